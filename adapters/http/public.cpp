// What the public sees without login: notices with an objection form, rosters. Only fields that a form or register declares `open`.
#include <algorithm>

#include "adapters/http/body.h"
#include "adapters/http/form_view.h"
#include "adapters/http/handlers.h"
#include "adapters/http/records.h"
#include "adapters/http/titles.h"

namespace qianpi::http {

namespace {

struct Notice {
  NoticeRow row;
  Situation situation;
};

std::string notice_id(const NoticeRow& row) { return std::to_string(row.on.value) + "-" + std::to_string(row.publication.no); }

bool is_open_at(const Publication& publication, Instant now) { return publication.closes_at && now < *publication.closes_at; }

std::optional<Notice> find_notice(Site& site, const Request& request) {
  for (NoticeRow& row : site.views.notices()) {
    if (row.publication.form.empty() || notice_id(row) != request.param("id")) continue;
    auto situation = site.engine.situation(request.actor, row.on);
    if (situation) return Notice{std::move(row), std::move(*situation)};
  }
  return {};
}

Notice notice_or_fail(Site& site, const Request& request) {
  auto notice = find_notice(site, request);
  if (!notice) throw not_found();
  return std::move(*notice);
}

bool is_shown(const Item& item) { return item.status == ItemStatus::confirmed; }

Json head_json(Site& site, const NoticeRow& row, const Case& on) {
  const auto& publication = row.publication;
  const bool open = is_open_at(publication, site.clock.now());
  return {{"id", notice_id(row)},
          {"title", row.title},
          {"opened_at", time_of(publication.opened_at)},
          {"closes_at", time_of(publication.closes_at)},
          {"working_days_left", open ? working_days_left(site, publication.closes_at) : Json()},
          {"open", open},
          {"count", std::ranges::count_if(on.items, is_shown)}};
}

Json items_json(Site& site, const Notice& notice) {
  Json items = Json::array();
  const Package& package = *notice.situation.package;
  for (const Item& item : notice.situation.before.items) {
    if (!is_shown(item)) continue;
    Json fields = Json::array();
    for (const Field* field : open_fields(package))
      if (const rules::Value* value = item.fields.get(field->name); value && !value->is_null())
        fields.push_back({{"name", field->name}, {"title", field->title}, {"value", listed(shown_value(site, package, *field, *value))}});
    items.push_back({{"item", id_of(item.id)}, {"title", item.title}, {"fields", std::move(fields)}});
  }
  return items;
}

Json notice_fields(Site& site, const Notice& notice) {
  Json fields = Json::array();
  const auto form = notice.situation.package->forms.find(notice.row.publication.form);
  if (form == notice.situation.package->forms.end()) return fields;
  for (const Field& field : form->second.fields)
    if (const rules::Value* value = notice.situation.before.data.get(field.name); field.open && value && !value->is_null())
      fields.push_back({{"title", field.title}, {"value", listed(shown_value(site, *notice.situation.package, field, *value))}});
  return fields;
}

/// The workflow with which the public objects to an item of this notice.
Json objection_json(const Notice& notice) {
  const Package& package = *notice.situation.package;
  for (const auto& [name, workflow] : package.workflows)
    for (const StartRule& rule : workflow.start) {
      const auto role = package.roles.find(rule.by);
      const auto form = package.forms.find(rule.form);
      const bool fits = rule.about_item && rule.about_workflow == notice.situation.before.workflow && role != package.roles.end() &&
                        role->second.kind == Role::Kind::anonymous && form != package.forms.end();
      if (!fits) continue;
      // The public fills in everything but what an office writes later on the same form.
      std::set<std::string> hidden, shown;
      for (const State& state : workflow.states)
        if (state.task)
          for (const FormUse& use : state.task->forms)
            if (use.form == rule.form) hidden.insert(use.write.begin(), use.write.end());
      for (const Field& field : form->second.fields)
        if (!hidden.contains(field.name) && field.type != FieldType::opinion) shown.insert(field.name);
      return {{"package", package.name}, {"workflow", name}, {"form", form_view(package, form->second, {&shown, nullptr})}};
    }
  return {};
}

const Paper* paper_of(const Notice& notice) {
  for (const Paper& paper : notice.situation.before.papers)
    if (paper.no == notice.row.publication.paper && !paper.sha256.empty()) return &paper;
  return nullptr;
}

}  // namespace

std::string listed(const Json& shown) {
  const auto text = [](const Json& one) { return one.is_string() ? one.get<std::string>() : one.dump(); };
  if (!shown.is_array()) return text(shown);
  std::string all;
  for (const Json& one : shown) all += (all.empty() ? "" : "、") + text(one);
  return all;
}

Reply list_notices(Site& site, const Request& request) {
  Json list = Json::array();
  for (const NoticeRow& row : site.views.notices())
    if (!row.publication.form.empty())
      if (const auto situation = site.engine.situation(request.actor, row.on)) list.push_back(head_json(site, row, situation->before));
  return json_reply(list);
}

Reply read_notice(Site& site, const Request& request) {
  const Notice notice = notice_or_fail(site, request);
  Json json = head_json(site, notice.row, notice.situation.before);
  json["fields"] = notice_fields(site, notice);
  json["items"] = items_json(site, notice);
  json["paper"] = paper_of(notice) ? Json("/api/v1/public/notices/" + notice_id(notice.row) + "/paper") : Json();
  json["objection"] = json["open"] == true ? objection_json(notice) : Json();
  return json_reply(json);
}

Reply read_notice_paper(Site& site, const Request& request) {
  const Notice notice = notice_or_fail(site, request);
  const Paper* paper = paper_of(notice);
  auto bytes = paper ? site.blobs.read_paper(paper->sha256) : std::nullopt;
  if (!bytes) throw not_found();
  Reply reply;
  reply.type = "application/pdf";
  reply.body = std::move(*bytes);
  reply.headers["Content-Disposition"] = "inline; filename=\"notice.pdf\"";
  reply.headers["X-Frame-Options"] = "SAMEORIGIN";
  reply.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'";
  return reply;
}

Reply object_to(Site& site, const Request& request) {
  const Notice notice = notice_or_fail(site, request);
  const Fields fields(request, {"item", "data"});
  const Json* item = fields.find("item");
  if (!item)
    throw bad_field("item", {"请选择对哪一项提出异议", "Which item is the objection about?"}, {"从公示名单中选择", "Choose one of the notice"});
  const Json objection = objection_json(notice);
  if (objection.is_null()) throw not_found();
  verb::Object object;
  object.notice = notice.row.on;
  object.item = case_id_of(*item, "item");
  object.data = fields.value("data");
  object.workflow = objection["workflow"].get<std::string>();
  const Json receipt = parse(submit(site, request, {}, std::move(object)).body);
  return json_reply({{"receipt", receipt["case"]}, {"code", receipt["case"]}});
}

Reply read_roster(Site& site, const Request& request) {
  const PackagePtr package = site.engine.library().current(request.param("package"));
  const auto found = package ? package->registers.find(request.param("register")) : decltype(package->registers.end()){};
  if (!package || found == package->registers.end()) throw not_found();
  const Register& of = found->second;
  std::vector<const Field*> fields;
  for (const Field& field : of.fields)
    if (field.open && fits_a_cell(field)) fields.push_back(&field);
  if (fields.empty()) throw not_found();
  Json rows = Json::array();
  for (const RecordRow& row : site.views.records(package->name, of.name, request.asked("q"))) {
    Json json = record_row({site, *package, of}, row, fields);
    // A roster names those whose standing is a running term: one that the register says how to end.
    if (json["standing"].is_string() && of.ends.contains(json["standing"].get<std::string>())) rows.push_back(std::move(json));
  }
  Json page = page_of_records(request, std::move(rows));
  page["title"] = words(of.title, request.language);
  page["columns"] = columns_json(fields);
  return json_reply(page);
}

}  // namespace qianpi::http
