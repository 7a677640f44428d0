// The cells of a grid: labels, values, boxes, opinions, signatures, pictures.
#include <algorithm>
#include <string>

#include "adapters/paper/page_reader.h"

namespace qianpi::paper {

using rules::Kind;
using rules::Value;

namespace {

const char* const blank_date = "　　　　年　　月　　日";

bool ticked(const Value& value, const std::string& option) {
  if (value.is(Kind::list)) return std::ranges::any_of(value.items(), [&](const Value& one) { return scalar(one) == option; });
  return !value.is_null() && scalar(value) == option;
}

}  // namespace

pdf::Cell PageReader::label_cell(const std::string& text) const {
  return {.pieces = {pdf::Text{.text = text}}, .style = {pdf::FontRole::heading, cell_size_, pdf::Align::centre, 1.3, false}, .smallest_pt = 8};
}

pdf::Cell PageReader::short_cell(const std::string& text) const {
  return {.pieces = {pdf::Text{.text = text}}, .style = {pdf::FontRole::body, cell_size_, pdf::Align::centre, 1.4, false}, .smallest_pt = 8};
}

pdf::Cell PageReader::cell_of(const Words& words, const Value& value, const std::string& where) {
  if (!value.is(Kind::context)) {
    const std::string text = scalar(value);
    if (!text.starts_with('=')) return label_cell(words.text(text));
    const Value field = Value::context({{"field", text.substr(1)}});
    return cell_of(words, field, where);
  }
  Part part(value, where);
  pdf::Cell cell = short_cell("");
  cell.pieces.clear();
  read_kind(words, part, cell);
  cell.columns = static_cast<int>(part.number("columns", 1));
  cell.rows = static_cast<int>(part.number("rows", 1));
  cell.style.font = part.font(cell.style.font);
  cell.style.align = part.align(cell.style.align);
  cell.style.size_pt = part.number("size", cell.style.size_pt);
  cell.smallest_pt = part.number("shrink", cell.smallest_pt);
  const std::string valign = part.text("valign");
  if (valign == "top") cell.valign = pdf::VAlign::top;
  else if (valign == "bottom") cell.valign = pdf::VAlign::bottom;
  else if (!valign.empty() && valign != "middle") part.refuse("valign must be top, middle or bottom, not " + valign);
  part.done();
  return cell;
}

void PageReader::read_kind(const Words& words, Part& part, pdf::Cell& cell) {
  if (const Value* stack = part.find("stack")) {
    if (!stack->is(Kind::list)) part.refuse("stack is a list of cells");
    for (const Value& inner : stack->items()) {
      pdf::Cell one = cell_of(words, inner, part.where() + ", stack");
      for (pdf::Piece& piece : one.pieces) cell.pieces.push_back(std::move(piece));
      cell.style.align = one.style.align;
    }
    cell.padding_mm = 2;
    return;
  }
  if (!put_value(words, part, cell) && !put_signed(words, part, cell)) part.refuse("no such kind of cell (docs/forms.md lists them)");
}

bool PageReader::put_value(const Words& words, Part& part, pdf::Cell& cell) {
  if (const Value* label = part.find("label"); label && !part.find("opinion") && !part.find("signature") && !part.find("pledge")) {
    cell = label_cell("");
    cell.pieces.clear();
    cell.pieces.emplace_back(pdf::Text{.text = words.text(scalar(*label)), .vertical = part.flag("vertical")});
  } else if (const Value* field = part.find("field")) {
    put_field(words, part, scalar(*field), cell);
  } else if (const Value* text = part.find("text")) {
    cell.pieces.emplace_back(pdf::Text{.text = words.text(scalar(*text)), .vertical = part.flag("vertical")});
  } else if (const Value* photo = part.find("photo")) {
    cell.pieces.emplace_back(
        pdf::Photo{picture_of(words.value(scalar(*photo))), part.text("caption", "照片"), part.number("width", 25), part.number("height", 35)});
    cell.padding_mm = 1;
  } else if (const Value* checks = part.find("checks")) {
    cell.pieces.emplace_back(checks_of(words, part, scalar(*checks)));
    cell.style.align = pdf::Align::left;
    cell.padding_mm = 2;
  } else {
    return false;
  }
  return true;
}

void PageReader::put_field(const Words& words, Part& part, const std::string& name, pdf::Cell& cell) {
  const Field* field = words.field(name);
  cell.pieces.emplace_back(pdf::Text{.text = words.printed(name, part.text("as"))});
  if (!field || field->type != FieldType::long_text) return;
  cell.style.align = pdf::Align::justify;
  cell.style.leading = 1.5;
  cell.valign = pdf::VAlign::top;
  cell.padding_mm = 2;
  cell.smallest_pt = 0;
}

bool PageReader::put_signed(const Words& words, Part& part, pdf::Cell& cell) {
  if (const Value* opinion = part.find("opinion")) {
    cell.pieces.emplace_back(opinion_of(words, part, scalar(*opinion)));
  } else if (const Value* pledge = part.find("pledge")) {
    put_pledge(words, part, scalar(*pledge), cell);
  } else if (const Value* signature = part.find("signature")) {
    cell.pieces.emplace_back(signature_of(words, part, scalar(*signature)));
  } else {
    return false;
  }
  cell.style.align = pdf::Align::justify;
  cell.style.leading = 1.5;
  cell.padding_mm = 2;
  cell.smallest_pt = 0;
  return true;
}

pdf::Checks PageReader::checks_of(const Words& words, Part& part, const std::string& name) const {
  pdf::Checks checks;
  checks.one_per_line = part.flag("lines");
  const Field* field = words.field(name);
  if (!field) part.refuse("checks: no form has a field \"" + name + "\"");
  const Value value = words.value(name);
  if (field->type == FieldType::boolean) checks.choices.push_back({field->title, value.is_true()});
  for (const Option& option : field->options) checks.choices.push_back({option.title, ticked(value, option.value)});
  if (const auto list = words.package().lists.find(field->list); list != words.package().lists.end())
    for (const CodeEntry& entry : list->second.entries) checks.choices.push_back({entry.title, ticked(value, entry.code)});
  if (checks.choices.empty()) part.refuse("checks: \"" + name + "\" has no options");
  return checks;
}

// Before the decision: the printed words, the place of the seal and an empty date. After it: what was decided.
pdf::Opinion PageReader::opinion_of(const Words& words, Part& part, const std::string& name) {
  const Value value = words.value(name);
  const auto said = [&](std::string_view key) {
    const Value* found = value.get(key);
    return found ? *found : Value();
  };
  pdf::Opinion opinion;
  const std::string text = scalar(said("text")), preset = words.text(part.text("preset"));
  opinion.text = text.empty() ? preset : text;
  opinion.label = part.text("label");
  if (!opinion.label.empty()) opinion.signer = scalar(said("signer"));
  opinion.seal = seal_at(part.text("seal"), part.number("diameter", 42));
  opinion.seal_caption = part.text("seal_caption");
  if (part.flag("date")) {
    const Value date = said("date");
    opinion.date = date.is(Kind::date) ? print_date(date.date(), "date") : blank_date;
  }
  return opinion;
}

void PageReader::put_pledge(const Words& words, Part& part, const std::string& name, pdf::Cell& cell) {
  const Field* field = words.field(name);
  if (!field || field->type != FieldType::pledge) part.refuse("pledge: \"" + name + "\" is no field of type pledge");
  cell.pieces.push_back(pdf::Text{.text = field->text, .indent_chars = 2});
  const pdf::Style copied{pdf::FontRole::kai, cell_size_, pdf::Align::justify, 1.6, false};
  if (const std::string text = words.printed(name); !text.empty()) cell.pieces.push_back(pdf::Text{.text = text, .indent_chars = 2, .style = copied});
  cell.pieces.push_back(signature_of(words, part, part.text("signature")));
}

pdf::Opinion PageReader::signature_of(const Words& words, Part& part, const std::string& name) const {
  pdf::Opinion signature;
  const Value value = words.value(name);
  signature.label = part.text("label", "签名：");
  signature.signature_image = picture_of(value);
  if (value.is(Kind::text)) signature.signer = value.text();
  const std::string date = part.text("date");
  if (!date.empty()) signature.date = words.printed(date, "date");
  if (!date.empty() && signature.date.empty()) signature.date = blank_date;
  return signature;
}

}  // namespace qianpi::paper
