// Values as text and back: FEEL's string(), at-literals, and the JSON that is stored, hashed and sent.
// Used by the store, the journal's hashes, the web and the papers. It refuses malformed, duplicate or too deep JSON.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/rules/value.h"

namespace qianpi::rules {

/// FEEL's string(): text as it is, dates as ISO 8601, null as "null", a list as `[1, "a"]`.
std::string to_text(const Value&);
/// An expression that gives this value again (texts quoted, temporals as at-literals). Functions: `function`.
std::string to_feel(const Value&);

/// A date, time, date and time or duration from the text of an at-literal; null when it is none.
Value read_temporal(std::string_view text);

/// Malformed JSON. `position` counts bytes from 0.
class JsonError : public std::runtime_error {
 public:
  JsonError(std::size_t position, const std::string& what) : std::runtime_error(what), position(position) {}
  std::size_t position;
};

/// Lossless and in one canonical form (no spaces, entries in their order), fit for hashing. Numbers keep their digits;
/// temporals are {"@":"2026-03-10"}; a context with a key of one or more '@' gets one '@' more in that key, ranges are
/// {"@":"[1..5]"} as FEEL. Functions throw std::logic_error: they cannot be stored.
std::string to_json(const Value&);
/// Reads what to_json wrote, and any other JSON of depth ≤ 64 without duplicate keys. Throws JsonError.
Value from_json(std::string_view json);
/// For web pages: temporals and ranges as bare strings. Not lossless. Functions become null.
std::string to_plain_json(const Value&);

}  // namespace qianpi::rules
