// `qianpi eval` and `qianpi table`: expressions and decision tables on the command line. Used by main.cpp. Nothing here publishes or changes anything.
#pragma once
#include <istream>

#include "adapters/cli/arguments.h"
#include "adapters/cli/verify.h"

namespace qianpi::cli {

/// Prints the value as FEEL (or JSON). With the expression "-" every line of `in` is one. The exit code: 0 a value, 1 null with its reasons told,
/// 2 no expression or no values.
int evaluate(const EvalArguments&, Instant now, Streams, std::istream& in);

/// Packages, or single tables: a file in a package's rules/ is judged with that package. The exit code: 0 good, 1 problems.
int check_tables(const std::vector<std::filesystem::path>&, const ReadPackage&, Streams);
/// A DMN model's first table as YAML on `out`. The exit code: 0, 1 it has problems here (told), 2 no table.
int import_table(const std::filesystem::path&, Streams);
/// A table's file as a DMN model on `out`. The exit code: 0, or 2 where the file is no table.
int export_table(const std::filesystem::path&, Streams);
/// Asks the table in that file what its predecessor was asked in the cases since that day. The exit code, as of diff: 0 no case would be decided
/// otherwise, 1 some would (each is told), 2 the file is no good table.
int try_table(const std::filesystem::path&, Date since, Archive, Streams);

}  // namespace qianpi::cli
