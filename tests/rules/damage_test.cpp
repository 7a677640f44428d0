// Damaged and hostile texts: whatever stands there, the answer is a value or a problem with a place.
#include <catch2/catch.hpp>

#include "tests/rules/feel.h"

using namespace qianpi::rules;

namespace {

/// The same sequence on every machine.
class Sequence {
 public:
  explicit Sequence(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_;
};

const std::vector<std::string>& seeds() {
  static const std::vector<std::string> texts = {"for i in 1..3, j in [1..i) return i * j + partial[-1]",
                                                 "{a: 1, \"b c\": function(x: number) x + a, r: f(b: 2)}.r",
                                                 "[1, 2, {a: null}][item.a = null or item > -1.5e3][1]",
                                                 "@\"2026-03-10T09:00:00.5@Asia/Shanghai\" + @\"-P1DT2H\"",
                                                 "if not(\"\\u7B7E\\n\" in (< \"z\", [\"a\"..\"b\"[)) then 年龄 ** 2 else null",
                                                 "x instance of list<context<a: number>>",
                                                 "replace(\"abcd\", \"(a)|b\", \"[$1]\", \"si\") + string(duration(\"P1Y2M\").months)",
                                                 "sort([3, 1, 2], function(x, y) x < y)",
                                                 "every v in [1] satisfies v between 1 and -(2) /* c */",
                                                 "substring(\"签批\", -1, 1) // end"};
  return texts;
}

std::string damaged(Sequence& sequence) {
  static const std::string pieces = "()[]{}<>.,:;\"'@+-*/=!? \\\n0123456789aePT年";
  std::string text = seeds()[sequence.below(seeds().size())];
  const std::size_t times = 1 + sequence.below(4);
  for (std::size_t i = 0; i < times && !text.empty(); ++i) {
    const std::size_t at = sequence.below(text.size());
    const std::string& other = seeds()[sequence.below(seeds().size())];
    const std::size_t kind = sequence.below(4);
    if (kind == 0) text.erase(at, 1 + sequence.below(5));
    else if (kind == 1) text.insert(at, 1, pieces[sequence.below(pieces.size())]);
    else if (kind == 2) text[at] = pieces[sequence.below(pieces.size())];
    else text.insert(at, other.substr(sequence.below(other.size()), 12));
  }
  return text;
}

std::string repeated(const std::string& text, int times, const std::string& end = "1") {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all += end;
}

}  // namespace

TEST_CASE("Damaged expressions give a value, or problems whose places lie within the text") {
  Sequence sequence(20260310);
  const ContextScope scope(Value::context({{"x", Value::list({1})}, {"年龄", 58}}));
  const Budget small{.steps = 5'000, .depth = 300};
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = damaged(sequence);
    const auto compiled = round % 3 == 0 ? Expression::compile_unary_tests(text) : Expression::compile(text);
    const auto* problems = std::get_if<std::vector<Problem>>(&compiled);
    const auto result = problems ? Result{} : evaluate(std::get<Expression>(compiled), scope, small);
    for (const Problem& problem : problems ? *problems : result.problems) {
      const bool within = problem.offset >= 0 && problem.length >= 0 && static_cast<std::size_t>(problem.offset + problem.length) <= text.size();
      if (!within || problem.zh.empty() || problem.en.empty()) FAIL(text << ": " << describe(problem, "en"));
    }
  }
}

TEST_CASE("Hostile expressions end with a reason instead of using up time, stack or memory") {
  const auto over = [](const std::string& text) {
    const auto compiled = Expression::compile(text);
    if (!std::holds_alternative<Expression>(compiled)) return true;
    return evaluate(std::get<Expression>(compiled), ContextScope(Value::context({}))).over_budget;
  };
  CHECK(over(repeated("(", 100'000)));
  CHECK(over(repeated("[", 5'000)));
  CHECK(over(repeated("(", 290) + repeated("1 + ", 1'000)));
  CHECK(over(repeated("-", 5'000)));
  CHECK(over(repeated("1 + ", 10'000)));
  CHECK(over("for a in 1..1000, b in 1..1000, c in 1..1000 return a"));
  CHECK(over("for a in 1..10000000000 return a"));
  CHECK(over("{f: function(x, g) g(x, g), r: f(1, f)}.r"));
  CHECK(over("2 ** 100000"));
  std::string doubling = "{v0: [1, 1]";
  for (int i = 1; i < 40; ++i) doubling += ", v" + std::to_string(i) + ": [v" + std::to_string(i - 1) + ", v" + std::to_string(i - 1) + "]";
  CHECK(over(doubling + "}"));
  CHECK(over(doubling + ", s: string(v39)}.v0"));
  CHECK(over(doubling + ", s: v39 = v39}.v0"));
  CHECK(over("{big: for i in 1..50000 return i, r: for j in 1..50000 return count(big)}.r"));
  CHECK(over("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"));
  CHECK(over("for i in 1..2000 return count(for j in 1..2000 return j)"));
}

TEST_CASE("A range that goes on behind its end is refused, and not read for ever") {
  for (const char* text : {"[1..2..3]", "[1..2(3)(4", "]1..2.5..7[", "x in [@\"2026-01-01\"..@\"2001\"..1"})
    CHECK(std::holds_alternative<std::vector<Problem>>(Expression::compile(text)));
}

TEST_CASE("Twenty thousand entries are read as fast as they come") {
  std::string json = "{";
  for (int i = 0; i < 20'000; ++i) json += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":" + std::to_string(i);
  CHECK(from_json(json + "}").entries().size() == 20'000);
}
