// Ids as types, so that a user can't be passed where a unit is meant. Used everywhere in the engine.
#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace qianpi {

template <class Tag>
struct NamedId {
  std::string value;
  bool empty() const { return value.empty(); }
  auto operator<=>(const NamedId&) const = default;
};

template <class Tag>
struct SerialId {
  std::int64_t value = 0;
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const SerialId&) const = default;
};

using UserId = NamedId<struct UserTag>;        ///< login name; the engine itself signs as `engine_user`
using UnitId = NamedId<struct UnitTag>;        ///< organisation unit
using VersionId = NamedId<struct VersionTag>;  ///< SHA-256, hex, of a package's files: immutable
using BlobId = NamedId<struct BlobTag>;        ///< random, 32 hex digits
using CaseId = SerialId<struct CaseTag>;

/// Who acts when nobody does: timers, deliveries, recurring starts.
inline const UserId engine_user{"engine"};

/// A register's record by its business key; registers of different packages never meet.
struct RecordKey {
  std::string package, register_name, key;
  bool empty() const { return key.empty(); }
  auto operator<=>(const RecordKey&) const = default;
};

struct RegisterKey {
  std::string package, register_name;
  auto operator<=>(const RegisterKey&) const = default;
};

/// A number series by package, series and period ("2026"; empty for a series that never restarts).
struct SeriesKey {
  std::string package, series, period;
  auto operator<=>(const SeriesKey&) const = default;
};

}  // namespace qianpi
