// One mapping of a form's page, read strictly: every key must be asked for, or the page is refused with its place.
// The readers of blocks and cells use it. It holds references into the form; it prints nothing.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/paper/words.h"
#include "pdf/sheet.h"

namespace qianpi::paper {

class Part {
 public:
  // `where` names the place for messages: "form yq-f1, block 3". Throws PageFault if the value is no mapping.
  Part(const rules::Value& value, std::string where);

  const rules::Value* find(std::string_view key);  // nullptr when absent
  std::string text(std::string_view key, std::string fallback = {});
  double number(std::string_view key, double fallback);
  bool flag(std::string_view key);
  pdf::FontRole font(pdf::FontRole fallback);
  pdf::Align align(pdf::Align fallback);
  void done() const;  // throws PageFault naming the keys that nobody asked for

  const std::string& where() const { return where_; }
  [[noreturn]] void refuse(const std::string& what) const;

 private:
  const rules::Value& value_;
  std::string where_;
  std::set<std::string, std::less<>> asked_;
};

// A scalar as text, whatever its kind; "true" and numbers too.
std::string scalar(const rules::Value& value);

}  // namespace qianpi::paper
