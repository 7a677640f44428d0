// Chinese resident ID numbers (GB 11643-1999): 17 digits and a check character (ISO 7064 MOD 11-2). Used by input checks.
#pragma once
#include <optional>
#include <string_view>

#include "engine/time/time.h"

namespace qianpi {

struct IdNumber {
  Date born;
  bool male = false;
};

enum class IdFault { length, digits, birth_date, check_digit };

/// The number's parts, or the first fault in it. `x` may stand for `X`.
std::optional<IdNumber> read_id_number(std::string_view text, IdFault* fault = nullptr);

}  // namespace qianpi
