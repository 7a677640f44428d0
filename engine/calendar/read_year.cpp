// Reads config/calendar/cn-YYYY.yaml: the State Council's yearly notice as data.
#include "engine/calendar/calendar.h"
#include "engine/yaml/yaml.h"

namespace qianpi::calendar {
namespace {

constexpr int longest_holiday = 31;

class YearReader {
 public:
  Problems problems;
  Year year;

  void read(const yaml::Node& file) {
    if (file.kind != yaml::Kind::map) return refuse(file.where, {"工作日历应当是键和值", "a calendar is a map"});
    for (const auto& [key, where, value] : file.entries)
      if (key != "year" && key != "source" && key != "rest" && key != "work") refuse(where, {"不认识“" + key + "”", "unknown key \"" + key + "\""});
    const yaml::Node* number = file.find("year");
    if (!number || number->kind != yaml::Kind::integer || number->text.size() != 4)
      return refuse(file.where, {"缺少年份 year: 2026", "the year is missing: year: 2026"});
    year.year = std::stoi(number->text);
    if (const yaml::Node* source = file.find("source")) year.source = source->text;
    each(file, "rest", [this](const yaml::Node& item) { read_rest(item); });
    each(file, "work", [this](const yaml::Node& item) { read_work(item); });
  }

 private:
  template <class Read>
  void each(const yaml::Node& file, std::string_view key, Read read) {
    const yaml::Node* list = file.find(key);
    if (!list || list->kind != yaml::Kind::list)
      return refuse(list ? list->where : file.where, {"缺少列表“" + std::string(key) + "”", "a list \"" + std::string(key) + "\" is missing"});
    for (const yaml::Node& item : list->items) read(item);
  }

  void read_rest(const yaml::Node& item) {
    const auto from = date(item, "from"), to = date(item, "to");
    const std::string name = text(item, "name");
    if (!from || !to) return;
    if (*to < *from || day_number(*to) - day_number(*from) > longest_holiday)
      return refuse(item.where, {"假期的结束早于开始，或者超过一个月", "the holiday ends before it begins, or lasts more than a month"});
    for (Date day = *from; day <= *to; day = plus_days(day, 1)) add(year.rest, day, name, item.where);
  }

  void read_work(const yaml::Node& item) {
    if (const auto day = date(item, "date")) add(year.work, *day, text(item, "for"), item.where);
  }

  void add(std::map<Date, std::string>& days, Date day, const std::string& name, const Source& where) {
    if (day.year != year.year) refuse(where, {to_text(day) + " 不在这一年", to_text(day) + " is not in this year"});
    if (year.rest.contains(day) || year.work.contains(day)) refuse(where, {to_text(day) + " 写了两次", to_text(day) + " is written twice"});
    days.emplace(day, name);
  }

  std::optional<Date> date(const yaml::Node& item, std::string_view key) {
    const yaml::Node* value = item.find(key);
    const auto date = value ? read_date(value->text) : std::nullopt;
    if (!date)
      refuse(value ? value->where : item.where,
             {"“" + std::string(key) + "”应当是日期，如 2026-10-01", "\"" + std::string(key) + "\" must be a date such as 2026-10-01"});
    return date;
  }

  std::string text(const yaml::Node& item, std::string_view key) {
    const yaml::Node* value = item.find(key);
    if (!value || !value->is_scalar() || value->text.empty())
      refuse(item.where, {"缺少“" + std::string(key) + "”", "\"" + std::string(key) + "\" is missing"});
    return value ? value->text : "";
  }

  void refuse(const Source& where, Bilingual what) {
    problems.push_back({where, std::move(what), {"请按国务院办公厅的放假通知填写", "write it as the State Council's notice says"}});
  }
};

}  // namespace

std::variant<Year, Problems> read_year(std::string_view text, const std::string& file) {
  auto tree = yaml::read(text, file);
  if (auto* problems = std::get_if<Problems>(&tree)) return std::move(*problems);
  YearReader reader;
  reader.read(std::get<yaml::Node>(tree));
  if (!reader.problems.empty()) return std::move(reader.problems);
  return std::move(reader.year);
}

}  // namespace qianpi::calendar
