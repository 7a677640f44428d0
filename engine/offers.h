// What this actor could do now (可办操作): the verbs and outcomes that would not be refused, with their titles. The page's buttons are
// exactly these. Also who may see a case at all.
#pragma once
#include <string>
#include <vector>

#include "engine/commands.h"

namespace qianpi {

struct Offer {
  std::string verb;              ///< claim, release, decide, return, withdraw, comment, save
  int task = 0;
  std::string outcome;           ///< of decide
  Bilingual title;
  bool main = false, adverse = false;
  OpinionRule opinion = OpinionRule::optional;
  std::string basis, next;       ///< next: zh, where it would lead ("提交后 → 公示")
};

std::vector<Offer> offers(const Situation&);
/// Starter, subject person, task holders past and present, keepers of the case's unit roles; the engine.
bool may_see(const Situation&);
/// May this actor handle this task now? Nothing: yes.
std::optional<Refusal> task_refusal(const Situation&, const Task&);
/// Workflows (by package) that the actor may start, with the form each begins with.
std::vector<const Workflow*> startable(const Package&, const Actor&);
/// Field names of that form that the actor may read and write in this case now.
struct FieldRights {
  std::set<std::string> read, write;
};
FieldRights field_rights(const Situation&, const Form&);
/// The hashes a signer's page holds: {data, attachments, papers, version}.
rules::Value seen_now(const Case&);

}  // namespace qianpi
