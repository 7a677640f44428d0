// What this actor could do now (可办操作): the verbs and outcomes that would not be refused, with their titles. The page's buttons are
// exactly these. Also which workflows one may begin, and which fields one may read and write.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "engine/checks.h"
#include "engine/commands.h"

namespace qianpi {

struct Offer {
  std::string verb;  ///< as name_of(Verb)
  int task = 0;
  std::string outcome;  ///< of decide
  Bilingual title;
  bool main = false, adverse = false;
  OpinionRule opinion = OpinionRule::optional;
  std::string basis;
  std::vector<std::string> targets;  ///< what may be chosen: places of return, steps of jump, where a signer is added; empty: nothing is left open
  bool wants_person = false;
};

std::vector<Offer> offers(const Situation&);
bool may_see(const Situation&);
/// The answers that this actor could give or write down for the invitation now.
std::vector<const AnswerRule*> answers_open_to(const Situation&, const Invitation&);
std::optional<Refusal> task_refusal(const Situation&, const Task&);

/// Workflows of the package that the actor may begin by hand (not those about another case).
std::vector<const Workflow*> startable(const Package&, const Actor&);
/// The form with which this actor would begin the workflow; null: none, or no right.
const StartRule* start_rule(const Package&, const Workflow&, const Actor&);

/// Names of that form's fields that the actor may read and write in this case now.
struct FieldRights {
  std::set<std::string> read, write;
};
FieldRights field_rights(const Situation&, const Form&);

}  // namespace qianpi
