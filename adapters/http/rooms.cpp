// Rooms of the office: collectors with what waits for them, registers with their records. Lists show only what this actor may see.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/failure.h"
#include "adapters/http/form_view.h"
#include "adapters/http/handlers.h"
#include "adapters/http/records.h"
#include "adapters/http/rows.h"
#include "adapters/http/rules.h"
#include "adapters/http/titles.h"
#include "engine/offers.h"

namespace qianpi::http {

namespace {

constexpr std::size_t rows_per_page = 20;

Json visible_rows(Site& site, const Request& request, const std::vector<InboxRow>& rows) {
  Json list = Json::array();
  for (const InboxRow& row : rows) {
    const auto situation = site.engine.situation(request.actor, row.on);
    if (situation && may_see(*situation)) list.push_back(row_json(site, row, request.language));
  }
  return list;
}

Json standing_json(const Register& of, const Span& span) {
  return {{"kind", span.hold ? "hold" : "main"},
          {"name", span.name},
          {"title", standing_title(span.hold ? of.holds : of.main, span.name)},
          {"from", to_text(span.from)},
          {"until", span.until ? Json(to_text(*span.until)) : Json()},
          {"last_day", span.until ? Json(to_text(plus_days(*span.until, -1))) : Json()},
          {"basis", text_or_null(span.basis)},
          {"case", id_of(span.by)}};
}

}  // namespace

bool may_read(const Actor& actor, const std::string& package, const Field& field) {
  if (field.access.empty()) return true;
  return std::ranges::any_of(actor.grants, [&](const Grant& grant) {
    return grant.package == package && std::ranges::find(field.access, grant.role) != field.access.end();
  });
}

bool fits_a_cell(const Field& field) {
  return field.type != FieldType::photo && field.type != FieldType::attachment && field.type != FieldType::rows &&
         field.type != FieldType::signature && field.type != FieldType::long_text;
}

Json columns_json(const std::vector<const Field*>& fields) {
  Json columns = Json::array();
  for (const Field* field : fields) columns.push_back({{"name", field->name}, {"title", field->title}, {"type", name_of_type(field->type)}});
  return columns;
}

Json shown_value(Site& site, const Package& package, const Field& field, const rules::Value& value) {
  const auto title = [&](const Json& one) -> Json {
    if (!one.is_string()) return one;
    const std::string text = one.get<std::string>();
    for (const Option& option : field.options)
      if (option.value == text && !option.title.empty()) return option.title;
    if (const auto list = package.lists.find(field.list); list != package.lists.end())
      if (const CodeEntry* entry = find_entry(list->second, text)) return entry->title;
    if (field.type == FieldType::unit) return site.people.unit_title({text});
    if (field.type == FieldType::person)
      if (const auto actor = site.people.actor({text})) return actor->name;
    return text;
  };
  Json json = plain(value);
  if (!json.is_array()) return title(json);
  for (Json& one : json) one = title(one);
  return json;
}

Json record_row(const RegisterReading& reading, const RecordRow& row, const std::vector<const Field*>& fields) {
  const Register& of = reading.of;
  const Date today = date_at(reading.site.clock.now());
  Json cells = Json::object(), holds = Json::array();
  for (const Field* field : fields)
    if (const rules::Value* value = row.record.fields.get(field->name))
      cells[field->name] = shown_value(reading.site, reading.package, *field, *value);
  const Span* standing = standing_on(row.record, today);
  for (const Span* hold : holds_on(row.record, today)) holds.push_back(standing_title(of.holds, hold->name));
  return {{"id", std::to_string(row.id)},
          {"cells", std::move(cells)},
          {"standing", standing ? Json(standing->name) : Json()},
          {"standing_title", standing ? Json(standing_title(of.main, standing->name)) : Json()},
          {"until", standing && standing->until ? Json(to_text(*standing->until)) : Json()},
          {"last_day", standing && standing->until ? Json(to_text(plus_days(*standing->until, -1))) : Json()},
          {"holds", std::move(holds)}};
}

std::vector<const Field*> readable_columns(const Actor& actor, const Package& package, const Register& of) {
  std::vector<const Field*> fields;
  for (const Field& field : of.fields)
    if (fits_a_cell(field) && may_read(actor, package.name, field)) fields.push_back(&field);
  return fields;
}

Json matching_rows(const RegisterReading& reading, const Request& request, const std::vector<const Field*>& fields) {
  Json rows = Json::array();
  const std::string standing = request.asked("standing");
  for (const RecordRow& row : reading.site.views.records(reading.package.name, reading.of.name, request.asked("q"))) {
    Json json = record_row(reading, row, fields);
    if (standing.empty() || json["standing"] == standing) rows.push_back(std::move(json));
  }
  return rows;
}

Json page_of_records(const Request& request, Json rows) {
  const std::size_t total = rows.size();
  const std::size_t from = std::min(total, (static_cast<std::size_t>(page_of(request)) - 1) * rows_per_page);
  Json page = Json::array();
  for (std::size_t i = from; i < std::min(total, from + rows_per_page); ++i) page.push_back(std::move(rows[i]));
  return {{"rows", std::move(page)}, {"total", total}};
}

Reply list_collectors(Site& site, const Request& request) {
  Json list = Json::array();
  for (const PackagePtr& package : site.engine.library().all_current()) {
    if (!works_in(request.actor, package->name)) continue;
    const auto allowed = startable(*package, request.actor);
    for (const auto& [name, workflow] : package->workflows) {
      if (!workflow.collects) continue;
      const bool can_start = std::ranges::find(allowed, &workflow) != allowed.end();
      Json running = visible_rows(site, request, site.views.running(package->name, name));
      if (!can_start && running.empty()) continue;
      list.push_back({{"package", package->name},
                      {"workflow", name},
                      {"title", words(workflow.title, request.language)},
                      {"can_start", can_start},
                      {"waiting", can_start ? site.views.waiting(package->name, name).size() : 0},
                      {"running", std::move(running)}});
    }
  }
  return json_reply(list);
}

Reply list_registers(Site& site, const Request& request) {
  Json list = Json::array();
  for (const PackagePtr& package : site.engine.library().all_current()) {
    if (!works_in(request.actor, package->name)) continue;
    for (const auto& [name, of] : package->registers)
      list.push_back({{"package", package->name},
                      {"register", name},
                      {"title", words(of.title, request.language)},
                      {"count", site.views.records(package->name, name, "").size()},
                      {"statistics", may_read_statistics_of(request.actor, package->name, of)}});
  }
  return json_reply(list);
}

Reply read_register(Site& site, const Request& request) {
  const PackagePtr package = site.engine.library().current(request.param("package"));
  const Register& of = package->registers.at(request.param("register"));
  const std::vector<const Field*> fields = readable_columns(request.actor, *package, of);
  Json page = page_of_records(request, matching_rows({site, *package, of}, request, fields));
  page["title"] = words(of.title, request.language);
  page["columns"] = columns_json(fields);
  return json_reply(page);
}

Reply read_record(Site& site, const Request& request) {
  const PackagePtr package = site.engine.library().current(request.param("package"));
  const Register& of = package->registers.at(request.param("register"));
  const auto row = site.views.record(request.number("id"));
  if (!row || row->record.key.package != package->name || row->record.key.register_name != of.name) throw not_found();
  Json fields = Json::array(), standings = Json::array();
  std::set<std::string> readable;
  for (const Field& field : of.fields) {
    if (!may_read(request.actor, package->name, field)) continue;
    readable.insert(field.name);
    fields.push_back(field_json(*package, field));
  }
  for (const Span& span : row->record.spans) standings.push_back(standing_json(of, span));
  return json_reply({{"title", words(of.title, request.language)},
                     {"record", values_json(row->record.fields, readable)},
                     {"fields", std::move(fields)},
                     {"standings", std::move(standings)},
                     {"books", books_json({site, *package, of}, row->record, request.language)},
                     {"counters", counters_json({site, *package, of}, row->record, request.language)},
                     {"cases", visible_rows(site, request, site.views.cases_of(row->record.key))},
                     {"journal", journal_json({site, *package, nullptr, request.language}, site.views.journal(row->record.key))}});
}

}  // namespace qianpi::http
