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
    CHECK(a.rows[i].in_force == b.rows[i].in_force);
  }
  CHECK(a.in_force == b.in_force);
  CHECK(a.on == b.on);
  CHECK(a.tests == b.tests);
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

TEST_CASE("Dates of force and tests go out and come back; another program sees the day as an input") {
  TableSource source = fees();
  source.hit = "unique";
  source.rows[0].in_force = {"2024-01-01", "2026-01-01"};
  source.rows.push_back({"day2", "", {"\"check\"", "< 8"}, {"1200"}, {"2026-01-01", ""}});
  source.in_force = {"2024-01-01", ""};
  source.on = "worked_on";
  source.tests = {{"day2", {{"kind", "\"check\""}, {"hours", "2"}, {"worked_on", "@\"2026-03-01\""}}, {{"fee", "1200"}}},
                  {"", {}, {{"fee", "null"}}}};
  const std::string xml = to_dmn(source);
  check_same(source, std::get<TableSource>(table_from_dmn(xml)));
  const auto model = std::get<DmnModels>(DmnModels::read({xml}));
  const auto on = [&](const char* day) {
    return model.decide("fees", {.values = Value::context({{"kind", "check"}, {"hours", 2}, {"worked_on", *qianpi::read_date(day)}})}).value;
  };
  CHECK(on("2025-12-31") == Value(1000));
  CHECK(on("2026-01-01") == Value(1200));
}

TEST_CASE("A day that another program changed into something else stays an input") {
  TableSource source = fees();
  source.rows[0].in_force = {"2024-01-01", ""};
  std::string xml = to_dmn(source);
  const std::string said = "&gt;= @&quot;2024-01-01&quot;", plain = "&gt;= @\"2024-01-01\"";
  const auto at = xml.find(said) == std::string::npos ? xml.find(plain) : xml.find(said);
  REQUIRE(at != std::string::npos);
  xml.replace(at, std::string("&gt;=").size(), "&gt;");
  const auto read = std::get<TableSource>(table_from_dmn(xml));
  CHECK(read.inputs.size() == 3);
  CHECK(read.inputs.back() == "today");
}
