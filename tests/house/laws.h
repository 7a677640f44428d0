// The laws of the house, each a question over a checkout: what breaks it, where, and what cures it. Asked of our own
// tree by tests/house_test.cpp, and of planted trees by tests/house/laws_test.cpp, which proves that each law can fail.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/house/source.h"

namespace qianpi::house {

using Complaints = std::vector<std::string>;

struct Tree {
  std::filesystem::path root;
  std::vector<Source> sources;              ///< C++ of engine, pdf, adapters, bench, examples and tests
  std::map<std::string, std::string> page;  ///< the browser's part: path → text
};

Tree read_tree(const std::filesystem::path& root);
std::string text_of(const std::filesystem::path& file);

// includes.cpp
Complaints foreign_includes(const Tree&);  ///< between rooms
Complaints third_party_includes(const Tree&);
Complaints cycles(const Tree&);
// sizes.cpp
Complaints long_files(const Tree&);
Complaints long_functions(const Tree&);
// purity.cpp
Complaints worldly_calls(const Tree&);  ///< clocks, chance and environment
Complaints defaults_over_enums(const Tree&);
// words.cpp
Complaints regime_words(const Tree&);  ///< what belongs to a package stands in C++
Complaints verbs_without_test_or_label(const Tree&);
Complaints unkept_promises(const Tree&);  ///< commands that README and docs show and ./dev does not know

}  // namespace qianpi::house
