// Facts between a case and others: rows that wait for a collector, places and the people drawn for them, children. Read with facts.h, which
// lists all facts; nobody includes this file alone.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/case.h"
#include "engine/record.h"

namespace qianpi::fact {

struct WaitingBegun {
  Waiting waiting;
};
struct WaitingTaken {
  std::string state;
  CaseId collector;
};
struct WaitingFreed {
  std::string state;
};
struct ItemAsked {
  Item item;
};
struct ItemConfirmed {
  Item item;
};
struct ItemDeclined {
  CaseId item;
  std::string why;
};
struct ItemDecided {
  CaseId item;
  std::string outcome, opinion;
};
struct ItemDelivered {
  CaseId item;
  std::string outcome;
};
struct ItemWithdrawn {
  CaseId item;
};
struct ItemCaseBegun {
  CaseId item, about;
};  ///< a case about a row began (`about` is that case)
struct ItemCaseEnded {
  CaseId item, about;
  std::string outcome;
};
struct PlaceOpened {
  Place place;
};
/// Emptied again: its definition said so on re-entry, or whoever filled it dropped out.
struct PlaceVacated {
  int place = 0;
  std::string why;
};
struct PlaceFilled {
  int place = 0;
  std::string key;
};
struct PlaceRemoved {
  int place = 0;
};  ///< no longer wanted: the rows of `places` became fewer
struct DrawFrozen {
  Draw draw;
};
struct DrawMade {
  int draw = 0;
  std::string secret, words;
  std::vector<int> drawn;
  Signature who;
};
struct Invited {
  Invitation invitation;
};
struct InvitationAnswered {
  int invitation = 0;
  std::string answer, opinion, channel;
  std::optional<Signature> noted_by;
};
struct InvitationWithdrawn {
  int invitation = 0;
};
struct ChildAsked {
  Child child;
};
struct ChildStarted {
  int child = 0;
  CaseId id;
};
struct ChildEnded {
  int child = 0;
  std::string outcome;
};
/// Nobody waits for it any more, or (`why`) it could not begin.
struct ChildWithdrawn {
  int child = 0;
  std::string why;
};

}  // namespace qianpi::fact
