// What makes a paper fit for decades: PDF/A-2b, or 3b when files travel within. XMP, output intent, embedded files (ISO 19005-2, 19005-3).
// Only document.cpp uses it. It checks nothing: tests/pdf/archive_test.cpp holds papers against the rules.
#pragma once

#include <string>

#include "pdf/haru.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

void put_archive_form(haru::Document document, const Sheet& sheet, const std::string& colour_profile);

// 2026-11-22T10:00:00+08:00 → D:20261122100000+08'00'; empty for what is no instant.
std::string pdf_date(const std::string& iso);

}  // namespace qianpi::pdf
