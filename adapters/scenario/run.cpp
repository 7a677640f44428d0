#include "adapters/scenario/coverage.h"
#include "adapters/scenario/expect.h"
#include "adapters/scenario/given.h"
#include "adapters/scenario/steps.h"
#include "adapters/scenario/versions.h"

namespace qianpi::scenario {

namespace {

/// The same time of day that many units later; working days are the office's.
std::optional<Instant> later(const World& world, Instant now, const std::string& text) {
  const auto span = calendar::read_span(text);
  if (!span) return std::nullopt;
  constexpr std::int64_t minute_us = 60'000'000;
  const Date today = date_at(now);
  switch (span->unit) {
    case calendar::Unit::minutes: return Instant{now.us + span->count * minute_us};
    case calendar::Unit::hours: return Instant{now.us + span->count * 60 * minute_us};
    case calendar::Unit::days: return instant_of(plus_days(today, span->count), time_at(now));
    case calendar::Unit::weeks: return instant_of(plus_days(today, 7 * span->count), time_at(now));
    case calendar::Unit::months: return instant_of(plus_months(today, span->count), time_at(now));
    case calendar::Unit::years: return instant_of(plus_months(today, 12 * span->count), time_at(now));
    case calendar::Unit::working_days: break;
  }
  Date day = today;
  for (int left = span->count; left > 0; --left) day = world.calendar->next_working_day(plus_days(day, 1));
  return instant_of(day, time_at(now));
}

std::optional<Failure> move_clock(Play& play, const Step& step) {
  std::optional<Instant> to = step.at.empty() ? std::optional(play.now()) : read_moment(step.at);
  if (!step.wait.empty()) to = later(play.world(), play.now(), step.wait);
  if (!to) return Failure{step.where, "a length of time such as 3 days", step.wait};
  if (*to == play.now() || play.advance(*to)) return std::nullopt;
  return Failure{step.where, "time to go on", step.at + " lies before " + to_minute(play.now())};
}

Failures publish(Play& play, const Step& step) {
  if (step.publish.is_null()) return {};
  const PackagePtr before = play.located({}).first;
  auto next = changed(before, step.publish);
  if (auto* failures = std::get_if<Failures>(&next)) return std::move(*failures);
  if (std::get<PackagePtr>(next)->version == before->version) return {{step.where, "another version", "the same words as before"}};
  play.join(std::get<PackagePtr>(next));
  return {};
}

Failures take(Play& play, const Scenario& scenario, const Step& step) {
  Failures failures;
  if (auto failure = move_clock(play, step)) return {*failure};
  if (failures = publish(play, step); !failures.empty()) return failures;
  if (auto failure = perform(play, scenario, step)) failures.push_back(*failure);
  else failures = compare(play, step.expect);
  for (const std::string& mishap : play.take_mishaps()) failures.push_back({step.where, "nothing to go wrong between cases", mishap});
  return failures;
}

Failures play_through(Play& play, const Scenario& scenario) {
  for (const Step& step : scenario.steps) {
    try {
      if (Failures failures = take(play, scenario, step); !failures.empty()) return failures;
    } catch (const std::exception& bug) {
      return {{step.where, "an answer", std::string("the engine failed: ") + bug.what()}};
    }
  }
  return {};
}

}  // namespace

Failures run(const Scenario& scenario, const PackagePtr& package, const World& world, Coverage* coverage) {
  auto own = changed(package, scenario.given);
  if (auto* failures = std::get_if<Failures>(&own)) return *failures;
  Play play(std::get<PackagePtr>(own), world, scenario.at, cast_sizes(scenario.given));
  for (const auto put : {join_packages, put_records, put_substitutes})
    if (Failures failures = put(play, scenario.given); !failures.empty()) return failures;
  Failures failures = play_through(play, scenario);
  if (coverage) coverage->note(play);
  return failures;
}

}  // namespace qianpi::scenario
