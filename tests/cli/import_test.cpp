// A table of what an office had before: previewed by row and cell, imported only when confirmed, and never twice.
#include "adapters/cli/import.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "adapters/cli/csv.h"
#include "tests/support/ruled_desk.h"
#include "tests/support/temp_folder.h"

namespace qianpi::cli {
namespace {

using Catch::Contains;

struct Imported {
  int code;
  std::string words;
};

class Table {
 public:
  explicit Table(const std::string& text) { std::ofstream(file()) << text; }
  Imported take(test::Desk& desk, bool confirm, const std::string& user = "ann") const {
    std::ostringstream out, err;
    const int code = import_cases({"desk", "ruled", file(), user, confirm}, desk.engine, desk.people, {out, err});
    return {code, out.str() + err.str()};
  }

 private:
  std::string file() const { return (folder_.path() / "table.csv").string(); }
  test::TempFolder folder_;
};

std::size_t running(test::Desk& desk) { return desk.store.running_cases("desk", "ruled").size(); }

CsvTable csv(const std::string& text) { return std::get<CsvTable>(read_csv(text)); }

}  // namespace

TEST_CASE("A table is read with quotes, line breaks within cells, and the mark that Excel puts first") {
  const CsvTable table = csv("\xEF\xBB\xBF姓名,简历\r\n张三,\"一\r\n二, \"\"三\"\"\"\r\n\r\n李四,\r\n");
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0] == std::vector<std::string>{"姓名", "简历"});
  CHECK(table.rows[1][1] == "一\r\n二, \"三\"");
  CHECK(table.lines == std::vector<int>{1, 2, 5});
}

TEST_CASE("A workbook, GBK and an open quotation mark are refused with the cure") {
  for (const std::string& text : {std::string("PK\x03\x04"), std::string("\xD0\xD5\xC3\xFB\n"), std::string("a,\"b\n")}) {
    const auto table = read_csv(text);
    REQUIRE(std::holds_alternative<Problem>(table));
    CHECK_FALSE(std::get<Problem>(table).cure.zh.empty());
  }
}

TEST_CASE("Every problem is told by row and cell, and nothing is imported while there is one") {
  test::Desk desk = test::ruled_desk();
  const Table table("金额\n300\n三百\n\"\n\"\n");
  const Imported preview = table.take(desk, true);
  CHECK(preview.code == 1);
  CHECK_THAT(preview.words, Contains("第 3 行") && Contains("金额"));
  CHECK(running(desk) == 0);
  CHECK_THAT(Table("金额,鞋码\n300,42\n").take(desk, true).words, Contains("鞋码") && Contains("没有这一项"));
  CHECK(running(desk) == 0);
}

TEST_CASE("Nothing is imported before it is confirmed, and a table confirmed twice is imported once") {
  test::Desk desk = test::ruled_desk();
  const Table table("金额\n300\n4000.50\n");
  const Imported preview = table.take(desk, false);
  CHECK(preview.code == 0);
  CHECK_THAT(preview.words, Contains("--confirm"));
  CHECK(running(desk) == 0);
  CHECK(table.take(desk, true).code == 0);
  CHECK(table.take(desk, true).code == 0);
  CHECK(running(desk) == 2);
}

TEST_CASE("Whoever may not begin the workflow imports nothing") {
  test::Desk desk = test::ruled_desk();
  const Table table("金额\n300\n");
  CHECK(table.take(desk, true, "nobody").code == 2);
  CHECK(running(desk) == 0);
}

}  // namespace qianpi::cli
