// package.yaml: regulations, roles, parameters, number series, seals.
#include <algorithm>

#include "engine/definition/readers.h"
#include "engine/definition/used.h"

namespace qianpi::reading {
namespace {

Regulation read_regulation(Notes& notes, const std::string& id, const Node& node) {
  Regulation it{id, text(node, "title"), text(node, "number"), {}};
  const Node* in_force = node.find("in_force");
  if (!in_force) return it;
  it.in_force = read_date(in_force->text);
  if (!it.in_force)
    notes.refuse(in_force->where, {"“" + in_force->text + "”不是日期", "\"" + in_force->text + "\" is no date"},
                 {"如 2024-09-01", "e.g. 2024-09-01"});
  return it;
}

Role read_role(Notes& notes, const std::string& id, const Node& node) {
  Role it;
  it.id = id;
  it.title = title(node, id);
  it.unit = text(node, "unit");
  it.substitute = flag(node, "substitute", true);
  if (node.find("per")) it.kind = Role::Kind::per_unit;
  if (node.find("person")) it.kind = Role::Kind::subject;
  if (node.find("open")) it.kind = text(node, "open") == "anonymous" ? Role::Kind::anonymous : Role::Kind::anyone;
  if (const Node* contact = node.find("contact")) {
    it.kind = Role::Kind::contact;
    const Words who = words(notes, contact);
    if (const auto* expression = std::get_if<Expression>(&who)) it.contact = *expression;
    else
      notes.refuse(contact->where, {"contact 要写成 = 字段", "contact must be = FIELD"},
                   {"如 contact: = employer_contact", "e.g. contact: = employer_contact"});
  }
  int ways = 0;
  for (const char* key : {"unit", "per", "person", "open", "contact"}) ways += node.find(key) ? 1 : 0;
  if (ways != 1)
    notes.refuse(node.where, {"角色要写 unit、per、person、open、contact 其中之一", "a role says one of unit, per, person, open, contact"},
                 {"如 unit: 单位", "e.g. unit: UNIT"});
  return it;
}

Parameter read_parameter(Notes& notes, const std::string& name, const Node& node) {
  Parameter it{name, title(node, name), {}, texts(node.find("one_of")), text(node, "basis"), text(node, "reason")};
  if (const Node* value = node.find("value")) it.value = literal(*value);
  if (it.basis.empty() == it.reason.empty())
    notes.refuse(node.where,
                 {"参数“" + name + "”要写 basis（原文条款）或 reason（原文未定时的理由）其中之一",
                  "parameter " + name + " says either its basis (the article) or the reason (where the text is silent)"},
                 {"请补上 basis 或 reason", "add basis or reason"});
  const bool fits = it.one_of.empty() || (it.value.is(rules::Kind::text) && std::ranges::find(it.one_of, it.value.text()) != it.one_of.end());
  if (!fits) notes.refuse(node.find("value")->where, {"取值不在 one_of 里", "the value is not among one_of"}, {"请改成其中之一", "take one of them"});
  return it;
}

Seal read_seal(const std::string& name, const Node& node) {
  return {name, text(node, "title"), text(node, "middle"), text(node, "code"), UnitId{text(node, "unit")}, text(node, "keeper")};
}

std::map<std::string, std::string> read_units(const Node* units) {
  std::map<std::string, std::string> all;
  if (!units) return all;
  for (const yaml::Entry& entry : units->entries) all.emplace(entry.key, entry.value.text);
  for (const Node& item : units->items) all.emplace(item.text, item.text);
  return all;
}

template <class Read>
void each(const Node& file, std::string_view key, Read read) {
  if (const Node* map = file.find(key))
    for (const yaml::Entry& entry : map->entries) read(entry.key, entry.value);
}

}  // namespace

void read_package_file(Notes& notes, const Node& file, Package& package) {
  package.name = text(file, "package");
  package.title = text(file, "title");
  for (const Use& use : read_uses(file)) package.uses.push_back(use.from);
  package.units = read_units(file.find("units"));
  if (const Node* calendar = file.find("calendar")) package.calendar.roll = text(*calendar, "due_roll") != "off";
  each(file, "regulations", [&](const std::string& id, const Node& node) { package.regulations.emplace(id, read_regulation(notes, id, node)); });
  each(file, "roles", [&](const std::string& id, const Node& node) { package.roles.emplace(id, read_role(notes, id, node)); });
  each(file, "parameters", [&](const std::string& id, const Node& node) { package.parameters.emplace(id, read_parameter(notes, id, node)); });
  each(file, "numbers", [&](const std::string& id, const Node& node) {
    package.numbers.emplace(id, NumberSeries{id, text(node, "pattern"), text(node, "per") != "ever"});
  });
  each(file, "seals", [&](const std::string& id, const Node& node) { package.seals.emplace(id, read_seal(id, node)); });
  if (const yaml::Entry* properties = file.find_entry("check")) notes.not_run(properties->where, "check");
}

}  // namespace qianpi::reading
