#include "adapters/packages/folder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "engine/yaml/yaml.h"

namespace qianpi::packages {

namespace {

namespace fs = std::filesystem;

constexpr const char* manifest = "package.yaml";

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What the manifest says under `uses`; its mistakes are told by the engine's reader.
std::vector<std::string> used_by(const std::string& text) {
  std::vector<std::string> names;
  const auto read = yaml::read(text, manifest);
  const auto* root = std::get_if<yaml::Node>(&read);
  const yaml::Node* uses = root ? root->find("uses") : nullptr;
  if (!uses) return names;
  if (uses->is_scalar()) names.push_back(uses->text);
  for (const yaml::Node& one : uses->items)
    if (const yaml::Node* from = one.is_scalar() ? &one : one.find("from")) names.push_back(from->text);
  return names;
}

bool is_hidden(const fs::path& relative) {
  return std::ranges::any_of(relative, [](const fs::path& part) { return part.native().starts_with('.'); });
}

/// Beside the package, or with the stock workflows in the folder `workflows` beside the folder of the package.
fs::path place_of(const fs::path& package, const std::string& used) {
  const fs::path beside = package.parent_path() / used, stock = package.parent_path().parent_path() / "workflows" / used;
  return fs::is_directory(beside) || !fs::is_directory(stock) ? beside : stock;
}

void add_folder(const fs::path& folder, std::vector<PackageFile>& files) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path relative = fs::relative(entry.path(), folder.parent_path());
    if (entry.is_regular_file() && relative.extension() == ".yaml" && !is_hidden(relative))
      files.push_back({relative.generic_string(), read_text(entry.path())});
  }
}

}  // namespace

std::variant<std::vector<PackageFile>, Problems> read_files(const fs::path& given) {
  fs::path folder = fs::absolute(given).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  if (!fs::exists(folder / manifest))
    return Problems{{{folder.string()},
                     {"没有 package.yaml，不是流程包", "There is no package.yaml: this is no package"},
                     {"给出流程包的文件夹，如 workflows/NAME", "Name a package's folder, such as workflows/NAME"}}};
  std::vector<PackageFile> files;
  Problems problems;
  std::set<std::string> met{folder.filename().string()};
  for (std::vector<fs::path> open{folder}; !open.empty();) {
    const fs::path next = open.back();
    open.pop_back();
    add_folder(next, files);
    for (const std::string& name : used_by(read_text(next / manifest))) {
      const fs::path used = place_of(folder, name);
      if (name.find_first_of("/\\.") != std::string::npos || !fs::is_directory(used))
        problems.push_back({{folder.filename().string() + "/" + manifest},
                            {"uses 中的流程包不存在：" + name, "The package under uses is not there: " + name},
                            {"把它放在 " + used.string(), "Put it at " + used.string()}});
      else if (met.insert(name).second) open.push_back(used);
    }
  }
  if (!problems.empty()) return problems;
  std::ranges::sort(files, {}, &PackageFile::path);
  return files;
}

std::variant<PackagePtr, Problems> read(const fs::path& folder) {
  auto files = read_files(folder);
  if (auto* problems = std::get_if<Problems>(&files)) return std::move(*problems);
  return read_package(std::move(std::get<std::vector<PackageFile>>(files)));
}

std::vector<fs::path> packages_in(const fs::path& parent) {
  std::vector<fs::path> found;
  if (fs::is_directory(parent))
    for (const auto& entry : fs::directory_iterator(parent))
      if (fs::exists(entry.path() / manifest)) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

std::variant<calendar::Calendar, Problems> read_calendar(const fs::path& folder) {
  std::vector<calendar::Year> years;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::directory_iterator(folder)) {
      auto year = calendar::read_year(read_text(entry.path()), entry.path().filename().string());
      if (auto* problems = std::get_if<Problems>(&year)) return std::move(*problems);
      years.push_back(std::move(std::get<calendar::Year>(year)));
    }
  return calendar::Calendar(std::move(years));
}

}  // namespace qianpi::packages
