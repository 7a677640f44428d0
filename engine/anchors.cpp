#include "engine/anchors.h"

#include <algorithm>

#include "engine/base/hash.h"

namespace qianpi {

namespace {

using Hashes = std::vector<std::string>;

std::string leaf_of(const ChainHead& one) {
  return sha256_hex("leaf\n" + one.kind + "\n" + std::to_string(one.id) + "\n" + std::to_string(one.facts) + "\n" + one.head);
}

std::string node_of(const std::string& left, const std::string& right) { return sha256_hex("node\n" + left + "\n" + right); }

Hashes leaves_of(const std::vector<ChainHead>& sorted) {
  Hashes leaves;
  for (const ChainHead& one : sorted) leaves.push_back(leaf_of(one));
  return leaves;
}

Hashes row_above(const Hashes& row) {
  Hashes above;
  for (std::size_t i = 0; i < row.size(); i += 2) above.push_back(i + 1 < row.size() ? node_of(row[i], row[i + 1]) : row[i]);
  return above;
}

}  // namespace

std::string hash_of(const Anchor& anchor) {
  return sha256_hex(anchor.previous + "\n" + std::to_string(anchor.no) + "\n" + std::to_string(anchor.at.us) + "\n" + std::to_string(anchor.chains) +
                    "\n" + anchor.root);
}

std::string root_of(std::vector<ChainHead> heads) {
  std::ranges::sort(heads);
  Hashes row = leaves_of(heads);
  while (row.size() > 1) row = row_above(row);
  return row.empty() ? sha256_hex("") : row.front();
}

WayToRoot way_to_root(std::vector<ChainHead> heads, const ChainHead& head) {
  std::ranges::sort(heads);
  auto at = static_cast<std::size_t>(std::ranges::find(heads, head) - heads.begin());
  WayToRoot way;
  for (Hashes row = leaves_of(heads); row.size() > 1; row = row_above(row), at /= 2) {
    const std::size_t beside = at ^ 1;
    if (beside < row.size()) way.push_back((beside < at ? "L" : "R") + row[beside]);
  }
  return way;
}

bool leads_to(const ChainHead& head, const WayToRoot& way, const std::string& root) {
  std::string hash = leaf_of(head);
  for (const std::string& step : way) {
    if (step.empty()) return false;
    const std::string beside = step.substr(1);
    hash = step.front() == 'L' ? node_of(beside, hash) : node_of(hash, beside);
  }
  return hash == root;
}

std::optional<Break> verify_anchors(const std::vector<Anchor>& anchors) {
  std::string previous;
  std::int64_t expected = 1;
  for (const Anchor& anchor : anchors) {
    if (anchor.no != expected) return Break{expected, {"缺少这一次锚定或次序被改动", "this anchor is missing or out of order"}};
    if (anchor.previous != previous) return Break{anchor.no, {"与上一次锚定不衔接", "does not follow the anchor before it"}};
    if (anchor.hash != hash_of(anchor)) return Break{anchor.no, {"锚定内容被改动", "the anchor has been changed"}};
    previous = anchor.hash;
    ++expected;
  }
  return std::nullopt;
}

bool anchor_new_day(Anchors& anchors, Instant now) {
  const std::vector<Anchor> all = anchors.anchors();
  if (!all.empty() && date_at(all.back().at) >= date_at(now)) return false;
  const std::vector<ChainHead> heads = anchors.unanchored();
  if (heads.empty()) return false;
  Anchor anchor{static_cast<std::int64_t>(all.size()) + 1,     now, static_cast<std::int64_t>(heads.size()), root_of(heads),
                all.empty() ? std::string() : all.back().hash, {}};
  anchor.hash = hash_of(anchor);
  return anchors.keep_anchor(anchor, heads);
}

}  // namespace qianpi
