// A paper in its final words but not yet laid out: blocks from top to bottom, plus what lies on the page around them.
// adapters/paper fills it in, render() draws it. It knows no form, no case and no role, and holds no layout.
// (Every member has an initialiser, so that designated initialisers may leave members out.)
// Lengths are millimetres (_mm) or points (_pt); all text is UTF-8; a line break in a text starts a new line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace qianpi::pdf {

enum class FontRole { body, heading, kai };
enum class Align { left, centre, right, justify };
enum class VAlign { top, middle, bottom };

struct Style {
  FontRole font = FontRole::body;
  double size_pt = 10.5;
  Align align = Align::left;
  double leading = 1.35;  // line height as a multiple of the size
  bool red = false;       // letterheads, certificates
};

// ── what may stand in a cell, one piece below the other ──────────────────────────────────────────────────────

struct Text {
  std::string text{};
  bool vertical = false;         // one character below the other, for narrow label cells
  double indent_chars = 0;       // of each paragraph's first line
  std::optional<Style> style{};  // else the cell's
};

struct Choice {
  std::string text{};
  bool checked = false;
};

// ☑ and □ in one flow; a choice is never torn from its box.
struct Checks {
  std::vector<Choice> choices{};
  bool one_per_line = false;
};

// JPEG or PNG, told apart by content; no bytes: a dashed box with the caption.
struct Photo {
  std::string image{};
  std::string caption{};
  double width_mm = 25;
  double height_mm = 35;
};

// A signed statement. The sign-off stands at the cell's lower right, the seal over its last lines.
struct Opinion {
  std::string text{};
  std::string label{};  // before the signer: 签字：
  std::string signer{};
  std::string signature_image{};  // JPEG or PNG, drawn in place of the signer's name
  std::string seal_caption{};     // （公章）, where the seal will be; gives way to it
  std::string date{};
  std::optional<std::size_t> seal{};  // index into Sheet::seals
};

using Piece = std::variant<Text, Checks, Photo, Opinion>;

struct Cell {
  std::vector<Piece> pieces{};
  Style style{};
  VAlign valign = VAlign::middle;
  int columns = 1;  // merged to the right
  int rows = 1;     // merged downwards; the rows below leave this place out
  double padding_mm = 1.2;
  double smallest_pt = 0;  // shrink down to this before the row grows; 0: never shrink
};

struct Row {
  std::vector<Cell> cells{};
  double min_height_mm = 8;
};

// ── blocks ───────────────────────────────────────────────────────────────────────────────────────────────────

struct Title {
  std::string text{};
  Style style{FontRole::heading, 22, Align::centre, 1.4};
  double space_before_mm = 0;
  double space_after_mm = 4;
};

// One line with up to three texts; shrinks when they would meet.
struct Line {
  std::string left{};
  std::string centre{};
  std::string right{};
  Style style{};
};

// A ruled table. Rows grow with their text; what doesn't fit on the page goes on over the next ones, below the header rows again.
struct Grid {
  std::vector<double> columns{};  // weights; the grid fills the type area's width
  std::vector<Row> rows{};
  std::size_t header_rows = 0;  // of `rows`, repeated on each page
  double rule_pt = 0.5;
  double outline_pt = 1.0;
  bool joined = false;  // stands directly below the grid before it, without a gap
};

struct Paragraph {
  std::string text{};
  Style style{FontRole::body, 16, Align::justify, 1.75};
  double indent_chars = 2;
  double space_before_mm = 0;
  double space_after_mm = 0;
  bool keep_with_next = false;  // headings
};

// Who issues the paper and when, lower right, the seal over both (GB/T 9704: never alone on a page).
struct SignatureBlock {
  std::string organisation{};
  std::string date{};
  std::string signature_image{};
  std::optional<std::size_t> seal{};  // index into Sheet::seals
  Style style{FontRole::body, 16, Align::centre, 1.75};
  double space_before_mm = 12;
  double right_indent_chars = 4;
};

struct Spacer {
  double height_mm = 5;
};

// A red or black rule over the whole width, as below a letterhead.
struct Rule {
  double width_pt = 1.5;
  bool red = false;
};

using Block = std::variant<Title, Line, Grid, Paragraph, SignatureBlock, Spacer, Rule>;

// ── around the blocks ────────────────────────────────────────────────────────────────────────────────────────

struct Seal {
  std::string organisation{};  // along the arc; 4 to 24 characters look well, 60 are drawn
  std::string middle_line{};   // 专用章; may be empty
  std::string code{};          // 13 digits on the lower arc; may be empty
  double diameter_mm = 42;
  std::string place{};  // what the office calls it; not drawn
};

// A place for one signature, filled when the paper is signed (sign.h).
struct SignatureField {
  std::string name{};                 // unique in the paper
  std::optional<std::size_t> seal{};  // this seal isn't printed with the page: it appears with the signature
};

// A file that travels within the paper: the data of its case.
struct Attachment {
  std::string name{};
  std::string type{};  // application/json
  std::string bytes{};
};

enum class Corner { top_left, top_right, bottom_left, bottom_right };

// On the first page if in a top corner, else on the last. Lies in the margin: the corner of the page less `inset_mm`.
struct Qr {
  std::string content{};
  std::string caption{};
  double size_mm = 20;
  Corner corner = Corner::bottom_left;
  double inset_x_mm = 12;
  double inset_y_mm = 10;
};

enum class PageNumbers { none, dashes, of_total };  // — 1 —; 第 1 页 共 2 页

enum class Frame { none, certificate };

struct Page {
  double width_mm = 210;
  double height_mm = 297;
  double top_mm = 37;
  double right_mm = 26;
  double bottom_mm = 35;
  double left_mm = 28;
};

// The A4 of GB/T 9704 is Page{}; this is its landscape turn.
constexpr Page landscape_a4{297, 210, 20, 20, 20, 20};

struct Metadata {
  std::string id{};  // of the paper; the document's /ID comes from it
  std::string title{};
  std::string subject{};
  std::string author{};
  std::string created{};  // 2026-11-22T10:00:00+08:00; printed into the file, never read from a clock
};

struct Sheet {
  Page page{};
  std::vector<Block> blocks{};
  std::vector<Seal> seals{};
  std::string watermark{};  // 草稿; empty: none
  std::string header{};     // small, centred in the top margin
  std::string footer{};     // small, left in the bottom margin
  PageNumbers page_numbers = PageNumbers::none;
  Frame frame = Frame::none;
  std::optional<Qr> qr{};
  std::optional<std::size_t> straddling{};  // 骑缝章: this seal, a slice of it on each page's outer edge; only with two pages and more
  std::vector<SignatureField> fields{};
  std::vector<Attachment> attachments{};
  Metadata metadata{};
};

}  // namespace qianpi::pdf
