// The values of one paper as people read them: typed by the package's forms, printed as docs/forms.md says.
// The page reader asks it for every text. It reads no file and no clock, and knows no layout.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/definition/package.h"

namespace qianpi::paper {

// A page that says something it may not; names the form and the place within it. Shown to whoever edits the package.
struct PageFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Titles of people, units and records, which a form stores as ids. May be empty: then the id is printed.
using TitleOf = std::function<std::string(FieldType, const std::string& id)>;

class Words {
 public:
  // `values`: a context with everything that the paper may show. All must outlive this object.
  Words(const Package& package, const Form& form, rules::Value values, const TitleOf& title_of);

  // The same with a table's row before the other values.
  Words within(const rules::Value& row, const std::vector<Field>& columns) const;

  // The value of a field or path; null when it is missing.
  rules::Value value(std::string_view path) const;
  // The field that gives the path its type; nullptr when none is declared.
  const Field* field(std::string_view path) const;

  // `how`: empty, or one of date dots month time last_day code capitals.
  std::string printed(std::string_view path, std::string_view how = {}) const;
  // A text with {…}. Throws PageFault for an expression that doesn't parse.
  std::string text(std::string_view pattern) const;
  // The same within a sentence: on a paper that is filled by hand, a named value that is missing leaves a gap to write in.
  std::string sentence(std::string_view pattern) const;
  // For a paper that is filled by hand.
  Words with_gaps() const;
  bool holds(const std::string& condition) const;

  const Package& package() const { return package_; }
  const Form& form() const { return form_; }

 private:
  std::string print(const rules::Value& value, const Field* field, std::string_view how) const;
  std::string print_list(const rules::Value& list, const Field* field, std::string_view how) const;
  std::string print_context(const rules::Value& value, std::string_view how) const;
  std::string print_typed(const std::string& text, const Field& field) const;
  std::string print_choice(const std::string& code, const Field& field) const;
  std::string in_braces(std::string_view inside) const;
  std::string filled(std::string_view pattern, std::string_view gap) const;

  const Package& package_;
  const Form& form_;
  rules::Value values_;
  const TitleOf& title_of_;
  const std::vector<Field>* columns_ = nullptr;
  std::string gap_;
};

// Values out of a plain JSON file, where a day and an instant are texts, as the paper's values: dates and instants.
rules::Value with_dates(const rules::Value& plain);

// 2026年3月10日 and so on; an empty text for a word that isn't known.
std::string print_date(Date date, std::string_view how);

}  // namespace qianpi::paper
