// if, for, some and every.
#include <algorithm>

#include "engine/rules/parser.h"

namespace qianpi::rules {

NodePtr Parser::choice() {
  const std::size_t from = cursor_.at();
  expect_word("if");
  Choice made{expression(), nullptr, nullptr};
  expect_word("then");
  made.yes = expression();
  expect_word("else");
  made.no = expression();
  return make(from, std::move(made));
}

/// `x in a, y in 1..3` up to the word that ends them. The names stay known for what follows.
std::vector<Iterator> Parser::iterators(std::string_view stop) {
  std::vector<Iterator> made;
  do {
    Iterator iterator{raw_name(" in "), nullptr, nullptr};
    expect_word("in");
    iterator.domain = expression();
    if (cursor_.take("..")) iterator.until = expression();
    learn(iterator.name);
    made.push_back(std::move(iterator));
  } while (cursor_.take(","));
  expect_word(stop);
  return made;
}

NodePtr Parser::loop() {
  const std::size_t from = cursor_.at();
  expect_word("for");
  const std::size_t known = special_.size();
  For made{iterators("return"), expression(), false};
  special_.resize(known);
  const auto names = free_names(*made.body, true);
  made.uses_partial = std::find(names.begin(), names.end(), "partial") != names.end();
  return make(from, std::move(made));
}

NodePtr Parser::quantified() {
  const std::size_t from = cursor_.at();
  const bool every = cursor_.take_word("every");
  if (!every) expect_word("some");
  const std::size_t known = special_.size();
  Quantified made{every, iterators("satisfies"), expression()};
  special_.resize(known);
  return make(from, std::move(made));
}

}  // namespace qianpi::rules
