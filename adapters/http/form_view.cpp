#include "adapters/http/form_view.h"

#include <algorithm>

namespace qianpi::http {

namespace {

Json tree_json(const std::vector<CodeEntry>& entries) {
  Json tree = Json::array();
  for (const CodeEntry& entry : entries) {
    Json node{{"value", entry.code}, {"title", entry.title}};
    if (!entry.entries.empty()) node["children"] = tree_json(entry.entries);
    tree.push_back(std::move(node));
  }
  return tree;
}

/// Sections and rows as the printed page has them. Fields that it does not show follow one by one.
class Layout {
 public:
  Layout(const Form& form, const std::set<std::string>* shown) : form_(form), shown_(shown) { begin_section(""); }

  Json sections() {
    if (const rules::Value* blocks = form_.page.get("blocks"))
      for (const rules::Value& block : blocks->items()) add_block(block);
    for (const Field& field : form_.fields) {
      const std::size_t before = row_.size();
      add_field(field.name);
      if (row_.size() > before) end_row();
    }
    Json kept = Json::array();
    for (Json& section : sections_)
      if (!section["rows"].empty()) kept.push_back(std::move(section));
    return kept;
  }

 private:
  void add_block(const rules::Value& block) {
    if (const rules::Value* grid = block.get("grid")) {
      if (const rules::Value* rows = grid->get("rows"))
        for (const rules::Value& row : rows->items()) add_row(row);
      return;
    }
    if (const rules::Value* table = block.get("table")) add_field(table->text());
    else add_cell(block);
    end_row();
  }

  void add_row(const rules::Value& row) {
    if (const rules::Value* section = row.get("section")) begin_section(section->text());
    const rules::Value* cells = row.is(rules::Kind::list) ? &row : row.get("cells");
    if (cells)
      for (const rules::Value& cell : cells->items()) add_cell(cell);
    end_row();
  }

  /// Only what a person fills in: words in braces are printed, not asked for.
  void add_cell(const rules::Value& cell) {
    if (cell.is(rules::Kind::text) && cell.text().starts_with('=')) add_field(cell.text().substr(1));
    if (!cell.is(rules::Kind::context)) return;
    for (const char* kind : {"field", "photo", "checks", "opinion", "signature", "pledge", "date"})
      if (const rules::Value* name = cell.get(kind); name && name->is(rules::Kind::text)) add_field(name->text());
    if (const rules::Value* stack = cell.get("stack"))
      for (const rules::Value& inner : stack->items()) add_cell(inner);
    if (const rules::Value* line = cell.get("line"))
      for (const auto& [side, words] : line->entries()) add_cell(words);
  }

  void add_field(const std::string& name) {
    const bool known = find_field(form_.fields, name) && (!shown_ || shown_->contains(name));
    if (known && placed_.insert(name).second) row_.push_back(name);
  }
  void end_row() {
    if (row_.empty()) return;
    sections_.back()["rows"].push_back(row_);
    row_ = Json::array();
  }
  void begin_section(const std::string& title) { sections_.push_back({{"title", text_or_null(title)}, {"rows", Json::array()}}); }

  const Form& form_;
  const std::set<std::string>* shown_;
  std::vector<Json> sections_;
  Json row_ = Json::array();
  std::set<std::string> placed_;
};

}  // namespace

std::string_view name_of_type(FieldType type) {
  switch (type) {
    case FieldType::text: return "text";
    case FieldType::long_text: return "long-text";
    case FieldType::integer: return "integer";
    case FieldType::number: return "number";
    case FieldType::money: return "money";
    case FieldType::boolean: return "boolean";
    case FieldType::date: return "date";
    case FieldType::instant: return "instant";
    case FieldType::month: return "month";
    case FieldType::period: return "period";
    case FieldType::choice: return "choice";
    case FieldType::choices: return "choices";
    case FieldType::id_number: return "id-number";
    case FieldType::phone: return "phone";
    case FieldType::email: return "email";
    case FieldType::postcode: return "postcode";
    case FieldType::person: return "person";
    case FieldType::unit: return "unit";
    case FieldType::record: return "record";
    case FieldType::photo: return "photo";
    case FieldType::attachment: return "attachment";
    case FieldType::signature: return "signature";
    case FieldType::pledge: return "pledge";
    case FieldType::opinion: return "opinion";
    case FieldType::rows: return "rows";
  }
  return "text";
}

Json field_json(const Package& package, const Field& field) {
  Json json{{"name", field.name},
            {"title", field.title},
            {"type", name_of_type(field.type)},
            {"required", field.required},
            {"max", field.max ? Json(*field.max) : Json()},
            {"pattern", text_or_null(field.pattern)},
            {"note", text_or_null(field.note)},
            {"text", text_or_null(field.text)},
            {"options", Json()},
            {"tree", Json()},
            {"columns", Json()},
            {"readonly", field.computed.has_value()}};
  for (const Option& option : field.options)
    json["options"].push_back({{"value", option.value}, {"title", option.title.empty() ? option.value : option.title}});
  if (const auto list = package.lists.find(field.list); list != package.lists.end()) json["tree"] = tree_json(list->second.entries);
  for (const Field& column : field.columns) json["columns"].push_back(field_json(package, column));
  return json;
}

Json form_view(const Package& package, const Form& form, const FieldChoice& choice) {
  Json fields = Json::array();
  for (const Field& field : form.fields) {
    if (choice.read && !choice.read->contains(field.name)) continue;
    Json json = field_json(package, field);
    if (choice.write && !choice.write->contains(field.name)) json["readonly"] = true;
    fields.push_back(std::move(json));
  }
  return {{"form", form.id}, {"title", form.title}, {"fields", std::move(fields)}, {"sections", Layout(form, choice.read).sections()}};
}

Json values_json(const rules::Value& data, const std::set<std::string>& read) {
  Json values = Json::object();
  for (const std::string& name : read)
    if (const rules::Value* value = data.get(name); value && !value->is_null()) values[name] = plain(*value);
  return values;
}

std::vector<const Field*> open_fields(const Package& package) {
  std::vector<const Field*> fields;
  for (const auto& [name, form] : package.forms)
    for (const Field& field : form.fields)
      if (field.open && std::ranges::find(fields, field.name, [](const Field* it) { return it->name; }) == fields.end()) fields.push_back(&field);
  return fields;
}

Json open_values(const Package& package, const rules::Value& data) {
  std::set<std::string> names;
  for (const Field* field : open_fields(package)) names.insert(field->name);
  return values_json(data, names);
}

}  // namespace qianpi::http
