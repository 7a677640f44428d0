// Changes as they will be stored: documents as JSON, records and series in the order of their keys. Made in the caller's thread, so
// that the writer only runs statements; `apply` then runs inside the writer's transaction.
#pragma once
#include <string>
#include <vector>

#include "adapters/database/connection.h"
#include "adapters/database/texts.h"
#include "engine/ports/store.h"

namespace qianpi::database {

struct WrittenRecord {
  const RecordChange* change = nullptr;
  std::string doc, words;
};

struct Written {
  explicit Written(const Changes&);

  const Changes& changes;
  std::string case_doc, opened;
  Integer stored_at = 0;  ///< housekeeping of receipts: real time, whatever the engine's clock says
  std::vector<WrittenRecord> records;
  std::vector<const Series*> series;
};

/// All of the changes or a reason; with a reason the caller undoes what was written so far.
SaveResult apply(Connection&, const Written&);

// Parts of `apply`; each false when it met another's change.
bool keep_case(Connection&, const Written&);
bool keep_records(Connection&, const Written&);
bool keep_series(Connection&, const Written&);
bool keep_receipt(Connection&, const Written&);
bool take_delivery(Connection&, const Changes&);
bool claim_unique_keys(Connection&, const Changes&);
void send(Connection&, const Changes&);
void keep_drafts(Connection&, const Changes&);
/// Rows that repeat what the case's document says, for lists and workers: tasks, timers, waiting, papers, publications.
void derive(Connection&, const Changes&);

inline MaybeInteger micros(const std::optional<Instant>& at) { return at ? MaybeInteger(at->us) : std::nullopt; }
inline std::optional<Instant> instant(const MaybeInteger& us) { return us ? std::optional(Instant{*us}) : std::nullopt; }

}  // namespace qianpi::database
