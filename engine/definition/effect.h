// What a state or a transition does, in the words of a workflow file. Each effect becomes facts when it is decided and
// is carried out after commit; see docs/adr for why nothing outside is called before.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/calendar/phrase.h"
#include "engine/definition/expression.h"

namespace qianpi {

/// Field name → value, in the order of the file.
using Assignments = std::vector<std::pair<std::string, Words>>;

namespace effect {

/// Makes a paper. `seals` name seals of the package (or a role whose unit seals); `sign` names roles, or "signers".
struct Render {
  std::string form;
  std::string as;      ///< edition or draft, e.g. issued, returned
  std::string number;  ///< field that holds the number
  int copies = 1;
  std::vector<std::string> seals, sign;
};
struct TakeNumber {
  std::string series, into;
  bool once = false;  ///< kept when the state is entered again
};
/// Puts a form's paper or a list on the public pages; at `until` (field name) it closes.
struct Publish {
  std::string form, list, until;
};
inline constexpr std::string_view case_end = "case end";

struct RecordSpan {
  std::string standing, hold;  ///< exactly one
  Words from;                  ///< date expression or field; "today"
  Words until;                 ///< or empty; "case end" for holds
  std::string term;            ///< "3 years", or empty
  Words basis;
};
struct Book {
  std::string book;
  Assignments values;
  std::string of;  ///< path to a record: "expert", "place.expert"
  std::optional<Expression> key;
};
/// Dotted names reach the subject's record (`expert.kind`) or the items (`item.fee`).
struct Set {
  Assignments values;
};
struct Notify {
  std::vector<std::string> to;  ///< roles, or paths to people
  std::string form;
  bool urgent = false;
};
struct StartCase {
  std::string workflow;
  Assignments with;
  std::string subject, about;
};
/// Marks (decide) or sends (deliver) agenda rows. `items` is true for the rows meant.
struct DecideItems {
  std::optional<Expression> items;
  Words outcome;
  Assignments with;
};
struct DeliverItems {
  std::optional<Expression> items;
  std::optional<Words> outcome;  ///< absent: each row's own outcome
  Assignments with;
};
struct Remind {};
/// Closes the vote: whoever has not signed by now counts as absent.
struct CountBallots {};
struct Escalate {
  std::vector<std::string> roles;
};
struct Raise {
  std::string event;
};
struct Send {
  std::string event;
  calendar::Phrase delay;
};

}  // namespace effect

struct Effect {
  std::variant<effect::Render, effect::TakeNumber, effect::Publish, effect::RecordSpan, effect::Book, effect::Set, effect::Notify, effect::StartCase,
               effect::DecideItems, effect::DeliverItems, effect::Remind, effect::CountBallots, effect::Escalate, effect::Raise, effect::Send>
      what;
  std::optional<Expression> when;  ///< `if`
  std::optional<Expression> each;  ///< a list; the effect happens once per item, named by `as` (default `item`)
  std::string as = "item";
  Source where;
};

}  // namespace qianpi
