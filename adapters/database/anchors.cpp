#include "adapters/database/sql_anchors.h"

namespace qianpi::database {

namespace {

using HeadColumns = std::tuple<Text, Integer, Integer, Text>;
constexpr Query<HeadColumns> select_grown_cases{
    "SELECT 'case', j.case_id, j.seq, j.hash FROM (SELECT case_id, MAX(seq) AS newest FROM journal GROUP BY case_id) m "
    "JOIN journal j ON j.case_id = m.case_id AND j.seq = m.newest "
    "LEFT JOIN anchored a ON a.kind = 'case' AND a.chain_id = j.case_id AND a.facts = j.seq WHERE a.chain_id IS NULL"};
constexpr Query<HeadColumns> select_grown_records{
    "SELECT 'record', j.record_id, j.seq, j.hash FROM (SELECT record_id, MAX(seq) AS newest FROM record_journal GROUP BY record_id) m "
    "JOIN record_journal j ON j.record_id = m.record_id AND j.seq = m.newest "
    "LEFT JOIN anchored a ON a.kind = 'record' AND a.chain_id = j.record_id AND a.facts = j.seq WHERE a.chain_id IS NULL"};
constexpr Query<std::tuple<Integer, Integer, Integer, Text, Text, Text>> select_anchors{
    "SELECT no, at, chains, root, previous, hash FROM anchor ORDER BY no"};
constexpr Query<HeadColumns, Integer> select_heads{"SELECT kind, chain_id, facts, head FROM anchored WHERE anchor = ? ORDER BY kind, chain_id"};
constexpr Change<Integer, Integer, Integer, Text, Text, Text> insert_anchor{
    "INSERT INTO anchor (no, at, chains, root, previous, hash) VALUES (?, ?, ?, ?, ?, ?)"};
constexpr Change<Text, Integer, Integer, Text, Integer> insert_anchored{
    "INSERT INTO anchored (kind, chain_id, facts, head, anchor) VALUES (?, ?, ?, ?, ?)"};

void add_heads(std::vector<ChainHead>& heads, const std::vector<HeadColumns>& rows) {
  for (const auto& [kind, id, facts, head] : rows) heads.push_back({kind, id, facts, head});
}

}  // namespace

std::vector<ChainHead> SqlAnchors::unanchored() {
  return sessions_.read([&](Connection& connection) {
    std::vector<ChainHead> heads;
    add_heads(heads, connection.rows(select_grown_cases));
    add_heads(heads, connection.rows(select_grown_records));
    return heads;
  });
}

std::vector<Anchor> SqlAnchors::anchors() {
  return sessions_.read([&](Connection& connection) {
    std::vector<Anchor> all;
    for (const auto& [no, at, chains, root, previous, hash] : connection.rows(select_anchors))
      all.push_back({no, {at}, chains, root, previous, hash});
    return all;
  });
}

std::vector<ChainHead> SqlAnchors::heads_of(std::int64_t anchor) {
  return sessions_.read([&](Connection& connection) {
    std::vector<ChainHead> heads;
    add_heads(heads, connection.rows(select_heads, anchor));
    return heads;
  });
}

bool SqlAnchors::keep_anchor(const Anchor& anchor, const std::vector<ChainHead>& heads) {
  std::vector<std::tuple<Text, Integer, Integer, Text, Integer>> rows;
  for (const ChainHead& one : heads) rows.emplace_back(one.kind, one.id, one.facts, one.head, anchor.no);
  bool kept = false;
  sessions_.write([&](Connection& connection) {
    kept = connection.insert(insert_anchor, anchor.no, anchor.at.us, anchor.chains, anchor.root, anchor.previous, anchor.hash);
    if (kept) connection.run_each(insert_anchored, rows);
  });
  return kept;
}

}  // namespace qianpi::database
