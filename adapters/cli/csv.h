// Comma-separated values (RFC 4180) as people save them: quotes, a byte order mark, either kind of line end. It knows no columns and no types.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/problem.h"

namespace qianpi::cli {

using CsvRows = std::vector<std::vector<std::string>>;

/// Rows that aren't empty, with the number of the line on which each begins (from 1); or what is wrong.
struct CsvTable {
  CsvRows rows;
  std::vector<int> lines;
};
std::variant<CsvTable, Problem> read_csv(std::string_view text);

}  // namespace qianpi::cli
