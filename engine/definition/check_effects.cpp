// Effects: do they name forms, series, seals, standings and workflows that exist, and can they do anything where they stand?
#include <algorithm>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

class Effects {
 public:
  Effects(Checker& checker, const Workflow& workflow)
      : checker_(checker), package_(checker.package), workflow_(workflow), data_(data_names(checker.package, workflow)) {}

  void check() {
    each_effect(workflow_, [this](const Effect& effect, StateIndex state) {
      where_ = effect.where;
      alias_ = effect.each ? effect.as : "";
      state_ = &workflow_.states[static_cast<std::size_t>(state)];
      std::visit([this](const auto& what) { (*this)(what); }, effect.what);
    });
  }

  void operator()(const effect::Render& it) {
    if (known({"表单", "form"}, it.form, package_.forms) && package_.forms.at(it.form).page.is_null())
      checker_.refuse(where_, {"表单“" + it.form + "”没有 page，无法成文", "form \"" + it.form + "\" has no page to render"},
                      {"请在表单里写 page", "add a page to the form"});
    for (const std::string& seal : it.seals) known({"印章", "seal"}, seal, package_.seals);
    for (const std::string& role : it.sign)
      if (role != "signers") known({"角色", "role"}, role, package_.roles);
    if (!it.number.empty()) data(it.number);
  }
  void operator()(const effect::TakeNumber& it) { known({"文号", "number series"}, it.series, package_.numbers); }
  void operator()(const effect::Publish& it) {
    if (!it.form.empty()) known({"表单", "form"}, it.form, package_.forms);
    if (!it.until.empty()) data(it.until);
  }
  void operator()(const effect::RecordSpan& it) {
    const Register* subject = subject_register();
    if (!subject) return no_subject("record");
    if (!it.standing.empty()) option({"状态", "standing"}, it.standing, subject->main);
    if (!it.hold.empty()) option({"限制", "hold"}, it.hold, subject->holds);
  }
  void operator()(const effect::Set& it) {
    for (const auto& [name, words] : it.values) check_target(name);
  }
  void operator()(const effect::Notify& it) {
    for (const std::string& to : it.to)
      if (!data_.contains(to.substr(0, to.find('.'))) && !to.starts_with("agenda.")) known({"角色", "role"}, to, package_.roles);
    if (!it.form.empty()) known({"表单", "form"}, it.form, package_.forms);
  }
  void operator()(const effect::StartCase& it) { known({"流程", "workflow"}, it.workflow, package_.workflows); }
  void operator()(const effect::DecideItems& it) { check_row_outcome("decide", &it.outcome); }
  void operator()(const effect::DeliverItems& it) { check_row_outcome("deliver", it.outcome ? &*it.outcome : nullptr); }
  void operator()(const effect::Escalate& it) {
    for (const std::string& role : it.roles) known({"角色", "role"}, role, package_.roles);
    needs_task("escalate");
  }
  void operator()(const effect::Remind&) { needs_task("remind"); }
  void operator()(const effect::Book&) {}
  void operator()(const effect::Raise&) {}
  void operator()(const effect::Send&) {}

 private:
  template <class Map>
  bool known(const Bilingual& kind, const std::string& name, const Map& map) {
    if (map.contains(name)) return true;
    checker_.unknown(where_, kind, name, names_of(map));
    return false;
  }

  void option(const Bilingual& kind, const std::string& name, const std::vector<Option>& options) {
    std::vector<std::string> names;
    for (const Option& it : options) names.push_back(it.value);
    if (std::ranges::find(names, name) == names.end()) checker_.unknown(where_, kind, name, names);
  }

  void data(const std::string& name) {
    if (!data_.contains(name)) checker_.unknown(where_, {"字段", "field"}, name, {data_.begin(), data_.end()});
  }

  const Register* subject_register() const {
    if (!workflow_.subject) return nullptr;
    const auto found = package_.registers.find(workflow_.subject->register_name);
    return found == package_.registers.end() ? nullptr : &found->second;
  }

  void no_subject(const std::string& word) {
    checker_.refuse(where_, {word + " 写入名册，但本流程没有写 subject", word + " writes a register's record, but this workflow has no subject"},
                    {"请加上 subject: 名册", "add subject: REGISTER"});
  }

  void check_target(const std::string& name) {
    const auto dot = name.find('.');
    if (dot == std::string::npos) return;
    const std::string first = name.substr(0, dot), rest = name.substr(dot + 1);
    if (first == "item" || (!alias_.empty() && first == alias_)) return;
    const Register* subject = subject_register();
    if (!subject) return no_subject("set " + name);
    if (first != subject->name) return checker_.unknown(where_, {"名册", "register"}, first, {subject->name, "item"});
    std::vector<std::string> names;
    for (const Field& field : subject->fields) names.push_back(field.name);
    if (!find_field(subject->fields, rest)) checker_.unknown(where_, {"字段", "field"}, rest, names);
  }

  void check_row_outcome(const std::string& word, const Words* outcome) {
    if (!workflow_.collects)
      return checker_.refuse(where_, {word + " 只能用在汇集流程里", word + " belongs into a collector only"}, {"请写 collects", "add collects"});
    const auto* literal = outcome ? std::get_if<std::string>(outcome) : nullptr;
    const auto& outcomes = workflow_.collects->outcomes;
    if (literal && std::ranges::find(outcomes, *literal) == outcomes.end())
      checker_.unknown(where_, {"汇集结果", "outcome of this collector"}, *literal, outcomes);
  }

  void needs_task(const std::string& word) {
    if (state_->task) return;
    checker_.refuse(where_, {word + " 催办的是待办，但本环节没有 task", word + " is about a task, but this state has none"},
                    {"请改用 notify，或移到有 task 的环节", "use notify, or move it to a state with a task"});
  }

  Checker& checker_;
  const Package& package_;
  const Workflow& workflow_;
  const std::set<std::string> data_;
  Source where_;
  std::string alias_;
  const State* state_ = nullptr;
};

}  // namespace

void check_effects(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Effects(checker, workflow).check();
}

}  // namespace qianpi::checking
