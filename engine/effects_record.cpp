#include "engine/effects.h"
#include "engine/quotas.h"
#include "engine/rules/value_text.h"
#include "engine/spans.h"

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

std::string key_text(const Value& value) { return value.is_null() ? std::string() : rules::to_text(value); }

/// A record in scope (its `id`), or a key.
std::string key_at(const Stage& stage, const std::string& path) {
  const auto dot = path.find('.');
  const std::string root = path.substr(0, dot);
  const Value* found = stage.locals.get(root);
  if (!found) found = stage.course.now().data.get(root);
  if (found && dot != std::string::npos) found = found->at_path(path.substr(dot + 1));
  if (found && found->is(rules::Kind::context)) found = found->get("id");
  return found ? key_text(*found) : std::string();
}

/// The record that an entry is booked on: the subject, or another that must be in its register already.
std::optional<RecordKey> booked_record(const Stage& stage, const effect::Book& effect) {
  Course& course = stage.course;
  const auto& subject = course.now().subject;
  if (subject && (effect.of.empty() || effect.of == subject->register_name)) return present_subject(course).key;
  const auto own = subject ? course.package().registers.find(subject->register_name) : course.package().registers.end();
  const Register* in = register_of(course.package(), effect.of, own == course.package().registers.end() ? nullptr : &own->second, effect.book);
  const std::string key = key_at(stage, effect.of);
  if (in && !key.empty())
    if (const RecordKey found{course.package().name, in->name, key}; course.record(found).facts > 0) return found;
  course.refuse(
      {.reason = Reason::check_failed,
       .message = {"无法记载“" + effect.book + "”：“" + effect.of + "”不是名册里的记录，请先填好对象",
                   "\"" + effect.book + "\" cannot be booked: \"" + effect.of + "\" is no record of a register; fill in whom it is about first"},
       .check = effect.book});
  return std::nullopt;
}

}  // namespace

void carry_out(const Stage& stage, const effect::RecordSpan& effect) {
  Course& course = stage.course;
  if (!course.now().subject) return;
  const Record before = present_subject(course);
  const auto* until_words = std::get_if<std::string>(&effect.until);
  Span span;
  span.name = effect.standing.empty() ? effect.hold : effect.standing;
  span.hold = effect.standing.empty();
  span.from = day_of(stage, effect.from).value_or(course.today());
  if (auto term = calendar::read_span(effect.term)) span.until = calendar::span_end(span.from, *term);
  span.until_case_end = until_words && *until_words == effect::case_end;
  if (auto until = span.until_case_end ? std::nullopt : day_of(stage, effect.until)) span.until = until;
  span.basis = text_of(stage, effect.basis);
  span.by = course.now().id;
  const Date day = std::max(span.from, course.today());
  record_span(course, before.key, std::move(span));
  check_quotas(course, before, before.key, day);
}

void carry_out(const Stage& stage, const effect::Book& effect) {
  Course& course = stage.course;
  const auto key = booked_record(stage, effect);
  if (!key) return;
  Entry entry;
  entry.no = static_cast<int>(course.record(*key).entries.size()) + 1;
  entry.book = effect.book;
  entry.values = values_of(stage, effect.values);
  if (effect.key) entry.key = key_text(evaluate(stage, *effect.key).value);
  if (entry.key.empty()) entry.key = std::to_string(course.now().id.value) + "/" + std::to_string(course.now().facts + 1);
  entry.happened_at = course.happened_at();
  entry.recorded_at = course.situation().now;
  entry.by = course.now().id;
  course.add(fact::EntryBooked{*key, std::move(entry)});
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
