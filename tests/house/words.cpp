#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/house/laws.h"

namespace qianpi::house {
namespace {

namespace fs = std::filesystem;

/// Codes of some package that are ordinary words of engine, browser or protocol as well.
const std::set<std::string>& ordinary_words() {
  static const std::set<std::string> words = {"public", "applicant", "employer"};  // also names of the API, and of what `same_employer` reads
  return words;
}

std::vector<fs::path> files_below(const fs::path& folder, const std::string& suffix) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().string().ends_with(suffix)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

bool is_chinese(const std::string& text) { return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xe3; }

std::size_t characters_in(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

/// What only a package may say: code or title → where it comes from.
class RegimeWords {
 public:
  explicit RegimeWords(const fs::path& root) {
    for (const auto& file : files_below(root / "workflows", ".yaml")) read(file, fs::relative(file, root).generic_string());
  }

  std::map<std::string, std::string> words;

 private:
  void read(const fs::path& file, const std::string& name) {
    const std::string folder = file.parent_path().filename().string();
    const std::string text = text_of(file);
    if (file.filename() == "package.yaml") read_package(text, name);
    else if (folder == "lists") read_list(file, text, name);
    else if (folder == "forms") add(file.stem().string(), name);
    else if (folder != "scenarios") add_all(text, R"(^id:[ \t]*([\w-]+))", name);
  }

  void read_package(const std::string& text, const std::string& name) {
    add_all(text, R"(^package:[ \t]*([\w-]+))", name);
    add_all(text, R"(^title:[ \t]*([^\s#]+))", name);
    const std::string roles = section(text, "roles");
    add_all(roles, R"(^  ([\w-]+):)", name);
    add_all(roles, R"(title:[ \t]*([^\s,}#]+))", name);
  }

  void read_list(const fs::path& file, const std::string& text, const std::string& name) {
    add(file.stem().string(), name);
    add_all(text, R"(^title:[ \t]*([^\s#]+))", name);
  }

  static std::string section(const std::string& text, const std::string& key) {
    const auto start = ("\n" + text).find("\n" + key + ":");
    if (start == std::string::npos) return {};
    const auto body = text.find('\n', start);
    std::smatch next;
    const std::string rest = body == std::string::npos ? "" : text.substr(body);
    return std::regex_search(rest, next, std::regex(R"(\n[^\s#])")) ? rest.substr(0, static_cast<std::size_t>(next.position())) : rest;
  }

  void add_all(const std::string& text, const std::string& pattern, const std::string& name) {
    const std::regex regex(pattern, std::regex::multiline);
    for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) add((*it)[1], name);
  }

  void add(const std::string& word, const std::string& name) {
    if (characters_in(word) > 3 && !ordinary_words().contains(word)) words.emplace(word, name);
  }
};

/// Titles and numbered codes anywhere in a literal; a plain word only where it is the whole literal.
bool says(const Literal& literal, const std::string& word) {
  const bool anywhere = is_chinese(word) || (word.find('-') != std::string::npos && std::isdigit(word.back()));
  return anywhere ? literal.text.find(word) != std::string::npos : literal.text == word;
}

bool is_program(const std::string& path) { return path.starts_with("engine/") || path.starts_with("adapters/") || path.starts_with("pdf/"); }

bool knows_label(const fs::path& file, const std::string& verb) {
  const auto labels = nlohmann::json::parse(text_of(file), nullptr, false);
  if (!labels.is_object() || !labels.contains("verbs")) return false;
  const auto& verbs = labels["verbs"];
  return verbs.contains(verb) && !verbs[verb].empty();
}

void look_for_commands(const std::string& name, const std::string& text, const std::string& dev, Complaints& complaints) {
  static const std::regex shown(R"(\./dev[ \t]+([a-z]+))");
  std::set<std::string> commands;
  for (std::sregex_iterator it(text.begin(), text.end(), shown), end; it != end; ++it) commands.insert((*it)[1]);
  for (const auto& command : commands)
    if (!std::regex_search(dev, std::regex("(^|[\\s|])" + command + "(\\)|\\s*\\||\\(\\))")))
      complaints.push_back(name + " shows ./dev " + command + ", which dev does not know: add the command or correct the text");
}

void look_for_links(const fs::path& file, const std::string& name, const std::string& text, Complaints& complaints) {
  static const std::regex link(R"(\]\(([^)#\s:]+)(#[^)\s]*)?\))");
  for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it)
    if (!fs::exists(file.parent_path() / (*it)[1].str()))
      complaints.push_back(name + ":" + std::to_string(line_at(text, static_cast<std::size_t>(it->position()))) + " links to " + (*it)[1].str() +
                           ", which is not there: correct the link or write the page");
}

}  // namespace

Complaints regime_words(const Tree& tree) {
  const RegimeWords regime(tree.root);
  Complaints complaints;
  for (const auto& source : tree.sources) {
    if (!is_program(source.path)) continue;
    for (const auto& literal : source.literals)
      for (const auto& [word, origin] : regime.words)
        if (says(literal, word))
          complaints.push_back(source.path + ":" + std::to_string(literal.line) + " says \"" + word + "\", which " + origin +
                               " alone may say: read it from the package");
  }
  return complaints;
}

Complaints verbs_without_test_or_label(const Tree& tree) {
  Complaints complaints;
  for (const auto& header : files_below(tree.root / "engine/verbs", ".h")) {
    const std::string verb = header.stem().string();
    if (verb.starts_with("common_")) continue;
    if (!fs::exists(tree.root / "tests/verbs" / (verb + "_test.cpp")))
      complaints.push_back("engine/verbs/" + verb + ".h has no test: write tests/verbs/" + verb + "_test.cpp");
    for (const char* labels : {"config/labels/zh.json", "config/labels/en.json"})
      if (!knows_label(tree.root / labels, verb))
        complaints.push_back("engine/verbs/" + verb + ".h has no label: add \"" + verb + "\" under \"verbs\" in " + labels);
  }
  return complaints;
}

Complaints unkept_promises(const Tree& tree) {
  Complaints complaints;
  const std::string readme = text_of(tree.root / "README.md"), dev = text_of(tree.root / "dev");
  for (const char* command : {"./dev run", "./dev test"})
    if (readme.find(command) == std::string::npos)
      complaints.push_back(std::string("README.md does not show ") + command + ": a newcomer needs it first");
  auto pages = files_below(tree.root / "docs", ".md");
  for (const char* page : {"README.md", "ARCHITECTURE.md", "CHANGELOG.md"})
    if (fs::exists(tree.root / page)) pages.push_back(tree.root / page);
  for (const auto& page : pages) {
    const std::string name = fs::relative(page, tree.root).generic_string(), text = text_of(page);
    look_for_commands(name, text, dev, complaints);
    look_for_links(page, name, text, complaints);
  }
  return complaints;
}

}  // namespace qianpi::house
