// What happened, what is now, what will come: one ordered list from the journal's facts. Facts that only keep the engine's books are
// in the journal, not here.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/titles.h"
#include "engine/facts.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

Json entry(const char* kind, const std::string& verb) {
  return {{"seq", Json()},           {"at", Json()},      {"happened_at", Json()}, {"who", Json()},
          {"post", Json()},          {"verb", verb},      {"title", ""},           {"state_title", Json()},
          {"outcome_title", Json()}, {"opinion", Json()}, {"basis", Json()},       {"arrived_at", Json()},
          {"working_time", Json()},  {"kind", kind}};
}

class Timeline {
 public:
  explicit Timeline(const CaseReading& reading) : reading_(reading) {}

  Json list() {
    for (const JournalRow& row : reading_.journal) {
      row_ = &row;
      std::visit([this](const auto& it) { tell(it); }, fact_from(row.kind, rules::from_json(row.body)));
    }
    if (reading_.on().status == CaseState::running) {
      add_open_tasks();
      add_coming();
    }
    return std::move(entries_);
  }

 private:
  template <class F>
  void tell(const F&) {}  // facts that a reader of the story does not miss

  void tell(const fact::CaseStarted& it) {
    Json& one = add("done", "start");
    one["who"] = it.starter.name;
    one["title"] = label("verbs.start");
  }
  void tell(const fact::TaskOpened& it) { arrived_[it.task.no] = it.task.opened_at; }
  void tell(const fact::TaskDecided& it) { decided(it.decision, "decide"); }
  void tell(const fact::TaskReturned& it) { decided(it.decision, "return"); }
  void tell(const fact::Commented& it) {
    Json& one = add("done", "comment");
    one["who"] = it.who.name;
    one["title"] = label("verbs.comment");
    one["opinion"] = it.text;
  }
  void did(const char* verb, const Signature& who, const std::string& why) {
    Json& one = add("done", verb);
    one["who"] = who.name;
    one["title"] = label(std::string("verbs.") + verb);
    one["opinion"] = text_or_null(why);
  }
  void gave(const char* verb, const Signature& who, const Signature& to, const std::string& why) {
    did(verb, who, why);
    entries_.back()["outcome_title"] = to.name;
  }
  void tell(const fact::WithdrawalAsked& it) {
    Json& one = add("done", "withdraw");
    one["who"] = it.who.name;
    one["title"] = label("verbs.withdraw");
    one["opinion"] = text_or_null(it.opinion);
    last_event_ = "withdraw";
  }
  void tell(const fact::TransitionTaken& it) {
    if (it.event == last_event_) return;  // already told as the decision that caused it
    Json& one = add("engine", "transition");
    one["title"] = it.title.empty() ? label(it.event.starts_with("after.") ? "timeline.timer" : "timeline.moved") : it.title;
    one["state_title"] = title_of(it.state);
    one["opinion"] = text_or_null(it.why);
    one["basis"] = text_or_null(it.basis);
  }
  void tell(const fact::DrawFrozen& it) {
    Json& one = add("done", "freeze");
    one["who"] = it.draw.frozen_by.name;
    one["title"] = label("verbs.freeze");
    one["state_title"] = title_of(it.draw.state);
    one["opinion"] = std::to_string(it.draw.candidates.size()) + label("timeline.candidates") + std::to_string(it.draw.kept_out.size()) +
                     label("timeline.kept_out");
  }
  void tell(const fact::DrawMade& it) {
    Json& one = add("done", "draw");
    one["who"] = it.who.name;
    one["title"] = label("verbs.draw");
    one["opinion"] = text_or_null(it.words);
  }
  void tell(const fact::Invited& it) {
    const bool asked = it.invitation.status == InvitationStatus::asked;
    add("engine", "invite")["title"] = label(asked ? "timeline.invited" : "timeline.appointed") + it.invitation.name;
  }
  void tell(const fact::InvitationAnswered& it) {
    const Invitation* invitation = find_invitation(reading_.on(), it.invitation);
    Json& one = add("done", "answer");
    one["who"] = it.noted_by ? it.noted_by->name : invitation->name;
    one["title"] = label("verbs.answer");
    one["outcome_title"] = invitation->name + "：" + answer_title(reading_, *invitation);
    one["opinion"] = text_or_null(it.opinion);
  }
  void tell(const fact::NumberTaken& it) { add("engine", "number")["title"] = label("timeline.number") + it.text; }
  void tell(const fact::PaperRendered& it) {
    const auto paper = std::ranges::find(reading_.on().papers, it.paper, &Paper::no);
    add("engine", "paper")["title"] = label("timeline.paper") + (paper == reading_.on().papers.end() ? "" : paper->title);
  }
  void tell(const fact::Published&) { add("engine", "publish")["title"] = label("timeline.published"); }
  void tell(const fact::TaskReminded& it) {
    if (it.who) return did("remind", *it.who, it.opinion);
    add("engine", "remind")["title"] = label("timeline.reminded");
  }
  void tell(const fact::TaskTransferred& it) { gave("transfer", it.who, it.to, it.opinion); }
  void tell(const fact::TaskReassigned& it) { gave("reassign", it.who, it.to, it.opinion); }
  void tell(const fact::TaskDelegated& it) { gave("delegate", it.who, it.to, it.opinion); }
  void tell(const fact::TaskHandedBack& it) { decided(it.decision, "decide"); }
  void tell(const fact::TaskRetrieved& it) { did("retrieve", it.who, it.opinion); }
  void tell(const fact::SignerAdded& it) {
    arrived_[it.task.no] = it.task.opened_at;
    gave("add_signer", it.task.added->by, it.to, it.opinion);
  }
  void tell(const fact::SignerRemoved& it) { did("remove_signer", it.who, it.opinion); }
  void tell(const fact::Copied& it) {
    for (const Signature& to : it.to) gave("copy", it.who, to, it.opinion);
  }
  void tell(const fact::CaseHeld& it) { did("hold", it.who, it.opinion); }
  void tell(const fact::CaseContinued& it) { did("continue", it.who, it.opinion); }
  void tell(const fact::CaseJumped& it) {
    did("jump", it.who, it.opinion);
    entries_.back()["state_title"] = title_of(it.to);
  }
  void tell(const fact::VoidAsked& it) {
    did("void", it.who, it.opinion);
    last_event_ = "void";
  }
  void tell(const fact::TaskEscalated& it) {
    std::string to;
    for (const std::string& role : it.roles) to += (to.empty() ? "" : "、") + role_title(reading_.package(), role, reading_.language);
    add("engine", "escalate")["title"] = label("timeline.escalated") + to;
  }
  void tell(const fact::SpanRecorded& it) {
    Json& one = add("engine", "record");
    one["title"] = label("timeline.recorded") + span_title(it);
    one["basis"] = text_or_null(it.span.basis);
  }
  void tell(const fact::CaseStranded& it) {
    Json& one = add("engine", "stranded");
    one["title"] = label("timeline.stranded");
    one["opinion"] = it.why;
  }
  void tell(const fact::CaseEnded& it) {
    Json& one = add("engine", "end");
    one["title"] = label("timeline.ended");
    one["outcome_title"] = end_title(reading_.workflow(), it.outcome, reading_.language);
  }

  void decided(const DecisionMade& decision, const char* verb) {
    Json& one = add("done", verb);
    one["happened_at"] = time_of(decision.happened_at);
    one["who"] = decision.acting_for ? decision.who.name + "（" + label("timeline.acting_for") + decision.acting_for->name + "）" : decision.who.name;
    one["post"] = role_title(reading_.package(), decision.role, reading_.language);
    const std::string title = decision.title.empty() ? outcome_title(reading_.workflow(), decision.outcome, reading_.language) : decision.title;
    one["title"] = one["outcome_title"] = title;
    one["state_title"] = title_of(decision.state);
    one["opinion"] = text_or_null(decision.opinion);
    one["basis"] = text_or_null(decision.basis);
    if (const auto arrived = arrived_.find(decision.task); arrived != arrived_.end()) {
      one["arrived_at"] = time_of(arrived->second);
      one["working_time"] = working_time(arrived->second, decision.at);
    }
    last_event_ = decision.outcome;
  }

  void add_open_tasks() {
    for (const Task& task : reading_.on().tasks) {
      if (!is_open(task)) continue;
      Json one = entry("now", "task");
      one["title"] = one["state_title"] = title_of(task.state);
      one["post"] = role_title(reading_.package(), task.role, reading_.language);
      if (const auto& who = task.signer ? task.signer : task.assignee)
        if (const auto actor = reading_.site.people.actor(*who)) one["who"] = actor->name;
      one["arrived_at"] = time_of(task.opened_at);
      entries_.push_back(std::move(one));
    }
  }

  /// The usual way on: from where the case stands, each state's first transition that leads somewhere.
  void add_coming() {
    const auto& active = reading_.on().configuration.active;
    if (active.empty()) return;
    const statechart::Chart& chart = reading_.workflow().chart;
    std::set<StateIndex> met(active.begin(), active.end());
    for (StateIndex next = usual_next(active.back()); next > 0 && met.insert(next).second; next = usual_next(next)) {
      if (chart[next].kind == statechart::Kind::parallel || !chart[next].children.empty()) break;
      Json one = entry("coming", "state");
      one["title"] = one["state_title"] = title_of(reading_.workflow().states.at(static_cast<std::size_t>(next)).path);
      entries_.push_back(std::move(one));
    }
  }
  StateIndex usual_next(StateIndex from) const {
    const Workflow& workflow = reading_.workflow();
    const State& state = workflow.states.at(static_cast<std::size_t>(from));
    for (const std::string& event : state.on_order) {
      const auto found = state.on.find(event);
      if (found == state.on.end()) continue;
      for (const TransitionIndex index : found->second)
        if (const auto& targets = workflow.chart.transition(index).targets; !targets.empty()) return targets.front();
    }
    for (const TimerRule& timer : state.after)
      if (const auto& targets = workflow.chart.transition(timer.transition).targets; !targets.empty()) return targets.front();
    return -1;
  }

  std::string working_time(Instant from, Instant until) const {
    try {
      const int days = reading_.site.engine.calendar().working_days_between(date_at(from), date_at(until));
      return days == 0 ? label("timeline.same_day") : std::to_string(days) + label("timeline.working_days");
    } catch (const calendar::MissingYear&) {
      return {};
    }
  }
  std::string span_title(const fact::SpanRecorded& it) const {
    const auto found = reading_.package().registers.find(it.record.register_name);
    if (found == reading_.package().registers.end()) return it.span.name;
    return standing_title(it.span.hold ? found->second.holds : found->second.main, it.span.name);
  }
  std::string title_of(const std::string& path) const { return state_title(reading_.workflow(), path, reading_.language); }
  std::string label(const std::string& name) const { return reading_.site.labels.text(reading_.language, name); }

  Json& add(const char* kind, const char* verb) {
    entries_.push_back(entry(kind, verb));
    entries_.back()["seq"] = row_->seq;
    entries_.back()["at"] = time_of(row_->recorded_at);
    entries_.back()["happened_at"] = time_of(row_->happened_at);
    return entries_.back();
  }

  const CaseReading& reading_;
  const JournalRow* row_ = nullptr;
  std::map<int, Instant> arrived_;
  std::string last_event_;
  Json entries_ = Json::array();
};

}  // namespace

Json timeline_json(const CaseReading& reading) { return Timeline(reading).list(); }

}  // namespace qianpi::http
