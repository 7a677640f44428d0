// What papers print: a name on a page that nothing ever fills would print as a gap, a seal's place that no seal names stays empty.
// A form keeps its page as a plain value, so its file is read again here for the lines.
#include <algorithm>
#include <array>

#include "engine/definition/checking.h"
#include "engine/yaml/yaml.h"

namespace qianpi::checking {
namespace {

/// What every paper knows besides the case's own data.
constexpr std::array<std::string_view, 11> paper_names{"number",        "issued_on", "code", "case", "agenda", "decisions",
                                                       "last_decision", "today",     "now",  "item", "param"};
/// Keys of a page whose value names a field.
constexpr std::array<std::string_view, 8> field_keys{"field", "checks", "opinion", "photo", "signature", "pledge", "table", "date"};

bool uses(const Workflow& workflow, const std::string& form) {
  if (std::ranges::any_of(workflow.start, [&](const StartRule& start) { return start.form == form; })) return true;
  for (const State& state : workflow.states)
    if (state.task && std::ranges::any_of(state.task->forms, [&](const FormUse& use) { return use.form == form; })) return true;
  bool renders = false;
  each_effect(workflow, [&](const Effect& effect, StateIndex) {
    const auto* render = std::get_if<effect::Render>(&effect.what);
    const auto* notify = std::get_if<effect::Notify>(&effect.what);
    renders |= (render && render->form == form) || (notify && notify->form == form);
  });
  return renders;
}

std::set<std::string> names_on_paper(const Package& package, const Form& form) {
  std::set<std::string> names(paper_names.begin(), paper_names.end());
  for (const Field& field : form.fields) names.insert(field.name);
  for (const auto& [name, it] : package.registers) names.insert(name);
  for (const auto& [name, workflow] : package.workflows)
    if (uses(workflow, form.id)) names.merge(data_names(package, workflow));
  return names;
}

class Page {
 public:
  Page(Checker& checker, const Form& form) : checker_(checker), names_(names_on_paper(checker.package, form)) {}

  void check(const yaml::Node& node) {
    if (node.kind == yaml::Kind::text) check_text(node);
    for (const yaml::Node& item : node.items) check(item);
    for (const yaml::Entry& entry : node.entries) check_entry(node, entry);
  }

 private:
  void check_entry(const yaml::Node& around, const yaml::Entry& entry) {
    const bool is_row_scope = around.find("table") && (entry.key == "columns" || entry.key == "where");
    if (is_row_scope) return;  // names there are the row's
    if (entry.key == "seal") return check_seal(entry.value);
    const bool names_field = std::ranges::find(field_keys, entry.key) != field_keys.end() && entry.value.kind == yaml::Kind::text;
    if (names_field && reading_as_path(entry.value.text)) return check_path(entry.value, entry.value.text);
    check(entry.value);
  }

  static bool reading_as_path(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; });
  }

  void check_text(const yaml::Node& node) {
    const std::string& text = node.text;
    if (text.starts_with('=')) return check_expression(node, text.substr(1));
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open)) {
      if (open + 1 < text.size() && text[open + 1] == '{') {
        open += 2;
        continue;
      }
      const auto close = text.find('}', open);
      if (close == std::string::npos) return refuse_brace(node);
      check_expression(node, without_manner(text.substr(open + 1, close - open - 1)));
      open = close;
    }
  }

  /// "issued_on:dots" says how a path is printed; elsewhere a colon belongs to the expression.
  static std::string without_manner(std::string inside) {
    const auto colon = inside.rfind(':');
    if (colon != std::string::npos && reading_as_path(inside.substr(0, colon))) inside.resize(colon);
    return inside;
  }

  void refuse_brace(const yaml::Node& node) {
    checker_.refuse(node.where, {"花括号没有关上", "a brace is not closed"}, {"请补上 }，要印花括号请写 {{", "add }, or write {{ to print a brace"});
  }

  void check_expression(const yaml::Node& node, const std::string& text) {
    auto compiled = rules::Expression::compile(text);
    if (const auto* code = std::get_if<rules::Expression>(&compiled)) {
      for (const std::string& path : rules::names_used(*code)) check_path(node, path);
      return;
    }
    const auto& problem = std::get<std::vector<rules::Problem>>(compiled).front();
    checker_.refuse(node.where, {"“{" + text + "}”不是表达式：" + problem.zh, "{" + text + "} is no expression: " + problem.en},
                    {"请改正，要印花括号请写 {{", "correct it, or write {{ to print a brace"});
  }

  void check_path(const yaml::Node& node, const std::string& path) {
    const std::string root = path.substr(0, path.find('.'));
    if (!names_.contains(root)) checker_.unknown(node.where, {"可印的字段", "field that could be printed"}, root, {names_.begin(), names_.end()});
  }

  void check_seal(const yaml::Node& node) {
    const auto& seals = checker_.package.seals;
    if (node.kind == yaml::Kind::text && !seals.contains(node.text)) checker_.unknown(node.where, {"印章", "seal"}, node.text, names_of(seals));
  }

  Checker& checker_;
  std::set<std::string> names_;
};

}  // namespace

void check_pages(Checker& checker) {
  for (const auto& [id, form] : checker.package.forms) {
    const auto file = std::ranges::find(checker.package.files, form.where.file, &PackageFile::path);
    if (form.page.is_null() || file == checker.package.files.end()) continue;
    const auto tree = yaml::read(file->text, file->path);
    if (const auto* node = std::get_if<yaml::Node>(&tree))
      if (const yaml::Node* page = node->find("page")) Page(checker, form).check(*page);
  }
}

}  // namespace qianpi::checking
