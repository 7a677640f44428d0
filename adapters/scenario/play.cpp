#include "adapters/scenario/play.h"

#include <algorithm>

#include "engine/deliveries.h"

namespace qianpi::scenario {

namespace {

const std::string draw_key(32, 'p');  // a play has nothing to hide, and is the same every time
constexpr int batch = 50;
constexpr int most_timers = 1000;
constexpr std::int64_t lease_us = 60'000'000;

}  // namespace

std::string words_of(const Refusal& refusal) {
  std::string words(name_of(refusal.reason));
  if (!refusal.check.empty()) words += " [" + refusal.check + "]";
  words += " " + refusal.message.zh;
  for (const Problem& problem : refusal.problems) words += "；" + problem.where.file + " " + problem.what.zh;
  return words;
}

Play::Play(PackagePtr package, const World& world, Instant at, const std::map<std::string, int>& cast_sizes)
    : home_(package->name),
      world_(world),
      cast_(*package, cast_sizes),
      engine_(*world_.store, cast_, clock_, *world_.entropy, world_.calendar, draw_key) {
  clock_.move_to(at);
  join(package);
  engine_.sweep_missed();
}

void Play::join(const PackagePtr& package) {
  world_.store->publish(*package, now());
  engine_.library().keep(package);
  packages_[package->name].push_back(package);
  cast_.join(*package);
}

std::pair<PackagePtr, std::string> Play::located(const std::string& word) const {
  const auto slash = word.find('/');
  const auto found = packages_.find(slash == std::string::npos ? home_ : word.substr(0, slash));
  const std::string rest = slash == std::string::npos ? word : word.substr(slash + 1);
  return {found == packages_.end() ? nullptr : found->second.back(), rest};
}

int Play::number_of(const Case& in) const {
  const auto& versions = packages_.at(in.package);
  return static_cast<int>(std::ranges::find(versions, in.version, &Package::version) - versions.begin()) + 1;
}

PackagePtr Play::version_of(const Case& in) const { return packages_.at(in.package).at(static_cast<std::size_t>(number_of(in)) - 1); }

Answer Play::submit(const Actor& actor, CaseId on, Verb verb) {
  const std::string key = "step-" + std::to_string(++submitted_);
  return engine_.submit({actor, on, std::move(verb), key, key});
}

void Play::settle() {
  for (bool moved = true; moved;) {
    const bool begun = begin_days(), delivered = deliver(), fired = fire_timers();
    moved = take_orders() || begun || delivered || fired;
  }
  look_for_stranded();
}

bool Play::advance(Instant to) {
  if (to < now()) return false;
  settle();
  for (auto next = next_event(to); next; next = next_event(to)) {
    clock_.move_to(std::max(*next, now()));
    settle();
  }
  clock_.move_to(to);
  settle();
  return true;
}

bool Play::deliver() {
  const std::vector<Delivery> pending = world_.store->pending_deliveries(batch);
  for (const Delivery& delivery : pending) {
    const Answer answer = engine_.deliver(delivery);
    if (const auto* refusal = std::get_if<Refusal>(&answer)) {
      mishaps_.push_back(name_of(delivery.from) + " → " + delivery.trigger + " " + delivery.workflow + ": " + words_of(*refusal));
      world_.store->park_delivery(delivery.from, delivery.seq, words_of(*refusal));
    } else if (const auto* receipt = std::get_if<Receipt>(&answer); receipt && !delivery.to && receipt->on != delivery.from) {
      note_begun(delivery.workflow, receipt->on);
    }
  }
  return !pending.empty();
}

bool Play::begin_days() {
  const std::vector<Begun> begun = engine_.sweep_missed();
  for (const Begun& one : begun) {
    if (const auto* receipt = std::get_if<Receipt>(&one.answer)) note_begun(one.workflow, receipt->on);
    if (const auto* refusal = std::get_if<Refusal>(&one.answer)) mishaps_.push_back("start of " + one.workflow + ": " + words_of(*refusal));
  }
  return !begun.empty();
}

void Play::note_begun(const std::string& workflow, CaseId id) {
  if (std::ranges::find(cases_, id, &Named::id) == cases_.end()) call(workflow, id, true);
}

bool Play::fire_timers() {
  bool moved = false;
  for (const Store::DueTimer& timer : world_.store->due_timers(now(), most_timers)) {
    if (refused_timers_.contains({timer.on, timer.timer})) continue;
    moved = true;
    const Answer answer = engine_.submit({engine_actor(), timer.on, verb::Elapse{timer.timer}});
    const auto* refusal = std::get_if<Refusal>(&answer);
    if (!refusal) continue;
    refused_timers_.insert({timer.on, timer.timer});
    mishaps_.push_back(name_of(timer.on) + " timer: " + words_of(*refusal));
  }
  return moved;
}

bool Play::take_orders() {
  const auto messages = world_.store->claim_outbox(now(), {now().us + lease_us}, batch);
  for (const OutboxMessage& message : messages) world_.store->outbox_done(message.id);
  return !messages.empty();
}

std::optional<Instant> Play::next_event(Instant until) {
  std::optional<Instant> first = engine_.next_sweep();
  if (first && *first > until) first.reset();
  for (const Store::DueTimer& timer : world_.store->due_timers(until, most_timers))
    if (!refused_timers_.contains({timer.on, timer.timer}) && (!first || timer.at < *first)) first = timer.at;
  return first;
}

void Play::look_for_stranded() {
  for (const Named& one : cases_)
    if (load(one.id).stranded && stranded_.insert(one.id).second)
      mishaps_.push_back(one.name + " stands still: its definition does not say how to go on");
}

void Play::call(const std::string& name, CaseId id, bool by_others) { cases_.push_back({name, id, by_others}); }

CaseId Play::named(const std::string& name) const {
  const auto given = std::ranges::find_if(cases_, [&](const Named& one) { return one.name == name && !one.by_others; });
  if (given != cases_.end()) return given->id;
  const auto started = std::find_if(cases_.rbegin(), cases_.rend(), [&](const Named& one) { return one.name == name; });
  if (started != cases_.rend()) return started->id;
  const auto gap = name.rfind(' ');
  return gap == std::string::npos ? CaseId{} : one_of(name.substr(0, gap), name.substr(gap + 1));
}

/// Of the cases of that workflow that others started: by its number from 1, or by whom it is about.
CaseId Play::one_of(const std::string& workflow, const std::string& which) const {
  const auto record = records.find(which);
  CaseId about;
  std::size_t no = 0;
  for (const Named& one : cases_) {
    if (one.name != workflow || !one.by_others) continue;
    if (std::to_string(++no) == which) return one.id;
    if (record != records.end() && load(one.id).subject == record->second) about = one.id;
  }
  return about;
}

std::vector<CaseId> Play::all_named(const std::string& name) const {
  std::vector<CaseId> all;
  if (const CaseId first = named(name)) all.push_back(first);
  for (auto one = cases_.rbegin(); one != cases_.rend(); ++one)
    if (one->name == name && one->by_others && one->id != all.front()) all.push_back(one->id);
  return all;
}

std::string Play::id_of(const RecordKey& key) const {
  const auto given = std::ranges::find_if(records, [&](const auto& one) { return one.second == key; });
  return given == records.end() ? key.key : given->first;
}

std::string Play::name_of(CaseId id) const {
  const auto found = std::ranges::find(cases_, id, &Named::id);
  return found == cases_.end() ? "case " + std::to_string(id.value) : found->name;
}

}  // namespace qianpi::scenario
