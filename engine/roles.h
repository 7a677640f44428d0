// Who may act for a role: the one place where grants, contacts, signers and avoid rules are read. Asked when a task is opened
// (exclusions are recorded), when it is handled, and by offers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/course.h"

namespace qianpi {

/// In which unit the role is held for this case.
RoleIn role_in(const Course&, const std::string& role);
bool holds_role(const Actor&, const RoleIn&);
/// The office's own administrators: they mend what stands still, and hold their role in no package.
bool is_administrator(const Actor&);
/// Does the actor hold that role in any unit? For starting, where no case says the unit yet.
bool may_start_as(const Package&, const Actor&, const std::string& role);

/// Why this person must keep out of the task (zh), or nothing. Rules of the state, and: never one's own request, unless `self` allows it.
std::optional<std::string> avoided(Course&, const TaskRule&, const std::string& role, const UserId&);
/// Does the task call for this actor, or for somebody in whose place they act: as signer, contact or holder of its role? Says nothing of avoidance or of its status.
bool is_called(const Course&, const Task&, const Actor&);
/// For whom this actor would handle the task; nullptr: the task calls the actor themselves, or has nothing to do with them.
const Acting* stands_in_for(const Course&, const Task&, const Actor&);
/// Is this the person whom the invitation asks?
bool is_invited(const Actor&, const Invitation&);
std::optional<Refusal> task_refusal(Course&, const Task&);

/// The task rule of the task's state; nullptr for states without one (a correction may stand in any state).
const TaskRule* rule_of(const Workflow&, const Task&);

}  // namespace qianpi
