#include "adapters/cli/demonstration.h"

#include "engine/yaml/yaml.h"

namespace qianpi::cli {

namespace {

rules::Value value_of(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Kind::null: return {};
    case yaml::Kind::boolean: return node.text == "true";
    case yaml::Kind::integer: return std::int64_t{std::stoll(node.text)};
    case yaml::Kind::decimal:
    case yaml::Kind::text: return node.text;
    case yaml::Kind::list: {
      rules::Items items;
      for (const yaml::Node& item : node.items) items.push_back(value_of(item));
      return rules::Value::list(std::move(items));
    }
    case yaml::Kind::map: {
      rules::Entries entries;
      for (const yaml::Entry& entry : node.entries) entries.emplace_back(entry.key, value_of(entry.value));
      return rules::Value::context(std::move(entries));
    }
  }
  return {};
}

std::string text_in(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found ? found->text : std::string();
}

Problems refused(const yaml::Node& at, const Answer& answer) {
  const auto* refusal = std::get_if<Refusal>(&answer);
  if (!refusal) return {};
  Problems problems{{at.where, refusal->message, {refusal->check, refusal->check}}};
  for (const Problem& one : refusal->problems)
    problems.push_back({at.where, {one.where.file + "：" + one.what.zh, one.where.file + ": " + one.what.en}, one.cure});
  return problems;
}

}  // namespace

Problems begin_cases(std::string_view text, const std::string& file, Engine& engine, People& people) {
  const auto read = yaml::read(text, file);
  if (const auto* problems = std::get_if<Problems>(&read)) return *problems;
  const auto& root = std::get<yaml::Node>(read);
  const auto actor = people.actor({text_in(root, "as")});
  const yaml::Node* cases = root.find("cases");
  if (!actor || !cases)
    return {{root.where, {"缺少 as 所指的用户，或 cases", "The user under `as` is not there, or `cases` is missing"}, {"补上", "Add it"}}};
  for (const yaml::Node& one : cases->items) {
    verb::Start start;
    start.package = text_in(root, "package");
    start.workflow = text_in(root, "workflow");
    start.data = value_of(one);
    const std::string key = "demonstration-" + std::to_string(one.where.line);
    if (Problems problems = refused(one, engine.submit({*actor, {}, std::move(start), key, key})); !problems.empty()) return problems;
  }
  return {};
}

}  // namespace qianpi::cli
