// Registers and code lists.
#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

void read_standings(Notes& notes, const Node* node, Register& it) {
  if (!node) return;
  it.main = read_options(node->find("main"));
  it.holds = read_options(node->find("holds"));
  if (const Node* ends = node->find("ends"))
    for (const yaml::Entry& entry : ends->entries)
      it.ends.emplace(entry.key, StandingEnd{text(entry.value, "to"), read_effects(notes, entry.value.find("do"))});
}

std::vector<CodeEntry> read_entries(const Node* list) {
  std::vector<CodeEntry> entries;
  if (!list) return entries;
  for (const Node& item : list->items) entries.push_back({text(item, "code"), text(item, "title"), read_entries(item.find("entries"))});
  return entries;
}

}  // namespace

Register read_register(Notes& notes, const Node& file) {
  Register it;
  it.name = text(file, "register");
  it.title = title(file, it.name);
  it.key = text(file, "key");
  it.fields = read_fields(notes, file.find("fields"));
  it.where = file.where;
  it.contact = text(file, "contact");
  read_standings(notes, file.find("standings"), it);
  for (const char* key : {"books", "counters", "quotas"})
    if (const yaml::Entry* entry = file.find_entry(key)) notes.not_run(entry->where, key);
  return it;
}

CodeList read_list(const Node& file) { return {text(file, "list"), text(file, "title"), read_entries(file.find("entries"))}; }

}  // namespace qianpi::reading
