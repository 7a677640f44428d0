#include "engine/case.h"

#include <algorithm>

#include "engine/case_fields.h"

namespace qianpi {

bool is_open(const Task& task) { return task.status == TaskState::open || task.status == TaskState::claimed; }

std::string_view name_of(ItemStatus status) {
  switch (status) {
    case ItemStatus::asked: return "asked";
    case ItemStatus::confirmed: return "confirmed";
    case ItemStatus::withdrawn: return "withdrawn";
  }
  return {};
}

bool read_name(std::string_view name, ItemStatus& status) {
  for (ItemStatus one : {ItemStatus::asked, ItemStatus::confirmed, ItemStatus::withdrawn})
    if (name_of(one) == name) {
      status = one;
      return true;
    }
  return false;
}

const Task* find_task(const Case& in, int no) {
  auto found = std::ranges::find(in.tasks, no, &Task::no);
  return found == in.tasks.end() ? nullptr : &*found;
}

const Item* find_item(const Case& in, CaseId id) {
  auto found = std::ranges::find(in.items, id, &Item::id);
  return found == in.items.end() ? nullptr : &*found;
}

const DecisionMade* last_decision(const Case& in, std::string_view state) {
  auto found = std::find_if(in.decisions.rbegin(), in.decisions.rend(), [&](const auto& one) { return one.state == state; });
  return found == in.decisions.rend() ? nullptr : &*found;
}

rules::Value to_value(const Case& it) { return codec::write(it); }

Case case_from(const rules::Value& from) {
  Case it;
  codec::read(from, it);
  return it;
}

}  // namespace qianpi
