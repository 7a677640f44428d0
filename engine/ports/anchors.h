// What anchors need of a store: once a day the heads of all chains that grew are bound under one root, and the anchors are a chain themselves.
// Implemented beside the store and held to tests/contract; made and judged by engine/anchors.h. A store computes no hash and decides no day.
#pragma once
#include <string>
#include <vector>

#include "engine/time/time.h"

namespace qianpi {

/// The end of one chain at some moment: its last row and how many there are.
struct ChainHead {
  std::string kind;  ///< "case" or "record"
  std::int64_t id = 0, facts = 0;
  std::string head;
  bool operator==(const ChainHead&) const = default;
  auto operator<=>(const ChainHead&) const = default;
};

struct Anchor {
  std::int64_t no = 0;  ///< from 1
  Instant at;
  std::int64_t chains = 0;
  std::string root, previous, hash;  ///< SHA-256, hex; `previous`: the hash of the anchor before, empty for the first
  bool operator==(const Anchor&) const = default;
};

class Anchors {
 public:
  virtual ~Anchors() = default;
  /// Chains that have rows which no anchor covers.
  virtual std::vector<ChainHead> unanchored() = 0;
  /// All anchors, in their order.
  virtual std::vector<Anchor> anchors() = 0;
  /// What an anchor covers.
  virtual std::vector<ChainHead> heads_of(std::int64_t anchor) = 0;
  /// False, and nothing written, when there is an anchor of that number already.
  virtual bool keep_anchor(const Anchor&, const std::vector<ChainHead>&) = 0;
};

}  // namespace qianpi
