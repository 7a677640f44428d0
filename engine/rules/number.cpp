#include "engine/rules/number.h"

// The library's three switches must stand before its header.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>

#include <algorithm>
#include <cstring>

namespace qianpi::rules {

struct Decimal {
  static BID_UINT128 in(const Number& number) {
    BID_UINT128 out;
    std::memcpy(&out, number.bits_.data(), sizeof out);
    return out;
  }
  /// Zero has one sign, so that equal numbers have equal texts.
  static Number out(BID_UINT128 value) {
    if (bid128_isZero(value) && bid128_isSigned(value)) value = bid128_abs(value);
    Number number{};
    std::memcpy(number.bits_.data(), &value, sizeof value);
    return number;
  }
};

namespace {

constexpr unsigned nearest_even = BID_ROUNDING_TO_NEAREST;
constexpr int most_plain_digits = 40;

BID_UINT128 of_int(std::int64_t whole) { return bid128_from_int64(whole); }

/// Coefficient digits, sign and exponent, as the library writes them: `+125E-2`.
struct Parts {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Parts parts_of(const Number& number) {
  char buffer[64];
  unsigned flags = 0;
  bid128_to_string(buffer, Decimal::in(number), &flags);
  const std::string_view text(buffer);
  const auto e = text.find('E');
  return {text.front() == '-', std::string(text.substr(1, e - 1)), std::atoi(buffer + e + 1)};
}

bool is_decimal_text(std::string_view text) {
  std::size_t at = 0, digits = 0;
  const auto skip_digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - from;
  };
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  digits = skip_digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    const std::size_t fraction = skip_digits();
    if (fraction == 0) return false;
    digits += fraction;
  }
  if (digits == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t exponent = skip_digits();
    if (exponent == 0 || exponent > 5) return false;
  }
  return at == text.size();
}

BID_UINT128 round_to_integral(BID_UINT128 value, Rounding rounding) {
  unsigned flags = 0;
  const bool negative = bid128_isSigned(value) != 0;
  switch (rounding) {
    case Rounding::half_even: return bid128_round_integral_nearest_even(value, &flags);
    case Rounding::half_up: return bid128_round_integral_nearest_away(value, &flags);
    case Rounding::up: return negative ? bid128_round_integral_negative(value, &flags) : bid128_round_integral_positive(value, &flags);
    case Rounding::down: return bid128_round_integral_zero(value, &flags);
    case Rounding::ceiling: return bid128_round_integral_positive(value, &flags);
    case Rounding::floor: return bid128_round_integral_negative(value, &flags);
    case Rounding::half_down: break;
  }
  const BID_UINT128 zero = bid128_round_integral_zero(value, &flags);
  const BID_UINT128 rest = bid128_abs(bid128_sub(value, zero, nearest_even, &flags));
  const BID_UINT128 half = bid128_scalbn(of_int(5), -1, nearest_even, &flags);
  if (!bid128_quiet_greater(rest, half, &flags)) return zero;
  return bid128_add(zero, of_int(negative ? -1 : 1), nearest_even, &flags);
}

}  // namespace

Number::Number(std::int64_t whole) {
  const BID_UINT128 value = of_int(whole);
  std::memcpy(bits_.data(), &value, sizeof value);
}

std::optional<Number> Number::read(std::string_view text) {
  if (text.size() > 10'000 || !is_decimal_text(text)) return std::nullopt;
  unsigned flags = 0;
  std::string copy(text);
  const Number number = Decimal::out(bid128_from_string(copy.data(), nearest_even, &flags));
  if (!number.finite()) return std::nullopt;
  return number;
}

std::string Number::text() const {
  if (!finite()) return "NaN";
  Parts parts = parts_of(*this);
  const int length = static_cast<int>(parts.digits.size());
  std::string out = parts.negative ? "-" : "";
  if (parts.digits == "0" && parts.exponent > 0) return "0";
  if (parts.exponent >= 0 && length + parts.exponent <= most_plain_digits)
    return out + parts.digits + std::string(static_cast<std::size_t>(parts.exponent), '0');
  if (parts.exponent < 0 && -parts.exponent <= most_plain_digits) {
    if (length <= -parts.exponent) parts.digits.insert(0, static_cast<std::size_t>(-parts.exponent - length + 1), '0');
    parts.digits.insert(parts.digits.size() - static_cast<std::size_t>(-parts.exponent), ".");
    return out + parts.digits;
  }
  return out + parts.digits + "E" + std::to_string(parts.exponent);
}

std::string Number::fixed(int decimals) const {
  std::string text = rounded(decimals, Rounding::half_up).text();
  const auto point = text.find('.');
  std::size_t have = point == std::string::npos ? 0 : text.size() - point - 1;
  if (have == 0 && decimals > 0) text += '.';
  for (; have < static_cast<std::size_t>(std::max(decimals, 0)); ++have) text += '0';
  return text;
}

std::optional<std::int64_t> Number::whole() const {
  unsigned flags = 0;
  if (!finite() || !integral()) return std::nullopt;
  const std::int64_t value = bid128_to_int64_int(Decimal::in(*this), &flags);
  if (flags & BID_INVALID_EXCEPTION) return std::nullopt;
  return value;
}

bool Number::finite() const { return bid128_isFinite(Decimal::in(*this)) != 0; }
bool Number::negative() const { return bid128_isSigned(Decimal::in(*this)) != 0; }
bool Number::zero() const { return bid128_isZero(Decimal::in(*this)) != 0; }
bool Number::integral() const { return *this == rounded(0, Rounding::down); }

Number Number::rounded(std::int64_t decimals, Rounding rounding) const {
  unsigned flags = 0;
  const int places = static_cast<int>(std::clamp<std::int64_t>(decimals, -6200, 6200));
  const BID_UINT128 value = Decimal::in(*this);
  // A number whose last digit already stands at or before that place is whole there: nothing to cut off.
  if (!finite() || -parts_of(*this).exponent <= places) return *this;
  const BID_UINT128 scaled = bid128_scalbn(value, places, nearest_even, &flags);
  const BID_UINT128 whole = round_to_integral(scaled, rounding);
  return Decimal::out(bid128_scalbn(whole, -places, nearest_even, &flags));
}

Number Number::trimmed() const {
  if (!finite()) return *this;
  const Parts parts = parts_of(*this);
  const auto last = parts.digits.find_last_not_of('0');
  if (last == std::string::npos) return Number{};
  const int zeros = std::min(static_cast<int>(parts.digits.size() - last) - 1, std::max(-parts.exponent, 0));
  if (zeros == 0) return *this;
  const std::string text = (parts.negative ? "-" : "") + parts.digits.substr(0, parts.digits.size() - static_cast<std::size_t>(zeros)) + "E" +
                           std::to_string(parts.exponent + zeros);
  return *read(text);
}

Number operator+(const Number& a, const Number& b) {
  unsigned flags = 0;
  return Decimal::out(bid128_add(Decimal::in(a), Decimal::in(b), nearest_even, &flags));
}
Number operator-(const Number& a, const Number& b) {
  unsigned flags = 0;
  return Decimal::out(bid128_sub(Decimal::in(a), Decimal::in(b), nearest_even, &flags));
}
Number operator*(const Number& a, const Number& b) {
  unsigned flags = 0;
  return Decimal::out(bid128_mul(Decimal::in(a), Decimal::in(b), nearest_even, &flags));
}
Number operator/(const Number& a, const Number& b) {
  unsigned flags = 0;
  return Decimal::out(bid128_div(Decimal::in(a), Decimal::in(b), nearest_even, &flags));
}
Number Number::operator-() const { return Decimal::out(bid128_negate(Decimal::in(*this))); }

bool operator==(const Number& a, const Number& b) {
  unsigned flags = 0;
  return bid128_quiet_equal(Decimal::in(a), Decimal::in(b), &flags) != 0;
}
std::partial_ordering operator<=>(const Number& a, const Number& b) {
  unsigned flags = 0;
  const BID_UINT128 x = Decimal::in(a), y = Decimal::in(b);
  if (bid128_quiet_unordered(x, y, &flags)) return std::partial_ordering::unordered;
  if (bid128_quiet_equal(x, y, &flags)) return std::partial_ordering::equivalent;
  return bid128_quiet_less(x, y, &flags) ? std::partial_ordering::less : std::partial_ordering::greater;
}

Number power(const Number& base, const Number& exponent) {
  unsigned flags = 0;
  // Whole powers by squaring: exact where 34 digits suffice, which the library's logarithm is not.
  const auto whole = exponent.whole();
  if (!whole || *whole > 1'000'000 || *whole < -1'000'000)
    return Decimal::out(bid128_pow(Decimal::in(base), Decimal::in(exponent), nearest_even, &flags));
  Number result = 1, square = base;
  for (auto left = static_cast<std::uint64_t>(*whole < 0 ? -*whole : *whole); left != 0; left >>= 1) {
    if (left & 1) result = result * square;
    if (left > 1) square = square * square;
  }
  return *whole < 0 ? Number(1) / result : result;
}
Number square_root(const Number& number) {
  unsigned flags = 0;
  return Decimal::out(bid128_sqrt(Decimal::in(number), nearest_even, &flags));
}
Number exponential(const Number& number) {
  unsigned flags = 0;
  return Decimal::out(bid128_exp(Decimal::in(number), nearest_even, &flags));
}
Number logarithm(const Number& number) {
  unsigned flags = 0;
  return Decimal::out(bid128_log(Decimal::in(number), nearest_even, &flags));
}
Number modulo(const Number& dividend, const Number& divisor) {
  unsigned flags = 0;
  if (divisor.zero()) return dividend / divisor;
  const Number rest = Decimal::out(bid128_fmod(Decimal::in(dividend), Decimal::in(divisor), &flags));
  return !rest.zero() && rest.negative() != divisor.negative() ? rest + divisor : rest;
}

}  // namespace qianpi::rules
