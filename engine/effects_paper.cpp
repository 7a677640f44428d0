#include <algorithm>

#include "engine/effects.h"
#include "engine/places.h"
#include "engine/wording.h"

namespace qianpi {

using rules::Value;

namespace {

Value decisions_value(const Case& now) {
  Value decisions = Value::context({});
  for (const DecisionMade& one : now.decisions) {
    Value made = Value::context({{"outcome", one.outcome}, {"title", one.title}, {"opinion", one.opinion}, {"signer", one.who.name}});
    std::string name = one.state;
    std::ranges::replace(name, '.', '_');
    decisions = decisions.with(name, made.with("date", date_at(one.happened_at.value_or(one.at))).with("basis", one.basis));
  }
  return decisions;
}

/// Everything that the paper may show, as it stands at this moment.
Value paper_values(const Stage& stage, const std::string& number, const std::string& code) {
  Course& course = stage.course;
  const Case& now = course.now();
  Value values = now.data.is_null() ? Value::context({}) : now.data;
  for (const auto& [name, local] : stage.locals.is_null() ? rules::Entries{} : stage.locals.entries()) values = values.with(name, local);
  if (now.subject) values = values.with(now.subject->register_name, record_value(course, *now.subject));
  values = values.with("case", case_value(now)).with("agenda", agenda_value(now)).with("decisions", decisions_value(now));
  if (!now.places.empty()) values = values.with("team", team_value(course)).with("draws", draws_value(course.now()));
  values = values.with("number", number.empty() ? Value() : Value(number)).with("issued_on", course.today());
  return values.with("code", code);
}

int order_paper(const Stage& stage, const effect::Render& effect) {
  Course& course = stage.course;
  const Form& form = course.package().forms.at(effect.form);
  const Value* number = effect.number.empty() ? nullptr : course.now().data.get(effect.number);
  Paper paper;
  paper.no = static_cast<int>(course.now().papers.size()) + 1;
  paper.form = effect.form;
  paper.as = effect.as;
  paper.title = form.title;
  paper.number = number && number->is(rules::Kind::text) ? number->text() : std::string();
  paper.code = course.code();
  paper.ordered_seq = course.now().facts + 1;
  Value values = paper_values(stage, paper.number, paper.code);
  if (!effect.seals.empty() && paper.as != "draft")
    if (auto forbidden = forbidden_wording(form, values)) course.refuse(std::move(*forbidden));
  course.add(fact::PaperOrdered{paper, effect.seals, effect.sign, std::max(effect.copies, form.copies), std::move(values)});
  return paper.no;
}

void replace(std::string& text, std::string_view what, const std::string& by) {
  auto at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), by);
}

}  // namespace

void carry_out(const Stage& stage, const effect::Render& effect) { order_paper(stage, effect); }

void carry_out(const Stage& stage, const effect::TakeNumber& effect) {
  Course& course = stage.course;
  const Value* has = course.now().data.get(effect.into);
  if (effect.once && has && !has->is_null()) return;
  const NumberSeries& series = course.package().numbers.at(effect.series);
  const std::string year = std::to_string(course.today().year);
  const SeriesKey key{course.now().package, effect.series, series.per_year ? year : std::string()};
  const std::int64_t value = course.series(key).last + 1;
  std::string text = series.pattern;
  replace(text, "YYYY", year);
  replace(text, "N", std::to_string(value));
  course.add(fact::NumberTaken{key, value, text, effect.into});
}

/// A form that has been rendered in this case is published as it is; otherwise its paper is ordered now.
void carry_out(const Stage& stage, const effect::Publish& effect) {
  Course& course = stage.course;
  Publication publication{static_cast<int>(course.now().publications.size()) + 1, effect.form, effect.list, 0, course.situation().now, {}};
  if (!effect.until.empty())
    if (const Value* until = course.now().data.get(effect.until)) publication.closes_at = until->instant();
  if (!effect.form.empty()) {
    for (const Paper& paper : course.now().papers)
      if (paper.form == effect.form && !paper.published) publication.paper = paper.no;
    if (!publication.paper && !course.package().forms.at(effect.form).page.is_null()) {
      effect::Render render;
      render.form = effect.form;
      publication.paper = order_paper(stage, render);
    }
  }
  course.add(fact::Published{std::move(publication)});
}

}  // namespace qianpi
