// A register of experts and a workflow that dispatches them, on top of the small office: what the tests of selection begin with. Ten experts could
// come; e1 works at the served enterprise, e2 has declared an interest in it.
#pragma once
#include <set>

#include "tests/support/desk.h"

namespace qianpi::test {

/// The state of the workflow that selects; a test may replace it.
std::map<std::string, std::string> dispatch_files(const std::string& selection);
extern const std::string drawn_selection, chosen_selection, silent_auto_selection;

/// A record of the register `expert`, with an account of the same name; `fields` replaces some.
void put_expert(Store&, FakePeople&, const std::string& key, const rules::Value& fields = {});

struct Dispatch {
  explicit Dispatch(const std::string& selection = drawn_selection);

  void add_expert(const std::string& key, const rules::Value& fields = {}) { put_expert(desk.store, desk.people, key, fields); }
  void add_experts(int count);  ///< e1 … en
  /// {skill, count} rows, work from 9 to 10 March for the mine.
  CaseId begin(std::vector<std::pair<std::string, int>> rows = {{"rock", 1}});
  CaseId begin_with(rules::Value data);
  int task(CaseId);  ///< the open one
  void freeze(CaseId id) { desk.done("bob", id, verb::Freeze{task(id)}); }
  void draw(CaseId id, const std::string& words = "") { desk.done("bob", id, verb::Draw{task(id), words}); }
  void freeze_and_draw(CaseId, const std::string& words = "");
  Receipt answer(CaseId, int invitation, const std::string& answer, const std::string& opinion = {});
  Record expert(const std::string& key);
  std::set<std::string> asked(CaseId);  ///< keys of all invitations
  Invitation open(CaseId);              ///< the only one asked

  Desk desk;
};

}  // namespace qianpi::test
