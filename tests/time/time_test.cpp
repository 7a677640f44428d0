#include "engine/time/time.h"

#include <catch2/catch.hpp>

using namespace qianpi;

TEST_CASE("A day number names the same day again, far before and after our time") {
  for (const Date date : {Date{1970, 1, 1}, Date{2000, 2, 29}, Date{1899, 12, 31}, Date{-4, 3, 1}, Date{999'999'999, 12, 31}})
    CHECK(date_of_day_number(day_number(date)) == date);
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({2026, 3, 10}) == 20'522);
}

TEST_CASE("A month after 31 January is the last day of February") {
  CHECK(plus_months({2026, 1, 31}, 1) == Date{2026, 2, 28});
  CHECK(plus_months({2024, 1, 31}, 1) == Date{2024, 2, 29});
  CHECK(plus_months({2026, 3, 31}, -1) == Date{2026, 2, 28});
  CHECK(plus_months({2026, 11, 15}, 14) == Date{2028, 1, 15});
  CHECK(plus_days({2026, 12, 31}, 1) == Date{2027, 1, 1});
}

TEST_CASE("29 February exists only in leap years") {
  CHECK(is_date(2024, 2, 29));
  CHECK_FALSE(is_date(2026, 2, 29));
  CHECK_FALSE(is_date(1900, 2, 29));
  CHECK_FALSE(is_date(2026, 13, 1));
  CHECK_FALSE(is_date(2026, 4, 31));
}

TEST_CASE("The weekday counts from Monday") {
  CHECK(weekday({2026, 3, 9}) == 1);
  CHECK(weekday({2026, 3, 15}) == 7);
  CHECK(weekday({1969, 12, 31}) == 3);
}

TEST_CASE("An instant shows the office's clock") {
  const Instant instant = instant_of({2026, 3, 10}, {9, 30, 0});
  CHECK(to_text(instant) == "2026-03-10T09:30:00+08:00");
  CHECK(to_minute(instant) == "2026-03-10 09:30");
  CHECK(date_at(Instant{instant.us + 15LL * 3600 * 1'000'000}) == Date{2026, 3, 11});
  CHECK(time_at(instant) == TimeOfDay{9, 30, 0});
  CHECK(to_text(Instant{-1}) == "1970-01-01T07:59:59.999999+08:00");
}

TEST_CASE("The summers of 1986 to 1991 kept daylight saving time") {
  CHECK(to_text(instant_of({1988, 7, 1}, {12, 0, 0})) == "1988-07-01T12:00:00+09:00");
}

TEST_CASE("Texts of instants are read with an offset, with Z, or in the office's zone") {
  const Instant expected = instant_of({2026, 3, 10}, {9, 0, 0});
  CHECK(read_instant("2026-03-10T09:00:00+08:00") == expected);
  CHECK(read_instant("2026-03-10T01:00:00Z") == expected);
  CHECK(read_instant("2026-03-10 09:00") == expected);
  CHECK(read_instant("2026-03-10T09:00:00.000001") == Instant{expected.us + 1});
}

TEST_CASE("Texts that are no date or instant are refused") {
  for (const char* text : {"", "2026-3-10", "2026-02-29", "2026-03-10x", "-026-03-10", "2026-03-10T", "26-03-10"}) CHECK_FALSE(read_date(text));
  for (const char* text :
       {"2026-03-10", "2026-03-10T25:00", "2026-03-10T09:00+8", "2026-03-10T09:00:00+99:00", "2026-03-10T09:00:00.Z", "2026-03-10T09:00:00 Z"})
    CHECK_FALSE(read_instant(text));
}
