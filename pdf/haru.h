// libharu's objects made by hand: the few calls with which document.cpp and type0.cpp build dictionaries.
// Only those two include it; hpdf.h itself stays in .cpp files, so its records are only named here.
#pragma once

#include <string_view>

struct _HPDF_Doc_Rec;
struct _HPDF_Dict_Rec;

namespace qianpi::pdf::haru {

using Document = _HPDF_Doc_Rec*;
using Dictionary = _HPDF_Dict_Rec*;

Dictionary new_dictionary(Document document, bool indirect);
Dictionary new_stream(Document document, std::string_view bytes);  // deflated, indirect
Dictionary new_plain_stream(Document document, std::string_view bytes);
void put_text(Document document, Dictionary to, const char* key, std::string_view utf8);

}  // namespace qianpi::pdf::haru
