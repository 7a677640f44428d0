#include "engine/wording.h"

#include <algorithm>

namespace qianpi {

namespace {

using rules::Kind;
using rules::Value;

/// 省 级 专 家 is 省级专家.
std::string without_blanks(const std::string& text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "\u3000") == 0) i += 2;
    else if (static_cast<unsigned char>(text[i]) > ' ') kept += text[i];
  }
  return kept;
}

void collect_texts(const Value& value, std::string& into) {
  if (value.is(Kind::text)) into += without_blanks(value.text()) + "\n";
  if (value.is(Kind::list))
    for (const Value& one : value.items()) collect_texts(one, into);
  if (value.is(Kind::context))
    for (const auto& [name, one] : value.entries()) collect_texts(one, into);
}

std::string texts_of(const Value& values, const std::string& name) {
  std::string texts;
  if (const Value* value = values.get(name)) collect_texts(*value, texts);
  return texts;
}

/// Where the word stands, by the field's title; empty: nowhere.
std::string place_of(const std::string& word, const Form& form, const Value& values) {
  for (const Field& field : form.fields)
    if (texts_of(values, field.name).find(word) != std::string::npos) return field.title;
  return texts_of(values, "decisions").find(word) != std::string::npos ? "审批意见" : "";
}

}  // namespace

std::optional<Refusal> forbidden_wording(const Form& form, const Value& values) {
  const Value* wording = form.page.is(Kind::context) ? form.page.get("wording") : nullptr;
  const Value* words = wording && wording->is(Kind::context) ? wording->get("refuse") : nullptr;
  if (!words || !words->is(Kind::list)) return {};
  const Value* basis = wording->get("basis");
  for (const Value& one : words->items()) {
    if (!one.is(Kind::text)) continue;
    const std::string place = place_of(without_blanks(one.text()), form, values);
    if (place.empty()) continue;
    return Refusal{.reason = Reason::check_failed,
                   .message = {"“" + form.title + "”的“" + place + "”中有不得使用的“" + one.text() + "”字样，不能盖章，请退回修改",
                               "\"" + form.title + "\" cannot be sealed: \"" + place + "\" contains the words \"" + one.text() +
                                   "\", which it may not; return it to be changed"},
                   .check = "文字表述",
                   .basis = basis && basis->is(Kind::text) ? basis->text() : std::string()};
  }
  return {};
}

}  // namespace qianpi
