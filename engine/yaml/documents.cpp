#include "engine/yaml/documents.h"

namespace qianpi::yaml {

namespace {

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
  return line;
}

/// Neither empty nor only a comment.
bool says_something(std::string_view line) {
  const auto first = line.find_first_not_of(" \r\n");
  return first != std::string_view::npos && line[first] != '#';
}

}  // namespace

std::vector<std::string> documents(std::string_view text) {
  std::vector<std::string> all;
  std::string one, lines_before;
  bool content = false;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    const std::string_view line = text.substr(from, end == std::string_view::npos ? end : end - from + 1);
    from += line.size();
    lines_before += '\n';
    if (without_end(line) != "---") {
      one += line;
      content = content || says_something(line);
      continue;
    }
    if (content) all.push_back(std::move(one));
    one = lines_before;
    content = false;
  }
  if (content || all.empty()) all.push_back(std::move(one));
  return all;
}

}  // namespace qianpi::yaml
