// Registers over the API.
#include <catch2/catch.hpp>

#include <algorithm>

#include "adapters/http/table_file.h"
#include "tests/http/office.h"

namespace qianpi::http {
namespace {

/// A record of the office's register, serving from 10 March 2026 to 10 March 2029 (no longer included).
void put_record(TestOffice& office, const std::string& name = "王伟") {
  Record record;
  record.key = {"yangquan", "expert", "1"};
  record.revision = record.facts = 1;
  record.fields = rules::Value::context({{"name", name}});
  record.spans = {{"serving", false, {2026, 3, 10}, Date{2029, 3, 10}, "第九条", {1}}};
  Changes changes;
  changes.after.id = office.store.new_case_id();
  changes.after.revision = 1;
  changes.after.package = "yangquan";
  changes.records.push_back({record, {{1, office.clock.now(), {}, "engine", "record_created", "{}", {}, "hash"}}});
  office.store.save(changes);
}

TEST_CASE("A standing is told with the last day that it is valid") {
  TestOffice office;
  put_record(office);
  office.clock.move_to(start_of({2026, 4, 1}));
  const Json page = body_of(office.get("clerk", "/registers/yangquan/expert"));
  CHECK(misfit(page, "RegisterPage") == "");
  CHECK(page["rows"][0]["until"] == "2029-03-10");
  CHECK(page["rows"][0]["last_day"] == "2029-03-09");
  const Json view = body_of(office.get("clerk", "/registers/yangquan/expert/1"));
  CHECK(view["standings"][0]["until"] == "2029-03-10");
  CHECK(view["standings"][0]["last_day"] == "2029-03-09");
}

TEST_CASE("A register is taken away as a table with the columns that its reader may see, and never with a formula") {
  TestOffice office;
  put_record(office, "=HYPERLINK(\"http://evil.example\",\"王伟\")");
  const Reply csv = office.get("clerk", "/registers/yangquan/expert/table?format=csv");
  CHECK(csv.status == 200);
  CHECK(csv.type == "text/csv; charset=utf-8");
  CHECK(csv.headers.at("Content-Disposition").starts_with("attachment; filename*=UTF-8''%E4"));
  CHECK(csv.body.starts_with("\xEF\xBB\xBF"));
  CHECK(csv.body.find("\"'=HYPERLINK(\"\"http://evil.example\"\"") != std::string::npos);
  const Reply book = office.get("clerk", "/registers/yangquan/expert/table?format=xlsx");
  CHECK(book.body.starts_with("PK"));
  CHECK(book.body.size() > 4000);
  CHECK(std::ranges::any_of(office.audited, [](const std::string& one) { return one.find("table_taken") != std::string::npos; }));
  CHECK(office.get("clerk", "/registers/yangquan/expert/table?format=exe").status == 422);
  CHECK(office.get("", "/registers/yangquan/expert/table?format=csv").status == 401);
}

TEST_CASE("Cells that a spreadsheet would compute are told as text; numbers stay numbers") {
  const PlainTable table{"甲/乙", {"姓名", "数"}, {{"=1+1", 5}, {"+86 139", -2}, {"@SUM(A1)", Json()}, {"a,\"b\"", 1.5}, {"-", 0}}};
  CHECK(csv_of(table) == "\xEF\xBB\xBF姓名,数\r\n'=1+1,5\r\n'+86 139,-2\r\n'@SUM(A1),\r\n\"a,\"\"b\"\"\",1.5\r\n'-,0\r\n");
  CHECK(xlsx_of(table).starts_with("PK"));
}

}  // namespace
}  // namespace qianpi::http
