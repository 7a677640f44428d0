// React: which facts the world must hear of after commit, as outbox messages; and which become deliveries to other cases.
#pragma once
#include <vector>

#include "engine/course.h"
#include "engine/ports/store.h"

namespace qianpi {

std::vector<OutboxMessage> react(const Case& after, const std::vector<Noted>&, std::int64_t first_seq);
std::vector<Delivery> deliveries_of(const Case& after, const std::vector<Noted>&, const UserId& on_behalf);

}  // namespace qianpi
