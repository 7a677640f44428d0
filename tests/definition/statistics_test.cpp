// Statistics of a register: what validation says when a picture cannot be drawn.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

std::string told_of_statistics(const std::string& statistics) {
  Office office;
  office.with("registers/person.yaml",
              "register: person\ntitle: 人员\nkey: name\nfields:\n  name: {title: 姓名, type: text}\n  born: {title: 出生日期, type: date}\n"
              "  sex: {title: 性别, type: choice, of: [男, 女]}\n  years: {title: 年限, type: integer}\nstandings:\n  main: [none, serving]\n"
              "books:\n  rating: {title: 考评, fields: {grade: {title: 等次, type: choice, of: [good, poor]}}}\n"
              "counters:\n  ratings: {title: 次数, count: rating}\nstatistics:\n" +
                  statistics);
  return told(office.problems());
}

std::string told_of_picture(const std::string& picture) { return told_of_statistics("  pictures:\n    one: {title: 图, " + picture + "}\n"); }

TEST_CASE("Pictures are drawn by options, bands of numbers, ages, entries of a book and ends of terms") {
  for (const char* picture : {"by: sex", "by: years, bands: [5, 10]", "by: ratings, bands: [1, 3]", "age: born, bands: [40, 60]",
                              "book: rating, by: grade, window: 12 months", "ends: 12 months"})
    CHECK(told_of_picture(picture).empty());
}

TEST_CASE("A picture of what cannot be counted is refused with what can") {
  for (const char* picture : {"by: name", "by: years", "by: nobody", "by: sex, bands: [1]", "age: name, bands: [40]", "age: born",
                              "book: rating, by: nobody, window: 12 months", "book: nobook, by: grade, window: 12 months"}) {
    INFO(picture);
    CHECK_THAT(told_of_picture(picture), Contains("不存在，或不能这样统计"));
  }
  CHECK_THAT(told_of_picture("by: years, bands: [10, 5]"), Contains("bands 要从小到大"));
  CHECK_FALSE(told_of_picture("by: years, bands: [5, 99999999999]").empty());
  CHECK_THAT(told_of_picture("ends: 3 days"), Contains("“3 days”不是统计的期间"));
  CHECK_THAT(told_of_picture("book: rating, by: grade"), Contains("不是统计的期间"));
}

TEST_CASE("Statistics name a standing and roles that exist") {
  CHECK_THAT(told_of_statistics("  standing: servng\n  pictures: {one: {title: 图, by: sex}}\n"), Contains("没有状态“servng”"));
  CHECK_THAT(told_of_statistics("  access: [nobody]\n  pictures: {one: {title: 图, by: sex}}\n"), Contains("nobody"));
}

}  // namespace
}  // namespace qianpi::tests
