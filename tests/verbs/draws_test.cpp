// The arithmetic of draws, against an order that a few lines compute anew from the written rule, and against forgeries.
#include <catch2/catch.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "engine/draws.h"
#include "engine/rules/value_text.h"
#include "tests/support/dispatch.h"

using namespace qianpi;
using rules::Value;
using test::Dispatch;

namespace {

std::string hex(const unsigned char* bytes, unsigned int length) {
  std::string text;
  char two[3];
  for (unsigned int i = 0; i < length; ++i) {
    std::snprintf(two, sizeof two, "%02x", bytes[i]);
    text += two;
  }
  return text;
}

std::string sha256(const std::string& text) {
  unsigned char digest[32];
  unsigned int length = 0;
  EVP_Digest(text.data(), text.size(), digest, &length, EVP_sha256(), nullptr);
  return hex(digest, length);
}

/// A drawn case of ten people, three of them asked, one of these unable.
struct Drawn {
  Drawn() {
    office.add_experts(10);
    id = office.begin({{"rock", 3}});
    office.freeze_and_draw(id, "见证：\n晴");
    office.answer(id, 2, "unable", "出差");
    now = office.desk.load(id);
  }
  Value protocol() const { return protocol_of(now, now.draws.at(0)); }
  Dispatch office;
  CaseId id;
  Case now;
};

Value replaced(const Value& list, std::size_t at, const char* name, Value by) {
  rules::Items items = list.items();
  items[at] = items[at].with(name, std::move(by));
  return Value::list(std::move(items));
}

std::string difference(const Value& protocol) {
  const auto found = first_difference(protocol);
  return found ? found->zh : "";
}

}  // namespace

TEST_CASE("The order is the one that anyone computes from secret, list, words and numbers") {
  Drawn drawn;
  const Value protocol = drawn.protocol();
  const std::string list_hash = sha256(rules::to_json(*protocol.get("list")));
  const std::string secret = protocol.get("secret")->text();
  unsigned char mac[32];
  unsigned int length = 0;
  const std::string key(32, 'k'), what = std::to_string(drawn.id.value) + "/1";
  HMAC(EVP_sha256(), key.data(), 32, reinterpret_cast<const unsigned char*>(what.data()), what.size(), mac, &length);
  CHECK(secret == hex(mac, length));
  CHECK(protocol.get("commitment")->text() == sha256(secret));
  CHECK(protocol.get("list_hash")->text() == list_hash);
  std::vector<std::pair<std::string, int>> lots;
  for (int no = 1; no <= 10; ++no) lots.emplace_back(sha256(secret + "\n" + list_hash + "\n见证：\n晴\n" + std::to_string(no)), no);
  std::sort(lots.begin(), lots.end());
  std::vector<int> order;
  for (const auto& [lot, no] : lots) order.push_back(no);
  CHECK(drawn.now.draws.at(0).drawn == order);
}

TEST_CASE("A true protocol is accepted, before the draw and after it, and names no keys") {
  Drawn drawn;
  CHECK(difference(drawn.protocol()).empty());
  CHECK(difference(rules::from_json(rules::to_json(drawn.protocol()))).empty());
  CHECK(drawn.protocol().get("invitations")->items().size() == 4);
  Dispatch office;
  office.add_expert("ID-110101", Value::context({{"name", "王伟"}}));
  const CaseId id = office.begin();
  office.freeze(id);
  const Case now = office.desk.load(id);
  const Value frozen = protocol_of(now, now.draws.at(0));
  CHECK(difference(frozen).empty());
  CHECK_FALSE(frozen.get("secret"));
  CHECK(rules::to_json(frozen).find("ID-110101") == std::string::npos);
}

TEST_CASE("Whatever is changed in a protocol is found and named") {
  const Value true_one = Drawn().protocol();
  const auto with = [&](const char* name, Value by) { return difference(true_one.with(name, std::move(by))); };
  const Value& list = *true_one.get("list");
  const auto with_list = [&](const char* name, Value by) { return with("list", list.with(name, std::move(by))); };
  using Catch::Contains;
  CHECK_THAT(with_list("candidates", replaced(*list.get("candidates"), 3, "name", "李四")), Contains("名单的哈希不符"));
  CHECK_THAT(with_list("title", "另一件"), Contains("名单的哈希不符"));
  CHECK_THAT(with("list_hash", std::string(64, '0')), Contains("名单的哈希不符：文件写“0000"));
  CHECK_THAT(with("commitment", std::string(64, '0')), Contains("承诺值不符"));
  CHECK_THAT(with("secret", std::string(64, '0')), Contains("承诺值不符"));
  CHECK_THAT(with("words", "见证：雨"), Contains("不符"));
  const Value& order = *true_one.get("order");
  rules::Items swapped = order.items();
  std::swap(swapped[0], swapped[1]);
  CHECK_THAT(with("order", Value::list(swapped)), Contains("第1位的编号不符"));
  swapped.pop_back();
  CHECK_FALSE(with("order", Value::list(swapped)).empty());
  CHECK_THAT(with("order", replaced(order, 2, "name", "李四")), Contains("第3位的姓名不符"));
  CHECK_THAT(with("order", replaced(order, 2, "lot", std::string(64, 'a'))), Contains("第3位的签值不符"));
  const Value& invitations = *true_one.get("invitations");
  CHECK_THAT(with("invitations", replaced(invitations, 0, "name", "李四")), Contains("的姓名不符"));
  rules::Items reversed(invitations.items().rbegin(), invitations.items().rend());
  CHECK_THAT(with("invitations", Value::list(reversed)), Contains("不按抽取顺序被邀请"));
  CHECK_THAT(with("drawn_by", "李四"), Contains("全文的哈希不符"));
}

TEST_CASE("What is no protocol is said to be none") {
  for (const char* json : {"{}", "[]", "1", "null", R"({"protocol":"qianpi draw 1"})", R"({"protocol":"qianpi draw 2","list":{}})"})
    CHECK(difference(rules::from_json(json)).find("这不是抽取记录") == 0);
  CHECK_FALSE(difference(rules::from_json(R"({"protocol":"qianpi draw 1","list":[],"secret":5,"order":7})")).empty());
}

TEST_CASE("The secret differs from draw to draw, from case to case and from key to key") {
  const std::string key(32, 'k');
  std::set<std::string> secrets{secret_of(key, {1}, 1), secret_of(key, {1}, 2), secret_of(key, {11}, 1), secret_of(std::string(32, 'z'), {1}, 1)};
  CHECK(secrets.size() == 4);
}
