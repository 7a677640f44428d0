// Public verification: a paper by the code in its QR, or by its bytes. It says what the office's record says, who signed what and when, whether
// anything was added since, and what a software key is worth in law.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/failure.h"
#include "adapters/http/handlers.h"
#include "adapters/http/titles.h"
#include "engine/base/hash.h"
#include "engine/journal.h"
#include "pdf/signatures.h"

namespace qianpi::http {

namespace {

struct Found {
  Situation situation;
  Paper paper;
};

std::optional<Found> find(Site& site, const Request& request, const std::optional<PaperPlace>& place) {
  if (!place) return {};
  auto situation = site.engine.situation(request.actor, place->on);
  if (!situation) return {};
  const auto paper = std::ranges::find(situation->before.papers, place->paper, &Paper::no);
  if (paper == situation->before.papers.end()) return {};
  return Found{*situation, *paper};
}

/// The name of the person concerned, if the register shows it to the public.
Json holder_of(const Record& record, const Register& of) {
  const Field* name = find_field(of.fields, "name");
  const rules::Value* value = name && name->open ? record.fields.get("name") : nullptr;
  return value ? plain(*value) : Json();
}

std::optional<Record> record_of(Site& site, const Situation& situation) {
  const auto& subject = situation.before.subject;
  if (!subject) return {};
  for (RecordRow& row : site.views.records(subject->package, subject->register_name, ""))
    if (row.record.key == *subject) return std::move(row.record);
  return {};
}

/// A paper of a case that gave a standing is valid while that standing lasts.
void add_standing(Site& site, const Found& found, Json& json) {
  const auto record = record_of(site, found.situation);
  if (!record) return;
  const Register& of = found.situation.package->registers.at(record->key.register_name);
  const Date today = date_at(site.clock.now());
  json["holder"] = holder_of(*record, of);
  const auto given = std::ranges::find_if(record->spans, [&](const Span& span) { return !span.hold && span.by == found.situation.before.id; });
  if (given == record->spans.end()) return;
  const Span* now = standing_on(*record, today);
  json["valid"] = now == &*given && holds_on(*record, today).empty();
  json["standing"] = now ? standing_title(of.main, now->name) : "";
  json["valid_until"] = given->until ? Json(to_text(plus_days(*given->until, -1))) : Json();
}

constexpr std::int64_t second_us = 1'000'000;

Json second(long long at) { return at ? time_of(Instant{at * second_us}) : Json(); }

pdf::SignedPaper signatures_in(const Site& site, std::string_view bytes) {
  return pdf::read_signatures(bytes, site.trusted ? site.trusted() : std::vector<std::string>());
}

/// Who signed, in the order of signing. `signed_to_the_end`: nothing was added after the last one; null when nobody signed.
void add_signatures(const pdf::SignedPaper& read, Json& json) {
  Json list = Json::array();
  for (const pdf::FoundSignature& one : read.signatures)
    list.push_back({{"signer", text_or_null(one.cms.signer.empty() ? one.name : one.cms.signer)},
                    {"reason", text_or_null(one.reason)},
                    {"at", second(one.cms.at)},
                    {"stamped", one.cms.stamped_at != 0},
                    {"certificate_until", second(one.cms.valid_until)},
                    {"verdict", name_of(verdict_on(one))}});
  json["signatures"] = std::move(list);
  json["signed_to_the_end"] = read.signatures.empty() ? Json() : Json(read.reaches_end);
}

/// Is the case's journal one unbroken chain that filed exactly this paper?
bool journal_agrees(Site& site, const Found& found) {
  const std::vector<JournalRow> journal = site.views.journal(found.situation.before.id);
  if (verify_chain(journal, {}) || static_cast<std::int64_t>(journal.size()) != found.situation.before.facts) return false;
  return std::ranges::any_of(journal, [&](const JournalRow& row) {
    return row.kind == "paper_rendered" && row.body.find("\"" + found.paper.sha256 + "\"") != std::string::npos;
  });
}

Json verification(Site& site, const Found& found) {
  std::optional<Instant> made;
  for (const JournalRow& row : site.views.journal(found.situation.before.id))
    if (row.seq == found.paper.ordered_seq) made = row.recorded_at;
  Json json{{"valid", !found.paper.sha256.empty()},
            {"known", true},
            {"unchanged", Json()},
            {"kind", found.situation.package->title},
            {"title", found.paper.title},
            {"number", text_or_null(found.paper.number)},
            {"holder", Json()},
            {"issued_at", time_of(made)},
            {"made_at", time_of(made)},
            {"valid_until", Json()},
            {"standing", Json()},
            {"sha256", text_or_null(found.paper.sha256)},
            {"statement_zh", site.labels.text(Language::zh, "verify.statement")},
            {"statement_en", site.labels.text(Language::en, "verify.statement")}};
  add_standing(site, found, json);
  json["journal"] = !found.paper.sha256.empty() && journal_agrees(site, found);
  const auto bytes = site.blobs.read_paper(found.paper.sha256);
  add_signatures(bytes ? signatures_in(site, *bytes) : pdf::SignedPaper{}, json);
  return json;
}

std::optional<Found> find_bytes(Site& site, const Request& request, std::string_view bytes) {
  const auto places = site.views.papers_by_hash(sha256_hex(bytes));
  return places.empty() ? std::nullopt : find(site, request, places.front());
}

/// A paper of ours to which something was added: what its last signature covers is the paper.
std::optional<Found> find_lengthened(Site& site, const Request& request, const pdf::SignedPaper& read) {
  if (read.signatures.empty() || read.reaches_end) return {};
  return find_bytes(site, request, std::string_view(request.body).substr(0, read.signatures.back().covers));
}

}  // namespace

Reply verify_code(Site& site, const Request& request) {
  const auto found = find(site, request, site.views.paper_by_code(request.param("code")));
  if (!found) throw not_found();
  return json_reply(verification(site, *found));
}

Reply verify_bytes(Site& site, const Request& request) {
  if (!request.body.starts_with("%PDF-")) throw Failure(415, "wrong_type", {"请上传 PDF 文件", "Upload a PDF file"});
  const pdf::SignedPaper read = signatures_in(site, request.body);
  const auto whole = find_bytes(site, request, request.body), lengthened = whole ? std::nullopt : find_lengthened(site, request, read);
  if (whole || lengthened) {
    Json json = verification(site, whole ? *whole : *lengthened);
    json["unchanged"] = whole.has_value();
    if (!whole) json["valid"] = false;
    add_signatures(read, json);
    return json_reply(json);
  }
  Json json{{"known", false},
            {"unchanged", false},
            {"valid", false},
            {"title", Json()},
            {"number", Json()},
            {"made_at", Json()},
            {"sha256", sha256_hex(request.body)},
            {"journal", false},
            {"statement_zh", site.labels.text(Language::zh, "verify.unknown")},
            {"statement_en", site.labels.text(Language::en, "verify.unknown")}};
  add_signatures(read, json);
  return json_reply(json);
}

}  // namespace qianpi::http
