// Decision tables as `rules.<table>.<output>` in expressions: only the tables that an expression names are decided, each time it is evaluated.
#pragma once
#include "engine/definition/package.h"

namespace qianpi {

/// A context by table name; null when the expression names no table.
rules::Value tables_value(const Package&, const rules::Expression&, const rules::Scope&);

}  // namespace qianpi
