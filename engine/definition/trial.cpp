#include "engine/definition/trial.h"

#include "engine/rules/value_text.h"
#include "engine/yaml/yaml.h"

namespace qianpi {

using rules::Kind;
using rules::Value;

namespace {

std::optional<Date> day_in(const Value& value) {
  if (value.is(Kind::date)) return value.date();
  if (value.is(Kind::date_time)) return value.date_time().date;
  return std::nullopt;
}

Value years_between(const Value& born, const Value& on) {
  const auto from = day_in(born), until = day_in(on);
  return from && until ? Value(rules::completed_years(*from, *until)) : Value();
}

/// Turns a YAML tree into values; what is wrong is told where it stands.
class GivenReader {
 public:
  Problems problems;

  Value read(const yaml::Node& node) {
    switch (node.kind) {
      case yaml::Kind::null: return {};
      case yaml::Kind::boolean: return node.text[0] == 't' || node.text[0] == 'T';
      case yaml::Kind::integer:
      case yaml::Kind::decimal: return number(node);
      case yaml::Kind::text: return node.text.starts_with('=') ? reckoned(node) : Value(node.text);
      case yaml::Kind::list: break;
      case yaml::Kind::map: return context(node);
    }
    rules::Items items;
    for (const yaml::Node& item : node.items) items.push_back(read(item));
    return Value::list(std::move(items));
  }

 private:
  static Value number(const yaml::Node& node) {
    const auto read = rules::Number::read(node.text);
    return read ? Value(*read) : Value(node.text);
  }
  Value context(const yaml::Node& node) {
    Value value = Value::context({});
    for (const yaml::Entry& entry : node.entries) value = put(value, entry.key, read(entry.value));
    return value;
  }
  Value reckoned(const yaml::Node& node) {
    auto compiled = rules::Expression::compile(node.text.substr(1));
    if (const auto* code = std::get_if<rules::Expression>(&compiled)) {
      rules::Result result = rules::evaluate(*code, rules::ContextScope(trial_of(Value::context({}), nullptr)));
      if (!result.problems.empty() && result.value.is_null()) refuse(node.where, result.problems);
      return result.value;
    }
    refuse(node.where, std::get<std::vector<rules::Problem>>(compiled));
    return {};
  }
  void refuse(const Source& where, const std::vector<rules::Problem>& found) {
    const Bilingual words = told(found);
    problems.push_back({where, {"表达式有误：" + words.zh, "the expression is wrong: " + words.en}, {"请改正", "correct it"}});
  }
};

Problems no_names(const std::string& name) {
  return {{{name, 0, 0}, {"应给出名称和值", "names and values are wanted"}, {"如 {\"fine\": 200000} 或 {fine: 200000}", "e.g. {fine: 200000}"}}};
}

}  // namespace

Value put(const Value& into, std::string_view path, Value value) {
  const auto dot = path.find('.');
  const std::string_view head = path.substr(0, dot);
  if (dot == std::string_view::npos) return into.with(head, std::move(value));
  const Value* inner = into.get(head);
  return into.with(head, put(inner && inner->is(Kind::context) ? *inner : Value::context({}), path.substr(dot + 1), std::move(value)));
}

std::variant<Value, Problems> read_given(std::string_view text, const std::string& name) {
  try {
    Value value = rules::from_json(text);
    if (!value.is(Kind::context)) return no_names(name);
    return value;
  } catch (const rules::JsonError&) {
    // then it is YAML, or wrong as such
  }
  auto tree = yaml::read(text, name);
  if (auto* problems = std::get_if<Problems>(&tree)) return std::move(*problems);
  const yaml::Node& node = std::get<yaml::Node>(tree);
  if (node.is_null()) return Value::context({});
  if (node.kind != yaml::Kind::map) return no_names(name);
  GivenReader reader;
  Value value = reader.read(node);
  if (!reader.problems.empty()) return std::move(reader.problems);
  return value;
}

Value trial_of(const Value& given, const Package* package) {
  const Value today = given.get("today") ? *given.get("today") : Value();
  Value all = Value::context({});
  all = all.with("age", Value::host_function("age", 1, [today](std::vector<Value> from) { return years_between(from[0], today); }));
  all = all.with("age_at", Value::host_function("age_at", 2, [](std::vector<Value> from) { return years_between(from[0], from[1]); }));
  if (package)
    for (const auto& [name, parameter] : package->parameters) all = put(all, "param." + name, parameter.value);
  for (const auto& [name, value] : given.entries()) {
    if (name == "param" && value.is(Kind::context))
      for (const auto& [parameter, own] : value.entries()) all = put(all, "param." + parameter, own);
    else all = all.with(name, value);
  }
  return all;
}

Bilingual told(const std::vector<rules::Problem>& problems) {
  Bilingual words;
  for (const rules::Problem& problem : problems) {
    words.zh += (words.zh.empty() ? "" : "；") + rules::describe(problem, "zh");
    words.en += (words.en.empty() ? "" : "; ") + rules::describe(problem, "en");
  }
  return words;
}

}  // namespace qianpi
