// The blocks of a page, one function each.
#include <algorithm>

#include "adapters/paper/page_reader.h"

namespace qianpi::paper {

using rules::Kind;
using rules::Value;

void PageReader::read_block(const Value& block, const std::string& where) {
  Part part(block, where);
  if (part.find("title")) put_title(part);
  else if (part.find("line")) put_line(part);
  else if (part.find("paragraph")) put_paragraphs(part, "paragraph");
  else if (part.find("addressee")) put_paragraphs(part, "addressee");
  else if (part.find("note")) put_paragraphs(part, "note");
  else if (part.find("heading")) put_heading(part);
  else if (part.find("sign")) put_sign(part);
  else if (part.find("photo")) put_picture(part);
  else if (part.find("grid")) put_grid(part);
  else if (part.find("table")) put_table(part);
  else if (part.find("space")) sheet_.blocks.push_back(pdf::Spacer{part.number("space", 5)});
  else if (part.find("rule")) sheet_.blocks.push_back(pdf::Rule{1.5, part.text("rule") == "red"});
  else part.refuse("no such kind of block (docs/forms.md lists them)");
  part.done();
}

void PageReader::put_title(Part& part) {
  pdf::Title title;
  title.text = words_.sentence(part.text("title"));
  title.style.size_pt = part.number("size", 22);
  title.style.font = part.font(pdf::FontRole::heading);
  title.style.red = part.flag("red");
  title.space_before_mm = part.number("before", 0);
  title.space_after_mm = part.number("after", letter_ ? 6 : 3);
  sheet_.blocks.push_back(std::move(title));
}

void PageReader::put_line(Part& part) {
  Part sides(*part.find("line"), part.where());
  pdf::Line line;
  line.left = words_.text(sides.text("left"));
  line.centre = words_.text(sides.text("centre"));
  line.right = words_.text(sides.text("right"));
  sides.done();
  line.style = {part.font(pdf::FontRole::body), part.number("size", letter_size()), pdf::Align::left, 1.5, false};
  sheet_.blocks.push_back(std::move(line));
}

// A text whose values are all missing leaves no empty line behind.
void PageReader::put_paragraphs(Part& part, std::string_view key) {
  pdf::Paragraph paragraph;
  const bool body = key == "paragraph", note = key == "note";
  paragraph.text = words_.sentence(part.text(key));
  while (!paragraph.text.empty() && paragraph.text.back() == '\n') paragraph.text.pop_back();
  paragraph.style.font = part.font(pdf::FontRole::body);
  paragraph.style.size_pt = part.number("size", note ? 9 : letter_size());
  paragraph.style.leading = note ? 1.5 : letter_leading();
  paragraph.style.align = part.align(pdf::Align::justify);
  paragraph.indent_chars = part.number("indent", body ? 2 : 0);
  paragraph.space_before_mm = part.number("before", 0);
  paragraph.space_after_mm = part.number("after", 0);
  if (!paragraph.text.empty()) sheet_.blocks.push_back(std::move(paragraph));
}

void PageReader::put_heading(Part& part) {
  const double level = part.number("level", 1);
  const pdf::FontRole font = level <= 1 ? pdf::FontRole::heading : level <= 2 ? pdf::FontRole::kai : pdf::FontRole::body;
  pdf::Paragraph heading{.text = words_.text(part.text("heading")),
                         .style = {font, letter_size(), pdf::Align::left, letter_leading(), false},
                         .indent_chars = letter_ ? 2.0 : 0.0,
                         .keep_with_next = true};
  sheet_.blocks.push_back(std::move(heading));
}

void PageReader::put_sign(Part& part) {
  Part who(*part.find("sign"), part.where());
  pdf::SignatureBlock block;
  block.organisation = words_.text(who.text("organisation"));
  block.date = words_.text(who.text("date"));
  block.seal = seal_at(who.text("seal"), who.number("diameter", 42));
  if (const Value* signature = who.find("signature")) block.signature_image = picture_of(words_.value(scalar(*signature)));
  who.done();
  block.style.size_pt = part.number("size", letter_size());
  block.style.font = part.font(pdf::FontRole::body);
  block.right_indent_chars = part.number("indent", 4);
  block.space_before_mm = part.number("before", 12);
  sheet_.blocks.push_back(std::move(block));
}

// A grid without rules holds a picture that stands by itself.
void PageReader::put_picture(Part& part) {
  pdf::Photo photo;
  photo.image = picture_of(words_.value(part.text("photo")));
  photo.caption = part.text("caption", "照片");
  photo.width_mm = part.number("width", 25);
  photo.height_mm = part.number("height", 35);
  pdf::Grid grid{.columns = {1}, .rule_pt = 0, .outline_pt = 0};
  grid.rows.push_back({{pdf::Cell{.pieces = {photo}}}, photo.height_mm});
  sheet_.blocks.push_back(std::move(grid));
}

void PageReader::put_grid(Part& part) {
  Part inside(*part.find("grid"), part.where());
  pdf::Grid grid;
  if (const Value* columns = inside.find("columns"); columns && columns->is(Kind::list))
    for (const Value& column : columns->items()) grid.columns.push_back(std::stod(scalar(column)));
  cell_size_ = part.number("size", 10.5);
  grid.header_rows = static_cast<std::size_t>(part.number("header_rows", 0));
  grid.joined = part.flag("joined");
  const Value* rows = inside.find("rows");
  inside.done();
  if (!rows || !rows->is(Kind::list)) part.refuse("a grid needs columns and rows");
  int count = 0;
  for (const Value& row : rows->items()) grid.rows.push_back(row_of(row, part.where() + ", row " + std::to_string(++count)));
  sheet_.blocks.push_back(std::move(grid));
}

pdf::Row PageReader::row_of(const Value& row, const std::string& where) {
  pdf::Row made;
  const Value* cells = &row;
  if (row.is(Kind::context)) {
    Part part(row, where);
    cells = part.find("cells");
    made.min_height_mm = part.number("height", 9);
    part.find("section");  // for the browser
    part.done();
  }
  if (!cells || !cells->is(Kind::list)) throw PageFault(where + ": a row is a list of cells, or {cells, height, section}");
  int count = 0;
  for (const Value& cell : cells->items()) made.cells.push_back(cell_of(words_, cell, where + ", cell " + std::to_string(++count)));
  return made;
}

void PageReader::put_table(Part& part) {
  const std::string name = part.text("table"), where = part.text("where");
  const Field* field = words_.field(name);
  static const std::vector<Field> none;
  const std::vector<Field>& fields = field ? field->columns : none;
  const Value* columns = part.find("columns");
  if (!columns || !columns->is(Kind::list)) part.refuse("a table needs columns");
  cell_size_ = part.number("size", 10.5);
  const double height = part.number("height", 9);
  const auto least = static_cast<std::size_t>(part.number("min_rows", 1));

  pdf::Grid grid;
  grid.header_rows = 1;
  grid.joined = part.flag("joined");
  pdf::Row header{{}, height};
  for (const Value& column : columns->items()) {
    Part title(column, part.where() + ", columns");
    grid.columns.push_back(title.number("width", 20));
    header.cells.push_back(label_cell(title.text("title")));
  }
  grid.rows.push_back(std::move(header));
  const Value entries = words_.value(name);
  int count = 0;
  if (entries.is(Kind::list))
    for (const Value& entry : entries.items()) {
      const Words row_words = words_.within(entry, fields);
      if (!where.empty() && !row_words.holds(where)) continue;
      grid.rows.push_back(entry_of(*columns, row_words, ++count, part.where()));
    }
  if (grid.rows.size() == 1 && least == 0) return;
  while (grid.rows.size() < least + 1) grid.rows.push_back({std::vector<pdf::Cell>(grid.columns.size()), height});
  for (pdf::Row& row : grid.rows) row.min_height_mm = height;
  sheet_.blocks.push_back(std::move(grid));
}

pdf::Row PageReader::entry_of(const Value& columns, const Words& words, int count, const std::string& where) {
  pdf::Row row;
  for (const Value& column : columns.items()) {
    Part part(column, where + ", columns");
    part.find("title");
    part.find("width");
    std::string text;
    if (part.flag("count")) text = std::to_string(count);
    else if (const Value* pattern = part.find("text")) text = words.text(scalar(*pattern));
    else text = words.printed(part.text("field"), part.text("as"));
    if (const Value* others = part.find("words"))
      if (const Value* other = others->get(text)) text = scalar(*other);
    pdf::Cell cell = short_cell(text);
    cell.style.align = part.align(pdf::Align::centre);
    cell.smallest_pt = std::min(cell_size_, 9.5);
    part.find("field");
    part.find("as");
    part.done();
    row.cells.push_back(std::move(cell));
  }
  return row;
}

}  // namespace qianpi::paper
