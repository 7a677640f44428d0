#include "engine/definition/package.h"

#include <algorithm>

#include "engine/definition/check.h"
#include "engine/definition/readers.h"
#include "engine/definition/schema.h"
#include "engine/yaml/documents.h"

namespace qianpi {
namespace {

using reading::Notes;
using yaml::Node;

constexpr std::size_t most_files = 2000;

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// Which schema judges a file, by its place within the package; empty for files that are no definitions (README.md).
std::string schema_of(const std::string& path) {
  if (!path.ends_with(".yaml")) return {};
  const auto first = path.find('/');
  if (first == std::string::npos) return {};
  const std::string inside = path.substr(first + 1);
  if (inside == "package.yaml") return "package";
  const auto slash = inside.find('/');
  if (slash == std::string::npos) return "workflow";
  const std::string folder = inside.substr(0, slash);
  if (folder == "registers") return "register";
  if (folder == "forms") return "form";
  if (folder == "rules") return "rules";
  if (folder == "lists") return "list";
  return folder == "scenarios" ? "scenario" : "";
}

class PackageReader {
 public:
  explicit PackageReader(std::vector<PackageFile> files) { package_->files = std::move(files); }

  std::variant<PackagePtr, Problems> read() {
    auto& files = package_->files;
    std::ranges::sort(files, {}, &PackageFile::path);
    if (files.size() > most_files) refuse_package({}, {"文件超过 2000 个", "more than 2000 files"});
    const auto own = std::ranges::find_if(files, [](const PackageFile& file) { return schema_of(file.path) == "package"; });
    if (own == files.end()) refuse_package({}, {"流程包里没有 package.yaml", "the package has no package.yaml"});
    if (!notes_.problems.empty()) return std::move(notes_.problems);
    package_->version = version_of(files);
    const std::string home = folder_of(own->path);
    read_file(*own, "package");
    for (const PackageFile& file : files)
      if (&file != &*own && belongs(folder_of(file.path), home)) read_file(file, schema_of(file.path));
    if (notes_.problems.empty()) notes_.problems = check(*package_);
    if (!notes_.problems.empty()) return sorted(std::move(notes_.problems));
    return PackagePtr(std::move(package_));
  }

 private:
  bool belongs(const std::string& folder, const std::string& home) const {
    return folder == home || std::ranges::find(package_->uses, folder) != package_->uses.end();
  }

  void refuse_package(const std::string& file, Bilingual what) {
    notes_.refuse({file, 0, 0}, std::move(what), {"请检查上传的文件夹", "check the folder"});
  }

  void read_file(const PackageFile& file, const std::string& schema) {
    if (schema.empty()) return;
    if (schema == "scenario")
      for (const std::string& document : yaml::documents(file.text)) read_tree({file.path, document}, schema);
    else read_tree(file, schema);
  }

  void read_tree(const PackageFile& file, const std::string& schema) {
    auto tree = yaml::read(file.text, file.path);
    if (auto* problems = std::get_if<Problems>(&tree)) return add(std::move(*problems));
    const Node& node = std::get<Node>(tree);
    if (Problems problems = judge(node, schema); !problems.empty()) return add(std::move(problems));
    take(node, schema);
  }

  void add(Problems problems) {
    notes_.problems.insert(notes_.problems.end(), std::make_move_iterator(problems.begin()), std::make_move_iterator(problems.end()));
  }

  void take(const Node& node, const std::string& schema) {
    if (schema == "package") reading::read_package_file(notes_, node, *package_);
    else if (schema == "workflow") keep(package_->workflows, reading::read_workflow(notes_, node), &Workflow::name, node);
    else if (schema == "register") keep(package_->registers, reading::read_register(notes_, node), &Register::name, node);
    else if (schema == "form") keep(package_->forms, reading::read_form(notes_, node), &Form::id, node);
    else if (schema == "list") keep(package_->lists, reading::read_list(node), &CodeList::id, node);
    else if (schema == "rules") {
      if (auto table = reading::read_table(notes_, node)) keep<DefinedTable>(package_->tables, std::move(*table), &rules::Table::id, node);
    }
  }

  template <class Part, class Map>
  void keep(Map& parts, Part part, std::string Part::*name, const Node& node) {
    const std::string id = part.*name;
    if (!parts.emplace(id, std::move(part)).second)
      notes_.refuse(node.where, {"“" + id + "”在另一个文件里已经有了", "\"" + id + "\" exists in another file already"},
                    {"请改名，或删去其中一个文件", "rename it, or delete one of the files"});
  }

  static Problems sorted(Problems problems) {
    std::ranges::stable_sort(problems, [](const Problem& left, const Problem& right) {
      return std::tie(left.where.file, left.where.line, left.where.column) < std::tie(right.where.file, right.where.line, right.where.column);
    });
    return problems;
  }

  std::shared_ptr<Package> package_ = std::make_shared<Package>();
  Notes notes_;
};

}  // namespace

std::variant<PackagePtr, Problems> read_package(std::vector<PackageFile> files) { return PackageReader(std::move(files)).read(); }

}  // namespace qianpi
