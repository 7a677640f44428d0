// Names that stand for something declared elsewhere: roles, units, forms, fields, lists, registers, seals' keepers, parameters in due dates.
#include <algorithm>

#include "engine/definition/checking.h"
#include "engine/definition/likeness.h"

namespace qianpi::checking {
namespace {

const Bilingual a_role{"角色", "role"}, a_form{"表单", "form"}, a_field{"字段", "field"}, a_list{"代码表", "list"}, a_register{"名册", "register"},
    a_unit{"单位", "unit"}, a_workflow{"流程", "workflow"}, a_state{"环节", "state"}, a_parameter{"参数", "parameter"};

class References {
 public:
  explicit References(Checker& checker) : checker_(checker), package_(checker.package) {}

  void check() {
    for (const auto& [name, role] : package_.roles)
      if (role.kind == Role::Kind::unit && !role.unit.empty()) known(file_, a_unit, role.unit, package_.units);
    for (const auto& [name, seal] : package_.seals) {
      if (!seal.unit.empty()) known(file_, a_unit, seal.unit.value, package_.units);
      if (!seal.keeper.empty()) role(file_, seal.keeper);
    }
    for (const auto& [name, form] : package_.forms) lists(form.fields);
    for (const auto& [name, it] : package_.registers) check_register(it);
    for (const auto& [name, workflow] : package_.workflows) check_workflow(workflow);
  }

 private:
  template <class Map>
  void known(const Source& where, const Bilingual& kind, const std::string& name, const Map& map) {
    if (!map.contains(name)) checker_.unknown(where, kind, name, names_of(map));
  }
  void role(const Source& where, const std::string& name) { known(where, a_role, name, package_.roles); }

  void field(const Source& where, const std::string& name, const std::vector<Field>& fields) {
    if (find_field(fields, name)) return;
    std::vector<std::string> names;
    for (const Field& it : fields) names.push_back(it.name);
    checker_.unknown(where, a_field, name, names);
  }

  void lists(const std::vector<Field>& fields) {
    for (const Field& it : fields) {
      if (!it.list.empty()) known(it.where, a_list, it.list, package_.lists);
      for (const std::string& reader : it.access) role(it.where, reader);
      lists(it.columns);
    }
  }

  void check_register(const Register& it) {
    lists(it.fields);
    field(it.where, it.key, it.fields);
    for (const std::string& reader : it.statistics.access) role(it.where, reader);
  }

  void check_workflow(const Workflow& it) {
    for (const StartRule& start : it.start) check_start(start);
    if (it.subject) {
      known(it.where, a_register, it.subject->register_name, package_.registers);
      if (!it.subject->match.empty()) data_field(it, it.where, it.subject->match);
    }
    if (it.unique)
      for (const std::string& by : it.unique->by)
        if (!package_.registers.contains(by)) data_field(it, it.where, by);
    if (const auto* unit = std::get_if<std::string>(&it.unit); unit && !unit->empty()) known(it.where, a_unit, *unit, package_.units);
    for (const State& state : it.states) check_state(it, state);
    for (const Transition& transition : it.transitions) check_transition(it, transition);
  }

  void check_start(const StartRule& start) {
    if (!start.by.empty()) role(start.where, start.by);
    if (!start.form.empty()) known(start.where, a_form, start.form, package_.forms);
    if (start.about_workflow.empty()) return;
    known(start.where, a_workflow, start.about_workflow, package_.workflows);
    const auto found = package_.workflows.find(start.about_workflow);
    if (found == package_.workflows.end()) return;
    if (!start.while_state.empty()) state(start.where, found->second, start.while_state);
    if (start.about_item && !found->second.collects)
      checker_.refuse(
          start.where,
          {"“" + start.about_workflow + "”不是汇集流程，没有逐项的事项", "\"" + start.about_workflow + "\" is no collector and has no items"},
          {"请写 about: " + start.about_workflow, "write about: " + start.about_workflow});
  }

  void state(const Source& where, const Workflow& in, const std::string& name) {
    if (index_of(in, name) >= 0) return;
    std::vector<std::string> names;
    for (const State& it : in.states)
      if (!it.path.empty()) names.push_back(it.path);
    checker_.unknown(where, a_state, name, names);
  }

  void data_field(const Workflow& in, const Source& where, const std::string& name) {
    const auto names = data_names(package_, in);
    if (!names.contains(name)) checker_.unknown(where, a_field, name, {names.begin(), names.end()});
  }

  void check_state(const Workflow& in, const State& it) {
    if (it.task) check_task(in, it, *it.task);
    if (it.selection) check_selection(in, it, *it.selection);
    for (const TimerRule& timer : it.after) check_phrase(in, it, timer.at, in.transitions[static_cast<std::size_t>(timer.transition)].where);
  }

  void check_task(const Workflow& in, const State& at, const TaskRule& task) {
    for (const std::string& name : task.roles) check_signer(in, at, name);
    for (const std::string& name : task.self_allowed) role(at.where, name);
    for (const FormUse& use : task.forms) {
      known(at.where, a_form, use.form, package_.forms);
      const auto form = package_.forms.find(use.form);
      if (form == package_.forms.end()) continue;
      for (const auto* names : {&use.read, &use.write, &use.hide})
        for (const std::string& name : *names) field(at.where, name, form->second.fields);
    }
    for (const Avoid& avoid : task.avoid)
      if (avoid.kind == Avoid::Kind::decided) state(at.where, in, avoid.argument);
    if (task.due) check_phrase(in, at, *task.due, at.where);
    if (task.over != Over::nothing && !in.collects)
      checker_.refuse(at.where, {"over 只能用在汇集流程里", "over belongs into a collector only"},
                      {"请写 collects，或删去 over", "add collects, or delete over"});
  }

  void check_selection(const Workflow& in, const State& at, const Selection& selection) {
    if (selection.draw) {
      known(at.where, a_register, selection.draw->from, package_.registers);
      if (!selection.draw->by.empty()) check_signer(in, at, selection.draw->by);
      for (const Avoid& avoid : selection.draw->avoid)
        if (avoid.kind == Avoid::Kind::decided) state(at.where, in, avoid.argument);
    }
    if (!selection.invite) return;
    if (!selection.invite->form.empty()) known(at.where, a_form, selection.invite->form, package_.forms);
    if (selection.invite->within) check_phrase(in, at, *selection.invite->within, at.where);
  }

  void check_signer(const Workflow& in, const State& at, const std::string& name) {
    role(at.where, name);
    const auto found = package_.roles.find(name);
    if (found == package_.roles.end()) return;
    if (found->second.kind == Role::Kind::anonymous)
      checker_.refuse(at.where, {"“" + name + "”是匿名公众，没有人能办理这个待办", "\"" + name + "\" is anonymous: nobody could handle this task"},
                      {"请换一个角色", "name another role"});
    if (found->second.kind != Role::Kind::subject) return;
    const auto subject = in.subject ? package_.registers.find(in.subject->register_name) : package_.registers.end();
    if (subject != package_.registers.end() && subject->second.contact.empty())
      checker_.refuse(at.where,
                      {"名册“" + subject->first + "”没有写 contact，找不到“" + name + "”本人",
                       "register \"" + subject->first + "\" names no contact, so \"" + name + "\" cannot be reached"},
                      {"请在名册里写 contact: 字段（电话、邮箱或登录名）", "add contact: FIELD (phone, mail or login) to the register"});
    if (!in.subject)
      checker_.refuse(
          at.where,
          {"“" + name + "”是名册中的本人，但本流程没有写 subject", "\"" + name + "\" is a register's own person, but this workflow has no subject"},
          {"请加上 subject: 名册", "add subject: REGISTER"});
  }

  void check_phrase(const Workflow& in, const State& at, const calendar::Phrase& phrase, const Source& where) {
    if (!phrase.parameter.empty()) check_span_parameter(phrase.parameter, where);
    if (phrase.anchor.empty()) return;
    if (phrase.anchor == "due") {
      if (!at.task || !at.task->due)
        checker_.refuse(where, {"这里以 due 计时，但本环节没有写 due", "this counts from due, but the state's task has none"},
                        {"请在 task 里写 due", "write due in the task"});
      return;
    }
    data_field(in, where, phrase.anchor.substr(0, phrase.anchor.find('.')));
  }

  void check_span_parameter(const std::string& name, const Source& where) {
    known(where, a_parameter, name, package_.parameters);
    const auto found = package_.parameters.find(name);
    if (found == package_.parameters.end()) return;
    const rules::Value& value = found->second.value;
    if (!value.is(rules::Kind::text) || !calendar::read_span(value.text()))
      checker_.refuse(where, {"参数“" + name + "”不是时间长度", "parameter \"" + name + "\" is no length of time"},
                      {"请写成如 5 working days", "write e.g. 5 working days"});
  }

  void check_transition(const Workflow& in, const Transition& it) {
    if (!it.by.empty()) role(it.where, it.by);
    for (const Check& check : it.require) {
      if (!check.override_role.empty()) role(check.must.where, check.override_role);
      if (!check.at.empty()) state(check.must.where, in, check.at);
    }
    if (!it.happened.empty()) data_field(in, it.where, it.happened);
    for (const std::string& name : it.write) data_field(in, it.where, name);
    static const std::set<std::string> places{"initiator", "previous", "passed"};
    if (it.returns && !places.contains(it.returns->to)) state(it.where, in, it.returns->to);
  }

  Checker& checker_;
  const Package& package_;
  const Source file_{package_.name + "/package.yaml", 0, 0};
};

}  // namespace

void check_references(Checker& checker) { References(checker).check(); }

}  // namespace qianpi::checking
