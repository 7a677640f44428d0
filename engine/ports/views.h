// Lists that people read: inbox, waiting lists, registers, notices, journals. Read-only, always the committed state, always within
// what the asking actor may see. Implemented beside the store; a view never decides anything.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/actor.h"
#include "engine/ports/store.h"

namespace qianpi {

enum class Box { todo, done, mine };

struct InboxQuery {
  Box box = Box::todo;
  std::string text, workflow;
  bool overdue = false;
  Instant now;
  int page = 1, per_page = 20;
};

struct InboxRow {
  CaseId on;
  std::string title, package, workflow, workflow_title, applicant, case_state_titles, outcome;
  UnitId unit;
  CaseState status = CaseState::running;
  Instant started_at;
  bool urgent = false;
  std::optional<TaskRow> task;  ///< todo: the task; done: the one decided by the actor; mine: none
  UserId starter;
};

struct InboxPage {
  std::vector<InboxRow> rows;
  int total = 0;
};

struct BoxCounts {
  int todo = 0, done = 0, mine = 0, drafts = 0;
};

struct WaitingRow {
  CaseId on;
  std::string title, state;
  Instant since;
  rules::Value fields;
};

struct Draft {
  std::string id, package, workflow, body;  ///< body: JSON of the fields
  UserId owner;
  std::int64_t version = 0;
  Instant saved_at;
};

struct RecordRow {
  std::int64_t id = 0;  ///< for URLs: never the key, which may be an ID number
  Record record;
};

struct NoticeRow {
  CaseId on;
  Publication publication;
  std::string title;
};

struct PaperPlace {
  CaseId on;
  int paper = 0;
};

struct InvitationPlace {
  CaseId on;
  int invitation = 0;
};

class Views {
 public:
  virtual ~Views() = default;
  virtual InboxPage inbox(const Actor&, const InboxQuery&) = 0;
  virtual BoxCounts counts(const Actor&, Instant now) = 0;
  /// Cases that wait for a collector and are not yet taken by one, oldest first.
  virtual std::vector<WaitingRow> waiting(const std::string& package, const std::string& collector) = 0;
  /// Running cases of a workflow (a collector's room).
  virtual std::vector<InboxRow> running(const std::string& package, const std::string& workflow) = 0;
  virtual std::vector<JournalRow> journal(CaseId) = 0;
  virtual std::vector<JournalRow> journal(const RecordKey&) = 0;
  virtual std::vector<RecordRow> records(const std::string& package, const std::string& register_name, const std::string& text) = 0;
  virtual std::optional<RecordRow> record(std::int64_t id) = 0;
  virtual std::vector<InboxRow> cases_of(const RecordKey&) = 0;
  /// Forms published to the public, newest first (open and closed).
  virtual std::vector<NoticeRow> notices() = 0;
  virtual std::optional<PaperPlace> paper_by_code(const std::string& code) = 0;
  virtual std::vector<PaperPlace> papers_by_hash(const std::string& sha256) = 0;
  /// Whatever became of the invitation; nothing for an unknown or empty code.
  virtual std::optional<InvitationPlace> invitation_by_code(const std::string& code) = 0;
  /// Asked and unanswered, for whoever is reached by one of these contacts, oldest first.
  virtual std::vector<InvitationPlace> open_invitations(const std::vector<std::string>& contacts) = 0;
  virtual std::optional<std::string> task_draft(CaseId, int task, const UserId&) = 0;

  /// Drafts of start forms: the owner's own, with a version so that two windows don't overwrite each other.
  virtual std::vector<Draft> drafts(const UserId&) = 0;
  virtual std::optional<Draft> draft(const std::string& id) = 0;
  virtual bool save_draft(const Draft&) = 0;  ///< false: the stored version isn't draft.version - 1
  virtual void remove_draft(const std::string& id) = 0;

  /// What stands still until an administrator looks: cases that no transition can leave, and work that was given up.
  struct Parked {
    std::string kind, about, error;  ///< kind: "case", "timer", "delivery", else the outbox message's
    std::int64_t id = 0;
    CaseId on;
  };
  virtual std::vector<Parked> parked() = 0;
  virtual int pending_work() = 0;  ///< outbox and deliveries not yet done and not parked
};

}  // namespace qianpi
