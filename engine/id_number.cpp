#include "engine/id_number.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace qianpi {

namespace {

constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_characters = "10X98765432";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_at(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  for (char c : text.substr(from, count)) number = number * 10 + (c - '0');
  return number;
}

std::optional<IdFault> fault_in(std::string_view text) {
  if (text.size() != 18) return IdFault::length;
  if (!std::all_of(text.begin(), text.begin() + 17, is_digit)) return IdFault::digits;
  if (!is_date(number_at(text, 6, 4), number_at(text, 10, 2), number_at(text, 12, 2))) return IdFault::birth_date;
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (text[i] - '0') * weights[i];
  const char last = static_cast<char>(std::toupper(static_cast<unsigned char>(text[17])));
  if (check_characters[static_cast<std::size_t>(sum % 11)] != last) return IdFault::check_digit;
  return std::nullopt;
}

}  // namespace

std::optional<IdNumber> read_id_number(std::string_view text, IdFault* fault) {
  if (auto found = fault_in(text)) {
    if (fault) *fault = *found;
    return std::nullopt;
  }
  Date born{number_at(text, 6, 4), static_cast<std::uint8_t>(number_at(text, 10, 2)), static_cast<std::uint8_t>(number_at(text, 12, 2))};
  return IdNumber{born, (text[16] - '0') % 2 == 1};
}

}  // namespace qianpi
