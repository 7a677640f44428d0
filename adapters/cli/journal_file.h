// A case's journal as a file: one JSON object per line, first the head, then each row as stored, at last a checksum over all above. Written by
// `qianpi export`, read back by `qianpi verify`. There is exactly one spelling of a journal, so that no changed byte goes unseen.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "engine/journal.h"

namespace qianpi::cli {

struct JournalFile {
  CaseId on;
  std::string title;
  std::vector<JournalRow> rows;
  std::string head;  ///< the last row's hash
};

std::string text_of(const JournalFile&);

/// What is wrong with it otherwise: the spelling, the checksum, the chain.
struct NoJournal {
  Bilingual why;
};
std::variant<JournalFile, Break, NoJournal> read_journal(const std::string& text);

}  // namespace qianpi::cli
