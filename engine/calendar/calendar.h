// Working days of the office: the State Council's yearly notice as data (config/calendar/cn-YYYY.yaml), and deadlines that
// name each day they skipped. It refuses a year without data: a guess would be a wrong deadline.
#pragma once
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/problem.h"
#include "engine/calendar/phrase.h"
#include "engine/time/time.h"

namespace qianpi::calendar {

/// One year's exceptions to "Monday to Friday".
struct Year {
  int year = 0;
  std::string source;                ///< 国办发明电〔…〕…号
  std::map<Date, std::string> rest;  ///< day off → name of the holiday
  std::map<Date, std::string> work;  ///< make-up working day → for which holiday
};

struct MissingYear : std::runtime_error {
  explicit MissingYear(int year);
  int year;
};

class Calendar {
 public:
  Calendar() = default;
  explicit Calendar(std::vector<Year> years);
  bool has(int year) const;
  bool is_working_day(Date) const;                         ///< throws MissingYear
  std::string why(Date) const;                             ///< "国庆节", "周末", "补班", or empty on an ordinary working day
  Date next_working_day(Date from) const;                  ///< from itself when it is one
  int working_days_between(Date after, Date until) const;  ///< working days in (after, until]; negative when until is earlier

 private:
  const Year& year_of(Date) const;
  std::map<int, Year> years_;
};

/// Reads one cn-YYYY.yaml.
std::variant<Year, Problems> read_year(std::string_view yaml, const std::string& file);

struct SkippedDay {
  Date date;
  std::string why;
};

struct Deadline {
  Instant at;  ///< 24:00 of the last day (= 00:00 of the next), or the exact minute for minutes and hours
  Date last_day;
  std::vector<SkippedDay> skipped;  ///< days that did not count, and days the end rolled over, in order
  bool rolled = false;              ///< the end fell on a rest day; otherwise `skipped` are days not counted
  bool operator==(const Deadline&) const = default;
};
bool operator==(const SkippedDay&, const SkippedDay&);

/// Counting starts the day after `from` and ends at 24:00; with `roll` an end on a rest day moves to the next working day
/// (deadlines only; pass false for leads and standings).
Deadline deadline(const Calendar&, Instant from, Span, bool roll);
/// A lead: n units before the day of `from`, 00:00 of that day; minutes and hours exactly. Never rolled.
Deadline lead(const Calendar&, Instant from, Span);
/// What a phrase means, given its anchor's instant and the span that its parameter holds (if it names one). A deadline as
/// anchor ("due", 24:00) counts from the day that ends then, not from the one that begins. Leads are never rolled.
Deadline moment(const Calendar&, const Phrase&, Instant anchor, std::optional<Span> of_parameter, bool roll);
/// The end of a standing (regimes.md `status_span`): the same date later, 00:00, that day no longer included.
/// Throws std::logic_error for minutes, hours and working days: no standing lasts so.
Date span_end(Date from, Span);

/// "自2026-09-30次日起算2日；逢10月2日至7日国庆节顺延；至2026-10-08 24:00" in words of that language ("zh" or "en").
std::string explain(const Deadline&, Instant from, Span, std::string_view language);

}  // namespace qianpi::calendar
