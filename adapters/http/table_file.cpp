#include "adapters/http/table_file.h"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/ports/fault.h"

namespace qianpi::http {

namespace {

constexpr double widest_column = 48, narrowest_column = 8;

std::string plain_words(const Json& cell) {
  if (cell.is_null()) return {};
  return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

bool would_be_computed(const std::string& text) { return !text.empty() && std::string("=+-@\t\r\n").find(text.front()) != std::string::npos; }

void put_csv(std::string& to, std::string text, bool is_text) {
  if (is_text && would_be_computed(text)) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    to += text;
    return;
  }
  to += '"';
  for (const char c : text) to += c == '"' ? std::string("\"\"") : std::string(1, c);
  to += '"';
}

/// A file that is gone when it goes out of scope: the library writes to files only.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "qianpi-table-XXXXXX").string();
    const int file = mkstemp(name.data());
    if (file < 0) throw Fault("no temporary file can be made: " + name);
    close(file);
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }
  std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_;
};

/// Chinese characters take two places.
double width_of(const std::string& text) {
  double width = 0;
  for (const char c : text)
    if ((c & 0xC0) != 0x80) width += static_cast<unsigned char>(c) < 0x80 ? 1.1 : 2.1;
  return width;
}

/// What Excel allows in a sheet's name.
std::string sheet_name(const std::string& title) {
  std::string name;
  std::size_t characters = 0;
  for (const char c : title) {
    if (std::string("[]:*?/\\'").find(c) != std::string::npos) continue;
    if ((c & 0xC0) != 0x80 && ++characters > 31) break;
    name += c;
  }
  return name.empty() ? "Sheet1" : name;
}

void put_cells(lxw_worksheet* sheet, const PlainTable& table) {
  std::vector<double> widths;
  for (const std::string& head : table.heads) widths.push_back(width_of(head));
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (std::size_t column = 0; column < table.rows[row].size() && column < widths.size(); ++column) {
      const Json& cell = table.rows[row][column];
      const auto at = static_cast<lxw_row_t>(row + 1);
      const auto beside = static_cast<lxw_col_t>(column);
      const std::string text = plain_words(cell);
      widths[column] = std::max(widths[column], width_of(text));
      if (cell.is_number()) worksheet_write_number(sheet, at, beside, cell.get<double>(), nullptr);
      else if (!text.empty()) worksheet_write_string(sheet, at, beside, text.c_str(), nullptr);
    }
  for (std::size_t column = 0; column < widths.size(); ++column) {
    const auto at = static_cast<lxw_col_t>(column);
    worksheet_set_column(sheet, at, at, std::clamp(widths[column] + 1, narrowest_column, widest_column), nullptr);
  }
}

}  // namespace

std::string csv_of(const PlainTable& table) {
  std::string csv = "\xEF\xBB\xBF";
  const auto put_row = [&](const auto& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i) csv += ',';
      const Json cell = cells[i];
      put_csv(csv, plain_words(cell), !cell.is_number());
    }
    csv += "\r\n";
  };
  put_row(table.heads);
  for (const std::vector<Json>& row : table.rows) put_row(row);
  return csv;
}

std::string xlsx_of(const PlainTable& table) {
  const Scratch scratch;
  lxw_workbook* book = workbook_new(scratch.path().c_str());
  if (!book) throw Fault("no workbook can be made");
  lxw_worksheet* sheet = workbook_add_worksheet(book, sheet_name(table.title).c_str());
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  for (std::size_t column = 0; sheet && column < table.heads.size(); ++column)
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(column), table.heads[column].c_str(), bold);
  if (sheet) {
    put_cells(sheet, table);
    worksheet_freeze_panes(sheet, 1, 0);
  }
  const lxw_error error = workbook_close(book);
  if (!sheet || error != LXW_NO_ERROR) throw Fault(std::string("the workbook cannot be written: ") + lxw_strerror(error));
  return scratch.bytes();
}

}  // namespace qianpi::http
