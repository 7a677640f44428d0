#include <fstream>
#include <iterator>
#include <set>

#include "tests/house/laws.h"

namespace qianpi::house {
namespace {

namespace fs = std::filesystem;

template <class Take>
void visit(const fs::path& folder, const std::set<std::string>& extensions, const Take& take) {
  if (!fs::is_directory(folder)) return;
  for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
    if (it->path().filename() == "node_modules" || it->path().filename() == "dist") it.disable_recursion_pending();
    else if (it->is_regular_file() && extensions.contains(it->path().extension().string())) take(it->path());
  }
}

}  // namespace

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Tree read_tree(const fs::path& root) {
  Tree tree{root, {}, {}};
  const auto name = [&](const fs::path& file) { return fs::relative(file, root).generic_string(); };
  for (const char* room : {"engine", "pdf", "adapters", "bench", "examples", "tests"})
    visit(root / room, {".h", ".cpp"}, [&](const fs::path& file) { tree.sources.push_back(read_source(name(file), text_of(file))); });
  visit(root / "web", {".ts", ".js", ".vue", ".css"}, [&](const fs::path& file) { tree.page[name(file)] = text_of(file); });
  return tree;
}

}  // namespace qianpi::house
