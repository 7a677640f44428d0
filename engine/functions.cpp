#include "engine/functions.h"

#include <algorithm>

#include "engine/calendar/calendar.h"

namespace qianpi {

using rules::Value;

namespace {

std::optional<Date> date_in(const Value& value) {
  if (value.is(rules::Kind::date)) return value.date();
  if (value.is(rules::Kind::date_time)) return value.date_time().date;
  return std::nullopt;
}

Value age_on(const Value& born, const Value& on) {
  auto from = date_in(born), until = date_in(on);
  return from && until ? Value(rules::completed_years(*from, *until)) : Value();
}

Value deadline_of(const Course& course, const Value& from, const Value& span) {
  auto start = from.instant();
  if (!start || !span.is(rules::Kind::text)) return {};
  auto length = calendar::read_span(span.text());
  if (!length) return {};
  return Value::at(calendar::deadline(course.calendar(), *start, *length, course.package().calendar.roll).at);
}

bool is_in(const Stage& stage, const std::string& name) {
  const auto& configuration = stage.configuration ? *stage.configuration : stage.course.now().configuration;
  StateIndex index = index_of(stage.course.workflow(), name);
  return index >= 0 && statechart::is_active(configuration, index);
}

bool was_in(const Stage& stage, const std::string& name) {
  const State* state = find_state(stage.course.workflow(), name);
  return state && find_entered(stage.course.now(), state->path);
}

Value outcome_of(const Stage& stage, const std::string& region) {
  const State* state = find_state(stage.course.workflow(), region);
  const std::string prefix = (state ? state->path : region) + "=";
  for (auto one = stage.course.now().region_outcomes.rbegin(); one != stage.course.now().region_outcomes.rend(); ++one)
    if (one->starts_with(prefix)) return Value(one->substr(prefix.size()));
  return {};
}

template <class Answer>
Value named(std::string_view name, Answer answer) {
  return Value::host_function(
      std::string(name), 1, [answer](std::vector<Value> given) { return given[0].is(rules::Kind::text) ? Value(answer(given[0].text())) : Value(); });
}

}  // namespace

std::optional<Value> engine_function(const Stage& stage, std::string_view name) {
  const Stage* at = &stage;  // the evaluation ends before the stage does
  if (name == "age") return Value::host_function("age", 1, [at](std::vector<Value> given) { return age_on(given[0], at->course.today()); });
  if (name == "age_at") return Value::host_function("age_at", 2, [](std::vector<Value> given) { return age_on(given[0], given[1]); });
  if (name == "deadline")
    return Value::host_function("deadline", 2, [at](std::vector<Value> given) { return deadline_of(at->course, given[0], given[1]); });
  if (name == "in") return named(name, [at](const std::string& state) { return is_in(*at, state); });
  if (name == "visited") return named(name, [at](const std::string& state) { return was_in(*at, state); });
  if (name == "outcome_of") return named(name, [at](const std::string& region) { return outcome_of(*at, region); });
  return std::nullopt;
}

}  // namespace qianpi
