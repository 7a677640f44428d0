#include "engine/definition/likeness.h"

#include <algorithm>
#include <numeric>

namespace qianpi {
namespace {

constexpr std::size_t longest_word = 60;
constexpr std::size_t most_listed = 30;

/// Levenshtein's distance in bytes.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t changed = diagonal + (left[i] == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::string joined(const std::vector<std::string>& words, std::string_view comma) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < most_listed; ++i) {
    if (i > 0) text += comma;
    text += words[i];
  }
  return words.size() > most_listed ? text + "…" : text;
}

}  // namespace

std::string likest(std::string_view word, const std::vector<std::string>& known) {
  if (word.size() > longest_word) return {};
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : known) {
    const std::size_t apart = distance(word, candidate);
    if (apart >= least) continue;
    least = apart;
    found = candidate;
  }
  return found;
}

Bilingual suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string near = likest(word, known);
  if (!near.empty()) return {"是不是“" + near + "”？", "did you mean \"" + near + "\"?"};
  if (known.empty()) return {"请先声明再使用", "declare it first"};
  return {"这里可以写：" + joined(known, "、"), "known here: " + joined(known, ", ")};
}

}  // namespace qianpi
