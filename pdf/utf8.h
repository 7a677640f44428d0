// UTF-8 and back, and which characters leave no ink. Malformed bytes become U+FFFD, which is never printed, so they are found.
#pragma once

#include <string>
#include <string_view>

namespace qianpi::pdf {

constexpr char32_t replacement = 0xFFFD;

std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view text);

// U+4E00 as "U+4E00".
std::string code_point_name(char32_t character);

// Zero-width and direction marks: they come with copied text, draw nothing, and may not reorder what is printed.
bool is_invisible(char32_t character);

bool is_control(char32_t character);

}  // namespace qianpi::pdf
