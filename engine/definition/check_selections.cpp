// Selection: can every place be filled or given up, can every invitation be answered, and does the register hold what an avoid rule reads?
#include <algorithm>
#include <array>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

class Selections {
 public:
  Selections(Checker& checker, const Workflow& workflow) : checker_(checker), it_(workflow), data_(data_names(checker.package, workflow)) {}

  void check() {
    for (const State& state : it_.states) {
      at_ = &state;
      if (state.selection) check_selection(*state.selection);
      if (state.task) check_task(*state.task);
    }
  }

 private:
  void refuse(const Bilingual& what, const Bilingual& cure) {
    checker_.refuse(at_->where, {"环节“" + at_->path + "”：" + what.zh, "state " + at_->path + ": " + what.en}, cure);
  }

  /// The state itself, or one around it, says where the trigger leads.
  bool has_way(const std::string& event) const {
    for (const State* state = at_; state; state = state->parent < 0 ? nullptr : &it_.states[static_cast<std::size_t>(state->parent)])
      if (state->on.contains(event)) return true;
    return false;
  }

  void check_selection(const Selection& it) {
    if (!has_way("filled"))
      refuse({"没有写人数已满（filled）后去哪里", "it does not say where filled leads"},
             {"请在 on 里写 filled: {target: 环节}", "add filled under on"});
    if (it.draw && it.draw->order != DrawOrder::chosen && !has_way("exhausted"))
      refuse({"没有写无人可选（exhausted）时去哪里", "it does not say where exhausted leads"},
             {"请在 on 里写 exhausted: {target: 环节}", "add exhausted under on"});
    if (it.draw) check_draw(*it.draw);
    if (it.invite) check_invite(*it.invite);
  }

  void check_draw(const DrawRule& rule) {
    const auto found = checker_.package.registers.find(rule.from);
    if (found == checker_.package.registers.end()) return;  // told by check_references
    for (const Avoid& avoid : rule.avoid) check_avoid(avoid, found->second, true);
  }

  void check_invite(const InviteRule& rule) {
    if (std::ranges::none_of(rule.answers, &AnswerRule::fills))
      refuse({"没有一种答复能占用名额", "no answer fills a place"},
             {"请给表示同意的答复写 fills: true", "write fills: true at the answer that says yes"});
    for (const std::string& channel : rule.channels)
      if (channel == "link" || channel == "account")
        refuse({"“" + channel + "”是系统自带的答复方式，不必写在 channels 里", "\"" + channel + "\" is the engine's own channel"},
               {"请只写电话、短信等由人转告的方式", "name only channels by which somebody is told and writes it down"});
    const auto silent = std::ranges::find(rule.answers, "silent", &AnswerRule::name);
    if (silent == rule.answers.end()) return;
    if (!rule.within)
      refuse({"写了 silent（未答复），但没有写 within（答复时限），永远不会发生", "silent never happens without within"},
             {"请写 within: 时长", "add within: LENGTH OF TIME"});
    if (silent->fills || silent->opinion == OpinionRule::required)
      refuse({"silent（未答复）不能占用名额，也不会有理由", "silent can't fill a place, and gives no opinion"},
             {"请去掉 fills 和 opinion", "leave out fills and opinion"});
  }

  void check_task(const TaskRule& task) {
    using Kind = Avoid::Kind;
    for (const Avoid& avoid : task.avoid) {
      if (avoid.kind == Kind::self || avoid.kind == Kind::starter || avoid.kind == Kind::decided) continue;
      const Register* subject = register_of_person(task);
      if (subject) check_avoid(avoid, *subject, false);
      else
        refuse({"这条回避规则要查名册，只能用于由名册中本人办理（person: subject）的待办",
                "this avoid rule reads a record: it is for tasks of a role person: subject"},
               {"请换一个角色，或写在 draw 的 avoid 里", "name such a role, or write it at draw"});
    }
  }

  const Register* register_of_person(const TaskRule& task) const {
    const auto is_person = [&](const std::string& name) {
      const auto role = checker_.package.roles.find(name);
      return role != checker_.package.roles.end() && role->second.kind == Role::Kind::subject;
    };
    if (!it_.subject || std::ranges::none_of(task.roles, is_person)) return nullptr;
    const auto found = checker_.package.registers.find(it_.subject->register_name);
    return found == checker_.package.registers.end() ? nullptr : &found->second;
  }

  void check_avoid(const Avoid& avoid, const Register& in, bool draws) {
    switch (avoid.kind) {
      case Avoid::Kind::self:
      case Avoid::Kind::starter:
      case Avoid::Kind::decided:
        if (draws && in.contact.empty())
          refuse({"名册“" + in.name + "”没有写 contact，认不出哪条记录是本人", "register " + in.name + " names no contact, so nobody is recognised"},
                 {"请在名册里写 contact: 登录名、电话或邮箱字段", "add contact: FIELD to the register"});
        return;
      case Avoid::Kind::same_employer: return needs_fields(avoid, in, "employer", {});
      case Avoid::Kind::declared_interest: return needs_fields(avoid, in, "interests", {FieldType::rows, FieldType::choices});
      case Avoid::Kind::other_task: return check_days(avoid);
    }
  }

  void needs_fields(const Avoid& avoid, const Register& in, const std::string& name, const std::vector<FieldType>& types) {
    data(avoid.argument);
    const Field* field = find_field(in.fields, name);
    if (!field)
      return refuse({"回避规则要用名册“" + in.name + "”的字段 " + name + "，但没有这个字段",
                     "the avoid rule reads the field " + name + " of register " + in.name},
                    {"请在名册里加上字段 " + name, "add the field " + name + " to the register"});
    if (!types.empty() && std::ranges::find(types, field->type) == types.end())
      refuse({"名册字段 " + name + " 应是清单（type: rows 或 choices）", "the register's field " + name + " must be a list (type: rows or choices)"},
             {"请改字段类型", "change the field's type"});
  }

  void check_days(const Avoid& avoid) {
    const auto dots = avoid.argument.find("..");
    if (dots == std::string::npos) return;  // told by the reader
    data(avoid.argument.substr(0, dots));
    data(avoid.argument.substr(dots + 2));
  }

  void data(const std::string& name) {
    if (!data_.contains(name)) checker_.unknown(at_->where, {"字段", "field"}, name, {data_.begin(), data_.end()});
  }

  Checker& checker_;
  const Workflow& it_;
  const std::set<std::string> data_;
  const State* at_ = nullptr;
};

}  // namespace

void check_selections(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) Selections(checker, workflow).check();
}

}  // namespace qianpi::checking
