// Starting: what this person may start, the empty form with its defaults, and the command itself.
#include "adapters/http/body.h"
#include "adapters/http/form_view.h"
#include "adapters/http/handlers.h"
#include "adapters/http/titles.h"
#include "engine/offers.h"

namespace qianpi::http {

namespace {

Json workflow_json(const Package& package, const Workflow& workflow, const StartRule& rule, Language language) {
  return {{"package", package.name},
          {"package_title", package.title},
          {"workflow", workflow.name},
          {"id", workflow.id},
          {"title", words(workflow.title, language)},
          {"basis", text_or_null(literal(workflow.basis))},
          {"form", text_or_null(rule.form)},
          {"collects", workflow.collects.has_value()},
          {"about", Json()}};
}

/// Only defaults that are plain values: those that look at the case are computed by the engine when it begins.
rules::Value defaults_of(const Form& form, Instant now) {
  rules::Value values;
  const rules::ContextScope scope(rules::Value::context({{"today", date_at(now)}, {"now", rules::Value::at(now)}}));
  for (const Field& field : form.fields)
    if (field.initial)
      if (rules::Value value = rules::evaluate(field.initial->code, scope).value; !value.is_null()) values = values.with(field.name, value);
  return values;
}

std::optional<About> about_of(const Json* json) {
  if (!json) return {};
  if (!json->is_object() || !json->contains("case"))
    throw bad_field("about", {"应为 {case, item}", "must be {case, item}"}, {"请从相关办件发起", "Start it from the other case"});
  About about{case_id_of((*json)["case"], "about.case"), {}};
  if (json->contains("item") && !(*json)["item"].is_null()) about.item = case_id_of((*json)["item"], "about.item");
  return about;
}

}  // namespace

Reply list_workflows(Site& site, const Request& request) {
  Json list = Json::array();
  for (const PackagePtr& package : site.engine.library().all_current())
    for (const Workflow* workflow : startable(*package, request.actor))
      if (const StartRule* rule = start_rule(*package, *workflow, request.actor))
        list.push_back(workflow_json(*package, *workflow, *rule, request.language));
  return json_reply(list);
}

Reply read_start(Site& site, const Request& request) {
  const PackagePtr package = site.engine.library().current(request.param("package"));
  if (!package) throw not_found();
  const auto found = package->workflows.find(request.param("workflow"));
  const StartRule* rule = found == package->workflows.end() ? nullptr : start_rule(*package, found->second, request.actor);
  if (!rule) throw not_found();
  const Workflow& workflow = found->second;
  const auto form = package->forms.find(rule->form);
  Json json{{"workflow", workflow.name}, {"title", words(workflow.title, request.language)}, {"basis", text_or_null(literal(workflow.basis))}};
  const bool has_form = form != package->forms.end();
  json["form"] =
      has_form ? form_view(*package, form->second) : Json{{"form", ""}, {"title", ""}, {"fields", Json::array()}, {"sections", Json::array()}};
  json["values"] = has_form ? plain(defaults_of(form->second, site.clock.now())) : Json::object();
  if (json["values"].is_null()) json["values"] = Json::object();
  return json_reply(json);
}

Reply start_case(Site& site, const Request& request) {
  const Fields fields(request, {"package", "workflow", "data", "about", "draft"});
  verb::Start start;
  start.package = fields.text("package");
  start.workflow = fields.text("workflow");
  start.data = fields.value("data");
  start.about = about_of(fields.find("about"));
  start.draft = fields.text("draft");
  if (!start.draft.empty())
    if (const auto draft = site.views.draft(start.draft); draft && draft->owner != request.actor.user) throw not_found();
  return submit(site, request, {}, start);
}

}  // namespace qianpi::http
