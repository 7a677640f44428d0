// What is wrong with an input, where, and how to cure it, in both languages of the page. Parsing collects all
// problems of an input before it answers; nothing that has a Problem is ever half accepted.
#pragma once
#include <string>
#include <vector>

namespace qianpi {

struct Bilingual {
  std::string zh, en;
  bool operator==(const Bilingual&) const = default;
};

/// A place in a package's file. Lines and columns count from 1; 0 means the whole file.
struct Source {
  std::string file;
  int line = 0, column = 0;
  bool operator==(const Source&) const = default;
};

/// "office/leave.yaml:12:7"
std::string to_text(const Source&);

struct Problem {
  Source where;  ///< a file's place, or for submitted data `file` holds the field's name and line is 0
  Bilingual what;
  Bilingual cure;
};

using Problems = std::vector<Problem>;

}  // namespace qianpi
