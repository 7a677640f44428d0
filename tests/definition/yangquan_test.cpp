// The package that comes with the program: it reads without a problem, and its tables decide as the regulation says.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using rules::Value;

PackagePtr yangquan() {
  static const PackagePtr package = [] {
    auto read = read_package(files_of("yangquan"));
    if (const auto* problems = std::get_if<Problems>(&read)) FAIL(told(*problems));
    return std::get<PackagePtr>(read);
  }();
  return package;
}

Value parameters() {
  Value all = Value::context({});
  for (const auto& [name, parameter] : yangquan()->parameters) all = all.with(name, parameter.value);
  return all;
}

Value decided(const char* table, const Value& values) {
  const rules::ContextScope scope(values.with("param", parameters()).with("submitted_on", Value()));
  const auto decision = rules::decide(yangquan()->tables.at(table), scope);
  const Value* ok = decision.outputs.get("ok");
  return ok ? *ok : Value();
}

Value aged(const char* sex, const char* born, const char* today) {
  return Value::context({{"sex", sex}, {"birth_date", *read_date(born)}, {"today", *read_date(today)}});
}

TEST_CASE("The package of Yangquan reads without a problem") {
  CHECK(yangquan()->workflows.contains("enrolment"));
  CHECK(yangquan()->workflows.at("enrolment").id == "YQ-W01");
}

TEST_CASE("The classification has 13 domains and 153 items, and 4.10 is not 4.1") {
  const CodeList& list = yangquan()->lists.at("professions");
  std::size_t items = 0;
  for (const CodeEntry& domain : list.entries) items += domain.entries.size();
  CHECK(list.entries.size() == 13);
  CHECK(items == 153);
  CHECK(find_entry(list, "4.10") != find_entry(list, "4.1"));
  CHECK(find_entry(list, "99") == nullptr);
}

TEST_CASE("A man may apply up to and including his sixtieth birthday, a woman up to her fifty-fifth") {
  CHECK(decided("entry_age", aged("男", "1966-03-10", "2026-03-10")) == Value(true));
  CHECK(decided("entry_age", aged("男", "1966-03-10", "2026-03-11")) == Value(false));
  CHECK(decided("entry_age", aged("女", "1971-03-10", "2026-03-10")) == Value(true));
  CHECK(decided("entry_age", aged("女", "1971-03-10", "2026-03-11")) == Value(false));
}

TEST_CASE("Someone who has no sex or birth date filled in is not let through") {
  CHECK(decided("entry_age", Value::context({{"sex", Value()}, {"birth_date", Value()}, {"today", *read_date("2026-03-10")}})).is_null());
}

TEST_CASE("College and either a middle title or a qualification are needed") {
  const auto person = [](const char* education, const char* level, Value qualifications) {
    return decided("qualification",
                   Value::context({{"education", education}, {"title_level", level}, {"qualifications", std::move(qualifications)}}));
  };
  CHECK(person("college", "middle", Value()) == Value(true));
  CHECK(person("bachelor", "none", Value::list({"safety_engineer"})) == Value(true));
  CHECK(person("bachelor", "junior", Value()) == Value(false));
  CHECK(person("bachelor", "none", Value::list({})) == Value(false));
  CHECK(person("below_college", "senior", Value()) == Value(false));
}

}  // namespace
}  // namespace qianpi::tests
