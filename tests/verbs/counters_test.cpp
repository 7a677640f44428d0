#include "engine/counters.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/rules/value_text.h"
#include "tests/verbs/experts.h"

using namespace qianpi;
using rules::Value;

namespace {

const Register& experts() {
  static test::Experts office;
  static const PackagePtr package = office.engine.library().current("desk");
  return package->registers.at("expert");
}

/// A record whose entries happened at 09:00 on those days.
struct Written {
  Record record{{"desk", "expert", "1"}, 1, Value::context({}), {}, {}, {}, 1};

  Written& on(Date day, const std::string& book, Value values = {}, const std::string& key = {}) {
    const int no = static_cast<int>(record.entries.size()) + 1;
    if (values.is_null()) values = Value::context({});
    record.entries.push_back({no, book, key.empty() ? std::to_string(no) : key, values, instant_of(day, {9, 0, 0}), instant_of(day, {9, 0, 0}), {1}});
    return *this;
  }
  Written& poor(Date day, const std::string& key = {}) { return on(day, "rating", Value::context({{"grade", "poor"}}), key); }

  Counted counted(const std::string& name, Date today) const {
    return count(experts(), *std::ranges::find(experts().counters, name, &Counter::name), record, today);
  }
  Value value(const std::string& name, Date today) const { return counted(name, today).value; }
  std::vector<std::string> reasons(const std::string& name, Date today) const {
    std::vector<std::string> reasons;
    for (const Weighed& one : counted(name, today).entries) reasons.push_back(one.why);
    return reasons;
  }
};

}  // namespace

TEST_CASE("A count over the calendar year begins anew on 1 January") {
  const Written written = Written().poor({2026, 3, 1}).poor({2026, 12, 31});
  CHECK(written.value("weak", {2026, 12, 31}) == Value(2));
  CHECK(written.value("weak", {2027, 1, 1}) == Value(0));
  CHECK(written.reasons("weak", {2027, 1, 1}) == std::vector<std::string>(2, "不在本年度内"));
}

TEST_CASE("In a rolling window an entry drops out on the same date twelve months later") {
  const Written written = Written().on({2026, 3, 10}, "acceptance");
  CHECK(written.value("tasks", {2027, 3, 9}) == Value(1));
  CHECK(written.value("tasks", {2027, 3, 10}) == Value(0));
  CHECK(written.reasons("tasks", {2027, 3, 10}).front() == "已满12个月");
}

TEST_CASE("A streak goes back to what breaks it; an excused entry neither counts nor breaks") {
  Written written;
  written.on({2026, 3, 1}, "inability").on({2026, 3, 2}, "acceptance").on({2026, 3, 3}, "inability");
  written.on({2026, 3, 4}, "inability", Value::context({{"exempt", true}})).on({2026, 3, 5}, "inability");
  CHECK(written.value("inabilities", {2026, 3, 31}) == Value(2));
  const auto reasons = written.reasons("inabilities", {2026, 3, 31});
  CHECK(reasons[0] == "此后有“参加”（2026-03-02），重新计起");
  CHECK(reasons[1].empty());
  CHECK(reasons[2] == "不符合“entry.exempt != true”");
}

TEST_CASE("Order is by when things happened, not by when they were recorded") {
  Written written;
  written.on({2026, 3, 5}, "inability").on({2026, 3, 6}, "inability").on({2026, 3, 2}, "acceptance");
  CHECK(written.value("inabilities", {2026, 3, 31}) == Value(2));
  CHECK(written.value("inabilities", {2026, 3, 5}) == Value(1));
}

TEST_CASE("A correction counts once, in place of what it corrects") {
  Written written = Written().poor({2026, 3, 1}, "case-7").poor({2026, 3, 2}, "case-8");
  written.on({2026, 3, 1}, "rating", Value::context({{"grade", "good"}}), "case-7");
  CHECK(written.value("weak", {2026, 3, 31}) == Value(1));
  CHECK(written.reasons("weak", {2026, 3, 31})[0] == "已由第3条更正");
}

TEST_CASE("Sums and averages take the entries that have a number; an average of none is unknown") {
  Written written;
  CHECK(written.value("mean", {2026, 3, 31}).is_null());
  CHECK(written.value("points", {2026, 3, 31}) == Value(0));
  written.on({2026, 3, 1}, "rating", Value::context({{"score", 80}})).on({2026, 3, 2}, "rating", Value::context({{"score", 91}})).poor({2026, 3, 3});
  CHECK(written.value("points", {2026, 3, 31}) == Value(171));
  CHECK(rules::to_text(written.value("mean", {2026, 3, 31})) == "85.5");
  CHECK(written.reasons("mean", {2026, 3, 31})[2] == "没有数值");
}

TEST_CASE("What has not happened yet does not count") {
  const Written written = Written().poor({2026, 3, 10});
  CHECK(written.value("weak", {2026, 3, 9}) == Value(0));
  CHECK(written.value("weak", {2026, 3, 10}) == Value(1));
}
