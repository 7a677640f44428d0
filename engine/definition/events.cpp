#include "engine/definition/events.h"

#include <algorithm>
#include <array>

namespace qianpi {

bool is_trigger(std::string_view event) {
  static constexpr std::array<std::string_view, 6> plain{"done", "undecided", "no_quorum", "filled", "exhausted", "joined"};
  static constexpr std::array<std::string_view, 4> families{"started.", "ended.", "failed.", "after."};
  return std::ranges::count(plain, event) > 0 || std::ranges::any_of(families, [&](std::string_view family) { return event.starts_with(family); });
}

bool is_verb_event(std::string_view event) {
  static constexpr std::array<std::string_view, 6> verbs{"return", "withdraw", "void", "retrieve", "jump", "hold"};
  return std::ranges::count(verbs, event) > 0;
}

namespace {

constexpr std::array<std::string_view, 17> forbiddable{"claim",    "release",  "save",     "return",     "withdraw",      "comment",
                                                       "retrieve", "transfer", "delegate", "add_signer", "remove_signer", "copy",
                                                       "remind",   "hold",     "void",     "jump",       "reassign"};

}  // namespace

bool is_verb(std::string_view word) { return std::ranges::count(forbiddable, word) > 0; }

std::vector<std::string> verbs() { return {forbiddable.begin(), forbiddable.end()}; }

}  // namespace qianpi
