#include "adapters/outbox/worker.h"

#include <algorithm>
#include <chrono>

#include "engine/anchors.h"
#include "engine/deliveries.h"
#include "engine/ports/fault.h"

namespace qianpi::outbox {

namespace {

constexpr int batch = 16;  // what lies still for a lease when this node dies
constexpr std::int64_t second_us = 1'000'000;
constexpr std::chrono::milliseconds longest_sleep{2000};  // another node's commits wake nobody here

std::string place_of(CaseId on) { return "case " + std::to_string(on.value); }

}  // namespace

void Worker::start() {
  thread_ = std::thread([this] { loop(); });
}

void Worker::stop() {
  {
    const std::lock_guard lock(sleep_);
    stopping_ = true;
  }
  awake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Worker::wake() {
  {
    const std::lock_guard lock(sleep_);
    woken_ = true;
  }
  awake_.notify_one();
}

void Worker::loop() {
  for (;;) {
    try {
      while (work_once()) {
        const std::lock_guard lock(sleep_);
        if (stopping_) return;
      }
    } catch (const std::exception& fault) {  // the third door for faults: later again
      doors_.complain("worker_fault", fault.what());
    }
    std::unique_lock lock(sleep_);
    awake_.wait_for(lock, longest_sleep, [this] { return woken_ || stopping_; });
    if (stopping_) return;
    woken_ = false;
  }
}

void Worker::drain() {
  while (work_once()) {
  }
}

bool Worker::work_once() {
  const std::lock_guard lock(work_);
  anchor_day();
  const bool begun = begin_days();
  const bool delivered = deliver() || begun;
  const bool fired = fire_timers();
  return empty_outbox() || delivered || fired;
}

std::optional<Instant> Worker::next_event_until(Instant to) {
  const std::lock_guard lock(work_);
  std::optional<Instant> first = doors_.engine.next_sweep();
  if (const auto timer = doors_.store.next_timer(); timer && (!first || *timer < *first)) first = timer;
  return first && *first <= to ? first : std::nullopt;
}

void Worker::advance(const std::function<void(Instant)>& move_clock, Instant to) {
  drain();
  std::optional<Instant> before;  // one that stays is in a dead node's hands
  for (auto next = next_event_until(to); next && next != before; next = next_event_until(to)) {
    before = next;
    move_clock(std::max(*next, doors_.clock.now()));
    drain();
  }
  move_clock(to);
  drain();
}

/// Before anything of the new day is written, so that an anchor covers whole days.
void Worker::anchor_day() {
  const Instant now = doors_.clock.now();
  if (anchored_ == date_at(now)) return;
  try {
    anchor_new_day(doors_.anchors, now);
  } catch (const Fault&) {
    throw;
  } catch (const std::exception& bug) {
    doors_.complain("anchor_failed", bug.what());
  }
  anchored_ = date_at(now);
}

/// What a new day begins by itself comes before the timers of that day, so that both see the record as the night left it.
bool Worker::begin_days() {
  const std::vector<Begun> begun = doors_.engine.sweep_missed();
  for (const Begun& one : begun)
    if (const auto* refusal = std::get_if<Refusal>(&one.answer)) doors_.complain("start_refused", one.workflow + ": " + refusal->message.zh);
  return !begun.empty();
}

Instant Worker::in_seconds(int seconds) { return {doors_.clock.now().us + seconds * second_us}; }

bool Worker::deliver() {
  bool moved = false;
  for (const Delivery& delivery : doors_.store.claim_deliveries(doors_.clock.now(), in_seconds(patience_.lease_seconds), batch)) {
    std::string error;
    try {
      const Answer answer = doors_.engine.deliver(delivery);
      if (const auto* refusal = std::get_if<Refusal>(&answer)) error = refusal->message.zh + " / " + refusal->message.en;
    } catch (const Fault&) {
      throw;  // the world failed, not this delivery
    } catch (const std::exception& bug) {
      error = bug.what();
    }
    moved = true;
    if (error.empty()) continue;
    if (!doors_.store.park_delivery(delivery.from, delivery.seq, error)) continue;  // another node took it
    doors_.complain("delivery_parked", place_of(delivery.from) + " → " + place_of(delivery.to) + " " + delivery.trigger + ": " + error);
  }
  return moved;
}

bool Worker::fire_timers() {
  bool moved = false;
  for (const Store::DueTimer& timer : doors_.store.claim_timers(doors_.clock.now(), in_seconds(patience_.lease_seconds), batch)) {
    moved = true;
    std::string error;
    try {
      const Answer answer = doors_.engine.submit({engine_actor(), timer.on, verb::Elapse{timer.timer}});
      if (const auto* refusal = std::get_if<Refusal>(&answer)) error = refusal->message.zh + " / " + refusal->message.en;
    } catch (const Fault&) {
      throw;
    } catch (const std::exception& bug) {
      error = bug.what();
    }
    if (error.empty()) continue;
    if (!doors_.store.park_timer(timer.on, timer.timer, error)) continue;  // its case went on
    doors_.complain("timer_parked", place_of(timer.on) + " timer " + std::to_string(timer.timer) + ": " + error);
  }
  return moved;
}

bool Worker::empty_outbox() {
  const auto messages = doors_.store.claim_outbox(doors_.clock.now(), in_seconds(patience_.paper_lease_seconds), batch);
  for (const OutboxMessage& message : messages) {
    try {
      carry_out(message);
      doors_.store.outbox_done(message.id);
    } catch (const std::exception& error) {
      fail(message, error.what());
    }
  }
  return !messages.empty();
}

void Worker::fail(const OutboxMessage& message, const std::string& error) {
  const int tried = message.attempts + 1;
  std::optional<Instant> again;
  if (tried < patience_.attempts) {
    const int wait = std::min(patience_.longest_wait_seconds, patience_.first_wait_seconds << std::min(tried, 16));
    again = in_seconds(wait);
  }
  doors_.store.outbox_failed(message.id, error, again);
  doors_.complain(again ? "outbox_failed" : "outbox_parked", place_of(message.about) + " " + message.kind + ": " + error);
}

}  // namespace qianpi::outbox
