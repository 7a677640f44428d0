// Looking things up in a package by name.
#include <algorithm>

#include "engine/definition/package.h"

namespace qianpi {

StateIndex index_of(const Workflow& workflow, std::string_view name) {
  StateIndex by_id = -1;
  for (std::size_t i = 1; i < workflow.states.size(); ++i) {
    if (workflow.states[i].path == name) return static_cast<StateIndex>(i);
    if (workflow.states[i].id == name && by_id < 0) by_id = static_cast<StateIndex>(i);
  }
  return by_id;
}

const State* find_state(const Workflow& workflow, std::string_view name) {
  const StateIndex index = index_of(workflow, name);
  return index < 0 ? nullptr : &workflow.states[static_cast<std::size_t>(index)];
}

const State* find_state_near(const Workflow& workflow, const State& from, std::string_view name) {
  for (StateIndex around = from.parent; around >= 0; around = workflow.states[static_cast<std::size_t>(around)].parent) {
    const auto found = std::ranges::find_if(workflow.states, [&](const State& one) { return one.parent == around && one.id == name; });
    if (found != workflow.states.end()) return &*found;
  }
  return find_state(workflow, name);
}

const Field* find_field(const std::vector<Field>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

const Book* find_book(const Register& in, std::string_view name) {
  const auto found = std::ranges::find(in.books, name, &Book::name);
  return found == in.books.end() ? nullptr : &*found;
}

const Register* register_of(const Package& package, std::string_view path, const Register* subject, std::string_view book) {
  const std::string_view last = path.substr(path.rfind('.') == std::string_view::npos ? 0 : path.rfind('.') + 1);
  if (const auto named = package.registers.find(std::string(last)); named != package.registers.end()) return &named->second;
  if (subject && find_book(*subject, book)) return subject;
  const Register* only = nullptr;
  for (const auto& [name, in] : package.registers) {
    if (!find_book(in, book)) continue;
    if (only) return nullptr;
    only = &in;
  }
  return only;
}

const CodeEntry* find_entry(const CodeList& list, std::string_view code) {
  std::vector<const CodeEntry*> open;
  for (const CodeEntry& entry : list.entries) open.push_back(&entry);
  while (!open.empty()) {
    const CodeEntry* entry = open.back();
    open.pop_back();
    if (entry->code == code) return entry;
    for (const CodeEntry& below : entry->entries) open.push_back(&below);
  }
  return nullptr;
}

}  // namespace qianpi
