// A desk whose requests are decided by a table: the share of an amount, with a floor.
#pragma once
#include "tests/support/desk.h"

namespace qianpi::test {

inline constexpr const char* share_table = R"yaml(table: share
title: 份额
inputs: [amount]
outputs: [part]
rows:
  - {id: floor, when: ['< 100'], then: [10], basis: 第七条（一）}
  - {id: share, when: ['>= 100'], then: ['amount * 0.1'], basis: 第七条（二）}
)yaml";

inline constexpr const char* ruled_form = R"yaml(form: share-form
title: 份额申请
fields:
  amount: {title: 金额, type: money, required: true}
  part: {title: 份额, type: money}
  part_row: {title: 行, type: text}
  part_basis: {title: 依据, type: text}
page:
  blocks:
    - paragraph: "{part} {part_row} {part_basis}"
)yaml";

inline constexpr const char* ruled_workflow = R"yaml(workflow: ruled
title: 份额
start:
  - {by: requester, form: share-form}
unit: office
initial: review
on:
  withdraw: {title: 撤回, target: closed}
states:
  review:
    task: {role: clerk}
    on:
      approve:
        - guard: rules.share.part > 500
          target: closed
        - title: 同意
          target: closed
          do:
            - set: {part: = rules.share.part, part_row: = rules.share.row, part_basis: = rules.share.basis}
            - render: {form: share-form}
  closed: {type: final, title: 办结, outcome: closed}
)yaml";

inline Desk ruled_desk() { return Desk({{"rules/share.yaml", share_table}, {"forms/share-form.yaml", ruled_form}, {"ruled.yaml", ruled_workflow}}); }

/// A request for a share of that amount.
inline CaseId ask_for_share(Desk& desk, int amount) {
  verb::Start start;
  start.package = "desk";
  start.workflow = "ruled";
  start.data = rules::Value::context({{"amount", amount}});
  return desk.done("ann", {}, start).on;
}

}  // namespace qianpi::test
