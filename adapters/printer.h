// Prints a case's papers: joins the office's keys, pictures and names to the paper. Used by serve.cpp; decides nothing about what is printed.
#pragma once
#include "adapters/office.h"
#include "adapters/outbox/worker.h"
#include "adapters/paper/sheet_of.h"

namespace qianpi {

class Printer {
 public:
  Printer(Office& office, const std::string& address);

  outbox::MadePaper make(const Situation& situation, const fact::PaperOrdered& ordered, Instant at) const;
  /// The same values as if the paper were ordered now, less what this reader may not read.
  std::string draft(const Situation& situation, const std::string& form_name) const;

 private:
  std::vector<std::string> uncovered(std::string_view text) const;

  Office& office_;
  pdf::Fonts fonts_;
  paper::Surroundings around_;
};

}  // namespace qianpi
