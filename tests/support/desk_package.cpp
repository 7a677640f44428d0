#include "tests/support/desk_package.h"

namespace qianpi::test {

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
parameters:
  length: {title: 公示期, value: 5 working days, reason: 测试}
numbers:
  letter: {pattern: 办〔YYYY〕N号, per: year}
seals:
  office: {title: 小办公室, unit: office, keeper: head}
)yaml";

constexpr const char* form_yaml = R"yaml(form: request
title: 申请表
fields:
  name: {title: 姓名, type: text, required: true, max: 20}
  id_number: {title: 身份证号, type: id-number, required: true, agrees: {birth: born, sex: sex, male: 男, female: 女}}
  born: {title: 出生日期, type: date, required: true}
  sex: {title: 性别, type: choice, of: [男, 女], required: true}
  amount: {title: 金额, type: money, required: true}
  note: {title: 说明, type: long-text}
  remark: {title: 审查意见, type: opinion}
  number: {title: 文号, type: text}
page:
  blocks:
    - paragraph: "{name} {amount} {number}"
)yaml";

constexpr const char* notice_form_yaml = R"yaml(form: notice-form
title: 公示
fields:
  heading: {title: 标题, type: text, required: true}
  closes_at: {title: 截止, type: instant}
page:
  blocks:
    - paragraph: "{heading}"
)yaml";

constexpr const char* objection_form_yaml = R"yaml(form: objection-form
title: 异议
fields:
  text: {title: 内容, type: long-text, required: true}
  finding: {title: 结论, type: long-text}
page:
  blocks:
    - paragraph: "{text}"
)yaml";

constexpr const char* register_yaml = R"yaml(register: person
title: 名册
key: id_number
fields:
  name: {title: 姓名, type: text}
  id_number: {title: 身份证号, type: id-number}
  letter: {title: 文号, type: text}
standings:
  main: [{value: none, title: 无}, {value: listed, title: 在册}]
)yaml";

constexpr const char* request_yaml = R"yaml(workflow: request
title: 申请
start:
  - {by: requester, form: request}
subject: {register: person, match: id_number, create: true}
unit: office
unique: {by: [id_number], while: open}
require:
  - {check: 金额上限, must: amount <= 1000, hard: true, message: 金额超过一千元, basis: 第二条}
initial: review
on:
  withdraw: {title: 撤回, guard: not(visited("notice")), target: withdrawn}
states:
  review:
    title: 审查
    task: {role: clerk, due: 3 working days, form: {request: {write: [remark, note]}}}
    on:
      approve: {title: 通过, target: decision}
      return: {title: 退回, to: initiator, then: back, opinion: required}
      reject: {title: 不通过, target: refused, opinion: required, basis: 第三条}
    after:
      - {at: due - 1 working day, do: [remind]}
      - {at: due, do: [{escalate: head}]}
  decision:
    title: 审定
    task: {role: head, avoid: [decided: review], form: {request: {read: all}}}
    on:
      approve:
        title: 同意
        target: notice
        do:
          - number: {series: letter, into: number}
          - render: {form: request, number: number, seal: office}
      reject: {title: 不同意, target: refused, opinion: required, basis: 第四条}
  notice:
    title: 公示
    gather: announcement
    on:
      clear: {title: 无异议, target: listed}
      later: {title: 缓议}
      upheld: {title: 异议成立, adverse: true, target: refused, basis: 第五条}
  listed:
    type: final
    title: 已入册
    outcome: listed
    entry:
      - record: {standing: listed, from: today, term: 1 year, basis: 第六条}
      - set: {person.letter: = number}
      - notify: {to: requester}
  refused: {type: final, title: 未通过, outcome: refused}
  withdrawn: {type: final, title: 已撤回, outcome: withdrawn}
)yaml";

constexpr const char* announcement_yaml = R"yaml(workflow: announcement
title: 公示会
collects: {from: [request.notice], take: chosen, outcomes: [clear, later, upheld]}
start:
  - {by: clerk, form: notice-form}
unit: office
initial: compose
states:
  compose:
    title: 拟定名单
    task: {role: clerk, over: waiting, form: {notice-form: {write: [heading]}}}
    on:
      approve: {title: 发布, target: open}
  open:
    title: 公示中
    entry:
      - set: {closes_at: "= deadline(now, param.length)"}
      - publish: {form: notice-form, until: closes_at}
    on:
      ended.objection:
        guard: ended.outcome = "upheld"
        do:
          - deliver: {items: item.case = ended.about.case, outcome: upheld}
    after:
      - {at: closes_at, target: vote}
  vote:
    title: 表决
    task: {role: member, signers: vote, over: agenda, form: {notice-form: {read: all}}}
    on:
      clear: {title: 同意, needs: more than 1/2 of present}
      upheld: {title: 不同意, needs: more than 1/2 of present, adverse: true, opinion: required, basis: 第五条}
      later: {title: 缓议, needs: rest}
      done: {target: closed}
  closed:
    type: final
    title: 结束
    outcome: done
    entry:
      - deliver: {items: item.outcome != null and not(item.delivered)}
)yaml";

constexpr const char* objection_yaml = R"yaml(workflow: objection
title: 异议
start:
  - {by: guest, about: announcement.item, while: open, form: objection-form}
unit: office
initial: look
states:
  look:
    title: 核查
    task: {role: clerk, form: {objection-form: {write: [finding]}}}
    on:
      uphold: {title: 成立, adverse: true, target: upheld, opinion: required, basis: 第五条}
      dismiss: {title: 不成立, target: dismissed, opinion: required}
  upheld: {type: final, title: 成立, outcome: upheld}
  dismissed: {type: final, title: 不成立, outcome: dismissed}
)yaml";

}  // namespace

std::vector<PackageFile> desk_files(std::map<std::string, std::string> extra) {
  std::map<std::string, std::string> files{{"package.yaml", package_yaml},
                                           {"forms/request.yaml", form_yaml},
                                           {"forms/notice-form.yaml", notice_form_yaml},
                                           {"forms/objection-form.yaml", objection_form_yaml},
                                           {"registers/person.yaml", register_yaml},
                                           {"request.yaml", request_yaml},
                                           {"announcement.yaml", announcement_yaml},
                                           {"objection.yaml", objection_yaml}};
  for (auto& [path, text] : extra) files[path] = text;
  std::vector<PackageFile> list;
  for (auto& [path, text] : files) list.push_back({"desk/" + path, text});
  return list;
}

}  // namespace qianpi::test
