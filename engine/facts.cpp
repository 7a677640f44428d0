#include "engine/facts.h"

#include <array>

#include "engine/fact_fields.h"
#include "engine/fact_fields_work.h"

namespace qianpi {

namespace {

// In the order of the variant: the compiler counts them, the round trip in tests/engine/facts_test.cpp names them.
constexpr std::array<std::string_view, std::variant_size_v<AnyFact>> kinds{
    "case_started",      "transition_taken", "state_exited",     "state_entered",     "configuration_reached", "task_opened",
    "task_due_set",      "task_claimed",     "task_released",    "task_decided",      "task_returned",         "task_completed",
    "task_reopened",     "task_not_needed",  "task_cancelled",   "task_reminded",     "task_escalated",        "fields_set",
    "item_fields_set",   "timer_armed",      "timer_dropped",    "timer_fired",       "number_taken",          "paper_ordered",
    "paper_rendered",    "published",        "record_created",   "record_fields_set", "span_recorded",         "entry_booked",
    "span_ended",        "engagement_made",  "engagement_ended", "people_notified",   "waiting_begun",         "waiting_taken",
    "waiting_freed",     "item_asked",       "item_confirmed",   "item_declined",     "item_decided",          "item_delivered",
    "item_withdrawn",    "item_case_begun",  "item_case_ended",  "place_opened",      "place_vacated",         "place_filled",
    "place_removed",     "draw_frozen",      "draw_made",        "invited",           "invitation_answered",   "invitation_withdrawn",
    "child_asked",       "child_started",    "child_ended",      "child_withdrawn",   "pending_set",           "delivery_sent",
    "delivery_taken",    "commented",        "withdrawal_asked", "case_ended",        "case_stranded",         "task_transferred",
    "task_reassigned",   "task_delegated",   "task_handed_back", "task_retrieved",    "signer_added",          "signer_removed",
    "correction_joined", "copied",           "case_held",        "case_continued",    "case_jumped",           "void_asked",
    "delivery_kept",     "table_decided",
};

template <std::size_t I = 0>
Fact read_as(std::size_t index, const rules::Value& from) {
  if constexpr (I < std::variant_size_v<AnyFact>) {
    if (index != I) return read_as<I + 1>(index, from);
    std::variant_alternative_t<I, AnyFact> it;
    codec::read(from, it);
    return it;
  } else {
    throw codec::CodecError("no such kind of fact");
  }
}

}  // namespace

Fact::Fact() = default;
Fact::Fact(const Fact&) = default;
Fact::Fact(Fact&&) noexcept = default;
Fact& Fact::operator=(const Fact&) = default;
Fact& Fact::operator=(Fact&&) noexcept = default;
Fact::~Fact() = default;

std::string_view kind_of(const Fact& it) { return kinds[it.index()]; }

rules::Value to_value(const Fact& it) {
  return std::visit([](const auto& one) { return codec::write(one); }, it);
}

Fact fact_from(std::string_view kind, const rules::Value& from) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i] == kind) return read_as(i, from);
  throw codec::CodecError("no such kind of fact: " + std::string(kind));
}

const RecordKey* record_of(const Fact& it) {
  return std::visit(
      [](const auto& one) -> const RecordKey* {
        if constexpr (requires { one.record; }) return &one.record;
        else return nullptr;
      },
      it);
}

}  // namespace qianpi
