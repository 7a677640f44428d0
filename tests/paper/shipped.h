// Papers of the shipped packages, made from their own files as the outbox makes them.
#pragma once
#include <string>
#include <vector>

#include "adapters/paper/sheet_of.h"

namespace qianpi::test {

PackagePtr shipped(const std::string& name);

struct Order {
  std::string package, form;
  std::vector<std::string> seals;
  bool draft = false;
};

pdf::Sheet sheet_of(const Order&, const rules::Value& values, Date day);
/// Every text of the sheet, each followed by a bar.
std::string words_of(const pdf::Sheet&);

}  // namespace qianpi::test
