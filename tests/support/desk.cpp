#include "tests/support/desk.h"

#include <algorithm>
#include <stdexcept>

#include "engine/deliveries.h"
#include "engine/rules/value_text.h"
#include "tests/support/desk_package.h"

namespace qianpi::test {

using rules::Value;

namespace {

/// Monday to Friday without holidays: tests of the engine need working days, not the State Council's.
std::shared_ptr<const calendar::Calendar> plain_calendar() {
  std::vector<calendar::Year> years;
  for (int year : {2025, 2026, 2027}) years.push_back({year, "test", {}, {}});
  return std::make_shared<const calendar::Calendar>(std::move(years));
}

Actor person(const std::string& user, const std::string& name, const std::vector<std::string>& roles) {
  Actor actor;
  actor.user = {user};
  actor.name = name;
  actor.unit = {"office"};
  actor.contacts = {user};
  for (const std::string& role : roles) actor.grants.push_back({"desk", role, {"office"}});
  return actor;
}

std::string words(const Refusal& refusal) {
  std::string text = std::string(name_of(refusal.reason)) + ": " + refusal.message.zh;
  for (const Problem& problem : refusal.problems) text += " | " + problem.where.file + " " + problem.what.zh;
  return text;
}

}  // namespace

Desk::Desk(std::map<std::string, std::string> extra)
    : clock(instant_of({2026, 3, 2}, {9, 0, 0})), engine(store, people, clock, entropy, plain_calendar(), std::string(32, 'k')) {
  auto package = read_package(desk_files(std::move(extra)));
  if (const auto* problems = std::get_if<Problems>(&package))
    throw std::runtime_error(to_text(problems->front().where) + ": " + problems->front().what.zh);
  store.publish(*std::get<PackagePtr>(package), clock.now());
  engine.library().keep(std::get<PackagePtr>(package));
  engine.sweep_missed();
  people.add(person("ann", "安妮", {}));
  people.add(person("bob", "鲍勃", {"clerk"}));
  people.add(person("cai", "蔡敏", {"clerk", "member"}));
  people.add(person("dan", "丹红", {"head", "member"}));
  people.add(person("eva", "叶娃", {"member"}));
}

Actor Desk::actor(const std::string& user) {
  if (user == "engine") return engine_actor();
  if (user == "public") {
    Actor anyone;
    anyone.anonymous = true;
    return anyone;
  }
  return *people.actor({user});
}

Answer Desk::submit(const std::string& user, CaseId on, Verb verb, const std::string& key, const std::string& body) {
  return engine.submit({actor(user), on, std::move(verb), key, body});
}

Receipt Desk::done(const std::string& user, CaseId on, Verb verb) {
  Answer answer = submit(user, on, std::move(verb));
  if (const auto* refusal = std::get_if<Refusal>(&answer)) throw std::runtime_error("refused: " + words(*refusal));
  return std::get<Receipt>(answer);
}

Refusal Desk::refused(const std::string& user, CaseId on, Verb verb) {
  Answer answer = submit(user, on, std::move(verb));
  if (!std::holds_alternative<Refusal>(answer)) throw std::runtime_error("was done, though it should have been refused");
  return std::get<Refusal>(answer);
}

verb::Start Desk::request(Value with) const {
  Value data = Value::context({{"name", "王伟"}, {"id_number", "11010519491231002X"}, {"born", "1949-12-31"}, {"sex", "女"}, {"amount", 100}});
  if (with.is(rules::Kind::context))
    for (const auto& [name, value] : with.entries()) data = data.with(name, value);
  verb::Start start;
  start.package = "desk";
  start.workflow = "request";
  start.data = std::move(data);
  return start;
}

CaseId Desk::begin(const std::string& user, Value with) { return done(user, {}, request(std::move(with))).on; }

const Task* Desk::open_task(const Case& in) const {
  auto found = std::ranges::find_if(in.tasks, [](const Task& task) { return is_open(task); });
  return found == in.tasks.end() ? nullptr : &*found;
}

Receipt Desk::decide(const std::string& user, CaseId on, const std::string& outcome, const std::string& opinion) {
  const Case now = load(on);
  for (const Task& task : now.tasks) {
    if (!is_open(task) || (task.signer && task.signer->value != user)) continue;
    verb::Decide decide;
    decide.task = task.no;
    decide.outcome = outcome;
    decide.opinion = opinion;
    return done(user, on, decide);
  }
  throw std::runtime_error("there is no open task to decide");
}

void Desk::deliver() {
  for (auto pending = store.pending_deliveries(100); !pending.empty(); pending = store.pending_deliveries(100))
    for (const Delivery& one : pending)
      if (auto answer = engine.deliver(one); std::holds_alternative<Refusal>(answer))
        store.park_delivery(one.from, one.seq, words(std::get<Refusal>(answer)));
}

void Desk::wait(calendar::Span span) {
  const calendar::Deadline end = calendar::deadline(engine.calendar(), clock.now(), span, false);
  at(to_minute(end.at));
}

void Desk::at(const std::string& minute) {
  const Instant until = *read_instant(minute);
  const auto next_event = [this] {
    const auto timer = store.next_timer(), midnight = engine.next_sweep();
    return timer && midnight ? std::min(timer, midnight) : timer ? timer : midnight;
  };
  for (auto next = next_event(); next && *next <= until; next = next_event()) {
    clock.move_to(std::max(*next, clock.now()));
    engine.sweep_missed();
    for (const auto& due : store.due_timers(clock.now(), 100)) submit("engine", due.on, verb::Elapse{due.timer});
    deliver();
  }
  clock.move_to(until);
}

std::string Desk::state(CaseId id) {
  const Case now = load(id);
  const PackagePtr package = engine.library().version(now.version);
  const Workflow& workflow = package->workflows.at(now.workflow);
  std::string leaf;
  for (StateIndex index : now.configuration.active)
    if (workflow.chart.states[static_cast<std::size_t>(index)].children.empty()) leaf = workflow.states[static_cast<std::size_t>(index)].path;
  return leaf;
}

std::vector<Fact> Desk::facts(CaseId id) {
  std::vector<Fact> facts;
  for (const JournalRow& row : store.journal(id)) facts.push_back(fact_from(row.kind, rules::from_json(row.body)));
  return facts;
}

int Desk::count(CaseId id, std::string_view kind) { return static_cast<int>(std::ranges::count(store.journal(id), kind, &JournalRow::kind)); }

Situation Desk::seen_by(const std::string& user, CaseId id) { return *engine.situation(actor(user), id); }

}  // namespace qianpi::test
