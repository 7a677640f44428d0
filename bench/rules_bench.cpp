// What expressions cost: a guard of twenty terms, and expressions that spend their whole budget. `rules_bench [--check]`: with --check the exit code is
// 1 where a figure of docs/feel.md is not kept. Time is the processor's, memory is what operator new has given and not got back, at its highest.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <malloc.h>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/expression.h"

namespace {

std::size_t held = 0, highest = 0;

}  // namespace

void* operator new(std::size_t size) {
  void* at = std::malloc(size);
  if (!at) throw std::bad_alloc();
  held += malloc_usable_size(at);
  highest = std::max(highest, held);
  return at;
}
void operator delete(void* at) noexcept {
  if (at) held -= malloc_usable_size(at);
  std::free(at);
}
void operator delete(void* at, std::size_t) noexcept { operator delete(at); }

namespace {

using namespace qianpi::rules;

/// Of this process: what else the machine does is not the expression's.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

constexpr double most_microseconds = 20, most_milliseconds = 50, most_mebibytes = 16;

Expression compiled(const std::string& text) {
  auto read = Expression::compile(text);
  if (auto* expression = std::get_if<Expression>(&read)) return std::move(*expression);
  std::fprintf(stderr, "no expression: %s\n", text.c_str());
  std::exit(2);
}

/// As guards are written: fields, parameters and the subject's record, all terms looked at.
std::string guard_of_twenty() {
  const std::vector<std::string> terms{"expert.standing = \"serving\"",
                                       "count(expert.holds) = 0",
                                       "expert.born <= work_from",
                                       "amount <= param.limit",
                                       "kind in (\"check\", \"rescue\")",
                                       "work_from <= work_to",
                                       "years >= 10",
                                       "not(urgent)",
                                       "list contains(expert.groups, group)",
                                       "rate * days < 100000"};
  std::string guard;
  for (int round = 0; round < 2; ++round)
    for (const std::string& term : terms) guard += (guard.empty() ? "" : " and ") + term;
  return guard;
}

ContextScope fields() {
  const qianpi::Date day{2026, 3, 10};
  const Value expert = Value::context(
      {{"standing", "serving"}, {"holds", Value::list({})}, {"born", day}, {"groups", Value::list({"mining", "chemistry", "fire", "metal"})}});
  return ContextScope(Value::context({{"expert", expert},
                                      {"param", Value::context({{"limit", 5000}})},
                                      {"amount", 1200},
                                      {"kind", "rescue"},
                                      {"work_from", day},
                                      {"work_to", day},
                                      {"years", 12},
                                      {"urgent", false},
                                      {"group", "metal"},
                                      {"rate", 800},
                                      {"days", 3}}));
}

/// The middle of many runs, each of a thousand evaluations.
double microseconds_of(const Expression& expression, const Scope& scope) {
  constexpr int runs = 31, times = 1000;
  std::vector<double> figures;
  for (int run = 0; run < runs; ++run) {
    const double began = cpu_seconds();
    for (int i = 0; i < times; ++i)
      if (!evaluate(expression, scope).value.is_true()) std::exit(2);
    figures.push_back((cpu_seconds() - began) * 1e6 / times);
  }
  std::nth_element(figures.begin(), figures.begin() + runs / 2, figures.end());
  return figures[runs / 2];
}

struct Spent {
  double milliseconds = 0, mebibytes = 0;
  bool over = false;
};

/// The best of five.
Spent spent_by(const Expression& expression, const Scope& scope) {
  Spent best{1e9, 0, false};
  for (int run = 0; run < 5; ++run) {
    const std::size_t before = held;
    highest = held;
    const double began = cpu_seconds();
    const Result result = evaluate(expression, scope);
    best.milliseconds = std::min(best.milliseconds, (cpu_seconds() - began) * 1e3);
    best.mebibytes = std::max(best.mebibytes, static_cast<double>(highest - before) / (1 << 20));
    best.over = result.over_budget;
  }
  return best;
}

std::string wide_context() {
  std::string text = "{";
  for (int i = 0; i < 5000; ++i) text += (i ? ", a" : "a") + std::to_string(i) + ": " + std::to_string(i);
  return text + "}";
}

/// Each spends the budget in another way.
const std::vector<std::pair<const char*, const char*>>& spenders() {
  static const std::vector<std::pair<const char*, const char*>> all{
      {"nested for", "for i in 1..1000, j in 1..1000, k in 1..1000 return i * j * k"},
      {"nested some", "some i in 1..1000 satisfies some j in 1..1000 satisfies i * j = -1"},
      {"recursion", "{f: function(g, n) if n = 0 then 0 else g(g, n - 1) + g(g, n - 1), r: f(f, 60)}.r"},
      {"growing lists", "for i in 1..100000 return for j in 1..1000 return j"},
      {"list joined to itself", "for i in 1..1000 return concatenate(partial, partial)"},
      {"growing texts", "for i in 1..1000 return string join(for j in 1..1000 return \"区级区级区级\")"},
      {"text doubled", "for i in 1..64 return if i = 1 then \"ab\" else partial[-1] + partial[-1]"},
      {"powers", "for i in 1..100000 return 1.0000001 ** 9999"},
      {"logarithms", "for i in 1..100000 return exp(log(i)) + sqrt(i)"},
      {"sort", "for i in 1..1000 return sort(for k in 1..1000 return 1000 - k, function(x, y) x < y)"},
      {"filter", "for i in 1..1000 return (for k in 1..1000 return k)[item > i]"},
      {"distinct", "for i in 1..1000 return distinct values(for k in 1..1000 return k)"},
      {"pattern", "for i in 1..1000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a+)+$\")"},
      {"replace", "for i in 1..1000 return replace(string join(for j in 1..1000 return \"ab\"), \"a\", \"aa\")"},
      {"contexts", "for i in 1..1000 return for j in 1..1000 return {a: i, b: {c: j, d: [i, j]}}"},
      {"small lists", "for i in 1..1000 return for j in 1..1000 return [[[[j]]]]"},
      {"small texts", "for i in 1..1000 return for j in 1..1000 return string(j) + \" a text of some length, held by the list\""},
      {"ranges", "for i in 1..1000 return for j in 1..1000 return [i..j]"},
      {"functions", "for i in 1..1000 return for j in 1..1000 return function(x) x + j"},
      {"dates", "for i in 1..100000 return date(\"2026-01-01\") + duration(\"P\" + string(i) + \"D\")"},
  };
  return all;
}

}  // namespace

int main(int count, char** arguments) {
  const bool judged = count > 1 && std::string_view(arguments[1]) == "--check";
  bool good = true;
  const auto scope = fields();
  const double guard = microseconds_of(compiled(guard_of_twenty()), scope);
  good = guard < most_microseconds;
  std::printf("a guard of twenty terms: %.2f µs (below %.0f)\n", guard, most_microseconds);
  auto all = spenders();
  const std::string wide = wide_context();
  all.emplace_back("wide context", wide.c_str());
  for (const auto& [name, text] : all) {
    const Spent spent = spent_by(compiled(text), scope);
    const bool kept = spent.milliseconds <= most_milliseconds && spent.mebibytes <= most_mebibytes;
    good = good && kept;
    std::printf("%-22s %7.1f ms %7.1f MiB  %s%s\n", name, spent.milliseconds, spent.mebibytes, spent.over ? "at its budget" : "ended by itself",
                kept ? "" : "  TOO MUCH");
  }
  return judged && !good ? 1 : 0;
}
