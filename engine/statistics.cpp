#include "engine/statistics.h"

#include <algorithm>
#include <set>

#include "engine/counters.h"
#include "engine/scope.h"

namespace qianpi {

using rules::Kind;
using rules::Value;

namespace {

/// Bars by their code, in the order in which they were made.
class Bars {
 public:
  void add(std::string code, Bilingual title) {
    codes_.push_back(std::move(code));
    bars_.push_back({std::move(title), 0});
  }

  void count(const std::string& code) {
    const auto found = std::ranges::find(codes_, code);
    if (found != codes_.end()) ++bars_[static_cast<std::size_t>(found - codes_.begin())].count;
    else ++missing_;
  }

  void count_each(const std::set<std::string>& codes) {
    if (codes.empty()) ++missing_;
    for (const std::string& code : codes) count(code);
  }

  std::vector<Bar> taken() && {
    if (missing_) bars_.push_back({{"未登记", "Not recorded"}, missing_});
    return std::move(bars_);
  }

 private:
  std::vector<std::string> codes_;
  std::vector<Bar> bars_;
  int missing_ = 0;
};

Bars bars_for(const Package& package, const Field& field) {
  Bars bars;
  for (const Option& option : field.options) bars.add(option.value, {option.title, option.title});
  const auto list = package.lists.find(field.list);
  if (list != package.lists.end())
    for (const CodeEntry& entry : list->second.entries) bars.add(entry.code, {entry.title, entry.title});
  return bars;
}

bool lies_within(const CodeEntry& entry, const std::string& code) {
  return entry.code == code || std::ranges::any_of(entry.entries, [&](const CodeEntry& inner) { return lies_within(inner, code); });
}

/// Of a code list the first level, of options the option itself.
std::string group_of(const Package& package, const Field& field, const std::string& code) {
  const auto list = package.lists.find(field.list);
  if (list == package.lists.end()) return code;
  for (const CodeEntry& entry : list->second.entries)
    if (lies_within(entry, code)) return entry.code;
  return {};
}

std::set<std::string> groups_of(const Package& package, const Field& field, const Value* value) {
  std::set<std::string> groups;
  if (value && value->is(Kind::text)) groups.insert(group_of(package, field, value->text()));
  if (value && value->is(Kind::list))
    for (const Value& one : value->items())
      if (one.is(Kind::text)) groups.insert(group_of(package, field, one.text()));
  return groups;
}

/// 0 for what lies below the first band.
std::string band_of(const Statistic& of, const rules::Number& number) {
  return std::to_string(std::ranges::count_if(of.bands, [&](int from) { return rules::Number(from) <= number; }));
}

Bilingual between(int from, int to) {
  const std::string first = std::to_string(from), last = std::to_string(to);
  return from == to ? Bilingual{first, first} : Bilingual{first + "至" + last, first + " to " + last};
}

Bars bars_in_bands(const Statistic& of) {
  Bars bars;
  const std::string lowest = std::to_string(of.bands.front()), highest = std::to_string(of.bands.back());
  bars.add("0", of.bands.front() == 1 ? between(0, 0) : Bilingual{"不足" + lowest, "Under " + lowest});
  for (std::size_t at = 1; at < of.bands.size(); ++at) bars.add(std::to_string(at), between(of.bands[at - 1], of.bands[at] - 1));
  bars.add(std::to_string(of.bands.size()), {highest + "及以上", highest + " and over"});
  return bars;
}

std::optional<Date> day_of(const Value* value) {
  if (!value) return std::nullopt;
  if (value->is(Kind::date)) return value->date();
  return value->is(Kind::text) ? read_date(value->text()) : std::nullopt;
}

struct Reckoned {
  const Package& package;
  const Register& in;
  const Statistic& of;
  const std::vector<const Record*>& records;
  Date today;

  std::vector<Bar> by_value() const {
    const Field* field = find_field(in.fields, of.by);
    const bool by_options = of.bands.empty() && field;
    Bars bars = by_options ? bars_for(package, *field) : bars_in_bands(of);
    for (const Record* record : records) {
      const Value values = record_value(in, *record, today);
      const Value* value = values.get(of.by);
      if (by_options) bars.count_each(groups_of(package, *field, value));
      else bars.count(value && value->is(Kind::number) ? band_of(of, value->number()) : std::string());
    }
    return std::move(bars).taken();
  }

  std::vector<Bar> by_age() const {
    Bars bars = bars_in_bands(of);
    for (const Record* record : records) {
      const auto born = day_of(record->fields.get(of.by));
      bars.count(born ? band_of(of, rules::Number(rules::completed_years(*born, today))) : std::string());
    }
    return std::move(bars).taken();
  }

  std::vector<Bar> by_book() const {
    const auto book = std::ranges::find(in.books, of.book, &Book::name);
    const Field& field = *find_field(book->described, of.by);
    Counter counter;
    counter.book = of.book;
    counter.window = Counter::Window::rolling;
    counter.span = of.window;
    Bars bars = bars_for(package, field);
    for (const Record* record : records)
      for (const Weighed& one : count(in, counter, *record, today).entries)
        if (one.counts) bars.count_each(groups_of(package, field, one.entry->values.get(of.by)));
    return std::move(bars).taken();
  }

  /// A standing's end is the first day that is no longer included: it counts in the month of its last day.
  std::vector<Bar> by_ends() const {
    Bars bars;
    for (int ahead = 0; ahead < of.window.count; ++ahead) {
      const std::string month = to_text(plus_months({today.year, today.month, 1}, ahead)).substr(0, 7);
      bars.add(month, {month, month});
    }
    bars.add("later", {"以后", "Later"});
    for (const Record* record : records) {
      const Span* standing = standing_on(*record, today);
      if (!standing || !standing->until) continue;
      const Date last = plus_days(*standing->until, -1);
      const bool within = last < plus_months({today.year, today.month, 1}, of.window.count);
      bars.count(within ? to_text(last).substr(0, 7) : "later");
    }
    return std::move(bars).taken();
  }
};

}  // namespace

std::vector<const Record*> counted_records(const Register& in, const std::vector<Record>& records, Date today) {
  std::vector<const Record*> counted;
  for (const Record& record : records) {
    const Span* standing = standing_on(record, today);
    if (in.statistics.standing.empty() || (standing && standing->name == in.statistics.standing)) counted.push_back(&record);
  }
  return counted;
}

std::vector<Bar> bars_of(const Package& package, const Register& in, const Statistic& of, const std::vector<const Record*>& records, Date today) {
  const Reckoned reckoned{package, in, of, records, today};
  switch (of.kind) {
    case Statistic::Kind::value: return reckoned.by_value();
    case Statistic::Kind::age: return reckoned.by_age();
    case Statistic::Kind::book: return reckoned.by_book();
    case Statistic::Kind::ends: return reckoned.by_ends();
  }
  return {};
}

}  // namespace qianpi
