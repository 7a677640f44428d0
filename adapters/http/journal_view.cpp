// The journal for readers: each row's number, time, actor, kind and hash. Bodies hold fields that not everyone may read, so only what
// concerns the way itself is shown in words.
#include "adapters/http/case_view.h"
#include "engine/facts.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

struct Detail {
  template <class F>
  std::string operator()(const F&) const {
    return {};
  }
  std::string operator()(const fact::CaseStarted& it) const { return it.title; }
  std::string operator()(const fact::TransitionTaken& it) const { return it.title.empty() ? it.event : it.title; }
  std::string operator()(const fact::StateExited& it) const { return it.state; }
  std::string operator()(const fact::StateEntered& it) const { return it.state; }
  std::string operator()(const fact::TaskOpened& it) const { return it.task.state; }
  std::string operator()(const fact::TaskDecided& it) const { return it.decision.title; }
  std::string operator()(const fact::TaskReturned& it) const { return it.decision.opinion; }
  std::string operator()(const fact::TimerArmed& it) const { return to_minute(it.timer.at) + " " + it.why; }
  std::string operator()(const fact::TimerFired& it) const { return to_minute(it.due); }
  std::string operator()(const fact::NumberTaken& it) const { return it.text; }
  std::string operator()(const fact::PaperOrdered& it) const { return it.paper.title; }
  std::string operator()(const fact::PaperRendered& it) const { return "SHA-256 " + it.sha256; }
  std::string operator()(const fact::SpanRecorded& it) const { return it.span.name + " " + to_text(it.span.from); }
  std::string operator()(const fact::ItemDecided& it) const { return it.outcome; }
  std::string operator()(const fact::ItemDelivered& it) const { return it.outcome; }
  std::string operator()(const fact::DeliverySent& it) const { return it.trigger.empty() ? it.workflow : it.trigger; }
  std::string operator()(const fact::DeliveryTaken& it) const { return it.refused.empty() ? it.trigger : it.trigger + ": " + it.refused; }
  std::string operator()(const fact::CaseEnded& it) const { return it.outcome; }
  std::string operator()(const fact::CaseStranded& it) const { return it.why; }
};

}  // namespace

Json journal_json(const std::vector<JournalRow>& rows, const Labels& labels, Language language) {
  Json list = Json::array();
  for (const JournalRow& row : rows)
    list.push_back({{"seq", row.seq},
                    {"at", time_of(row.recorded_at)},
                    {"happened_at", time_of(row.happened_at)},
                    {"actor", text_or_null(row.actor)},
                    {"fact", row.kind},
                    {"title", labels.text(language, "fact." + row.kind)},
                    {"detail", text_or_null(std::visit(Detail{}, fact_from(row.kind, rules::from_json(row.body))))},
                    {"hash", row.hash},
                    {"previous", text_or_null(row.previous)}});
  return list;
}

}  // namespace qianpi::http
