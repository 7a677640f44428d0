#include "engine/rules/table_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "engine/rules/machine.h"
#include "engine/rules/operators.h"
#include "engine/rules/tree.h"
#include "engine/rules/value_text.h"

namespace qianpi::rules {
namespace {

constexpr std::size_t most_told = 20;
constexpr std::size_t most_regions = 20'000;

/// The constant values and ranges of a cell's tests; nothing when a test isn't constant.
struct Cell {
  bool any = false, negated = false, readable = true;
  std::vector<Value> tests;
};

bool is_constant(const Node& node) {
  const auto names = free_names(node, true);
  return free_names(node, false).empty() && std::find(names.begin(), names.end(), "?") == names.end();
}

Value constant_value(const Node& node) {
  static const ContextScope nothing{Value::context({})};
  static const Budget budget;
  try {
    return Machine(nothing, budget).eval(node);
  } catch (const OverBudget&) {
    return {};  // too much to look at: the cell then counts as unreadable
  }
}

Cell unreadable() { return {.any = true, .readable = false, .tests = {}}; }

Cell read_cell(const Expression& cell) {
  const auto* tests = std::get_if<Tests>(&cell.root().what);
  if (tests == nullptr) return unreadable();
  Cell read{.any = tests->tests.empty(), .negated = tests->negated, .tests = {}};
  for (const auto& test : tests->tests) {
    if (!is_constant(*test)) return unreadable();
    const Value value = constant_value(*test);
    if (value.is(Kind::list)) read.tests.insert(read.tests.end(), value.items().begin(), value.items().end());
    else read.tests.push_back(value);
  }
  return read;
}

bool hits(const Cell& cell, const Value& input) {
  if (cell.any) return true;
  const bool found = std::any_of(cell.tests.begin(), cell.tests.end(), [&](const Value& test) { return within(input, test).value_or(false); });
  return found != cell.negated;
}

/// A piece of one input: a point, an open stretch between two points, or "any other text".
struct Piece {
  std::string shown;
  std::vector<bool> rows;  ///< which rows answer it
};

/// The ends of all ranges and all single values of a column, in order, each once.
std::vector<Value> points_of(const std::vector<Cell>& cells) {
  std::vector<Value> points;
  const auto add = [&](const Value& value) {
    if (!value.is_null() && std::none_of(points.begin(), points.end(), [&](const Value& p) { return p == value; })) points.push_back(value);
  };
  for (const Cell& cell : cells)
    for (const Value& test : cell.tests) {
      if (!test.is(Kind::range)) {
        add(test);
        continue;
      }
      add(test.range().low);
      add(test.range().high);
    }
  std::stable_sort(points.begin(), points.end(), [](const Value& a, const Value& b) {
    const auto found = order(a, b);
    return found && *found < 0;
  });
  return points;
}

/// Does a cell answer the whole open stretch from `low` to `high` (null: without end)?
bool hits_between(const Cell& cell, const Value& low, const Value& high) {
  if (cell.any) return true;
  const auto covers = [&](const Value& test) {
    if (!test.is(Kind::range)) return false;
    const Range& range = test.range();
    if (range.form == RangeForm::equal) return false;
    if (range.form == RangeForm::not_equal) return true;
    const bool from = range.low.is_null() || (!low.is_null() && order(range.low, low).value_or(std::strong_ordering::greater) <= 0);
    const bool to = range.high.is_null() || (!high.is_null() && order(high, range.high).value_or(std::strong_ordering::greater) <= 0);
    return from && to;
  };
  return std::any_of(cell.tests.begin(), cell.tests.end(), covers) != cell.negated;
}

/// Whole days have nothing between two that follow each other.
bool nothing_between(const Value& low, const Value& high) {
  return low.is(Kind::date) && high.is(Kind::date) && day_number(high.date()) - day_number(low.date()) <= 1;
}

/// Texts are single values unless a range of texts is asked for.
bool is_ordered(const std::vector<Value>& points, const std::vector<Cell>& cells) {
  if (points.empty()) return false;
  const auto has_range = [](const Cell& cell) {
    return std::any_of(cell.tests.begin(), cell.tests.end(), [](const Value& test) { return test.is(Kind::range); });
  };
  if (points[0].is(Kind::text) && std::none_of(cells.begin(), cells.end(), has_range)) return false;
  return std::all_of(points.begin(), points.end(), [&](const Value& p) { return order(p, points[0]).has_value(); });
}

std::string stretch_text(const Value& low, const Value& high) {
  if (low.is_null()) return "< " + to_feel(high);
  if (high.is_null()) return "> " + to_feel(low);
  return "(" + to_feel(low) + ".." + to_feel(high) + ")";
}

/// A column cut into pieces on which every cell says the same throughout.
class Column {
 public:
  /// `domain`: which inputs there can be at all; nothing: any.
  Column(std::vector<Cell> cells, std::optional<Cell> domain) : cells_(std::move(cells)) {
    if (domain) cells_.push_back(std::move(*domain));
    const auto points = points_of(cells_);
    if (!points.empty() && points[0].is(Kind::boolean)) cut_boolean();
    else if (is_ordered(points, cells_)) cut_ordered(points);
    else cut_single(points);
    if (domain) keep_domain();
  }
  std::vector<Piece> pieces;

 private:
  /// The domain was cut along as if it were the last row.
  void keep_domain() {
    std::erase_if(pieces, [](const Piece& piece) { return !piece.rows.back(); });
    for (Piece& piece : pieces) piece.rows.pop_back();
  }
  static bool hits_other(const Cell& cell) { return cell.any || cell.negated; }
  template <class Test>
  void add(std::string shown, Test test) {
    Piece piece{std::move(shown), {}};
    for (const Cell& cell : cells_) piece.rows.push_back(test(cell));
    pieces.push_back(std::move(piece));
  }
  void add_point(const Value& point) {
    add(to_feel(point), [&](const Cell& cell) { return hits(cell, point); });
  }
  void add_stretch(const Value& low, const Value& high) {
    if (nothing_between(low, high)) return;
    add(stretch_text(low, high), [&](const Cell& cell) { return hits_between(cell, low, high); });
  }
  void cut_boolean() {
    add_point(true);
    add_point(false);
  }
  void cut_single(const std::vector<Value>& points) {
    for (const Value& point : points) add_point(point);
    add("不是以上各值 / any other", [](const Cell& cell) { return hits_other(cell); });
  }
  void cut_ordered(const std::vector<Value>& points) {
    add_stretch({}, points.front());
    for (std::size_t i = 0; i < points.size(); ++i) {
      add_point(points[i]);
      add_stretch(points[i], i + 1 < points.size() ? points[i + 1] : Value());
    }
  }
  std::vector<Cell> cells_;
};

/// Walks the product of all columns' pieces, leaving out what no longer can tell anything new.
class Walk {
 public:
  Walk(const Table& table, const std::vector<Column>& columns, const std::vector<bool>& readable, TableCheck& check)
      : table_(table), columns_(columns), readable_(readable), check_(check) {
    const Hit hit = table.hit;
    overlaps_matter_ = hit == Hit::unique || hit == Hit::any;
  }

  void run() { step(0, std::vector<bool>(table_.rows.size(), true)); }

 private:
  void step(std::size_t column, const std::vector<bool>& rows) {
    if (++seen_ > most_regions) {
      check_.complete = false;
      return;
    }
    const auto alive = std::count(rows.begin(), rows.end(), true);
    if (alive == 0) return note_gap(column);
    if (column == columns_.size()) return note_overlaps(rows);
    for (const Piece& piece : columns_[column].pieces) {
      std::vector<bool> left = rows;
      for (std::size_t row = 0; row < left.size(); ++row) left[row] = left[row] && piece.rows[row];
      path_.push_back(piece.shown);
      step(column + 1, left);
      path_.pop_back();
    }
  }

  void note_gap(std::size_t column) {
    if (check_.gaps.size() >= most_told) return;
    Gap gap{path_};
    for (std::size_t rest = column; rest < columns_.size(); ++rest) gap.example.push_back("-");
    check_.gaps.push_back(std::move(gap));
  }

  bool same_outputs(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < table_.outputs.size(); ++i)
      if (table_.rows[a].then[i].text() != table_.rows[b].then[i].text()) return false;
    return true;
  }

  void note_overlaps(const std::vector<bool>& rows) {
    for (std::size_t a = 0; overlaps_matter_ && a < rows.size(); ++a)
      for (std::size_t b = a + 1; b < rows.size(); ++b) {
        const bool both = rows[a] && rows[b] && readable_[a] && readable_[b];
        if (!both || (table_.hit == Hit::any && same_outputs(a, b)) || check_.overlaps.size() >= most_told) continue;
        if (told_.insert({a, b}).second) check_.overlaps.push_back({table_.rows[a].id, table_.rows[b].id, path_});
      }
  }

  const Table& table_;
  const std::vector<Column>& columns_;
  const std::vector<bool>& readable_;
  TableCheck& check_;
  bool overlaps_matter_ = true;
  std::size_t seen_ = 0;
  std::vector<std::string> path_;
  std::set<std::pair<std::size_t, std::size_t>> told_;
};

/// What the table or its caller says of an input's values.
std::optional<Cell> domain_of(const Table& table, const Domains& domains, std::size_t input) {
  if (input < table.input_values.size() && table.input_values[input]) return read_cell(*table.input_values[input]);
  if (input >= domains.size() || domains[input].empty()) return std::nullopt;
  return Cell{.tests = domains[input]};
}

}  // namespace

TableCheck check_table(const Table& table, const Domains& domains) {
  TableCheck check;
  std::vector<bool> readable(table.rows.size(), true);
  std::vector<Column> columns;
  for (std::size_t input = 0; input < table.inputs.size(); ++input) {
    std::vector<Cell> cells;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      cells.push_back(read_cell(table.rows[row].when[input]));
      if (cells.back().readable) continue;
      // Taken as answering everything: no gap that it may fill is told, and no overlap that it may not have.
      readable[row] = false;
      const std::string& text = table.rows[row].when[input].text();
      check.unchecked.push_back({static_cast<int>(row),
                                 static_cast<int>(input),
                                 {0, static_cast<int>(text.size()), "该格取决于其他值，未检查空缺和重叠",
                                  "this cell depends on other values; gaps and overlaps were not looked for"}});
    }
    columns.emplace_back(std::move(cells), domain_of(table, domains, input));
  }
  Walk(table, columns, readable, check).run();
  return check;
}

}  // namespace qianpi::rules
