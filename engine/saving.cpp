#include "engine/saving.h"

#include "engine/journal.h"
#include "engine/reactions.h"
#include "engine/rows.h"
#include "engine/rules/value_text.h"

namespace qianpi {

namespace {

std::string name_in_journal(const Actor& actor) { return actor.anonymous ? std::string("public") : actor.user.value; }

JournalRow row_of(const Situation& situation, const Noted& noted, std::int64_t seq) {
  JournalRow row;
  row.seq = seq;
  row.recorded_at = situation.now;
  row.happened_at = noted.happened_at;
  row.actor = name_in_journal(situation.actor);
  row.kind = kind_of(noted.fact);
  row.body = rules::to_json(to_value(noted.fact));
  return row;
}

std::vector<JournalRow> case_rows(const Situation& situation, const Decision& decision, Store& store) {
  std::vector<JournalRow> rows;
  std::int64_t seq = situation.before.facts;
  for (const Noted& noted : decision.facts) rows.push_back(row_of(situation, noted, ++seq));
  chain(rows, situation.before.revision ? store.chain_head(situation.before.id) : std::string());
  return rows;
}

std::vector<RecordChange> record_changes(const Situation& situation, const Decision& decision, Store& store) {
  std::vector<RecordChange> changes;
  for (const auto& [key, record] : decision.records) {
    RecordChange change{record, {}};
    auto before = situation.records.find(key);
    std::int64_t seq = before == situation.records.end() ? 0 : before->second.facts;
    for (const Noted& noted : decision.facts)
      if (const RecordKey* of = record_of(noted.fact); of && *of == key) change.journal.push_back(row_of(situation, noted, ++seq));
    chain(change.journal, store.chain_head(key));
    changes.push_back(std::move(change));
  }
  return changes;
}

void add_receipt(const Situation& situation, const Command& command, const Decision& decision, Changes& changes) {
  if (command.idempotency_key.empty()) return;
  changes.receipt =
      StoredReceipt{command.actor.user, command.idempotency_key, command.body_hash, receipt_of(*situation.package, situation.before, decision)};
}

void add_drafts(const Command& command, Changes& changes) {
  if (const auto* start = std::get_if<verb::Start>(&command.verb)) changes.remove_draft = start->draft;
  if (const auto* save = std::get_if<verb::Save>(&command.verb)) changes.save_task_draft = {save->task, rules::to_json(save->data)};
  if (const auto* decided = std::get_if<verb::Decide>(&command.verb)) changes.save_task_draft = {decided->task, {}};
}

}  // namespace

Receipt receipt_of(const Package& package, const Case& before, const Decision& decision) {
  Receipt receipt{decision.after.id, decision.after.revision, before.facts + 1, decision.after.facts, {}};
  const Workflow& workflow = package.workflows.at(decision.after.workflow);
  for (std::size_t i = before.tasks.size(); i < decision.after.tasks.size(); ++i) {
    const Task& task = decision.after.tasks[i];
    auto role = package.roles.find(task.role);
    receipt.opened.push_back(
        {task.no, task.state, find_state(workflow, task.state)->title.zh, role == package.roles.end() ? std::string() : role->second.title.zh});
  }
  return receipt;
}

Changes changes_of(const Situation& situation, const Command& command, Decision decision, Store& store) {
  Changes changes;
  changes.journal = case_rows(situation, decision, store);
  changes.records = record_changes(situation, decision, store);
  for (const auto& [key, series] : decision.series) changes.series.push_back(series);
  changes.outbox = react(decision.after, decision.facts, situation.before.facts + 1);
  changes.deliveries = deliveries_of(decision.after, decision.facts, situation.actor.user);
  changes.taken = command.delivery;
  changes.titles = titles_of(*situation.package, decision.after);
  changes.tasks = task_rows(*situation.package, decision.after);
  add_receipt(situation, command, decision, changes);
  add_drafts(command, changes);
  const auto& unique = situation.workflow().unique;
  if (unique && situation.before.revision == 0) changes.unique_keys = unique_keys_of(*situation.package, decision.after);
  changes.release_unique_keys = unique && !unique->ever && (decision.after.status == CaseState::ended || decision.after.status == CaseState::voided);
  changes.after = std::move(decision.after);
  return changes;
}

}  // namespace qianpi
