#include "engine/definition/table_tests.h"

#include <algorithm>

#include "engine/definition/trial.h"
#include "engine/rules/value_text.h"

namespace qianpi {

using rules::Value;

namespace {

/// One test in the making: what it gives is evaluated in its order, each seeing those before.
class TableTrial {
 public:
  TableTrial(const DefinedTable& table, const DefinedTable::Test& test, const Package* package) : table_(table), test_(test), package_(package) {}

  Problems run() {
    Value given = Value::context({});
    for (const auto& [name, expression] : test_.given) given = put(given, name, value_of(expression, given));
    result_ = rules::decide(table_, scope_of(given));
    if (!test_.row.empty() && std::ranges::find(result_.rows, test_.row) == result_.rows.end()) refuse(test_.where, "行", "row", test_.row, fired());
    for (const auto& [name, expression] : test_.wanted) compare(name, expression, given);
    return std::move(problems_);
  }

 private:
  rules::ContextScope scope_of(const Value& given) const { return rules::ContextScope(trial_of(given, package_)); }
  Value value_of(const Expression& expression, const Value& given) const { return rules::evaluate(expression.code, scope_of(given)).value; }

  void compare(const std::string& name, const Expression& wanted, const Value& given) {
    const Value expected = value_of(wanted, given);
    const Value* found = result_.outputs.at_path(name);
    const Value is = result_.outputs.is(rules::Kind::list) ? column(name) : found ? *found : Value();
    if (!(is == expected)) refuse(wanted.where, name, name, rules::to_feel(expected), rules::to_feel(is));
  }

  /// Of several rows that fired, the values of one output.
  Value column(const std::string& name) const {
    rules::Items values;
    for (const Value& row : result_.outputs.items()) values.push_back(row.get(name) ? *row.get(name) : Value());
    return Value::list(std::move(values));
  }

  std::string fired() const {
    std::string rows;
    for (const std::string& row : result_.rows) rows += (rows.empty() ? "" : ", ") + row;
    return rows.empty() ? "-" : rows;
  }

  void refuse(const Source& where, const std::string& zh, const std::string& en, const std::string& wanted, const std::string& is) {
    const Bilingual why = told(result_.problems);
    const bool silent = result_.problems.empty();
    problems_.push_back({where,
                         {"规则表试例不符：“" + zh + "”应为 " + wanted + "，得 " + is + "（命中行：" + fired() + "）" + (silent ? "" : "；" + why.zh),
                          "a test of the table fails: \"" + en + "\" should be " + wanted + ", it is " + is + " (rows that fired: " + fired() + ")" +
                              (silent ? "" : "; " + why.en)},
                         {"请改正表中的行，或改正试例", "correct the row, or the test"}});
  }

  const DefinedTable& table_;
  const DefinedTable::Test& test_;
  const Package* package_;
  rules::TableResult result_;
  Problems problems_;
};

}  // namespace

Problems failed_tests(const DefinedTable& table, const Package* package) {
  Problems problems;
  for (const DefinedTable::Test& test : table.tests)
    for (Problem& problem : TableTrial(table, test, package).run()) problems.push_back(std::move(problem));
  return problems;
}

}  // namespace qianpi
