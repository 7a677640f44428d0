#include "adapters/paper/page_reader.h"

#include <algorithm>

namespace qianpi::paper {

using rules::Kind;
using rules::Value;

PageReader::PageReader(const Words& words, const std::vector<std::string>& seals, const ReadPicture& read_picture)
    : words_(words), wanted_(seals.begin(), seals.end()), read_picture_(read_picture) {}

pdf::Sheet PageReader::read() {
  const std::string where = "form " + words_.form().id;
  Part page(words_.form().page, where);
  read_frame(page);
  const Value* blocks = page.find("blocks");
  const std::string straddling = page.text("straddle");
  if (const Value* wording = page.find("wording")) check_wording(page, *wording);
  page.done();
  if (!blocks || !blocks->is(Kind::list)) page.refuse("a page needs blocks");
  int count = 0;
  for (const Value& block : blocks->items()) read_block(block, where + ", block " + std::to_string(++count));
  for (std::size_t i = 0; i < sheet_.seals.size(); ++i)
    if (sheet_.seals[i].place == straddling) sheet_.straddling = i;
  for (const std::string& seal : wanted_)
    if (!places_.contains(seal)) page.refuse("no block has a place for the seal \"" + seal + "\" (seal: " + seal + ")");
  return sheet_;
}

void PageReader::read_frame(Part& page) {
  const std::string style = page.text("style", "form");
  if (style != "form" && style != "letter") page.refuse("style must be form or letter, not " + style);
  letter_ = style == "letter";
  sheet_.page = paper_of(page);
  const std::string frame = page.text("frame");
  if (frame == "certificate") sheet_.frame = pdf::Frame::certificate;
  else if (!frame.empty()) page.refuse("frame must be certificate, not " + frame);
  const std::string numbers = page.text("numbers", "none");
  if (numbers == "dashes") sheet_.page_numbers = pdf::PageNumbers::dashes;
  else if (numbers == "of_total") sheet_.page_numbers = pdf::PageNumbers::of_total;
  else if (numbers != "none") page.refuse("numbers must be none, dashes or of_total, not " + numbers);
  sheet_.header = words_.text(page.text("header"));
  sheet_.footer = words_.text(page.text("footer"));
  read_qr(page);
  read_attached(page);
}

void PageReader::read_attached(Part& page) {
  const Value* wanted = page.find("attach");
  if (!wanted) return;
  if (!wanted->is(Kind::list)) page.refuse("attach is a list of fields, draws");
  for (const Value& one : wanted->items())
    if (!attached_.insert(scalar(one)).second || (scalar(one) != "fields" && scalar(one) != "draws"))
      page.refuse("attach must be fields or draws, each once, not " + scalar(one));
}

/// The engine looks for the words before anything is sealed (engine/wording.h); here only whether they are written well.
void PageReader::check_wording(Part& page, const Value& wording) {
  const Value* words = wording.is(Kind::context) ? wording.get("refuse") : nullptr;
  const bool texts = words && words->is(Kind::list) && std::ranges::all_of(words->items(), [](const Value& one) { return one.is(Kind::text); });
  if (!texts || words->items().empty()) page.refuse("wording is {refuse: [words that may not stand under a seal], basis: the article}");
}

pdf::Page PageReader::paper_of(Part& page) {
  pdf::Page paper;
  const Value* size = page.find("size");
  if (size && size->is(Kind::context)) {
    Part own(*size, page.where() + ", size");
    paper.width_mm = own.number("width", 0);
    paper.height_mm = own.number("height", 0);
    own.done();
    if (paper.width_mm < 40 || paper.height_mm < 40) page.refuse("size needs width and height of at least 40 mm");
  } else if (const std::string name = size ? scalar(*size) : "A4"; name == "A5") {
    paper.width_mm = 148;
    paper.height_mm = 210;
  } else if (name != "A4") {
    page.refuse("size must be A4, A5 or {width, height}, not " + name);
  }
  const std::string orientation = page.text("orientation", "portrait");
  if (orientation == "landscape") std::swap(paper.width_mm, paper.height_mm);
  else if (orientation != "portrait") page.refuse("orientation must be portrait or landscape, not " + orientation);
  if (!letter_) paper.top_mm = paper.right_mm = paper.bottom_mm = paper.left_mm = 18;
  if (const Value* margins = page.find("margins")) {
    if (!margins->is(Kind::list) || margins->items().size() != 4) page.refuse("margins are four numbers: top, right, bottom, left");
    double* const sides[] = {&paper.top_mm, &paper.right_mm, &paper.bottom_mm, &paper.left_mm};
    for (std::size_t i = 0; i < 4; ++i) *sides[i] = std::stod(scalar(margins->items()[i]));
  }
  return paper;
}

void PageReader::read_qr(Part& page) {
  const Value* value = page.find("qr");
  if (!value) return;
  Part part(*value, page.where() + ", qr");
  pdf::Qr qr;
  const std::string corner = part.text("corner", "bottom_left");
  if (corner == "top_left") qr.corner = pdf::Corner::top_left;
  else if (corner == "top_right") qr.corner = pdf::Corner::top_right;
  else if (corner == "bottom_left") qr.corner = pdf::Corner::bottom_left;
  else if (corner == "bottom_right") qr.corner = pdf::Corner::bottom_right;
  else part.refuse("corner must be top_left, top_right, bottom_left or bottom_right, not " + corner);
  const bool top = corner.starts_with("top");
  qr.caption = part.text("caption");
  qr.size_mm = part.number("size", top ? 15 : 18);
  qr.inset_x_mm = 12;
  qr.inset_y_mm = top ? 7 : 9;
  if (const Value* inset = part.find("inset")) {
    if (!inset->is(Kind::list) || inset->items().size() != 2) part.refuse("inset is two numbers: from the side, from top or bottom");
    qr.inset_x_mm = std::stod(scalar(inset->items()[0]));
    qr.inset_y_mm = std::stod(scalar(inset->items()[1]));
  }
  part.done();
  sheet_.qr = qr;  // sheet_of gives it its content
}

// The same place may be sealed only once; a place that isn't to be sealed gives nothing.
std::optional<std::size_t> PageReader::seal_at(const std::string& place, double diameter_mm) {
  if (place.empty()) return std::nullopt;
  places_.insert(place);
  if (!wanted_.contains(place)) return std::nullopt;
  const auto seal = words_.package().seals.find(place);
  if (seal == words_.package().seals.end()) throw PageFault("form " + words_.form().id + ": the package has no seal \"" + place + "\"");
  const Seal& drawn = seal->second;
  sheet_.seals.push_back({words_.text(drawn.title), drawn.middle, drawn.code, diameter_mm, place});
  return sheet_.seals.size() - 1;
}

std::string PageReader::picture_of(const Value& value) const {
  const Value* id = value.get("id");
  return id && id->is(Kind::text) && read_picture_ ? read_picture_(id->text()) : std::string();
}

}  // namespace qianpi::paper
