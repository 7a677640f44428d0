// Forms, and fields wherever they stand (forms, registers, columns of rows).
#include <algorithm>

#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

struct TypeWord {
  std::string_view word;
  FieldType type;
};
constexpr TypeWord type_words[] = {{"text", FieldType::text},
                                   {"long-text", FieldType::long_text},
                                   {"integer", FieldType::integer},
                                   {"number", FieldType::number},
                                   {"money", FieldType::money},
                                   {"boolean", FieldType::boolean},
                                   {"date", FieldType::date},
                                   {"instant", FieldType::instant},
                                   {"month", FieldType::month},
                                   {"period", FieldType::period},
                                   {"choice", FieldType::choice},
                                   {"choices", FieldType::choices},
                                   {"id-number", FieldType::id_number},
                                   {"phone", FieldType::phone},
                                   {"email", FieldType::email},
                                   {"postcode", FieldType::postcode},
                                   {"person", FieldType::person},
                                   {"unit", FieldType::unit},
                                   {"record", FieldType::record},
                                   {"photo", FieldType::photo},
                                   {"attachment", FieldType::attachment},
                                   {"signature", FieldType::signature},
                                   {"pledge", FieldType::pledge},
                                   {"opinion", FieldType::opinion},
                                   {"rows", FieldType::rows}};

FieldType type_of(const std::string& word) {
  const auto found = std::ranges::find(type_words, word, &TypeWord::word);
  return found == std::end(type_words) ? FieldType::text : found->type;
}

std::optional<IdAgreement> read_agreement(const Node* node) {
  if (!node) return std::nullopt;
  return IdAgreement{text(*node, "birth"), text(*node, "sex"), text(*node, "male"), text(*node, "female")};
}

/// What an ID number is compared with must stand in the same list of fields.
void check_agreements(Notes& notes, const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    if (!field.agrees) continue;
    for (const std::string& other : {field.agrees->birth, field.agrees->sex})
      if (!other.empty() && !find_field(fields, other))
        notes.refuse(field.where, {"agrees 提到的“" + other + "”不是本表的字段", "agrees names " + other + ", which is no field of this form"},
                     {"写本表中出生日期和性别的字段名", "name this form's fields of birth date and sex"});
  }
}

constexpr std::string_view list_folder = "lists/";

void check_field(Notes& notes, const Field& field) {
  const bool chooses = field.type == FieldType::choice || field.type == FieldType::choices;
  const bool has_choices = !field.options.empty() || !field.list.empty();
  if (chooses != has_choices)
    notes.refuse(
        field.where,
        {"“" + field.name + "”：选择题才有选项，选择题必须有选项", field.name + ": a choice has options (of or list), other types have none"},
        {"写 type: choice 和 of: 或 list:", "write type: choice with of: or list:"});
  if ((field.type == FieldType::rows) != !field.columns.empty())
    notes.refuse(field.where, {"“" + field.name + "”：rows 必须有 columns，其他类型没有", field.name + ": rows have columns, other types have none"},
                 {"写 type: rows 和 columns:", "write type: rows with columns:"});
  if (field.type == FieldType::pledge && field.text.empty())
    notes.refuse(field.where, {"承诺“" + field.name + "”没有写 text（须抄写的文字）", "pledge " + field.name + " lacks text: the words to copy"},
                 {"请补上 text", "add text"});
}

Field read_field(Notes& notes, const yaml::Entry& entry) {
  const Node& node = entry.value;
  Field field;
  field.name = entry.key;
  field.title = text(node, "title");
  field.type = type_of(text(node, "type"));
  field.required = flag(node, "required", false);
  field.max = whole(node, "max");
  field.pattern = text(node, "pattern");
  field.note = text(node, "note");
  field.list = text(node, "list");
  field.options = read_options(node.find("of"));
  if (const Node* columns = node.find("columns")) field.columns = read_fields(notes, columns);
  field.initial = expression(notes, node.find("initial"));
  field.computed = expression(notes, node.find("computed"));
  field.text = text(node, "text");
  field.agrees = read_agreement(node.find("agrees"));
  field.access = texts(node.find("access"));
  field.open = flag(node, "open", false);
  field.where = entry.where;
  if (field.list.starts_with(list_folder)) field.list.erase(0, list_folder.size());
  check_field(notes, field);
  return field;
}

}  // namespace

std::vector<Option> read_options(const Node* list) {
  std::vector<Option> options;
  if (!list) return options;
  for (const Node& item : list->items)
    options.push_back(item.is_scalar() ? Option{item.text, item.text} : Option{text(item, "value"), text(item, "title")});
  return options;
}

std::vector<Field> read_fields(Notes& notes, const Node* map) {
  std::vector<Field> fields;
  if (!map) return fields;
  for (const yaml::Entry& entry : map->entries) {
    if (!is_name(entry.key))
      notes.refuse(entry.where, {"字段名“" + entry.key + "”的写法不对", "\"" + entry.key + "\" is no name for a field"},
                   {"用小写字母、数字和下划线，以字母开头", "use small letters, digits and underscores; begin with a letter"});
    fields.push_back(read_field(notes, entry));
  }
  check_agreements(notes, fields);
  return fields;
}

Form read_form(Notes& notes, const Node& file) {
  Form form;
  form.id = text(file, "form");
  form.title = text(file, "title");
  form.copies = whole(file, "copies").value_or(1);
  form.fields = read_fields(notes, file.find("fields"));
  if (const Node* page = file.find("page")) form.page = tree(*page);
  form.where = file.where;
  return form;
}

}  // namespace qianpi::reading
