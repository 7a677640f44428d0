// Selection (名额、抽取、邀请): places to be filled, the draws that ordered the candidates, and the invitations they were sent. Values within a
// case; verbs and effects_selection change them through facts. A record is named by its key, never by a copy of its fields.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/actor.h"
#include "engine/base/ids.h"
#include "engine/rules/value.h"
#include "engine/time/time.h"

namespace qianpi {

enum class PlaceStatus { open, invited, filled };
std::string_view name_of(PlaceStatus);
bool read_name(std::string_view, PlaceStatus&);

/// One person wanted. It belongs to the case and survives the re-entry of its state.
struct Place {
  int no = 0;
  std::string state;    ///< path of the state that selects
  int row = 0;          ///< the row of `places` it came from, from 1
  rules::Value wanted;  ///< that row's fields
  PlaceStatus status = PlaceStatus::open;
  std::string key;  ///< of the record invited or chosen, in the register that the draw is from
  bool operator==(const Place&) const = default;
};

enum class InvitationStatus { asked, answered, withdrawn };
std::string_view name_of(InvitationStatus);
bool read_name(std::string_view, InvitationStatus&);

struct Invitation {
  int no = 0, place = 0;
  int draw = 0;  ///< 0: named by a person
  std::string key, name;
  std::string contact;  ///< login, phone or mail by which the person is reached and recognised; empty: the register names none
  InvitationStatus status = InvitationStatus::asked;
  std::string answer;  ///< accept, unable, recuse, silent: a word of the definition; or the engine's own, see namespace answered
  std::string opinion;
  std::string channel;  ///< by which it was answered: link, account, or one of the definition's channels
  std::string code;     ///< of the link; whoever holds it answers for this invitation only
  Instant asked_at;
  std::optional<Instant> due_at, answered_at;
  std::optional<Signature> noted_by;  ///< who wrote down an answer given by mouth
  bool operator==(const Invitation&) const = default;
};

/// A record that could be drawn, as it stood when the list was frozen. `no` counts from 1 in the order of the keys.
struct Candidate {
  int no = 0;
  std::string key, name;
  std::int64_t revision = 0;
  rules::Value rank;  ///< number, date or text by which the list is ordered (rotation, rank), smallest first; null comes last
  bool operator==(const Candidate&) const = default;
};

struct KeptOut {
  std::string key, name, why;
  bool operator==(const KeptOut&) const = default;
};

/// Freeze first, with a commitment to a secret; then reveal and order. One draw orders the whole list; a redraw takes the next.
struct Draw {
  int no = 0, row = 0;
  int round = 0;             ///< which entry of the state it belongs to, from 1: a state entered again freezes anew
  std::string state, order;  ///< order: random, rotation, rank
  rules::Value wanted;       ///< the row's fields
  std::vector<Candidate> candidates;
  std::vector<KeptOut> kept_out;
  std::string list_hash, commitment;  ///< SHA-256, hex
  Instant frozen_at;
  Signature frozen_by;
  std::string secret, words;  ///< hex; a witness's free text
  std::vector<int> drawn;     ///< numbers of the candidates in the order drawn; empty until then
  std::optional<Instant> drawn_at;
  Signature drawn_by;
  bool operator==(const Draw&) const = default;
};

}  // namespace qianpi
