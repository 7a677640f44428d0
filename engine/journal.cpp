#include "engine/journal.h"

#include "engine/base/hash.h"

namespace qianpi {

std::string hash_of(const JournalRow& row) {
  std::string bytes = row.previous + "\n" + std::to_string(row.seq) + "\n" + std::to_string(row.recorded_at.us) + "\n";
  bytes += (row.happened_at ? std::to_string(row.happened_at->us) : std::string("-")) + "\n";
  return sha256_hex(bytes + row.actor + "\n" + row.kind + "\n" + row.body);
}

void chain(std::vector<JournalRow>& rows, const std::string& head) {
  std::string previous = head;
  for (JournalRow& row : rows) {
    row.previous = previous;
    row.hash = hash_of(row);
    previous = row.hash;
  }
}

std::optional<Break> verify_chain(const std::vector<JournalRow>& rows, const std::string& head) {
  std::string previous;
  std::int64_t expected = 1;
  for (const JournalRow& row : rows) {
    if (row.seq != expected)
      return Break{expected,
                   {"缺少第" + std::to_string(expected) + "行或次序被改动", "row " + std::to_string(expected) + " is missing or out of order"}};
    if (row.previous != previous) return Break{row.seq, {"与上一行不衔接", "does not follow the row before it"}};
    if (row.hash != hash_of(row)) return Break{row.seq, {"内容被改动", "its content has been changed"}};
    previous = row.hash;
    ++expected;
  }
  if (!head.empty() && previous != head) return Break{expected, {"末尾被截断", "the end has been cut off"}};
  return std::nullopt;
}

}  // namespace qianpi
