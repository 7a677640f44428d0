#include "tests/scxml/datamodel.h"

#include <algorithm>
#include <cctype>

#include "tests/scxml/document.h"

namespace qianpi::scxml {
namespace {

using rules::Value;

bool is_truthy(const Value& value) {
  if (value.is(rules::Kind::boolean)) return value.boolean();
  if (value.is(rules::Kind::number)) return !value.number().zero();
  if (value.is(rules::Kind::text)) return !value.text().empty();
  return !value.is_null();
}

std::string type_of(const Value& value) {
  if (value.is_null()) return "undefined";
  if (value.is(rules::Kind::boolean) || value.is(rules::Kind::number)) return std::string(rules::name_of(value.kind()));
  return value.is(rules::Kind::text) ? "string" : "object";
}

std::string root_of(std::string_view path) { return std::string(path.substr(0, path.find('.'))); }

std::string trimmed(std::string text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.pop_back();
  return text;
}

bool is_a_name(std::string_view text) {
  const auto belongs = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$'; };
  return !text.empty() && std::ranges::all_of(text, belongs) && !std::isdigit(static_cast<unsigned char>(text[0]));
}

/// `within` with the value put at `path`; the steps before the last one must be there.
Value replaced(const Value& within, std::string_view path, const Value& value) {
  const auto dot = path.find('.');
  const std::string step(path.substr(0, dot));
  if (!within.is(rules::Kind::context)) throw ExecutionError("nothing stands at " + step);
  if (dot == std::string_view::npos) return within.with(step, value);
  const Value* inner = within.get(step);
  return within.with(step, replaced(inner ? *inner : Value(), path.substr(dot + 1), value));
}

}  // namespace

Datamodel::Datamodel(std::function<bool(const std::string&)> is_in, const std::string& name, const std::string& session) {
  const auto in = [is_in = std::move(is_in)](std::vector<Value> state) { return Value(state.at(0).is(rules::Kind::text) && is_in(state[0].text())); };
  system_["In"] = Value::host_function("In", 1, in);
  system_["truthy"] = Value::host_function("truthy", 1, [](std::vector<Value> value) { return Value(is_truthy(value.at(0))); });
  system_["typeof"] = Value::host_function("typeof", 1, [](std::vector<Value> value) { return Value(type_of(value.at(0))); });
  system_["_event"] = Value();
  system_["_name"] = name;
  system_["_sessionid"] = session;
  const Value here = Value::context({{"location", "#_scxml_" + session}});
  system_["_ioprocessors"] = Value::context({{"scxml", here}, {std::string(own_processor), here}});
}

const Value* Datamodel::find(std::string_view name) const {
  if (const auto found = variables_.find(name); found != variables_.end()) return &found->second;
  const auto found = system_.find(name);
  return found == system_.end() ? nullptr : &found->second;
}

Value Datamodel::evaluate_feel(const std::string& feel) const {
  const auto compiled = rules::Expression::compile(feel);
  const auto* expression = std::get_if<rules::Expression>(&compiled);
  if (!expression) throw Untranslatable("FEEL can't say " + feel + ": " + rules::describe(std::get<1>(compiled).front(), "en"));
  for (const auto& name : rules::names_used(*expression))
    if (!find(root_of(name))) throw ExecutionError("nobody declared " + root_of(name));
  return rules::evaluate(*expression, *this).value;
}

Value Datamodel::evaluate(std::string_view ecmascript) const {
  try {
    return evaluate_feel(feel_of(ecmascript));
  } catch (const Malformed& error) {
    throw ExecutionError(error.what());
  }
}

bool Datamodel::holds(std::string_view ecmascript) const { return is_truthy(evaluate(ecmascript)); }

void Datamodel::declare(const std::string& name) {
  if (is_a_name(name)) variables_.try_emplace(name);
  else throw ExecutionError(name + " is no name of a variable");
}

void Datamodel::assign(const std::string& location, Value value) {
  const std::string place = trimmed(location), name = root_of(place);
  const auto found = variables_.find(name);
  if (found == variables_.end()) throw ExecutionError("nobody declared " + name);
  found->second = name == place ? std::move(value) : replaced(found->second, std::string_view(place).substr(name.size() + 1), value);
}

void Datamodel::run(std::string_view script) {
  for (const auto& statement : statements_of(script)) {
    if (statement.declares) declare(statement.name);
    if (!statement.feel.empty()) assign(statement.name, evaluate_feel(statement.feel));
  }
}

Value literal_of(std::string_view content) {
  std::string text;
  for (const auto& word : words(content)) text += (text.empty() ? "" : " ") + word;
  try {
    const auto compiled = rules::Expression::compile(feel_of(text));
    const auto* expression = std::get_if<rules::Expression>(&compiled);
    if (expression && rules::names_used(*expression).empty()) return rules::evaluate(*expression, rules::ContextScope(Value::context({}))).value;
  } catch (const std::runtime_error&) {  // prose, as SCXML B.2.8 allows
  }
  return text;
}

std::string text_of(const Value& value) {
  if (value.is(rules::Kind::text)) return value.text();
  if (value.is(rules::Kind::number)) return value.number().text();
  throw ExecutionError("neither a text nor a number");
}

}  // namespace qianpi::scxml
