// Decide (办理): one engine verb for every outcome that a definition names. It writes the task's fields, records the decision with
// what its signer saw, and lets the statechart move when the sign-off is certain.
#pragma once
#include <string>
#include <vector>

#include "engine/verb.h"

namespace qianpi::verb {

struct Decide {
  int task = 0;
  std::string outcome{}, opinion{};
  rules::Value data{};            ///< fields the task may write
  std::vector<CaseId> items{};    ///< rows ticked over a waiting list
  std::vector<Ballot> ballots{};  ///< one per agenda row, or empty: `outcome` on the case itself
  rules::Value seen{};            ///< hashes of data, attachments, papers, version; absent parts are not compared
  std::optional<Instant> happened_at{};
};

template <class V>
void fields(V& visit, Decide& it) {
  visit("task", it.task);
  visit("outcome", it.outcome);
  visit("opinion", it.opinion);
  visit("data", it.data);
  visit("items", it.items);
  visit("ballots", it.ballots);
  visit("seen", it.seen);
  visit("happened_at", it.happened_at);
}

/// The one outcome of a lent task: it goes back with an opinion.
inline constexpr std::string_view hand_back = "hand_back";
/// The one outcome of a correction.
inline constexpr std::string_view resubmit = "resubmit";

std::optional<Refusal> refusal(Course&, const Decide&);
void facts_of(Course&, const Decide&);

}  // namespace qianpi::verb
