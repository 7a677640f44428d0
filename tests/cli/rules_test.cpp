// `qianpi eval` and `qianpi table`.
#include "adapters/cli/rules.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "engine/definition/table_file.h"
#include "tests/support/ruled_desk.h"
#include "tests/support/temp_folder.h"

namespace qianpi::cli {
namespace {

using Catch::Contains;

struct Answered {
  int code = 0;
  std::string out, err;
};

Answered eval(const EvalArguments& arguments, const std::string& lines = "") {
  std::ostringstream out, err;
  std::istringstream in(lines);
  const int code = evaluate(arguments, instant_of({2026, 3, 2}, {9, 0, 0}), {out, err}, in);
  return {code, out.str(), err.str()};
}

/// A folder with files; what `run` says about it.
class Files {
 public:
  std::filesystem::path write(const std::string& name, const std::string& text) {
    const auto path = folder_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path;
  }
  std::filesystem::path path() const { return folder_.path(); }

 private:
  test::TempFolder folder_;
};

template <class Run>
Answered said(Run run) {
  std::ostringstream out, err;
  const int code = run(Streams{out, err});
  return {code, out.str(), err.str()};
}

const std::string good = "table: fee\ntitle: 费用\ninputs: [night]\noutputs: [fee]\nrows:\n  - [true, 1500]\n  - [false, 1000]\n";

std::variant<PackagePtr, Problems> read_nothing(const std::filesystem::path&) { return Problems{}; }

Answered check(const std::filesystem::path& path, const ReadPackage& read = read_nothing) {
  return said([&](Streams streams) { return check_tables({path}, read, streams); });
}

}  // namespace

TEST_CASE("An expression is printed as FEEL, or as JSON") {
  CHECK(eval({"round half up(fine * 0.15, 2)", "{fine: 200000.10}", false}).out == "30000.02\n");
  CHECK(eval({"[1, \"a\", @\"2026-03-10\"]", "", false}).out == "[1, \"a\", @\"2026-03-10\"]\n");
  CHECK(eval({"[1, \"a\", @\"2026-03-10\"]", "", true}).out == "[1,\"a\",\"2026-03-10\"]\n");
  CHECK(eval({"today", "", false}).out == "@\"2026-03-02\"\n");
  CHECK(eval({"age(born)", "born: '= @\"1966-03-02\"'", false}).out == "60\n");
}

TEST_CASE("Null with a reason is exit code 1, no expression is 2, both with place and in both languages") {
  const Answered unknown = eval({"fine * 2", "", false});
  CHECK(unknown.code == 1);
  CHECK(unknown.out == "null\n");
  CHECK_THAT(unknown.err, Contains("fine") && Contains("字节") && Contains("byte"));
  CHECK(eval({"null", "", false}).code == 0);
  CHECK(eval({"1 +", "", false}).code == 2);
  CHECK(eval({"1", "[1]", false}).code == 2);
  CHECK_THAT(eval({"1", "a: '= 1 +'", false}).err, Contains("--with:1"));
}

TEST_CASE("Values may come from a file, and expressions line by line") {
  Files files;
  const auto with = files.write("values.yaml", "fine: 10\n");
  CHECK(eval({"fine + 1", with.string(), false}).out == "11\n");
  const Answered lines = eval({"-", "{a: 2}", false}, "a + 1\n1 +\na * a\n");
  CHECK(lines.out == "3\nerror\n4\n");
  CHECK(lines.code == 2);
}

TEST_CASE("A good table is told with its rows and tests; a gap is told with its place") {
  Files files;
  CHECK_THAT(check(files.write("fee.yaml", good + "test:\n  - {night: true, fee: 1500}\n")).out, Contains("费用\trows 2\ttests 1"));
  const Answered gap = check(files.write("gap.yaml", good.substr(0, good.rfind("  -"))));
  CHECK(gap.code == 1);
  CHECK_THAT(gap.err, Contains("gap.yaml:1:1: 规则表有空缺：输入为（false）") && Contains("the table has a gap"));
  const Answered wrong = check(files.write("wrong.yaml", good + "test:\n  - {night: true, fee: 1}\n"));
  CHECK(wrong.code == 1);
  CHECK_THAT(wrong.err, Contains("wrong.yaml:9:") && Contains("“fee”应为 1，得 1500"));
  CHECK(check(files.path() / "nowhere.yaml").code == 1);
}

TEST_CASE("A table in a package is judged with its package: other files' mistakes are not told, but said to be there") {
  Files files;
  files.write("pool/package.yaml", "");
  const auto table = files.write("pool/rules/fee.yaml", good);
  const ReadPackage elsewhere = [](const auto&) { return Problems{{{"pool/entry.yaml", 1, 1}, {"错", "wrong"}, {"改", "mend"}}}; };
  CHECK_THAT(check(table, elsewhere).err, Contains("流程包另有错误") && !Contains("entry.yaml"));
  const ReadPackage here = [](const auto&) {
    return Problems{{{"pool/rules/fee.yaml", 6, 3}, {"错", "wrong"}, {"改", "mend"}},
                    {{"pool/rules/other.yaml", 1, 1}, {"错", "wrong"}, {"改", "mend"}}};
  };
  CHECK_THAT(check(table, here).err, Contains("fee.yaml:6:3") && !Contains("other.yaml"));
  CHECK_THAT(check(files.path() / "pool", here).err, Contains("fee.yaml:6:3") && Contains("other.yaml"));
  const ReadPackage fine = [](const auto&) {
    auto package = std::make_shared<Package>();
    package->tables.emplace("fee", std::get<DefinedTable>(read_defined_table({"pool/rules/fee.yaml", good})));
    return PackagePtr(package);
  };
  CHECK_THAT(check(files.path() / "pool", fine).out, Contains("pool/rules/fee.yaml\t费用"));
}

TEST_CASE("A table goes out as DMN and comes back the same") {
  Files files;
  const Answered xml = said([&](Streams streams) { return export_table(files.write("fee.yaml", good), streams); });
  CHECK(xml.code == 0);
  CHECK_THAT(xml.out, Contains("decisionTable") && Contains("hitPolicy=\"UNIQUE\""));
  const Answered yaml = said([&](Streams streams) { return import_table(files.write("fee.dmn", xml.out), streams); });
  CHECK(yaml.code == 0);
  const auto source = [](const std::string& text) { return std::get<rules::TableSource>(read_table_file({"fee.yaml", text})); };
  CHECK(source(yaml.out).rows[0].then == source(good).rows[0].then);
  CHECK(check(files.write("again.yaml", yaml.out)).code == 0);
}

TEST_CASE("What is no table is told with exit code 2; a table with problems here is written all the same, and they are told") {
  Files files;
  CHECK(said([&](Streams streams) { return import_table(files.write("a.dmn", "<definitions/>"), streams); }).code == 2);
  CHECK(said([&](Streams streams) { return import_table(files.path() / "nowhere.dmn", streams); }).code == 2);
  CHECK(said([&](Streams streams) { return export_table(files.write("a.yaml", "a: 1\n"), streams); }).code == 2);
  const char* model =
      "<definitions><decision><decisionTable id='_X'><input><inputExpression><text>Monthly Salary</text></inputExpression></input>"
      "<output/><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision></"
      "definitions>";
  const Answered read = said([&](Streams streams) { return import_table(files.write("b.dmn", model), streams); });
  CHECK(read.code == 1);
  CHECK_THAT(read.out, Contains("table: 't_x'") && Contains("outputs: ['result']"));
  CHECK_THAT(read.err, Contains("b.yaml:4:"));
}

TEST_CASE("A changed table is tried over the cases of a year: those that it would decide otherwise are told, with both rows") {
  test::Desk desk = test::ruled_desk();
  test::MemoryBlobs blobs;
  for (const int amount : {40, 300, 5000})
    if (const CaseId on = test::ask_for_share(desk, amount)) desk.decide("bob", on, "approve");
  Files files;
  std::string text = test::share_table;
  const Archive archive{desk.store, desk.store, blobs, desk.store};
  const auto tried = [&](const std::string& table, Date since) {
    return said([&](Streams streams) { return try_table(files.write("share.yaml", table), since, archive, streams); });
  };
  const Answered same = tried(text, {2025, 3, 1});
  CHECK(same.code == 0);
  CHECK(same.out == "decided 3, otherwise 0\n");
  text.replace(text.find("[10]"), 4, "[20]");
  const Answered other = tried(text, {2025, 3, 1});
  CHECK(other.code == 1);
  CHECK_THAT(other.out, Contains("floor {part: 10} → floor {part: 20}") && Contains("decided 3, otherwise 1"));
  CHECK(tried(text, {2030, 1, 1}).out == "decided 0, otherwise 0\n");
  CHECK(tried("table: [", {2025, 3, 1}).code == 2);
}

}  // namespace qianpi::cli
