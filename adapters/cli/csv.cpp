#include "adapters/cli/csv.h"

#include <algorithm>

namespace qianpi::cli {

namespace {

/// Excel on a Chinese Windows saves in GBK unless told otherwise; its bytes are no UTF-8.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((text[i + k] & 0xC0) != 0x80) return false;
    i += length;
  }
  return true;
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  std::variant<CsvTable, Problem> read() {
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && cell_.empty()) {
        if (!quoted()) return Problem{{"", line_, 0}, {"引号没有结束", "a quotation mark is not closed"}, {"补上引号", "close it"}};
      } else if (c == ',') {
        end_cell();
      } else if (c == '\n') {
        end_row();
      } else if (c != '\r') {
        cell_ += c;
      }
    }
    end_row();
    return std::move(table_);
  }

 private:
  bool quoted() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell_ += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell_ += text_[at_++];
      } else {
        ++at_;
        return true;
      }
    }
    return false;
  }
  void end_cell() {
    row_.push_back(std::move(cell_));
    cell_.clear();
  }
  void end_row() {
    end_cell();
    if (std::ranges::any_of(row_, [](const std::string& cell) { return !cell.empty(); })) {
      table_.rows.push_back(row_);
      table_.lines.push_back(begun_);
    }
    row_.clear();
    begun_ = ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, begun_ = 1;
  std::string cell_;
  std::vector<std::string> row_;
  CsvTable table_;
};

}  // namespace

std::variant<CsvTable, Problem> read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("PK"))
    return Problem{
        {"", 1, 0}, {"这是 Excel 工作簿，不是 CSV", "this is a workbook, no CSV"}, {"在 Excel 中另存为“CSV UTF-8”", "save it as \"CSV UTF-8\""}};
  if (!is_utf8(text))
    return Problem{{"", 1, 0}, {"文件不是 UTF-8 编码", "the file is not UTF-8"}, {"在 Excel 中另存为“CSV UTF-8”", "save it as \"CSV UTF-8\""}};
  return CsvReader(text).read();
}

}  // namespace qianpi::cli
