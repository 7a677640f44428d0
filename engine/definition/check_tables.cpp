// Decision tables within their package: cells that name what doesn't exist, gaps and overlaps over the options that fields and parameters really have,
// and the tables' own tests.
#include <algorithm>

#include "engine/definition/checking.h"
#include "engine/definition/table_tests.h"
#include "engine/definition/table_words.h"
#include "engine/definition/typed_names.h"
#include "engine/rules/typing.h"

namespace qianpi::checking {
namespace {

class Tables {
 public:
  Tables(Checker& checker) : checker_(checker) {}

  void check(const DefinedTable& table) {
    static const Workflow nobody;
    auto users = users_of(table);
    if (users.empty()) users.push_back(&nobody);
    for (const Workflow* user : users) check_for(table, *user);
    for (Problem& failed : failed_tests(table, &checker_.package)) found_.push_back(std::move(failed));
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!is_told_before(i)) checker_.refuse(found_[i].where, found_[i].what, found_[i].cure);
    found_.clear();
  }

 private:
  /// The workflows that ask the table: their fields give the inputs their kinds.
  std::vector<const Workflow*> users_of(const rules::Table& table) const {
    std::vector<const Workflow*> users;
    for (const auto& [name, workflow] : checker_.package.workflows) {
      bool asks = false;
      each_expression(workflow, [&](const Seen& seen) {
        for (const std::string& path : rules::names_used(seen.expression.code))
          asks = asks || path == "rules." + table.id || path.starts_with("rules." + table.id + ".");
      });
      if (asks) users.push_back(&workflow);
    }
    return users;
  }

  void check_for(const DefinedTable& table, const Workflow& user) {
    const TypedNames names(checker_.package, user);
    rules::Domains domains;
    for (std::size_t input = 0; input < table.inputs.size(); ++input) {
      const rules::Typing typing = rules::type_of(table.inputs[input], names);
      tell(table.input_places[input], "输入列有误：", "an input is wrong: ", typing);
      if (table.dated && input + 1 == table.inputs.size()) check_day(table, typing.type);
      domains.emplace_back();
      for (std::string& option : rules::options_of(typing.type)) domains.back().emplace_back(std::move(option));
      for (std::size_t row = 0; row < table.rows.size(); ++row)
        tell_cell(table, row, table.row_places[row].when[input], rules::type_of_tests(table.rows[row].when[input], typing.type, names));
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (std::size_t output = 0; output < table.outputs.size(); ++output)
        tell_cell(table, row, table.row_places[row].then[output], rules::type_of(table.rows[row].then[output], names));
    tell_holes(rules::check_table(table, domains), table, found_);
  }

  /// Dates of force are compared with a day.
  void check_day(const DefinedTable& table, const rules::Type& type) {
    if (type.base != rules::Type::Base::kind || type.kind == rules::Kind::date || type.kind == rules::Kind::null) return;
    found_.push_back({table.input_places.back(),
                      {"施行期要按日期比较，on 这里得出“" + rules::to_chinese(type) + "”",
                       "dates of force are compared with a date; `on` gives a " + rules::to_text(type)},
                      {"请写日期字段，如 on: work_to；时间写 date(字段)", "write a date field, e.g. on: work_to; of an instant date(FIELD)"}});
  }

  void tell_cell(const DefinedTable& table, std::size_t row, const Source& where, const rules::Typing& typing) {
    const std::string& id = table.rows[row].id;
    tell(where, "第“" + id + "”行有误：", "row \"" + id + "\" is wrong: ", typing);
  }

  void tell(const Source& where, const std::string& zh, const std::string& en, const rules::Typing& typing) {
    for (const rules::Problem& problem : typing.problems)
      found_.push_back({where, {zh + problem.zh, en + problem.en}, {"请改正该格", "correct that cell"}});
  }

  bool is_told_before(std::size_t index) const {
    return std::any_of(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(index),
                       [&](const Problem& one) { return one.where == found_[index].where && one.what == found_[index].what; });
  }

  Checker& checker_;
  Problems found_;
};

}  // namespace

void check_tables(Checker& checker) {
  for (const auto& [id, table] : checker.package.tables) Tables(checker).check(table);
}

}  // namespace qianpi::checking
