// A decimal number of IEEE 754-2008 decimal128: 34 digits, exact for money, the one number type of the house.
// Used by values, expressions, fees and quotas. It refuses binary floating point: nothing here takes or gives a double.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qianpi::rules {

/// How a digit that is cut off changes the last one kept. `half_up` is the house's rule for money.
enum class Rounding { half_even, half_up, half_down, up, down, ceiling, floor };

class Number {
 public:
  Number() : Number(std::int64_t{0}) {}
  Number(std::int64_t whole);  // NOLINT: an integer is a number
  Number(int whole) : Number(static_cast<std::int64_t>(whole)) {}

  /// Decimal text such as `-12.50` or `1.5e3`; nothing else (no spaces, no `Infinity`, at most 34 digits are kept).
  static std::optional<Number> read(std::string_view text);

  /// Plain digits, trailing zeros kept (`1.50`); an exponent only beyond 40 digits.
  std::string text() const;
  /// With exactly `decimals` digits after the point, rounded half up: `fixed(2)` of 1.005 is `1.01`.
  std::string fixed(int decimals) const;
  /// The value when it is a whole number that fits, however it is written (`3.00` is 3).
  std::optional<std::int64_t> whole() const;

  bool finite() const;  ///< false only for the result of an overflow or an impossible operation
  bool negative() const;
  bool zero() const;
  bool integral() const;

  Number rounded(std::int64_t decimals, Rounding) const;
  Number trimmed() const;  ///< the same value without trailing zeros after the point

  friend Number operator+(const Number&, const Number&);
  friend Number operator-(const Number&, const Number&);
  friend Number operator*(const Number&, const Number&);
  /// Not finite when the divisor is zero.
  friend Number operator/(const Number&, const Number&);
  Number operator-() const;
  /// By value: 1.0 == 1.00.
  friend bool operator==(const Number&, const Number&);
  friend std::partial_ordering operator<=>(const Number&, const Number&);

  friend Number power(const Number& base, const Number& exponent);
  friend Number square_root(const Number&);
  friend Number exponential(const Number&);
  friend Number logarithm(const Number&);
  /// FEEL's modulo: the sign of the divisor.
  friend Number modulo(const Number& dividend, const Number& divisor);

 private:
  alignas(16) std::array<std::uint64_t, 2> bits_{};
  friend struct Decimal;  // the bridge to the library, in number.cpp
};

Number power(const Number& base, const Number& exponent);
Number square_root(const Number&);
Number exponential(const Number&);
Number logarithm(const Number&);
Number modulo(const Number& dividend, const Number& divisor);

}  // namespace qianpi::rules
