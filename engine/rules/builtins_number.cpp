// Builtins on numbers: rounding, roots, modulo.
#include "engine/rules/builtins.h"
#include "engine/rules/machine.h"
#include "engine/rules/operators.h"

namespace qianpi::rules {
namespace {

using Arguments = std::span<const Value>;

/// n and a scale between -6111 and 6176, as DMN bounds it. The scale is a whole number.
template <Rounding rounding>
Value rounded(Machine&, Arguments a) {
  if (!a[0].is(Kind::number)) return {};
  if (a.size() == 1) return a[0].number().rounded(0, rounding);
  if (!a[1].is(Kind::number)) return {};
  const auto scale = a[1].number().rounded(0, Rounding::down).whole();
  if (!scale || *scale < -6111 || *scale > 6176) return {};
  return finite(a[0].number().rounded(*scale, rounding));
}

Value absolute(Machine&, Arguments a) {
  if (a[0].is(Kind::number)) return a[0].number().negative() ? -a[0].number() : a[0].number();
  if (a[0].is(Kind::months_duration)) {
    const auto months = a[0].months_duration().months;
    return MonthsDuration{months < 0 ? -months : months};
  }
  if (!a[0].is(Kind::days_duration)) return {};
  const DaysDuration d = a[0].days_duration();
  if (d.seconds >= 0) return d;
  return d.nanos == 0 ? DaysDuration{-d.seconds, 0} : DaysDuration{-d.seconds - 1, 1'000'000'000 - d.nanos};
}

Value modulo_of(Machine&, Arguments a) {
  if (!a[0].is(Kind::number) || !a[1].is(Kind::number)) return {};
  return finite(modulo(a[0].number(), a[1].number()));
}

template <Number (*function)(const Number&)>
Value applied(Machine& machine, Arguments a) {
  constexpr std::int64_t costly = 10;  // steps: as long as that takes
  machine.spend(costly);
  return a[0].is(Kind::number) ? finite(function(a[0].number())) : Value();
}

Value is_odd(Machine&, Arguments a) {
  if (!a[0].is(Kind::number)) return {};
  const Number rest = modulo(a[0].number(), 2);
  return rest == Number(1);
}

Value is_even(Machine&, Arguments a) {
  if (!a[0].is(Kind::number)) return {};
  return modulo(a[0].number(), 2).zero();
}

const std::vector<Builtin> number_table{
    {"decimal", {"n,scale"}, 2, 2, rounded<Rounding::half_even>},
    {"floor", {"n,scale"}, 1, 2, rounded<Rounding::floor>},
    {"ceiling", {"n,scale"}, 1, 2, rounded<Rounding::ceiling>},
    {"round up", {"n,scale"}, 2, 2, rounded<Rounding::up>},
    {"round down", {"n,scale"}, 2, 2, rounded<Rounding::down>},
    {"round half up", {"n,scale"}, 2, 2, rounded<Rounding::half_up>},
    {"round half down", {"n,scale"}, 2, 2, rounded<Rounding::half_down>},
    {"abs", {"n"}, 1, 1, absolute},
    {"modulo", {"dividend,divisor"}, 2, 2, modulo_of},
    {"sqrt", {"number"}, 1, 1, applied<square_root>},
    {"log", {"number"}, 1, 1, applied<logarithm>},
    {"exp", {"number"}, 1, 1, applied<exponential>},
    {"odd", {"number"}, 1, 1, is_odd},
    {"even", {"number"}, 1, 1, is_even},
};

}  // namespace

std::span<const Builtin> number_builtins() { return number_table; }

}  // namespace qianpi::rules
