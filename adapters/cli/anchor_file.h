// `qianpi anchors`: the office's daily anchors as lines of JSON, for somebody outside to keep; and what they say later about the archive, a bundle or
// each other. Used by main.cpp, verify.cpp and the bundle. It makes no anchor: the server does.
#pragma once
#include "adapters/cli/verify.h"
#include "engine/anchors.h"

namespace qianpi::cli {

std::string text_of(const std::vector<Anchor>&);
/// Nothing when the text is no such file.
std::optional<std::vector<Anchor>> read_anchors(const std::string& text);

/// Writes all to stdout. The exit code.
int print_anchors(Anchors&, Streams);

/// The first anchor of `kept` that `all` doesn't hold exactly so; 0: all are there.
std::int64_t missing_anchor(const std::vector<Anchor>& kept, const std::vector<Anchor>& all);
/// An anchors file: its chain; with an archive also whether the archive still has each of them. Codes 0, 1; 2: sound, but compared with nothing.
int verify_anchor_file(const std::vector<Anchor>& kept, const Archive*, Streams);

/// Do journals and anchors of the whole archive agree? `at` gives the hash of a chain's row; empty: there is no such row.
using RowHash = std::function<std::string(const ChainHead&)>;
bool are_anchors_good(Anchors&, const RowHash& at, Streams);

}  // namespace qianpi::cli
