// Two requests on an open notice of the small office: what tests of collectors, objections and votes begin with.
#pragma once
#include <stdexcept>

#include "tests/support/desk.h"

namespace qianpi::test {

struct OpenNotice {
  OpenNotice() {
    first = approved({});
    second = approved(rules::Value::context({{"name", "李娜"}, {"id_number", "110105198503071249"}, {"born", "1985-03-07"}}));
    notice = begin_notice();
    verb::Decide choose;
    choose.task = 1;
    choose.outcome = "approve";
    choose.items = {first, second};
    desk.done("bob", notice, choose);
    desk.deliver();
  }

  CaseId approved(rules::Value with) {
    const CaseId id = desk.begin("ann", std::move(with));
    desk.decide("bob", id, "approve");
    desk.decide("dan", id, "approve");
    return id;
  }

  CaseId begin_notice() {
    verb::Start start;
    start.package = "desk";
    start.workflow = "announcement";
    start.data = rules::Value::context({{"heading", "拟入册人员公示"}});
    return desk.done("bob", {}, start).on;
  }

  int task_of(const std::string& user) {
    for (const Task& task : desk.load(notice).tasks)
      if (task.signer == UserId{user} && is_open(task)) return task.no;
    throw std::runtime_error(user + " has no ballot");
  }

  /// The same ballot on every row.
  void vote(const std::string& user, const std::string& outcome, const std::string& opinion = {}) {
    verb::Decide decide;
    decide.task = task_of(user);
    decide.ballots = {{first, outcome, opinion}, {second, outcome, opinion}};
    desk.done(user, notice, decide);
  }

  Desk desk;
  CaseId first, second, notice;
};

}  // namespace qianpi::test
