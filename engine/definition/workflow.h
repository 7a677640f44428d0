// One workflow as plain structs: what the reader makes of a workflow file, and the engine runs. States and transitions
// stand in flat vectors whose indices are those of the statechart, so that the chart needs no names.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/calendar/phrase.h"
#include "engine/definition/effect.h"
#include "engine/definition/expression.h"
#include "engine/statechart/chart.h"

namespace qianpi {

using statechart::StateIndex;
using statechart::TransitionIndex;

/// A named condition: it refuses by name. Null counts as failed.
struct Check {
  std::string title;
  Expression must;
  bool hard = true;
  std::string override_role, at;  ///< soft: who may override with a written reason, at which state
  Words message;                  ///< empty: the title
  Words basis;
};

enum class OpinionRule { optional, required };

/// How much agreement an outcome needs: 1, all, "2/3 of entitled", "more than 1/2 of present", rest.
struct Agreement {
  enum class Kind { count, all, share, rest } kind = Kind::count;
  int count = 1;
  int numerator = 0, denominator = 1;
  bool more_than = false;  ///< strictly more than the share
  enum class Of { entitled, present, weight } of = Of::entitled;
};

struct ReturnRule {
  std::string to;      ///< initiator, previous, passed, or a state's id
  bool again = false;  ///< then: again (the way is walked once more) or back (straight to whoever returned it)
};

/// A transition or an outcome without target. Index equals the chart's transition.
struct Transition {
  StateIndex source = 0;
  std::string event;  ///< outcome, trigger or verb; empty for `always`; "after.N" for timers
  Bilingual title;
  std::optional<Expression> guard;
  std::vector<Check> require;
  OpinionRule opinion = OpinionRule::optional;
  Words basis;
  bool adverse = false;
  std::optional<Agreement> needs;
  std::string by;                     ///< role that may send it, where no task gives the right
  std::optional<ReturnRule> returns;  ///< event "return"
  std::vector<Effect> effects;
  std::string happened;            ///< field that holds when it really happened
  std::vector<std::string> write;  ///< fields this outcome asks for
  bool has_target = false;
  Source where;
};

struct FormUse {
  std::string form;
  bool read_all = true;
  std::set<std::string> read, hide;
  bool write_all = false;
  std::set<std::string> write;
};

/// avoid: [self, starter, {decided: state}, {same_employer: field}, {declared_interest: field}, {other_task: a..b}]
struct Avoid {
  enum class Kind { self, starter, decided, same_employer, declared_interest, other_task } kind = Kind::self;
  std::string argument;
};

enum class Signers { any, all, sequence, vote };
enum class Over { nothing, waiting, agenda };

struct TaskRule {
  std::vector<std::string> roles;
  Signers signers = Signers::any;
  std::optional<Agreement> quorum;
  bool until_everyone = false;
  std::optional<calendar::Phrase> due;
  std::vector<FormUse> forms;
  std::vector<Avoid> avoid;
  Over over = Over::nothing;
  std::set<std::string> self_allowed;  ///< roles in which one may handle one's own request
  std::set<std::string> forbid;        ///< verbs taken away
  bool paper_required = false;
  std::map<std::string, int> weight;        ///< of a role's ballot; 1 where none is given
  std::string casting;                      ///< role whose ballot decides between equals
  std::string vacant_role, vacant_outcome;  ///< when nobody may sign: who then does, or what then counts as decided
};

/// `after:` — fires by transition "after.N".
struct TimerRule {
  calendar::Phrase at;
  TransitionIndex transition = 0;
};

struct Gather {
  std::string workflow;                  ///< the collector
  std::vector<std::string> show, write;  ///< forms shown, fields the collector may change
};

enum class DrawOrder { random, rotation, rank, chosen };

/// How candidates for a place are found and put in order.
struct DrawRule {
  std::string by;    ///< role that presses the button; empty: at once
  std::string from;  ///< register
  std::optional<Expression> where;
  std::vector<Avoid> avoid;
  DrawOrder order = DrawOrder::random;
  std::optional<Expression> rank;  ///< of order rank: the smallest comes first
};

/// What the engine itself writes as an invitation's answer; no definition may use these words.
namespace answered {
inline constexpr std::string_view appointed = "appointed";  ///< named for the place without being asked
inline constexpr std::string_view taken = "taken";          ///< said yes, but may not come any more: another task, or no longer qualified
inline constexpr std::string_view silent = "silent";        ///< a definition may say what follows from it, but nobody gives it
}  // namespace answered

struct AnswerRule {
  std::string name;  ///< accept, unable, recuse, silent, …
  Bilingual title;
  bool fills = false;
  OpinionRule opinion = OpinionRule::optional;
  std::vector<Effect> effects;
};

struct InviteRule {
  std::string form;
  std::optional<calendar::Phrase> within;
  std::vector<std::string> channels;
  std::vector<AnswerRule> answers;
};

/// places, vacate, draw, invite of a state.
struct Selection {
  Expression places;  ///< a list of rows, each with `count` (1 when absent)
  std::optional<Expression> vacate;
  std::optional<DrawRule> draw;
  std::optional<InviteRule> invite;
};

/// One child case for each element.
struct Each {
  Expression in;
  std::string as = "item";
  std::string workflow;
  std::string subject;  ///< path to a record, or to a key of the child's register; empty: this case's subject
  Assignments with;
  Agreement join{.kind = Agreement::Kind::all};  ///< how many must have ended
};

/// Waits until this is true (or, if it gives a date, until that day).
struct Wait {
  Expression until;
};

struct Duty {
  std::string owner;
  Words basis;
};

struct State {
  std::string id;    ///< last part of the path, lower case
  std::string path;  ///< running.ratification.filing; the root's is empty
  Bilingual title;
  Words basis;
  StateIndex parent = -1;
  std::map<std::string, std::vector<TransitionIndex>> on;
  std::vector<std::string> on_order;  ///< events in file order: buttons and needs are tested in it
  std::vector<TransitionIndex> always;
  std::vector<TimerRule> after;
  std::vector<Effect> entry, exit;
  std::string outcome;  ///< of a final state
  std::optional<TaskRule> task;
  std::optional<Gather> gather;
  std::optional<Selection> selection;
  std::optional<Each> each;
  std::optional<Wait> wait;
  std::optional<Duty> duty;
  Source where;
};

struct Collects {
  struct From {
    std::string workflow, state;  ///< state's path
  };
  std::vector<From> from;
  enum class Take { chosen, all, automatic } take = Take::chosen;
  std::vector<Check> require;
  std::vector<std::string> outcomes;
};

/// Days on which a workflow begins by itself: "yearly 12-01", "quarterly 25" (of its last month), "quarterly last", "monthly 25", "monthly last".
struct Recurrence {
  enum class Per { year, quarter, month } per = Per::year;
  int month = 1;
  int day = 1;  ///< 0: the last day of the month
};

struct StartRule {
  std::string by;  ///< role; empty for when/every
  std::string form;
  std::optional<Expression> when;
  std::optional<Recurrence> every;
  std::string about_workflow;  ///< notice.item → workflow notice, about_item
  bool about_item = false;
  std::string while_state;  ///< the other case must be in this state
  std::string happened;
  std::vector<Check> require;
  Assignments with;
  Source where;
};

struct Subject {
  std::string register_name;
  std::string match;  ///< field whose value is the record's key; empty: given by who starts
  bool create = false;
};

struct Unique {
  std::vector<std::string> by;
  bool ever = false;
};

struct Workflow {
  std::string name;  ///< enrolment: the file's word, used in `starts`, `collects`, URLs
  std::string id;    ///< YQ-W01
  Bilingual title;
  Words basis;
  std::vector<StartRule> start;
  std::optional<Subject> subject;
  Words unit;  ///< a unit's id, or an expression (`= case.starter.unit`)
  std::optional<Unique> unique;
  std::vector<Check> require;
  std::vector<State> states;            ///< index equals the chart's; 0 is the root
  std::vector<Transition> transitions;  ///< index equals the chart's
  statechart::Chart chart;
  std::optional<Collects> collects;
  bool urgent = false;
  Source where;
};

const State* find_state(const Workflow&, std::string_view path_or_id);
/// The state meant by a name that is written in another one: beside it, beside those around it, or anywhere.
const State* find_state_near(const Workflow&, const State& from, std::string_view name);
StateIndex index_of(const Workflow&, std::string_view path_or_id);  ///< -1 when there is none

}  // namespace qianpi
