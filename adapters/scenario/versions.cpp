#include "adapters/scenario/versions.h"

#include <algorithm>

namespace qianpi::scenario {

using yaml::Node;

namespace {

constexpr const char* manifest = "package.yaml";

/// Where a line and column stand in a text (columns count bytes of the YAML reader's marks, from 1).
std::size_t offset_of(const std::string& text, const Source& where) {
  std::size_t at = 0;
  for (int line = 1; line < where.line; ++line) at = text.find('\n', at) + 1;
  for (int column = 1; column < where.column; ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) ++column;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

/// Of a value on one line; 0: it stands on several.
std::size_t length_at(const std::string& text, std::size_t at, const Node& node) {
  if (node.quoted) return text[at] == '\'' || text[at] == '"' ? text.find(text[at], at + 1) - at + 1 : 0;
  return text.compare(at, node.text.size(), node.text) == 0 ? node.text.size() : 0;
}

std::string as_written(const Node& node) {
  if (node.kind != yaml::Kind::text) return node.text;
  std::string quoted = "'";
  for (const char one : node.text) quoted += one == '\'' ? "''" : std::string(1, one);
  return quoted + "'";
}

std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps(1);
  for (const char one : path)
    if (one == '.') steps.emplace_back();
    else steps.back() += one;
  return steps;
}

class Changer {
 public:
  explicit Changer(const Package& package) : home_(package.name), files_(package.files) {}

  /// The one value at that path.
  void change(const std::string& file, const std::string& path, const yaml::Entry& by) {
    const auto found = std::ranges::find(files_, home_ + "/" + file, &PackageFile::path);
    if (found == files_.end()) return fail(by.where, "a file of the package", "no file " + file);
    const auto tree = yaml::read(found->text, found->path);
    const Node* value = std::get_if<Node>(&tree);
    for (const std::string& key : steps_of(path)) value = value ? value->find(key) : nullptr;
    const bool plain = value && value->is_scalar();
    const std::size_t at = plain ? offset_of(found->text, value->where) : 0, length = plain ? length_at(found->text, at, *value) : 0;
    if (length == 0) return fail(by.where, "a value on one line at " + path + " in " + file, plain ? "it stands on several lines" : "there is none");
    if (value->text == by.value.text) return;
    found->text.replace(at, length, as_written(by.value));
    changed_ = true;
  }

  std::variant<PackagePtr, Failures> result(const PackagePtr& before) && {
    if (!failures_.empty()) return std::move(failures_);
    if (!changed_) return before;
    auto read = read_package(std::move(files_));
    if (auto* package = std::get_if<PackagePtr>(&read)) return *package;
    for (const Problem& problem : std::get<Problems>(read)) fail(problem.where, "a sound package", problem.what.zh + " / " + problem.what.en);
    return std::move(failures_);
  }

 private:
  void fail(const Source& where, std::string expected, std::string found) { failures_.push_back({where, std::move(expected), std::move(found)}); }

  std::string home_;
  std::vector<PackageFile> files_;
  Failures failures_;
  bool changed_ = false;
};

}  // namespace

std::variant<PackagePtr, Failures> changed(const PackagePtr& package, const Node& changes) {
  Changer changer(*package);
  if (const Node* parameters = changes.find("parameters"))
    for (const yaml::Entry& one : parameters->entries) changer.change(manifest, "parameters." + one.key + ".value", one);
  if (const Node* calendar = changes.find("calendar"))
    for (const yaml::Entry& one : calendar->entries) changer.change(manifest, "calendar." + one.key, one);
  if (const Node* definitions = changes.find("definitions"))
    for (const yaml::Entry& file : definitions->entries)
      for (const yaml::Entry& one : file.value.entries) changer.change(file.key, one.key, one);
  return std::move(changer).result(package);
}

}  // namespace qianpi::scenario
