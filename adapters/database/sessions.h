// Units of work: every access to the database, reads included, stands in one. Everything in this folder goes through here; the two
// implementations (one file with one writer, a server with a pool) differ in how a unit begins, ends and is tried again.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

#include "adapters/database/connection.h"
#include "engine/ports/store.h"

namespace qianpi::database {

enum class Verdict { keep, undo };

class Sessions {
 public:
  using Work = std::function<Verdict(Connection&)>;
  virtual ~Sessions() = default;

  /// One statement or many, all on the same committed state. The work may be run again from its beginning.
  template <class Look>
  auto read(Look look) {
    using Seen = std::invoke_result_t<Look, Connection&>;
    if constexpr (std::is_void_v<Seen>) {
      read_unit(look);
    } else {
      std::optional<Seen> seen;
      read_unit([&](Connection& connection) { seen.emplace(look(connection)); });
      return std::move(*seen);
    }
  }
  /// One transaction that is always kept. The work may be run again from its beginning.
  template <class Do>
  void write(Do what) {
    change([&](Connection& connection) {
      what(connection);
      return Verdict::keep;
    });
  }
  /// Like write, undone when the work wishes so; ends what this thread holds. Throws LostRace, or AnswerLost when it may have been kept.
  virtual void decide(const Work&) = 0;
  virtual std::unique_ptr<Store::Hold> hold() = 0;
  /// False: the database grows no further, as on a full disk. For drills and tests.
  virtual void let_grow(bool) = 0;

 protected:
  virtual void read_unit(const std::function<void(Connection&)>&) = 0;
  virtual void change(const Work&) = 0;
};

}  // namespace qianpi::database
