#include "adapters/http/case_view.h"

#include "adapters/http/titles.h"
#include "engine/checks.h"
#include "engine/offers.h"

namespace qianpi::http {

namespace {

Json state_titles(const CaseReading& reading) {
  Json titles = Json::array();
  const Workflow& workflow = reading.workflow();
  for (const StateIndex state : reading.on().configuration.active)
    if (workflow.chart[state].children.empty())
      titles.push_back(state_title(workflow, workflow.states.at(static_cast<std::size_t>(state)).path, reading.language));
  return titles;
}

Json subject_json(const CaseReading& reading) {
  const auto& subject = reading.on().subject;
  if (!subject || !reading.package().registers.contains(subject->register_name)) return {};
  for (const RecordRow& row : reading.site.views.records(subject->package, subject->register_name, ""))
    if (row.record.key == *subject) {
      const rules::Value* name = row.record.fields.get("name");
      return {{"register", subject->register_name},
              {"package", subject->package},
              {"id", std::to_string(row.id)},
              {"title", name && name->is(rules::Kind::text) ? name->text()
                                                            : words(reading.package().registers.at(subject->register_name).title, reading.language)}};
    }
  return {};
}

Json about_json(const CaseReading& reading) {
  const auto& about = reading.on().about;
  if (!about) return {};
  const auto other = reading.site.engine.situation(reading.situation.actor, about->id);
  const bool visible = other && may_see(*other);
  const Item* item = visible ? find_item(other->before, about->item) : nullptr;
  return {{"case", id_of(about->id)}, {"item", id_of(about->item)}, {"title", visible ? other->before.title + (item ? "：" + item->title : "") : ""}};
}

/// The unit the starter came from; the case's own unit is the office that deals with it.
Json own_unit(const CaseReading& reading) { return text_or_null(unit_title(reading.site, reading.package(), reading.on().starter.unit)); }

Json head_json(const CaseReading& reading) {
  const Case& on = reading.on();
  const Workflow& workflow = reading.workflow();
  return {{"id", id_of(on.id)},
          {"title", on.title},
          {"package", on.package},
          {"workflow", on.workflow},
          {"workflow_title", words(workflow.title, reading.language)},
          {"workflow_id", workflow.id},
          {"basis", text_or_null(literal(workflow.basis))},
          {"version", on.version.value},
          {"revision", on.revision},
          {"status", lifecycle::name_of(on.status)},
          {"outcome", text_or_null(on.outcome)},
          {"outcome_title", on.outcome.empty() ? Json() : Json(end_title(workflow, on.outcome, reading.language))},
          {"urgent", on.urgent},
          {"stranded", on.stranded},
          {"starter", {{"id", on.starter.user.value}, {"name", on.starter.name}, {"unit_title", own_unit(reading)}}},
          {"unit_title", text_or_null(unit_title(reading.site, reading.package(), on.unit))},
          {"started_at", time_of(on.started_at)},
          {"ended_at", time_of(on.ended_at)}};
}

}  // namespace

std::string unit_title(Site& site, const Package& package, const UnitId& unit) {
  if (unit.value.empty()) return {};
  const std::string title = site.people.unit_title(unit);
  if (!title.empty() && title != unit.value) return title;
  const auto found = package.units.find(unit.value);
  return found == package.units.end() ? unit.value : found->second;
}

Json case_json(const CaseReading& reading) {
  Json json = head_json(reading);
  json["state_titles"] = state_titles(reading);
  json["forms"] = forms_json(reading);
  json["tasks"] = tasks_json(reading);
  json["offers"] = offers_json(reading);
  json["papers"] = papers_json(reading);
  json["attachments"] = attachments_json(reading);
  json["timeline"] = timeline_json(reading);
  json["flow"] = flow_json(reading);
  json["subject"] = subject_json(reading);
  json["about"] = about_json(reading);
  json["agenda"] = agenda_json(reading);
  json["selection"] = selection_json(reading);
  json["children"] = children_json(reading);
  json["parent"] = parent_json(reading);
  json["seen"] = plain(seen_now(reading.on()));
  return json;
}

}  // namespace qianpi::http
