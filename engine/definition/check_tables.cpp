// Decision tables within their package: gaps and overlaps over the options that fields and parameters really have, and cells that name others.
#include "engine/definition/checking.h"
#include "engine/definition/table_words.h"
#include "engine/definition/typed_names.h"
#include "engine/rules/typing.h"

namespace qianpi::checking {
namespace {

class Tables {
 public:
  Tables(Checker& checker) : checker_(checker) {}

  void check(const rules::Table& table) {
    const Source where{checker_.package.name + "/rules/" + table.id + ".yaml", 0, 0};
    const Workflow* user = user_of(table);
    if (!user) return;
    const TypedNames names(checker_.package, *user);
    rules::Domains domains;
    for (std::size_t input = 0; input < table.inputs.size(); ++input) {
      const rules::Type type = rules::type_of(table.inputs[input], names).type;
      domains.emplace_back();
      for (std::string& option : rules::options_of(type)) domains.back().emplace_back(std::move(option));
      for (const rules::TableRow& row : table.rows) tell(where, row, rules::type_of_tests(row.when[input], type, names));
    }
    Problems holes;
    tell_holes(rules::check_table(table, domains), where, holes);
    for (Problem& hole : holes) checker_.refuse(hole.where, std::move(hole.what), std::move(hole.cure));
  }

 private:
  /// The workflow that asks the table: its fields give the inputs their kinds.
  const Workflow* user_of(const rules::Table& table) const {
    const Workflow* user = nullptr;
    for (const auto& [name, workflow] : checker_.package.workflows)
      each_expression(workflow, [&](const Seen& seen) {
        for (const std::string& path : rules::names_used(seen.expression.code))
          if (path == "rules." + table.id || path.starts_with("rules." + table.id + ".")) user = &workflow;
      });
    return user;
  }

  void tell(const Source& where, const rules::TableRow& row, const rules::Typing& typing) {
    for (const rules::Problem& problem : typing.problems)
      checker_.refuse(where, {"第“" + row.id + "”行有误：" + problem.zh, "row \"" + row.id + "\" is wrong: " + problem.en},
                      {"请改正该格", "correct that cell"});
  }

  Checker& checker_;
};

}  // namespace

void check_tables(Checker& checker) {
  for (const auto& [id, table] : checker.package.tables) Tables(checker).check(table);
}

}  // namespace qianpi::checking
