// Rows that several pages show: a case in a list, the number of a page. Used by inbox, rooms and registers.
#pragma once
#include "adapters/http/site.h"

namespace qianpi::http {

bool is_pending(TaskState);
int page_of(const Request&);                              ///< ?page=, from 1
Json outcomes_json(const std::string& stored, Language);  ///< as the task row keeps them
Json row_json(Site&, const InboxRow&, Language);

}  // namespace qianpi::http
