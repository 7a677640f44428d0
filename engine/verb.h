// What every verb's file pair needs. A verb is a struct, `refusal` (may this be done now, by this actor?) and `facts_of` (what then
// happens). Both are pure and work on a course; `offers` asks the same `refusal` as `decide`, so page and engine cannot disagree.
#pragma once
#include <optional>

#include "engine/course.h"
#include "engine/refusal.h"
