#include "engine/draws.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/rules/value_text.h"

namespace qianpi {

using rules::Kind;
using rules::Value;

namespace {

constexpr std::string_view format = "qianpi draw 1";

/// Negative, zero or positive; what can't be compared comes last, and null after everything.
int compare(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return a.is_null() != b.is_null() ? (a.is_null() ? 1 : -1) : static_cast<int>(a.kind()) - static_cast<int>(b.kind());
  const auto order = [](const auto& left, const auto& right) { return left < right ? -1 : right < left ? 1 : 0; };
  if (a.is(Kind::number)) return order(a.number(), b.number());
  if (a.is(Kind::date)) return order(a.date(), b.date());
  if (a.is(Kind::text)) return order(a.text(), b.text());
  return 0;
}

Value candidate_value(const Candidate& one) {
  Value value = Value::context({{"no", one.no}, {"name", one.name}, {"revision", one.revision}});
  return one.rank.is_null() ? value : value.with("rank", one.rank);
}

Value invitation_value(const Invitation& one, int candidate) {
  Value value = Value::context({{"no", candidate}, {"name", one.name}, {"asked_at", to_text(one.asked_at)}});
  if (one.due_at) value = value.with("due_at", to_text(*one.due_at));
  value = value.with("answer", one.status == InvitationStatus::answered ? Value(one.answer) : Value(std::string(name_of(one.status))));
  return one.answered_at ? value.with("answered_at", to_text(*one.answered_at)) : value;
}

Value invitations_of(const Case& of, const Draw& draw) {
  rules::Items list;
  for (const Invitation& one : of.invitations) {
    if (one.draw != draw.no) continue;
    auto candidate = std::ranges::find(draw.candidates, one.key, &Candidate::key);
    if (candidate != draw.candidates.end()) list.push_back(invitation_value(one, candidate->no));
  }
  return Value::list(std::move(list));
}

std::string hash_of(const Value& value) { return sha256_hex(rules::to_json(value)); }

}  // namespace

std::string secret_of(const std::string& draw_key, CaseId id, int draw) {
  return hmac_sha256_hex(draw_key, std::to_string(id.value) + "/" + std::to_string(draw));
}

std::string commitment_of(const std::string& secret) { return sha256_hex(secret); }

Value list_of(const Case& of, const Draw& draw) {
  rules::Items candidates, kept_out;
  for (const Candidate& one : draw.candidates) candidates.push_back(candidate_value(one));
  for (const KeptOut& one : draw.kept_out) kept_out.push_back(Value::context({{"name", one.name}, {"why", one.why}}));
  return Value::context({{"case", std::to_string(of.id.value)},
                         {"title", of.title},
                         {"draw", draw.no},
                         {"state", draw.state},
                         {"wanted", draw.wanted},
                         {"order", draw.order},
                         {"frozen_at", to_text(draw.frozen_at)},
                         {"frozen_by", draw.frozen_by.name},
                         {"candidates", Value::list(std::move(candidates))},
                         {"kept_out", Value::list(std::move(kept_out))}});
}

std::string list_hash_of(const Case& of, const Draw& draw) { return hash_of(list_of(of, draw)); }

std::string lot_of(const Draw& draw, int candidate) {
  return sha256_hex(draw.secret + "\n" + draw.list_hash + "\n" + draw.words + "\n" + std::to_string(candidate));
}

std::vector<int> order_of(const Draw& draw) {
  struct Lot {
    const Candidate* candidate;
    std::string lot;
  };
  std::vector<Lot> lots;
  for (const Candidate& one : draw.candidates) lots.push_back({&one, lot_of(draw, one.no)});
  std::ranges::stable_sort(lots, [](const Lot& a, const Lot& b) {
    const int ranks = compare(a.candidate->rank, b.candidate->rank);
    return ranks ? ranks < 0 : a.lot < b.lot;
  });
  std::vector<int> order;
  for (const Lot& one : lots) order.push_back(one.candidate->no);
  return order;
}

Value protocol_of(const Case& of, const Draw& draw) {
  Value protocol =
      Value::context({{"protocol", format}, {"list", list_of(of, draw)}, {"list_hash", draw.list_hash}, {"commitment", draw.commitment}});
  if (draw.drawn_at) {
    rules::Items order;
    for (int no : draw.drawn) {
      const auto& candidate = draw.candidates.at(static_cast<std::size_t>(no) - 1);
      order.push_back(Value::context({{"no", no}, {"name", candidate.name}, {"lot", lot_of(draw, no)}}));
    }
    protocol = protocol.with("secret", draw.secret).with("words", draw.words).with("drawn_at", to_text(*draw.drawn_at));
    protocol = protocol.with("drawn_by", draw.drawn_by.name).with("order", Value::list(std::move(order)));
    protocol = protocol.with("invitations", invitations_of(of, draw));
  }
  return protocol.with("sha256", hash_of(protocol));
}

namespace {

std::string text_at(const Value& in, std::string_view path) {
  const Value* found = in.at_path(path);
  return found && found->is(Kind::text) ? found->text() : std::string();
}

const rules::Items& items_at(const Value& in, std::string_view path) {
  static const rules::Items none;
  const Value* found = in.at_path(path);
  return found && found->is(Kind::list) ? found->items() : none;
}

int number_at(const Value& in, std::string_view path) {
  const Value* found = in.at_path(path);
  return found && found->is(Kind::number) ? static_cast<int>(found->number().whole().value_or(0)) : 0;
}

Bilingual differs(const Bilingual& what, const std::string& said, const std::string& is) {
  return {what.zh + "不符：文件写“" + said + "”，重算得“" + is + "”",
          what.en + " differs: the file says \"" + said + "\", recomputed it is \"" + is + "\""};
}

Draw draw_in(const Value& protocol) {
  Draw draw;
  draw.list_hash = text_at(protocol, "list_hash");
  draw.secret = text_at(protocol, "secret");
  draw.words = text_at(protocol, "words");
  for (const Value& one : items_at(protocol, "list.candidates")) {
    const Value* rank = one.get("rank");
    draw.candidates.push_back({number_at(one, "no"), {}, text_at(one, "name"), 0, rank ? *rank : Value()});
  }
  return draw;
}

std::string name_of_candidate(const Draw& draw, int no) {
  auto found = std::ranges::find(draw.candidates, no, &Candidate::no);
  return found == draw.candidates.end() ? std::string() : found->name;
}

std::optional<Bilingual> different_order(const Value& protocol, const Draw& draw) {
  const rules::Items& said = items_at(protocol, "order");
  const std::vector<int> order = order_of(draw);
  for (std::size_t i = 0; i < std::max(said.size(), order.size()); ++i) {
    const Value one = i < said.size() ? said[i] : Value();
    const int is = i < order.size() ? order[i] : 0;
    const std::string place = std::to_string(i + 1);
    const Bilingual number{"第" + place + "位的编号", "number at place " + place}, name{"第" + place + "位的姓名", "name at place " + place},
        lot{"第" + place + "位的签值", "lot at place " + place};
    if (number_at(one, "no") != is) return differs(number, std::to_string(number_at(one, "no")), std::to_string(is));
    if (text_at(one, "name") != name_of_candidate(draw, is)) return differs(name, text_at(one, "name"), name_of_candidate(draw, is));
    if (text_at(one, "lot") != lot_of(draw, is)) return differs(lot, text_at(one, "lot"), lot_of(draw, is));
  }
  return std::nullopt;
}

/// Whoever was asked stands on the list under that name, and nobody before someone who was drawn earlier.
std::optional<Bilingual> different_invitations(const Value& protocol, const Draw& draw) {
  const std::vector<int> order = order_of(draw);
  auto from = order.begin();
  for (const Value& one : items_at(protocol, "invitations")) {
    const int no = number_at(one, "no");
    if (text_at(one, "name") != name_of_candidate(draw, no))
      return differs({"被邀请的第" + std::to_string(no) + "号的姓名", "name of the invited number " + std::to_string(no)}, text_at(one, "name"),
                     name_of_candidate(draw, no));
    from = std::find(from, order.end(), no);
    if (from == order.end())
      return Bilingual{"第" + std::to_string(no) + "号不按抽取顺序被邀请", "number " + std::to_string(no) + " was not invited in the order drawn"};
  }
  return std::nullopt;
}

}  // namespace

bool is_protocol(const Value& value) { return text_at(value, "protocol") == format && value.get("list"); }

std::optional<Bilingual> first_difference(const Value& protocol) {
  const Value* list = protocol.get("list");
  if (!is_protocol(protocol))
    return Bilingual{"这不是抽取记录（应有 protocol: " + std::string(format) + " 和 list）",
                     "This is no protocol of a draw (it should have protocol: " + std::string(format) + " and list)"};
  const Draw draw = draw_in(protocol);
  if (const std::string is = hash_of(*list); is != draw.list_hash) return differs({"名单的哈希", "The list's hash"}, draw.list_hash, is);
  if (protocol.get("secret")) {
    const std::string commitment = text_at(protocol, "commitment");
    if (const std::string is = commitment_of(draw.secret); is != commitment) return differs({"承诺值", "The commitment"}, commitment, is);
    if (auto order = different_order(protocol, draw)) return order;
    if (auto invited = different_invitations(protocol, draw)) return invited;
  }
  const std::string said = text_at(protocol, "sha256"), is = hash_of(protocol.without("sha256"));
  if (said != is) return differs({"全文的哈希", "The hash over the whole"}, said, is);
  return std::nullopt;
}

}  // namespace qianpi
