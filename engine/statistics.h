// Statistics of a register (名册统计): how many records of each kind, as its definition asks; reckoned for a day and never stored. Used by the page
// of statistics. They name nobody: a bar is a title and a number.
#pragma once
#include <vector>

#include "engine/definition/package.h"
#include "engine/record.h"

namespace qianpi {

struct Bar {
  Bilingual title;
  int count = 0;
  bool operator==(const Bar&) const = default;
};

/// Only those records of which the register's statistics speak.
std::vector<const Record*> counted_records(const Register&, const std::vector<Record>&, Date today);

/// Every option, first level of a code list, band or month has its bar, empty or not, in the definition's order; what has no value stands last, if any.
/// A record with several values counts once for each of its bars.
std::vector<Bar> bars_of(const Package&, const Register&, const Statistic&, const std::vector<const Record*>&, Date today);

}  // namespace qianpi
