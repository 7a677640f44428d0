// Decision tables: rows are maps (id, when, then, basis) or plain lists of cells, inputs first.
#include "engine/definition/readers.h"

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

rules::TableSource::Row read_row(const Node& row, std::size_t inputs, std::size_t number) {
  rules::TableSource::Row it;
  it.id = row.kind == yaml::Kind::map ? text(row, "id") : "";
  if (it.id.empty()) it.id = std::to_string(number);
  it.basis = text(row, "basis");
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
  for (const Node& row : file.find("rows")->items) source.rows.push_back(read_row(row, source.inputs.size(), source.rows.size() + 1));
  return source;
}

std::optional<rules::Table> read_table(Notes& notes, const Node& file) {
  const rules::TableSource source = read_table_source(file);
  for (const char* key : {"in_force", "test"})
    if (const yaml::Entry* entry = file.find_entry(key)) notes.not_run(entry->where, key);
  auto compiled = rules::compile_table(source);
  if (auto* table = std::get_if<rules::Table>(&compiled)) return std::move(*table);
  for (const rules::TableProblem& problem : std::get<std::vector<rules::TableProblem>>(compiled))
    notes.refuse(place_of(file, problem), {"规则表有误：" + problem.problem.zh, "the table is wrong: " + problem.problem.en},
                 {"请改正该格；文字要加引号，如 '\"区级\"'", "correct that cell; text needs quotes of its own, e.g. '\"city\"'"});
  return std::nullopt;
}

}  // namespace qianpi::reading
