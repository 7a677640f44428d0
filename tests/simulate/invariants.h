// What must be so in every case at every moment (quality.md's R10 and what follows from it), as questions over stored values.
#pragma once
#include <optional>
#include <string>

#include "engine/engine.h"
#include "engine/ports/views.h"
#include "tests/simulate/office.h"

namespace qianpi::simulate {

/// Empty: nothing is broken. Else one sentence.
using Complaint = std::string;

/// A configuration that the chart allows; tasks and timers only in active states; an ended case has nothing open; whoever decided had the right to.
Complaint complaint_about(const Workflow&, const Case&);
/// Something can still move a case that runs (asked when no delivery is on its way).
Complaint orphaned(const Workflow&, const Case&);
/// A granted case has passed every step.
Complaint skipped(const Invention&, const Case&);
/// Journal rows folded onto what the rows before made: the stored case, but for the counters that saving itself keeps.
Case folded(Case before, const std::vector<JournalRow>&, std::size_t from);
Complaint differs(Case folded, const Case& stored);
/// Both chains, from the first row to the head.
Complaint broken_chain(const std::vector<JournalRow>&, const std::string& head);

}  // namespace qianpi::simulate
