// Amounts in capitals, against the examples that accountants know.
#include <catch2/catch.hpp>

#include <utility>

#include "adapters/paper/capitals.h"

using qianpi::paper::in_capitals;

TEST_CASE("An amount in capitals reads as on a voucher", "[capitals]") {
  for (const auto& [amount, words] : {std::pair{"1409.50", "壹仟肆佰零玖元伍角整"},
                                      {"6007.14", "陆仟零柒元壹角肆分"},
                                      {"1680.32", "壹仟陆佰捌拾元叁角贰分"},
                                      {"107000.53", "壹拾万零柒仟元伍角叁分"},
                                      {"16409.02", "壹万陆仟肆佰零玖元零贰分"},
                                      {"325.04", "叁佰贰拾伍元零肆分"},
                                      {"800", "捌佰元整"},
                                      {"0", "零元整"},
                                      {"0.05", "伍分"},
                                      {"0.50", "伍角整"},
                                      {"100000000", "壹亿元整"},
                                      {"100010001", "壹亿零壹万零壹元整"},
                                      {"10000000000000", "壹拾万亿元整"},
                                      {"-20.00", "负贰拾元整"}})
    CHECK(in_capitals(amount) == words);
}

TEST_CASE("What is no amount has no capitals", "[capitals]") {
  for (const char* text : {"", "-", ".", "1.234", "1,000", "12345678901234567", "一千"}) CHECK(in_capitals(text).empty());
}
