#include "engine/effects.h"
#include "engine/evolve.h"

namespace qianpi {

using rules::Value;

namespace {

/// A subject that is not in the register yet gets its record from the case's fields of the same names.
const Record& present_subject(Course& course) {
  const RecordKey key = *course.now().subject;
  if (course.record(key).facts > 0) return course.record(key);
  course.add(fact::RecordCreated{key});
  Value fields = Value::context({});
  for (const Field& field : course.package().registers.at(key.register_name).fields)
    if (const Value* value = course.now().data.get(field.name); value && !value->is_null()) fields = fields.with(field.name, *value);
  course.add(fact::RecordFieldsSet{key, std::move(fields)});
  return course.record(key);
}

std::optional<Date> day_of(const Stage& stage, const Words& words) {
  Value value = value_of(stage, words);
  if (value.is(rules::Kind::text)) {
    if (value.text().empty()) return std::nullopt;
    if (value.text() == "today") return stage.course.today();
    const Value* field = stage.course.now().data.get(value.text());
    value = field ? *field : Value();
  }
  if (value.is(rules::Kind::date)) return value.date();
  if (auto instant = value.instant()) return date_at(*instant);
  return std::nullopt;
}

}  // namespace

void carry_out(const Stage& stage, const effect::RecordSpan& effect) {
  Course& course = stage.course;
  if (!course.now().subject) return;
  present_subject(course);
  Span span;
  span.name = effect.standing.empty() ? effect.hold : effect.standing;
  span.hold = effect.standing.empty();
  span.from = day_of(stage, effect.from).value_or(course.today());
  if (auto term = calendar::read_span(effect.term)) span.until = calendar::span_end(span.from, *term);
  if (auto until = day_of(stage, effect.until)) span.until = until;
  span.basis = text_of(stage, effect.basis);
  span.by = course.now().id;
  course.add(fact::SpanRecorded{*course.now().subject, std::move(span)});
}

void carry_out(const Stage& stage, const effect::Set& effect) {
  Course& course = stage.course;
  for (const auto& [name, words] : effect.values) {
    const Value value = value_of(stage, words);
    const auto dot = name.find('.');
    const std::string first = name.substr(0, dot);
    if (dot == std::string::npos) {
      course.add(fact::FieldsSet{Value::context({{name, value}}), {}});
    } else if (course.now().subject && first == course.now().subject->register_name) {
      present_subject(course);
      course.add(fact::RecordFieldsSet{*course.now().subject, Value::context({{name.substr(dot + 1), value}})});
    } else if (const Value* row = stage.locals.get(first); row && row->get("case")) {
      const CaseId item{row->get("case")->number().whole().value_or(0)};
      course.add(fact::ItemFieldsSet{item, Value::context({{name.substr(dot + 1), value}})});
    }
  }
}

}  // namespace qianpi
