// Counts how deep the parser is nested, and refuses to go on before the stack would.
// Used by the parser's own files only.
#pragma once
#include "engine/rules/parser.h"

namespace qianpi::rules {

class Parser::Depth {
 public:
  explicit Depth(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ > deepest) {
      --parser_.depth_;
      parser_.cursor_.fail("表达式嵌套太深", "the expression is nested too deeply");
    }
  }
  ~Depth() { --parser_.depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;

 private:
  static constexpr int deepest = 300;
  Parser& parser_;
};

}  // namespace qianpi::rules
