#include "adapters/paper/part.h"

#include <charconv>

#include "engine/rules/value_text.h"

namespace qianpi::paper {

using rules::Kind;
using rules::Value;

std::string scalar(const Value& value) { return value.is_null() ? std::string() : rules::to_text(value); }

Part::Part(const Value& value, std::string where) : value_(value), where_(std::move(where)) {
  if (!value.is(Kind::context)) refuse("a mapping is wanted here");
}

void Part::refuse(const std::string& what) const { throw PageFault(where_ + ": " + what); }

const Value* Part::find(std::string_view key) {
  asked_.emplace(key);
  const Value* found = value_.get(key);
  return found && !found->is_null() ? found : nullptr;
}

std::string Part::text(std::string_view key, std::string fallback) {
  const Value* found = find(key);
  if (!found) return fallback;
  if (found->is(Kind::list) || found->is(Kind::context)) refuse(std::string(key) + " must be a text");
  return scalar(*found);
}

double Part::number(std::string_view key, double fallback) {
  const Value* found = find(key);
  if (!found) return fallback;
  const std::string text = scalar(*found);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) refuse(std::string(key) + " must be a number, not " + text);
  return number;
}

bool Part::flag(std::string_view key) {
  const Value* found = find(key);
  return found && scalar(*found) == "true";
}

pdf::FontRole Part::font(pdf::FontRole fallback) {
  const std::string word = text("font");
  if (word.empty()) return fallback;
  if (word == "body") return pdf::FontRole::body;
  if (word == "heading") return pdf::FontRole::heading;
  if (word == "kai") return pdf::FontRole::kai;
  refuse("font must be body, heading or kai, not " + word);
}

pdf::Align Part::align(pdf::Align fallback) {
  const std::string word = text("align");
  if (word.empty()) return fallback;
  if (word == "left") return pdf::Align::left;
  if (word == "centre") return pdf::Align::centre;
  if (word == "right") return pdf::Align::right;
  if (word == "justify") return pdf::Align::justify;
  refuse("align must be left, centre, right or justify, not " + word);
}

void Part::done() const {
  std::string unknown;
  for (const auto& [key, value] : value_.entries())
    if (!asked_.contains(key)) unknown += unknown.empty() ? key : ", " + key;
  if (!unknown.empty()) refuse("unknown: " + unknown + " (docs/forms.md lists the keys)");
}

}  // namespace qianpi::paper
