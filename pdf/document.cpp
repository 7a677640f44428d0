#include "pdf/document.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <openssl/sha.h>
#include <unicode/unistr.h>

#include <map>
#include <set>
#include <stdexcept>
#include <string_view>

#include "pdf/archive.h"
#include "pdf/content.h"
#include "pdf/deflate.h"
#include "pdf/fields.h"
#include "pdf/haru.h"
#include "pdf/number.h"
#include "pdf/picture.h"
#include "pdf/render.h"
#include "pdf/type0.h"

namespace qianpi::pdf {
namespace haru {

HPDF_Dict new_dictionary(HPDF_Doc document, bool indirect) {
  HPDF_Dict made = HPDF_Dict_New(document->mmgr);
  if (indirect) HPDF_Xref_Add(document->xref, made);
  return made;
}

// Filled with what deflated() made; libharu writes it as it is and would leave the filter's name out.
void fill_packed(HPDF_Dict stream, HPDF_Stream with, std::string_view bytes) {
  const std::string packed = deflated(bytes);
  HPDF_Stream_Write(with, reinterpret_cast<const HPDF_BYTE*>(packed.data()), static_cast<HPDF_UINT>(packed.size()));
  stream->filter = HPDF_STREAM_FILTER_NONE;
  stream->write_fn = [](HPDF_Dict, HPDF_Stream to) { return HPDF_Stream_WriteStr(to, "/Filter /FlateDecode\n"); };
}

HPDF_Dict new_stream(HPDF_Doc document, std::string_view bytes) {
  HPDF_Dict made = HPDF_DictStream_New(document->mmgr, document->xref);
  fill_packed(made, made->stream, bytes);
  return made;
}

HPDF_Dict new_plain_stream(HPDF_Doc document, std::string_view bytes) {
  HPDF_Dict made = HPDF_DictStream_New(document->mmgr, document->xref);
  HPDF_Stream_Write(made->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()));
  made->filter = HPDF_STREAM_FILTER_NONE;
  return made;
}

// UTF-16 with a mark, in hex: libharu's own encoder loses what lies beyond the BMP.
void put_text(HPDF_Doc document, HPDF_Dict to, const char* key, std::string_view utf8) {
  if (utf8.empty()) return;
  std::string bytes = "\xFE\xFF";
  const auto utf16 = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  for (int32_t i = 0; i < utf16.length(); ++i) {
    bytes += static_cast<char>(utf16[i] >> 8);
    bytes += static_cast<char>(utf16[i] & 0xFF);
  }
  HPDF_Dict_Add(to, key, HPDF_Binary_New(document->mmgr, reinterpret_cast<HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size())));
}

}  // namespace haru

namespace {

class Document {
 public:
  Document(const Sheet& sheet, const Fonts::Faces& faces) : sheet_(sheet), faces_(faces), haru_(HPDF_New(nullptr, nullptr)) {
    if (!haru_) throw std::bad_alloc();
    HPDF_SetCompressionMode(haru_, HPDF_COMP_ALL);
    haru_->pdf_version = HPDF_VER_17;
  }
  ~Document() { HPDF_Free(haru_); }
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Written write(const std::vector<Leaf>& leaves) {
    const Subsets subsets = subsets_of(leaves);
    for (const auto& [face, subset] : subsets) fonts_[face] = embed(haru_, faces_.text[face], subset);
    for (const Leaf& leaf : leaves) add_page(write_leaf(leaf, points(sheet_.page.height_mm), subsets));
    put_metadata();
    put_archive_form(haru_, sheet_, faces_.colour_profile);
    std::vector<FieldPlace> fields = put_fields(haru_, sheet_, leaves, pages_);
    return {save(), std::move(fields)};
  }

 private:
  Subsets subsets_of(const std::vector<Leaf>& leaves) const {
    std::map<std::uint8_t, std::set<char32_t>> used;
    for (const Leaf& leaf : leaves)
      for (const Mark& mark : leaf.marks)
        if (const auto* run = std::get_if<Run>(&mark))
          for (const Glyph& glyph : run->glyphs) used[glyph.face].insert(glyph.character);
    Subsets subsets;
    for (const auto& [face, characters] : used) subsets[face] = faces_.text[face].subset(characters);
    return subsets;
  }

  void add_page(const Content& content) {
    HPDF_Page page = HPDF_AddPage(haru_);
    pages_.push_back(page);
    HPDF_Dict group = sub_dictionary(page, "Group");
    for (const auto& [key, name] : {std::pair{"Type", "Group"}, {"S", "Transparency"}, {"CS", "DeviceRGB"}}) HPDF_Dict_AddName(group, key, name);
    HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(points(sheet_.page.width_mm)));
    HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(points(sheet_.page.height_mm)));
    auto* resources = static_cast<HPDF_Dict>(HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT));
    HPDF_Dict fonts = sub_dictionary(resources, "Font"), pictures = sub_dictionary(resources, "XObject"),
              states = sub_dictionary(resources, "ExtGState");
    for (std::uint8_t face : content.faces) HPDF_Dict_Add(fonts, ("F" + std::to_string(face)).c_str(), fonts_.at(face));
    for (std::size_t i = 0; i < content.pictures.size(); ++i)
      HPDF_Dict_Add(pictures, ("P" + std::to_string(i)).c_str(), picture(*content.pictures[i]));
    HPDF_Dict_Add(states, "M", multiply());
    auto* parts = static_cast<HPDF_PageAttr>(page->attr);
    haru::fill_packed(parts->contents, parts->stream, content.operators);
  }

  HPDF_Dict sub_dictionary(HPDF_Dict of, const char* key) {
    HPDF_Dict made = haru::new_dictionary(haru_, false);
    HPDF_Dict_Add(of, key, made);
    return made;
  }

  HPDF_Dict multiply() {
    if (multiply_) return multiply_;
    multiply_ = haru::new_dictionary(haru_, true);
    HPDF_Dict_AddName(multiply_, "Type", "ExtGState");
    HPDF_Dict_AddName(multiply_, "BM", "Multiply");
    return multiply_;
  }

  HPDF_Image picture(const std::string& bytes) {
    HPDF_Image& known = pictures_[&bytes];
    if (known) return known;
    const PictureSize size = measure_picture(bytes);
    switch (size.kind) {
      case PictureKind::jpeg:
        known = HPDF_LoadJpegImageFromMem(haru_, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()));
        break;
      case PictureKind::png: {
        const std::string pixels = decode_png(bytes);
        known = HPDF_LoadRawImageFromMem(haru_, reinterpret_cast<const HPDF_BYTE*>(pixels.data()), size.width, size.height, HPDF_CS_DEVICE_RGB, 8);
        if (known) known->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
        break;
      }
    }
    if (!known) throw BadImage("the picture cannot be embedded: it is broken");
    return known;
  }

  void put_metadata() {
    const Metadata& metadata = sheet_.metadata;
    HPDF_SetInfoAttr(haru_, HPDF_INFO_CREATOR, "Qianpi");  // makes the dictionary
    HPDF_Dict about = haru_->info;
    haru::put_text(haru_, about, "Title", metadata.title);
    haru::put_text(haru_, about, "Subject", metadata.subject);
    haru::put_text(haru_, about, "Author", metadata.author);
    haru::put_text(haru_, about, "Producer", std::string("Qianpi ") + std::string(renderer_version()));
    if (const std::string date = pdf_date(metadata.created); !date.empty())
      HPDF_Dict_Add(about, "CreationDate", HPDF_String_New(haru_->mmgr, date.c_str(), nullptr));
    HPDF_Dict_Add(haru_->catalog, "Lang", HPDF_String_New(haru_->mmgr, "zh-CN", nullptr));
    HPDF_Dict viewer = haru::new_dictionary(haru_, false);
    HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(haru_->catalog, "ViewerPreferences", viewer);
    put_id();
  }

  void put_id() {
    const std::string named =
        sheet_.metadata.id + '\n' + sheet_.metadata.created + '\n' + std::string(renderer_version()) + '\n' + faces_.fingerprint;
    unsigned char hash[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(named.data()), named.size(), hash);
    HPDF_Array id = HPDF_Array_New(haru_->mmgr);
    for (int i = 0; i < 2; ++i) HPDF_Array_Add(id, HPDF_Binary_New(haru_->mmgr, hash, 16));
    HPDF_Dict_Add(haru_->trailer, "ID", id);
  }

  std::string save() {
    HPDF_SaveToStream(haru_);
    std::string bytes(HPDF_GetStreamSize(haru_), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ResetStream(haru_);
    HPDF_ReadFromStream(haru_, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    const HPDF_STATUS status = HPDF_GetError(haru_);
    if (status != HPDF_OK && status != HPDF_STREAM_EOF) throw std::runtime_error("libharu failed with status " + std::to_string(status));
    return bytes;
  }

  const Sheet& sheet_;
  const Fonts::Faces& faces_;
  HPDF_Doc haru_;
  HPDF_Dict multiply_ = nullptr;
  std::vector<HPDF_Dict> pages_;
  std::map<std::uint8_t, HPDF_Dict> fonts_;
  std::map<const std::string*, HPDF_Image> pictures_;
};

}  // namespace

Written write_document(const Sheet& sheet, const Fonts::Faces& faces, const std::vector<Leaf>& leaves) {
  return Document(sheet, faces).write(leaves);
}

}  // namespace qianpi::pdf
