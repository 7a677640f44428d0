// Reading and writing of the temporal kinds.

#include "engine/rules/temporal.h"

namespace qianpi::rules {
namespace {

/// A cursor over text that only ever moves forward.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  bool take(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::string_view digits() {
    std::size_t n = 0;
    while (n < rest_.size() && rest_[n] >= '0' && rest_[n] <= '9') ++n;
    const auto found = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return found;
  }
  /// Exactly two digits up to `limit`.
  std::optional<int> two_digits(int limit) {
    const auto found = digits();
    if (found.size() != 2) return std::nullopt;
    const int value = (found[0] - '0') * 10 + (found[1] - '0');
    return value <= limit ? std::optional(value) : std::nullopt;
  }

 private:
  std::string_view rest_;
};

std::optional<std::int64_t> small_whole(std::string_view digits) {
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  std::int64_t value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

/// Nine digits after the point count; further ones are below FEEL's nanosecond and dropped.
std::optional<std::int32_t> fraction_nanos(Reader& reader, bool digits_required) {
  if (!reader.take('.')) return 0;
  const auto digits = reader.digits();
  if (digits.empty() && digits_required) return std::nullopt;
  std::int32_t nanos = 0, unit = 100'000'000;
  for (std::size_t i = 0; i < digits.size() && i < 9; ++i, unit /= 10) nanos += (digits[i] - '0') * unit;
  return nanos;
}

std::optional<Date> take_date(Reader& reader) {
  const bool negative = reader.take('-');
  const auto year_digits = reader.digits();
  if (year_digits.size() < 4 || year_digits.size() > 9 || (year_digits.size() > 4 && year_digits[0] == '0')) return std::nullopt;
  const int year = static_cast<int>(*small_whole(year_digits)) * (negative ? -1 : 1);
  if (!reader.take('-')) return std::nullopt;
  const auto month = reader.two_digits(12);
  if (!month || !reader.take('-')) return std::nullopt;
  const auto day = reader.two_digits(31);
  if (!day || !is_date(year, *month, *day)) return std::nullopt;
  return Date{year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

/// `+08:00`, `-02:45:55`; at most 18 hours.
std::optional<Zone> take_offset(Reader& reader, int sign) {
  const auto hours = reader.two_digits(18);
  if (!hours || !reader.take(':')) return std::nullopt;
  const auto minutes = reader.two_digits(59);
  std::optional<int> seconds = 0;
  if (reader.take(':')) seconds = reader.two_digits(59);
  if (!minutes || !seconds) return std::nullopt;
  const int total = *hours * 3600 + *minutes * 60 + *seconds;
  return total > 18 * 3600 ? std::nullopt : std::optional(Zone{sign * total, nullptr});
}

std::optional<Zone> take_zone(Reader& reader) {
  if (reader.done()) return Zone{};
  if (reader.take('Z') || reader.take('z')) return Zone{0, nullptr};
  if (reader.take('+')) return take_offset(reader, 1);
  if (reader.take('-')) return take_offset(reader, -1);
  if (!reader.take('@')) return std::nullopt;
  const std::string region(reader.rest());
  reader = Reader("");
  if (!is_region(region)) return std::nullopt;
  return Zone{std::nullopt, std::make_shared<const std::string>(region)};
}

/// `24:00:00` is the end of a day; its nanos are a whole day's.
std::optional<Time> take_time(Reader& reader) {
  const auto hour = reader.two_digits(24);
  if (!hour || !reader.take(':')) return std::nullopt;
  const auto minute = reader.two_digits(59);
  if (!minute || !reader.take(':')) return std::nullopt;
  const auto second = reader.two_digits(59);
  if (!second) return std::nullopt;
  const auto nanos = fraction_nanos(reader, true);
  if (!nanos) return std::nullopt;
  const auto zone = take_zone(reader);
  const std::int64_t total = (*hour * 3600 + *minute * 60 + *second) * nanos_per_second + *nanos;
  if (!zone || !reader.done() || total > nanos_per_day) return std::nullopt;
  return Time{total, *zone};
}

std::string two(std::int64_t number) { return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)}; }

std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return "";
  std::string digits = std::to_string(nanos);
  digits.insert(0, 9 - digits.size(), '0');
  return "." + digits.substr(0, digits.find_last_not_of('0') + 1);
}

std::string zone_text(const Zone& zone) {
  if (zone.region) return "@" + *zone.region;
  if (!zone.offset_seconds) return "";
  if (*zone.offset_seconds == 0) return "Z";
  const int offset = *zone.offset_seconds < 0 ? -*zone.offset_seconds : *zone.offset_seconds;
  std::string text = (*zone.offset_seconds < 0 ? "-" : "+") + two(offset / 3600) + ":" + two(offset / 60 % 60);
  return offset % 60 == 0 ? text : text + ":" + two(offset % 60);
}

/// One number with its unit; `units` shrinks to what may still follow.
struct Amount {
  std::int64_t value;
  char unit;
  std::int32_t nanos;
};
std::optional<Amount> take_amount(Reader& reader, std::string_view& units) {
  const auto value = small_whole(reader.digits());
  if (!value) return std::nullopt;
  const bool has_fraction = reader.rest().starts_with('.');
  const auto nanos = fraction_nanos(reader, false);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!reader.take(units[i])) continue;
    const char unit = units[i];
    units.remove_prefix(i + 1);
    return has_fraction && unit != 'S' ? std::nullopt : std::optional(Amount{*value, unit, *nanos});
  }
  return std::nullopt;
}

Value read_months(Reader reader, bool negative) {
  std::string_view units = "YM";
  std::int64_t months = 0;
  do {
    const auto amount = take_amount(reader, units);
    if (!amount || amount->value > 100'000'000'000) return {};
    months += amount->value * (amount->unit == 'Y' ? 12 : 1);
  } while (!reader.done());
  return MonthsDuration{negative ? -months : months};
}

Value read_days(Reader reader, bool negative) {
  std::string_view units = "D";
  Number seconds = 0;
  bool in_time = false;
  do {
    if (!in_time && reader.take('T')) {
      in_time = true;
      units = "HMS";
    }
    const auto amount = take_amount(reader, units);
    if (!amount) return {};
    const int factor = amount->unit == 'D' ? 86'400 : amount->unit == 'H' ? 3600 : amount->unit == 'M' ? 60 : 1;
    seconds = seconds + Number(amount->value) * Number(factor) + seconds_of({0, amount->nanos});
  } while (!reader.done());
  const auto duration = duration_of_seconds(negative ? -seconds : seconds);
  return duration ? Value(*duration) : Value();
}

}  // namespace

std::optional<Date> read_feel_date(std::string_view text) {
  Reader reader(text);
  const auto date = take_date(reader);
  return reader.done() ? date : std::nullopt;
}

std::optional<Time> read_feel_time(std::string_view text) {
  Reader reader(text);
  auto time = take_time(reader);
  if (time) time->nanos %= nanos_per_day;
  return time;
}

std::optional<DateTime> read_feel_date_time(std::string_view text) {
  Reader reader(text);
  const auto date = take_date(reader);
  if (!date || !reader.take('T')) return std::nullopt;
  const auto time = take_time(reader);
  if (!time) return std::nullopt;
  if (time->nanos < nanos_per_day) return DateTime{*date, *time};
  return DateTime{plus_days(*date, 1), {0, time->zone}};
}

Value read_feel_duration(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  if (!reader.take('P') || reader.done()) return {};
  const Value months = read_months(reader, negative);
  return months.is_null() ? read_days(reader, negative) : months;
}

std::string feel_text(const Date& date) {
  const std::int64_t year = date.year < 0 ? -static_cast<std::int64_t>(date.year) : date.year;
  std::string digits = std::to_string(year);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return (date.year < 0 ? "-" : "") + digits + "-" + two(date.month) + "-" + two(date.day);
}

std::string feel_text(const Time& time) {
  return two(time.hour()) + ":" + two(time.minute()) + ":" + two(time.second()) + fraction_text(time.subsecond_nanos()) + zone_text(time.zone);
}

std::string feel_text(const DateTime& moment) { return feel_text(moment.date) + "T" + feel_text(moment.time); }

std::string feel_text(const DaysDuration& duration) {
  const bool negative = duration.seconds < 0;
  std::int64_t seconds = duration.seconds, nanos = duration.nanos;
  if (negative) {
    seconds = -seconds - (nanos == 0 ? 0 : 1);
    nanos = nanos == 0 ? 0 : nanos_per_second - nanos;
  }
  if (seconds == 0 && nanos == 0) return "PT0S";
  std::string text = negative ? "-P" : "P";
  if (seconds >= 86'400) text += std::to_string(seconds / 86'400) + "D";
  const std::int64_t hours = seconds / 3600 % 24, minutes = seconds / 60 % 60, rest = seconds % 60;
  if (hours == 0 && minutes == 0 && rest == 0 && nanos == 0) return text;
  text += "T";
  if (hours != 0) text += std::to_string(hours) + "H";
  if (minutes != 0) text += std::to_string(minutes) + "M";
  if (rest != 0 || nanos != 0) text += std::to_string(rest) + fraction_text(nanos) + "S";
  return text;
}

std::string feel_text(const MonthsDuration& duration) {
  if (duration.months == 0) return "P0M";
  const std::int64_t months = duration.months < 0 ? -duration.months : duration.months;
  std::string text = duration.months < 0 ? "-P" : "P";
  if (months >= 12) text += std::to_string(months / 12) + "Y";
  if (months % 12 != 0) text += std::to_string(months % 12) + "M";
  return text;
}

}  // namespace qianpi::rules
