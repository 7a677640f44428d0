#include "adapters/cli/verify_paper.h"

#include "engine/base/hash.h"
#include "pdf/signatures.h"

namespace qianpi::cli {

namespace {

constexpr std::int64_t second_us = 1'000'000;

std::string time_text(long long seconds) { return seconds ? to_text(Instant{seconds * second_us}) : std::string("?"); }
std::string day_text(long long seconds) { return seconds ? to_text(date_at(Instant{seconds * second_us})) : std::string("?"); }

Bilingual words_for(pdf::Verdict verdict, bool can_trust) {
  switch (verdict) {
    case pdf::Verdict::unreadable: return {"无法辨认，或已被改动", "cannot be read, or was changed"};
    case pdf::Verdict::changed: return {"无效：签名之后内容被改动", "invalid: the content was changed after signing"};
    case pdf::Verdict::valid: return {"有效", "valid"};
    case pdf::Verdict::outdated:
      if (can_trust) return {"证书在签名时不在有效期内", "the certificate was not valid at the time of signing"};
      break;
    case pdf::Verdict::untrusted:
      if (can_trust)
        return {"不可信：证书并非本办公室或其信任的机构签发", "not to be trusted: the certificate comes from nobody whom this office trusts"};
      break;
  }
  return {"完好；未核对证书来源", "intact; nobody was given to vouch for the certificate"};
}

void say(const pdf::FoundSignature& one, std::size_t no, bool can_trust, Streams streams) {
  const Bilingual verdict = words_for(verdict_on(one), can_trust);
  streams.out << "签名 " << no << " / signature " << no << ": " << (one.cms.signer.empty() ? "?" : one.cms.signer);
  if (!one.reason.empty()) streams.out << "  “" << one.reason << "”";
  streams.out << "\n  时间 / time: " << time_text(one.cms.at);
  if (one.cms.stamped_at) streams.out << "（有时间戳 / stamped）";
  streams.out << "\n  证书 / certificate: " << one.cms.issuer << "，" << day_text(one.cms.valid_from) << " – " << day_text(one.cms.valid_until);
  streams.out << "\n  结果 / result: " << verdict.zh << " / " << verdict.en << '\n';
}

/// What the journal says of exactly these bytes.
bool say_journal(const std::string& hash, const Archive& archive, Streams streams) {
  bool known = false;
  for (const PaperPlace& place : archive.views.papers_by_hash(hash)) {
    const Case on = archive.store.load_case(place.on);
    for (const Paper& paper : on.papers) {
      if (paper.no != place.paper) continue;
      known = true;
      streams.out << "流转记录 / journal: " << paper.title << '\t' << paper.number << "\tcase " << on.id.value << '\t' << hash << '\n';
    }
  }
  if (!known) streams.err << "系统中没有这份文书，或它已被改动 / No such paper here, or it was changed: " << hash << '\n';
  return known;
}

/// False: the file was changed, or nobody signed it.
bool say_signatures(const pdf::SignedPaper& read, bool can_trust, Streams streams) {
  std::size_t no = 0;
  for (const pdf::FoundSignature& one : read.signatures) say(one, ++no, can_trust, streams);
  if (read.signatures.empty()) streams.out << "没有签名 / There is no signature\n";
  else if (read.intact()) streams.out << "最后一次签名之后没有任何改动 / Nothing was changed since the last signature\n";
  else if (!read.reaches_end) streams.err << "最后一次签名之后被追加了内容 / Something was added after the last signature\n";
  return read.intact() && (!can_trust || read.trusted());
}

int conclude(int code, Streams streams) {
  if (code == 0)
    streams.out << "属实。签名密钥为软件密钥，不等于法律所称的可靠电子签名 / Genuine. The keys are software keys: no reliable electronic signature "
                   "in the sense of the law\n";
  if (code == 1) streams.err << "不属实 / Not genuine\n";
  if (code == 2)
    streams.err << "文书本身完好，但未与存档或信任的证书比对：请加 --data 或 --trust / Sound in itself, but compared with no archive and no trusted "
                   "certificate: add --data or --trust\n";
  return code;
}

}  // namespace

int verify_paper(const std::string& bytes, const Archive* archive, const std::vector<std::string>& trusted, Streams streams) {
  const pdf::SignedPaper read = pdf::read_signatures(bytes, trusted);
  const bool sound = say_signatures(read, !trusted.empty(), streams);
  const bool known = archive && say_journal(sha256_hex(bytes), *archive, streams);
  if (archive) return conclude(known && (sound || read.signatures.empty()) ? 0 : 1, streams);  // papers from before there were keys bear none
  if (!sound) return conclude(read.signatures.empty() ? 2 : 1, streams);
  return conclude(trusted.empty() ? 2 : 0, streams);
}

}  // namespace qianpi::cli
