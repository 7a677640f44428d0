#include "pdf/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstdio>

namespace qianpi::pdf {

std::u32string decode(std::string_view utf8) {
  std::u32string text;
  text.reserve(utf8.size() / 2);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(bytes, at, length, character);
    text += static_cast<char32_t>(character);
  }
  return text;
}

std::string encode(std::u32string_view text) {
  std::string utf8;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<std::int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

std::string code_point_name(char32_t character) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(character));
  return name;
}

bool is_invisible(char32_t character) { return u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT); }

bool is_control(char32_t character) { return u_charType(static_cast<UChar32>(character)) == U_CONTROL_CHAR; }

}  // namespace qianpi::pdf
