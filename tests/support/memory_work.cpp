// The work lists of the store in memory.
#include <algorithm>

#include "tests/support/memory_store.h"

namespace qianpi::test {

namespace {

template <class Work>
void shorten(std::vector<Work>& list, int limit) {
  if (list.size() > static_cast<std::size_t>(limit)) list.resize(static_cast<std::size_t>(limit));
}

}  // namespace

std::vector<Store::DueTimer> MemoryStore::due(Instant now) const {
  std::vector<DueTimer> due;
  for (const auto& [id, stored] : cases_)
    for (const Timer& timer : stored.now.timers) {
      const auto fate = stored.timers.find(timer.no);
      const bool is_parked = fate != stored.timers.end() && !fate->second.error.empty();
      if (timer.at <= now && !is_parked) due.push_back({id, timer.no, timer.at});
    }
  std::ranges::sort(due, {}, [](const DueTimer& one) { return std::tuple(one.at, one.on, one.timer); });
  return due;
}

std::vector<Store::DueTimer> MemoryStore::due_timers(Instant now, int limit) {
  std::scoped_lock lock(mutex_);
  std::vector<DueTimer> list = due(now);
  shorten(list, limit);
  return list;
}

std::optional<Instant> MemoryStore::next_timer() {
  std::scoped_lock lock(mutex_);
  const std::vector<DueTimer> all = due({INT64_MAX});
  return all.empty() ? std::nullopt : std::optional(all.front().at);
}

std::vector<Store::DueTimer> MemoryStore::claim_timers(Instant now, Instant lease_until, int limit) {
  std::scoped_lock lock(mutex_);
  std::vector<DueTimer> list = due(now);
  std::erase_if(list, [&](const DueTimer& one) { return cases_.at(one.on).timers[one.timer].leased_until > now; });
  shorten(list, limit);
  for (const DueTimer& one : list) cases_.at(one.on).timers[one.timer].leased_until = lease_until;
  return list;
}

bool MemoryStore::park_timer(CaseId on, int timer, const std::string& error) {
  std::scoped_lock lock(mutex_);
  const auto stored = cases_.find(on);
  if (stored == cases_.end() || std::ranges::find(stored->second.now.timers, timer, &Timer::no) == stored->second.now.timers.end()) return false;
  stored->second.timers[timer].error = error;
  return true;
}

std::vector<Delivery> MemoryStore::pending_deliveries(int limit) {
  std::scoped_lock lock(mutex_);
  std::vector<Delivery> pending;
  for (const StoredDelivery& one : deliveries_)
    if (one.progress == Progress::pending && pending.size() < static_cast<std::size_t>(limit)) pending.push_back(one.delivery);
  return pending;
}

std::vector<Delivery> MemoryStore::claim_deliveries(Instant now, Instant lease_until, int limit) {
  std::scoped_lock lock(mutex_);
  std::vector<Delivery> claimed;
  std::set<CaseId> blocked;
  for (StoredDelivery& one : deliveries_) {
    if (one.progress != Progress::pending || claimed.size() >= static_cast<std::size_t>(limit)) continue;
    if (one.leased_until > now && one.delivery.to) blocked.insert(one.delivery.to);
    if (one.leased_until > now || blocked.contains(one.delivery.to)) continue;
    one.leased_until = lease_until;
    claimed.push_back(one.delivery);
  }
  return claimed;
}

bool MemoryStore::park_delivery(CaseId from, std::int64_t seq, const std::string& error) {
  std::scoped_lock lock(mutex_);
  if (!can_take({from, seq})) return false;
  StoredDelivery& stored = deliveries_[places_of_deliveries_.at({from, seq})];
  stored.progress = Progress::parked;
  stored.error = error;
  return true;
}

std::vector<OutboxMessage> MemoryStore::claim_outbox(Instant now, Instant lease_until, int limit) {
  std::scoped_lock lock(mutex_);
  std::vector<OutboxMessage> claimed;
  for (StoredMessage& one : outbox_) {
    if (one.progress != Progress::pending || one.ready_at > now || claimed.size() >= static_cast<std::size_t>(limit)) continue;
    one.ready_at = lease_until;
    ++one.message.attempts;
    claimed.push_back(one.message);
  }
  return claimed;
}

void MemoryStore::outbox_done(std::int64_t id) {
  std::scoped_lock lock(mutex_);
  outbox_.at(static_cast<std::size_t>(id - 1)).progress = Progress::taken;
}

void MemoryStore::outbox_failed(std::int64_t id, const std::string& error, std::optional<Instant> again_at) {
  std::scoped_lock lock(mutex_);
  StoredMessage& stored = outbox_.at(static_cast<std::size_t>(id - 1));
  stored.message.error = error;
  stored.progress = again_at ? Progress::pending : Progress::parked;
  if (again_at) stored.ready_at = *again_at;
}

bool MemoryStore::retry(const std::string& kind, CaseId on, std::int64_t id, Instant now) {
  std::scoped_lock lock(mutex_);
  if (kind == "timer") {
    const auto found = cases_.find(on);
    return found != cases_.end() &&
           std::erase_if(found->second.timers, [&](const auto& one) { return one.first == id && !one.second.error.empty(); }) == 1;
  }
  if (kind == "delivery") {
    for (StoredDelivery& one : deliveries_)
      if (one.progress == Progress::parked && one.delivery.from == on && one.delivery.seq == id) {
        one = {one.delivery, Progress::pending, {}, {}};
        return true;
      }
    return false;
  }
  for (StoredMessage& one : outbox_)
    if (one.progress == Progress::parked && one.message.id == id) {
      one.progress = Progress::pending;
      one.ready_at = now;
      one.message.attempts = 0;
      one.message.error.clear();
      return true;
    }
  return false;
}

bool MemoryStore::take_lease(const std::string& name, const std::string& owner, Instant now, Instant until) {
  std::scoped_lock lock(mutex_);
  Lease& lease = leases_[name];
  if (lease.owner != owner && lease.until > now) return false;
  lease = {owner, until};
  return true;
}

std::optional<Date> MemoryStore::swept_until(const std::string& package) {
  std::scoped_lock lock(mutex_);
  const auto found = swept_.find(package);
  return found == swept_.end() ? std::nullopt : std::optional(found->second);
}

void MemoryStore::set_swept(const std::string& package, Date day) {
  std::scoped_lock lock(mutex_);
  swept_[package] = day;
}

}  // namespace qianpi::test
