// The statistics of a register: which pictures there are, each over a field, a counter, an age, a book or the ends of terms.
#include <algorithm>

#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

using Kind = Statistic::Kind;

constexpr int most_months = 24;

bool is_number(const Field& field) { return field.type == FieldType::integer || field.type == FieldType::number || field.type == FieldType::money; }

bool has_options(const Field& field) { return !field.options.empty() || !field.list.empty(); }

class Picturing {
 public:
  Picturing(Notes& notes, const Register& of, const yaml::Entry& entry) : notes_(notes), of_(of), entry_(entry) {}

  Statistic read() {
    it_.name = entry_.key;
    it_.title = title(entry_.value, entry_.key);
    it_.where = entry_.where;
    read_bands();
    if (entry_.value.find("ends")) read_ends();
    else if (entry_.value.find("book")) read_book();
    else if (entry_.value.find("age")) read_age();
    else read_value();
    return std::move(it_);
  }

 private:
  void refuse(Bilingual what, Bilingual cure) { notes_.refuse(entry_.where, std::move(what), std::move(cure)); }

  void unknown(const std::string& name) {
    refuse(
        {"统计“" + it_.name + "”所指的“" + name + "”不存在，或不能这样统计", "the picture \"" + it_.name + "\" cannot be drawn by \"" + name + "\""},
        {"请写有选项或代码表的字段，或写数字、计数并加 bands；age 写日期字段",
         "name a field with options or a code list, or a number or a counter with `bands`; `age` names a date"});
  }

  void read_bands() {
    const Node* bands = entry_.value.find("bands");
    if (!bands) return;
    for (const Node& one : bands->items) it_.bands.push_back(std::stoi(one.text));
    if (!it_.bands.empty() && std::ranges::adjacent_find(it_.bands, std::ranges::greater_equal{}) == it_.bands.end()) return;
    refuse({"bands 要从小到大", "bands rise"}, {"如 [40, 50, 60]", "e.g. [40, 50, 60]"});
  }

  calendar::Span months(const char* key) {
    const std::string written = text(entry_.value, key);
    const auto span = calendar::read_span(written);
    if (span && span->unit == calendar::Unit::months && span->count >= 1 && span->count <= most_months) return *span;
    refuse({"“" + written + "”不是统计的期间", "\"" + written + "\" is no window of statistics"},
           {"请写一至二十四个月，如 12 months", "write 1 to 24 months, e.g. 12 months"});
    return {1, calendar::Unit::months};
  }

  void read_ends() {
    it_.kind = Kind::ends;
    it_.window = months("ends");
  }

  void read_book() {
    it_.kind = Kind::book;
    it_.book = text(entry_.value, "book");
    it_.by = text(entry_.value, "by");
    it_.window = months("window");
    const auto book = std::ranges::find(of_.books, it_.book, &Book::name);
    if (book == of_.books.end()) return unknown(it_.book);
    const Field* field = find_field(book->described, it_.by);
    if (!field || !has_options(*field)) unknown(it_.book + "." + it_.by);
  }

  void read_age() {
    it_.kind = Kind::age;
    it_.by = text(entry_.value, "age");
    const Field* field = find_field(of_.fields, it_.by);
    if (!field || field->type != FieldType::date || it_.bands.empty()) unknown(it_.by);
  }

  void read_value() {
    it_.by = text(entry_.value, "by");
    const Field* field = find_field(of_.fields, it_.by);
    const bool counted = std::ranges::find(of_.counters, it_.by, &Counter::name) != of_.counters.end();
    const bool in_bands = !it_.bands.empty() && (counted || (field && is_number(*field)));
    if (!in_bands && !(field && has_options(*field) && it_.bands.empty())) unknown(it_.by);
  }

  Notes& notes_;
  const Register& of_;
  const yaml::Entry& entry_;
  Statistic it_;
};

}  // namespace

Statistics read_statistics(Notes& notes, const Node* node, const Register& of) {
  Statistics it;
  if (!node) return it;
  it.access = texts(node->find("access"));
  it.standing = text(*node, "standing");
  if (!it.standing.empty() && std::ranges::find(of.main, it.standing, &Option::value) == of.main.end())
    notes.refuse(node->where, {"没有状态“" + it.standing + "”", "there is no standing \"" + it.standing + "\""},
                 {"请写 standings.main 中的一个", "write one of standings.main"});
  if (const Node* pictures = node->find("pictures"))
    for (const yaml::Entry& entry : pictures->entries) it.pictures.push_back(Picturing(notes, of, entry).read());
  return it;
}

}  // namespace qianpi::reading
