// What lists show of a case, derived from the case and its definition when it is saved: task rows with their outcomes, and titles.
#pragma once
#include <vector>

#include "engine/course.h"
#include "engine/ports/store.h"

namespace qianpi {

std::vector<TaskRow> task_rows(const Package&, const Case&);
CaseTitles titles_of(const Package&, const Case&);
/// Keys that must be free while this case runs (`unique:`).
std::vector<std::string> unique_keys_of(const Package&, const Case&);

}  // namespace qianpi
