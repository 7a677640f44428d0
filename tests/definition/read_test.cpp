#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

const Workflow& request_of(const PackagePtr& package) { return package->workflows.at("request"); }

TEST_CASE("States stand in the order of the file, with the chart's indices") {
  const PackagePtr package = Office()
                                 .with_states(
                                     "  review:\n    type: parallel\n    states:\n      left: {initial: a, states: {a: {task: {role: clerk}, on: "
                                     "{approve: {target: b}}}, b: {type: final}}}\n"
                                     "      right: {states: {c: {type: final}}}\n    on: {done: {target: done}}\n  done: {type: final}\n")
                                 .package();
  const Workflow& workflow = request_of(package);
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < workflow.states.size(); ++i) {
    paths.push_back(workflow.states[i].path);
    CHECK(workflow.chart.states[i].name == workflow.states[i].path);
    CHECK(workflow.chart.states[i].parent == workflow.states[i].parent);
  }
  CHECK(paths == std::vector<std::string>{"", "review", "review.left", "review.left.a", "review.left.b", "review.right", "review.right.c", "done"});
  CHECK(workflow.chart[1].kind == statechart::Kind::parallel);
  CHECK(workflow.chart[2].initial == std::vector<StateIndex>{3});
  CHECK(index_of(workflow, "review.left.b") == 4);
  CHECK(index_of(workflow, "b") == 4);
  CHECK(find_state(workflow, "nowhere") == nullptr);
}

TEST_CASE("Outcomes keep their order, timers become events that name their transition") {
  const PackagePtr package =
      Office()
          .with_states(
              "  review:\n    task: {role: clerk, due: param.promptly}\n    on:\n      talk: {title: 提醒谈话, target: done}\n      approve: "
              "[{guard: days > 3, target: done}, {target: review}]\n"
              "    after:\n      - {at: due - 1 working day, do: [remind]}\n      - {delay: 3 days, target: done}\n  done: {type: final}\n")
          .package();
  const Workflow& workflow = request_of(package);
  const State& review = *find_state(workflow, "review");
  CHECK(review.on_order == std::vector<std::string>{"talk", "approve"});
  CHECK(review.on.at("approve").size() == 2);
  REQUIRE(review.after.size() == 2);
  for (const TimerRule& timer : review.after) {
    const auto index = static_cast<std::size_t>(timer.transition);
    CHECK(workflow.transitions[index].event == "after." + std::to_string(index));
    CHECK(workflow.chart.transitions[index].events == std::vector<std::string>{workflow.transitions[index].event});
  }
  CHECK(calendar::to_text(review.after[0].at) == "due - 1 working day");
  CHECK_FALSE(workflow.transitions[static_cast<std::size_t>(review.after[0].transition)].has_target);
  CHECK(workflow.transitions[static_cast<std::size_t>(review.on.at("talk")[0])].title.zh == "提醒谈话");
  CHECK(workflow.transitions[static_cast<std::size_t>(review.on.at("approve")[0])].title.en == "Approve");
}

TEST_CASE("A workflow's own transitions belong to the root") {
  const PackagePtr package = Office()
                                 .with_states("  review:\n    task: {role: clerk}\n    on: {approve: {target: done}}\n  done: {type: final}\n",
                                              "on: {withdraw: {target: done}}\n")
                                 .package();
  const Workflow& workflow = request_of(package);
  CHECK(workflow.states[0].on.contains("withdraw"));
  CHECK(workflow.transitions[0].source == statechart::root);
}

TEST_CASE("A task says who signs, how many agree, and what they see and write") {
  const PackagePtr package = Office()
                                 .with_states(
                                     "  review:\n    task:\n      role: [clerk, chief]\n      signers: sequence\n      avoid: [self, decided: "
                                     "review]\n      form: {request: {hide: [sex], write: [days]}}\n      forbid: [transfer]\n"
                                     "    on:\n      approve: {needs: more than 1/2 of present, target: done}\n      later: {needs: rest, target: "
                                     "done}\n  done: {type: final}\n")
                                 .package();
  const Workflow& workflow = request_of(package);
  const TaskRule& task = *find_state(workflow, "review")->task;
  CHECK(task.roles == std::vector<std::string>{"clerk", "chief"});
  CHECK(task.signers == Signers::sequence);
  CHECK(task.avoid.size() == 2);
  CHECK(task.forms[0].read_all);
  CHECK(task.forms[0].hide.contains("sex"));
  CHECK(task.forms[0].write.contains("days"));
  CHECK(task.forbid.contains("transfer"));
  const Agreement& needs = *workflow.transitions[0].needs;
  CHECK(needs.kind == Agreement::Kind::share);
  CHECK(needs.more_than);
  CHECK(needs.denominator == 2);
  CHECK(needs.of == Agreement::Of::present);
  CHECK(workflow.transitions[1].needs->kind == Agreement::Kind::rest);
}

TEST_CASE("Values are literal text unless they begin with =, and keep their types") {
  const PackagePtr package = Office()
                                 .with_states(
                                     "  review:\n    entry:\n      - set: {a: text, b: = days + 1, c: true, d: 3, e: [x, = days]}\n    task: {role: "
                                     "clerk}\n    on: {approve: {target: done}}\n  done: {type: final}\n")
                                 .package();
  const auto& values = std::get<effect::Set>(find_state(request_of(package), "review")->entry[0].what).values;
  CHECK(std::get<std::string>(values[0].second) == "text");
  CHECK(std::get<Expression>(values[1].second).text == "days + 1");
  CHECK(std::get<Expression>(values[2].second).text == "true");
  CHECK(std::get<Expression>(values[3].second).text == "3");
  CHECK(std::get<Expression>(values[4].second).text == "[\"x\",  days]");
}

TEST_CASE("A return says to whom, and whether the way is walked again") {
  const PackagePtr package =
      Office()
          .with_states(
              "  review:\n    task: {role: clerk}\n    on: {approve: {target: done}, return: {to: initiator, then: again}}\n  done: {type: final}\n")
          .package();
  const Transition& back = request_of(package).transitions[1];
  CHECK(back.returns->to == "initiator");
  CHECK(back.returns->again);
  CHECK_FALSE(back.has_target);
}

TEST_CASE("A package's version changes with any byte and any path, not with the order of files") {
  const std::vector<PackageFile> files{{"a/x.yaml", "1"}, {"a/y.yaml", "2"}};
  CHECK(version_of(files) == version_of({files[1], files[0]}));
  CHECK(version_of(files) != version_of({{"a/x.yaml", "12"}, {"a/y.yaml", ""}}));
  CHECK(version_of(files) != version_of({{"a/z.yaml", "1"}, {"a/y.yaml", "2"}}));
  CHECK(version_of(files).value.size() == 64);
}

TEST_CASE("A folder without package.yaml is no package") {
  CHECK(told(std::get<Problems>(read_package({{"a/x.yaml", "workflow: x\n"}}))) == ":0 流程包里没有 package.yaml | 请检查上传的文件夹\n");
}

TEST_CASE("The same name in two files is refused") {
  CHECK_THAT(told(Office().with("again.yaml", "workflow: request\ntitle: x\nstates: {a: {type: final}}\n").problems()),
             Catch::Contains("在另一个文件里已经有了"));
}

}  // namespace
}  // namespace qianpi::tests
