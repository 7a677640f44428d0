// The three fixed lifecycles: of a task, a case and a version. Each is a Boost.Statechart machine hidden in its .cpp behind one
// pure question: from this state, where does that event lead? Nothing means that there is no such arrow.
#pragma once
#include <optional>
#include <string_view>

namespace qianpi::lifecycle {

/// `deciding`: decided over a waiting list whose ticked rows still have to confirm; it ends as decided or open again.
enum class TaskState { open, claimed, deciding, decided, not_needed, withdrawn, returned, cancelled };
enum class TaskEvent { claim, release, decide, collect, complete, reopen, give_back, withdraw, not_need, cancel };
std::optional<TaskState> next(TaskState, TaskEvent);

enum class CaseState { running, held, ended, voided };
enum class CaseEvent { hold, resume, finish, void_ };
std::optional<CaseState> next(CaseState, CaseEvent);

enum class VersionState { drafted, published, retired };
enum class VersionEvent { publish, retire, reinstate };
std::optional<VersionState> next(VersionState, VersionEvent);

std::string_view name_of(TaskState);
std::string_view name_of(TaskEvent);
std::string_view name_of(CaseState);
std::string_view name_of(CaseEvent);
std::string_view name_of(VersionState);
std::string_view name_of(VersionEvent);
/// False, and nothing changed, for a name that is none.
bool read_name(std::string_view, TaskState&);
bool read_name(std::string_view, CaseState&);
bool read_name(std::string_view, VersionState&);

}  // namespace qianpi::lifecycle
