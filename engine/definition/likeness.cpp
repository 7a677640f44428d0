#include "engine/definition/likeness.h"

#include <algorithm>
#include <numeric>

namespace qianpi {
namespace {

constexpr std::size_t longest_word = 60;
constexpr std::size_t most_listed = 30;

/// Edits between two words in bytes, two letters exchanged counting as one (optimal string alignment).
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> rows(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) rows[i][0] = i;
  std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t changed = rows[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      rows[i][j] = std::min({changed, rows[i - 1][j] + 1, rows[i][j - 1] + 1});
      const bool exchanged = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (exchanged) rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[left.size()][right.size()];
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
