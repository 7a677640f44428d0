// Books, counters, quotas, ends and what begins by itself: what is read, and what validation says when it doesn't fit.
#include <catch2/catch.hpp>

#include "engine/definition/recurrence.h"
#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

const std::string people =
    "register: person\ntitle: 人员\nkey: name\ncontact: phone\nfields:\n  name: {title: 姓名, type: text}\n  phone: {title: 电话, type: text}\n"
    "  kind: {title: 类别, type: choice, of: [a, b]}\nstandings:\n  main: [none, serving, ended]\n  holds: [stopped]\n";
const std::string books = "books:\n  talk: {title: 谈话, fields: [reason, points]}\n  visit: {fields: {place: {title: 地点}}}\n";

/// The register with more below it; what is told of it.
std::string told_of_books(const std::string& more) { return told(Office().with("registers/person.yaml", people + more).problems()); }

Register read(const std::string& more) { return Office().with("registers/person.yaml", people + more).package()->registers.at("person"); }

/// A request about a person, begun so, whose approval does this.
Office about_a_person(const std::string& start, const std::string& effect = "set: {days: 1}") {
  Office office;
  office.with("registers/person.yaml", people + books + "counters:\n  talks: {count: talk}\n");
  return office.with("request.yaml",
                     "workflow: request\ntitle: 申请\nstart:\n  - {by: applicant, form: request}\n" + start +
                         "subject: {register: person, match: name}\ninitial: review\nstates:\n  review:\n    task: {role: clerk}\n    on:\n"
                         "      approve:\n        target: done\n        do:\n          - " +
                         effect + "\n  done: {type: final}\n");
}
std::string told_of_start(const std::string& rule) { return told(about_a_person("  - " + rule + "\n").problems()); }
std::string told_of_effect(const std::string& effect) { return told(about_a_person("", effect).problems()); }

TEST_CASE("Books and counters of a register are read") {
  const Register it = read(books +
                           "counters:\n  talks: {title: 谈话次数, count: talk, where: entry.reason != null, window: calendar year}\n"
                           "  row: {streak: talk, broken_by: [visit], window: 12 months}\n  mean: {average: talk.points}\n");
  CHECK(it.contact == "phone");
  REQUIRE(it.books.size() == 2);
  CHECK(it.books[0].title.zh == "谈话");
  CHECK(it.books[1].fields == std::vector<std::string>{"place"});
  REQUIRE(it.counters.size() == 3);
  CHECK(it.counters[0].window == Counter::Window::calendar_year);
  CHECK(it.counters[1].kind == Counter::Kind::streak);
  CHECK(it.counters[1].span == calendar::Span{12, calendar::Unit::months});
  CHECK(it.counters[2].field == "points");
}

TEST_CASE("Quotas are read with one limit or one for each value") {
  const Register it = read(
      "quotas:\n  all: {of: person.standing = \"serving\", limit: 300}\n  kinds: {per: kind, of: person.standing = \"serving\", limit: {a: 2, b: "
      "1}}\n");
  CHECK(it.quotas[0].limits.at("") == 300);
  CHECK(it.quotas[1].limits.at("b") == 1);
}

TEST_CASE("A counter over an unknown book or field is told") {
  CHECK_THAT(told_of_books(books + "counters:\n  talks: {count: tlak}\n"), Contains(":16 没有叫“tlak”的记载簿 | 是不是“talk”？"));
  CHECK_THAT(told_of_books(books + "counters:\n  sum: {sum: talk.pionts}\n"), Contains("没有叫“pionts”的记载簿“talk”的字段 | 是不是“points”？"));
  CHECK_THAT(told_of_books(books + "counters:\n  row: {streak: talk, broken_by: vist}\n"), Contains("没有叫“vist”的记载簿"));
  CHECK_THAT(told_of_books(books + "counters:\n  talks: {count: talk, where: entry.raeson = \"x\"}\n"),
             Contains("没有叫“raeson”的记载簿“talk”的字段"));
  CHECK_THAT(told_of_books(books + "counters:\n  talks: {count: talk, where: entyr.reason = \"x\"}\n"),
             Contains("没有叫“entyr”的名称 | 是不是“entry”？"));
}

TEST_CASE("A counter says one of count, sum, average, streak, with a window that is one") {
  CHECK_THAT(told_of_books(books + "counters:\n  talks: {count: talk, streak: talk}\n"), Contains("计数要写 count、sum、average、streak 其中之一"));
  CHECK_THAT(told_of_books(books + "counters:\n  talks: {sum: talk}\n"), Contains("sum 和 average 要写到字段 | 如 sum: 簿名.字段"));
  CHECK_THAT(told_of_books(books + "counters:\n  talks: {count: talk, window: 3 working days}\n"), Contains("“3 working days”不是计数的期间"));
  CHECK_THAT(told_of_books(books + "counters:\n  talks: {count: talk, broken_by: visit}\n"), Contains("broken_by 只用于 streak"));
  CHECK_THAT(told_of_books(books + "counters:\n  phone: {count: talk}\n"), Contains("记录里已经有“phone” | 请换一个计数名"));
}

TEST_CASE("A contact that is no field, and ends that name unknown standings, are told") {
  CHECK_THAT(
      told(Office()
               .with("registers/person.yaml", "register: person\ntitle: x\nkey: name\ncontact: mail\nfields:\n  name: {title: x, type: text}\n")
               .problems()),
      Contains("没有叫“mail”的字段"));
  CHECK_THAT(told_of_books("  ends:\n    servign: {to: ended}\n    stopped: {to: edned}\n"),
             Contains(":13 没有叫“servign”的状态 | 是不是“serving”？") && Contains(":14 没有叫“edned”的状态 | 是不是“ended”？"));
}

TEST_CASE("What follows a standing's end sees the record and no case's fields") {
  CHECK(told_of_books("  ends:\n    stopped: {do: [{notify: {to: clerk}}, {set: {person.phone: = person.name}}]}\n").empty());
  CHECK_THAT(told_of_books("  ends:\n    stopped: {do: [{set: {person.phone: = days}}]}\n"), Contains("没有叫“days”的字段或名称"));
  CHECK_THAT(told_of_books("  ends:\n    stopped: {do: [{notify: {to: clrek}}, {raise: x}]}\n"),
             Contains("没有叫“clrek”的角色") && Contains("不能 raise 或 send"));
}

TEST_CASE("A quota's field, condition and options must exist") {
  const std::string text = told_of_books(
      "quotas:\n  x: {per: kidn, of: person.standnig = \"serving\", limit: 1}\n  y: {per: kind, of: person.standing = \"serving\", limit: {c: 1}}\n");
  CHECK_THAT(text, Contains("没有叫“kidn”的字段 | 是不是“kind”？") && Contains("没有叫“standnig”的名册字段") && Contains("没有叫“c”的选项"));
  CHECK_THAT(told_of_books("quotas:\n  x: {per: kind}\n"), Contains("名额要写 of（哪些记录占名额）和 limit（上限）"));
}

TEST_CASE("A booking is read with its record and key") {
  const PackagePtr package = about_a_person("", "book: {talk: {reason: = name}, of: person, key: case.id}").package();
  const auto& book = std::get<effect::Book>(package->workflows.at("request").transitions[0].effects[0].what);
  CHECK(book.book == "talk");
  CHECK(book.of == "person");
  CHECK(book.key->text == "case.id");
  CHECK(book.values[0].first == "reason");
}

TEST_CASE("A booking into an unknown book or field, or on what is no record, is told") {
  CHECK_THAT(told_of_effect("book: {tlak: {}, of: person}"), Contains("没有叫“tlak”的记载簿 | 是不是“talk”？"));
  CHECK_THAT(told_of_effect("book: {talk: {raeson: x}, of: person}"), Contains("没有叫“raeson”的记载簿“talk”的字段 | 是不是“reason”？"));
  CHECK_THAT(told_of_effect("book: {talk: {}, of: nobody.person}"), Contains("book 的 of“nobody.person”不是记录的路径"));
  CHECK_THAT(told_of_effect("book: {talk: {}, visit: {}, of: person}"), Contains("book 要写一个簿名及其字段"));
  CHECK(told_of_effect("book: {talk: {}, of: days}").empty());  // a field that holds a key
}

TEST_CASE("A hold may last until the case ends, a standing may not") {
  CHECK(told_of_effect("record: {hold: stopped, until: case end, basis: 第一条}").empty());
  CHECK_THAT(told_of_effect("record: {standing: serving, until: case end}"), Contains("case end 只用于 hold"));
}

TEST_CASE("A condition that begins a workflow reads the record's fields, standings and counters") {
  CHECK(told_of_start("{when: person.talks >= 2 and person.standing = \"serving\", with: {days: 3}}").empty());
  CHECK_THAT(told_of_start("{when: person.tlaks >= 2}"), Contains(":5 没有叫“tlaks”的名册字段 | 是不是“talks”？"));
  CHECK_THAT(told_of_start("{when: days >= 2 and person.talks > 1}"), Contains("没有叫“days”的when 可用的名称"));
  CHECK_THAT(told_of_start("{when: today > date(\"2026-01-01\")}"), Contains("when 没有看名册“person”的记录"));
}

TEST_CASE("A condition on a register that the workflow is not about is told") {
  Office office = about_a_person("  - {when: firm.name = \"x\"}\n");
  office.with("registers/firm.yaml", "register: firm\ntitle: 企业\nkey: name\nfields: {name: {title: 名称, type: text}}\n");
  CHECK_THAT(told(office.problems()), Contains("when 看的是名册“firm”，但本流程是关于“person”的"));
  Office none;
  none.with("registers/person.yaml", people);
  none.with("request.yaml",
            "workflow: request\ntitle: 申请\nstart:\n  - {when: person.standing = \"serving\"}\ninitial: review\nstates:\n  review:\n    task: "
            "{role: clerk}\n    on: {approve: {target: done}}\n  done: {type: final}\n");
  CHECK_THAT(told(none.problems()), Contains("when 看的是名册里的记录，但本流程没有写 subject"));
}

TEST_CASE("A recurring day is read; one that some months don't have is told") {
  const auto falls = [](const char* text, Date day) { return falls_on(std::get<Recurrence>(read_recurrence(text)), day); };
  CHECK(falls("yearly 12-01", {2026, 12, 1}));
  CHECK_FALSE(falls("yearly 12-01", {2026, 11, 1}));
  CHECK(falls("quarterly 25", {2026, 9, 25}));
  CHECK_FALSE(falls("quarterly 25", {2026, 8, 25}));
  CHECK(falls("quarterly last", {2026, 6, 30}));
  CHECK(falls("monthly last", {2028, 2, 29}));
  CHECK(falls("monthly 28", {2026, 2, 28}));
  for (const char* bad : {"yearly 02-29", "yearly 13-01", "monthly 31", "quarterly 31", "weekly 1", "monthly", ""})
    CHECK(std::holds_alternative<Bilingual>(read_recurrence(bad)));
  CHECK_THAT(told_of_start("{every: monthly 31}"), Contains("“monthly 31”不是每年、每季或每月都有的日子 | 请写成如 yearly 12-01"));
}

TEST_CASE("What recurs is about no record") {
  CHECK_THAT(told_of_start("{every: monthly last}"), Contains("every 定期发起的流程没有对象，但本流程写了 subject"));
}

TEST_CASE("A task for the record's own person needs a contact in the register") {
  Office office;
  office.with("registers/person.yaml", "register: person\ntitle: 人员\nkey: name\nfields: {name: {title: 姓名, type: text}}\n");
  office.with_states("  review:\n    task: {role: person}\n    on: {approve: {target: done}}\n  done: {type: final}\n",
                     "subject: {register: person, match: name}\n");
  CHECK_THAT(told(office.problems()), Contains("名册“person”没有写 contact，找不到“person”本人 | 请在名册里写 contact"));
}

}  // namespace
}  // namespace qianpi::tests
