// JSON of values: written by hand in one canonical form, read through nlohmann's events so that no digit is lost.
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "engine/rules/expression.h"
#include "engine/rules/value_text.h"

namespace qianpi::rules {
namespace {

constexpr std::size_t deepest = 64;

bool is_mark(std::string_view key) { return !key.empty() && key.find_first_not_of('@') == std::string_view::npos; }

void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (c == '\n') out += "\\n";
    else if (byte < 0x20) {
      constexpr std::string_view hex = "0123456789abcdef";
      ((out += "\\u00") += hex[byte >> 4]) += hex[byte & 15];
    } else out += c;
  }
  out += '"';
}

/// One writer for both forms; `exact` is the lossless one.
class JsonWriter {
 public:
  explicit JsonWriter(bool exact) : exact_(exact) {}
  std::string take() { return std::move(out_); }

  void write(const Value& value) {
    switch (value.kind()) {
      case Kind::null: out_ += "null"; return;
      case Kind::boolean: out_ += value.boolean() ? "true" : "false"; return;
      case Kind::number: out_ += value.number().text(); return;
      case Kind::text: write_text(out_, value.text()); return;
      case Kind::date:
      case Kind::time:
      case Kind::date_time:
      case Kind::days_duration:
      case Kind::months_duration: write_marked(to_text(value)); return;
      case Kind::range: write_marked(to_feel(value)); return;
      case Kind::list: write_list(value.items()); return;
      case Kind::context: write_context(value.entries()); return;
      case Kind::function: write_function(); return;
    }
  }

 private:
  void write_marked(const std::string& text) {
    if (exact_) out_ += "{\"@\":";
    write_text(out_, text);
    if (exact_) out_ += '}';
  }
  void write_list(const Items& items) {
    out_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i != 0) out_ += ',';
      write(items[i]);
    }
    out_ += ']';
  }
  void write_context(const Entries& entries) {
    out_ += '{';
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i != 0) out_ += ',';
      write_text(out_, exact_ && is_mark(entries[i].first) ? entries[i].first + "@" : entries[i].first);
      out_ += ':';
      write(entries[i].second);
    }
    out_ += '}';
  }
  void write_function() {
    if (exact_) throw std::logic_error("a function cannot be stored as JSON");
    out_ += "null";
  }
  bool exact_;
  std::string out_;
};

/// What to_json wrote as {"@":"…"}: a temporal, or a range as FEEL.
Value read_marked(const std::string& text) {
  Value value = read_temporal(text);
  if (!value.is_null() || text.empty() || std::string_view("[]()").find(text[0]) == std::string_view::npos) return value;
  const auto compiled = Expression::compile(text);
  if (!std::holds_alternative<Expression>(compiled)) return {};
  value = evaluate(std::get<Expression>(compiled), ContextScope(Value::context({}))).value;
  return value.is(Kind::range) ? value : Value();
}

/// Receives nlohmann's parse events and builds the value; one level per open bracket.
class JsonReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  Value result;

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(static_cast<std::int64_t>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add(*Number::read(std::to_string(value))); }
  bool number_float(number_float_t, const string_t& text) override {
    const auto number = Number::read(text);
    if (!number) fail("the number " + text + " is out of range");
    return add(*number);
  }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool key(string_t& name) override {
    if (!levels_.back().seen.insert(name).second) fail("the key \"" + name + "\" stands twice");
    levels_.back().names.push_back(name);
    return true;
  }
  bool end_array() override {
    Items items = std::move(levels_.back().items);
    levels_.pop_back();
    return add(Value::list(std::move(items)));
  }
  bool end_object() override {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    if (level.names.size() == 1 && level.names[0] == "@") return add(marked(level.items[0]));
    Entries entries;
    entries.reserve(level.names.size());
    for (std::size_t i = 0; i < level.names.size(); ++i) {
      if (level.names[i] == "@") fail("the key \"@\" must stand alone, with a temporal text");
      if (is_mark(level.names[i])) level.names[i].pop_back();
      entries.emplace_back(std::move(level.names[i]), std::move(level.items[i]));
    }
    return add(Value::context(std::move(entries)));
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    throw JsonError(position == 0 ? 0 : position - 1, error.what());
  }

 private:
  struct Level {
    Items items;
    std::vector<std::string> names;
    std::unordered_set<std::string> seen;
  };
  // nlohmann tells no position with its events; the number of values read so far tells where to look.
  [[noreturn]] void fail(const std::string& what) const { throw JsonError(0, what + " (after " + std::to_string(count_) + " values)"); }
  bool open() {
    if (levels_.size() >= deepest) fail("nested deeper than " + std::to_string(deepest));
    levels_.emplace_back();
    return true;
  }
  bool add(Value value) {
    ++count_;
    if (levels_.empty()) result = std::move(value);
    else levels_.back().items.push_back(std::move(value));
    return true;
  }
  Value marked(const Value& text) const {
    Value value = text.is(Kind::text) ? read_marked(text.text()) : Value();
    if (value.is_null()) fail("{\"@\": …} holds no date, time, duration or range");
    return value;
  }
  std::vector<Level> levels_;
  std::size_t count_ = 0;
};

std::string written(const Value& value, bool exact) {
  JsonWriter writer(exact);
  writer.write(value);
  return writer.take();
}

}  // namespace

std::string to_json(const Value& value) { return written(value, true); }
std::string to_plain_json(const Value& value) { return written(value, false); }

Value from_json(std::string_view json) {
  JsonReader reader;
  nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
  return reader.result;
}

}  // namespace qianpi::rules
