// Records of registers as rows of a table, for the office's rooms and for the public roster.
#pragma once
#include <vector>

#include "adapters/http/site.h"

namespace qianpi::http {

bool may_read(const Actor&, const std::string& package, const Field&);  ///< by the field's `access`
bool fits_a_cell(const Field&);
Json columns_json(const std::vector<const Field*>&);
/// Whose records they are, and whose lists and people give the cells their words.
struct RegisterReading {
  Site& site;
  const Package& package;
  const Register& of;
};
/// The fields that this actor may read and a cell can hold.
std::vector<const Field*> readable_columns(const Actor&, const Package&, const Register&);
/// Rows that the request asks for (?q=, ?standing=), all of them.
Json matching_rows(const RegisterReading&, const Request&, const std::vector<const Field*>&);
Json record_row(const RegisterReading&, const RecordRow&, const std::vector<const Field*>&);
/// As people read it: titles of options and code lists, names of people and units; everything else as it is.
Json shown_value(Site&, const Package&, const Field&, const rules::Value&);
/// What shown_value gives, as one text.
std::string listed(const Json& shown);
// record_books.cpp
Json books_json(const RegisterReading&, const Record&, Language);
Json counters_json(const RegisterReading&, const Record&, Language);  ///< with what counted, what did not and why
/// {rows, total} of the page that the request asks for.
Json page_of_records(const Request&, Json rows);

}  // namespace qianpi::http
