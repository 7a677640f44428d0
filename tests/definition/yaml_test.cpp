#include "engine/yaml/yaml.h"

#include <catch2/catch.hpp>
#include <chrono>

namespace qianpi::yaml {
namespace {

Node good(std::string_view text) { return std::get<Node>(read(text, "f.yaml")); }

Problem bad(std::string_view text, const Limits& limits = {}) {
  auto result = read(text, "f.yaml", limits);
  REQUIRE(std::holds_alternative<Problems>(result));
  const Problem problem = std::get<Problems>(result).front();
  CHECK_FALSE(problem.what.zh.empty());
  CHECK_FALSE(problem.what.en.empty());
  CHECK_FALSE(problem.cure.zh.empty());
  return problem;
}

TEST_CASE("Words keep their text and are typed as YAML 1.2 says: `on` is a word") {
  const Node node = good("a: on\nb: yes\nc: true\nd: 4.10\ne: \"4.10\"\nf: 2026-03-10\ng: 0x1F\nh: ~\ni: 007\nj: |\n  text\n");
  CHECK(node.find("a")->kind == Kind::text);
  CHECK(node.find("b")->kind == Kind::text);
  CHECK(node.find("c")->kind == Kind::boolean);
  CHECK(node.find("d")->kind == Kind::decimal);
  CHECK(node.find("d")->text == "4.10");
  CHECK(node.find("e")->kind == Kind::text);
  CHECK(node.find("f")->kind == Kind::text);
  CHECK(node.find("g")->kind == Kind::text);
  CHECK(node.find("h")->is_null());
  CHECK(node.find("i")->kind == Kind::integer);
  CHECK(node.find("j")->quoted);
  CHECK(node.find("missing") == nullptr);
}

TEST_CASE("Places count lines from 1 and columns in characters, not bytes") {
  const Node node = good("标题: {键: 值, b: c}\n");
  CHECK(to_text(node.find("标题")->find("b")->where) == "f.yaml:1:15");
}

TEST_CASE("A byte order mark at the start is no harm") {
  CHECK(good("\xEF\xBB\xBF"
             "a: b\n")
            .find("a")
            ->text == "b");
}

TEST_CASE("An empty file is an empty value") { CHECK(good("").is_null()); }

TEST_CASE("A key written twice is refused with both lines") {
  const Problem problem = bad("a: 1\nb: 2\na: 3\n");
  CHECK(problem.where.line == 3);
  CHECK(problem.what.zh == "“a”写了两次，前一次在第 1 行");
}

TEST_CASE("Anchors, aliases and tags are refused") {
  CHECK(bad("a: &x 1\n").what.en.find("anchors") != std::string::npos);
  CHECK(bad("a: 1\nb: *x\n").where.line == 2);
  CHECK(bad("a: !!str 1\n").what.zh.find("标签") != std::string::npos);
}

TEST_CASE("A bomb of aliases is refused at its first anchor") {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(9, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [";
    for (char name : before) bomb += std::string("*") + name + ",";
    bomb += "]\n";
  }
  CHECK(bad(bomb).where.line == 1);
}

TEST_CASE("Tabs in the indentation are refused with their line") {
  const Problem problem = bad("a:\n\tb: c\n");
  CHECK(problem.where.line == 2);
  CHECK(problem.cure.zh == "请改用空格缩进");
}

TEST_CASE("Deep nesting is refused, in every style") {
  CHECK(bad(std::string(100'000, '[')).where.line == 1);
  CHECK_THAT(bad("a: " + std::string(60, '[') + "b" + std::string(60, ']')).what.zh, Catch::Contains("40 层"));
  std::string block;
  for (int depth = 0; depth < 60; ++depth) block += std::string(static_cast<std::size_t>(depth), ' ') + "a:\n";
  CHECK(bad(block + std::string(60, ' ') + "b: c\n").what.zh.find("40 层") != std::string::npos);
}

TEST_CASE("Bytes that are no text are refused with their line") {
  CHECK(bad(std::string_view("a: b\nc: d\0e\n", 12)).where.line == 2);
  CHECK(bad("a: b\n\nc: \xC3\x28\n").where.line == 3);
  CHECK(bad("a: \xED\xA0\x80\n").what.zh.find("UTF-8") != std::string::npos);
  CHECK(bad("a: \xF5\x80\x80\x80\n").what.zh.find("UTF-8") != std::string::npos);
  CHECK(bad("\xFE\xFF\x00"
            "a")
            .where.line == 1);
}

TEST_CASE("Several documents in one file are refused") { CHECK(bad("a: b\n---\nc: d\n").where.line == 2); }

TEST_CASE("Broken indentation, quotes and brackets are refused near their line") {
  CHECK(bad("a:\n  b: 1\n c: 2\n").where.line == 3);
  CHECK(bad("a: \"open\nb: c\n").where.line >= 1);
  CHECK(bad("a: {b: c\n").where.line >= 1);
  CHECK(bad("a: b: c\n").where.line == 1);
}

TEST_CASE("A list or map as key is refused") { CHECK(bad("{[a, b]: c}\n").what.zh.find("键必须") != std::string::npos); }

TEST_CASE("A file beyond the limits of size is refused") {
  CHECK(bad("a: aaaaaaaaaaaaaaaaaaaaaaaa\n", {.bytes = 10}).what.zh.find("10 字节") != std::string::npos);
  CHECK(bad("[a, b, c, d, e]\n", {.nodes = 3}).what.zh.find("太多") != std::string::npos);
}

TEST_CASE("A hundred thousand lines are read without growing slow") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "k" + std::to_string(i) + ": 值\n";
  const auto before = std::chrono::steady_clock::now();
  CHECK(good(text).entries.size() == 100'000);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));
}

}  // namespace
}  // namespace qianpi::yaml
