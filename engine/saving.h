// From a decision to what the store saves: journal rows with their chains, rows for lists, outbox, deliveries, the receipt. Used by engine.cpp only.
#pragma once
#include "engine/commands.h"
#include "engine/decide.h"
#include "engine/ports.h"

namespace qianpi {

Changes changes_of(const Situation&, const Command&, Decision, Store&);
Receipt receipt_of(const Package&, const Case& before, const Decision&);

}  // namespace qianpi
