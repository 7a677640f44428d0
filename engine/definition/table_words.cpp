#include "engine/definition/table_words.h"

namespace qianpi {

namespace {

std::string joined(const std::vector<std::string>& example) {
  std::string text;
  for (const std::string& one : example) text += (text.empty() ? "" : ", ") + one;
  return text;
}

Source place_of_row(const DefinedTable& table, const std::string& id) {
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (table.rows[i].id == id) return table.row_places[i].row;
  return table.where;
}

}  // namespace

void tell_holes(const rules::TableCheck& check, const DefinedTable& table, Problems& problems) {
  const Source& where = table.where;
  for (const rules::Gap& gap : check.gaps) {
    const std::string example = joined(gap.example);
    problems.push_back({where,
                        {"规则表有空缺：输入为（" + example + "）时没有一行适用", "the table has a gap: no row answers (" + example + ")"},
                        {"请补一行，或用 input_values 写明可能的输入", "add a row, or say with input_values what can come in"}});
  }
  for (const rules::Overlap& overlap : check.overlaps) {
    const std::string example = joined(overlap.example);
    problems.push_back({place_of_row(table, overlap.second),
                        {"规则表有重叠：输入为（" + example + "）时“" + overlap.first + "”和“" + overlap.second + "”两行都适用",
                         "the table has an overlap: rows \"" + overlap.first + "\" and \"" + overlap.second + "\" both answer (" + example + ")"},
                        {"请改窄其中一行，或改用 hit: first", "narrow one of them, or use hit: first"}});
  }
  if (!check.complete)
    problems.push_back({where,
                        {"规则表组合太多，无法逐一检查空缺和重叠", "the table has too many combinations to look for gaps and overlaps"},
                        {"请拆成两张表", "split it into two tables"}});
}

}  // namespace qianpi
