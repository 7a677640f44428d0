// Papers as an office would issue them, for the tests of pdf/. Plain sheets; nothing here renders.
#pragma once

#include <string>
#include <vector>

#include "pdf/sheet.h"

namespace qianpi::pdf::samples {

Cell label(std::string text);
Cell value(std::string text);
Cell across(Cell cell, int columns);
Cell holding(Piece piece);

Seal commission_seal();    // 阳泉市安全生产委员会办公室
std::string photograph();  // a small PNG

Sheet application();
Sheet notice();
Sheet roster(int people);
Sheet certificate();

}  // namespace qianpi::pdf::samples
