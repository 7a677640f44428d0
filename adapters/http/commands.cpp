// Commands about a case: the body becomes a verb by the verb's own `fields`, the engine decides, the answer is the receipt.
#include "adapters/http/body.h"
#include "adapters/http/handlers.h"
#include "engine/base/hash.h"
#include "engine/places.h"

namespace qianpi::http {

namespace {

Json receipt_json(const Receipt& receipt) {
  Json opened = Json::array();
  for (const Receipt::Opened& one : receipt.opened)
    opened.push_back({{"task", one.task}, {"state", one.state}, {"title", one.title}, {"role_title", one.role_title}});
  return {{"case", id_of(receipt.on)},   {"revision", receipt.revision},
          {"seq", receipt.last_seq},     {"state", receipt.opened.empty() ? std::string() : receipt.opened.front().state},
          {"opened", std::move(opened)}, {"facts", receipt.first_seq ? receipt.last_seq - receipt.first_seq + 1 : 0}};
}

/// `extra`: names that the API's contract lists although this verb gives them no meaning.
template <class V>
V verb_of(const Request& request, std::initializer_list<const char*> extra = {}) {
  V verb;
  VerbReader reader(request);
  fields(reader, verb);
  for (const char* name : extra) reader.ignore(name);
  reader.refuse_unknown();
  return verb;
}

template <class V>
Reply on_task(Site& site, const Request& request, V verb) {
  verb.task = static_cast<int>(request.number("no"));
  return submit(site, request, {request.number("id")}, std::move(verb));
}

template <class V>
Reply on_case(Site& site, const Request& request, V verb) {
  return submit(site, request, {request.number("id")}, std::move(verb));
}

/// The page names a record by its number; its key, which may be an ID number, stays here.
std::string key_of(Site& site, const Request& request, const std::string& id) {
  const auto number = read_number(id);
  const auto row = number ? site.views.record(*number) : std::nullopt;
  const Task* task = find_task(request.situation->before, static_cast<int>(request.number("no")));
  const Selection* selection = task ? selection_of(request.situation->workflow(), task->state) : nullptr;
  const bool fits =
      row && selection && row->record.key.package == request.situation->before.package && row->record.key.register_name == selection->draw->from;
  if (!fits) throw bad_field("record", {"名册中没有这条记录", "The register has no such record"}, {"请从名册中选择", "Choose one of the register"});
  return row->record.key.key;
}

/// A case knows who claimed a task by user id only; people are told the name.
Failure named(Site& site, const Refusal& refusal) {
  Failure failure = failure_of(refusal);
  if (refusal.who && failure.who.empty())
    if (const auto actor = site.people.actor(refusal.who->user)) failure.who = actor->name;
  return failure;
}

}  // namespace

Reply submit(Site& site, const Request& request, CaseId on, Verb verb) {
  Command command{request.actor, on, std::move(verb), request.header("idempotency-key"),
                  sha256_hex(request.method + ' ' + request.path + '\n' + request.body)};
  const Answer answer = site.engine.submit(command);
  if (const auto* refusal = std::get_if<Refusal>(&answer)) throw named(site, *refusal);
  if (std::holds_alternative<KeyReused>(answer))
    throw Failure(422, "key_reused",
                  {"同一 Idempotency-Key 曾用于另一请求，请换用新的 UUID", "The same Idempotency-Key came with another request; make a new UUID"});
  site.committed();
  return json_reply(receipt_json(std::get<Receipt>(answer)));
}

Reply claim(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Claim>(request)); }
Reply release(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Release>(request)); }
Reply save(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Save>(request)); }
Reply decide(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Decide>(request, {"basis"})); }
Reply send_back(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Return>(request, {"then"})); }
Reply freeze_list(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Freeze>(request)); }
Reply make_draw(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Draw>(request)); }

Reply name_person(Site& site, const Request& request) {
  auto verb = verb_of<verb::Choose>(request);
  verb.record = key_of(site, request, verb.record);
  return on_task(site, request, std::move(verb));
}

Reply note_answer(Site& site, const Request& request) {
  auto verb = verb_of<verb::Answer>(request);
  verb.invitation = static_cast<int>(request.number("no"));
  return on_case(site, request, std::move(verb));
}

Reply withdraw(Site& site, const Request& request) { return on_case(site, request, verb_of<verb::Withdraw>(request)); }
Reply retrieve(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Retrieve>(request)); }
Reply transfer(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Transfer>(request)); }
Reply delegate(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Delegate>(request)); }
Reply add_signer(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::AddSigner>(request)); }
Reply remove_signer(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::RemoveSigner>(request)); }
Reply remind(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Remind>(request)); }
Reply reassign(Site& site, const Request& request) { return on_task(site, request, verb_of<verb::Reassign>(request)); }
Reply copy(Site& site, const Request& request) { return on_case(site, request, verb_of<verb::Copy>(request)); }
Reply hold(Site& site, const Request& request) { return on_case(site, request, verb_of<verb::Hold>(request)); }
Reply continue_case(Site& site, const Request& request) { return on_case(site, request, verb_of<verb::Continue>(request)); }
Reply void_case(Site& site, const Request& request) { return on_case(site, request, verb_of<verb::Void>(request)); }
Reply jump(Site& site, const Request& request) { return on_case(site, request, verb_of<verb::Jump>(request)); }
Reply comment(Site& site, const Request& request) { return on_case(site, request, verb_of<verb::Comment>(request)); }

}  // namespace qianpi::http
