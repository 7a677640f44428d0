// Bytes made smaller as PDF's FlateDecode wants them. document.cpp and type0.cpp pack streams with it, because libharu's own packing is thorough and
// takes more time than all the rest of a paper.
#pragma once

#include <string>
#include <string_view>

namespace qianpi::pdf {

std::string deflated(std::string_view bytes);

}  // namespace qianpi::pdf
