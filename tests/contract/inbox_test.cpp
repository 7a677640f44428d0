// The inbox shows what the asking person may take in hand, and nothing else.
#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {
namespace {

template <class Here>
Case case_with(Here& here, std::vector<TaskRow> tasks, const std::string& title = "Application") {
  Case it = new_case(here.store(), title);
  Changes changes = step(it);
  changes.tasks = std::move(tasks);
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  return it;
}

template <class Here>
int todo(Here& here, const Actor& actor) {
  InboxPage page = here.views().inbox(actor, {Box::todo, "", "", false, noon, 1, 50});
  CHECK(page.total == static_cast<int>(page.rows.size()));
  CHECK(here.views().counts(actor, noon).todo == page.total);
  return page.total;
}

CLAIM("A task is in the inbox of those who hold its role in its unit") {
  TestType here;
  case_with(here, {open_task(1, "reviewer", "east")});
  CHECK(todo(here, clerk("li", "reviewer", "east")) == 1);
  CHECK(todo(here, clerk("wang", "reviewer", "west")) == 0);
  CHECK(todo(here, clerk("zhao", "keeper", "east")) == 0);
  CHECK(todo(here, clerk("qian")) == 0);
  Actor elsewhere = clerk("sun", "reviewer", "east");
  elsewhere.grants.front().package = "other";
  CHECK(todo(here, elsewhere) == 0);
}

CLAIM("A role that names its own unit is held wherever it was granted") {
  TestType here;
  case_with(here, {open_task(1, "chief")});
  CHECK(todo(here, clerk("li", "chief", "anywhere")) == 1);
}

CLAIM("A task with a signer is that person's alone") {
  TestType here;
  TaskRow task = open_task(1, "reviewer", "east");
  task.signer = "li";
  case_with(here, {task});
  CHECK(todo(here, clerk("li")) == 1);
  CHECK(todo(here, clerk("wang", "reviewer", "east")) == 0);
}

CLAIM("A task for a contact is in the inbox of whoever is reached by it") {
  TestType here;
  TaskRow task = open_task(1, "employer");
  task.contact = "13800138000";
  case_with(here, {task});
  Actor reached = clerk("li");
  reached.contacts.push_back("13800138000");
  CHECK(todo(here, reached) == 1);
  CHECK(todo(here, clerk("wang", "employer")) == 0);
}

CLAIM("Excluded people do not see the task") {
  TestType here;
  TaskRow task = open_task(1, "reviewer", "east");
  task.excluded = {UserId{"li"}, UserId{"sun"}};
  case_with(here, {task});
  CHECK(todo(here, clerk("li", "reviewer", "east")) == 0);
  CHECK(todo(here, clerk("wang", "reviewer", "east")) == 1);
}

CLAIM("A claimed task is in the inbox of whoever claimed it, and of nobody else") {
  TestType here;
  TaskRow task = open_task(1, "reviewer", "east");
  task.status = TaskState::claimed;
  task.assignee = "li";
  case_with(here, {task});
  CHECK(todo(here, clerk("li", "reviewer", "east")) == 1);
  CHECK(todo(here, clerk("wang", "reviewer", "east")) == 0);
}

CLAIM("Tasks that are over are not to do") {
  TestType here;
  for (TaskState over :
       {TaskState::decided, TaskState::cancelled, TaskState::not_needed, TaskState::withdrawn, TaskState::returned, TaskState::deciding}) {
    TaskRow task = open_task(1, "reviewer", "east");
    task.status = over;
    case_with(here, {task});
  }
  CHECK(todo(here, clerk("li", "reviewer", "east")) == 0);
}

CLAIM("Nobody without an account has an inbox") {
  TestType here;
  case_with(here, {open_task(1, "anyone")});
  Actor stranger = clerk("", "anyone");
  stranger.anonymous = true;
  CHECK(todo(here, stranger) == 0);
}

CLAIM("The inbox row tells what the list shows") {
  TestType here;
  Case it = new_case(here.store(), "张三的申请");
  it.urgent = true;
  Changes changes = step(it);
  TaskRow task = open_task(3, "reviewer", "east");
  task.outcomes = R"([{"name":"approve"}])";
  task.due_at = after_hours(24);
  task.needs_input = true;
  changes.tasks = {task};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  InboxRow row = here.views().inbox(clerk("li", "reviewer", "east"), {Box::todo, "", "", false, noon, 1, 20}).rows.at(0);
  CHECK(row.on == it.id);
  CHECK(row.title == "张三的申请");
  CHECK(row.package == "office");
  CHECK(row.workflow_title == "Enrolment");
  CHECK(row.applicant == "Zhang San");
  CHECK(row.unit == UnitId{"bureau"});
  CHECK(row.urgent);
  CHECK(row.started_at == noon);
  REQUIRE(row.task);
  CHECK(row.task->no == 3);
  CHECK(row.task->outcomes == task.outcomes);
  CHECK(row.task->due_at == task.due_at);
  CHECK(row.task->needs_input);
  CHECK(row.task->status == TaskState::open);
}

CLAIM("Urgent tasks come first, then the earliest due, then those without a date") {
  TestType here;
  TaskRow late = open_task(1, "reviewer"), soon = late, never = late;
  late.due_at = after_hours(48);
  soon.due_at = after_hours(2);
  Case third = case_with(here, {late}), fourth = case_with(here, {never}), second = case_with(here, {soon});
  Case first = new_case(here.store());
  first.urgent = true;
  Changes changes = step(first);
  changes.tasks = {never};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  std::vector<CaseId> order;
  for (const InboxRow& row : here.views().inbox(clerk("li", "reviewer"), {Box::todo, "", "", false, noon, 1, 20}).rows) order.push_back(row.on);
  CHECK(order == std::vector{first.id, second.id, third.id, fourth.id});
}

CLAIM("Search, workflow and overdue narrow the list") {
  TestType here;
  TaskRow task = open_task(1, "reviewer");
  task.due_at = after_hours(2);
  case_with(here, {task}, "100% Ready_");
  case_with(here, {open_task(1, "reviewer")}, "Something else");
  Actor li = clerk("li", "reviewer");
  auto total = [&](const std::string& text, const std::string& workflow, bool overdue, Instant now) {
    return here.views().inbox(li, {Box::todo, text, workflow, overdue, now, 1, 20}).total;
  };
  CHECK(total("ready", "", false, noon) == 1);
  CHECK(total("0% R", "", false, noon) == 1);
  CHECK(total("%", "", false, noon) == 1);
  CHECK(total("y_", "", false, noon) == 1);
  CHECK(total("e_e", "", false, noon) == 0);
  CHECK(total("!", "", false, noon) == 0);
  CHECK(total("Zhang", "", false, noon) == 2);
  CHECK(total("' OR 1=1 --", "", false, noon) == 0);
  CHECK(total(std::string(60000, 'x'), "", false, noon) == 0);
  CHECK(total("", "enrolment", false, noon) == 2);
  CHECK(total("", "removal", false, noon) == 0);
  CHECK(total("", "", true, noon) == 0);
  CHECK(total("", "", true, after_hours(3)) == 1);
}

CLAIM("Pages divide the list, and each knows the total") {
  TestType here;
  for (int i = 0; i < 5; ++i) case_with(here, {open_task(1, "reviewer")});
  Actor li = clerk("li", "reviewer");
  InboxPage second = here.views().inbox(li, {Box::todo, "", "", false, noon, 2, 2});
  InboxPage third = here.views().inbox(li, {Box::todo, "", "", false, noon, 3, 2});
  InboxPage beyond = here.views().inbox(li, {Box::todo, "", "", false, noon, 9, 2});
  CHECK(second.rows.size() == 2);
  CHECK(third.rows.size() == 1);
  CHECK(beyond.rows.empty());
  CHECK(second.total == 5);
  CHECK(beyond.total == 5);
}

CLAIM("A task that fits by role, contact and signer at once is listed once") {
  TestType here;
  TaskRow task = open_task(1, "reviewer", "east");
  task.signer = "li";
  task.contact = "li";
  case_with(here, {task});
  Actor li = clerk("li", "reviewer", "east");
  li.grants.push_back({"office", "reviewer", UnitId{"west"}});
  CHECK(todo(here, li) == 1);
}

CLAIM("What one has decided is in one's done box, newest first, also after the case went on") {
  TestType here;
  TaskRow first = open_task(1, "reviewer"), second = open_task(2, "reviewer");
  first.status = second.status = TaskState::decided;
  first.decided_by = second.decided_by = "li";
  first.outcome = "approve";
  first.decided_at = after_hours(1);
  second.decided_at = after_hours(2);
  case_with(here, {first, second});
  InboxPage done = here.views().inbox(clerk("li"), {Box::done, "", "", false, noon, 1, 20});
  REQUIRE(done.rows.size() == 2);
  CHECK(done.rows[0].task->no == 2);
  CHECK(done.rows[1].task->outcome == "approve");
  CHECK(done.rows[1].task->decided_at == after_hours(1));
  CHECK(here.views().counts(clerk("li"), noon).done == 2);
  CHECK(here.views().inbox(clerk("wang"), {Box::done, "", "", false, noon, 1, 20}).total == 0);
}

CLAIM("What one has begun is in one's own box, and in nobody else's") {
  TestType here;
  Case first = stored_case(here.store());
  Case second = stored_case(here.store());
  InboxPage mine = here.views().inbox(clerk("zhang"), {Box::mine, "", "", false, noon, 1, 20});
  REQUIRE(mine.rows.size() == 2);
  CHECK(mine.rows[0].on == second.id);
  CHECK_FALSE(mine.rows[0].task);
  CHECK(here.views().counts(clerk("zhang"), noon).mine == 2);
  CHECK(here.views().counts(clerk("li"), noon).mine == 0);
}

}  // namespace
}  // namespace qianpi::contract
