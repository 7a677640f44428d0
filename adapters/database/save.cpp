#include <stdexcept>

#include "adapters/database/faults.h"
#include "adapters/database/sql_store.h"
#include "adapters/database/written.h"
#include "engine/ports/fault.h"

namespace qianpi::database {

namespace {

constexpr Change<Text, Text, Text, Integer, Integer, Integer, Integer, Text, Integer> insert_receipt{
    "INSERT INTO receipt (actor, receipt_key, body_hash, case_id, revision, first_seq, last_seq, opened, stored_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};

constexpr Change<Integer, Integer> take_pending{
    "UPDATE delivery SET status = 'taken', error = '' WHERE from_case = ? AND seq = ? AND status <> 'taken'"};

constexpr Change<Integer> release_keys{"DELETE FROM unique_key WHERE case_id = ?"};
constexpr Change<Text, Integer> insert_key{"INSERT INTO unique_key (key_text, case_id) VALUES (?, ?)"};

constexpr Change<Integer, Integer, Integer, Text, Text, Text, LongText, Text> insert_delivery{
    "INSERT INTO delivery (from_case, seq, to_case, package, workflow, event, payload, on_behalf, status, error) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', '')"};
constexpr Change<Integer, Text, Text, LongText> insert_message{
    "INSERT INTO outbox (case_id, kind, message_key, body, status, ready_at, attempts, error) VALUES (?, ?, ?, ?, 'pending', 0, 0, '')"};

constexpr Query<std::tuple<Text>, Integer, Integer> select_row_hash{"SELECT hash FROM journal WHERE case_id = ? AND seq = ?"};
constexpr Query<std::tuple<Integer>, Integer> select_revision{"SELECT revision FROM cases WHERE id = ?"};
constexpr int attempts = 3;  // against answers that were lost

constexpr Change<Text, Text> delete_draft{"DELETE FROM draft WHERE id = ? AND owner = ?"};
constexpr Change<Integer, Integer> delete_task_drafts{"DELETE FROM task_draft WHERE case_id = ? AND no = ?"};
constexpr Change<Integer, Integer, Text> delete_task_draft{"DELETE FROM task_draft WHERE case_id = ? AND no = ? AND user_id = ?"};
constexpr Change<Integer, Integer, Text, LongText> insert_task_draft{"INSERT INTO task_draft (case_id, no, user_id, body) VALUES (?, ?, ?, ?)"};

}  // namespace

SaveResult SqlStore::save_once(const Changes& changes) {
  const Written written(changes);
  SaveResult result = SaveResult::saved;
  sessions_.decide([&](Connection& connection) {
    result = apply(connection, written);
    return result == SaveResult::saved ? Verdict::keep : Verdict::undo;
  });
  return result;
}

SaveResult SqlStore::save(const Changes& changes) {
  for (int attempt = 1;; ++attempt) {
    try {
      return save_once(changes);
    } catch (const LostRace&) {
      return SaveResult::lost_race;
    } catch (const AnswerLost&) {
      if (was_kept(changes)) return SaveResult::saved;
      if (attempt == attempts) throw;
    }
  }
}

/// After a lost answer: the chain holds this very row, or (a save without facts) the case has reached this revision.
bool SqlStore::was_kept(const Changes& changes) {
  const Case& after = changes.after;
  return sessions_.read([&](Connection& connection) {
    if (changes.journal.empty()) return connection.row(select_revision, after.id.value) == std::tuple(after.revision);
    const JournalRow& last = changes.journal.back();
    return connection.row(select_row_hash, after.id.value, last.seq) == std::tuple(last.hash);
  });
}

SaveResult apply(Connection& connection, const Written& written) {
  const Changes& changes = written.changes;
  if (!keep_receipt(connection, written)) return SaveResult::receipt_exists;
  if (!keep_case(connection, written)) return SaveResult::lost_race;
  if (!keep_records(connection, written)) return SaveResult::lost_race;
  if (!keep_series(connection, written)) return SaveResult::lost_race;
  if (!take_delivery(connection, changes)) return SaveResult::lost_race;
  if (!claim_unique_keys(connection, changes)) return SaveResult::duplicate_key;
  derive(connection, changes);
  keep_drafts(connection, changes);
  send(connection, changes);
  return SaveResult::saved;
}

bool keep_receipt(Connection& connection, const Written& written) {
  if (!written.changes.receipt) return true;
  const auto& [actor, key, body_hash, receipt] = *written.changes.receipt;
  return connection.insert(insert_receipt, actor.value, key, body_hash, receipt.on.value, receipt.revision, receipt.first_seq, receipt.last_seq,
                           written.opened, written.stored_at);
}

bool take_delivery(Connection& connection, const Changes& changes) {
  return !changes.taken || connection.run(take_pending, changes.taken->first.value, changes.taken->second) == 1;
}

bool claim_unique_keys(Connection& connection, const Changes& changes) {
  if (changes.release_unique_keys) connection.run(release_keys, changes.after.id.value);
  for (const std::string& key : changes.unique_keys)
    if (!connection.insert(insert_key, key, changes.after.id.value)) return false;
  return true;
}

void send(Connection& connection, const Changes& changes) {
  for (const Delivery& one : changes.deliveries)
    connection.run(insert_delivery, one.from.value, one.seq, one.to.value, one.package, one.workflow, one.trigger,
                   LongText{place_of_delivery(one.from.value, one.seq), one.payload}, one.on_behalf.value);
  for (const OutboxMessage& one : changes.outbox)
    connection.run(insert_message, one.about.value, one.kind, one.key, LongText{"outbox/" + one.key, one.body});
}

void keep_drafts(Connection& connection, const Changes& changes) {
  if (!changes.remove_draft.empty() && connection.run(delete_draft, changes.remove_draft, changes.after.starter.user.value) == 1)
    connection.forget_long(place_of_draft(changes.remove_draft));
  if (!changes.save_task_draft) return;
  const auto& [task, body] = *changes.save_task_draft;
  if (body.empty()) {
    connection.run(delete_task_drafts, changes.after.id.value, task);
    return;
  }
  if (!changes.receipt) throw std::invalid_argument("a task's draft needs a receipt: its actor is the owner");
  connection.run(delete_task_draft, changes.after.id.value, task, changes.receipt->actor.value);
  connection.run(insert_task_draft, changes.after.id.value, task, changes.receipt->actor.value,
                 LongText{place_of_draft(changes.after.id.value, task, changes.receipt->actor), body});
}

}  // namespace qianpi::database
