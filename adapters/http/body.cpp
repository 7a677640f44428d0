#include "adapters/http/body.h"

#include <algorithm>

namespace qianpi::http {

namespace {

Failure wrong_kind(const std::string& field, const char* zh, const char* en) {
  return bad_field(field, {std::string("应为") + zh, std::string("must be ") + en}, {"请更正后重新提交", "Correct it and send again"});
}

std::string text_of(const Json& json, const std::string& field) {
  if (!json.is_string()) throw wrong_kind(field, "文字", "a text");
  return json.get<std::string>();
}

Failure unknown_name(const std::string& name, const std::string& known) {
  return bad_field(name, {"没有这个名称", "is not a name known here"}, {"可用的名称：" + known, "Known names: " + known});
}

std::string joined(const auto& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

Ballot ballot_of(const Json& json) {
  if (!json.is_object()) throw wrong_kind("ballots", "对象的列表", "a list of objects");
  Ballot ballot;
  for (const auto& [name, value] : json.items()) {
    if (name == "item") ballot.item = case_id_of(value, "ballots.item");
    else if (name == "outcome") ballot.outcome = text_of(value, "ballots.outcome");
    else if (name == "opinion") ballot.opinion = text_of(value, "ballots.opinion");
    else throw unknown_name("ballots." + name, "item, outcome, opinion");
  }
  return ballot;
}

}  // namespace

Json object_of(const Request& request) {
  if (request.body.empty()) return Json::object();
  if (!request.header("content-type").starts_with("application/json"))
    throw Failure(415, "wrong_type", {"请求正文应为 application/json", "The body must be application/json"});
  Json json = parse(request.body);
  if (!json.is_object()) throw bad_json({"请求正文应为 JSON 对象", "The body must be a JSON object"});
  return json;
}

Fields::Fields(const Request& request, std::initializer_list<std::string_view> known) : object_(object_of(request)) {
  for (const auto& [name, value] : object_.items())
    if (std::ranges::find(known, name) == known.end()) throw unknown_name(name, joined(known));
}

const Json* Fields::find(const std::string& name) const {
  const auto found = object_.find(name);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

std::string Fields::text(const std::string& name) const {
  const Json* found = find(name);
  return found ? text_of(*found, name) : std::string();
}

std::int64_t Fields::number(const std::string& name) const {
  const Json* found = find(name);
  if (!found) return 0;
  if (!found->is_number_integer()) throw wrong_kind(name, "整数", "a whole number");
  return found->get<std::int64_t>();
}

rules::Value Fields::value(const std::string& name) const {
  const Json* found = find(name);
  return found ? value_of(*found) : rules::Value();
}

CaseId case_id_of(const Json& json, const std::string& field) {
  const auto number = json.is_string()            ? read_number(json.get<std::string>())
                      : json.is_number_unsigned() ? std::optional(json.get<std::int64_t>())
                                                  : std::nullopt;
  if (!number) throw wrong_kind(field, "办件编号", "the number of a case");
  return {*number};
}

const Json* VerbReader::take(const char* name) {
  taken_.insert(name);
  const auto found = object_.find(name);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

void VerbReader::operator()(const char* name, std::string& it) {
  if (const Json* json = take(name)) it = text_of(*json, name);
}
void VerbReader::operator()(const char* name, int& it) {
  std::int64_t wide = it;
  (*this)(name, wide);
  it = static_cast<int>(wide);
}
void VerbReader::operator()(const char* name, std::int64_t& it) {
  const Json* json = take(name);
  if (!json) return;
  if (!json->is_number_integer()) throw wrong_kind(name, "整数", "a whole number");
  it = json->get<std::int64_t>();
}
void VerbReader::operator()(const char* name, CaseId& it) {
  if (const Json* json = take(name)) it = case_id_of(*json, name);
}
void VerbReader::operator()(const char* name, rules::Value& it) {
  const Json* json = take(name);
  if (!json) return;
  if (!json->is_object()) throw wrong_kind(name, "字段与值的对象", "an object of fields and values");
  it = value_of(*json);
}
void VerbReader::operator()(const char* name, std::optional<Instant>& it) {
  const Json* json = take(name);
  if (!json) return;
  it = read_instant(text_of(*json, name));
  if (!it) throw bad_field(name, {"不是有效的时间", "is no instant"}, {"例：2026-03-10T09:00:00+08:00", "For example 2026-03-10T09:00:00+08:00"});
}
void VerbReader::operator()(const char* name, std::vector<CaseId>& it) {
  const Json* json = take(name);
  if (!json) return;
  if (!json->is_array()) throw wrong_kind(name, "编号的列表", "a list of ids");
  for (const Json& one : *json) it.push_back(case_id_of(one, name));
}
void VerbReader::operator()(const char* name, std::vector<Ballot>& it) {
  const Json* json = take(name);
  if (!json) return;
  if (!json->is_array()) throw wrong_kind(name, "票的列表", "a list of ballots");
  for (const Json& one : *json) it.push_back(ballot_of(one));
}

void VerbReader::refuse_unknown() const {
  for (const auto& [name, value] : object_.items())
    if (!taken_.contains(name)) throw unknown_name(name, joined(taken_));
}

}  // namespace qianpi::http
