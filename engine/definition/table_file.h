// One decision table as a file of its own, both ways: what an administrator edits, and what is imported from elsewhere. Used by the package reader, the
// command line and the API. It judges the file by its schema, but not whether the names in it exist: only a package knows that.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "engine/definition/package.h"

namespace qianpi {

/// rules/NAME.yaml → the table's texts, or every problem with its place.
std::variant<rules::TableSource, Problems> read_table_file(const PackageFile&);
/// The same with its cells compiled; names are not looked at.
std::variant<DefinedTable, Problems> read_defined_table(const PackageFile&);
/// The same texts as a file that reads back to exactly them.
std::string write_table_file(const rules::TableSource&);

/// A table from elsewhere may have no word for itself or its outputs, or none that is a name here; it gets one made of its id, or of `stem`.
rules::TableSource named_for_a_file(rules::TableSource, const std::string& stem);

/// A table compiled, gaps and overlaps looked for; each problem in a clerk's words.
Problems check_table_file(const PackageFile&);

}  // namespace qianpi
