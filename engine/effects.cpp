#include "engine/effects.h"

#include "engine/route.h"
#include "engine/signoff.h"

namespace qianpi {

namespace {

struct CarryOut {
  const Stage& stage;
  Route& route;

  template <class E>
  void operator()(const E& effect) const {
    carry_out(stage, effect);
  }
  void operator()(const effect::CountBallots&) const {
    const State& state = stage.course.workflow().states[static_cast<std::size_t>(stage.state)];
    if (const auto event = count_ballots(stage.course, state)) route.raise_from(state, *event);
  }
  void operator()(const effect::Raise& effect) const { route.raise(effect.event); }
  /// Refused when a definition is read, until correlated sending stands.
  void operator()(const effect::Send&) const {}
};

void carry_out_if(const Stage& stage, Route& route, const Effect& effect) {
  if (effect.when && !holds(stage, *effect.when)) return;
  std::visit(CarryOut{stage, route}, effect.what);
}

}  // namespace

void carry_out(const Stage& stage, Route& route, const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) {
    if (!effect.each) {
      carry_out_if(stage, route, effect);
      continue;
    }
    const rules::Value list = evaluate(stage, *effect.each).value;
    if (!list.is(rules::Kind::list)) continue;
    for (const rules::Value& one : list.items()) carry_out_if(with_local(stage, effect.as, one), route, effect);
  }
}

}  // namespace qianpi
