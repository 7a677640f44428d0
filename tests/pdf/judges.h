// Other people's programs as judges of our papers: qpdf, poppler, zbar. Each call works in a folder of its own that goes away.
#pragma once

#include <string>

namespace qianpi::pdf::judges {

bool qpdf_finds_nothing(const std::string& pdf);
std::string text_of(const std::string& pdf);   // pdftotext, without blanks and line ends
std::string fonts_of(const std::string& pdf);  // pdffonts
std::string facts_of(const std::string& pdf);  // pdfinfo
int pages_of(const std::string& pdf);
std::string unpacked(const std::string& pdf);                                // by qpdf, every stream readable
std::string attachment_of(const std::string& pdf, const std::string& name);  // by qpdf
std::string verapdf(const std::string& pdf, const std::string& flavour);     // its report; empty where it isn't installed
std::string signatures_of(const std::string& pdf);                           // pdfsig
std::string qr_code_of(const std::string& pdf);                              // zbarimg on the first page at 150 dpi
double redness_of(const std::string& pdf, int page);                         // share of the page's pixels that are red: is there a seal?

}  // namespace qianpi::pdf::judges
