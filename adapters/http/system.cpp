// The machine's own pages: the OpenAPI document, stuck work, and the virtual clock of a demonstration.
#include "adapters/http/body.h"
#include "adapters/http/handlers.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

Json clock_json(Site& site) { return {{"now", time_of(site.clock.now())}, {"pending", site.views.pending_work()}}; }

Instant target_of(const Fields& fields, Instant now) {
  const std::string to = fields.text("to"), advance = fields.text("advance");
  if (const auto at = read_instant(to)) return *at;
  const rules::Value span = advance.empty() ? rules::Value() : rules::read_temporal(advance);
  if (span.is(rules::Kind::days_duration)) return {now.us + span.days_duration().seconds * 1'000'000};
  throw bad_field(to.empty() ? "advance" : "to", {"请给出时间或时长", "Give an instant or a duration"},
                  {"例：{\"advance\":\"P1D\"} 或 {\"to\":\"2026-03-10T09:00:00+08:00\"}",
                   "For example {\"advance\":\"P1D\"} or {\"to\":\"2026-03-10T09:00:00+08:00\"}"});
}

}  // namespace

Reply read_openapi(Site& site, const Request&) {
  Reply reply;
  reply.body = site.openapi;
  return reply;
}

Reply list_parked(Site& site, const Request&) {
  Json rows = Json::array();
  for (const Views::Parked& one : site.views.parked())
    rows.push_back({{"id", std::to_string(one.id)}, {"kind", one.kind}, {"case", id_of(one.on)}, {"about", one.about}, {"error", one.error}});
  return json_reply({{"rows", std::move(rows)}});
}

Reply retry_parked(Site& site, const Request& request) {
  const Fields fields(request, {"kind", "case", "id"});
  const std::string kind = fields.text("kind"), id = fields.text("id");
  const Json* given = fields.find("case");
  const std::string on = given && !given->is_null() ? fields.text("case") : std::string();
  const auto number = read_number(id), about = on.empty() ? std::optional<std::int64_t>(0) : read_number(on);
  if (!number || !about || !site.engine.retry(kind, CaseId{*about}, *number)) throw not_found();
  site.door.audit(request.actor.user.value, "retry", kind + " " + id + (on.empty() ? "" : " " + on));
  site.committed();
  return nothing();
}

Reply read_clock(Site& site, const Request&) { return json_reply(clock_json(site)); }

Reply set_clock(Site& site, const Request& request) {
  const Fields fields(request, {"advance", "to"});
  const Instant now = site.clock.now(), to = target_of(fields, now);
  if (to < now) throw bad_field("to", {"时钟不能倒退", "The clock cannot go back"}, {"给出之后的时间", "Give a later instant"});
  site.advance(to);
  return json_reply(clock_json(site));
}

}  // namespace qianpi::http
