// Drawing (抽取) within a case: which rows need a draw, the freezing of their lists, the revealing of their order, and who comes next. The
// arithmetic is in draws.h; whom a list holds is in candidates.h.
#pragma once
#include <optional>
#include <string>

#include "engine/course.h"

namespace qianpi {

/// The last draw of that row since the state was entered; null: none yet.
const Draw* current_draw(const Case&, const std::string& state, int row);
/// The first in the order drawn whom nobody has asked in this case yet.
const Candidate* next_of(const Case&, const Draw&);

/// Nothing to freeze, or no key to commit to.
std::optional<Refusal> refuse_freezing(const Course&, const State&);
/// A list for each row with open places and no draw to go on with.
void freeze(Course&, const State&, const Signature& by);

/// Nothing frozen, or a key that no longer gives what was committed to.
std::optional<Refusal> refuse_drawing(const Course&, const State&);
void make_draws(Course&, const State&, const std::string& words, const Signature& by);

}  // namespace qianpi
