// Daily anchors: one number that stands for every journal of the office as it was that day. Whoever keeps an anchor outside the office can tell
// later that no journal was rewritten, even with all its hashes. Made by the outbox worker, judged by `qianpi verify`; pure but for the port.
#pragma once
#include <optional>

#include "engine/journal.h"
#include "engine/ports/anchors.h"

namespace qianpi {

std::string hash_of(const Anchor&);

/// A tree of hashes over the heads, in whatever order they come (RFC 6962's shape: a node without a neighbour moves up as it is).
std::string root_of(std::vector<ChainHead>);

/// What proves that one head is under a root, without the others: the neighbours from the leaf upwards, each "L…" or "R…" for the side it stands on.
using WayToRoot = std::vector<std::string>;
/// `heads` must contain `head`.
WayToRoot way_to_root(std::vector<ChainHead> heads, const ChainHead& head);
bool leads_to(const ChainHead&, const WayToRoot&, const std::string& root);

/// Nothing: one unbroken chain from 1.
std::optional<Break> verify_anchors(const std::vector<Anchor>&);

/// Anchors whatever grew since the last anchor, unless that is of this very day. False: there was nothing to do, or somebody else did it.
bool anchor_new_day(Anchors&, Instant now);

}  // namespace qianpi
