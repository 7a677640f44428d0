// JSON as this room reads and writes it. Used by every file here. It refuses what a page never sends: duplicate names, deep nests,
// bytes that are no UTF-8, trailing text; values of the engine pass through here and nowhere else.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/ids.h"
#include "engine/base/problem.h"
#include "engine/rules/value.h"
#include "engine/time/time.h"

namespace qianpi::http {

using Json = nlohmann::ordered_json;

enum class Language { zh, en };

inline constexpr int deepest_json = 64;

/// Strict; throws Failure 400 with the place for people.
Json parse(std::string_view text);

Json plain(const rules::Value&);     ///< temporals as bare texts, functions as null
rules::Value value_of(const Json&);  ///< throws Failure 422 for what is no value

Json time_of(Instant);  ///< "2026-03-10T09:00:00+08:00"
Json time_of(const std::optional<Instant>&);
Json text_or_null(const std::string&);
/// Ids are texts in JSON: a page must never calculate with them.
template <class Tag>
Json id_of(const SerialId<Tag>& id) {
  return id ? Json(std::to_string(id.value)) : Json();
}
std::optional<std::int64_t> read_number(std::string_view);  ///< digits only, positive, below 2^53

const std::string& words(const Bilingual&, Language);  ///< the other language where one is empty

}  // namespace qianpi::http
