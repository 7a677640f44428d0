#include "tests/tck/kit.h"

#include <algorithm>

#include "engine/rules/operators.h"
#include "engine/rules/value_text.h"

namespace kit {
namespace {

using namespace qianpi::rules;

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

Value read_simple(const Element& value) {
  if (value.attribute("nil") == "true") return {};
  const std::string whole = value.attribute("type");
  const std::string type = whole.substr(whole.find(':') == std::string::npos ? 0 : whole.find(':') + 1);
  const std::string text = trimmed(value.text);
  if (type == "boolean") return text == "true" || text == "1";
  if (type == "string" || type.empty()) return type.empty() ? Value(text) : Value(value.text);
  if (type == "date" || type == "time" || type == "dateTime" || type == "duration") return read_temporal(text);
  const auto number = Number::read(text);
  return number ? Value(*number) : Value(text);
}

bool same_number(const Number& a, const Number& b) {
  const Number apart = a < b ? b - a : a - b;
  return apart < *Number::read("0.00000001");
}

bool same_contexts(const Value& expected, const Value& actual) {
  const auto covers = [](const Value& a, const Value& b) {
    return std::all_of(a.entries().begin(), a.entries().end(), [&](const auto& entry) {
      const Value* other = b.get(entry.first);
      return same(entry.second, other ? *other : Value());
    });
  };
  return covers(expected, actual) && covers(actual, expected);
}

}  // namespace

Value read_value(const Element& holder) {
  if (const Element* value = holder.child("value")) return read_simple(*value);
  if (const Element* list = holder.child("list")) {
    Items items;
    for (const Element* item : list->all("item")) items.push_back(read_value(*item));
    return Value::list(std::move(items));
  }
  const auto components = holder.all("component");
  if (components.empty()) return {};
  Entries entries;
  for (const Element* component : components) entries.emplace_back(component->attribute("name"), read_value(*component));
  return Value::context(std::move(entries));
}

bool same(const Value& expected, const Value& actual) {
  if (expected.kind() != actual.kind()) return false;
  if (expected.is(Kind::number)) return same_number(expected.number(), actual.number());
  if (expected.is(Kind::context)) return same_contexts(expected, actual);
  if (expected.is(Kind::list))
    return std::equal(expected.items().begin(), expected.items().end(), actual.items().begin(), actual.items().end(), same);
  if (const auto found = order(expected, actual)) return *found == 0;
  return expected == actual;
}

TestFile read_test_file(const Element& root) {
  TestFile file;
  if (const Element* model = root.child("modelName")) file.model = trimmed(model->text);
  for (const Element* element : root.all("testCase")) {
    Case made{element->attribute("id"), element->attribute("type"), element->attribute("invocableName"), Value::context({}), {}};
    for (const Element* input : element->all("inputNode")) made.inputs = made.inputs.with(input->attribute("name"), read_value(*input));
    for (const Element* result : element->all("resultNode")) {
      const Element* expected = result->child("expected");
      made.results.push_back({result->attribute("name"), expected ? read_value(*expected) : Value(), result->attribute("errorResult") == "true"});
    }
    file.cases.push_back(std::move(made));
  }
  return file;
}

}  // namespace kit
