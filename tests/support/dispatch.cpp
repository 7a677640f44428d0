#include "tests/support/dispatch.h"

#include <algorithm>
#include <stdexcept>

#include "engine/base/hash.h"

namespace qianpi::test {

using rules::Value;

namespace {

constexpr const char* expert_register_yaml = R"yaml(register: expert
title: 专家
key: id
contact: login
fields:
  name: {title: 姓名, type: text}
  id: {title: 编号, type: text}
  login: {title: 登录名, type: text}
  skill: {title: 专业, type: text}
  employer: {title: 单位, type: text}
  interests: {title: 利害关系, type: rows, columns: {body: {title: 单位, type: text}}}
  score: {title: 评分, type: integer}
)yaml";

constexpr const char* demand_form_yaml = R"yaml(form: demand
title: 用人申请
fields:
  enterprise: {title: 服务单位, type: text}
  work_from: {title: 起, type: date}
  work_to: {title: 止, type: date}
  demand: {title: 需求, type: rows, columns: {skill: {title: 专业, type: text}, count: {title: 人数, type: integer}}}
  vacated: {title: 换人, type: text}
  booked: {title: 已记, type: text}
)yaml";

constexpr const char* before = R"yaml(workflow: dispatch
title: 派遣
start: [{by: clerk, form: demand}]
unit: office
initial: selection
on:
  withdraw: {title: 撤回, target: cancelled}
states:
)yaml";

constexpr const char* after = R"yaml(  order:
    title: 签发
    task: {role: head, form: {demand: {write: [vacated, demand]}}}
    on:
      approve: {title: 签发, target: dispatched}
      redo: {title: 重新选人, target: selection}
  adjustment:
    title: 调整
    task: {role: clerk, form: {demand: {write: [demand, work_from, work_to]}}}
    on:
      resubmit: {title: 重新提出, target: selection}
  dispatched: {type: final, title: 已派遣, outcome: done}
  cancelled: {type: final, title: 已取消, outcome: cancelled}
)yaml";

}  // namespace

const std::string drawn_selection = R"yaml(  selection:
    title: 抽取
    places: demand
    vacate: place.expert.id = vacated
    draw:
      by: clerk
      from: expert
      where: expert.skill = place.skill
      avoid: [{same_employer: enterprise}, {declared_interest: enterprise}, {other_task: work_from..work_to}]
    invite:
      within: 4 hours
      channels: [phone, message]
      answers:
        accept: {title: 能参加, fills: true, do: [{set: {booked: = place.expert.name + answer.name}}]}
        unable: {title: 不能参加, opinion: required}
        silent: {title: 未答复}
    on:
      filled: {title: 已满, target: order}
      exhausted: {title: 无人, target: adjustment}
)yaml";

const std::string chosen_selection = R"yaml(  selection:
    title: 指定
    places: demand
    draw:
      by: clerk
      from: expert
      where: expert.skill = place.skill
      avoid: [{same_employer: enterprise}]
      order: chosen
    on:
      filled: {target: order}
      exhausted: {target: adjustment}
)yaml";

const std::string silent_auto_selection = R"yaml(  selection:
    title: 自动抽取
    places: demand
    draw: {from: expert, where: expert.skill = place.skill}
    on:
      filled: {target: order}
      exhausted: {target: adjustment}
)yaml";

std::map<std::string, std::string> dispatch_files(const std::string& selection) {
  return {{"registers/expert.yaml", expert_register_yaml}, {"forms/demand.yaml", demand_form_yaml}, {"dispatch.yaml", before + selection + after}};
}

Dispatch::Dispatch(const std::string& selection) : desk(dispatch_files(selection)) {}

void put_expert(Store& store, FakePeople& people, const std::string& key, const Value& fields) {
  Record record;
  record.key = {"desk", "expert", key};
  record.revision = record.facts = 1;
  record.fields = Value::context({{"name", "专家" + key}, {"id", key}, {"login", key}, {"skill", "rock"}, {"employer", "院"}});
  if (fields.is(rules::Kind::context))
    for (const auto& [name, value] : fields.entries()) record.fields = record.fields.with(name, value);
  Actor actor;
  actor.user = {key};
  actor.name = record.fields.get("name")->text();
  actor.contacts = {key};
  people.add(actor);
  Changes changes;  // a record enters a store only beside a case
  changes.after.id = store.new_case_id();
  changes.after.revision = 1;
  changes.after.package = "desk";
  changes.after.workflow = "request";
  changes.after.status = CaseState::ended;
  const JournalRow row{1, {}, {}, "engine", "record_created", "{}", {}, sha256_hex(key)};
  changes.records.push_back({std::move(record), {row}});
  store.save(changes);
}

void Dispatch::add_experts(int count) {
  for (int i = 1; i <= count; ++i) add_expert("e" + std::to_string(i));
}

CaseId Dispatch::begin(std::vector<std::pair<std::string, int>> rows) {
  rules::Items demand;
  for (const auto& [skill, count] : rows) demand.push_back(Value::context({{"skill", skill}, {"count", count}}));
  return begin_with(
      Value::context({{"enterprise", "矿"}, {"work_from", "2026-03-09"}, {"work_to", "2026-03-10"}, {"demand", Value::list(std::move(demand))}}));
}

CaseId Dispatch::begin_with(Value data) {
  verb::Start start;
  start.package = "desk";
  start.workflow = "dispatch";
  start.data = std::move(data);
  return desk.done("cai", {}, start).on;
}

int Dispatch::task(CaseId id) {
  const Case now = desk.load(id);
  const Task* task = desk.open_task(now);
  if (!task) throw std::runtime_error("no task is open");
  return task->no;
}

void Dispatch::freeze_and_draw(CaseId id, const std::string& words) {
  freeze(id);
  draw(id, words);
}

Receipt Dispatch::answer(CaseId id, int no, const std::string& answer, const std::string& opinion) {
  const Case now = desk.load(id);
  return desk.done(find_invitation(now, no)->key, id, verb::Answer{no, answer, opinion, {}, {}});
}

Record Dispatch::expert(const std::string& key) {
  Needs needs;
  needs.records.insert({"desk", "expert", key});
  Situation situation;
  desk.store.load(needs, situation);
  return situation.records.at({"desk", "expert", key});
}

std::set<std::string> Dispatch::asked(CaseId id) {
  std::set<std::string> keys;
  for (const Invitation& one : desk.load(id).invitations) keys.insert(one.key);
  return keys;
}

Invitation Dispatch::open(CaseId id) {
  const Case now = desk.load(id);
  auto found = std::ranges::find(now.invitations, InvitationStatus::asked, &Invitation::status);
  if (found == now.invitations.end()) throw std::runtime_error("no invitation is open");
  return *found;
}

}  // namespace qianpi::test
