// Allen's relations between points and ranges (DMN 1.5, table 78). A point counts as the closed range from it to
// itself.
#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

Range as_range(const Value& value) {
  if (value.is(Kind::range)) return value.range();
  return {value, value, true, true, RangeForm::interval};
}

/// Two ranges whose four ends can all be compared with each other.
class Pair {
 public:
  explicit Pair(Arguments a) : a_(as_range(a[0])), b_(as_range(a[1])) {
    known_ = order(a_.low, a_.high) && order(b_.low, b_.high) && order(a_.low, b_.low);
  }
  bool known() const { return known_; }
  const Range& a() const { return a_; }
  const Range& b() const { return b_; }
  static std::strong_ordering compare(const Value& x, const Value& y) { return *order(x, y); }

 private:
  Range a_, b_;
  bool known_ = false;
};

bool before(const Range& a, const Range& b) {
  const auto found = Pair::compare(a.high, b.low);
  return found < 0 || (found == 0 && !(a.high_closed && b.low_closed));
}

bool meets(const Range& a, const Range& b) { return a.high_closed && b.low_closed && Pair::compare(a.high, b.low) == 0; }

bool starts_not_after(const Range& a, const Range& b) {
  const auto found = Pair::compare(a.low, b.low);
  return found < 0 || (found == 0 && (a.low_closed || !b.low_closed));
}
bool ends_not_before(const Range& a, const Range& b) {
  const auto found = Pair::compare(a.high, b.high);
  return found > 0 || (found == 0 && (a.high_closed || !b.high_closed));
}
bool same_start(const Range& a, const Range& b) { return Pair::compare(a.low, b.low) == 0 && a.low_closed == b.low_closed; }
bool same_end(const Range& a, const Range& b) { return Pair::compare(a.high, b.high) == 0 && a.high_closed == b.high_closed; }
bool includes(const Range& a, const Range& b) { return starts_not_after(a, b) && ends_not_before(a, b); }
bool overlaps(const Range& a, const Range& b) { return !before(a, b) && !before(b, a); }
bool overlaps_before(const Range& a, const Range& b) {
  return overlaps(a, b) && starts_not_after(a, b) && !same_start(a, b) && ends_not_before(b, a);
}

bool after_(const Range& a, const Range& b) { return before(b, a); }
bool met_by(const Range& a, const Range& b) { return meets(b, a); }
bool overlaps_after(const Range& a, const Range& b) { return overlaps_before(b, a); }
bool finishes(const Range& a, const Range& b) { return same_end(a, b) && starts_not_after(b, a); }
bool finished_by(const Range& a, const Range& b) { return finishes(b, a); }
bool during(const Range& a, const Range& b) { return includes(b, a); }
bool starts(const Range& a, const Range& b) { return same_start(a, b) && ends_not_before(b, a); }
bool started_by(const Range& a, const Range& b) { return starts(b, a); }
bool coincides(const Range& a, const Range& b) { return same_start(a, b) && same_end(a, b); }

template <bool (*relation)(const Range&, const Range&)>
Value related(Machine&, Arguments a) {
  const Pair pair(a);
  return pair.known() ? Value(relation(pair.a(), pair.b())) : Value();
}

const std::vector<std::string_view> either{"point1,point2", "point,range", "range,point", "range1,range2", "value1,value2"};

const std::vector<Builtin> range_table{
    {"before", either, 2, 2, related<before>},
    {"after", either, 2, 2, related<after_>},
    {"meets", either, 2, 2, related<meets>},
    {"met by", either, 2, 2, related<met_by>},
    {"overlaps", either, 2, 2, related<overlaps>},
    {"overlaps before", either, 2, 2, related<overlaps_before>},
    {"overlaps after", either, 2, 2, related<overlaps_after>},
    {"finishes", either, 2, 2, related<finishes>},
    {"finished by", either, 2, 2, related<finished_by>},
    {"includes", either, 2, 2, related<includes>},
    {"during", either, 2, 2, related<during>},
    {"starts", either, 2, 2, related<starts>},
    {"started by", either, 2, 2, related<started_by>},
    {"coincides", either, 2, 2, related<coincides>},
};

}  // namespace

std::span<const Builtin> range_builtins() { return range_table; }

}  // namespace qianpi::rules
