#include "tests/simulate/world.h"

#include <algorithm>

#include "engine/deliveries.h"

namespace qianpi::simulate {

using rules::Value;

namespace {

constexpr std::size_t cases_at_once = 8;

std::shared_ptr<const calendar::Calendar> weekdays() {
  std::vector<calendar::Year> years;
  for (int year = 2025; year <= 2040; ++year) years.push_back({year, "simulation", {}, {}});
  return std::make_shared<const calendar::Calendar>(std::move(years));
}

Actor actor_of(const std::string& user, const std::vector<std::string>& roles) {
  Actor actor;
  actor.user = {user};
  actor.name = user;
  actor.unit = {"desk"};
  actor.contacts = {user};
  for (const auto& role : roles) actor.grants.push_back({"office", role, {"desk"}});
  return actor;
}

std::vector<Actor> staff() {
  return {actor_of("ann", {}),        actor_of("ben", {}),         actor_of("bob", {"clerk"}),         actor_of("cai", {"clerk", "member"}),
          actor_of("dan", {"head"}),  actor_of("eva", {"member"}), actor_of("fay", {"clerk", "head"}), actor_of("gus", {"head", "member"}),
          actor_of("hal", {"member"})};
}

std::string words_of(const Refusal& refusal) {
  std::string words = std::string(name_of(refusal.reason)) + " (" + refusal.message.en + ")";
  for (const auto& problem : refusal.problems) words += " " + problem.where.file + ": " + problem.what.en;
  return words;
}

/// What nobody can know from the offer alone: a check of the definition, a list of rows, a field.
bool may_still_be_refused(Reason reason) {
  return reason == Reason::check_failed || reason == Reason::bad_input || reason == Reason::no_items || reason == Reason::duplicate;
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  steps += other.steps, done += other.done, refused += other.refused, cases += other.cases;
  ended += other.ended, timers += other.timers, deliveries += other.deliveries;
  return *this;
}

World::World(std::uint64_t seed)
    : seed_(seed),
      dice_(seed),
      invention_(invent(dice_)),
      clock_(instant_of({2026, 3, 2}, {9, 0, 0})),
      entropy_(seed),
      calendar_(weekdays()),
      engine_(store_, people_, clock_, entropy_, calendar_, std::string(32, 'k')),
      actors_(staff()) {
  auto package = read_package(invention_.files);
  if (const auto* problems = std::get_if<Problems>(&package)) {
    for (const auto& file : invention_.files)
      if (file.path == "office/main.yaml") doing_ = file.text;
    demand("the invented package was refused: " + to_text(problems->front().where) + ": " + problems->front().what.en);
  }
  store_.publish(*std::get<PackagePtr>(package), clock_.now());
  for (const auto& actor : actors_) people_.add(actor);
  engine_.sweep_missed();
}

void World::demand(const Complaint& complaint) const {
  if (complaint.empty()) return;
  throw Broken("seed " + std::to_string(seed_) + ", step " + std::to_string(tally_.steps) + ": " + complaint + "\nafter: " + doing_);
}

Tally World::run(int steps) {
  for (int i = 0; i < steps; ++i) {
    ++tally_.steps;
    step();
  }
  finish();
  tally_.cases = static_cast<long>(cases_.size());
  return tally_;
}

void World::step() {
  const auto is_running = [&](CaseId id) { return shadows_[id].folded.status == CaseState::running; };
  const auto running = static_cast<std::size_t>(std::ranges::count_if(cases_, is_running));
  if (running < cases_at_once && (running == 0 || dice_.chance(10))) return begin_case();
  if (dice_.chance(10)) return elapse({clock_.now().us + static_cast<std::int64_t>(dice_.between(1, 60)) * 3'600'000'000});
  act(dice_.chance(70));
  if (dice_.chance(60)) deliver(dice_.chance(50));
}

void World::begin_case() {
  verb::Start start;
  start.package = "office";
  const bool calls = invention_.gathers && dice_.chance(40);
  start.workflow = calls ? "meeting" : "main";
  rules::Items people;
  for (int i = dice_.between(0, 3); i > 0; --i) people.push_back(Value::context({{"person", "p" + std::to_string(dice_.below(5))}}));
  start.data = Value::context({{"key", "k" + std::to_string(dice_.below(30))},
                               {"amount", dice_.below(100)},
                               {"day", plus_days(date_at(clock_.now()), dice_.between(-3, 20))},
                               {"people", Value::list(std::move(people))}});
  const Actor& actor = calls || dice_.chance(15) ? dice_.one_of(actors_) : actors_[static_cast<std::size_t>(dice_.below(2))];
  submit(actor, {}, start, false);
}

void World::act(bool legally) {
  const CaseId id = dice_.one_of(cases_);
  const auto first = static_cast<std::size_t>(dice_.below(static_cast<int>(actors_.size())));
  if (!legally) return submit(actors_[first], id, reckless(store_.load_case(id)), false);
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const Actor& actor = actors_[(first + i) % actors_.size()];
    const auto situation = engine_.situation(actor, id);
    if (auto verb = situation ? offered(*situation) : std::nullopt) return submit(actor, id, std::move(*verb), true);
  }
}

std::optional<Verb> World::offered(const Situation& situation) {
  std::vector<Offer> all = offers(situation);
  // Withdrawing ends everything, and comments nothing: rarely, so that cases go on.
  std::erase_if(all, [&](const Offer& offer) { return (offer.verb == "withdraw" || offer.verb == "comment") && !dice_.chance(8); });
  return all.empty() ? std::nullopt : filled(situation, dice_.one_of(all));
}

std::optional<Verb> World::filled(const Situation& situation, const Offer& offer) {
  if (offer.verb == "claim") return verb::Claim{offer.task};
  if (offer.verb == "release") return verb::Release{offer.task};
  if (offer.verb == "withdraw") return verb::Withdraw{};
  if (offer.verb == "comment") {
    verb::Comment comment;
    comment.opinion = "noted";
    return comment;
  }
  if (offer.verb == "return") {
    verb::Return back;
    back.task = offer.task;
    back.opinion = "once more";
    if (!offer.targets.empty() && dice_.chance(70)) back.to = dice_.one_of(offer.targets);
    return back;
  }
  if (offer.verb != "decide") return std::nullopt;
  return ballots(situation.before, offer);
}

verb::Decide World::ballots(const Case& now, const Offer& offer) {
  verb::Decide decide;
  decide.task = offer.task;
  decide.outcome = offer.outcome;
  decide.opinion = "seen";
  if (now.workflow != "meeting") return decide;
  if (find_task(now, offer.task)->state == "compose") {
    for (const auto& row : store_.waiting("office", "meeting"))
      if (dice_.chance(70)) decide.items.push_back(row.on);
  } else {
    for (const auto& item : now.items)
      if (item.status == ItemStatus::confirmed) decide.ballots.push_back({item.id, dice_.chance(70) ? "clear" : "upheld", "seen"});
  }
  return decide;
}

/// Whatever comes to mind: tasks that are over or never were, outcomes of other steps, timers by hand, deliveries that nobody sent.
Verb World::reckless(const Case& now) {
  const int task = dice_.below(static_cast<int>(now.tasks.size()) + 2);
  switch (dice_.below(9)) {
    case 0: return verb::Claim{task};
    case 1: return verb::Release{task};
    case 2: return verb::Return{task, dice_.chance(50) ? "why" : "", {}, dice_.chance(30) ? "s0" : ""};
    case 3: return verb::Withdraw{};
    case 4: return verb::Elapse{dice_.below(5)};
    case 5: return verb::Deliver{dice_.one_of(cases_), dice_.between(1, 5), "clear", {}};
    case 6: return verb::Freeze{task};
  }
  verb::Decide decide;
  decide.task = task;
  decide.outcome = dice_.one_of<std::string>({"approve", "reject", "redo", "hurry", "resubmit", "complete", "done", "nonsense"});
  if (dice_.chance(70)) decide.opinion = "why";
  if (dice_.chance(10)) decide.data = Value::context({{"amount", 1}});
  return decide;
}

Answer World::tried(const Command& command) {
  try {
    return engine_.submit(command);
  } catch (const std::exception& error) {
    demand(std::string("the engine threw: ") + error.what());
    throw;
  }
}

void World::submit(const Actor& actor, CaseId on, Verb verb, bool was_offered) {
  doing_ = actor.user.value + " " + std::string(name_of(verb)) + " on case " + std::to_string(on.value);
  if (const auto* decide = std::get_if<verb::Decide>(&verb)) doing_ += " task " + std::to_string(decide->task) + " " + decide->outcome;
  const Command command{actor, on, std::move(verb), "key" + std::to_string(++keys_), "body"};
  const Answer answer = tried(command);
  if (const auto* refusal = std::get_if<Refusal>(&answer)) {
    ++tally_.refused;
    if (was_offered && !may_still_be_refused(refusal->reason)) demand("it was offered, and refused: " + words_of(*refusal));
    if (refusal->reason == Reason::stuck) demand("a definition that settles never settled");
    if (on) look_at(on);
    return;
  }
  ++tally_.done;
  const auto& receipt = std::get<Receipt>(answer);
  if (!on) cases_.push_back(receipt.on);
  look_at(receipt.on);
  if (dice_.chance(3)) send_again(command, receipt);
}

void World::send_again(const Command& command, const Receipt& receipt) {
  const auto revision = store_.load_case(receipt.on).revision;
  const Answer again = tried(command);
  const auto* same = std::get_if<Receipt>(&again);
  if (!same || same->revision != receipt.revision || store_.load_case(receipt.on).revision != revision) demand("the same key counted twice");
  Command other = command;
  other.body_hash = "another body";
  if (!std::holds_alternative<KeyReused>(tried(other))) demand("a key was taken again with another body");
}

void World::elapse(Instant until) {
  const auto next_event = [this] {
    const auto timer = store_.next_timer(), midnight = engine_.next_sweep();
    return timer && midnight ? std::min(timer, midnight) : timer ? timer : midnight;
  };
  const bool outage = dice_.chance(15);  // nobody looks at the clock in between
  for (auto next = next_event(); !outage && next && *next <= until; next = next_event()) {
    clock_.move_to(std::max(*next, clock_.now()));
    fire_due();
  }
  clock_.move_to(until);
  fire_due();
}

void World::fire_due() {
  doing_ = "the clock says " + to_minute(clock_.now());
  engine_.sweep_missed();
  for (CaseId id : cases_) look_at(id, true);  // a new day lets those that wait look again
  for (auto due = store_.due_timers(clock_.now(), 100); !due.empty(); due = store_.due_timers(clock_.now(), 100)) {
    for (const auto& timer : due) {
      ++tally_.timers;
      const Answer answer = tried({engine_actor(), timer.on, verb::Elapse{timer.timer}});
      if (const auto* refusal = std::get_if<Refusal>(&answer)) {
        const auto now = store_.load_case(timer.on).timers;  // another timer of the same instant may have dropped it
        if (std::ranges::count(now, timer.timer, &Timer::no)) demand("a due timer was refused: " + words_of(*refusal));
      }
      look_at(timer.on);
    }
    if (dice_.chance(70)) deliver(true);
  }
}

void World::deliver(bool all) {
  for (auto pending = store_.pending_deliveries(100); !pending.empty(); pending = store_.pending_deliveries(100)) {
    for (const auto& delivery : pending) {
      deliver_one(delivery);
      if (!all) return;
    }
  }
}

void World::deliver_one(const Delivery& delivery) {
  ++tally_.deliveries;
  doing_ = "delivery " + delivery.trigger + " from case " + std::to_string(delivery.from.value) + " to " + std::to_string(delivery.to.value);
  const Answer answer = engine_.deliver(delivery);
  if (const auto* refusal = std::get_if<Refusal>(&answer)) demand("a delivery was refused: " + words_of(*refusal));
  const CaseId on = std::get<Receipt>(answer).on;
  if (!shadows_.contains(on)) cases_.push_back(on);
  look_at(on);
  if (!dice_.chance(5)) return;
  const auto revision = store_.load_case(on).revision;
  (void)engine_.deliver(delivery);
  if (store_.load_case(on).revision != revision) demand("the same delivery was taken twice");
}

void World::look_at(CaseId id, bool may_have_gone_on) {
  const Case stored = store_.load_case(id);
  const auto rows = store_.journal(id);
  Shadow& shadow = shadows_[id];
  if (rows.size() == shadow.rows) {
    if (shadow.rows > 0 && stored.revision != shadow.folded.revision) demand("a case changed without a word in its journal");
  } else if (stored.revision != shadow.folded.revision + 1 && !may_have_gone_on) {
    demand("more than one revision for one verb");
  }
  const bool was_running = shadow.rows == 0 || shadow.folded.status == CaseState::running;
  shadow.folded = folded(std::move(shadow.folded), rows, shadow.rows);
  demand(differs(shadow.folded, stored));
  shadow.folded = stored;
  shadow.rows = rows.size();
  const auto package = engine_.library().version(stored.version);
  demand(complaint_about(package->workflows.at(stored.workflow), stored));
  demand(skipped(invention_, stored));
  if (was_running && stored.status == CaseState::ended) ++tally_.ended;
  if (dice_.chance(5)) look_at_offers(stored);
}

/// Every open task is somebody's.
void World::look_at_offers(const Case& now) {
  for (const Task& task : now.tasks) {
    if (!is_open(task) || now.stranded) continue;
    const bool is_offered = std::ranges::any_of(actors_, [&](const Actor& actor) {
      const auto situation = engine_.situation(actor, now.id);
      return situation && !task_refusal(*situation, task);
    });
    if (!is_offered) demand("nobody is offered task " + std::to_string(task.no) + " in " + task.state);
  }
}

void World::look_at_all() {
  for (CaseId id : std::vector(cases_)) {
    look_at(id);
    const Case now = store_.load_case(id);
    demand(orphaned(engine_.library().version(now.version)->workflows.at(now.workflow), now));
    look_at_offers(now);
  }
}

void World::finish() {
  doing_ = "the end";
  deliver(true);
  look_at_all();
  for (int month = 0; month < 3; ++month) {
    elapse({clock_.now().us + 30LL * 24 * 3'600'000'000});
    deliver(true);
  }
  look_at_all();
  if (!store_.pending_deliveries(1).empty()) demand("a delivery was left");
  for (const auto& parked : store_.parked())
    if (parked.kind != "case") demand("something was parked: " + parked.error);  // cases that stand still are looked at above
  for (CaseId id : cases_) {
    const auto rows = store_.journal(id);
    demand(broken_chain(rows, store_.chain_head(id)));
    demand(differs(folded({}, rows, 0), store_.load_case(id)));
  }
  for (const auto& row : store_.records("office", "person", ""))
    demand(broken_chain(store_.journal(row.record.key), store_.chain_head(row.record.key)));
}

}  // namespace qianpi::simulate
