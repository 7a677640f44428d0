#include "engine/engine.h"

#include <algorithm>

#include "engine/checks.h"
#include "engine/children.h"
#include "engine/coverage.h"
#include "engine/deliveries.h"
#include "engine/saving.h"
#include "engine/uploads.h"

namespace qianpi {

namespace {

constexpr int rounds = 6;         ///< of needs: each look-up can reveal what the next one misses
constexpr int attempts = 5;       ///< against lost races; deciding is pure, so deciding again is safe
constexpr int unlocked_ones = 2;  ///< then under a lock
constexpr int entropy_bytes = 512;

Refusal unknown_workflow() { return {.reason = Reason::unknown_workflow, .message = {"没有这个流程", "There is no such workflow"}}; }

}  // namespace

Engine::Engine(Store& store, People& people, Clock& clock, Entropy& entropy, std::shared_ptr<const calendar::Calendar> calendar, std::string draw_key)
    : store_(store),
      people_(people),
      clock_(clock),
      entropy_(entropy),
      calendar_(std::move(calendar)),
      draw_key_(std::move(draw_key)),
      library_(store) {}

bool Engine::retry(const std::string& kind, CaseId on, std::int64_t id) { return store_.retry(kind, on, id, clock_.now()); }

void Engine::read(const Needs& needs, Situation& situation) {
  store_.load(needs, situation);
  for (const RoleIn& role : needs.holders) situation.holders[role] = people_.holders(role);
  for (const UserId& user : needs.people) situation.people[user] = people_.actor(user);
}

/// The case as stored; for a start a new one with its id and its definition. A situation without package has no such workflow.
Situation Engine::begin(const Command& command) {
  Situation situation;
  situation.now = clock_.now();
  situation.actor = command.actor;
  situation.calendar = calendar_;
  situation.entropy = entropy_.bytes(entropy_bytes);
  situation.draw_key = draw_key_;
  std::string package, workflow;
  if (const auto* start = std::get_if<verb::Start>(&command.verb)) {
    package = start->package;
    workflow = start->workflow;
  } else if (const auto* object = std::get_if<verb::Object>(&command.verb)) {
    package = store_.load_case(object->notice).package;
    workflow = object->workflow;
  } else {
    situation.before = store_.load_case(command.on);
    if (situation.before.revision) situation.package = library_.version(situation.before.version);
    return situation;
  }
  situation.package = library_.current(package);
  if (!situation.package || !situation.package->workflows.contains(workflow)) {
    situation.package = nullptr;
    return situation;
  }
  situation.before.id = store_.new_case_id();
  situation.before.package = package;
  situation.before.version = situation.package->version;
  situation.before.workflow = workflow;
  return situation;
}

std::variant<Decision, Refusal> Engine::decide_with_needs(Situation& situation, const Verb& verb) {
  for (int round = 0; round < rounds; ++round) {
    auto decided = decide(situation, verb);
    if (auto* decision = std::get_if<Decision>(&decided)) return std::move(*decision);
    if (auto* refusal = std::get_if<Refusal>(&decided)) return std::move(*refusal);
    read(std::get<Needs>(decided), situation);
  }
  throw std::logic_error("a decision kept missing something after all of it had been read");
}

/// What only the world can tell of an input: characters without a font, files that nobody uploaded.
std::optional<Refusal> Engine::foul_input(const Command& command) {
  if (coverage_)
    if (auto no = uncovered_text(command.verb, coverage_)) return no;
  return uploads_ ? foreign_files(command, uploads_) : std::nullopt;
}

std::variant<Decision, Refusal> Engine::what_if(const Command& command) {
  if (auto no = foul_input(command)) return std::move(*no);
  Situation situation = begin(command);
  if (!situation.package) return Refusal{.reason = Reason::unknown_case, .message = {"没有这个办件", "There is no such case"}};
  return decide_with_needs(situation, command.verb);
}

Answer Engine::submit(const Command& command) {
  if (!command.idempotency_key.empty())
    if (auto known = store_.find_receipt(command.actor.user, command.idempotency_key)) {
      if (known->body_hash != command.body_hash) return KeyReused{};
      return command.delivery ? take_twice(command, known->receipt) : known->receipt;
    }
  if (auto no = foul_input(command)) return *no;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto hold = attempt < unlocked_ones ? nullptr : store_.hold();
    Situation situation = begin(command);
    if (!situation.package) {
      if (command.on) return Refusal{.reason = Reason::unknown_case, .message = {"没有这个办件", "There is no such case"}};
      return unknown_workflow();
    }
    auto decided = decide_with_needs(situation, command.verb);
    if (auto* refusal = std::get_if<Refusal>(&decided)) return std::move(*refusal);
    Decision& decision = std::get<Decision>(decided);
    const Receipt receipt = receipt_of(*situation.package, situation.before, decision);
    const Changes changes = changes_of(situation, command, std::move(decision), store_);
    switch (store_.save(changes)) {
      case SaveResult::saved: return receipt;
      case SaveResult::lost_race: continue;
      case SaveResult::duplicate_key:
        if (auto answer = join(command, situation, changes.unique_keys)) return std::move(*answer);
        continue;  // it ended a moment ago
      case SaveResult::receipt_exists: return submit(command);
    }
  }
  return Refusal{.reason = Reason::lost_race, .message = {"此刻操作的人太多，请再试一次", "Too many act on this case right now; try again"}};
}

Answer Engine::deliver(const Delivery& delivery) {
  Answer answer = submit(command_for(delivery));
  const auto* refusal = std::get_if<Refusal>(&answer);
  const auto told = refusal ? word_of_refusal(delivery, *refusal) : std::nullopt;
  return told ? submit(*told) : answer;
}

void Engine::look_at_waiting() {
  for (const PackagePtr& package : library_.all_current())
    for (const auto& [name, workflow] : package->workflows) {
      if (std::ranges::none_of(workflow.states, [](const State& state) { return state.wait.has_value(); })) continue;
      for (CaseId id : store_.running_cases(package->name, name))
        (void)submit({engine_actor(), id, verb::Deliver{{}, 0, std::string(trigger::look), rules::Value::context({})}});
    }
}

/// A delivery whose start has begun already in another way (the sweep of the same day): the case that it began takes it, and only notes it.
Answer Engine::take_twice(const Command& command, const Receipt& known) {
  Command note{engine_actor(), known.on, verb::Deliver{command.delivery->first, command.delivery->second, std::string(trigger::start), {}}};
  note.delivery = command.delivery;
  return submit(note);
}

/// `unique`: a start by a condition or by another case joins the open case as a further ground; a person is refused, and so is a child for which
/// its parent waits. Nothing: that case has ended.
std::optional<Answer> Engine::join(const Command& command, const Situation& situation, const std::vector<std::string>& unique_keys) {
  const Refusal duplicate{.reason = Reason::duplicate, .message = {"同一对象已有在办的同类办件", "The same request is already under way"}};
  const auto* start = std::get_if<verb::Start>(&command.verb);
  if (!start || start->child || !command.actor.is_engine() || situation.workflow().unique->ever) return duplicate;
  for (const std::string& key : unique_keys) {
    const auto open = store_.case_of_unique_key(key);
    if (!open) continue;
    const auto sent = command.delivery.value_or(std::pair<CaseId, std::int64_t>{});
    Command further = command;
    further.on = *open;
    further.verb = verb::Deliver{sent.first, sent.second, std::string(trigger::joined), rules::Value::context({{"data", start->data}})};
    Answer answer = submit(further);
    if (!std::holds_alternative<Refusal>(answer)) return answer;
  }
  return std::nullopt;
}

std::optional<Situation> Engine::situation(const Actor& actor, CaseId id) {
  Command look{actor, id, verb::Comment{}};
  Situation situation = begin(look);
  if (!situation.package) return std::nullopt;
  Needs seen;
  if (situation.before.subject) seen.records.insert(*situation.before.subject);
  if (situation.before.parent) seen.cases.insert(situation.before.parent);
  if (!seen.empty()) read(seen, situation);
  return situation;
}

}  // namespace qianpi
