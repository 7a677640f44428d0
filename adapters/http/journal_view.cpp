// The journal for readers: each row a sentence with the titles of steps, people and results. Bodies hold fields that not everyone may
// read, so only what concerns the way itself is told; the hashes stay beside it for whoever checks the chain.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/titles.h"
#include "engine/facts.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

/// `what` completes the sentence of the kind; `more` stands below it.
struct Told {
  std::string what, more{};
};

/// Reads a journal from its beginning, because later rows name tasks, timers and papers by number only.
class Teller {
 public:
  explicit Teller(const JournalReading& reading) : reading_(reading) {}

  Told operator()(const Fact& fact) {
    return std::visit([this](const auto& it) { return tell(it); }, fact);
  }

 private:
  template <class F>
  Told tell(const F&) {
    return {};
  }

  Told tell(const fact::CaseStarted& it) { return {it.title}; }
  Told tell(const fact::TransitionTaken& it) {
    return {it.title.empty() ? label(it.event.starts_with("after.") ? "timeline.timer" : "timeline.moved") : it.title, it.why};
  }
  Told tell(const fact::StateExited& it) { return {step(it.state)}; }
  Told tell(const fact::StateEntered& it) { return {step(it.state)}; }
  Told tell(const fact::ConfigurationReached& it) {
    std::vector<std::string> titles;
    for (const StateIndex index : it.configuration.active)
      if (reading_.workflow && reading_.workflow->chart[index].children.empty())
        titles.push_back(step(reading_.workflow->states.at(static_cast<std::size_t>(index)).path));
    return {listed(titles)};
  }

  Told tell(const fact::TaskOpened& it) {
    tasks_[it.task.no] = step(it.task.state);
    return {tasks_[it.task.no], it.task.signer ? person(it.task.signer->value) : role(it.task.role)};
  }
  Told tell(const fact::TaskClaimed& it) { return {tasks_[it.task]}; }
  Told tell(const fact::TaskReleased& it) { return {tasks_[it.task]}; }
  Told tell(const fact::TaskDecided& it) { return {tasks_[it.task] + " — " + it.decision.title, in_place(it.decision)}; }
  Told tell(const fact::TaskReturned& it) { return {tasks_[it.task], it.decision.opinion}; }
  Told tell(const fact::TaskTransferred& it) { return given(it.task, it.to, it.opinion); }
  Told tell(const fact::TaskReassigned& it) { return given(it.task, it.to, it.opinion); }
  Told tell(const fact::TaskDelegated& it) { return given(it.task, it.to, it.opinion); }
  Told tell(const fact::TaskHandedBack& it) { return {tasks_[it.task], it.decision.opinion}; }
  Told tell(const fact::TaskRetrieved& it) { return {tasks_[it.task], it.opinion}; }
  Told tell(const fact::SignerAdded& it) {
    tasks_[it.task.no] = step(it.task.state);
    return given(it.task.no, it.to, it.opinion);
  }
  Told tell(const fact::SignerRemoved& it) { return {tasks_[it.task], it.opinion}; }
  Told tell(const fact::CorrectionJoined& it) { return {step(it.state)}; }
  Told tell(const fact::Copied& it) {
    std::vector<std::string> names;
    for (const Signature& one : it.to) names.push_back(one.name);
    return {listed(names), it.opinion};
  }
  Told tell(const fact::CaseHeld& it) { return {"", it.opinion}; }
  Told tell(const fact::CaseContinued& it) { return {"", it.opinion}; }
  Told tell(const fact::CaseJumped& it) { return {step(it.to), it.opinion}; }
  Told tell(const fact::VoidAsked& it) { return {"", it.opinion}; }
  Told tell(const fact::DeliveryKept& it) { return {message(it.delivery.trigger, "")}; }
  Told tell(const fact::TaskCompleted& it) { return {tasks_[it.task]}; }
  Told tell(const fact::TaskReopened& it) { return {tasks_[it.task], it.why}; }
  Told tell(const fact::TaskNotNeeded& it) { return {tasks_[it.task]}; }
  Told tell(const fact::TaskCancelled& it) { return {tasks_[it.task]}; }
  Told tell(const fact::TaskDueSet& it) { return {tasks_[it.task] + " " + to_minute(it.due_at), it.why}; }
  Told tell(const fact::TaskReminded& it) { return {tasks_[it.task], it.opinion}; }
  Told tell(const fact::TaskEscalated& it) { return {tasks_[it.task], people(it.roles)}; }
  Told tell(const fact::TimerArmed& it) {
    timers_[it.timer.no] = step(it.timer.state);
    return {timers_[it.timer.no] + " " + to_minute(it.timer.at), it.why};
  }
  Told tell(const fact::TimerDropped& it) { return {timers_[it.timer]}; }
  Told tell(const fact::TimerFired& it) { return {timers_[it.timer] + " " + to_minute(it.due)}; }

  Told tell(const fact::NumberTaken& it) { return {it.text}; }
  Told tell(const fact::PaperOrdered& it) { return {papers_[it.paper.no] = it.paper.title}; }
  Told tell(const fact::PaperRendered& it) { return {papers_[it.paper], "SHA-256 " + it.sha256}; }
  Told tell(const fact::Published& it) {
    const auto form = reading_.package.forms.find(it.publication.form);
    return {form == reading_.package.forms.end() ? register_title(it.publication.list) : form->second.title};
  }
  Told tell(const fact::PeopleNotified& it) { return {people(it.to)}; }

  Told tell(const fact::RecordCreated& it) { return {register_title(it.record.register_name)}; }
  Told tell(const fact::RecordFieldsSet& it) { return {register_title(it.record.register_name)}; }
  Told tell(const fact::SpanRecorded& it) {
    const std::string until = it.span.until ? to_text(*it.span.until) : label("journal.without_end");
    return {standing(it.record, it.span.name), to_text(it.span.from) + " — " + until};
  }
  Told tell(const fact::SpanEnded& it) { return {standing(it.record, it.name), it.to ? standing(it.record, it.to->name) : ""}; }
  Told tell(const fact::EntryBooked& it) {
    if (const Register* of = register_of(it.record.register_name))
      for (const Book& book : of->books)
        if (book.name == it.entry.book) return {words(book.title, reading_.language), to_text(date_at(it.entry.happened_at))};
    return {it.entry.book, to_text(date_at(it.entry.happened_at))};
  }
  Told tell(const fact::EngagementMade& it) { return {to_text(it.engagement.from) + " — " + to_text(it.engagement.until)}; }

  Told tell(const fact::WaitingBegun& it) { return {workflow_title(it.waiting.workflow)}; }
  Told tell(const fact::WaitingTaken& it) { return {step(it.state)}; }
  Told tell(const fact::WaitingFreed& it) { return {step(it.state)}; }
  Told tell(const fact::ItemAsked& it) { return {items_[it.item.id.value] = it.item.title}; }
  Told tell(const fact::ItemFieldsSet& it) { return {items_[it.item.value]}; }
  Told tell(const fact::ItemConfirmed& it) { return {items_[it.item.id.value] = it.item.title}; }
  Told tell(const fact::ItemDeclined& it) { return {items_[it.item.value], it.why}; }
  Told tell(const fact::ItemDecided& it) { return {items_[it.item.value] + " — " + outcome(it.outcome), it.opinion}; }
  Told tell(const fact::ItemDelivered& it) { return {items_[it.item.value] + " — " + outcome(it.outcome)}; }
  Told tell(const fact::ItemWithdrawn& it) { return {items_[it.item.value]}; }
  Told tell(const fact::ItemCaseBegun& it) { return {items_[it.item.value]}; }
  Told tell(const fact::ItemCaseEnded& it) { return {items_[it.item.value]}; }

  Told tell(const fact::PlaceOpened& it) { return {std::to_string(it.place.no)}; }
  Told tell(const fact::PlaceVacated& it) { return {std::to_string(it.place), it.why}; }
  Told tell(const fact::PlaceFilled& it) { return {std::to_string(it.place), names_[it.key]}; }
  Told tell(const fact::PlaceRemoved& it) { return {std::to_string(it.place)}; }
  Told tell(const fact::DrawFrozen& it) {
    for (const Candidate& one : it.draw.candidates) names_[one.key] = one.name;
    return {std::to_string(it.draw.candidates.size()) + " + " + std::to_string(it.draw.kept_out.size()), "SHA-256 " + it.draw.list_hash};
  }
  Told tell(const fact::DrawMade& it) { return {std::to_string(it.draw), it.words}; }
  Told tell(const fact::Invited& it) {
    invited_[it.invitation.no] = names_[it.invitation.key] = it.invitation.name;
    return {it.invitation.name, it.invitation.due_at ? to_minute(*it.invitation.due_at) : ""};
  }
  Told tell(const fact::InvitationAnswered& it) { return {invited_[it.invitation] + " — " + answer(it.answer), it.opinion}; }
  Told tell(const fact::InvitationWithdrawn& it) { return {invited_[it.invitation]}; }

  Told tell(const fact::ChildAsked& it) { return {std::to_string(it.child.no)}; }
  Told tell(const fact::ChildStarted& it) { return {std::to_string(it.child)}; }
  Told tell(const fact::ChildEnded& it) { return {std::to_string(it.child)}; }
  Told tell(const fact::ChildWithdrawn& it) { return {std::to_string(it.child), it.why}; }
  Told tell(const fact::DeliverySent& it) { return {message(it.trigger, it.workflow)}; }
  Told tell(const fact::DeliveryTaken& it) { return {message(it.trigger, ""), it.refused}; }

  Told tell(const fact::TableDecided& it) { return {it.title, it.basis.empty() ? listed(it.rows) : listed(it.rows) + " — " + it.basis}; }
  Told tell(const fact::Commented& it) { return {"", it.text}; }
  Told tell(const fact::WithdrawalAsked& it) { return {"", it.opinion}; }
  Told tell(const fact::CaseEnded& it) { return {reading_.workflow ? end_title(*reading_.workflow, it.outcome, reading_.language) : it.outcome}; }
  Told tell(const fact::CaseStranded& it) { return {"", it.why}; }

  /// The opinion, and in whose place it was given.
  std::string in_place(const DecisionMade& made) const {
    return made.acting_for ? label("timeline.acting_for") + made.acting_for->name + (made.opinion.empty() ? "" : "：" + made.opinion) : made.opinion;
  }
  Told given(int task, const Signature& to, const std::string& why) { return {tasks_[task] + " → " + to.name, why}; }
  std::string step(const std::string& path) const {
    return reading_.workflow && !path.empty() ? state_title(*reading_.workflow, path, reading_.language) : label("journal.whole_case");
  }
  std::string role(const std::string& name) const { return role_title(reading_.package, name, reading_.language); }
  std::string person(const std::string& user) const {
    const auto actor = reading_.site.people.actor({user});
    return actor ? actor->name : user;
  }
  /// Roles, people named "user:NAME", and whoever fills the case's places.
  std::string people(const std::vector<std::string>& names) const {
    std::vector<std::string> titles;
    for (const std::string& name : names)
      titles.push_back(name == "team" ? label("journal.team") : name.starts_with("user:") ? person(name.substr(5)) : role(name));
    return listed(titles);
  }
  std::string outcome(const std::string& name) const { return reading_.workflow ? outcome_title(*reading_.workflow, name, reading_.language) : name; }
  std::string answer(const std::string& name) const {
    if (reading_.workflow)
      for (const State& state : reading_.workflow->states)
        if (state.selection && state.selection->invite)
          for (const AnswerRule& rule : state.selection->invite->answers)
            if (rule.name == name) return words(rule.title, reading_.language);
    return name;
  }
  const Register* register_of(const std::string& name) const {
    const auto found = reading_.package.registers.find(name);
    return found == reading_.package.registers.end() ? nullptr : &found->second;
  }
  std::string register_title(const std::string& name) const {
    const Register* of = register_of(name);
    return of ? words(of->title, reading_.language) : name;
  }
  std::string standing(const RecordKey& record, const std::string& name) const {
    const Register* of = register_of(record.register_name);
    if (!of) return name;
    const std::string title = standing_title(of->main, name);
    return title == name ? standing_title(of->holds, name) : title;
  }
  std::string workflow_title(const std::string& name) const {
    const auto found = reading_.package.workflows.find(name);
    return found == reading_.package.workflows.end() ? name : words(found->second.title, reading_.language);
  }
  /// What one case tells another: a word of the engine ("engine.start"), or "ended.WORKFLOW" and "started.WORKFLOW".
  std::string message(const std::string& trigger, const std::string& workflow) const {
    const std::string word = trigger.starts_with("engine.") ? trigger.substr(7) : trigger;
    const std::size_t dot = word.find('.');
    const std::string said = label("trigger." + word.substr(0, dot));
    const std::string about = dot == std::string::npos ? workflow : word.substr(dot + 1);
    return about.empty() ? said : said + " — " + workflow_title(about);
  }
  std::string listed(const std::vector<std::string>& names) const {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : label("journal.comma")) + name;
    return all;
  }
  std::string label(const std::string& name) const { return reading_.site.labels.text(reading_.language, name); }

  const JournalReading& reading_;
  std::map<int, std::string> tasks_, timers_, papers_, invited_;
  std::map<std::int64_t, std::string> items_;
  std::map<std::string, std::string> names_;  ///< of records, by key
};

std::string sentence(const JournalReading& reading, const std::string& kind, const std::string& what) {
  if (what.empty()) return reading.site.labels.text(reading.language, "fact." + kind);
  std::string text = reading.site.labels.text(reading.language, "journal." + kind);
  const std::size_t gap = text.find("{}");
  return gap == std::string::npos ? text + " — " + what : text.replace(gap, 2, what);
}

Json actor_or_null(Site& site, const std::string& user) {
  if (user.empty() || UserId{user} == engine_user) return {};
  const auto actor = site.people.actor({user});
  return actor ? actor->name : user;
}

}  // namespace

Json journal_json(const JournalReading& reading, const std::vector<JournalRow>& rows) {
  Json list = Json::array();
  Teller tell(reading);
  for (const JournalRow& row : rows) {
    const Told told = tell(fact_from(row.kind, rules::from_json(row.body)));
    list.push_back({{"seq", row.seq},
                    {"at", time_of(row.recorded_at)},
                    {"happened_at", time_of(row.happened_at)},
                    {"actor", actor_or_null(reading.site, row.actor)},
                    {"fact", row.kind},
                    {"title", sentence(reading, row.kind, told.what)},
                    {"detail", text_or_null(told.more)},
                    {"hash", row.hash},
                    {"previous", text_or_null(row.previous)}});
  }
  return list;
}

}  // namespace qianpi::http
