// What bytes are, by looking at them: PDF, JPEG, PNG, DOCX, XLSX, OFD. Everything else is refused, as are pictures and archives that
// would grow too large when opened. Opens nothing itself: it reads headers and the archive's directory only.
#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/problem.h"

namespace qianpi::http {

/// The media type, or what is wrong.
std::variant<std::string, Problem> look_at(std::string_view bytes);

inline constexpr std::uint32_t largest_side_px = 12'000;
inline constexpr std::uint64_t largest_unpacked = 200u << 20;
inline constexpr std::uint64_t largest_ratio = 200;  ///< unpacked : packed, beyond one megabyte

}  // namespace qianpi::http
