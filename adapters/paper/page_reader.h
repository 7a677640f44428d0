// A form's page and a paper's values become a pdf::Sheet: blocks, grids, tables, cells. Used by sheet_of only.
// One object reads one page; the seals that it meets on the way become the sheet's.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapters/paper/part.h"
#include "adapters/paper/words.h"
#include "pdf/sheet.h"

namespace qianpi::paper {

// What an attachment's id stands for.
using ReadPicture = std::function<std::string(const std::string& blob_id)>;

class PageReader {
 public:
  // `seals`: the places that are to be sealed.
  PageReader(const Words& words, const std::vector<std::string>& seals, const ReadPicture& read_picture);

  // Throws PageFault.
  pdf::Sheet read();
  bool has_places() const { return !places_.empty(); }
  bool sealed() const { return !sheet_.seals.empty(); }
  const std::set<std::string>& attached() const { return attached_; }  // what is to travel within the paper: fields, draws

 private:
  void read_frame(Part& page);
  pdf::Page paper_of(Part& page);
  void read_qr(Part& page);
  static void check_wording(Part& page, const rules::Value& wording);
  void read_attached(Part& page);

  void read_block(const rules::Value& block, const std::string& where);
  void put_title(Part& part);
  void put_line(Part& part);
  void put_paragraphs(Part& part, std::string_view key);
  void put_heading(Part& part);
  void put_sign(Part& part);
  void put_picture(Part& part);
  void put_grid(Part& part);
  void put_table(Part& part);

  pdf::Row row_of(const rules::Value& row, const std::string& where);
  pdf::Row entry_of(const rules::Value& columns, const Words& words, int count, const std::string& where);
  pdf::Cell cell_of(const Words& words, const rules::Value& cell, const std::string& where);
  pdf::Cell short_cell(const std::string& text) const;
  pdf::Cell label_cell(const std::string& text) const;
  void read_kind(const Words& words, Part& part, pdf::Cell& cell);
  bool put_value(const Words& words, Part& part, pdf::Cell& cell);
  bool put_signed(const Words& words, Part& part, pdf::Cell& cell);
  void put_field(const Words& words, Part& part, const std::string& name, pdf::Cell& cell);
  pdf::Checks checks_of(const Words& words, Part& part, const std::string& name) const;
  pdf::Opinion opinion_of(const Words& words, Part& part, const std::string& name);
  void put_pledge(const Words& words, Part& part, const std::string& name, pdf::Cell& cell);
  pdf::Opinion signature_of(const Words& words, Part& part, const std::string& name) const;
  std::string picture_of(const rules::Value& value) const;
  std::optional<std::size_t> seal_at(const std::string& place, double diameter_mm);
  double letter_size() const { return letter_ ? 16 : 10.5; }
  double letter_leading() const { return letter_ ? 1.75 : 1.5; }

  const Words& words_;
  std::set<std::string> wanted_;
  std::set<std::string> places_;
  std::set<std::string> attached_;
  const ReadPicture& read_picture_;
  pdf::Sheet sheet_;
  bool letter_ = false;
  double cell_size_ = 10.5;
};

}  // namespace qianpi::paper
