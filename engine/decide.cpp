#include "engine/decide.h"

namespace qianpi {

std::string_view name_of(const Verb& verb) {
  static constexpr std::string_view names[] = {"start",    "claim",   "release", "save",   "decide",  "return",
                                               "withdraw", "comment", "object",  "elapse", "deliver", "file_paper"};
  static_assert(std::size(names) == std::variant_size_v<Verb>);
  return names[verb.index()];
}

std::optional<Refusal> refusal_of(Course& course, const Verb& verb) {
  return std::visit([&](const auto& one) { return verb::refusal(course, one); }, verb);
}

namespace {

Decision decision_of(const Course& course) {
  Decision decision{course.facts(), course.now(), {}, {}};
  decision.after.revision = course.situation().before.revision + 1;
  for (const auto& [key, record] : course.records()) {
    auto before = course.situation().records.find(key);
    if (before != course.situation().records.end() && before->second.facts == record.facts) continue;
    decision.records.emplace(key, record).first->second.revision = record.revision + 1;
  }
  for (const auto& [key, series] : course.all_series()) {
    auto before = course.situation().series.find(key);
    if (before != course.situation().series.end() && before->second.last == series.last) continue;
    decision.series.emplace(key, series).first->second.revision = series.revision + 1;
  }
  return decision;
}

}  // namespace

std::variant<Decision, Refusal, Needs> decide(const Situation& situation, const Verb& verb) {
  Course course(situation);
  std::optional<Refusal> no = refusal_of(course, verb);
  if (!no) {
    std::visit([&](const auto& one) { verb::facts_of(course, one); }, verb);
    no = course.refusal();
  }
  if (!course.missing().empty()) return course.missing();
  if (no) return *no;
  return decision_of(course);
}

}  // namespace qianpi
