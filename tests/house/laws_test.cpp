// Planted trees: each law of the house must find its fault, and must leave the innocent alone.
#include "tests/house/laws.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

namespace qianpi::house {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

/// A checkout of a few files in a temporary folder, gone with the object.
class Planted {
 public:
  explicit Planted(const Files& files) : root_(fs::temp_directory_path() / ("house-" + std::to_string(getpid()) + "-" + std::to_string(++count))) {
    for (const auto& [path, text] : files) {
      fs::create_directories((root_ / path).parent_path());
      std::ofstream(root_ / path) << text;
    }
  }
  ~Planted() { fs::remove_all(root_); }
  Planted(const Planted&) = delete;
  Planted& operator=(const Planted&) = delete;
  Tree tree() const { return read_tree(root_); }

 private:
  static inline int count = 0;
  fs::path root_;
};

std::string all_of(const Complaints& complaints) {
  std::string text;
  for (const auto& complaint : complaints) text += complaint + '\n';
  return text;
}

using Catch::Matchers::Contains;

TEST_CASE("An engine file that includes Poco is told to use a port") {
  const Planted planted(Files{{"engine/x.cpp", "#include <Poco/Timestamp.h>\n"}, {"adapters/http/y.cpp", "#include <Poco/Net/HTTPServer.h>\n"}});
  CHECK(all_of(third_party_includes(planted.tree())) == "engine/x.cpp:1 includes Poco/Timestamp.h: move the call behind a port in engine/ports.h\n");
}

TEST_CASE("A third-party header outside its files, in a header, or unknown is found") {
  const Planted planted(Files{{"engine/verbs/a.cpp", "#include <boost/statechart/event.hpp>\n"},
                              {"engine/time/time.cpp", "#include <date/tz.h>\n"},
                              {"pdf/sheet.h", "#include <vector>\n#include <hpdf.h>\n"},
                              {"pdf/font.h", "#include <unistd.h>\n"},
                              {"pdf/sheet.cpp", "#include <hpdf.h>\n// #include <Poco/Any.h>\n"}});
  const auto found = third_party_includes(planted.tree());
  CHECK(found.size() == 3);
  CHECK_THAT(all_of(found),
             Contains("engine/verbs/a.cpp:1") && Contains("qianpi::lifecycle::next") && Contains("pdf/sheet.h:2") && Contains("pdf/font.h:1"));
}

TEST_CASE("Rooms that must not know each other are found, and so is a path that leads nowhere") {
  const Planted planted(Files{{"engine/a.cpp", "#include \"adapters/http/h.h\"\n"},
                              {"engine/b.cpp", "#include \"pdf/p.h\"\n"},
                              {"pdf/p.h", "#include \"engine/e.h\"\n"},
                              {"pdf/q.cpp", "#include \"p.h\"\n"},
                              {"engine/e.h", ""},
                              {"adapters/http/h.h", "#include \"engine/e.h\"\n#include \"adapters/database/d.h\"\n"},
                              {"adapters/database/d.h", ""},
                              {"adapters/paper/p.cpp", "#include \"pdf/p.h\"\n"},
                              {"adapters/main.cpp", "#include \"adapters/http/h.h\"\n#include \"adapters/database/d.h\"\n"},
                              {"tests/t_test.cpp", "#include \"adapters/http/h.h\"\n"}});
  const auto found = foreign_includes(planted.tree());
  CHECK(found.size() == 5);
  CHECK_THAT(all_of(found), Contains("engine/a.cpp:1") && Contains("engine/b.cpp:1") && Contains("pdf/p.h:1") && Contains("adapters/http/h.h:2") &&
                                Contains("pdf/q.cpp:1"));
}

TEST_CASE("A circle of rooms is told as a circle") {
  const Planted planted(Files{{"engine/rules/a.h", "#include \"engine/time/b.h\"\n"},
                              {"engine/time/b.h", "#include \"engine/base/c.h\"\n"},
                              {"engine/base/c.h", "#include \"engine/rules/a.h\"\n"}});
  CHECK_THAT(all_of(cycles(planted.tree())), Contains("engine/base → engine/rules → engine/time → engine/base"));
  const Planted straight(Files{{"engine/rules/a.h", "#include \"engine/time/b.h\"\n"}, {"engine/time/b.h", ""}});
  CHECK(cycles(straight.tree()).empty());
}

TEST_CASE("A file that a program made may be long") {
  const Planted planted(Files{{"web/src/made.ts", "// Made by `npm run types`.\n" + std::string(900, '\n')}});
  CHECK(long_files(planted.tree()).empty());
}

TEST_CASE("A file of 401 lines is too long, one of 400 is not") {
  const Planted planted(
      Files{{"engine/a.cpp", std::string(400, '\n')}, {"web/src/b.ts", std::string(401, '\n')}, {"web/node_modules/x/c.ts", std::string(900, '\n')}});
  CHECK(all_of(long_files(planted.tree())) == "web/src/b.ts has 401 lines, more than 400: split it by what changes together\n");
}

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "  f(\"}\");  // {\n";
  return text;
}

TEST_CASE("A function of 51 lines is too long, whatever its braces hide behind") {
  const Planted planted(Files{{"engine/ok.cpp", "int f() {\n" + lines(48) + "}\n"},
                              {"engine/long.cpp", "namespace a {\nint g() {\n" + lines(49) + "}\n}\n"},
                              {"engine/member.h", "struct S {\n template <class T> int h(T t) const {\n" + lines(49) + "}\n int i;\n};\n"},
                              {"engine/lambda.cpp", "void k() {\n auto l = [&] {\n" + lines(47) + " };\n}\n"},
                              {"engine/table.cpp", "const int t[] = {\n" + lines(90) + "};\n"},
                              {"engine/scope.h", "class C : public B {\n" + std::string(90, '\n') + " void m() { n(); }\n};\n"}});
  const auto found = long_functions(planted.tree());
  CHECK(found.size() == 3);
  CHECK_THAT(all_of(found),
             Contains("engine/long.cpp:2 is a function of 51 lines") && Contains("engine/member.h:2") && Contains("engine/lambda.cpp:1"));
}

TEST_CASE("Raw strings, character literals and digit separators do not confuse the reader") {
  const Source source = read_source("a.cpp", "auto a = R\"x({ \" )\" )x\"; char b = '{'; int c = 1'000; void f() { '\"'; }\n#define X {\n");
  CHECK(source.code.find('{') == source.code.rfind('{'));
  CHECK(functions_of(source).size() == 1);
  REQUIRE(source.literals.size() == 1);
  CHECK(source.literals.front().text == "{ \" )\" ");
}

TEST_CASE("A clock, chance or environment in the engine is found, a word in a comment is not") {
  for (const std::string call : {"auto t = std::chrono::system_clock::now();", "int r = rand();", "std::random_device d;",
                                 "auto e = std::getenv(\"HOME\");", "auto t = time(nullptr);", "x = Clock::now();"}) {
    CAPTURE(call);
    CHECK_FALSE(worldly_calls(Planted(Files{{"engine/a.cpp", "void f() { " + call + " }\n"}}).tree()).empty());
    CHECK(worldly_calls(Planted(Files{{"adapters/clock/a.cpp", "void f() { " + call + " }\n"}}).tree()).empty());
  }
  const Planted innocent(Files{{"engine/a.cpp",
                                "// now() and rand()\nauto a = situation.now; auto b = \"time(\"; run_time(3); at.time();\nstruct T { "
                                "Instant now() const; Time& time(); }; Instant Course::now() const { return now_; }\n"}});
  CHECK(worldly_calls(innocent.tree()).empty());
}

TEST_CASE("A default in a switch over an enum is found, one over a number or in an inner switch is not") {
  const Planted planted(Files{{"engine/a.cpp", "void f() {\n switch (k) { case Kind::a: g(); break; default: h(); }\n}\n"},
                              {"engine/b.cpp", "void f() { switch (n) { case 1: default: h(); } }\n"},
                              {"engine/c.cpp", "void f() { switch (k) { case Kind::a: { switch (n) { case 1: default: ; } } } }\n"}});
  const auto found = defaults_over_enums(planted.tree());
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Contains("engine/a.cpp:2") && Contains("name every value"));
}

TEST_CASE("What belongs to a package may not stand in C++") {
  const Files package = {{"workflows/pool/package.yaml",
                          "package: pool_of_experts\ntitle: 某市专家管理\nroles:\n  office_head: {title: 办公室负责人, unit: office}\n"
                          "  # comment\n  emo: {title: 室}\nparameters:\n  notice: {value: 5}\n"},
                         {"workflows/pool/lists/skill_groups.yaml", "title: 专业分类表\n"},
                         {"workflows/pool/w01.yaml", "workflow: enrolment\nid: XX-W01\n"}};
  const auto complaints_about = [&](const std::string& code) {
    auto files = package;
    files["adapters/people/a.cpp"] = "auto a = " + code + ";\n";
    return regime_words(Planted(files).tree());
  };
  for (const std::string guilty : {"\"office_head\"", "\"skill_groups\"", "\"《专业分类表》\"", "\"某市专家管理办法\"", "\"办公室负责人\"",
                                   "\"pool_of_experts\"", "\"see XX-W01\""}) {
    CAPTURE(guilty);
    const auto found = complaints_about(guilty);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found.front(), Contains("adapters/people/a.cpp:1") && Contains("read it from the package"));
  }
  for (const std::string innocent : {"\"notice\"", "\"emo\"", "\"the office_head signs\"", "office_head", "\"enrolment\""}) {
    CAPTURE(innocent);
    CHECK(complaints_about(innocent).empty());
  }
}

TEST_CASE("A verb without test or label is found") {
  const Files complete = {{"engine/verbs/claim.h", ""},
                          {"engine/verbs/common_seen.h", ""},
                          {"tests/verbs/claim_test.cpp", ""},
                          {"config/labels/zh.json", R"({"verbs": {"claim": "签收"}})"},
                          {"config/labels/en.json", R"({"verbs": {"claim": "Claim"}})"}};
  CHECK(verbs_without_test_or_label(Planted(complete).tree()).empty());
  for (const std::string missing : {"tests/verbs/claim_test.cpp", "config/labels/zh.json", "config/labels/en.json"}) {
    auto files = complete;
    files.erase(missing);
    const auto found = verbs_without_test_or_label(Planted(files).tree());
    REQUIRE(found.size() == 1);
    CHECK_THAT(found.front(), Contains(missing));
  }
}

TEST_CASE("A command or a page that the documents promise must be there") {
  const Files complete = {{"README.md", "`./dev run`, `./dev test scxml`, [house](docs/house.md#laws), [w3c](https://www.w3.org)\n"},
                          {"docs/house.md", "[back](../README.md)\n"},
                          {"dev", "case $1 in\n  run) ;;\n  test | check) ;;\nesac\n"}};
  CHECK(all_of(unkept_promises(Planted(complete).tree())).empty());
  auto files = complete;
  files["dev"] = "case $1 in\n  run) ;;\nesac\n";
  CHECK_THAT(all_of(unkept_promises(Planted(files).tree())), Contains("README.md shows ./dev test"));
  files = complete;
  files["README.md"] = "./dev run [gone](docs/gone.md)\n";
  CHECK_THAT(all_of(unkept_promises(Planted(files).tree())),
             Contains("README.md does not show ./dev test") && Contains("README.md:1 links to docs/gone.md"));
}

}  // namespace
}  // namespace qianpi::house
