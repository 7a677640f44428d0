#include "engine/calendar/calendar.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace qianpi::calendar {
namespace {

Date day(std::string_view text) { return read_date(text).value(); }
Instant at(std::string_view text) { return read_instant(text).value(); }

Year year_from_config(int number) {
  const std::string name = "cn-" + std::to_string(number) + ".yaml";
  std::ifstream file(std::filesystem::path(QIANPI_ROOT) / "config/calendar" / name);
  std::ostringstream text;
  text << file.rdbuf();
  return std::get<Year>(read_year(text.str(), name));
}

const Calendar& office() {
  static const Calendar calendar({year_from_config(2023), year_from_config(2024), year_from_config(2025), year_from_config(2026)});
  return calendar;
}

Span span(std::string_view text) { return read_span(text).value(); }
Phrase phrase(std::string_view text) { return std::get<Phrase>(read_phrase(text)); }

TEST_CASE("Holidays are days off and make-up days are working days, as the notices of 2023 to 2026 say") {
  for (const char* rest : {"2023-01-27", "2024-02-10", "2025-10-08", "2026-01-02", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19",
                           "2026-09-25", "2026-10-07", "2026-03-14"})
    CHECK_FALSE(office().is_working_day(day(rest)));
  for (const char* work :
       {"2023-01-28", "2024-02-18", "2025-09-28", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10", "2026-03-13"})
    CHECK(office().is_working_day(day(work)));
}

TEST_CASE("A year has as many working days as the notice leaves it") {
  CHECK(office().working_days_between(day("2025-12-31"), day("2026-12-31")) == 248);
  CHECK(office().working_days_between(day("2026-12-31"), day("2025-12-31")) == -248);
}

/// What the npm package chinese-days says, a line per day; empty when it isn't installed.
std::istringstream oracle_of(int first_year, int last_year) {
  const auto folder = std::filesystem::path(QIANPI_ROOT) / "tests/oracles";
  if (!std::filesystem::exists(folder / "node_modules/chinese-days")) return {};
  const std::string script = "'" + (folder / "working_days.mjs").string() + "'";
  const std::string command = "node " + script + " " + std::to_string(first_year) + " " + std::to_string(last_year);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string said;
  for (std::array<char, 4096> piece{}; const auto size = std::fread(piece.data(), 1, piece.size(), pipe.get());) said.append(piece.data(), size);
  return std::istringstream(said);
}

TEST_CASE("Every day of 2023 to 2026 is a working day exactly where the independent package chinese-days says so") {
  auto oracle = oracle_of(2023, 2026);
  if (oracle.str().empty()) {
    WARN("not run: no chinese-days; install it by `npm ci` in tests/oracles, or `./dev test engine`, which does so");
    return;
  }
  int days = 0;
  for (std::string date, verdict; oracle >> date >> verdict; ++days) {
    INFO(date);
    CHECK(office().is_working_day(day(date)) == (verdict == "work"));
  }
  CHECK(days == 1461);
}

TEST_CASE("A day says why it counts or doesn't") {
  CHECK(office().why(day("2026-10-02")) == "国庆节");
  CHECK(office().why(day("2026-10-10")) == "补班");
  CHECK(office().why(day("2026-03-14")) == "周末");
  CHECK(office().why(day("2026-03-13")).empty());
}

TEST_CASE("A year without data is refused instead of guessed") {
  CHECK_FALSE(office().has(2027));
  CHECK_THROWS_AS(office().is_working_day(day("2027-01-04")), MissingYear);
  CHECK_THROWS_WITH(deadline(office(), at("2026-12-30 09:00"), span("5 working days"), true), Catch::Contains("cn-2027.yaml"));
}

TEST_CASE("Two days after work that ends on 30 September end on 8 October, or on 2 October without rolling") {
  const Deadline rolled = deadline(office(), at("2026-09-30 16:00"), span("2 days"), true);
  CHECK(rolled.last_day == day("2026-10-08"));
  CHECK(to_minute(rolled.at) == "2026-10-09 00:00");
  CHECK(rolled.rolled);
  CHECK(rolled.skipped.size() == 6);
  CHECK(explain(rolled, at("2026-09-30 16:00"), span("2 days"), "zh") == "自2026-09-30次日起算2日；逢10月2日至7日国庆节顺延；至2026-10-08 24:00");
  const Deadline unrolled = deadline(office(), at("2026-09-30 16:00"), span("2 days"), false);
  CHECK(unrolled.last_day == day("2026-10-02"));
  CHECK(unrolled.skipped.empty());
}

TEST_CASE("A notice of five working days published on Monday 28 September ends on Saturday 10 October") {
  const Deadline end = deadline(office(), at("2026-09-28 10:00"), span("5 working days"), true);
  CHECK(end.last_day == day("2026-10-10"));
  CHECK(explain(end, at("2026-09-28 10:00"), span("5 working days"), "zh") ==
        "自2026-09-28次日起算5个工作日；10月1日至7日国庆节不计；至2026-10-10 24:00");
  CHECK(explain(end, at("2026-09-28 10:00"), span("5 working days"), "en") ==
        "5 working days counted from the day after 2026-09-28; not counting 2026-10-01 to 2026-10-07 (国庆节); until 2026-10-10 24:00");
}

TEST_CASE("Hours and minutes are exact and never rolled") {
  const Deadline end = deadline(office(), at("2026-10-01 22:30"), span("4 hours"), true);
  CHECK(to_minute(end.at) == "2026-10-02 02:30");
  CHECK(explain(end, at("2026-10-01 22:30"), span("4 hours"), "zh") == "自2026-10-01 22:30起4小时；至2026-10-02 02:30");
}

TEST_CASE("Months end on the last day where the day does not exist") {
  CHECK(deadline(office(), at("2026-01-31 09:00"), span("1 month"), false).last_day == day("2026-02-28"));
  CHECK(deadline(office(), at("2024-02-29 09:00"), span("1 year"), false).last_day == day("2025-02-28"));
}

TEST_CASE("A standing of three years ends on the same date at 00:00, never rolled") {
  CHECK(span_end(day("2026-03-10"), span("3 years")) == day("2029-03-10"));
  CHECK(span_end(day("2026-08-31"), span("6 months")) == day("2027-02-28"));
  CHECK_THROWS_AS(span_end(day("2026-08-31"), span("3 working days")), std::logic_error);
}

TEST_CASE("A lead is counted backwards and not moved off rest days") {
  const Deadline three_days = lead(office(), at("2026-10-08 08:00"), span("3 days"));
  CHECK(to_minute(three_days.at) == "2026-10-05 00:00");
  CHECK(to_minute(lead(office(), at("2026-10-08 08:00"), span("1 working day")).at) == "2026-09-30 00:00");
}

TEST_CASE("A phrase about a due date counts from the day that ends at its 24:00") {
  const Instant due = deadline(office(), at("2026-09-30 16:00"), span("2 days"), true).at;
  const auto moment_of = [&](std::string_view text) { return moment(office(), phrase(text), due, {}, true); };
  CHECK(moment_of("due").at == due);
  CHECK(moment_of("due + 2 working days").last_day == day("2026-10-10"));
  CHECK(to_minute(moment_of("due - 1 working day").at) == "2026-09-30 00:00");
  CHECK(to_minute(moment_of("due - 2 hours").at) == "2026-10-08 22:00");
}

TEST_CASE("A phrase may name a parameter that holds the span") {
  const Deadline end = moment(office(), phrase("work_end + param.retro_due"), at("2026-09-30 16:00"), span("3 working days"), true);
  CHECK(end.last_day == day("2026-10-10"));
}

TEST_CASE("A calendar file with mistakes is refused with the lines") {
  const auto problems =
      std::get<Problems>(read_year("year: 2026\nsource: x\nrest:\n  - {from: 2026-10-07, to: 2026-10-01, name: y}\n"
                                   "work:\n  - {date: 2025-10-10, for: y}\n  - {date: someday, for: y}\n",
                                   "cn-2026.yaml"));
  REQUIRE(problems.size() == 3);
  CHECK(to_text(problems[0].where) == "cn-2026.yaml:4:5");
  CHECK(problems[1].what.zh == "2025-10-10 不在这一年");
  CHECK(to_text(problems[2].where) == "cn-2026.yaml:7:12");
}

}  // namespace
}  // namespace qianpi::calendar
