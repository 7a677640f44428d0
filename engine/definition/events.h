// Which words under `on:` are not decisions of people. Asked by the checks of definitions and by the engine alike, so that they can't disagree.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace qianpi {

/// Sent by the engine itself: done, filled, ended.x, after.3.
bool is_trigger(std::string_view event);
/// A fixed verb that moves a case only where it is listed: return, withdraw, void.
bool is_verb_event(std::string_view event);
/// A verb that `forbid` can take away from a task.
bool is_verb(std::string_view word);
std::vector<std::string> verbs();

}  // namespace qianpi
