// Deciding by a table: which rows fire, and what the hit policy makes of them.
#include <algorithm>
#include <set>

#include "engine/rules/operators.h"
#include "engine/rules/table.h"
#include "engine/rules/value_text.h"

namespace qianpi::rules {
namespace {

struct Fired {
  const TableRow* row;
  Items outputs;
};

/// One decision in the making.
class Deciding {
 public:
  Deciding(const Table& table, const Scope& scope, const Budget& budget) : table_(table), scope_(scope), budget_(budget) {}

  TableResult decide() {
    if (!read_inputs()) return std::move(result_);
    for (const auto& row : table_.rows) {
      if (!fires(row)) continue;
      fired_.push_back({&row, outputs_of(row)});
      if (table_.hit == Hit::first) break;
    }
    if (table_.hit == Hit::priority || table_.hit == Hit::output_order) rank();
    for (const auto& hit : fired_) result_.rows.push_back(hit.row->id);
    result_.outputs = fired_.empty() ? nothing_fired() : combined();
    return std::move(result_);
  }

 private:
  Value of(const Expression& expression) { return kept(evaluate(expression, scope_, budget_)); }
  Value kept(Result result) {
    std::move(result.problems.begin(), result.problems.end(), std::back_inserter(result_.problems));
    return std::move(result.value);
  }
  Value refuse(const std::string& zh, const std::string& en) {
    result_.problems.push_back({0, 0, zh, en});
    return {};
  }

  bool read_inputs() {
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      inputs_.push_back(of(table_.inputs[i]));
      const bool checked = i < table_.input_values.size() && table_.input_values[i];
      if (!checked || test(*table_.input_values[i], inputs_.back(), scope_, budget_).value.is_true()) continue;
      if (table_.dated && i + 1 == table_.inputs.size())
        refuse("这张表在" + to_text(inputs_.back()) + "不施行", "this table is not in force on " + to_text(inputs_.back()));
      else refuse("输入“" + table_.inputs[i].text() + "”不在允许的值之内", "the input \"" + table_.inputs[i].text() + "\" is not among its values");
      return false;
    }
    return true;
  }

  bool fires(const TableRow& row) {
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      if (!kept(test(row.when[i], inputs_[i], scope_, budget_)).is_true()) return false;
    return true;
  }

  Items outputs_of(const TableRow& row) {
    Items outputs;
    for (const auto& then : row.then) outputs.push_back(of(then));
    return outputs;
  }

  Value named(const Items& outputs) const {
    Entries entries;
    for (std::size_t i = 0; i < outputs.size(); ++i) entries.emplace_back(table_.outputs[i], outputs[i]);
    return Value::context(std::move(entries));
  }

  Value nothing_fired() {
    if (table_.otherwise.empty()) return table_.hit == Hit::collect_count ? named({Value(0)}) : Value();
    Items outputs;
    for (const auto& otherwise : table_.otherwise) outputs.push_back(otherwise ? of(*otherwise) : Value());
    const bool none = std::all_of(outputs.begin(), outputs.end(), [](const Value& value) { return value.is_null(); });
    return none ? Value() : named(outputs);
  }

  /// By the places of the outputs in their lists of values, first output first; a value not listed comes last.
  void rank() {
    std::vector<Items> values;
    for (const auto& list : table_.output_values) values.push_back(list ? of(*list).items() : Items{});
    const auto place = [&](const Fired& hit, std::size_t output) {
      const auto& ranked = values[output];
      return std::find_if(ranked.begin(), ranked.end(), [&](const Value& v) { return equal(v, hit.outputs[output]).value_or(false); }) -
             ranked.begin();
    };
    std::stable_sort(fired_.begin(), fired_.end(), [&](const Fired& a, const Fired& b) {
      for (std::size_t output = 0; output < values.size(); ++output)
        if (place(a, output) != place(b, output)) return place(a, output) < place(b, output);
      return false;
    });
  }

  std::string rows_fired() const {
    std::string text;
    for (const auto& hit : fired_) text += (text.empty() ? "" : ", ") + hit.row->id;
    return text;
  }

  Value unique() {
    if (fired_.size() == 1) return named(fired_[0].outputs);
    return refuse("唯一命中的表同时命中多行：" + rows_fired(), "several rows of a unique table fired: " + rows_fired());
  }

  Value any() {
    const Value first = named(fired_[0].outputs);
    for (const auto& hit : fired_)
      if (!equal(named(hit.outputs), first).value_or(false))
        return refuse("命中的各行结果不同：" + rows_fired(), "the rows that fired differ: " + rows_fired());
    return first;
  }

  Value all() const {
    Items items;
    for (const auto& hit : fired_) items.push_back(named(hit.outputs));
    return Value::list(std::move(items));
  }

  Value sum() {
    Value total = fired_[0].outputs[0];
    for (std::size_t i = 1; i < fired_.size(); ++i) total = computed(Arithmetic::add, total, fired_[i].outputs[0]);
    return aggregated(total);
  }
  Value extreme(bool largest) {
    const Value* best = &fired_[0].outputs[0];
    for (const auto& hit : fired_) {
      const auto found = order(hit.outputs[0], *best);
      if (!found) return aggregated({});
      if (largest ? *found > 0 : *found < 0) best = &hit.outputs[0];
    }
    return aggregated(*best);
  }
  Value aggregated(const Value& value) {
    if (value.is_null()) return refuse("命中的各行不能汇总", "the rows that fired can't be aggregated");
    return named({value});
  }

  Value combined() {
    switch (table_.hit) {
      case Hit::unique: return unique();
      case Hit::any: return any();
      case Hit::first:
      case Hit::priority: return named(fired_[0].outputs);
      case Hit::collect:
      case Hit::rule_order:
      case Hit::output_order: return all();
      case Hit::collect_sum: return sum();
      case Hit::collect_min: return extreme(false);
      case Hit::collect_max: return extreme(true);
      case Hit::collect_count: return named({Value(static_cast<std::int64_t>(fired_.size()))});
    }
    return {};
  }

  const Table& table_;
  const Scope& scope_;
  const Budget& budget_;
  TableResult result_;
  Items inputs_;
  std::vector<Fired> fired_;
};

}  // namespace

std::vector<std::string> names_used(const Table& table) {
  std::set<std::string> names;
  const auto note = [&](const Expression& code) {
    for (std::string& name : names_used(code))
      if (name != "?" && !name.starts_with("?.")) names.insert(std::move(name));
  };
  std::for_each(table.inputs.begin(), table.inputs.end(), note);
  for (const TableRow& row : table.rows) {
    std::for_each(row.when.begin(), row.when.end(), note);
    std::for_each(row.then.begin(), row.then.end(), note);
  }
  for (const auto& otherwise : table.otherwise)
    if (otherwise) note(*otherwise);
  return {names.begin(), names.end()};
}

TableResult decide(const Table& table, const Scope& scope, const Budget& budget) { return Deciding(table, scope, budget).decide(); }

}  // namespace qianpi::rules
