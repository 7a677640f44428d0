#include "engine/deliveries.h"
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

/// A path to a record or a case in scope; null when nothing is meant.
Value path_value(const Stage& stage, const std::string& path) {
  const auto dot = path.find('.');
  const Value* local = stage.locals.get(path.substr(0, dot));
  const Value* root = local ? local : stage.course.now().data.get(path.substr(0, dot));
  if (!root) return {};
  if (dot == std::string::npos) return *root;
  const Value* found = root->at_path(path.substr(dot + 1));
  return found ? *found : Value();
}

}  // namespace

void carry_out(const Stage& stage, const effect::StartCase& effect) {
  Course& course = stage.course;
  Value payload = Value::context({{"data", values_of(stage, effect.with)}, {"parent", course.now().id.value}});
  if (!effect.about.empty()) payload = payload.with("about", course.now().id.value);
  if (course.now().subject && (effect.subject.empty() || effect.subject == course.now().subject->register_name))
    payload = payload.with("register", course.now().subject->register_name).with("key", course.now().subject->key);
  else if (Value key = path_value(stage, effect.subject); key.is(rules::Kind::text)) payload = payload.with("key", key);
  send_start(course, effect.workflow, std::move(payload));
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
