// Cases and steps for the contract tests, as short as a store needs them: a store doesn't ask whether they make sense.
#pragma once
#include <string>

#include "engine/ports/store.h"
#include "engine/ports/views.h"

namespace qianpi::contract {

inline constexpr Instant noon{1'773'115'200'000'000};
Instant after_hours(int hours);

/// Not yet stored.
Case new_case(Store&, const std::string& title = "Application");
/// One more revision of the case with one journal row more; `it` becomes that revision.
Changes step(Case& it);
Case stored_case(Store&, const std::string& title = "Application");

TaskRow open_task(int no, const std::string& role, const std::string& unit = "");
RecordChange record_step(const RecordKey&, std::int64_t revision, const std::string& name);
Delivery delivery(const Case& from, std::int64_t seq, CaseId to, const std::string& trigger);
OutboxMessage message(const Case& about, const std::string& key);
StoredReceipt receipt(const std::string& actor, const std::string& key, const Case& on);
Actor clerk(const std::string& user, const std::string& role = "", const std::string& unit = "");

}  // namespace qianpi::contract
