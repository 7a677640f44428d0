#include "engine/calendar/phrase.h"

#include <catch2/catch.hpp>

namespace qianpi::calendar {
namespace {

TEST_CASE("A span is a whole number and a unit") {
  CHECK(read_span("5 working days") == Span{5, Unit::working_days});
  CHECK(read_span("1 working day") == Span{1, Unit::working_days});
  CHECK(read_span(" 4 hours ") == Span{4, Unit::hours});
  for (const char* text : {"", "days", "five days", "-1 days", "1.5 days", "3 fortnights", "3days", "99999999999 days"}) CHECK_FALSE(read_span(text));
}

TEST_CASE("A phrase has an anchor, an amount, or both") {
  const auto as_read = [](std::string_view text) { return to_text(std::get<Phrase>(read_phrase(text))); };
  for (const char* text : {"5 working days", "due", "due + 2 working days", "due - 1 working day", "param.promptly", "work_end + param.retro_due",
                           "old_end - 30 days", "closes_at"})
    CHECK(as_read(text) == text);
  CHECK(std::get<Phrase>(read_phrase("param.promptly")).parameter == "promptly");
  CHECK(std::get<Phrase>(read_phrase("due - 1 day")).backwards);
}

TEST_CASE("What is no phrase is refused with examples") {
  for (const char* text : {"", "3 fortnights", "due +", "due + soon", "+ 3 days", "3 days + 2 days", "param.x + 2 days", "Due"}) {
    const auto read = read_phrase(text);
    REQUIRE(std::holds_alternative<Bilingual>(read));
    CHECK(std::get<Bilingual>(read).en.find("5 working days") != std::string::npos);
  }
}

TEST_CASE("Spans read well in Chinese") {
  CHECK(to_chinese({5, Unit::working_days}) == "5个工作日");
  CHECK(to_chinese({2, Unit::days}) == "2日");
  CHECK(to_chinese({3, Unit::years}) == "3年");
}

}  // namespace
}  // namespace qianpi::calendar
