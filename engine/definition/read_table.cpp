// Decision tables: rows are maps (id, when, then, basis, in_force) or plain lists of cells, inputs first.
#include <algorithm>

#include "engine/definition/readers.h"
#include "engine/rules/value_text.h"

namespace qianpi::reading {
namespace {

std::string cell_text(const Node& cell) {
  if (cell.kind == yaml::Kind::boolean) return cell.text[0] == 't' || cell.text[0] == 'T' ? "true" : "false";
  return cell.is_null() ? "null" : cell.text;
}

/// `null` and an empty text say nothing.
std::vector<std::string> cells_at(const Node& file, std::string_view key) {
  std::vector<std::string> cells;
  const Node* list = file.find(key);
  if (!list) return cells;
  for (const Node& cell : list->items) cells.push_back(cell.is_null() ? std::string() : cell_text(cell));
  return cells;
}

std::vector<const Node*> cells_of(const Node& row) {
  std::vector<const Node*> cells;
  if (row.kind == yaml::Kind::list)
    for (const Node& cell : row.items) cells.push_back(&cell);
  else
    for (const char* part : {"when", "then"})
      if (const Node* list = row.find(part))
        for (const Node& cell : list->items) cells.push_back(&cell);
  return cells;
}

rules::InForce in_force_of(const Node& of) {
  const Node* said = of.kind == yaml::Kind::map ? of.find("in_force") : nullptr;
  return said ? rules::InForce{text(*said, "from"), text(*said, "until")} : rules::InForce{};
}

/// What a test writes for a name, as FEEL: literal, or an expression after "=".
std::string feel_of(const Node& node) {
  Notes ignored;  // told when the table is compiled
  const Words said = words(ignored, &node);
  if (const auto* literal = std::get_if<std::string>(&said)) return rules::to_feel(rules::Value(*literal));
  return std::get<Expression>(said).text;
}

bool is_output(const rules::TableSource& source, const std::string& name) { return std::ranges::count(source.outputs, name) > 0; }

rules::TableSource::Test read_test(const Node& node, const rules::TableSource& source) {
  rules::TableSource::Test test;
  for (const yaml::Entry& entry : node.entries) {
    if (is_output(source, entry.key)) test.wanted.emplace_back(entry.key, feel_of(entry.value));
    else if (entry.key == "row") test.row = entry.value.text;
    else test.given.emplace_back(entry.key, feel_of(entry.value));
  }
  return test;
}

rules::TableSource::Row read_row(const Node& row, std::size_t inputs, std::size_t number) {
  rules::TableSource::Row it;
  it.id = row.kind == yaml::Kind::map ? text(row, "id") : "";
  if (it.id.empty()) it.id = std::to_string(number);
  it.basis = text(row, "basis");
  it.in_force = in_force_of(row);
  if (row.kind == yaml::Kind::map) {
    for (const Node& cell : row.find("when")->items) it.when.push_back(cell_text(cell));
    for (const Node& cell : row.find("then")->items) it.then.push_back(cell_text(cell));
    return it;
  }
  for (std::size_t i = 0; i < row.items.size(); ++i) (i < inputs ? it.when : it.then).push_back(cell_text(row.items[i]));
  return it;
}

Source place_of(const Node& file, const rules::TableProblem& problem) {
  const Node& rows = *file.find("rows");
  const auto row = static_cast<std::size_t>(problem.row), column = static_cast<std::size_t>(problem.column);
  if (problem.row < 0 && problem.column >= 0) {
    const Node& inputs = *file.find("inputs");
    return column < inputs.items.size() ? inputs.items[column].where : file.where;
  }
  if (problem.row < 0 || row >= rows.items.size()) return file.where;
  const auto cells = cells_of(rows.items[row]);
  return problem.column >= 0 && column < cells.size() ? cells[column]->where : rows.items[row].where;
}

/// A day is written YYYY-MM-DD, and what ends begins before.
void check_in_force(Notes& notes, const Node& of) {
  const Node* said = of.kind == yaml::Kind::map ? of.find("in_force") : nullptr;
  if (!said) return;
  for (const char* key : {"from", "until"})
    if (const Node* day = said->find(key); day && !read_date(day->text))
      notes.refuse(day->where, {"“" + day->text + "”不是日期", "\"" + day->text + "\" is no date"}, {"如 2024-09-01", "e.g. 2024-09-01"});
  const auto from = read_date(text(*said, "from")), until = read_date(text(*said, "until"));
  if (from && until && !(*from < *until))
    notes.refuse(said->where, {"施行期的止日不晚于起日", "it ends before it begins"},
                 {"until 是不再施行的第一天，应晚于 from", "until is the first day that no longer counts, later than from"});
}

/// Each value of a test once more, now with its place: an expression that is wrong is told there.
DefinedTable::Test test_at(Notes& notes, const Node& node, const rules::TableSource& source) {
  DefinedTable::Test test{.row = {}, .given = {}, .wanted = {}, .where = node.where};
  for (const yaml::Entry& entry : node.entries) {
    const bool wanted = is_output(source, entry.key);
    if (!wanted && entry.key == "row") {
      test.row = entry.value.text;
      continue;
    }
    Words said = words(notes, &entry.value);
    if (const auto* literal = std::get_if<std::string>(&said)) {
      auto code = std::get<rules::Expression>(rules::Expression::compile(rules::to_feel(rules::Value(*literal))));
      said = Expression{code, code.text(), entry.value.where};
    }
    (wanted ? test.wanted : test.given).emplace_back(entry.key, std::get<Expression>(std::move(said)));
  }
  return test;
}

DefinedTable::RowPlaces places_of(const Node& row, std::size_t inputs) {
  DefinedTable::RowPlaces places{row.where, {}, {}};
  for (const Node* cell : cells_of(row)) (places.when.size() < inputs ? places.when : places.then).push_back(cell->where);
  return places;
}

void add_places(Notes& notes, const Node& file, const rules::TableSource& source, DefinedTable& table) {
  for (const Node& input : file.find("inputs")->items) table.input_places.push_back(input.where);
  for (const Node& row : file.find("rows")->items) table.row_places.push_back(places_of(row, source.inputs.size()));
  if (const Node* tests = file.find("test"))
    for (const Node& test : tests->items) table.tests.push_back(test_at(notes, test, source));
  if (!table.dated) return;
  const Node* whole = file.find("in_force");
  table.input_places.push_back(whole ? whole->where : file.where);
  const auto& rows = file.find("rows")->items;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Node* said = rows[i].kind == yaml::Kind::map ? rows[i].find("in_force") : nullptr;
    table.row_places[i].when.push_back(said ? said->where : rows[i].where);
  }
}

}  // namespace

rules::TableSource read_table_source(const Node& file) {
  rules::TableSource source{.id = text(file, "table"),
                            .title = text(file, "title"),
                            .inputs = cells_at(file, "inputs"),
                            .outputs = texts(file.find("outputs")),
                            .rows = {}};
  if (file.find("hit")) source.hit = text(file, "hit");
  source.input_values = cells_at(file, "input_values");
  source.output_values = cells_at(file, "output_values");
  source.otherwise = cells_at(file, "otherwise");
  source.in_force = in_force_of(file);
  for (const Node& row : file.find("rows")->items) source.rows.push_back(read_row(row, source.inputs.size(), source.rows.size() + 1));
  const Node* force = file.find("in_force");
  if (force && rules::is_dated(source) && text(*force, "on") != "today") source.on = text(*force, "on");
  if (const Node* tests = file.find("test"))
    for (const Node& test : tests->items) source.tests.push_back(read_test(test, source));
  return source;
}

std::optional<DefinedTable> read_table(Notes& notes, const Node& file) {
  const rules::TableSource source = read_table_source(file);
  const std::size_t before = notes.problems.size();
  check_in_force(notes, file);
  for (const Node& row : file.find("rows")->items) check_in_force(notes, row);
  if (notes.problems.size() > before) return std::nullopt;
  auto compiled = rules::compile_table(source);
  if (auto* table = std::get_if<rules::Table>(&compiled)) {
    DefinedTable defined{std::move(*table), file.where, {}, {}, {}};
    add_places(notes, file, source, defined);
    return defined;
  }
  for (const rules::TableProblem& problem : std::get<std::vector<rules::TableProblem>>(compiled))
    notes.refuse(place_of(file, problem), {"规则表有误：" + problem.problem.zh, "the table is wrong: " + problem.problem.en},
                 {"请改正该格；文字要加引号，如 '\"区级\"'", "correct that cell; text needs quotes of its own, e.g. '\"city\"'"});
  return std::nullopt;
}

}  // namespace qianpi::reading
