#include "engine/drawing.h"

#include <algorithm>

#include "engine/candidates.h"
#include "engine/draws.h"
#include "engine/places.h"

namespace qianpi {

namespace {

constexpr std::size_t least_key_bytes = 32;

/// The office still has the key with which it committed itself.
bool keeps_word(const Course& course, const Draw& draw) {
  return commitment_of(secret_of(course.situation().draw_key, course.now().id, draw.no)) == draw.commitment;
}

std::vector<Place> rows_to_freeze(const Course& course, const State& state) {
  std::vector<Place> rows;
  for (const Place& place : places_of(course.now(), state.path)) {
    if (place.status != PlaceStatus::open || std::ranges::count(rows, place.row, &Place::row)) continue;
    const Draw* draw = current_draw(course.now(), state.path, place.row);
    const bool goes_on = draw && (draw->drawn_at ? next_of(course.now(), *draw) != nullptr : keeps_word(course, *draw));
    if (!goes_on) rows.push_back(place);
  }
  return rows;
}

std::vector<Draw> frozen_in(const Case& now, const State& state) {
  std::vector<Draw> frozen;
  for (const Draw& draw : now.draws)
    if (draw.state == state.path && !draw.drawn_at && current_draw(now, state.path, draw.row) == &draw) frozen.push_back(draw);
  return frozen;
}

std::string order_word(DrawOrder order) {
  switch (order) {
    case DrawOrder::random: return "random";
    case DrawOrder::rotation: return "rotation";
    case DrawOrder::rank: return "rank";
    case DrawOrder::chosen: return "chosen";
  }
  return {};
}

Refusal no_key() {
  Refusal no{.reason = Reason::check_failed,
             .message = {"本系统没有抽取密钥，不能抽取；请管理员设置密钥文件后重新启动",
                         "This system has no draw key, so nothing can be drawn; let the administrator name the key file and start again"}};
  no.check = "抽取密钥";
  return no;
}

}  // namespace

const Draw* current_draw(const Case& now, const std::string& state, int row) {
  const int round = entries_of(now, state);
  auto found = std::find_if(now.draws.rbegin(), now.draws.rend(),
                            [&](const Draw& draw) { return draw.state == state && draw.row == row && draw.round == round; });
  return found == now.draws.rend() ? nullptr : &*found;
}

const Candidate* next_of(const Case& now, const Draw& draw) {
  for (int no : draw.drawn) {
    const Candidate& candidate = draw.candidates[static_cast<std::size_t>(no) - 1];
    if (!was_asked(now, candidate.key)) return &candidate;
  }
  return nullptr;
}

std::optional<Refusal> refuse_freezing(const Course& course, const State& state) {
  if (state.selection->draw->order == DrawOrder::chosen)
    return Refusal{.reason = Reason::not_open, .message = {"本环节由人指定人选，不抽取", "Here a person names the others; nothing is drawn"}};
  if (course.situation().draw_key.size() < least_key_bytes) return no_key();
  if (!rows_to_freeze(course, state).empty()) return std::nullopt;
  return Refusal{.reason = Reason::not_open, .message = {"名单已经冻结，或没有空缺的名额", "The list is frozen already, or no place is open"}};
}

void freeze(Course& course, const State& state, const Signature& by) {
  const Stage stage{course, {}, index_of(course.workflow(), state.path)};
  for (const Place& row : rows_to_freeze(course, state)) {
    CandidateList list = candidates_for(stage, *state.selection, row.wanted);
    Draw draw;
    draw.no = static_cast<int>(course.now().draws.size()) + 1;
    draw.row = row.row;
    draw.round = entries_of(course.now(), state.path);
    draw.state = state.path;
    draw.order = order_word(state.selection->draw->order);
    draw.wanted = row.wanted;
    draw.candidates = std::move(list.candidates);
    draw.kept_out = std::move(list.kept_out);
    draw.frozen_at = course.situation().now;
    draw.frozen_by = by;
    draw.list_hash = list_hash_of(course.now(), draw);
    draw.commitment = commitment_of(secret_of(course.situation().draw_key, course.now().id, draw.no));
    course.add(fact::DrawFrozen{std::move(draw)});
  }
}

std::optional<Refusal> refuse_drawing(const Course& course, const State& state) {
  const std::vector<Draw> frozen = frozen_in(course.now(), state);
  if (frozen.empty()) return Refusal{.reason = Reason::not_open, .message = {"尚未冻结名单，请先冻结", "No list is frozen; freeze it first"}};
  if (std::ranges::all_of(frozen, [&](const Draw& draw) { return keeps_word(course, draw); })) return std::nullopt;
  Refusal no{.reason = Reason::check_failed,
             .message = {"抽取密钥已不是冻结名单时的那一个，承诺值对不上；请重新冻结名单后再抽取",
                         "The draw key is not the one with which the list was frozen; freeze the list anew, then draw"}};
  no.check = "抽取密钥";
  return no;
}

void make_draws(Course& course, const State& state, const std::string& words, const Signature& by) {
  for (Draw& draw : frozen_in(course.now(), state)) {
    draw.secret = secret_of(course.situation().draw_key, course.now().id, draw.no);
    draw.words = words;
    course.add(fact::DrawMade{draw.no, draw.secret, words, order_of(draw), by});
  }
}

}  // namespace qianpi
