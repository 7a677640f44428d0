// Numbers as PDF operators want them: short, with a point whatever the locale, always the same text for the same value.
#pragma once

#include <string>

namespace qianpi::pdf {

// Appends the value, rounded to two decimals, and a space.
void put_number(std::string& to, double value);

constexpr double points(double millimetres) { return millimetres * 72.0 / 25.4; }

}  // namespace qianpi::pdf
