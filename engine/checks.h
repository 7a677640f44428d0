// What stands between a wish and its facts: a task that is there and called for, a case that may be seen, named checks (`require`), and
// the fields a step may write. Shared by the verbs.
#pragma once
#include <optional>
#include <set>
#include <string>

#include "engine/course.h"
#include "engine/input.h"
#include "engine/scope.h"

namespace qianpi {

/// Starter, whoever has or had a task of it or got a copy, administrators, holders of roles that its tasks name or that its collector's tasks name; the engine.
bool may_see(Course&);
std::optional<Refusal> unseen(Course&);

/// The task, or why it can't be handled by this actor now.
std::optional<Refusal> refuse_task(Course&, int task);

/// The first hard check that fails, by name.
std::optional<Refusal> failed_check(const Stage&, const std::vector<Check>&);

/// The fields that this step may write with this outcome: the task's forms, the outcome's own, or a correction's form.
std::set<std::string> writable_fields(const Course&, const Task&, const Transition*);
/// The forms those fields belong to.
std::vector<const Form*> written_forms(const Course&, const Task&, const Transition*);
/// Typed values of what was given over those forms, or a refusal with problems by field.
std::variant<rules::Value, Refusal> read_given(const Course&, const std::vector<const Form*>&, const rules::Value& given, const InputRule&);

/// Initial values of a form's fields (`initial:`).
rules::Value initial_values(const Stage&, const Form&);

/// {data, attachments, papers, version}: what a signer's page shows, as hashes.
rules::Value seen_now(const Case&);
std::optional<Refusal> changed_since(const Case&, const rules::Value& seen);

}  // namespace qianpi
