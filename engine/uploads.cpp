#include "engine/uploads.h"

namespace qianpi {

using rules::Value;

namespace {

bool says(const Value& file, std::string_view name, const std::string& expected) {
  const Value* told = file.get(name);
  return !told || (told->is(rules::Kind::text) && told->text() == expected);
}

bool is_as_stored(const Value& file, const UserId& by, const Engine::Uploads& uploads) {
  const Value* id = file.get("id");
  if (!id || !id->is(rules::Kind::text)) return false;
  const std::optional<Blob> stored = uploads(BlobId{id->text()});
  return stored && stored->owner == by && says(file, "sha256", stored->sha256) && says(file, "name", stored->name) &&
         says(file, "type", stored->type);
}

struct Search {
  const UserId& by;
  const Engine::Uploads& uploads;
  Problems problems{};

  void look_at(const std::string& field, const Value& value) {
    if (value.is(rules::Kind::list))
      for (const Value& one : value.items()) look_at(field, one);
    if (!value.is(rules::Kind::context)) return;
    if (!value.get("sha256")) {
      for (const auto& [name, one] : value.entries()) look_at(name, one);
    } else if (!is_as_stored(value, by, uploads)) {
      problems.push_back({Source{field, 0, 0}, {"附件不是您上传的文件", "is not a file that you uploaded"}, {"请重新上传", "Upload it again"}});
    }
  }
};

const Value* data_of(const Verb& verb) {
  if (const auto* start = std::get_if<verb::Start>(&verb)) return &start->data;
  if (const auto* object = std::get_if<verb::Object>(&verb)) return &object->data;
  if (const auto* decided = std::get_if<verb::Decide>(&verb)) return &decided->data;
  return nullptr;
}

}  // namespace

std::optional<Refusal> foreign_files(const Command& command, const Engine::Uploads& uploads) {
  const Value* data = data_of(command.verb);
  if (!data || !data->is(rules::Kind::context) || command.actor.is_engine()) return std::nullopt;
  Search search{command.actor.user, uploads};
  for (const auto& [name, value] : data->entries()) search.look_at(name, value);
  if (search.problems.empty()) return std::nullopt;
  Refusal no{.reason = Reason::bad_input, .message = {"有的附件没有上传成功", "Some files were not uploaded"}};
  no.problems = std::move(search.problems);
  return no;
}

}  // namespace qianpi
