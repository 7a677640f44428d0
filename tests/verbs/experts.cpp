#include "tests/verbs/experts.h"

namespace qianpi::test {

using rules::Value;

namespace {

constexpr const char* package_yaml = R"yaml(package: desk
title: 小办公室
units: {office: 办公室}
roles:
  requester: {title: 申请人, open: anyone}
  clerk: {title: 经办人, unit: office}
  head: {title: 主任, unit: office}
  member: {title: 委员, unit: office}
  guest: {title: 公众, open: anonymous}
  self: {title: 本人, person: subject}
parameters:
  length: {title: 公示期, value: 5 working days, reason: 测试}
  oldest: {title: 年龄上限, value: 60, reason: 测试}
numbers:
  letter: {pattern: 办〔YYYY〕N号, per: year}
seals:
  office: {title: 小办公室, unit: office, keeper: head}
)yaml";

constexpr const char* register_yaml = R"yaml(register: expert
title: 专家
key: number
contact: phone
fields:
  name: {title: 姓名, type: text}
  number: {title: 编号, type: text}
  phone: {title: 电话, type: text}
  born: {title: 出生日期, type: date}
  group: {title: 组别, type: choice, of: [a, b]}
standings:
  main: [none, {value: serving, title: 在聘}, {value: ended, title: 期满}]
  holds: [{value: stopped, title: 暂停抽取}, {value: suspended, title: 暂停资格}]
  ends:
    serving: {to: ended, do: [{notify: {to: clerk}}]}
    suspended: {do: [{notify: {to: head}}, {start: {workflow: greeting}}]}
books:
  inability: {title: 不能参加, fields: [reason, exempt]}
  acceptance: {title: 参加}
  rating: {title: 考评, fields: [grade, score]}
counters:
  inabilities: {streak: inability, where: entry.exempt != true, broken_by: acceptance}
  weak: {count: rating, where: entry.grade = "poor", window: calendar year}
  tasks: {count: acceptance, window: 12 months}
  points: {sum: rating.score}
  mean: {average: rating.score}
quotas:
  places: {per: group, of: expert.standing = "serving", limit: {a: 2, b: 1}}
)yaml";

constexpr const char* form_yaml = R"yaml(form: expert-form
title: 专家
fields:
  name: {title: 姓名, type: text}
  number: {title: 编号, type: text}
  phone: {title: 电话, type: text}
  born: {title: 出生日期, type: date}
  group: {title: 组别, type: choice, of: [a, b]}
  until: {title: 任期至, type: date}
)yaml";

constexpr const char* note_form_yaml = R"yaml(form: note-form
title: 记载
fields:
  grade: {title: 等次, type: text}
  score: {title: 得分, type: integer}
  exempt: {title: 有正当理由, type: boolean}
  task: {title: 任务, type: text}
  whom: {title: 专家编号, type: text}
  ground: {title: 情形, type: integer}
  on: {title: 发生日期, type: date}
)yaml";

constexpr const char* enter_yaml = R"yaml(workflow: enter
title: 入库
start: [{by: clerk, form: expert-form}]
subject: {register: expert, match: number, create: true}
unit: office
initial: begin
states:
  begin: {title: 开始, always: [{target: in}]}
  in: {type: final, outcome: in, entry: [{record: {standing: serving, from: today, until: until, basis: 第一条}}]}
)yaml";

constexpr const char* notes_yaml = R"yaml(workflow: notes
title: 记载
start: [{by: clerk, form: note-form}]
subject: expert
unit: office
initial: write
states:
  write:
    title: 填写
    task: {role: clerk, self: {clerk: allowed}, form: {note-form: {write: all}}}
    on:
      rate: {title: 考评, target: write, do: [{book: {rating: {grade: = grade, score: = score}, key: task}}]}
      accept: {title: 参加, target: write, do: [{book: {acceptance: {}, of: expert}}]}
      unable: {title: 不能参加, target: write, do: [{book: {inability: {exempt: = exempt}, of: expert}}]}
      rate_twice:
        title: 两次考评
        target: write
        do:
          - book: {rating: {grade: poor}, of: expert}
          - book: {rating: {grade: poor}, of: expert}
      about_other: {title: 记他人, target: write, do: [{book: {acceptance: {}, of: whom}}]}
      renew: {title: 续聘, target: write, do: [{record: {standing: serving, from: today, term: 1 year, basis: 第五条}}]}
      ahead: {title: 预先续聘, target: write, do: [{record: {standing: serving, from: = date("2026-05-01"), term: 1 year, basis: 第五条}}]}
      suspend: {title: 暂停, target: closed, adverse: true, opinion: required, basis: 第四条, do: [{record: {hold: suspended, from: today, term: 3 months, basis: 第四条}}]}
      close: {title: 完毕, target: closed}
  closed: {type: final, outcome: noted}
)yaml";

constexpr const char* removal_yaml = R"yaml(workflow: removal
title: 清退
start:
  - {when: expert.weak >= 2, with: {ground: 3}}
  - {when: expert.inabilities >= 3, with: {ground: 11}}
  - {when: age(expert.born) >= param.oldest, with: {ground: 10}}
  - {by: clerk, form: note-form, happened: on}
unique: {by: [expert], while: open}
subject: expert
unit: office
initial: proposed
entry:
  - record: {hold: stopped, until: case end, basis: 第二条}
states:
  proposed:
    title: 核实
    task: {role: clerk, self: {clerk: allowed}, form: {note-form: {write: [grade]}}}
    on: {keep: {title: 保留, target: kept}}
  kept: {type: final, outcome: kept}
)yaml";

constexpr const char* talk_yaml = R"yaml(workflow: talk
title: 谈话
start: [{when: expert.weak >= 1}]
subject: expert
unit: office
initial: held
states:
  held:
    title: 谈话
    task: {role: self}
    on: {complete: {title: 已谈, target: talked}}
  talked: {type: final, outcome: talked}
)yaml";

constexpr const char* greeting_yaml = R"yaml(workflow: greeting
title: 恢复
subject: expert
unit: office
initial: said
states:
  said: {type: final, outcome: said}
)yaml";

constexpr const char* review_yaml = R"yaml(workflow: review
title: 年度检查
start: [{every: yearly 03-10}, {every: quarterly last}]
unit: office
initial: look
states:
  look:
    title: 检查
    task: {role: clerk}
    on: {complete: {title: 完成, target: looked}}
  looked: {type: final, outcome: looked}
)yaml";

std::map<std::string, std::string> files() {
  return {{"package.yaml", package_yaml},           {"registers/expert.yaml", register_yaml},
          {"forms/expert-form.yaml", form_yaml},    {"enter.yaml", enter_yaml},
          {"forms/note-form.yaml", note_form_yaml}, {"notes.yaml", notes_yaml},
          {"removal.yaml", removal_yaml},           {"talk.yaml", talk_yaml},
          {"greeting.yaml", greeting_yaml},         {"review.yaml", review_yaml}};
}

Value context(Value with) { return with.is(rules::Kind::context) ? with : Value::context({}); }

}  // namespace

Experts::Experts() : Desk(files()) {}

RecordKey Experts::enter(const std::string& number, Value with) {
  verb::Start start{"desk", "enter",
                    Value::context({{"name", "专家" + number}, {"number", number}, {"phone", "1380000" + number}, {"born", "1980-01-01"}})};
  const Value more = context(std::move(with));
  for (const auto& [name, value] : more.entries()) start.data = start.data.with(name, value);
  done("bob", {}, start);
  return {"desk", "expert", number};
}

CaseId Experts::begin_about(const std::string& workflow, const RecordKey& subject, Value data) {
  verb::Start start{"desk", workflow, context(std::move(data))};
  start.subject = subject;
  return done("bob", {}, start).on;
}

CaseId Experts::notes_on(const RecordKey& subject) { return begin_about("notes", subject); }

Receipt Experts::note(CaseId notes, const std::string& what, Value with, const std::string& happened) {
  clock.move_to({clock.now().us + 1});  // a state's rounds are told apart by when it was entered
  verb::Decide decide;
  decide.task = open_task(load(notes))->no;
  decide.outcome = what;
  decide.data = context(std::move(with));
  decide.opinion = "属实";
  if (!happened.empty()) decide.happened_at = read_instant(happened);
  return done("bob", notes, decide);
}

Record Experts::record(const RecordKey& key) {
  Needs needs;
  needs.records.insert(key);
  Situation looked;
  store.load(needs, looked);
  return looked.records.at(key);
}

Value Experts::value(const RecordKey& key) {
  return record_value(engine.library().current("desk")->registers.at("expert"), record(key), date_at(clock.now()));
}

int Experts::number(const RecordKey& key, const std::string& counter) {
  return static_cast<int>(value(key).get(counter)->number().whole().value_or(-1));
}

std::vector<CaseId> Experts::cases_of(const std::string& workflow) {
  std::vector<CaseId> cases;
  for (CaseId id{1}; id.value < 200; ++id.value)
    if (const Case one = load(id); one.revision && one.workflow == workflow) cases.push_back(id);
  return cases;
}

}  // namespace qianpi::test
