// Tables leave as DMN files and come back the same.
#include <catch2/catch.hpp>

#include "engine/rules/dmn.h"
#include "engine/rules/dmn_table.h"

using namespace qianpi::rules;

namespace {

TableSource fees() {
  TableSource source{
      .id = "fees", .title = "专家费用 <区> & \"级\"", .hit = "collect_sum", .inputs = {"kind", "hours * 2"}, .outputs = {"fee"}, .rows = {}};
  source.input_values = {"\"check\", \"rescue\"", ""};
  source.output_values = {""};
  source.otherwise = {"0"};
  source.rows = {{"day", "附件四 1", {"\"check\"", "< 8"}, {"1000"}}, {"4.10", "", {"\"rescue\"", "-"}, {"if night then 1500 else 1000"}}};
  return source;
}

void check_same(const TableSource& a, const TableSource& b) {
  CHECK(a.id == b.id);
  CHECK(a.title == b.title);
  CHECK(a.hit == b.hit);
  CHECK(a.inputs == b.inputs);
  CHECK(a.outputs == b.outputs);
  CHECK(a.input_values == b.input_values);
  CHECK(a.output_values == b.output_values);
  CHECK(a.otherwise == b.otherwise);
  REQUIRE(a.rows.size() == b.rows.size());
  for (std::size_t i = 0; i < a.rows.size(); ++i) {
    CHECK(a.rows[i].id == b.rows[i].id);
    CHECK(a.rows[i].basis == b.rows[i].basis);
    CHECK(a.rows[i].when == b.rows[i].when);
    CHECK(a.rows[i].then == b.rows[i].then);
  }
}

}  // namespace

TEST_CASE("A table sent out as DMN and read back says the same, ids and basis of rows included") {
  check_same(fees(), std::get<TableSource>(table_from_dmn(to_dmn(fees()))));
}

TEST_CASE("Every hit policy survives the way out and back") {
  for (const char* hit : {"unique", "first", "any", "priority", "collect", "collect_sum", "collect_min", "collect_max", "collect_count", "rule_order",
                          "output_order"}) {
    TableSource source = fees();
    source.hit = hit;
    CHECK(std::get<TableSource>(table_from_dmn(to_dmn(source))).hit == hit);
  }
}

TEST_CASE("What is sent out decides the same as a model") {
  TableSource source = fees();
  source.hit = "unique";
  const auto model = std::get<DmnModels>(DmnModels::read({to_dmn(source)}));
  const auto decided = model.decide("fees", {.values = Value::context({{"kind", "check"}, {"hours", 2}})});
  CHECK(decided.value == Value(1000));
}

TEST_CASE("A file without a decision table is refused in words") {
  CHECK(std::get<std::string>(table_from_dmn("<definitions/>")) == "there is no decision table in this model");
  CHECK(std::get<std::string>(table_from_dmn("<definitions>")).starts_with("no XML:"));
}
