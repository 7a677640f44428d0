// The engine's Views on SQL: every list is one query for what belongs on it, within what the actor may see, and one row each for
// showing it, all from the same snapshot.
#pragma once
#include "adapters/database/sessions.h"
#include "engine/ports/views.h"

namespace qianpi::database {

class SqlViews : public Views {
 public:
  explicit SqlViews(Sessions& sessions) : sessions_(sessions) {}

  InboxPage inbox(const Actor&, const InboxQuery&) override;
  BoxCounts counts(const Actor&, Instant now) override;
  std::vector<WaitingRow> waiting(const std::string& package, const std::string& collector) override;
  std::vector<InboxRow> running(const std::string& package, const std::string& workflow) override;
  std::vector<JournalRow> journal(CaseId) override;
  std::vector<JournalRow> journal(const RecordKey&) override;
  std::vector<RecordRow> records(const std::string& package, const std::string& register_name, const std::string& text) override;
  std::optional<RecordRow> record(std::int64_t id) override;
  std::vector<InboxRow> cases_of(const RecordKey&) override;
  std::vector<NoticeRow> notices() override;
  std::optional<PaperPlace> paper_by_code(const std::string& code) override;
  std::vector<PaperPlace> papers_by_hash(const std::string& sha256) override;
  std::optional<InvitationPlace> invitation_by_code(const std::string& code) override;
  std::vector<InvitationPlace> open_invitations(const std::vector<std::string>& contacts) override;
  std::optional<std::string> task_draft(CaseId, int task, const UserId&) override;

  std::vector<Draft> drafts(const UserId&) override;
  std::optional<Draft> draft(const std::string& id) override;
  bool save_draft(const Draft&) override;
  void remove_draft(const std::string& id) override;

  std::vector<Parked> parked() override;
  int pending_work() override;

 private:
  Sessions& sessions_;
};

/// One row of a list as it is shown; the case is there, for a list named it in the same snapshot.
InboxRow inbox_row(Connection&, Integer case_id);
TaskRow task_row(Connection&, Integer case_id, Integer no);
/// Whatever is searched for, found anywhere in a text: for LIKE ? ESCAPE '!'.
std::string containing(const std::string& text);

}  // namespace qianpi::database
