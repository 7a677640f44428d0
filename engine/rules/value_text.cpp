#include "engine/rules/value_text.h"

#include <algorithm>

#include "engine/rules/temporal.h"

namespace qianpi::rules {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else out += c;
  }
  return out + '"';
}

bool is_plain_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
  return !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

using Writer = std::string (*)(const Value&);

std::string list_text(const Items& items, Writer write) {
  std::string out = "[";
  for (const Value& item : items) out += (out.size() > 1 ? ", " : "") + write(item);
  return out + "]";
}

std::string context_text(const Entries& entries, Writer write) {
  std::string out = "{";
  for (const auto& [name, value] : entries) out += (out.size() > 1 ? ", " : "") + (is_plain_name(name) ? name : quoted(name)) + ": " + write(value);
  return out + "}";
}

std::string range_text(const Range& range, Writer write) {
  switch (range.form) {
    case RangeForm::not_equal: return "(!=" + write(range.low) + ")";
    case RangeForm::equal: return "(=" + write(range.low) + ")";
    case RangeForm::one_sided:
      if (range.low.is_null()) return std::string(range.high_closed ? "(<=" : "(<") + write(range.high) + ")";
      return std::string(range.low_closed ? "(>=" : "(>") + write(range.low) + ")";
    case RangeForm::interval: break;
  }
  return (range.low_closed ? "[" : "(") + write(range.low) + ".." + write(range.high) + (range.high_closed ? "]" : ")");
}

std::string temporal_text(const Value& value) {
  if (value.is(Kind::date)) return feel_text(value.date());
  if (value.is(Kind::time)) return feel_text(value.time());
  if (value.is(Kind::date_time)) return feel_text(value.date_time());
  if (value.is(Kind::days_duration)) return feel_text(value.days_duration());
  return feel_text(value.months_duration());
}

/// Within a list or context a text stands in quotes, everything else as string() gives it.
std::string inner_text(const Value& value) { return value.is(Kind::text) ? quoted(value.text()) : to_text(value); }

std::string text_with(const Value& value, Writer inner) {
  switch (value.kind()) {
    case Kind::null: return "null";
    case Kind::boolean: return value.boolean() ? "true" : "false";
    case Kind::number: return value.number().text();
    case Kind::text: return value.text();
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_duration:
    case Kind::months_duration: return temporal_text(value);
    case Kind::list: return list_text(value.items(), inner);
    case Kind::context: return context_text(value.entries(), inner);
    case Kind::range: return range_text(value.range(), inner);
    case Kind::function: return "function";
  }
  return "";
}

bool is_temporal(Kind kind) {
  return kind == Kind::date || kind == Kind::time || kind == Kind::date_time || kind == Kind::days_duration || kind == Kind::months_duration;
}

}  // namespace

std::string to_text(const Value& value) { return text_with(value, inner_text); }

std::string to_feel(const Value& value) {
  if (value.is(Kind::text)) return quoted(value.text());
  if (is_temporal(value.kind())) return "@\"" + temporal_text(value) + "\"";
  return text_with(value, to_feel);
}

Value read_temporal(std::string_view text) {
  if (const auto date = read_feel_date(text)) return *date;
  if (const auto moment = read_feel_date_time(text)) return *moment;
  if (const auto time = read_feel_time(text)) return *time;
  return read_feel_duration(text);
}

}  // namespace qianpi::rules
