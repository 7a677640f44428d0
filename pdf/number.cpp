#include "pdf/number.h"

#include <cmath>

namespace qianpi::pdf {

void put_number(std::string& to, double value) {
  const long hundredths = std::lround(value * 100);
  if (hundredths < 0) to += '-';
  const long size = std::labs(hundredths);
  to += std::to_string(size / 100);
  if (const long rest = size % 100) {
    to += '.';
    to += static_cast<char>('0' + rest / 10);
    if (rest % 10) to += static_cast<char>('0' + rest % 10);
  }
  to += ' ';
}

}  // namespace qianpi::pdf
