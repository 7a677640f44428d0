// Work lists: timers, deliveries, outbox, and the housekeeping of receipts.
#include <chrono>

#include "adapters/database/sql_store.h"
#include "adapters/database/written.h"

namespace qianpi::database {

namespace {

constexpr Query<std::tuple<Integer, Integer, Integer>, Integer, Integer> select_due{
    "SELECT case_id, no, fires_at FROM timer WHERE fires_at <= ? ORDER BY fires_at, case_id, no LIMIT ?"};
constexpr Query<std::tuple<MaybeInteger>> select_next{"SELECT MIN(fires_at) FROM timer"};

constexpr Query<std::tuple<Integer, Integer, Integer, Text, Text, Text, Text, Text>, Integer> select_pending{
    "SELECT from_case, seq, to_case, package, workflow, event, payload, on_behalf FROM delivery "
    "WHERE status = 'pending' ORDER BY id LIMIT ?"};
constexpr Change<Text, Integer, Integer> park_pending{
    "UPDATE delivery SET status = 'parked', error = ? WHERE from_case = ? AND seq = ? AND status <> 'taken'"};

constexpr Query<std::tuple<Integer, Integer, Text, Text, Text, Integer, Text>, Integer, Integer> select_ready{
    "SELECT id, case_id, kind, message_key, body, attempts, error FROM outbox "
    "WHERE status = 'pending' AND ready_at <= ? ORDER BY id LIMIT ?"};
constexpr Change<Integer, Integer> lease{"UPDATE outbox SET ready_at = ?, attempts = attempts + 1 WHERE id = ?"};
constexpr Change<Integer> set_done{"UPDATE outbox SET status = 'done', error = '' WHERE id = ?"};
constexpr Change<Text, Integer, Integer> set_again{"UPDATE outbox SET status = 'pending', error = ?, ready_at = ? WHERE id = ?"};
constexpr Change<Text, Integer> set_parked{"UPDATE outbox SET status = 'parked', error = ? WHERE id = ?"};

constexpr Change<Integer> delete_receipts{"DELETE FROM receipt WHERE stored_at < ?"};

}  // namespace

std::vector<Store::DueTimer> SqlStore::due_timers(Instant now, int limit) {
  return sessions_.read([&](Connection& connection) {
    std::vector<DueTimer> due;
    for (const auto& [on, timer, at] : connection.rows(select_due, now.us, limit)) due.push_back({CaseId{on}, static_cast<int>(timer), Instant{at}});
    return due;
  });
}

std::optional<Instant> SqlStore::next_timer() {
  return sessions_.read([&](Connection& connection) { return instant(std::get<0>(connection.row(select_next).value())); });
}

std::vector<Delivery> SqlStore::pending_deliveries(int limit) {
  return sessions_.read([&](Connection& connection) {
    std::vector<Delivery> pending;
    for (const auto& [from, seq, to, package, workflow, trigger, payload, on_behalf] : connection.rows(select_pending, limit))
      pending.push_back({CaseId{from}, CaseId{to}, seq, package, workflow, trigger, payload, UserId{on_behalf}});
    return pending;
  });
}

void SqlStore::park_delivery(CaseId from, std::int64_t seq, const std::string& error) {
  sessions_.write([&](Connection& connection) { connection.run(park_pending, error, from.value, seq); });
}

std::vector<OutboxMessage> SqlStore::claim_outbox(Instant now, Instant lease_until, int limit) {
  std::vector<OutboxMessage> claimed;
  sessions_.write([&](Connection& connection) {
    for (const auto& [id, about, kind, key, body, attempts, error] : connection.rows(select_ready, now.us, limit)) {
      connection.run(lease, lease_until.us, id);
      claimed.push_back({id, CaseId{about}, kind, key, body, static_cast<int>(attempts) + 1, error});
    }
  });
  return claimed;
}

void SqlStore::outbox_done(std::int64_t id) {
  sessions_.write([&](Connection& connection) { connection.run(set_done, id); });
}

void SqlStore::outbox_failed(std::int64_t id, const std::string& error, std::optional<Instant> again_at) {
  sessions_.write([&](Connection& connection) {
    if (again_at) connection.run(set_again, error, again_at->us, id);
    else connection.run(set_parked, error, id);
  });
}

void SqlStore::forget_old_receipts() {
  using namespace std::chrono;
  auto kept_from = system_clock::now() - hours(24 * 30);
  sessions_.write(
      [&](Connection& connection) { connection.run(delete_receipts, duration_cast<microseconds>(kept_from.time_since_epoch()).count()); });
}

}  // namespace qianpi::database
