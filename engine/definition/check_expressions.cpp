// Names in expressions: a misspelt field would be null for ever and a guard on it never hold; so every name must be declared.
#include <algorithm>
#include <array>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

/// What the engine itself puts in scope; functions included (they appear among an expression's names like any other).
constexpr std::array<std::string_view, 21> engine_names{"case",   "parent",   "param", "rules",  "now",   "today",   "state",
                                                        "item",   "agenda",   "ended", "team",   "draws", "invited", "place",
                                                        "answer", "deadline", "age",   "age_at", "in",    "visited", "outcome_of"};
constexpr std::array<std::string_view, 7> case_names{"id", "title", "workflow", "unit", "starter", "started_at", "outcome"};

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts{""};
  for (char c : path) {
    if (c == '.') parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

class Expressions {
 public:
  Expressions(Checker& checker, const Workflow& workflow)
      : checker_(checker), package_(checker.package), workflow_(workflow), data_(data_names(checker.package, workflow)) {}

  void check() {
    each_expression(workflow_, [this](const Seen& seen) {
      selecting_ = seen.selecting;
      record_ = seen.record;
      check_one(seen.expression, seen.locals);
    });
    selecting_ = nullptr;
    record_.clear();
    for (const StartRule& start : workflow_.start) check_form(start.form);
    for (const State& state : workflow_.states) {
      if (!state.task) continue;
      check_contacts(*state.task);
      for (const FormUse& use : state.task->forms) check_form(use.form);
    }
  }

  void check_one(const Expression& expression, const std::vector<std::string>& locals) {
    const auto names = rules::names_used(expression.code);
    for (const std::string& path : names) check_path(expression, parts_of(path), locals);
    check_state_names(expression, names);
  }

 private:
  void check_contacts(const TaskRule& task) {
    for (const std::string& name : task.roles) {
      const auto role = package_.roles.find(name);
      if (role != package_.roles.end() && role->second.contact) check_one(*role->second.contact, {});
    }
  }

  /// Default and computed values of a form are reckoned in the workflow that uses it; each form once.
  void check_form(const std::string& id) {
    const auto form = package_.forms.find(id);
    if (form == package_.forms.end() || !forms_checked_.insert(id).second) return;
    for (const Field& field : form->second.fields)
      for (const auto* expression : {&field.initial, &field.computed})
        if (*expression) check_one(**expression, {});
  }

  void unknown(const Expression& in, const Bilingual& kind, const std::string& name, const std::vector<std::string>& known) {
    checker_.unknown(in.where, kind, name, known);
  }

  void check_path(const Expression& in, const std::vector<std::string>& parts, const std::vector<std::string>& locals) {
    const std::string& root = parts[0];
    if (root == "place" && selecting_) return check_place(in, parts);
    if (!record_.empty() && root == record_) return check_record(in, parts);
    if (std::ranges::find(locals, root) != locals.end() || data_.contains(root)) return;
    if (root == "param") return check_parameter(in, parts);
    if (root == "rules") return check_table(in, parts);
    if (root == "case" || root == "parent") return check_case(in, parts, root == "parent");
    if (workflow_.subject && root == workflow_.subject->register_name) return check_record(in, parts);
    if (std::ranges::find(engine_names, root) != engine_names.end()) return;
    std::vector<std::string> known(data_.begin(), data_.end());
    known.insert(known.end(), engine_names.begin(), engine_names.end());
    known.insert(known.end(), locals.begin(), locals.end());
    if (workflow_.subject) known.push_back(workflow_.subject->register_name);
    unknown(in, {"字段或名称", "field or name"}, root, known);
  }

  void check_parameter(const Expression& in, const std::vector<std::string>& parts) {
    if (parts.size() > 1 && !package_.parameters.contains(parts[1])) unknown(in, {"参数", "parameter"}, parts[1], names_of(package_.parameters));
  }

  void check_table(const Expression& in, const std::vector<std::string>& parts) {
    if (parts.size() < 2) return;
    const auto table = package_.tables.find(parts[1]);
    if (table == package_.tables.end()) return unknown(in, {"规则表", "table"}, parts[1], names_of(package_.tables));
    std::vector<std::string> outputs = table->second.outputs;
    outputs.insert(outputs.end(), {"row", "basis"});
    if (parts.size() > 2 && std::ranges::find(outputs, parts[2]) == outputs.end())
      unknown(in, {"规则表结果", "output of that table"}, parts[2], outputs);
    if (tables_checked_.insert(parts[1]).second) check_cells(table->second);
  }

  /// A table's cells see the names of whoever asks it, so they are checked in that workflow.
  void check_cells(const DefinedTable& table) {
    const auto check = [&](const rules::Expression& code, const Source& where) { check_one({code, code.text(), where}, {"?"}); };
    for (std::size_t i = 0; i < table.inputs.size(); ++i) check(table.inputs[i], table.input_places[i]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto& [where, when, then] = table.row_places[row];
      for (std::size_t i = 0; i < when.size(); ++i) check(table.rows[row].when[i], when[i]);
      for (std::size_t i = 0; i < then.size(); ++i) check(table.rows[row].then[i], then[i]);
    }
  }

  void check_case(const Expression& in, const std::vector<std::string>& parts, bool is_parent) {
    if (is_parent || parts.size() < 2 || std::ranges::find(case_names, parts[1]) != case_names.end()) return;
    unknown(in, {"办件属性", "property of a case"}, parts[1], {case_names.begin(), case_names.end()});
  }

  /// place.x: a column of the rows where they come from a field, or what the engine adds.
  void check_place(const Expression& in, const std::vector<std::string>& parts) {
    const Field* rows = rows_field(selecting_->selection->places.text);
    if (parts.size() < 2 || !rows) return;
    const auto& draw = selecting_->selection->draw;
    std::vector<std::string> known{"no", "status", draw ? draw->from : std::string()};
    for (const Field& column : rows->columns) known.push_back(column.name);
    if (std::ranges::find(known, parts[1]) == known.end()) unknown(in, {"名额各行的栏目", "column of the places"}, parts[1], known);
  }

  const Field* rows_field(const std::string& name) const {
    for (const auto& [id, form] : package_.forms)
      if (const Field* field = find_field(form.fields, name); field && field->type == FieldType::rows) return field;
    return nullptr;
  }

  void check_record(const Expression& in, const std::vector<std::string>& parts) {
    const auto found = package_.registers.find(parts[0]);
    if (parts.size() < 2 || found == package_.registers.end()) return;
    const std::vector<std::string> known = names_of_record(found->second);
    if (std::ranges::find(known, parts[1]) != known.end()) return;
    unknown(in, {"名册字段", "field of the register"}, parts[1], known);
  }

  /// visited("x"), in("x"), outcome_of("x"): the literal must be a state.
  void check_state_names(const Expression& in, const std::vector<std::string>& names) {
    for (const char* function : {"visited", "in", "outcome_of"}) {
      if (std::ranges::find(names, function) == names.end()) continue;
      const std::string opening = std::string(function) + "(\"";
      for (auto at = in.text.find(opening); at != std::string::npos; at = in.text.find(opening, at + 1)) {
        const auto first = at + opening.size(), last = in.text.find('"', first);
        check_state(in, in.text.substr(first, last - first));
      }
    }
  }

  void check_state(const Expression& in, const std::string& name) {
    if (index_of(workflow_, name) >= 0) return;
    std::vector<std::string> known;
    for (const State& state : workflow_.states)
      if (!state.path.empty()) known.push_back(state.path);
    unknown(in, {"环节", "state"}, name, known);
  }

  Checker& checker_;
  const Package& package_;
  const Workflow& workflow_;
  std::set<std::string> data_;
  const State* selecting_ = nullptr;  ///< of the expression looked at
  std::string record_;
  std::set<std::string> tables_checked_, forms_checked_;
};

}  // namespace

void check_expressions(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) check_expressions(checker, workflow);
}

void check_expressions(Checker& checker, const Workflow& workflow) { Expressions(checker, workflow).check(); }

}  // namespace qianpi::checking
