// Quotas (名额): at most so many records of a register with a standing. Asked when a standing is recorded, within its transaction.
#pragma once
#include "engine/course.h"

namespace qianpi {

/// Refuses when the record, which just changed from `before`, now counts on that day and there is no room for it. Whoever takes the last place
/// at the same time loses the race and is asked again.
void check_quotas(Course&, const Record& before, const RecordKey&, Date day);

}  // namespace qianpi
