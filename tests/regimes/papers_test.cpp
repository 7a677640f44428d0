// Every form of every package as a PDF, to be filled by hand and filled, judged by qpdf and poppler. Set QIANPI_KEEP_PAPERS=FOLDER to look at them.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "engine/rules/value_text.h"
#include "tests/paper/shipped.h"
#include "tests/pdf/judges.h"

namespace qianpi {

namespace {

namespace fs = std::filesystem;
using rules::Kind;
using rules::Value;

void insert_text(std::set<std::string>& labels, const Value* text) {
  if (text && text->is(Kind::text) && text->text().find_first_of("={") != 0 && !text->text().empty()) labels.insert(text->text());
}

/// What a cell prints whatever is filled in.
void insert_cell(std::set<std::string>& labels, const Value& cell) {
  insert_text(labels, &cell);
  if (!cell.is(Kind::context)) return;
  insert_text(labels, cell.get("label"));
  if (const Value* stack = cell.get("stack"))
    for (const Value& one : stack->items()) insert_cell(labels, one);
}

std::set<std::string> labels_of(const Value& page) {
  std::set<std::string> labels;
  for (const Value& block : page.get("blocks")->items()) {
    if (const Value* columns = block.get("columns"); columns && !block.get("min_rows"))
      for (const Value& column : columns->items()) insert_text(labels, column.get("title"));
    if (const Value* grid = block.get("grid"))
      for (const Value& row : grid->get("rows")->items())
        for (const Value& cell : (row.is(Kind::context) ? *row.get("cells") : row).items()) insert_cell(labels, cell);
  }
  return labels;
}

std::vector<std::string> lines_of(const std::string& label) {
  std::vector<std::string> lines(1);
  for (char c : label)
    if (c == '\n') lines.emplace_back();
    else lines.back() += c;
  return lines;
}

std::string made(const std::string& form, const Value& values, bool blank) {
  static const pdf::Fonts fonts(pdf::debian_fonts());
  const PackagePtr package = test::shipped("yangquan");
  const Form& asked = package->forms.at(form);
  const std::string bytes =
      paper::print({*package, asked, values, {}, form, asked.title, "", instant_of({2026, 4, 2}, {9, 0, 0}), !blank, {}, blank}, {}, fonts).bytes;
  if (const char* folder = std::getenv("QIANPI_KEEP_PAPERS"))
    std::ofstream(fs::path(folder) / (form + (blank ? "-blank.pdf" : "-filled.pdf")), std::ios::binary) << bytes;
  return bytes;
}

Value filled_in(const std::string& form) {
  std::ifstream file(fs::path(QIANPI_ROOT) / "tests/regimes/yangquan_filled.json", std::ios::binary);
  Value values = paper::with_dates(rules::from_json(std::string(std::istreambuf_iterator<char>(file), {})));
  if (const Value* own = values.get(form))
    for (const auto& [name, value] : Value(*own).entries()) values = values.with(name, value);
  return values;
}

void judge(const std::string& pdf, const std::set<std::string>& labels) {
  CHECK(pdf::judges::qpdf_finds_nothing(pdf));
  const std::string text = pdf::judges::text_of(pdf);
  for (const std::string& label : labels)
    for (const std::string& line : lines_of(label)) CHECK_THAT(text, Catch::Matchers::Contains(line));
  for (const char* trace : {"{", "null", "@\""}) CHECK_THAT(text, !Catch::Matchers::Contains(trace));
}

}  // namespace

TEST_CASE("Every form that is printed has all its labels, blank and filled in") {
  int forms = 0;
  for (const auto& [name, form] : test::shipped("yangquan")->forms) {
    if (form.page.is_null()) continue;
    INFO(name);
    const std::set<std::string> labels = labels_of(form.page);
    judge(made(name, Value::context({}), true), labels);
    judge(made(name, filled_in(name), false), labels);
    ++forms;
  }
  CHECK(forms >= 38);
}

TEST_CASE("A letter that is filled by hand leaves gaps for what is not known, and a filled one none") {
  using Catch::Matchers::Contains;
  const std::string blank = pdf::judges::text_of(made("yq-certificate", Value::context({}), true));
  CHECK_THAT(blank, Contains("同志：") && Contains("自＿") && Contains("至＿"));
  const std::string filled = pdf::judges::text_of(made("yq-certificate", filled_in("yq-certificate"), false));
  CHECK_THAT(filled, !Contains("＿") && Contains("自2026年4月2日至2029年4月1日"));
}

}  // namespace qianpi
