#include "engine/rules/value.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "engine/rules/temporal.h"

namespace qianpi::rules {
namespace {

template <class Held>
const Held& held(const Held* found, Kind wanted, Kind actual) {
  if (found == nullptr) throw std::logic_error("a " + std::string(name_of(actual)) + " was read as a " + std::string(name_of(wanted)));
  return *found;
}

/// Where each name stands among the entries; an index only when there are many, since most contexts are small.
class Places {
 public:
  explicit Places(std::size_t entries) : many_(entries > 32) {}
  /// The place of that name, or the end, where the caller then puts it.
  std::size_t of(const std::string& name, const Entries& entries) {
    if (many_) return index_.emplace(name, entries.size()).first->second;
    const auto same = [&](const auto& entry) { return entry.first == name; };
    return static_cast<std::size_t>(std::find_if(entries.begin(), entries.end(), same) - entries.begin());
  }

 private:
  bool many_;
  std::unordered_map<std::string, std::size_t> index_;
};

/// Two contexts with the same names and values are the same, whatever their order.
bool same_entries(const Entries& a, const Entries& b) {
  if (a.size() != b.size()) return false;
  return std::all_of(a.begin(), a.end(), [&](const auto& entry) {
    const auto twin = std::find_if(b.begin(), b.end(), [&](const auto& other) { return other.first == entry.first; });
    return twin != b.end() && twin->second == entry.second;
  });
}

}  // namespace

bool Zone::operator==(const Zone& other) const {
  if (offset_seconds != other.offset_seconds || !region != !other.region) return false;
  return !region || *region == *other.region;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null: return "Null";
    case Kind::boolean: return "boolean";
    case Kind::number: return "number";
    case Kind::text: return "string";
    case Kind::date: return "date";
    case Kind::time: return "time";
    case Kind::date_time: return "date and time";
    case Kind::days_duration: return "days and time duration";
    case Kind::months_duration: return "years and months duration";
    case Kind::list: return "list";
    case Kind::context: return "context";
    case Kind::range: return "range";
    case Kind::function: return "function";
  }
  return "";
}

Value::Value(bool boolean) : what_(boolean) {}
Value::Value(Number number) : what_(number) {}
Value::Value(std::string text) : what_(std::make_shared<const std::string>(std::move(text))) {}
Value::Value(Date date) : what_(date) {}
Value::Value(Time time) : what_(std::move(time)) {}
Value::Value(DateTime moment) : what_(std::move(moment)) {}
Value::Value(DaysDuration duration) : what_(duration) {}
Value::Value(MonthsDuration duration) : what_(duration) {}
Value::Value(Range range) : what_(std::make_shared<const Range>(std::move(range))) {}
Value::Value(Function function) : what_(std::make_shared<const Function>(std::move(function))) {}

Value Value::list(Items items) {
  Value value;
  value.what_ = std::make_shared<const Items>(std::move(items));
  return value;
}
Value Value::list(std::initializer_list<Value> items) { return list(Items(items)); }

Value Value::context(Entries entries) {
  Entries unique;
  unique.reserve(entries.size());
  Places places(entries.size());
  for (auto& entry : entries) {
    const std::size_t place = places.of(entry.first, unique);
    if (place == unique.size()) unique.push_back(std::move(entry));
    else unique[place].second = std::move(entry.second);
  }
  Value value;
  value.what_ = std::make_shared<const Entries>(std::move(unique));
  return value;
}

Value Value::at(Instant instant) { return moment_of(instant); }

Value Value::host_function(std::string name, int arity, std::function<Value(std::vector<Value>)> call) {
  return Function{std::move(name), arity, std::move(call), nullptr, {}};
}

bool Value::boolean() const { return held(std::get_if<bool>(&what_), Kind::boolean, kind()); }
const Number& Value::number() const { return held(std::get_if<Number>(&what_), Kind::number, kind()); }
const std::string& Value::text() const { return *held(std::get_if<std::shared_ptr<const std::string>>(&what_), Kind::text, kind()); }
const Date& Value::date() const { return held(std::get_if<Date>(&what_), Kind::date, kind()); }
const Time& Value::time() const { return held(std::get_if<Time>(&what_), Kind::time, kind()); }
const DateTime& Value::date_time() const { return held(std::get_if<DateTime>(&what_), Kind::date_time, kind()); }
const DaysDuration& Value::days_duration() const { return held(std::get_if<DaysDuration>(&what_), Kind::days_duration, kind()); }
const MonthsDuration& Value::months_duration() const { return held(std::get_if<MonthsDuration>(&what_), Kind::months_duration, kind()); }
const Items& Value::items() const { return *held(std::get_if<std::shared_ptr<const Items>>(&what_), Kind::list, kind()); }
const Entries& Value::entries() const { return *held(std::get_if<std::shared_ptr<const Entries>>(&what_), Kind::context, kind()); }
const Range& Value::range() const { return *held(std::get_if<std::shared_ptr<const Range>>(&what_), Kind::range, kind()); }
const Function& Value::function() const { return *held(std::get_if<std::shared_ptr<const Function>>(&what_), Kind::function, kind()); }

std::optional<Instant> Value::instant() const {
  const auto within_instants = [](const Date& date) { return date.year > -200'000 && date.year < 200'000; };
  if (is(Kind::date) && within_instants(date())) return start_of(date());
  if (is(Kind::date_time) && within_instants(date_time().date)) return instant_of_moment(date_time());
  return std::nullopt;
}

const Value* Value::get(std::string_view name) const {
  const auto* entries = std::get_if<std::shared_ptr<const Entries>>(&what_);
  if (entries == nullptr) return nullptr;
  for (const auto& [key, value] : **entries)
    if (key == name) return &value;
  return nullptr;
}

const Value* Value::at_path(std::string_view path) const {
  const Value* here = this;
  while (here != nullptr && !path.empty()) {
    const auto dot = path.find('.');
    here = here->get(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return here;
}

Value Value::with(std::string_view name, Value value) const {
  Entries entries = is_null() ? Entries{} : this->entries();
  entries.emplace_back(std::string(name), std::move(value));
  return context(std::move(entries));
}

Value Value::without(std::string_view name) const {
  Entries entries = is_null() ? Entries{} : this->entries();
  std::erase_if(entries, [&](const auto& entry) { return entry.first == name; });
  return context(std::move(entries));
}

Value Value::plus(Value item) const {
  Items items = is_null() ? Items{} : this->items();
  items.push_back(std::move(item));
  return list(std::move(items));
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::list: return a.items() == b.items();
    case Kind::context: return same_entries(a.entries(), b.entries());
    case Kind::range: return a.range() == b.range();
    case Kind::text: return a.text() == b.text();
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_duration:
    case Kind::months_duration:
    case Kind::function: break;
  }
  return a.what_ == b.what_;
}

int completed_years(Date born, Date on) {
  const int years = on.year - born.year;
  const bool birthday_to_come = on.month < born.month || (on.month == born.month && on.day < born.day);
  return birthday_to_come ? years - 1 : years;
}

}  // namespace qianpi::rules
