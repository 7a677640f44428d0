// Gaps and overlaps of a decision table, found before it is published: inputs that no row answers, and pairs of rows
// that both do. Used by the package checker. It refuses to guess: a cell whose meaning it can't see is told as
// unchecked.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/table.h"

namespace qianpi::rules {

struct Gap {
  std::vector<std::string> example;  ///< per input a value or range that no row answers, as FEEL
};

struct Overlap {
  std::string first, second;         ///< ids of the rows
  std::vector<std::string> example;  ///< per input a value or range that both answer, as FEEL
};

struct TableCheck {
  std::vector<Gap> gaps;          ///< at most 20
  std::vector<Overlap> overlaps;  ///< at most 20; only under a policy that allows one row, and for rows that differ
  /// Cells that speak of more than their own input (`? > other`, function calls), as "row r2, input 1": not looked at.
  std::vector<TableProblem> unchecked;
  bool complete = true;  ///< false when the table has too many combinations to look at all of them
};

/// Per input the values that there can be (the options of a choice); empty: not known. A table's own input values come first.
using Domains = std::vector<std::vector<Value>>;

/// Looks at numbers, dates, times, durations, strings and booleans. Null counts as answered only where a row says so
/// with `-` or null, and is never reported as a gap. A yes-or-no input counts as complete with true and false.
TableCheck check_table(const Table&, const Domains& = {});

}  // namespace qianpi::rules
