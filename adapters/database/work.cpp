// Work lists: timers, deliveries, outbox, and the housekeeping of receipts.
#include <chrono>

#include "adapters/database/sql_store.h"
#include "adapters/database/written.h"

namespace qianpi::database {

namespace {

using TimerColumns = std::tuple<Integer, Integer, Integer>;
constexpr Query<TimerColumns, Integer, Integer> select_due{
    "SELECT case_id, no, fires_at FROM timer WHERE fires_at <= ? AND error = '' ORDER BY fires_at, case_id, no LIMIT ?"};
constexpr Query<TimerColumns, Integer, Integer, Integer> select_free_timers{
    "SELECT case_id, no, fires_at FROM timer WHERE fires_at <= ? AND leased_until <= ? AND error = '' "
    "ORDER BY fires_at, case_id, no LIMIT ? /*! FOR UPDATE SKIP LOCKED */"};
constexpr Change<Integer, Integer, Integer> lease_timer{"UPDATE timer SET leased_until = ? WHERE case_id = ? AND no = ?"};
constexpr Change<Text, Integer, Integer> park_refused{"UPDATE timer SET error = ? WHERE case_id = ? AND no = ? AND error = ''"};
constexpr Query<std::tuple<MaybeInteger>> select_next{"SELECT MIN(fires_at) FROM timer WHERE error = ''"};
constexpr std::size_t error_bytes = 2000;

using DeliveryColumns = std::tuple<Integer, Integer, Integer, Text, Text, Text, LongText, Text>;
constexpr Query<DeliveryColumns, Integer> select_pending{
    "SELECT from_case, seq, to_case, package, workflow, event, payload, on_behalf FROM delivery "
    "WHERE status = 'pending' ORDER BY id LIMIT ?"};
// Claims follow each other by this row, so that no delivery is claimed before an earlier one to the same case.
constexpr Query<std::tuple<Text>, Text> lock_claims{"SELECT owner FROM lease WHERE name = ? /*! FOR UPDATE */"};
constexpr Query<DeliveryColumns, Integer, Integer, Integer> select_free_deliveries{
    "SELECT d.from_case, d.seq, d.to_case, d.package, d.workflow, d.event, d.payload, d.on_behalf FROM delivery d "
    "WHERE d.status = 'pending' AND d.leased_until <= ? AND NOT EXISTS ("
    " SELECT 1 FROM delivery e WHERE e.status = 'pending' AND e.leased_until > ? AND e.to_case = d.to_case AND e.to_case <> 0 AND e.id < d.id"
    ") ORDER BY d.id LIMIT ?"};
constexpr Change<Integer, Integer, Integer> lease_delivery{"UPDATE delivery SET leased_until = ? WHERE from_case = ? AND seq = ?"};
constexpr Change<Text, Integer, Integer> park_pending{
    "UPDATE delivery SET status = 'parked', error = ? WHERE from_case = ? AND seq = ? AND status <> 'taken'"};

constexpr Query<std::tuple<Integer, Integer, Text, Text, LongText, Integer, Text>, Integer, Integer> select_ready{
    "SELECT id, case_id, kind, message_key, body, attempts, error FROM outbox "
    "WHERE status = 'pending' AND ready_at <= ? ORDER BY id LIMIT ? /*! FOR UPDATE SKIP LOCKED */"};
constexpr Change<Integer, Integer> lease{"UPDATE outbox SET ready_at = ?, attempts = attempts + 1 WHERE id = ?"};
constexpr Change<Integer> set_done{"UPDATE outbox SET status = 'done', error = '' WHERE id = ?"};
constexpr Change<Text, Integer, Integer> set_again{"UPDATE outbox SET status = 'pending', error = ?, ready_at = ? WHERE id = ?"};
constexpr Change<Text, Integer> set_parked{"UPDATE outbox SET status = 'parked', error = ? WHERE id = ?"};

constexpr Change<Integer, Integer> retry_timer{"UPDATE timer SET error = '', leased_until = 0 WHERE case_id = ? AND no = ? AND error <> ''"};
constexpr Change<Integer, Integer> retry_delivery{
    "UPDATE delivery SET status = 'pending', error = '', leased_until = 0 WHERE from_case = ? AND seq = ? AND status = 'parked'"};
constexpr Change<Integer, Integer> retry_message{
    "UPDATE outbox SET status = 'pending', error = '', attempts = 0, ready_at = ? WHERE id = ? AND status = 'parked'"};

constexpr Change<Integer> delete_receipts{"DELETE FROM receipt WHERE stored_at < ?"};

constexpr Query<std::tuple<Text, Integer>, Text> select_lease{"SELECT owner, held_until FROM lease WHERE name = ? /*! FOR UPDATE */"};
constexpr Change<Text, Text, Integer> insert_lease{"INSERT INTO lease (name, owner, held_until) VALUES (?, ?, ?)"};
constexpr Change<Text, Integer, Text> update_lease{"UPDATE lease SET owner = ?, held_until = ? WHERE name = ?"};
constexpr Query<std::tuple<Integer>, Text> select_swept{"SELECT day FROM swept WHERE package = ?"};
constexpr Change<Text, Integer> insert_swept{"INSERT INTO swept (package, day) VALUES (?, ?)"};
constexpr Change<Integer, Text> update_swept{"UPDATE swept SET day = ? WHERE package = ?"};

std::vector<Store::DueTimer> timers_of(const std::vector<TimerColumns>& rows) {
  std::vector<Store::DueTimer> timers;
  for (const auto& [on, timer, at] : rows) timers.push_back({CaseId{on}, static_cast<int>(timer), Instant{at}});
  return timers;
}

std::vector<Delivery> deliveries_of(const std::vector<DeliveryColumns>& rows) {
  std::vector<Delivery> deliveries;
  for (const auto& [from, seq, to, package, workflow, trigger, payload, on_behalf] : rows)
    deliveries.push_back({CaseId{from}, CaseId{to}, seq, package, workflow, trigger, payload.text, UserId{on_behalf}});
  return deliveries;
}

}  // namespace

std::vector<Store::DueTimer> SqlStore::due_timers(Instant now, int limit) {
  return sessions_.read([&](Connection& connection) { return timers_of(connection.rows(select_due, now.us, limit)); });
}

std::optional<Instant> SqlStore::next_timer() {
  return sessions_.read([&](Connection& connection) { return instant(std::get<0>(connection.row(select_next).value())); });
}

std::vector<Store::DueTimer> SqlStore::claim_timers(Instant now, Instant lease_until, int limit) {
  std::vector<DueTimer> claimed;
  sessions_.write([&](Connection& connection) {
    claimed = timers_of(connection.rows(select_free_timers, now.us, now.us, limit));
    for (const DueTimer& one : claimed) connection.run(lease_timer, lease_until.us, one.on.value, one.timer);
  });
  return claimed;
}

bool SqlStore::park_timer(CaseId on, int timer, const std::string& error) {
  bool there = false;
  sessions_.write([&](Connection& connection) { there = connection.run(park_refused, beginning(error, error_bytes), on.value, timer) == 1; });
  return there;
}

std::vector<Delivery> SqlStore::pending_deliveries(int limit) {
  return sessions_.read([&](Connection& connection) { return deliveries_of(connection.rows(select_pending, limit)); });
}

std::vector<Delivery> SqlStore::claim_deliveries(Instant now, Instant lease_until, int limit) {
  std::vector<Delivery> claimed;
  sessions_.write([&](Connection& connection) {
    connection.row(lock_claims, "claiming deliveries");
    claimed = deliveries_of(connection.rows(select_free_deliveries, now.us, now.us, limit));
    for (const Delivery& one : claimed) connection.run(lease_delivery, lease_until.us, one.from.value, one.seq);
  });
  return claimed;
}

bool SqlStore::park_delivery(CaseId from, std::int64_t seq, const std::string& error) {
  bool there = false;
  sessions_.write([&](Connection& connection) { there = connection.run(park_pending, error, from.value, seq) == 1; });
  return there;
}

std::vector<OutboxMessage> SqlStore::claim_outbox(Instant now, Instant lease_until, int limit) {
  std::vector<OutboxMessage> claimed;
  sessions_.write([&](Connection& connection) {
    claimed.clear();
    for (const auto& [id, about, kind, key, body, attempts, error] : connection.rows(select_ready, now.us, limit)) {
      connection.run(lease, lease_until.us, id);
      claimed.push_back({id, CaseId{about}, kind, key, body.text, static_cast<int>(attempts) + 1, error});
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

bool SqlStore::retry(const std::string& kind, CaseId on, std::int64_t id, Instant now) {
  bool there = false;
  sessions_.write([&](Connection& connection) {
    if (kind == "timer") there = connection.run(retry_timer, on.value, id) == 1;
    else if (kind == "delivery") there = connection.run(retry_delivery, on.value, id) == 1;
    else there = connection.run(retry_message, now.us, id) == 1;
  });
  return there;
}

bool SqlStore::take_lease(const std::string& name, const std::string& owner, Instant now, Instant until) {
  bool taken = false;
  sessions_.write([&](Connection& connection) {
    const auto row = connection.row(select_lease, name);
    if (!row) {
      taken = connection.insert(insert_lease, name, owner, until.us);
      return;
    }
    const auto& [holder, held_until] = *row;
    taken = holder == owner || held_until <= now.us;
    if (taken) connection.run(update_lease, owner, until.us, name);
  });
  return taken;
}

std::optional<Date> SqlStore::swept_until(const std::string& package) {
  return sessions_.read([&](Connection& connection) -> std::optional<Date> {
    const auto row = connection.row(select_swept, package);
    return row ? std::optional(date_of_day_number(std::get<0>(*row))) : std::nullopt;
  });
}

void SqlStore::set_swept(const std::string& package, Date day) {
  sessions_.write([&](Connection& connection) {
    if (!connection.insert(insert_swept, package, day_number(day))) connection.run(update_swept, day_number(day), package);
  });
}

void SqlStore::forget_old_receipts() {
  using namespace std::chrono;
  auto kept_from = system_clock::now() - hours(24 * 30);
  sessions_.write(
      [&](Connection& connection) { connection.run(delete_receipts, duration_cast<microseconds>(kept_from.time_since_epoch()).count()); });
}

}  // namespace qianpi::database
