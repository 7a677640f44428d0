#include "engine/places.h"

#include <algorithm>

#include "engine/candidates.h"
#include "engine/drawing.h"
#include "engine/draws.h"
#include "engine/invitations.h"
#include "engine/tasks.h"

namespace qianpi {

using rules::Kind;
using rules::Value;

namespace {

constexpr int most_places = 200;  ///< of one state: more is a slip of the pen

RecordKey record_key(const Course& course, const Place& place, const std::string& key) {
  return {course.package().name, selection_of(course.workflow(), place.state)->draw->from, key};
}

Refusal wrong_rows(const State& state, const std::string& zh, const std::string& en) {
  Refusal no{.reason = Reason::check_failed,
             .message = {"“" + state.title.zh + "”的名额无法确定：" + zh, "The places of “" + state.title.en + "” can't be told: " + en}};
  no.check = "名额";
  return no;
}

/// Rows alike are one row; a plain number is a row of so many.
std::optional<std::vector<Wanted>> wanted_in(const Value& rows) {
  std::vector<Wanted> all;
  const Value list = rows.is(Kind::number) ? Value::list({Value::context({{"count", rows}})}) : rows;
  if (!list.is(Kind::list)) return std::nullopt;
  for (const Value& row : list.items()) {
    if (!row.is(Kind::context)) return std::nullopt;
    const Value* count = row.get("count");
    const auto number = !count || count->is_null() ? std::optional<std::int64_t>(1)
                        : count->is(Kind::number)  ? count->number().whole()
                                                   : std::nullopt;
    if (!number || *number < 0 || *number > most_places) return std::nullopt;
    const Value fields = row.without("count");
    auto known = std::ranges::find(all, fields, &Wanted::fields);
    if (known == all.end()) all.push_back({fields, static_cast<int>(*number)});
    else known->count += static_cast<int>(*number);
  }
  return all;
}

std::optional<std::vector<Wanted>> wanted_now(const Stage& stage, const State& state) {
  const Evaluated rows = evaluate(stage, state.selection->places);
  auto wanted = wanted_in(rows.value);
  if (wanted) return wanted;
  const std::string most = std::to_string(most_places);
  stage.course.refuse(wrong_rows(state, rows.why.empty() ? "应为若干行，每行的 count 为 0 至 " + most + " 的整数" : rows.why,
                                 "rows are wanted, each with a whole count from 0 to " + most));
  return std::nullopt;
}

void vacate_matching(Course& course, const State& state) {
  if (!state.selection->vacate) return;
  for (const Place& place : places_of(course.now(), state.path)) {
    if (place.status != PlaceStatus::filled) continue;
    const Stage stage{course, Value::context({{"place", place_value(course, place)}})};
    if (holds(stage, *state.selection->vacate)) vacate(course, place, "重新选人");
  }
}

void drop_place(Course& course, const Place& place) {
  if (place.status == PlaceStatus::filled) vacate(course, place, "名额减少");
  course.add(fact::PlaceRemoved{place.no});
}

/// Open places go first, then those filled last.
void shrink(Course& course, std::vector<Place> places, int to) {
  std::ranges::stable_sort(places, [](const Place& a, const Place& b) {
    const bool open_a = a.status == PlaceStatus::open, open_b = b.status == PlaceStatus::open;
    return open_a != open_b ? open_a : a.no > b.no;
  });
  for (std::size_t i = 0; static_cast<int>(places.size() - i) > to; ++i) drop_place(course, places[i]);
}

int last_row(const Case& now, const std::string& state) {
  int row = 0;
  for (const Place& place : now.places)
    if (place.state == state) row = std::max(row, place.row);
  for (const Draw& draw : now.draws)
    if (draw.state == state) row = std::max(row, draw.row);
  return row;
}

int last_place(const Case& now) {
  int no = 0;
  for (const Place& place : now.places) no = std::max(no, place.no);
  for (const Invitation& one : now.invitations) no = std::max(no, one.place);
  return no;
}

void fit_row(Course& course, const State& state, const Wanted& wanted) {
  std::vector<Place> has = places_of(course.now(), state.path);
  std::erase_if(has, [&](const Place& place) { return place.wanted != wanted.fields; });
  if (static_cast<int>(has.size()) > wanted.count) return shrink(course, std::move(has), wanted.count);
  const int row = has.empty() ? last_row(course.now(), state.path) + 1 : has.front().row;
  for (int i = static_cast<int>(has.size()); i < wanted.count; ++i)
    course.add(fact::PlaceOpened{{last_place(course.now()) + 1, state.path, row, wanted.fields, PlaceStatus::open, {}}});
}

void fit_places(Course& course, const State& state, const std::vector<Wanted>& rows) {
  for (const Place& place : places_of(course.now(), state.path))
    if (std::ranges::none_of(rows, [&](const Wanted& row) { return row.fields == place.wanted; })) drop_place(course, place);
  for (const Wanted& row : rows) fit_row(course, state, row);
}

bool is_open_place(const Place& place) { return place.status == PlaceStatus::open; }

}  // namespace

const Selection* selection_of(const Workflow& workflow, std::string_view path) {
  const State* state = find_state(workflow, path);
  return state && state->selection ? &*state->selection : nullptr;
}

std::vector<Place> places_of(const Case& now, const std::string& state) {
  std::vector<Place> places = now.places;
  std::erase_if(places, [&](const Place& place) { return place.state != state; });
  return places;
}

std::vector<Invitation> open_invitations(const Case& now, const std::string& state) {
  std::vector<Invitation> open;
  for (const Invitation& one : now.invitations)
    if (const Place* place = find_place(now, one.place); one.status == InvitationStatus::asked && place && place->state == state) open.push_back(one);
  return open;
}

Value place_value(Course& course, const Place& place) {
  Value value = place.wanted.with("no", place.no).with("status", std::string(name_of(place.status)));
  if (place.key.empty()) return value;
  const RecordKey key = record_key(course, place, place.key);
  return value.with(key.register_name, record_value(course, key));
}

Value team_value(Course& course) {
  rules::Items team;
  for (const Place& place : std::vector<Place>(course.now().places))
    if (place.status == PlaceStatus::filled) team.push_back(place_value(course, place));
  return Value::list(std::move(team));
}

Value invited_value(const Case& now) {
  rules::Items keys;
  for (const Invitation& one : now.invitations)
    if (one.status == InvitationStatus::asked) keys.emplace_back(one.key);
  return Value::list(std::move(keys));
}

Value draws_value(const Case& now) {
  rules::Items draws;
  for (const Draw& draw : now.draws) draws.push_back(protocol_of(now, draw));
  return Value::list(std::move(draws));
}

std::optional<std::string> enter_selection(Course& course, const State& state) {
  const auto rows = wanted_now(Stage{course, {}, index_of(course.workflow(), state.path)}, state);
  if (!rows) return std::nullopt;
  vacate_matching(course, state);
  fit_places(course, state, *rows);
  if (auto event = selection_event(course.now(), state)) return event;
  const DrawRule& rule = *state.selection->draw;
  if (!rule.by.empty()) {
    open_task_of(course, state, rule.by);
    return std::nullopt;
  }
  if (auto no = refuse_freezing(course, state)) {
    course.refuse(std::move(*no));
    return std::nullopt;
  }
  const Signature engine{engine_user, "系统", {}};
  freeze(course, state, engine);
  make_draws(course, state, {}, engine);
  ask_next(course, state);
  return selection_event(course.now(), state);
}

void leave_selection(Course& course, const State& state) {
  for (const Invitation& one : open_invitations(course.now(), state.path)) {
    course.add(fact::InvitationWithdrawn{one.no});
    vacate(course, *find_place(course.now(), one.place), "已离开选人环节，邀请撤回");
  }
}

std::optional<std::string> selection_event(const Case& now, const State& state) {
  const std::vector<Place> places = places_of(now, state.path);
  if (std::ranges::count(places, PlaceStatus::invited, &Place::status)) return std::nullopt;
  if (std::ranges::none_of(places, is_open_place)) return "filled";
  if (state.selection->draw->order == DrawOrder::chosen) return std::nullopt;
  const bool none_left = std::ranges::all_of(places, [&](const Place& place) {
    if (!is_open_place(place)) return true;
    const Draw* draw = current_draw(now, state.path, place.row);
    return draw && draw->drawn_at && !next_of(now, *draw);
  });
  return none_left ? std::optional<std::string>("exhausted") : std::nullopt;
}

void vacate(Course& course, const Place& given, const std::string& why) {
  const Place place = given;  // the fact below changes the case that it may stand in
  if (place.status == PlaceStatus::filled) {
    const RecordKey key = record_key(course, place, place.key);
    const CaseId id = course.now().id;
    if (std::ranges::any_of(course.record(key).engagements, [&](const Engagement& one) { return one.by == id && one.place == place.no; }))
      course.add(fact::EngagementEnded{key, id, place.no});
  }
  course.add(fact::PlaceVacated{place.no, why});
}

void fill(Course& course, const State& state, const Place& given, const std::string& key) {
  const int no = given.no;
  const RecordKey of = record_key(course, given, key);
  course.record(of);
  course.add(fact::PlaceFilled{no, key});
  const DrawRule& rule = *state.selection->draw;
  std::optional<Engagement> engagement;
  for (const Avoid& one : rule.avoid)
    if (one.kind == Avoid::Kind::other_task) engagement = engagement_in(course.now(), one);
  // A rotation has to know who was taken, also where tasks have no dates: a day that ends when it begins overlaps nothing.
  if (!engagement && rule.order == DrawOrder::rotation) engagement = Engagement{course.now().id, 0, course.today(), course.today()};
  if (!engagement) return;
  engagement->place = no;
  course.add(fact::EngagementMade{of, *engagement});
}

void end_engagements(Course& course) {
  const std::vector<Place> places = course.now().places;
  const CaseId id = course.now().id;
  for (const Place& place : places) {
    if (place.status != PlaceStatus::filled) continue;
    const RecordKey key = record_key(course, place, place.key);
    const std::vector<Engagement> engagements = course.record(key).engagements;
    for (const Engagement& one : engagements)
      if (one.by == id && one.place == place.no && course.today() < one.until) course.add(fact::EngagementEnded{key, id, place.no});
  }
}

}  // namespace qianpi
