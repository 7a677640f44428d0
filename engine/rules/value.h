// A value of FEEL: what a field, an answer, a parameter or the result of an expression holds.
// Used wherever data flows. Immutable and cheap to copy; lists, contexts and texts are shared, never changed in place.
// It refuses to convert silently: an accessor of the wrong kind throws std::logic_error (ask kind() first).
#pragma once
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/rules/number.h"
#include "engine/time/time.h"

namespace qianpi::rules {

class Value;

/// A zone as written: none (local), an offset, or a region of the IANA database such as `Asia/Shanghai`.
struct Zone {
  std::optional<std::int32_t> offset_seconds;
  std::shared_ptr<const std::string> region;
  bool given() const { return offset_seconds || region; }
  bool operator==(const Zone&) const;
};

/// A time of day: nanoseconds since 00:00, with a zone perhaps.
struct Time {
  std::int64_t nanos = 0;
  Zone zone;
  int hour() const { return static_cast<int>(nanos / 3'600'000'000'000); }
  int minute() const { return static_cast<int>(nanos / 60'000'000'000 % 60); }
  int second() const { return static_cast<int>(nanos / 1'000'000'000 % 60); }
  int subsecond_nanos() const { return static_cast<int>(nanos % 1'000'000'000); }
  bool operator==(const Time&) const = default;
};

struct DateTime {
  Date date;
  Time time;
  bool operator==(const DateTime&) const = default;
};

/// days-and-time duration; `nanos` is 0 … 999,999,999 and counts upwards also when seconds are negative.
struct DaysDuration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  auto operator<=>(const DaysDuration&) const = default;
};

/// years-and-months duration.
struct MonthsDuration {
  std::int64_t months = 0;
  auto operator<=>(const MonthsDuration&) const = default;
};

struct Range;
struct Function;
using Items = std::vector<Value>;
using Entries = std::vector<std::pair<std::string, Value>>;

enum class Kind { null, boolean, number, text, date, time, date_time, days_duration, months_duration, list, context, range, function };
/// FEEL's name of the kind, as in `instance of`: "string", "days and time duration", …
std::string_view name_of(Kind);

class Value {
 public:
  Value() = default;
  static Value null() { return {}; }
  Value(bool);                                                // NOLINT(google-explicit-constructor): all of these are values
  Value(Number);                                              // NOLINT
  Value(int n) : Value(Number(n)) {}                          // NOLINT
  Value(std::int64_t n) : Value(Number(n)) {}                 // NOLINT
  Value(std::string);                                         // NOLINT
  Value(std::string_view text) : Value(std::string(text)) {}  // NOLINT
  Value(const char* text) : Value(std::string(text)) {}       // NOLINT
  Value(Date);                                                // NOLINT
  Value(Time);                                                // NOLINT
  Value(DateTime);                                            // NOLINT
  Value(DaysDuration);                                        // NOLINT
  Value(MonthsDuration);                                      // NOLINT
  Value(Range);                                               // NOLINT
  Value(Function);                                            // NOLINT
  static Value list(Items);
  static Value list(std::initializer_list<Value>);
  /// Keeps the order of insertion. A name given twice keeps its first place and takes the last value.
  static Value context(Entries);
  /// Date and time in the office's zone, as an offset.
  static Value at(Instant);
  /// A function of the host; expressions call it like a builtin. `arity` -1: any number of arguments.
  static Value host_function(std::string name, int arity, std::function<Value(std::vector<Value>)>);

  Kind kind() const { return static_cast<Kind>(what_.index()); }
  bool is(Kind kind) const { return this->kind() == kind; }
  bool is_null() const { return is(Kind::null); }
  bool is_true() const { return is(Kind::boolean) && boolean(); }

  bool boolean() const;
  const Number& number() const;
  const std::string& text() const;
  const Date& date() const;
  const Time& time() const;
  const DateTime& date_time() const;
  const DaysDuration& days_duration() const;
  const MonthsDuration& months_duration() const;
  const Items& items() const;
  const Entries& entries() const;
  const Range& range() const;
  const Function& function() const;

  /// The instant of a date-and-time (without zone: the office's) or of a date (its 00:00); nothing for other kinds.
  std::optional<Instant> instant() const;
  /// The entry of a context; nullptr when there is none or this is no context. Lives as long as this value.
  const Value* get(std::string_view name) const;
  /// Follows `a.b.c` through contexts; nullptr when a step is missing.
  const Value* at_path(std::string_view path) const;
  /// A copy of this context (null counts as empty) with one entry replaced or appended.
  Value with(std::string_view name, Value value) const;
  /// A copy of this context without that entry.
  Value without(std::string_view name) const;
  /// A copy of this list (null counts as empty) with one more item.
  Value plus(Value item) const;

  /// Equal in kind and content; contexts whatever the order of entries; null equals null; functions only themselves.
  friend bool operator==(const Value&, const Value&);

 private:
  std::variant<std::monostate, bool, Number, std::shared_ptr<const std::string>, Date, Time, DateTime, DaysDuration, MonthsDuration,
               std::shared_ptr<const Items>, std::shared_ptr<const Entries>, std::shared_ptr<const Range>, std::shared_ptr<const Function>>
      what_;
};

/// How a range was written: `[1..5]`, `(< 5)`, `(= 5)`, `(!= 5)`. Ranges of different forms are never equal.
enum class RangeForm { interval, one_sided, equal, not_equal };

/// One-sided: the other end is null. Equal and not equal: both ends are the value.
struct Range {
  Value low, high;
  bool low_closed = true, high_closed = true;
  RangeForm form = RangeForm::interval;
  bool operator==(const Range&) const = default;
};

/// Something an expression can call. `call` is set for functions of the host, `closure` for FEEL's own, neither for
/// builtins.
struct Closure;
struct Function {
  std::string name;
  int arity = 0;  ///< -1: any number of arguments
  std::function<Value(std::vector<Value>)> call{};
  std::shared_ptr<const Closure> closure{};
  std::vector<std::string> parameters{};  ///< names for calls by name; may be empty
};

/// Completed years between a birth date and a day; the birthday itself counts. Born on 29 February: on 1 March in
/// common years.
int completed_years(Date born, Date on);

}  // namespace qianpi::rules
