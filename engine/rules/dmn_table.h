// Decision tables as DMN 1.5 files, both ways without loss: whatever TableSource says is in the file, and comes back. Used by import and export, and by
// the reader of whole models. It refuses files without a decision table.
#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "engine/rules/dmn_xml.h"
#include "engine/rules/table.h"

namespace qianpi::rules {

/// A model with one decision that is this table. Ids and basis of rows stand as annotations, which DMN has for that.
std::string to_dmn(const TableSource&);
/// The first decision table of a model, or what is wrong with the file.
std::variant<TableSource, std::string> table_from_dmn(std::string_view xml);
/// One `decisionTable` element of a model that has been read.
TableSource table_source(const Element& decision_table);

}  // namespace qianpi::rules
