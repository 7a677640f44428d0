// The store as the engine needs it: one consistent load, one atomic save. Implemented on SQL in adapters/database and in memory in
// tests/support; both pass tests/contract. A store keeps what it is given; it decides nothing and computes no hash.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/case.h"
#include "engine/definition/package.h"
#include "engine/record.h"
#include "engine/situation.h"

namespace qianpi {

/// One row of a chain, as stored: the hash is over the previous hash and these very bytes.
struct JournalRow {
  std::int64_t seq = 0;
  Instant recorded_at;
  std::optional<Instant> happened_at;
  std::string actor;           ///< user id, or "engine", or "public"
  std::string kind, body;      ///< body: canonical JSON
  std::string previous, hash;  ///< SHA-256, hex
};

/// A message to another case (or, with `to` 0, the wish to start one), submitted later in order per receiver, once.
struct Delivery {
  CaseId from, to;
  std::int64_t seq = 0;
  std::string package, workflow, trigger, payload;
  UserId on_behalf;  ///< who caused it, for the journal of a started case
};

/// Work for the world after commit. At least once: `key` makes a repetition harmless.
struct OutboxMessage {
  std::int64_t id = 0;  ///< given by the store
  CaseId about;
  std::string kind, key, body;  ///< kind: render, notify, publish; body: canonical JSON
  int attempts = 0;
  std::string error;
};

/// The answer to a command: kept 30 days under (actor, key).
struct Receipt {
  CaseId on;
  std::int64_t revision = 0, first_seq = 0, last_seq = 0;
  struct Opened {
    int task = 0;
    std::string state, title, role_title;
  };
  std::vector<Opened> opened;
};

struct RecordChange {
  Record after;  ///< expected stored revision: after.revision - 1
  std::vector<JournalRow> journal;
};

struct StoredReceipt {
  UserId actor;
  std::string key, body_hash;
  Receipt receipt;
};

/// One inbox row per open task: what the list shows without asking the engine. Derived from the case and its definition.
struct TaskRow {
  int no = 0;
  std::string state, state_title, role, outcomes;  ///< outcomes: canonical JSON [{name,title,adverse,opinion}]
  UnitId unit;                                     ///< where the role is held
  std::string contact;
  std::string signer, assignee;
  TaskState status = TaskState::open;
  Instant opened_at;
  std::optional<Instant> due_at;
  bool needs_input = false;
  std::vector<UserId> excluded;
  std::string decided_by, outcome;
  std::optional<Instant> decided_at;
};

struct CaseTitles {
  std::string workflow_title, state_titles, applicant;
};

/// All that one command changes. Applied whole or not at all.
struct Changes {
  Case after;  ///< expected stored revision: after.revision - 1; 1 means insert
  CaseTitles titles;
  std::vector<TaskRow> tasks;       ///< replaces the case's task rows
  std::vector<JournalRow> journal;  ///< appended to the case's chain
  std::vector<RecordChange> records;
  std::vector<Series> series;                            ///< after; expected stored revision: revision - 1
  std::vector<Delivery> deliveries;                      ///< sent by this case
  std::optional<std::pair<CaseId, std::int64_t>> taken;  ///< delivery (from, seq) consumed by this command
  std::vector<OutboxMessage> outbox;
  std::vector<std::string> unique_keys;  ///< claimed for this case while it runs; a clash is a duplicate
  bool release_unique_keys = false;
  std::optional<StoredReceipt> receipt;
  std::string remove_draft;                                    ///< start draft consumed
  std::optional<std::pair<int, std::string>> save_task_draft;  ///< task, JSON of the fields; empty JSON removes it
};

enum class SaveResult { saved, lost_race, duplicate_key, receipt_exists };

class Store {
 public:
  virtual ~Store() = default;

  virtual CaseId new_case_id() = 0;
  /// The case; revision 0 when there is none.
  virtual Case load_case(CaseId) = 0;
  /// While it lives, what this thread loads (cases, records, series) nobody else changes until this thread's next save: for whoever lost
  /// two races. One at a time per thread. It helps to win; a save still tells who did.
  class Hold {
   public:
    virtual ~Hold() = default;
  };
  virtual std::unique_ptr<Hold> hold() = 0;
  /// Hash of the last journal row of the case; empty for a new one.
  virtual std::string chain_head(CaseId) = 0;
  /// Reads everything named into the situation in one consistent snapshot (holders are not the store's).
  virtual void load(const Needs&, Situation&) = 0;
  virtual std::string chain_head(const RecordKey&) = 0;
  /// Running cases of a workflow, in the order of their ids.
  virtual std::vector<CaseId> running_cases(const std::string& package, const std::string& workflow) = 0;
  virtual std::optional<StoredReceipt> find_receipt(const UserId&, const std::string& key) = 0;
  /// The case that holds this unique key now.
  virtual std::optional<CaseId> case_of_unique_key(const std::string&) = 0;
  /// One transaction. Throws std::exception when the world failed; then nothing was written, or the receipt tells.
  virtual SaveResult save(const Changes&) = 0;

  /// Versions of packages: immutable files by hash; one is current per package.
  virtual void publish(const Package&, Instant) = 0;
  virtual std::optional<VersionId> current_version(const std::string& package) = 0;
  virtual std::vector<std::string> packages() = 0;
  virtual std::vector<PackageFile> load_version(const VersionId&) = 0;

  /// Work lists. Each claim is a lease until `lease_until`, so that several workers or nodes never do the same at once; who dies gives it
  /// back by time. Looking (`due_timers`, `pending_deliveries`) sees all that is not parked, whoever works on it.
  struct DueTimer {
    CaseId on;
    int timer = 0;
    Instant at;
  };
  virtual std::vector<DueTimer> due_timers(Instant now, int limit) = 0;
  virtual std::optional<Instant> next_timer() = 0;
  virtual std::vector<DueTimer> claim_timers(Instant now, Instant lease_until, int limit) = 0;
  /// After a timer that was refused: shown to the administrator, and not due again before its case changes. False: it is gone by now.
  virtual bool park_timer(CaseId, int timer, const std::string& error) = 0;
  virtual std::vector<Delivery> pending_deliveries(int limit) = 0;
  /// In order per receiver: none that waits behind one that somebody else works on.
  virtual std::vector<Delivery> claim_deliveries(Instant now, Instant lease_until, int limit) = 0;
  /// After a delivery that could not be applied (its error is shown to the administrator). False: it was taken by now.
  virtual bool park_delivery(CaseId from, std::int64_t seq, const std::string& error) = 0;
  virtual std::vector<OutboxMessage> claim_outbox(Instant now, Instant lease_until, int limit) = 0;
  virtual void outbox_done(std::int64_t id) = 0;
  /// `again_at` empty: parked, and shown to the administrator.
  virtual void outbox_failed(std::int64_t id, const std::string& error, std::optional<Instant> again_at) = 0;

  /// Parked work is due again: a timer by its case and number, a delivery by its sender and seq, else an outbox message by its id. False: no such
  /// work is parked any more.
  virtual bool retry(const std::string& kind, CaseId on, std::int64_t id, Instant now) = 0;

  /// Work that one node does for all, by name. True: `owner` has it until then, newly, again, or after another's time ran out. With
  /// `until` not after `now` it is given back.
  virtual bool take_lease(const std::string& name, const std::string& owner, Instant now, Instant until) = 0;
  /// Up to which day the standings of a package's records were looked at; nothing before the first time.
  virtual std::optional<Date> swept_until(const std::string& package) = 0;
  virtual void set_swept(const std::string& package, Date) = 0;
};

}  // namespace qianpi
