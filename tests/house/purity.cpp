#include <regex>

#include "tests/house/laws.h"

namespace qianpi::house {
namespace {

bool is_pure_room(const std::string& path) { return path.starts_with("engine/") || path.starts_with("pdf/"); }

std::string place(const Source& source, std::ptrdiff_t position) {
  return source.path + ":" + std::to_string(line_at(source.code, static_cast<std::size_t>(position)));
}

/// The text between the braces that open at or after `from`.
std::string_view block_from(std::string_view code, std::size_t from) {
  const auto open = code.find('{', from);
  int depth = 0;
  for (auto i = open; i < code.size(); ++i) {
    depth += code[i] == '{' ? 1 : code[i] == '}' ? -1 : 0;
    if (depth == 0) return code.substr(open + 1, i - open - 1);
  }
  return {};
}

/// Nested blocks are blanked, so that an inner switch does not speak for the outer one.
std::string without_nested_blocks(std::string_view block) {
  std::string flat;
  int depth = 0;
  for (char c : block) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    flat += depth == 0 ? c : ' ';
  }
  return flat;
}

}  // namespace

Complaints worldly_calls(const Tree& tree) {
  // A call, not the declaration of a member of that name: no word, type or dot stands before it.
  static const std::regex world(
      R"(\b(system_clock|steady_clock|high_resolution_clock|random_device)\b|\w*[cC]lock\w*::now\s*\(|)"
      R"((\bstd::|\breturn\s+|[;{}(,=+|!?-]\s*)(now|time|rand|srand|random|getenv|clock_gettime|gettimeofday|localtime|localtime_r)\s*\()");
  Complaints complaints;
  for (const auto& source : tree.sources) {
    if (!is_pure_room(source.path)) continue;
    for (std::sregex_iterator it(source.code.begin(), source.code.end(), world), end; it != end; ++it)
      complaints.push_back(place(source, it->position() + it->length() - 1) + " asks the world (" + it->str() +
                           "): let it come in with the situation, or through a port in engine/ports.h");
  }
  return complaints;
}

Complaints defaults_over_enums(const Tree& tree) {
  static const std::regex head(R"(\bswitch\s*\()");
  static const std::regex enumerator(R"(\bcase\s+\w+::)");
  static const std::regex fallback(R"(\bdefault\s*:)");
  Complaints complaints;
  for (const auto& source : tree.sources) {
    for (std::sregex_iterator it(source.code.begin(), source.code.end(), head), end; it != end; ++it) {
      const std::string block = without_nested_blocks(block_from(source.code, static_cast<std::size_t>(it->position())));
      if (std::regex_search(block, enumerator) && std::regex_search(block, fallback))
        complaints.push_back(place(source, it->position()) +
                             " switches over an enum with a default: name every value, so that the compiler finds the next");
    }
  }
  return complaints;
}

}  // namespace qianpi::house
