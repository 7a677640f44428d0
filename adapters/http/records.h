// Records of registers as rows of a table, for the office's rooms and for the public roster.
#pragma once
#include <vector>

#include "adapters/http/site.h"

namespace qianpi::http {

bool may_read(const Actor&, const std::string& package, const Field&);  ///< by the field's `access`
bool fits_a_cell(const Field&);
Json columns_json(const std::vector<const Field*>&);
Json record_row(const Register&, const RecordRow&, const std::vector<const Field*>&, Date today);
/// {rows, total} of the page that the request asks for.
Json page_of_records(const Request&, Json rows);

}  // namespace qianpi::http
