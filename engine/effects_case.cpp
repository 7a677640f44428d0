#include "engine/children.h"
#include "engine/effects.h"

namespace qianpi {

using rules::Value;

namespace {

/// Rows of the agenda that stand, and for which the expression is true.
std::vector<Item> rows_meant(const Stage& stage, const std::optional<Expression>& items) {
  std::vector<Item> rows;
  for (const Item& row : stage.course.now().items) {
    if (row.status != ItemStatus::confirmed || row.delivered) continue;
    if (items && !holds(with_local(stage, "item", item_value(row)), *items)) continue;
    rows.push_back(row);
  }
  return rows;
}

/// The row of this case's agenda that a path means.
std::optional<CaseId> row_at(const Stage& stage, const std::string& path) {
  const Value row = value_at(stage, path);
  const Value* id = row.is(rules::Kind::context) ? row.get("case") : nullptr;
  const CaseId item{id && id->is(rules::Kind::number) ? id->number().whole().value_or(0) : 0};
  return find_item(stage.course.now(), item) ? std::optional(item) : std::nullopt;
}

}  // namespace

/// `about: case` is this case, a row of its agenda that row; anything else is a record: whom the new case is about.
void carry_out(const Stage& stage, const effect::StartCase& effect) {
  const bool about_case = effect.about == "case";
  const auto row = effect.about.empty() || about_case ? std::nullopt : row_at(stage, effect.about);
  const bool about_record = !effect.about.empty() && !about_case && !row;
  const std::string& subject = effect.subject.empty() && about_record ? effect.about : effect.subject;
  Value payload = start_payload(stage, effect.workflow, subject, effect.with);
  if (about_case || row) payload = payload.with("about", stage.course.now().id.value);
  if (row) payload = payload.with("item", row->value);
  send_start(stage.course, effect.workflow, std::move(payload));
}

void carry_out(const Stage& stage, const effect::DecideItems& effect) {
  for (const Item& row : rows_meant(stage, effect.items)) {
    const Stage here = with_local(stage, "item", item_value(row));
    stage.course.add(fact::ItemDecided{row.id, text_of(here, effect.outcome), {}});
    if (!effect.with.empty()) stage.course.add(fact::ItemFieldsSet{row.id, values_of(here, effect.with)});
  }
}

void carry_out(const Stage& stage, const effect::DeliverItems& effect) {
  for (const Item& row : rows_meant(stage, effect.items)) {
    const Stage here = with_local(stage, "item", item_value(row));
    const std::string outcome = effect.outcome ? text_of(here, *effect.outcome) : row.outcome;
    if (outcome.empty()) continue;
    Value payload = Value::context({{"outcome", outcome}, {"with", values_of(here, effect.with)}});
    if (!row.opinion.empty()) payload = payload.with("opinion", row.opinion);
    send(stage.course, row.id, trigger::item_outcome, std::move(payload));
    stage.course.add(fact::ItemDelivered{row.id, outcome});
  }
}

}  // namespace qianpi
