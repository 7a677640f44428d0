#include <algorithm>

#include "adapters/scenario/scenario.h"
#include "engine/definition/schema.h"
#include "engine/yaml/documents.h"

namespace qianpi::scenario {

using yaml::Node;

namespace {

constexpr TimeOfDay morning{9, 0, 0};

std::string text_in(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found && !found->is_null() ? found->text : std::string();
}

Node part(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found ? *found : Node{};
}

/// `about: n1`, `about: n1 c1` or `about: {case: n1, item: c1}`.
void read_about(const Node& node, Step& step) {
  if (node.kind == yaml::Kind::map) {
    step.about = text_in(node, "case");
    step.about_item = text_in(node, "item");
    return;
  }
  const auto gap = node.text.find_first_of(" .");
  step.about = node.text.substr(0, gap);
  if (gap != std::string::npos) step.about_item = node.text.substr(gap + 1);
}

Step read_step(const Node& node) {
  Step step;
  step.where = node.where;
  step.as = text_in(node, "as");
  step.start = text_in(node, "start");
  step.name = text_in(node, "name");
  step.on = text_in(node, "on");
  step.act = text_in(node, "do");
  step.subject = text_in(node, "subject");
  step.refused = text_in(node, "refused");
  step.wait = text_in(node, "wait");
  step.at = text_in(node, "at");
  step.with = part(node, "with");
  step.items = part(node, "items");
  step.expect = part(node, "expect");
  step.publish = part(node, "publish");
  if (const Node* about = node.find("about")) read_about(*about, step);
  if (const Node* repeat = node.find("repeat")) step.repeat = std::stoi(repeat->text);
  return step;
}

Problem wrong_moment(const Node& node) {
  return {node.where, {"“" + node.text + "”不是时间", "\"" + node.text + "\" is no time"}, {"如 2026-03-10 09:00", "e.g. 2026-03-10 09:00"}};
}

void check_step(const Node& node, const Step& step, Problems& problems) {
  if (const Node* at = node.find("at"); at && !read_moment(at->text)) problems.push_back(wrong_moment(*at));
  const bool acts = !step.start.empty() || !step.on.empty() || !step.act.empty();
  if (acts && (step.as.empty() || (step.start.empty() && (step.on.empty() || step.act.empty()))))
    problems.push_back({node.where,
                        {"办理的一步要写 as，并写 start 或者 on 和 do", "a step that acts says `as`, and `start` or else `on` and `do`"},
                        {"如 {as: ROLE, on: c1, do: approve}", "e.g. {as: ROLE, on: c1, do: approve}"}});
}

std::optional<Scenario> read_one(const Node& node, Problems& problems) {
  if (Problems broken = judge(node, "scenario"); !broken.empty()) {
    problems.insert(problems.end(), broken.begin(), broken.end());
    return std::nullopt;
  }
  Scenario scenario{node.where, text_in(node, "id"), text_in(node, "scenario"), {}, part(node, "given"), {}};
  const Node* at = node.find("at");
  const auto begins = at ? read_moment(at->text) : std::nullopt;
  if (begins) scenario.at = *begins;
  else problems.push_back(wrong_moment(at ? *at : node));
  for (const Node& step : node.find("steps")->items) {
    scenario.steps.push_back(read_step(step));
    check_step(step, scenario.steps.back(), problems);
  }
  return scenario;
}

}  // namespace

std::optional<Instant> read_moment(const std::string& text) {
  if (auto day = read_date(text)) return instant_of(*day, morning);
  return read_instant(text);
}

std::variant<std::vector<Scenario>, Problems> read_scenarios(std::string_view text, const std::string& file) {
  std::vector<Scenario> scenarios;
  Problems problems;
  for (const std::string& document : yaml::documents(text)) {
    auto tree = yaml::read(document, file);
    if (auto* broken = std::get_if<Problems>(&tree)) {
      problems.insert(problems.end(), broken->begin(), broken->end());
      continue;
    }
    if (auto scenario = read_one(std::get<Node>(tree), problems)) scenarios.push_back(std::move(*scenario));
  }
  if (!problems.empty()) return problems;
  return scenarios;
}

}  // namespace qianpi::scenario
