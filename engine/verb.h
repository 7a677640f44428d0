// What every verb's file pair needs. A verb is a struct, `refusal` (may this be done now, by this actor?) and `facts_of` (what
// then happens). Both are pure; `offers` asks the same `refusal` as `decide`, so page and engine cannot disagree.
#pragma once
#include <optional>

#include "engine/refusal.h"
#include "engine/situation.h"

namespace qianpi {
class Course;
}
