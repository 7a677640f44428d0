#include "engine/reactions.h"

#include "engine/rules/value_text.h"

namespace qianpi {

using rules::Value;

namespace {

struct Reaction {
  const Case& after;
  std::int64_t seq;
  std::vector<OutboxMessage>& messages;

  void say(std::string kind, const Value& body) {
    OutboxMessage message;
    message.about = after.id;
    message.key = std::to_string(after.id.value) + "/" + std::to_string(seq) + "/" + kind;
    message.kind = std::move(kind);
    message.body = rules::to_json(body);
    messages.push_back(std::move(message));
  }
  void operator()(const fact::PaperOrdered& f) { say("render", Value::context({{"paper", f.paper.no}, {"seq", seq}})); }
  void operator()(const fact::PeopleNotified& f) {
    rules::Items to(f.to.begin(), f.to.end());
    say("notify", Value::context({{"to", Value::list(std::move(to))}, {"form", f.form}, {"urgent", f.urgent}}));
  }
  void operator()(const fact::Invited& f) {
    const Invitation& it = f.invitation;
    if (it.status == InvitationStatus::asked)
      say("invite", Value::context({{"invitation", it.no}, {"name", it.name}, {"contact", it.contact}, {"code", it.code}}));
  }
  void tell(const Signature& person, int task) {
    say("notify", Value::context({{"to", Value::list({"user:" + person.user.value})}, {"form", ""}, {"task", task}, {"urgent", false}}));
  }
  void operator()(const fact::TaskTransferred& f) { tell(f.to, f.task); }
  void operator()(const fact::TaskReassigned& f) { tell(f.to, f.task); }
  void operator()(const fact::TaskDelegated& f) { tell(f.to, f.task); }
  void operator()(const fact::SignerAdded& f) { tell(f.to, f.task.no); }
  void operator()(const fact::Copied& f) {
    rules::Items to;
    for (const Signature& person : f.to) to.emplace_back("user:" + person.user.value);
    say("notify", Value::context({{"to", Value::list(std::move(to))}, {"form", ""}, {"urgent", false}}));
  }
  void operator()(const fact::TaskReminded& f) { say("remind", Value::context({{"task", f.task}})); }
  void operator()(const fact::TaskEscalated& f) {
    rules::Items to(f.roles.begin(), f.roles.end());
    say("escalate", Value::context({{"task", f.task}, {"to", Value::list(std::move(to))}}));
  }
  template <class Other>
  void operator()(const Other&) {}  // nothing for the world: a matter between this case and its readers
};

}  // namespace

std::vector<OutboxMessage> react(const Case& after, const std::vector<Noted>& facts, std::int64_t first_seq) {
  std::vector<OutboxMessage> messages;
  for (const Noted& noted : facts) std::visit(Reaction{after, first_seq++, messages}, noted.fact);
  return messages;
}

std::vector<Delivery> deliveries_of(const Case& after, const std::vector<Noted>& facts, const UserId& on_behalf) {
  std::vector<Delivery> deliveries;
  for (const Noted& noted : facts)
    if (const auto* sent = std::get_if<fact::DeliverySent>(&noted.fact))
      deliveries.push_back({after.id, sent->to, sent->seq, after.package, sent->workflow, sent->trigger, rules::to_json(sent->payload), on_behalf});
  return deliveries;
}

}  // namespace qianpi
