// Effects: what a state's entry, exit or a transition does, turned into facts in the order of the file, each seeing the one before. Nothing
// here touches the world: papers, notices and messages are ordered as facts and carried out after commit.
#pragma once
#include <vector>

#include "engine/definition/effect.h"
#include "engine/scope.h"

namespace qianpi {

class Route;

void carry_out(const Stage&, Route&, const std::vector<Effect>&);

// One function per effect; each in the file of its concern.
void carry_out(const Stage&, const effect::Render&);  // effects_paper.cpp
void carry_out(const Stage&, const effect::TakeNumber&);
void carry_out(const Stage&, const effect::Publish&);
void carry_out(const Stage&, const effect::RecordSpan&);  // effects_record.cpp
void carry_out(const Stage&, const effect::Book&);
void carry_out(const Stage&, const effect::Set&);
void carry_out(const Stage&, const effect::Notify&);  // effects_people.cpp
void carry_out(const Stage&, const effect::Remind&);
void carry_out(const Stage&, const effect::Escalate&);
void carry_out(const Stage&, const effect::StartCase&);  // effects_case.cpp
void carry_out(const Stage&, const effect::DecideItems&);
void carry_out(const Stage&, const effect::DeliverItems&);

}  // namespace qianpi
