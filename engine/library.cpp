#include "engine/engine.h"

namespace qianpi {

PackagePtr Library::version(const VersionId& id) {
  {
    std::lock_guard lock(mutex_);
    auto found = read_.find(id);
    if (found != read_.end()) return found->second;
  }
  auto package = read_package(store_.load_version(id));
  if (auto* problems = std::get_if<Problems>(&package)) {
    const std::string first = problems->empty() ? std::string("no files") : to_text(problems->front().where) + ": " + problems->front().what.en;
    throw std::runtime_error("the stored version " + id.value + " can no longer be read: " + first);
  }
  std::lock_guard lock(mutex_);
  return read_.emplace(id, std::get<PackagePtr>(package)).first->second;
}

PackagePtr Library::current(const std::string& package) {
  auto id = store_.current_version(package);
  return id ? version(*id) : nullptr;
}

void Library::keep(const PackagePtr& package) {
  std::lock_guard lock(mutex_);
  read_.emplace(package->version, package);
}

std::vector<PackagePtr> Library::all_current() {
  std::vector<PackagePtr> all;
  for (const std::string& name : store_.packages())
    if (PackagePtr package = current(name)) all.push_back(std::move(package));
  return all;
}

}  // namespace qianpi
