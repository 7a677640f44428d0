// Forms with only their readable fields, the papers made of them, the attachments in them, and a collector's agenda.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/form_view.h"
#include "adapters/http/titles.h"
#include "engine/facts.h"
#include "engine/offers.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

/// The workflow's forms, in the order in which a case meets them.
std::vector<std::string> forms_of(const Workflow& workflow) {
  std::vector<std::string> names;
  for (const StartRule& start : workflow.start) add_once(names, start.form);
  for (const State& state : workflow.states) {
    if (state.task)
      for (const FormUse& use : state.task->forms) add_once(names, use.form);
    if (state.gather)
      for (const std::string& form : state.gather->show) add_once(names, form);
  }
  return names;
}

/// Has anything been entered, or may this actor enter something?
bool is_worth_showing(const CaseReading& reading, const FieldRights& rights) {
  if (!rights.write.empty()) return true;
  return std::ranges::any_of(rights.read, [&](const std::string& name) {
    const rules::Value* value = reading.on().data.get(name);
    return value && !value->is_null();
  });
}

std::optional<Instant> made_at(const CaseReading& reading, int paper) {
  for (const JournalRow& row : reading.journal) {
    if (row.kind != "paper_rendered") continue;
    const rules::Value body = rules::from_json(row.body);
    const rules::Value* no = body.get("paper");
    if (no && no->number().whole() == paper) return row.recorded_at;
  }
  return {};
}

Json paper_json(const CaseReading& reading, const Paper& paper) {
  const bool made = !paper.sha256.empty();
  return {{"id", std::to_string(paper.no)},
          {"form", paper.form},
          {"title", paper.title},
          {"as", text_or_null(paper.as)},
          {"number", text_or_null(paper.number)},
          {"status", made ? "final" : "rendering"},
          {"sha256", text_or_null(paper.sha256)},
          {"code", text_or_null(paper.code)},
          {"made_at", made ? time_of(made_at(reading, paper.no)) : Json()},
          {"pages", paper.pages ? Json(paper.pages) : Json()}};
}

void collect_files(const std::string& field, const rules::Value& value, const CaseId& on, Json& files) {
  if (value.is(rules::Kind::list))
    for (const rules::Value& item : value.items()) collect_files(field, item, on, files);
  if (!value.is(rules::Kind::context)) return;
  const rules::Value *id = value.get("id"), *hash = value.get("sha256");
  if (id && hash && id->is(rules::Kind::text)) {
    Json file = plain(value);
    file["field"] = field;
    file["url"] = "/api/v1/attachments/" + id->text() + "?case=" + std::to_string(on.value);
    files.push_back(std::move(file));
  } else {
    for (const auto& [name, inner] : value.entries()) collect_files(field, inner, on, files);
  }
}

}  // namespace

bool has_preview(const CaseReading& reading, const std::string& name) {
  const auto form = reading.package().forms.find(name);
  if (form == reading.package().forms.end() || form->second.page.is_null()) return false;
  const bool made = std::ranges::any_of(reading.on().papers, [&](const Paper& paper) { return paper.form == name; });
  return !made && is_worth_showing(reading, field_rights(reading.situation, form->second));
}

Json forms_json(const CaseReading& reading) {
  Json forms = Json::array();
  for (const std::string& name : forms_of(reading.workflow())) {
    const auto form = reading.package().forms.find(name);
    if (form == reading.package().forms.end()) continue;
    FieldRights rights = field_rights(reading.situation, form->second);
    rights.read.insert(rights.write.begin(), rights.write.end());
    if (!is_worth_showing(reading, rights)) continue;
    forms.push_back({{"form", name},
                     {"title", form->second.title},
                     {"view", form_view(reading.package(), form->second, {&rights.read, &rights.write})},
                     {"values", values_json(reading.on().data, rights.read)},
                     {"read", rights.read},
                     {"write", rights.write}});
  }
  return forms;
}

Json papers_json(const CaseReading& reading) {
  Json papers = Json::array();
  for (const Paper& paper : reading.on().papers) papers.push_back(paper_json(reading, paper));
  if (reading.on().status != CaseState::running) return papers;
  for (const std::string& name : forms_of(reading.workflow()))
    if (has_preview(reading, name))
      papers.push_back({{"id", "draft:" + name},
                        {"form", name},
                        {"title", reading.package().forms.at(name).title},
                        {"as", Json()},
                        {"number", Json()},
                        {"status", "draft"},
                        {"sha256", Json()},
                        {"code", Json()},
                        {"made_at", Json()},
                        {"pages", Json()}});
  return papers;
}

Json attachments_json(const CaseReading& reading) {
  Json files = Json::array();
  std::set<std::string> readable;
  for (const std::string& name : forms_of(reading.workflow()))
    if (const auto form = reading.package().forms.find(name); form != reading.package().forms.end())
      readable.merge(field_rights(reading.situation, form->second).read);
  for (const std::string& field : readable)
    if (const rules::Value* value = reading.on().data.get(field)) collect_files(field, *value, reading.on().id, files);
  return files;
}

Json agenda_json(const CaseReading& reading) {
  Json agenda = Json::array();
  for (const Item& item : reading.on().items)
    agenda.push_back({{"item", id_of(item.id)},
                      {"case", id_of(item.id)},
                      {"title", item.title},
                      {"subject", text_or_null(item.subject)},
                      {"status", item.delivered ? "delivered" : std::string(name_of(item.status))},
                      {"outcome", text_or_null(item.outcome)},
                      {"outcome_title", item.outcome.empty() ? Json() : Json(outcome_title(reading.workflow(), item.outcome, reading.language))},
                      {"open_cases", item.open_cases.size()},
                      {"fields", open_values(reading.package(), item.fields)}});
  return agenda;
}

}  // namespace qianpi::http
