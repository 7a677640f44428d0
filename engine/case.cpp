#include "engine/case.h"

#include <algorithm>

#include "engine/case_fields.h"

namespace qianpi {

bool is_open(const Task& task) { return task.status == TaskState::open || task.status == TaskState::claimed; }

bool is_waiting(const Case& in, const Task& task) {
  if (!is_open(task)) return false;
  const Task* first = task.waits_for ? find_task(in, task.waits_for) : nullptr;
  if (first && is_open(*first)) return true;
  return !task.correction && std::ranges::any_of(in.tasks, [&](const Task& other) {
    return other.correction && is_open(other) && (other.state == task.state || std::ranges::count(other.correction->also, task.state) > 0);
  });
}

std::string_view name_of(ItemStatus status) {
  switch (status) {
    case ItemStatus::asked: return "asked";
    case ItemStatus::confirmed: return "confirmed";
    case ItemStatus::withdrawn: return "withdrawn";
  }
  return {};
}

std::string_view name_of(PlaceStatus status) {
  switch (status) {
    case PlaceStatus::open: return "open";
    case PlaceStatus::invited: return "invited";
    case PlaceStatus::filled: return "filled";
  }
  return {};
}

std::string_view name_of(InvitationStatus status) {
  switch (status) {
    case InvitationStatus::asked: return "asked";
    case InvitationStatus::answered: return "answered";
    case InvitationStatus::withdrawn: return "withdrawn";
  }
  return {};
}

std::string_view name_of(ChildStatus status) {
  switch (status) {
    case ChildStatus::asked: return "asked";
    case ChildStatus::running: return "running";
    case ChildStatus::ended: return "ended";
    case ChildStatus::withdrawn: return "withdrawn";
  }
  return {};
}

namespace {

template <class Status>
bool find_name(std::string_view name, Status& status, std::initializer_list<Status> all) {
  for (Status one : all)
    if (name_of(one) == name) {
      status = one;
      return true;
    }
  return false;
}

}  // namespace

bool read_name(std::string_view name, ItemStatus& status) {
  return find_name(name, status, {ItemStatus::asked, ItemStatus::confirmed, ItemStatus::withdrawn});
}

bool read_name(std::string_view name, PlaceStatus& status) {
  return find_name(name, status, {PlaceStatus::open, PlaceStatus::invited, PlaceStatus::filled});
}

bool read_name(std::string_view name, InvitationStatus& status) {
  return find_name(name, status, {InvitationStatus::asked, InvitationStatus::answered, InvitationStatus::withdrawn});
}

bool read_name(std::string_view name, ChildStatus& status) {
  return find_name(name, status, {ChildStatus::asked, ChildStatus::running, ChildStatus::ended, ChildStatus::withdrawn});
}

const Task* find_task(const Case& in, int no) {
  auto found = std::ranges::find(in.tasks, no, &Task::no);
  return found == in.tasks.end() ? nullptr : &*found;
}

const EnteredState* find_entered(const Case& in, std::string_view state) {
  auto found = std::ranges::find(in.entered, state, &EnteredState::state);
  return found == in.entered.end() ? nullptr : &*found;
}

int entries_of(const Case& in, std::string_view state) {
  const EnteredState* entered = find_entered(in, state);
  return entered ? entered->times : 0;
}

const Item* find_item(const Case& in, CaseId id) {
  auto found = std::ranges::find(in.items, id, &Item::id);
  return found == in.items.end() ? nullptr : &*found;
}

const DecisionMade* last_decision(const Case& in, std::string_view state) {
  auto found = std::find_if(in.decisions.rbegin(), in.decisions.rend(), [&](const auto& one) { return one.state == state; });
  return found == in.decisions.rend() ? nullptr : &*found;
}

const Place* find_place(const Case& in, int no) {
  auto found = std::ranges::find(in.places, no, &Place::no);
  return found == in.places.end() ? nullptr : &*found;
}

const Invitation* find_invitation(const Case& in, int no) {
  auto found = std::ranges::find(in.invitations, no, &Invitation::no);
  return found == in.invitations.end() ? nullptr : &*found;
}

rules::Value to_value(const Case& it) { return codec::write(it); }

Case case_from(const rules::Value& from) {
  Case it;
  codec::read(from, it);
  return it;
}

}  // namespace qianpi
