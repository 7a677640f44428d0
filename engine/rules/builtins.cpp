#include "engine/rules/builtins.h"

#include <algorithm>
#include <unordered_map>

namespace qianpi::rules {
namespace {

using Registry = std::unordered_map<std::string_view, const Builtin*>;

Registry make_registry() {
  Registry registry;
  for (const auto table : {conversion_builtins(), number_builtins(), string_builtins(), list_builtins(), aggregate_builtins(), context_builtins(),
                           temporal_builtins(), range_builtins()})
    for (const Builtin& builtin : table) registry.emplace(builtin.name, &builtin);
  return registry;
}

const Registry& registry() {
  static const Registry made = make_registry();
  return made;
}

std::vector<std::string_view> make_spaced() {
  std::vector<std::string_view> names;
  for (const auto& [name, builtin] : registry())
    if (name.find(' ') != std::string_view::npos) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

const Builtin* find_builtin(std::string_view name) {
  const auto found = registry().find(name);
  return found == registry().end() ? nullptr : found->second;
}

const std::vector<std::string_view>& spaced_builtins() {
  static const std::vector<std::string_view> names = make_spaced();
  return names;
}

}  // namespace qianpi::rules
