#include "engine/definition/package.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/definition/check.h"
#include "engine/definition/readers.h"
#include "engine/definition/likeness.h"
#include "engine/definition/schema.h"
#include "engine/definition/used.h"
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
    const auto own = own_manifest();
    if (own == files.end()) refuse_package({}, {"流程包里没有 package.yaml", "the package has no package.yaml"});
    if (!notes_.problems.empty()) return std::move(notes_.problems);
    package_->version = version_of(files);
    home_ = folder_of(own->path);
    uses_ = uses_in(*own);
    read_file(*own, "package");
    for (const PackageFile& file : files)
      if (&file != &*own && folder_of(file.path) == home_) read_file(file, schema_of(file.path));
    for (const reading::Use& use : uses_) check_use(use);
    if (notes_.problems.empty()) read_used();
    if (notes_.problems.empty()) notes_.problems = check(*package_);
    if (!notes_.problems.empty()) return sorted(std::move(notes_.problems));
    return PackagePtr(std::move(package_));
  }

 private:
  static std::vector<reading::Use> uses_in(const PackageFile& manifest) {
    const auto tree = yaml::read(manifest.text, manifest.path);
    const Node* node = std::get_if<Node>(&tree);
    return node ? reading::read_uses(*node) : std::vector<reading::Use>{};
  }

  /// Of several manifests the one whose folder no other one uses.
  std::vector<PackageFile>::const_iterator own_manifest() const {
    const auto& files = package_->files;
    const auto is_manifest = [](const PackageFile& file) { return schema_of(file.path) == "package"; };
    std::set<std::string> used;
    for (const PackageFile& file : files)
      if (is_manifest(file))
        for (const reading::Use& use : uses_in(file))
          if (use.from != folder_of(file.path)) used.insert(use.from);
    const auto own = std::ranges::find_if(files, [&](const PackageFile& file) { return is_manifest(file) && !used.contains(folder_of(file.path)); });
    return own == files.end() ? std::ranges::find_if(files, is_manifest) : own;
  }

  void check_use(const reading::Use& use) {
    const auto within = [&](const PackageFile& file) { return folder_of(file.path) == use.from; };
    const auto& files = package_->files;
    if (use.from == home_)
      return notes_.refuse(use.where, {"流程包不能引用自己", "a package cannot use itself"}, {"请删去这一项", "leave this entry out"});
    if (std::ranges::none_of(files, within))
      return notes_.refuse(use.where, {"uses 中的“" + use.from + "”不存在", "\"" + use.from + "\" under uses is not there"},
                           {"请把这个文件夹放在流程包旁边", "put the folder beside the package"});
    if (std::ranges::any_of(files, [&](const PackageFile& file) { return within(file) && schema_of(file.path) == "package"; }))
      notes_.refuse(use.where, {"“" + use.from + "”自己就是一个流程包", "\"" + use.from + "\" is a package of its own"},
                    {"只能引用没有 package.yaml 的文件夹，如 common", "use a folder without package.yaml, such as common"});
  }

  /// Stock workflows as they are wanted, and all the forms, tables and lists beside them.
  void read_used() {
    std::map<std::string, std::vector<std::string>> stock;
    for (const PackageFile& file : package_->files) {
      const std::string folder = folder_of(file.path), schema = schema_of(file.path);
      if (folder == home_ || schema == "scenario" || std::ranges::find(uses_, folder, &reading::Use::from) == uses_.end()) continue;
      if (schema == "workflow") read_stock(file, stock[folder]);
      else read_file(file, schema);
    }
    for (const reading::Use& use : uses_)
      if (const auto& names = stock[use.from]; !use.take.empty() && std::ranges::find(names, use.take) == names.end())
        notes_.refuse(use.where, {"“" + use.from + "”里没有通用流程“" + use.take + "”", "\"" + use.from + "\" has no workflow \"" + use.take + "\""},
                      suggestion(use.take, names));
  }

  void read_stock(const PackageFile& file, std::vector<std::string>& names) {
    const auto tree = yaml::read(file.text, file.path);
    if (const auto* problems = std::get_if<Problems>(&tree)) return add(*problems);
    const Node& node = std::get<Node>(tree);
    names.push_back(reading::text(node, "workflow"));
    for (const reading::Use& use : uses_) {
      if (use.from != folder_of(file.path) || (!use.take.empty() && use.take != names.back())) continue;
      const auto wanted = reading::filled(notes_, node, use);
      if (!wanted) continue;
      if (Problems problems = judge(*wanted, "workflow"); !problems.empty()) add(std::move(problems));
      else take(*wanted, "workflow");
    }
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

  std::string home_;
  std::vector<reading::Use> uses_;
  std::shared_ptr<Package> package_ = std::make_shared<Package>();
  Notes notes_;
};

}  // namespace

std::variant<PackagePtr, Problems> read_package(std::vector<PackageFile> files) { return PackageReader(std::move(files)).read(); }

}  // namespace qianpi
