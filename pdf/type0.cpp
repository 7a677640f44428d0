#include "pdf/type0.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_types.h>
#include <openssl/sha.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "pdf/haru.h"

namespace qianpi::pdf {
namespace {

using Codes = std::vector<std::pair<unsigned, char32_t>>;

// Two characters may share a glyph (一 and the radical ⼀); the first in code order names it.
Codes codes_of(const Subset& subset) {
  Codes codes;
  for (const auto& [character, glyph] : subset.glyphs) codes.emplace_back(glyph, character);
  std::stable_sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  codes.erase(std::unique(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.first == b.first; }), codes.end());
  return codes;
}

// Six letters from the subset's hash, as the standard wants subsets told apart.
std::string name_of(const Subset& subset) {
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(subset.bytes.data()), subset.bytes.size(), hash);
  std::string name;
  for (int i = 0; i < 6; ++i) name += static_cast<char>('A' + hash[i] % 26);
  return name + "+Qianpi";
}

std::string utf16_hex(char32_t character) {
  char text[16];
  if (character < 0x10000) {
    std::snprintf(text, sizeof text, "%04X", static_cast<unsigned>(character));
  } else {
    const auto rest = static_cast<unsigned>(character) - 0x10000;
    std::snprintf(text, sizeof text, "%04X%04X", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
  }
  return text;
}

std::string to_unicode(const Codes& codes) {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t most = 100;  // entries in a section
  for (std::size_t from = 0; from < codes.size(); from += most) {
    const std::size_t to = std::min(codes.size(), from + most);
    map += std::to_string(to - from) + " beginbfchar\n";
    for (std::size_t i = from; i < to; ++i) map += '<' + utf16_hex(codes[i].first) + "> <" + utf16_hex(codes[i].second) + ">\n";
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

HPDF_Dict descriptor(HPDF_Doc document, const Subset& subset, const std::string& name) {
  HPDF_Dict file = haru::new_stream(document, subset.bytes);
  HPDF_Dict_AddNumber(file, "Length1", static_cast<HPDF_INT32>(subset.bytes.size()));
  HPDF_Dict made = haru::new_dictionary(document, true);
  HPDF_Dict_AddName(made, "Type", "FontDescriptor");
  HPDF_Dict_AddName(made, "FontName", name.c_str());
  for (const auto& [key, value] : {std::pair{"Flags", 4}, {"Ascent", 880}, {"Descent", -120}, {"CapHeight", 700}, {"ItalicAngle", 0}, {"StemV", 80}})
    HPDF_Dict_AddNumber(made, key, value);
  HPDF_Dict_Add(made, "FontBBox", HPDF_Box_Array_New(document->mmgr, HPDF_Box{-200, -300, 1200, 1100}));
  HPDF_Dict_Add(made, "FontFile2", file);
  return made;
}

void put_widths(HPDF_Doc document, HPDF_Dict font, const Face& face, const Codes& codes) {
  HPDF_Dict_AddNumber(font, "DW", 1000);
  HPDF_Array widths = HPDF_Array_New(document->mmgr);
  HPDF_Dict_Add(font, "W", widths);
  for (const auto& [code, character] : codes) {
    const int advance = face.advance(character);
    if (advance == 1000) continue;
    HPDF_Array_AddNumber(widths, static_cast<HPDF_INT32>(code));
    HPDF_Array one = HPDF_Array_New(document->mmgr);
    HPDF_Array_Add(widths, one);
    HPDF_Array_AddNumber(one, advance);
  }
}

HPDF_Dict descendant(HPDF_Doc document, const Face& face, const Subset& subset, const Codes& codes) {
  const std::string name = name_of(subset);
  HPDF_Dict font = haru::new_dictionary(document, true);
  HPDF_Dict_AddName(font, "Type", "Font");
  HPDF_Dict_AddName(font, "Subtype", "CIDFontType2");
  HPDF_Dict_AddName(font, "BaseFont", name.c_str());
  HPDF_Dict_AddName(font, "CIDToGIDMap", "Identity");
  HPDF_Dict system = haru::new_dictionary(document, false);
  HPDF_Dict_Add(font, "CIDSystemInfo", system);
  HPDF_Dict_Add(system, "Registry", HPDF_String_New(document->mmgr, "Adobe", nullptr));
  HPDF_Dict_Add(system, "Ordering", HPDF_String_New(document->mmgr, "Identity", nullptr));
  HPDF_Dict_AddNumber(system, "Supplement", 0);
  HPDF_Dict_Add(font, "FontDescriptor", descriptor(document, subset, name));
  put_widths(document, font, face, codes);
  return font;
}

}  // namespace

HPDF_Dict embed(HPDF_Doc document, const Face& face, const Subset& subset) {
  const Codes codes = codes_of(subset);
  HPDF_Dict font = haru::new_dictionary(document, true);
  HPDF_Dict_AddName(font, "Type", "Font");
  HPDF_Dict_AddName(font, "Subtype", "Type0");
  HPDF_Dict_AddName(font, "BaseFont", name_of(subset).c_str());
  HPDF_Dict_AddName(font, "Encoding", "Identity-H");
  HPDF_Dict_Add(font, "ToUnicode", haru::new_stream(document, to_unicode(codes)));
  HPDF_Array descendants = HPDF_Array_New(document->mmgr);
  HPDF_Dict_Add(font, "DescendantFonts", descendants);
  HPDF_Array_Add(descendants, descendant(document, face, subset, codes));
  return font;
}

}  // namespace qianpi::pdf
