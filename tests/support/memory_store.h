// Store, Views and Anchors in memory, for pure tests and the scenario runner: the plainest possible reading of the contract that
// tests/contract holds against every store. Safe for many threads by one mutex; nothing survives it.
#pragma once
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <thread>
#include <tuple>

#include "engine/ports/anchors.h"
#include "engine/ports/store.h"
#include "engine/ports/views.h"

namespace qianpi::test {

class MemoryStore : public Store, public Views, public Anchors {
 public:
  CaseId new_case_id() override;
  Case load_case(CaseId) override;
  std::string chain_head(CaseId) override;
  void load(const Needs&, Situation&) override;
  std::string chain_head(const RecordKey&) override;
  std::vector<CaseId> running_cases(const std::string& package, const std::string& workflow) override;
  std::unique_ptr<Hold> hold() override;
  std::optional<StoredReceipt> find_receipt(const UserId&, const std::string& key) override;
  std::optional<CaseId> case_of_unique_key(const std::string&) override;
  SaveResult save(const Changes&) override;
  void publish(const Package&, Instant) override;
  std::optional<VersionId> current_version(const std::string& package) override;
  std::vector<std::string> packages() override;
  std::vector<PackageFile> load_version(const VersionId&) override;
  std::vector<DueTimer> due_timers(Instant now, int limit) override;
  std::optional<Instant> next_timer() override;
  std::vector<DueTimer> claim_timers(Instant now, Instant lease_until, int limit) override;
  bool park_timer(CaseId, int timer, const std::string& error) override;
  std::vector<Delivery> pending_deliveries(int limit) override;
  std::vector<Delivery> claim_deliveries(Instant now, Instant lease_until, int limit) override;
  bool park_delivery(CaseId from, std::int64_t seq, const std::string& error) override;
  std::vector<OutboxMessage> claim_outbox(Instant now, Instant lease_until, int limit) override;
  void outbox_done(std::int64_t id) override;
  void outbox_failed(std::int64_t id, const std::string& error, std::optional<Instant> again_at) override;
  bool retry(const std::string& kind, CaseId on, std::int64_t id, Instant now) override;
  bool take_lease(const std::string& name, const std::string& owner, Instant now, Instant until) override;
  std::optional<Date> swept_until(const std::string& package) override;
  void set_swept(const std::string& package, Date) override;

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

  std::vector<ChainHead> unanchored() override;
  std::vector<Anchor> anchors() override;
  std::vector<ChainHead> heads_of(std::int64_t anchor) override;
  bool keep_anchor(const Anchor&, const std::vector<ChainHead>&) override;

 private:
  enum class Progress { pending, taken, parked };
  struct StoredTimer {
    Instant leased_until;
    std::string error;  ///< parked, when there is one
  };
  struct StoredCase {
    Case now;
    CaseTitles titles;
    std::map<int, StoredTimer> timers;  ///< what workers did about them since the last save
    std::vector<TaskRow> tasks;
    std::vector<JournalRow> journal;
  };
  struct StoredRecord {
    std::int64_t id = 0;
    Record now;
    std::vector<JournalRow> journal;
  };
  struct StoredDelivery {
    Delivery delivery;
    Progress progress = Progress::pending;
    std::string error;
    Instant leased_until;
  };
  struct StoredMessage {
    OutboxMessage message;
    Progress progress = Progress::pending;
    Instant ready_at;
  };
  using DeliveryKey = std::pair<CaseId, std::int64_t>;
  struct Lease {
    std::string owner;
    Instant until;
  };
  struct Turn;
  using DraftKey = std::tuple<CaseId, int, UserId>;

  std::optional<SaveResult> clash(const Changes&) const;
  bool journals_fit(const Changes&) const;
  void keep(const Changes&);
  void keep_task_draft(const Changes&);
  bool can_take(const DeliveryKey&) const;
  std::int64_t revision_of(CaseId) const;
  std::int64_t revision_of(const RecordKey&) const;
  std::int64_t revision_of(const SeriesKey&) const;
  static InboxRow row_of(const StoredCase&);
  std::vector<InboxRow> rows_in(const Actor&, const InboxQuery&) const;
  /// Not parked and due, in the order of their time.
  std::vector<DueTimer> due(Instant now) const;

  std::shared_mutex saving_;  ///< shared by those who save, alone for one who holds
  std::atomic<std::thread::id> holder_{};
  std::mutex mutex_;
  std::int64_t last_case_ = 0;
  std::map<CaseId, StoredCase> cases_;
  std::map<RecordKey, StoredRecord> records_;
  std::map<SeriesKey, Series> series_;
  std::vector<StoredDelivery> deliveries_;
  std::map<DeliveryKey, std::size_t> places_of_deliveries_;
  std::vector<StoredMessage> outbox_;
  std::set<std::string> message_keys_;
  std::map<std::string, CaseId> unique_keys_;
  std::map<std::pair<UserId, std::string>, StoredReceipt> receipts_;
  std::map<std::string, Draft> drafts_;
  std::map<DraftKey, std::string> task_drafts_;
  std::map<VersionId, std::vector<PackageFile>> versions_;
  std::map<std::string, VersionId> current_;
  std::map<std::string, Lease> leases_;
  std::map<std::string, Date> swept_;
  std::vector<Anchor> anchors_;
  std::map<std::int64_t, std::vector<ChainHead>> anchored_;
};

}  // namespace qianpi::test
