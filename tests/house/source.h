// A C++ file as the laws of the house look at it: without comments and literals, with its functions, includes,
// literals. Used by tests/house only. A reader by brackets and words, not a compiler: it may misjudge macros that hide
// braces.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace qianpi::house {

struct Include {
  std::string header;
  bool is_own = false;  ///< "…", a path from the root of the checkout
  int line = 0;
};

struct Function {
  std::string head;
  int line = 0;   ///< of its first word
  int lines = 0;  ///< to its closing brace
};

struct Literal {
  std::string text;
  int line = 0;
};

struct Source {
  std::string path;  ///< from the root, with slashes
  std::string text;
  std::string code;  ///< the same length; comments, literals and preprocessor lines are blanks
  std::vector<Literal> literals;
};

Source read_source(std::string path, std::string text);
std::vector<Include> includes_of(const Source&);
std::vector<Function> functions_of(const Source&);

int lines_in(std::string_view text);
int line_at(std::string_view text, std::size_t position);

}  // namespace qianpi::house
