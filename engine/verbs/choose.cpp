#include "engine/verbs/choose.h"

#include "engine/candidates.h"
#include "engine/invitations.h"
#include "engine/selecting.h"

namespace qianpi::verb {

namespace {

const Record& record_of(Course& course, const State& state, const std::string& key) {
  return course.record({course.package().name, state.selection->draw->from, key});
}

std::optional<Refusal> refuse_place(const Place* place, const State& state) {
  if (!place || place->state != state.path) return Refusal{.reason = Reason::bad_input, .message = {"没有这个名额", "There is no such place"}};
  if (place->status == PlaceStatus::open) return std::nullopt;
  return Refusal{.reason = Reason::not_open, .message = {"该名额已有人选", "This place has someone already"}};
}

}  // namespace

std::optional<Refusal> refusal(Course& course, const Choose& verb) {
  if (auto no = refuse_selecting(course, verb.task)) return no;
  const State& state = selecting_state(course, verb.task);
  if (state.selection->draw->order != DrawOrder::chosen)
    return Refusal{.reason = Reason::not_open, .message = {"本环节按抽取确定人选，不能指定", "Here the places are drawn; nobody can be named"}};
  const Place* place = find_place(course.now(), verb.place);
  if (auto no = refuse_place(place, state)) return no;
  const Record& record = record_of(course, state, verb.record);
  if (verb.record.empty() || record.facts == 0)
    return Refusal{.reason = Reason::bad_input, .message = {"名册中没有这个人", "The register has no such record"}};
  if (was_asked(course.now(), verb.record))
    return Refusal{.reason = Reason::avoided, .message = {"本办件已邀请过此人，不再邀请", "This person has been asked in this case already"}};
  const Stage stage{course, {}, index_of(course.workflow(), state.path)};
  if (const auto why = barred(stage, *state.selection->draw, place->wanted, record))
    return Refusal{.reason = Reason::avoided, .message = {*why, "This person can't be named: " + *why}};
  return std::nullopt;
}

void facts_of(Course& course, const Choose& verb) {
  const State& state = selecting_state(course, verb.task);
  const Place place = *find_place(course.now(), verb.place);
  name_for(course, state, place, Record(record_of(course, state, verb.record)));
  go_on_selecting(course, state, {});
}

}  // namespace qianpi::verb
