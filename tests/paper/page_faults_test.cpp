// What the page reader refuses, and what it says.
#include <catch2/catch.hpp>

#include "adapters/paper/sheet_of.h"
#include "engine/yaml/yaml.h"

using namespace qianpi;
using Catch::Matchers::Contains;
using rules::Value;

namespace {

Value value_of(const yaml::Node& node) {
  if (node.kind == yaml::Kind::list) {
    rules::Items items;
    for (const yaml::Node& item : node.items) items.push_back(value_of(item));
    return Value::list(std::move(items));
  }
  if (node.kind != yaml::Kind::map) return node.text;
  rules::Entries entries;
  for (const yaml::Entry& entry : node.entries) entries.emplace_back(entry.key, value_of(entry.value));
  return Value::context(std::move(entries));
}

pdf::Sheet sheet_of_page(const std::string& yaml_text, const Value& values = Value::context({}), std::vector<std::string> seals = {}) {
  Package package;
  Form form;
  form.id = "f";
  form.title = "表";
  form.page = value_of(std::get<yaml::Node>(yaml::read(yaml_text, "f.yaml")));
  Field money;
  money.name = "fee";
  money.type = FieldType::money;
  form.fields = {money};
  return paper::sheet_of({package, form, values, seals, "p", "", "", {}, false}, {});
}

std::string first_text(const pdf::Sheet& sheet) { return std::get<pdf::Paragraph>(sheet.blocks.at(0)).text; }

}  // namespace

TEST_CASE("A page with an unknown key, block or cell is refused with its place", "[page]") {
  CHECK_THROWS_WITH(sheet_of_page("{style: form, colour: red, blocks: []}"), Contains("form f") && Contains("colour"));
  CHECK_THROWS_WITH(sheet_of_page("{blocks: [{titel: 表}]}"), Contains("block 1"));
  CHECK_THROWS_WITH(sheet_of_page("{blocks: [{title: 表, sise: 3}]}"), Contains("sise"));
  CHECK_THROWS_WITH(sheet_of_page("{blocks: [{grid: {columns: [1], rows: [[{feld: a}]]}}]}"), Contains("row 1, cell 1"));
  CHECK_THROWS_WITH(sheet_of_page("{blocks: [{title: 表, size: big}]}"), Contains("size") && Contains("big"));
  CHECK_THROWS_WITH(sheet_of_page("{style: poster, blocks: []}"), Contains("poster"));
  CHECK_THROWS_WITH(sheet_of_page("{margins: [1, 2], blocks: []}"), Contains("four numbers"));
}

TEST_CASE("A seal for which the page has no place is refused, never lost", "[page]") {
  CHECK_THROWS_WITH(sheet_of_page("{blocks: [{paragraph: 文}]}", Value::context({}), {"office"}), Contains("office"));
}

TEST_CASE("Words on paper take values, formats and expressions from braces", "[page]") {
  const Value values = Value::context({{"name", "张三"}, {"day", Date{2026, 3, 10}}, {"fee", 1234567}, {"rows", Value::list({1, 2, 3})}});
  const auto said = [&](const std::string& words) { return first_text(sheet_of_page("{blocks: [{paragraph: '" + words + "'}]}", values)); };
  CHECK(said("{name}同志") == "张三同志");
  CHECK(said("{day}、{day:dots}、{day:month}、{day:last_day}") == "2026年3月10日、2026.03.10、2026年3月、2026年3月9日");
  CHECK(said("共{count(rows)}项") == "共3项");
  CHECK(said("{fee}") == "1,234,567.00 元");
  CHECK(said("［{nobody}］") == "［］");
  CHECK(said("{{name}") == "{name}");
  CHECK_THROWS_WITH(said("{name"), Contains("not closed"));
  CHECK_THROWS_AS(said("{1 +}"), paper::PageFault);
}

TEST_CASE("A table without entries is left out when it asks for no rows, and may continue the grid above", "[page]") {
  const std::string table = "{table: people, min_rows: 0, joined: true, columns: [{title: 姓名, field: name}]}";
  CHECK(sheet_of_page("{blocks: [" + table + "]}").blocks.empty());
  const Value values = Value::context({{"people", Value::list({Value::context({{"name", "张三"}})})}});
  const pdf::Sheet made = sheet_of_page("{blocks: [" + table + "]}", values);
  REQUIRE(made.blocks.size() == 1);
  const auto& grid = std::get<pdf::Grid>(made.blocks.front());
  CHECK(grid.joined);
  CHECK(grid.rows.size() == 2);
}
