// What each kind of message asks for. A paper is rendered from the journal row that ordered it, alone, so it can be made again at any time.
#include <stdexcept>

#include "adapters/outbox/worker.h"
#include "engine/base/hash.h"
#include "engine/deliveries.h"
#include "engine/rules/value_text.h"

namespace qianpi::outbox {

namespace {

std::int64_t number_in(const rules::Value& body, const char* name) {
  const rules::Value* value = body.get(name);
  const auto whole = value ? value->number().whole() : std::nullopt;
  if (!whole) throw std::runtime_error(std::string("the message lacks ") + name);
  return *whole;
}

const JournalRow& row_of(const std::vector<JournalRow>& journal, std::int64_t seq) {
  for (const JournalRow& row : journal)
    if (row.seq == seq) return row;
  throw std::runtime_error("the journal lacks row " + std::to_string(seq));
}

}  // namespace

void Worker::carry_out(const OutboxMessage& message) {
  if (message.kind == "render") render(message);
  else tell(message);
}

void Worker::render(const OutboxMessage& message) {
  const rules::Value body = rules::from_json(message.body);
  const auto situation = doors_.engine.situation(engine_actor(), message.about);
  if (!situation) throw std::runtime_error("the case is gone");
  const std::int64_t no = number_in(body, "paper");
  for (const Paper& paper : situation->before.papers)
    if (paper.no == no && !paper.sha256.empty()) return;  // filed before, but not marked done
  const std::vector<JournalRow> journal = doors_.views.journal(message.about);
  const JournalRow& row = row_of(journal, number_in(body, "seq"));
  const Fact ordered = fact_from(row.kind, rules::from_json(row.body));
  const MadePaper made = doors_.make_paper(*situation, std::get<fact::PaperOrdered>(ordered), row.recorded_at);
  verb::FilePaper file;
  file.paper = static_cast<int>(no);
  file.sha256 = sha256_hex(made.bytes);
  file.renderer = made.renderer;
  file.pages = made.pages;
  doors_.blobs.put_paper(file.sha256, made.bytes);
  const Answer answer = doors_.engine.submit({engine_actor(), message.about, file});
  if (const auto* refusal = std::get_if<Refusal>(&answer)) throw std::runtime_error(refusal->message.zh + " / " + refusal->message.en);
}

/// The only channel so far is the page: tasks, reminders and escalations show in the inbox and the timeline by themselves. That the
/// people meant could have known is kept in the audit; mail and webhooks will be further files here.
void Worker::tell(const OutboxMessage& message) {
  rules::Value body = rules::from_json(message.body);
  if (message.kind == "invite") body = body.without("code");  // whoever reads it could answer
  doors_.audit("told", message.kind + " case " + std::to_string(message.about.value) + " " + rules::to_json(body));
}

}  // namespace qianpi::outbox
