// Reading a case: its view, its waiting list, its journal, its papers. The rule has already made sure that this actor may see it.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/failure.h"
#include "adapters/http/form_view.h"
#include "adapters/http/handlers.h"
#include "adapters/http/rules.h"
#include "engine/draws.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

CaseReading reading_of(Site& site, const Request& request, const std::vector<JournalRow>& journal) {
  return {site, *request.situation, journal, request.language};
}

/// PDFs are shown in the page's own frame, and run nothing.
Reply pdf_reply(std::string bytes, const std::string& name) {
  Reply reply;
  reply.type = "application/pdf";
  reply.body = std::move(bytes);
  reply.headers["Content-Disposition"] = "inline; filename=\"" + name + ".pdf\"";
  reply.headers["X-Frame-Options"] = "SAMEORIGIN";
  reply.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'";
  reply.headers["Cache-Control"] = "private, no-cache";
  return reply;
}

Reply draft_paper(Site& site, const Request& request, const std::string& form) {
  const std::vector<JournalRow> none;
  if (!has_preview(reading_of(site, request, none), form)) throw not_found();
  return pdf_reply(site.draft_paper(*request.situation, form), "draft");
}

bool stands_over_waiting(const Situation& situation) {
  return std::ranges::any_of(situation.before.tasks, [&](const Task& task) {
    const State* state = find_state(situation.workflow(), task.state);
    return is_open(task) && state && state->task && state->task->over == Over::waiting;
  });
}

}  // namespace

Reply read_case(Site& site, const Request& request) {
  const std::vector<JournalRow> journal = site.views.journal(request.situation->before.id);
  return json_reply(case_json(reading_of(site, request, journal)));
}

Reply read_waiting(Site& site, const Request& request) {
  const Case& on = request.situation->before;
  Json rows = Json::array();
  if (stands_over_waiting(*request.situation) && works_in(request.actor, on.package))
    for (const WaitingRow& row : site.views.waiting(on.package, on.workflow))
      rows.push_back({{"case", id_of(row.on)},
                      {"title", row.title},
                      {"subject", Json()},
                      {"since", time_of(row.since)},
                      {"fields", open_values(*request.situation->package, row.fields)}});
  return json_reply({{"rows", std::move(rows)}});
}

Reply read_journal(Site& site, const Request& request) {
  const JournalReading reading{site, *request.situation->package, &request.situation->workflow(), request.language};
  return json_reply(journal_json(reading, site.views.journal(request.situation->before.id)));
}

/// Exactly the bytes that anyone can check with `qianpi draw verify`.
Reply read_protocol(Site&, const Request& request) {
  const Case& on = request.situation->before;
  const auto draw = std::ranges::find(on.draws, request.number("no"), [](const Draw& it) { return std::int64_t{it.no}; });
  if (draw == on.draws.end()) throw not_found();
  Reply reply;
  reply.body = rules::to_json(protocol_of(on, *draw));
  reply.headers["Content-Disposition"] = "attachment; filename=\"draw-" + std::to_string(on.id.value) + "-" + std::to_string(draw->no) + ".json\"";
  return reply;
}

Reply read_paper(Site& site, const Request& request) {
  const std::string& name = request.param("paper");
  if (name.starts_with("draft:")) return draft_paper(site, request, name.substr(6));
  const auto& papers = request.situation->before.papers;
  const auto paper = std::ranges::find(papers, request.number("paper"), [](const Paper& it) { return std::int64_t{it.no}; });
  if (paper == papers.end() || paper->sha256.empty()) throw not_found();
  auto bytes = site.blobs.read_paper(paper->sha256);
  if (!bytes) throw not_found();
  return pdf_reply(std::move(*bytes), paper->form);
}

}  // namespace qianpi::http
