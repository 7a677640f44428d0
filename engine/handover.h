// Giving a task, a ballot or a copy to a person: who may get it, and why not. Shared by the verbs transfer, delegate, reassign, add_signer and copy.
#pragma once
#include <optional>
#include <string>

#include "engine/course.h"

namespace qianpi {

/// May the actor give this task away? It must be theirs to handle, not lent, and no correction.
std::optional<Refusal> refuse_giving(Course&, int task);
/// May that person get it? They exist, are not the actor, need not keep out, and have no ballot of their own in this sign-off.
std::optional<Refusal> refuse_receiver(Course&, const Task&, const std::string& user);
/// The same, and the person must hold the task's own role.
std::optional<Refusal> refuse_unless_of_role(Course&, const Task&, const std::string& user);
/// … or some role of the workflow's tasks.
std::optional<Refusal> refuse_unless_of_workflow(Course&, const Task&, const std::string& user);

std::optional<Refusal> refuse_without_reason(const std::string& opinion);
std::optional<Refusal> refuse_unless_administrator(const Course&);
/// The administrator, or whoever holds the role that `on: {VERB: {by}}` names in an active state or one around it.
std::optional<Refusal> refuse_unless_named(Course&, const std::string& verb);
Refusal not_running(const Course&);

Signature signature_of_person(Course&, const std::string& user);

}  // namespace qianpi
