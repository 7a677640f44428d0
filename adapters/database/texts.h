// Texts as columns hold them: where long ones stand (one name per row and column, given by whoever writes one; reading finds it by what
// the column says), and beginnings of those that are only searched or shown.
#pragma once
#include <string>

#include "engine/base/ids.h"

namespace qianpi::database {

/// As many whole characters as fit.
std::string beginning(const std::string& text, std::size_t bytes);

inline std::string place_of_case(CaseId id) { return "case/" + std::to_string(id.value); }
inline std::string place_of_delivery(std::int64_t from, std::int64_t seq) { return "delivery/" + std::to_string(from) + "/" + std::to_string(seq); }
inline std::string place_of_draft(const std::string& id) { return "draft/" + id; }
inline std::string place_of_draft(std::int64_t case_id, int task, const UserId& user) {
  return "task_draft/" + std::to_string(case_id) + "/" + std::to_string(task) + "/" + user.value;
}
inline std::string place_of_record(const RecordKey& key) { return "record/" + key.package + "/" + key.register_name + "/" + key.key; }
inline std::string place_of_row(const std::string& journal, std::int64_t of, std::int64_t seq) {
  return journal + "/" + std::to_string(of) + "/" + std::to_string(seq);
}

}  // namespace qianpi::database
