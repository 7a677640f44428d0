// The writer and the readers of one database, as everything in this folder uses them.
#pragma once
#include "adapters/database/readers.h"
#include "adapters/database/writer.h"

namespace qianpi::database {

struct Sessions {
  Sessions(const std::filesystem::path& file, int readers) : writer(file), readers(file, readers) {}

  template <class Work>
  auto read(Work work) {
    return readers.read(std::move(work));
  }
  /// One transaction that is always kept.
  template <class Work>
  void write(Work work) {
    writer.run([&](Connection& connection) {
      work(connection);
      return Verdict::keep;
    });
  }

  Writer writer;
  Readers readers;
};

}  // namespace qianpi::database
