// Decision tables as `rules.<table>.<output>` in expressions: only the tables that an expression names are decided, each time it is evaluated. Beside its
// outputs a table has `row` and `basis`, those of the row that fired, so that papers can print them.
#pragma once
#include <functional>

#include "engine/definition/package.h"
#include "engine/facts.h"

namespace qianpi {

/// A context by table name; null when the expression names no table. `note` hears what each table was asked and said.
rules::Value tables_value(const Package&, const rules::Expression&, const rules::Scope&, const std::function<void(fact::TableDecided)>& note);

}  // namespace qianpi
