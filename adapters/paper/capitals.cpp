#include "adapters/paper/capitals.h"

#include <algorithm>
#include <array>

namespace qianpi::paper {

namespace {

constexpr std::array<const char*, 10> capital_digits{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<const char*, 4> digit_places{"", "拾", "佰", "仟"};
constexpr std::array<const char*, 4> ten_thousands{"", "万", "亿", "万亿"};

bool are_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A 零 stands for any run of zeros between two digits, and for none at the end.
std::string yuan(const std::string& digits) {
  std::string text;
  bool gap = false, group_has = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t left = digits.size() - 1 - i;
    const int digit = digits[i] - '0';
    if (digit == 0) {
      gap = !text.empty();
    } else {
      if (gap) text += capital_digits[0];
      gap = false;
      group_has = true;
      text += std::string(capital_digits[static_cast<std::size_t>(digit)]) + digit_places[left % 4];
    }
    if (left % 4 != 0) continue;
    if (group_has) text += ten_thousands[left / 4];
    group_has = false;
  }
  return text;
}

}  // namespace

std::string in_capitals(std::string_view decimal) {
  const bool negative = decimal.starts_with('-');
  if (negative) decimal.remove_prefix(1);
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  std::string whole(decimal.substr(0, point)), parts(decimal.substr(std::min(point + 1, decimal.size())));
  if (whole.empty() || whole.size() > 16 || parts.size() > 2 || !are_digits(whole) || !are_digits(parts)) return {};
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  parts.resize(2, '0');
  const int jiao = parts[0] - '0', fen = parts[1] - '0';
  std::string text = whole.empty() ? "" : yuan(whole) + "元";
  if (text.empty() && jiao == 0 && fen == 0) text = "零元";
  if (jiao) text += std::string(capital_digits[static_cast<std::size_t>(jiao)]) + "角";
  else if (fen && !whole.empty()) text += capital_digits[0];
  if (fen) text += std::string(capital_digits[static_cast<std::size_t>(fen)]) + "分";
  else text += "整";
  return negative ? "负" + text : text;
}

}  // namespace qianpi::paper
