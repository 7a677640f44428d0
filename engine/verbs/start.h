// Start (发起): opens a case of a workflow with its start form. The unsent form is the draft, so there is no draft state.
// Used by people, by other cases (through deliveries) and by the public where a role is open.
#pragma once
#include <optional>
#include <string>

#include "engine/verb.h"

namespace qianpi::verb {

struct Start {
  std::string package, workflow;
  rules::Value data;
  std::optional<RecordKey> subject{};
  std::optional<About> about{};
  CaseId parent{};
  int child = 0;                         ///< its number among the children that the parent waits for
  std::optional<int> rule{};             ///< began by itself: which rule of `start` (when, every); only the engine says so
  std::optional<Instant> happened_at{};  ///< the day that began it, when it is only recorded later
  std::string draft{};                   ///< the saved draft this came from; removed in the same transaction
};

template <class V>
void fields(V& visit, Start& it) {
  visit("package", it.package);
  visit("workflow", it.workflow);
  visit("data", it.data);
  visit("draft", it.draft);
}

std::optional<Refusal> refusal(Course&, const Start&);
void facts_of(Course&, const Start&);

}  // namespace qianpi::verb
