// The engine's Store on SQL. One save is one transaction; every compare-and-set counts its rows. JSON is written and read in the
// caller's thread, never in the writer's.
#pragma once
#include <mutex>

#include "adapters/database/sessions.h"
#include "engine/ports/store.h"

namespace qianpi::database {

class SqlStore : public Store {
 public:
  explicit SqlStore(Sessions& sessions) : sessions_(sessions) {}

  CaseId new_case_id() override;
  Case load_case(CaseId) override;
  std::string chain_head(CaseId) override;
  void load(const Needs&, Situation&) override;
  std::string chain_head(const RecordKey&) override;
  std::vector<CaseId> running_cases(const std::string& package, const std::string& workflow) override;
  std::unique_ptr<Hold> hold() override { return sessions_.hold(); }
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

  /// Deletes receipts older than their 30 days.
  void forget_old_receipts();

 private:
  SaveResult save_once(const Changes&);
  bool was_kept(const Changes&);

  Sessions& sessions_;
  std::mutex ids_mutex_;
  std::int64_t next_id_ = 0, last_id_ = -1;  ///< reserved in blocks; a crash leaves a gap, never a repetition
};

}  // namespace qianpi::database
