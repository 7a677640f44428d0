#include "adapters/cli/anchor_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace qianpi::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Anchor& one) {
  return Json{{"anchor", one.no}, {"at", to_text(one.at)},    {"at_us", one.at.us}, {"chains", one.chains},
              {"root", one.root}, {"previous", one.previous}, {"hash", one.hash}}
             .dump() +
         "\n";
}

Anchor anchor_in(const Json& json) {
  return {json.at("anchor").get<std::int64_t>(), {json.at("at_us").get<std::int64_t>()}, json.at("chains").get<std::int64_t>(),
          json.at("root").get<std::string>(),    json.at("previous").get<std::string>(), json.at("hash").get<std::string>()};
}

bool tell_anchor(const Break& found, Streams streams) {
  streams.err << "锚定 / anchor " << found.seq << ": " << found.what.zh << " / " << found.what.en << '\n';
  return false;
}

}  // namespace

std::string text_of(const std::vector<Anchor>& all) {
  std::string text;
  for (const Anchor& one : all) text += line_of(one);
  return text;
}

std::optional<std::vector<Anchor>> read_anchors(const std::string& text) {
  std::vector<Anchor> all;
  std::istringstream lines(text);
  try {
    for (std::string line; std::getline(lines, line);) all.push_back(anchor_in(Json::parse(line)));
  } catch (const Json::exception&) {
    return {};
  }
  return text_of(all) == text ? std::optional(all) : std::nullopt;
}

int print_anchors(Anchors& anchors, Streams streams) {
  streams.out << text_of(anchors.anchors());
  return 0;
}

std::int64_t missing_anchor(const std::vector<Anchor>& kept, const std::vector<Anchor>& all) {
  for (const Anchor& one : kept)
    if (std::ranges::find(all, one) == all.end()) return one.no;
  return 0;
}

int verify_anchor_file(const std::vector<Anchor>& kept, const Archive* archive, Streams streams) {
  if (const auto found = verify_anchors(kept)) {
    tell_anchor(*found, streams);
    return 1;
  }
  streams.out << "锚定链完整 / unbroken anchors: " << kept.size() << (kept.empty() ? "" : ", " + to_text(kept.back().at)) << '\n';
  if (!archive) {
    streams.err << "未与存档比对：请加 --data / Compared with no archive: add --data\n";
    return 2;
  }
  if (const std::int64_t no = missing_anchor(kept, archive->anchors.anchors())) {
    streams.err << "存档与保存在外的锚定 " << no << " 不符：流转记录在那以后被改写过 / The archive doesn't agree with anchor " << no
                << ", which was kept outside: journals were rewritten since\n";
    return 1;
  }
  streams.out << "存档与保存在外的锚定相符 / The archive agrees with the anchors that were kept outside\n";
  return 0;
}

bool are_anchors_good(Anchors& anchors, const RowHash& at, Streams streams) {
  const std::vector<Anchor> all = anchors.anchors();
  if (const auto found = verify_anchors(all)) return tell_anchor(*found, streams);
  bool good = true;
  for (const Anchor& anchor : all) {
    const std::vector<ChainHead> heads = anchors.heads_of(anchor.no);
    if (root_of(heads) != anchor.root) good = tell_anchor({anchor.no, {"所涵盖的流转记录被改动", "what it covers has been changed"}}, streams);
    for (const ChainHead& head : heads)
      if (at(head) != head.head)
        good = tell_anchor({anchor.no,
                            {head.kind + " " + std::to_string(head.id) + " 第 " + std::to_string(head.facts) + " 行在锚定之后被改写或缺失",
                             head.kind + " " + std::to_string(head.id) + ", row " + std::to_string(head.facts) +
                                 ", was rewritten after it was anchored, or is missing"}},
                           streams);
  }
  return good;
}

}  // namespace qianpi::cli
