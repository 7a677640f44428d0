#include "pdf/face.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <cmath>

#include "pdf/number.h"

namespace qianpi::pdf {
namespace {

std::shared_ptr<hb_face_t> open(const FontFile& file) {
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.path.c_str());
  if (!blob) throw FontUnusable("font file cannot be read: " + file.path + " (install its package, or name another file in the settings)");
  const bool holds = file.index < hb_face_count(blob);
  std::shared_ptr<hb_face_t> face(hb_face_create(blob, file.index), hb_face_destroy);
  hb_blob_destroy(blob);
  if (!holds || hb_face_get_glyph_count(face.get()) == 0) throw FontUnusable("no font number " + std::to_string(file.index) + " in " + file.path);
  hb_face_make_immutable(face.get());
  return face;
}

// head.checkSumAdjustment covers the whole file, so name, version and contents are told apart without hashing 50 MB at start.
std::string fingerprint_of(hb_face_t* face, const FontFile& file) {
  hb_blob_t* head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(head, &length);
  static constexpr char hex[] = "0123456789abcdef";
  std::string sum;
  for (unsigned i = 8; i < 12 && i < length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    sum += {hex[byte >> 4], hex[byte & 15]};
  }
  hb_blob_destroy(head);
  return file.path.substr(file.path.rfind('/') + 1) + '#' + std::to_string(file.index) + ':' + sum;
}

// Everything that only shaping, hinting on screens or bitmaps would need; the PDF finds glyphs by id, so no cmap either.
void drop_needless_tables(hb_subset_input_t* input) {
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : {"GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE", "post", "gasp", "DSIG",
                          "prep", "fpgm", "cvt ", "EBDT", "EBLC", "EBSC", "bhed", "cmap", "name", "OS/2"})
    hb_set_add(dropped, hb_tag_from_string(tag, -1));
}

struct Outline {
  Placement at;
  std::string path;
};

void put_point(Outline& outline, double x, double y) {
  put_number(outline.path, outline.at.a * x + outline.at.c * y + outline.at.e);
  put_number(outline.path, outline.at.b * x + outline.at.d * y + outline.at.f);
}

hb_draw_funcs_t* make_pen() {
  hb_draw_funcs_t* pen = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(
      pen,
      [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
        auto& outline = *static_cast<Outline*>(to);
        put_point(outline, x, y);
        outline.path += "m\n";
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      pen,
      [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
        auto& outline = *static_cast<Outline*>(to);
        put_point(outline, x, y);
        outline.path += "l\n";
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      pen,
      [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y, void*) {
        auto& outline = *static_cast<Outline*>(to);
        put_point(outline, x1, y1);
        put_point(outline, x2, y2);
        put_point(outline, x, y);
        outline.path += "c\n";
      },
      nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(
      pen, [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, void*) { static_cast<Outline*>(to)->path += "h\n"; }, nullptr, nullptr);
  hb_draw_funcs_make_immutable(pen);
  return pen;
}

}  // namespace

Face::Face(const FontFile& file, bool embeddable) : face_(open(file)), fingerprint_(fingerprint_of(face_.get(), file)) {
  font_.reset(hb_font_create(face_.get()), hb_font_destroy);
  hb_font_set_scale(font_.get(), 1000, 1000);
  hb_font_make_immutable(font_.get());
  hb_glyph_extents_t comma{};
  hb_font_get_glyph_extents(font_.get(), glyph(U'，'), &comma);
  marks_left_ = comma.width != 0 && comma.x_bearing + comma.width / 2 < 350;
  prepared_ = face_;
  if (embeddable) prepared_.reset(hb_subset_preprocess(face_.get()), hb_face_destroy);
}

unsigned Face::glyph(char32_t character) const {
  hb_codepoint_t found = 0;
  return hb_font_get_nominal_glyph(font_.get(), character, &found) ? found : 0;
}

int Face::advance(char32_t character) const { return hb_font_get_glyph_h_advance(font_.get(), glyph(character)); }

Subset Face::subset(const std::set<char32_t>& characters) const {
  std::shared_ptr<hb_subset_input_t> input(hb_subset_input_create_or_fail(), hb_subset_input_destroy);
  for (char32_t character : characters) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph(character));
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  drop_needless_tables(input.get());
  std::shared_ptr<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(prepared_.get(), input.get()), hb_subset_plan_destroy);
  std::shared_ptr<hb_face_t> made(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr, hb_face_destroy);
  if (!made) throw FontUnusable("font cannot be subset: " + fingerprint_);

  Subset subset;
  hb_blob_t* blob = hb_face_reference_blob(made.get());
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(blob, &length);
  subset.bytes.assign(bytes, length);
  hb_blob_destroy(blob);
  const hb_map_t* renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (char32_t character : characters) subset.glyphs[character] = static_cast<std::uint16_t>(hb_map_get(renumbered, glyph(character)));
  return subset;
}

std::string Face::outline(char32_t character, const Placement& placement) const {
  static hb_draw_funcs_t* const pen = make_pen();
  Outline outline{placement, {}};
  hb_font_get_glyph_shape(font_.get(), glyph(character), pen, &outline);
  return outline.path;
}

}  // namespace qianpi::pdf
