#include "tests/house/laws.h"

namespace qianpi::house {
namespace {

constexpr int most_lines_of_a_file = 400;
constexpr int most_lines_of_a_function = 50;

/// Nobody reads what a program wrote from a source that somebody reads.
bool is_made(const std::string& text) { return text.starts_with("// Made by "); }

void look_at_file(const std::string& path, const std::string& text, Complaints& complaints) {
  if (is_made(text)) return;
  const int lines = lines_in(text);
  if (lines > most_lines_of_a_file)
    complaints.push_back(path + " has " + std::to_string(lines) + " lines, more than " + std::to_string(most_lines_of_a_file) +
                         ": split it by what changes together");
}

}  // namespace

Complaints long_files(const Tree& tree) {
  Complaints complaints;
  for (const auto& source : tree.sources) look_at_file(source.path, source.text, complaints);
  for (const auto& [path, text] : tree.page) look_at_file(path, text, complaints);
  return complaints;
}

Complaints long_functions(const Tree& tree) {
  Complaints complaints;
  for (const auto& source : tree.sources)
    for (const auto& function : functions_of(source))
      if (function.lines > most_lines_of_a_function)
        complaints.push_back(source.path + ":" + std::to_string(function.line) + " is a function of " + std::to_string(function.lines) +
                             " lines, more than " + std::to_string(most_lines_of_a_function) + ": give its steps names");
  return complaints;
}

}  // namespace qianpi::house
