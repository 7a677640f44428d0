#include "engine/yaml/bytes.h"

#include <algorithm>

namespace qianpi::yaml {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// Length of the UTF-8 sequence at the front, or 0: overlong forms, surrogates and values beyond U+10FFFF are none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (!is_continuation(text[i])) return 0;
  const unsigned second = byte(1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool beyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || beyond ? 0 : length;
}

bool is_control(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (code < 0x20 && c != '\t' && c != '\r') || code == 0x7F;
}

const Problem* find_line(const Problems& problems, int line) {
  const auto found = std::ranges::find_if(problems, [&](const Problem& p) { return p.where.line == line; });
  return found == problems.end() ? nullptr : &*found;
}

void check_line(std::string_view line, const Source& start, Problems& problems) {
  const auto add = [&](std::size_t byte, Bilingual what, Bilingual cure) {
    if (find_line(problems, start.line)) return;  // one problem for a line is enough
    problems.push_back({{start.file, start.line, column_of(line, byte)}, std::move(what), std::move(cure)});
  };
  const std::size_t indent = line.find_first_not_of(" \t");
  const std::size_t tab = line.substr(0, indent).find('\t');
  if (tab != std::string_view::npos && indent != std::string_view::npos)
    add(tab, {"行首的缩进里有制表符", "a tab stands in the indentation"}, {"请改用空格缩进", "indent with spaces"});
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = sequence_length(line.substr(i));
    if (length == 0)
      return add(i, {"这里不是合法的 UTF-8 文字", "the bytes here are not UTF-8"}, {"请用 UTF-8 编码保存文件", "save the file as UTF-8"});
    if (length == 1 && is_control(line[i]))
      return add(i, {"这里有不可见的控制字符", "a control character stands here"}, {"请删除该字符", "delete it"});
    i += length;
  }
}

}  // namespace

int column_of(std::string_view line, std::size_t byte) {
  const auto before = line.substr(0, std::min(byte, line.size()));
  return static_cast<int>(std::ranges::count_if(before, [](char c) { return !is_continuation(c); })) + 1;
}

Problems check_bytes(std::string_view text, const std::string& file, std::size_t most_bytes) {
  if (text.size() > most_bytes)
    return {{{file, 0, 0},
             {"文件超过 " + std::to_string(most_bytes) + " 字节", "the file is larger than " + std::to_string(most_bytes) + " bytes"},
             {"请拆成几个文件", "split it into several files"}}};
  Problems problems;
  Source here{file, 1, 1};
  while (!text.empty() && problems.size() < 20) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    check_line(text.substr(0, end), here, problems);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++here.line;
  }
  return problems;
}

}  // namespace qianpi::yaml
