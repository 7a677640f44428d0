// One font file: which glyph, how wide, its outline, its subset. Only fonts.cpp makes faces; the layout and the writer ask them.
// Immutable after construction and safe to share. It shapes nothing: Chinese forms need one glyph per character.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "pdf/fonts.h"

struct hb_face_t;
struct hb_font_t;

namespace qianpi::pdf {

// The affine map of a glyph's outline, in thousandths of an em, onto the page: x' = a x + c y + e, y' = b x + d y + f.
struct Placement {
  double a, b, c, d, e, f;
};

struct Subset {
  std::string bytes;                         // a TrueType file
  std::map<char32_t, std::uint16_t> glyphs;  // its glyph for each character
};

class Face {
 public:
  // `embeddable` prepares the face for quick subsetting, which costs memory; a face for outlines only doesn't need it.
  Face(const FontFile& file, bool embeddable);

  bool has(char32_t character) const { return glyph(character) != 0; }
  unsigned glyph(char32_t character) const;
  int advance(char32_t character) const;                // thousandths of an em
  bool sets_marks_left() const { return marks_left_; }  // ，：； in the lower left of their square, as on the mainland
  Subset subset(const std::set<char32_t>& characters) const;
  std::string outline(char32_t character, const Placement& placement) const;  // PDF path operators, neither filled nor stroked
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  std::shared_ptr<hb_face_t> face_;
  std::shared_ptr<hb_face_t> prepared_;
  std::shared_ptr<hb_font_t> font_;
  std::string fingerprint_;
  bool marks_left_;
};

}  // namespace qianpi::pdf
