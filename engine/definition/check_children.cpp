// Cases that begin others, and cases that wait: is there such a workflow, does it learn whom it is about, does the way go on afterwards?
#include <algorithm>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

/// A new case's `subject` as its definition says it: where, in which workflow it stands, for which workflow it is meant.
struct Whom {
  const Source& where;
  const std::string& path;
  const Assignments& with;
  std::string alias;  ///< the local name of `each`; empty: none
};

class Children {
 public:
  Children(Checker& checker, const Workflow& workflow)
      : checker_(checker), package_(checker.package), it_(workflow), data_(data_names(checker.package, workflow)) {}

  void check() {
    for (const State& state : it_.states) {
      if (state.each) check_each(state, *state.each);
      if (state.each || state.wait) check_goes_on(state);
    }
    each_effect(it_, [this](const Effect& effect, StateIndex) {
      const auto* start = std::get_if<effect::StartCase>(&effect.what);
      if (start) check_start(*start, effect);
    });
  }

 private:
  void check_each(const State& state, const Each& each) {
    const auto child = package_.workflows.find(each.workflow);
    if (child == package_.workflows.end()) return checker_.unknown(state.where, {"流程", "workflow"}, each.workflow, names_of(package_.workflows));
    const Whom whom{state.where, each.subject, each.with, each.as};
    check_subject(whom, child->second);
    check_has_subject(whom, child->second);
  }

  void check_start(const effect::StartCase& start, const Effect& effect) {
    const auto begun = package_.workflows.find(start.workflow);
    if (begun == package_.workflows.end()) return;  // told by check_effects
    const std::string alias = effect.each ? effect.as : std::string();
    check_subject({effect.where, start.subject, start.with, alias}, begun->second);
    if (start.about.empty() || start.about == "case" || start.about == "item") return;
    check_subject({effect.where, start.about, start.with, alias}, begun->second);
  }

  void check_subject(const Whom& whom, const Workflow& child) {
    if (whom.path.empty()) return;
    check_root(whom);
    const std::string last = whom.path.substr(whom.path.rfind('.') + 1);
    if (!child.subject)
      return checker_.refuse(
          whom.where, {"“" + child.name + "”没有 subject，不能说它是关于谁的", "\"" + child.name + "\" has no subject: it is about nobody"},
          {"请在 " + child.name + " 里写 subject: 名册，或删去这里的 subject", "write subject: REGISTER in " + child.name + ", or delete it here"});
    if (package_.registers.contains(last) && last != child.subject->register_name)
      checker_.refuse(whom.where,
                      {"“" + whom.path + "”是名册“" + last + "”的人，而“" + child.name + "”是关于名册“" + child.subject->register_name + "”的",
                       "\"" + whom.path + "\" is in register \"" + last + "\", but \"" + child.name + "\" is about register \"" +
                           child.subject->register_name + "\""},
                      {"请指明 " + child.subject->register_name + " 的记录", "name a record of " + child.subject->register_name});
  }

  void check_root(const Whom& whom) {
    const std::string root = whom.path.substr(0, whom.path.find('.'));
    static const std::set<std::string> locals{"place", "item", "answer", "ended", "team", "parent", "case"};
    const bool is_own = it_.subject && root == it_.subject->register_name;
    if (root == whom.alias || is_own || locals.contains(root) || data_.contains(root)) return;
    std::vector<std::string> known(data_.begin(), data_.end());
    if (!whom.alias.empty()) known.push_back(whom.alias);
    if (it_.subject) known.push_back(it_.subject->register_name);
    checker_.unknown(whom.where, {"记录或字段", "record or field"}, root, known);
  }

  /// Children are begun without a form: unless they are about this case's own record, they must be told whom they are about.
  void check_has_subject(const Whom& whom, const Workflow& child) {
    if (!child.subject || !whom.path.empty()) return;
    const bool own = it_.subject && it_.subject->register_name == child.subject->register_name;
    const bool matched = std::ranges::any_of(whom.with, [&](const auto& one) { return one.first == child.subject->match; });
    if (own || matched) return;
    checker_.refuse(whom.where, {"没有说“" + child.name + "”是关于谁的", "it is not said whom \"" + child.name + "\" is about"},
                    {"请加上 subject: " + (whom.alias.empty() ? std::string() : whom.alias + ".") + child.subject->register_name,
                     "add subject: " + (whom.alias.empty() ? std::string() : whom.alias + ".") + child.subject->register_name});
  }

  void check_goes_on(const State& state) {
    if (state.on.contains("done")) return;
    checker_.refuse(
        state.where,
        {"环节“" + state.path + "”等到之后没有说往哪里去", "state " + state.path + " waits, but it is not said where it leads afterwards"},
        {"请在 on 里写 done: {target: 环节}", "write done: {target: STATE} under on"});
  }

  Checker& checker_;
  const Package& package_;
  const Workflow& it_;
  const std::set<std::string> data_;
};

}  // namespace

void check_children(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Children(checker, workflow).check();
}

}  // namespace qianpi::checking
