#include "engine/coverage.h"

namespace qianpi {

using rules::Value;

namespace {

void look_at(const std::string& name, const Value& value, const Engine::Coverage& coverage, Problems& problems) {
  if (value.is(rules::Kind::text)) {
    std::string missing;
    for (const std::string& character : coverage(value.text())) missing += (missing.empty() ? "" : " ") + character;
    if (!missing.empty())
      problems.push_back({Source{name, 0, 0},
                          {"含有字库中没有的字：" + missing, "contains characters that no font has: " + missing},
                          {"请改用其他写法，或请管理员安装含该字的字体", "Write it otherwise, or ask the administrator for a font that has them"}});
  }
  if (value.is(rules::Kind::list))
    for (const Value& one : value.items()) look_at(name, one, coverage, problems);
  if (value.is(rules::Kind::context))
    for (const auto& [key, one] : value.entries()) look_at(name, one, coverage, problems);
}

struct Texts {
  const Engine::Coverage& coverage;
  Problems problems{};

  void data(const Value& values) {
    if (!values.is(rules::Kind::context)) return;
    for (const auto& [name, value] : values.entries()) look_at(name, value, coverage, problems);
  }
  void operator()(const verb::Start& it) { data(it.data); }
  void operator()(const verb::Object& it) { data(it.data); }
  void operator()(const verb::Save& it) { data(it.data); }
  void operator()(const verb::Decide& it) {
    data(it.data);
    look_at("opinion", Value(it.opinion), coverage, problems);
    for (const Ballot& ballot : it.ballots) look_at("opinion", Value(ballot.opinion), coverage, problems);
  }
  void operator()(const verb::Draw& it) { look_at("words", Value(it.words), coverage, problems); }
  /// Every other verb has at most its reason to print.
  template <class V>
  void operator()(const V& it) {
    if constexpr (requires { it.opinion; }) look_at("opinion", Value(it.opinion), coverage, problems);
  }
};

}  // namespace

std::optional<Refusal> uncovered_text(const Verb& verb, const Engine::Coverage& coverage) {
  Texts texts{coverage};
  std::visit(texts, verb);
  if (texts.problems.empty()) return std::nullopt;
  Refusal no{.reason = Reason::bad_input, .message = {"有的字无法在文书上印出", "Some characters cannot be printed"}};
  no.problems = std::move(texts.problems);
  return no;
}

}  // namespace qianpi
