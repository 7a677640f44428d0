#include <algorithm>

#include "engine/input.h"

namespace qianpi {

using rules::Value;

namespace {

bool is_known(const Package& package, const Field& field, const std::string& value) {
  if (std::ranges::count(field.options, value, &Option::value) > 0) return true;
  auto list = package.lists.find(field.list);
  return list != package.lists.end() && find_entry(list->second, value);
}

OneInput one_of(const Package& package, const Field& field, const Value& given) {
  if (given.is(rules::Kind::text) && is_known(package, field, given.text())) return given;
  return problem_at(field, {"不在可选范围内", "is not one of the choices"}, {"请从列表中选择", "Choose from the list"});
}

bool is_stored_file(const Value& given) {
  const Value *id = given.get("id"), *name = given.get("name"), *hash = given.get("sha256");
  return id && id->is(rules::Kind::text) && name && name->is(rules::Kind::text) && hash && hash->is(rules::Kind::text);
}

}  // namespace

OneInput read_choice(const Package& package, const Field& field, const Value& given) {
  if (field.type == FieldType::choice) return one_of(package, field, given);
  if (!given.is(rules::Kind::list)) return problem_at(field, {"应为若干选项", "must be a list of choices"}, {"请勾选", "Tick them"});
  if (field.max && given.items().size() > static_cast<std::size_t>(*field.max))
    return problem_at(field, {"选项过多", "has too many choices"},
                      {"最多" + std::to_string(*field.max) + "项", "At most " + std::to_string(*field.max)});
  for (const Value& one : given.items())
    if (auto read = one_of(package, field, one); std::holds_alternative<Problem>(read)) return read;
  return given;
}

/// The shell has looked each file up before: what stands here are facts about stored bytes, not the browser's claims.
OneInput read_attachment(const Field& field, const Value& given) {
  if (field.type == FieldType::signature && given.is(rules::Kind::text)) return given;
  const bool single = field.type != FieldType::attachment;
  if (single && is_stored_file(given)) return given;
  if (!single && given.is(rules::Kind::list) && std::ranges::all_of(given.items(), is_stored_file)) {
    const std::size_t most = static_cast<std::size_t>(field.max.value_or(20));
    if (given.items().size() <= most) return given;
    return problem_at(field, {"附件过多", "has too many files"}, {"最多" + std::to_string(most) + "个", "At most " + std::to_string(most)});
  }
  return problem_at(field, {"附件没有上传成功", "is not an uploaded file"}, {"请重新上传", "Upload it again"});
}

}  // namespace qianpi
