// What the checker of tables found, in a clerk's words. Used where tables are read alone and with their package.
#pragma once
#include "engine/definition/package.h"
#include "engine/rules/table_check.h"

namespace qianpi {

/// One problem per gap and overlap, each with its example.
void tell_holes(const rules::TableCheck&, const DefinedTable&, Problems&);

}  // namespace qianpi
