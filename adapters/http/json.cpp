#include "adapters/http/json.h"

#include <charconv>
#include <set>
#include <vector>

#include "adapters/http/failure.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

/// nlohmann asks this for each piece; it throws where the text goes beyond what a page may send.
class Strict {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > deepest_json) throw bad_json({"JSON 嵌套超过 64 层", "JSON is nested deeper than 64"});
    if (event == Json::parse_event_t::object_start) names_.emplace_back();
    if (event == Json::parse_event_t::object_end) names_.pop_back();
    if (event == Json::parse_event_t::key && !names_.back().insert(parsed.get<std::string>()).second)
      throw bad_json({"JSON 中名称重复：" + parsed.get<std::string>(), "Name given twice in JSON: " + parsed.get<std::string>()});
    return true;
  }

 private:
  std::vector<std::set<std::string>> names_;
};

}  // namespace

Json parse(std::string_view text) {
  Strict strict;
  try {
    // By reference: the parser copies its callback.
    return Json::parse(text, [&](int depth, Json::parse_event_t event, Json& parsed) { return strict(depth, event, parsed); });
  } catch (const Json::parse_error& error) {
    const std::string place = std::to_string(error.byte);
    throw bad_json({"请求正文不是有效的 JSON（第 " + place + " 字节附近）", "The body is not valid JSON (near byte " + place + ")"});
  }
}

Json plain(const rules::Value& value) { return value.is_null() ? Json() : Json::parse(rules::to_plain_json(value)); }

rules::Value value_of(const Json& json) {
  try {
    return rules::from_json(json.dump());
  } catch (const rules::JsonError& error) {
    throw bad_json({"数据中有无法读取的值", std::string("The data holds a value that cannot be read: ") + error.what()});
  }
}

Json time_of(Instant at) { return to_text(at); }
Json time_of(const std::optional<Instant>& at) { return at ? Json(to_text(*at)) : Json(); }
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || text.front() == '-' || number > (1LL << 53)) return {};
  return number;
}

const std::string& words(const Bilingual& text, Language language) {
  const std::string& wanted = language == Language::zh ? text.zh : text.en;
  const std::string& other = language == Language::zh ? text.en : text.zh;
  return wanted.empty() ? other : wanted;
}

}  // namespace qianpi::http
