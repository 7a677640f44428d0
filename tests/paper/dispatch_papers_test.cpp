// The papers of dispatches, evaluations and removals, made from the packages' own files as the outbox makes them.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

#include "engine/rules/expression.h"
#include "tests/paper/shipped.h"

using namespace qianpi;
using namespace qianpi::test;
using Catch::Matchers::Contains;
using rules::Value;

namespace {

Value values_of(const std::string& feel) {
  const auto compiled = rules::Expression::compile(feel);
  REQUIRE(std::holds_alternative<rules::Expression>(compiled));
  const Value values = rules::evaluate(std::get<rules::Expression>(compiled), rules::ContextScope(Value::context({}))).value;
  REQUIRE(values.is(rules::Kind::context));
  return values;
}

Value case_values() {
  static const Value values = values_of(R"({
    number: "阳安委派〔2026〕12号", issued_on: @"2026-03-11", using_unit: "危险化学品监管科", applied_on: @"2026-03-02",
    section: "危化科", contact_person: "马超", contact_phone: "13903530021", task_kind: "check",
    matter: "对城北钢铁有限公司煤气柜区和危险化学品储存开展专项安全检查", enterprise: "城北钢铁有限公司", enterprise_phone: "03532000001",
    work_place: "城北工业园", work_from: @"2026-03-09", work_to: @"2026-03-10", category: ["safety"], situation: "4",
    demand: [{profession: "6.2", count: 2}, {profession: "8.1", count: 1}], order_number: "阳安委派〔2026〕12号",
    head_opinion: {text: "同意申请。", signer: "林峰", date: @"2026-03-02"}, leader_opinion: {text: "同意。", signer: "何静", date: @"2026-03-03"},
    order_opinion: {text: "同意委派。", signer: "孙磊", date: @"2026-03-04"}, user_confirm: {text: "情况属实。", signer: "马超", date: @"2026-03-11"},
    attendance: "三名专家两日均到岗。",
    order_rows: [
      {line: 1, name: "周文斌", profession: "6.2", professional_title: "高级工程师", grade: "excellent"},
      {line: 2, name: "朱振宇", profession: "6.3", professional_title: "高级工程师", grade: "good"},
      {line: 3, name: "沈玉梅", profession: "8.1", professional_title: "冶炼高级工程师", grade: "fair"},
      {line: 4, name: "严敏", profession: "6.10", professional_title: "高级工程师", grade: "good"},
      {line: 5, name: "吴国栋", profession: "4.3", professional_title: "采矿高级工程师", grade: "poor"},
      {line: 6, name: "韩卫东", profession: "9.2", professional_title: "高级工程师", grade: "good"}],
    name: "周文斌", profession: "6.2", grade: "fair", explanation: "第二日迟到半小时，检查记录两处缺少依据，经提醒后补正。",
    expert: {name: "周文斌", employer: "市化工设计院", professions: ["6.2"]}, item: {expert: {name: "周文斌"}},
    work_report: "3月9日上午检查煤气柜区，发现隐患三项；下午检查危险化学品库房。\n3月10日复核整改方案，提出书面意见。",
    briefed: true, briefed_at: @"2026-03-09T08:00:00+08:00", briefed_by: "马超", briefed_people: "周文斌、朱振宇、沈玉梅",
    briefing_notes: "宣读廉洁、保密、回避规定，签收廉政告知。", ledger_notes: "委派单、记录卡齐全，考评与现场情况相符。",
    reason: "本年度考评出现一般或者较差", talked_at: @"2026-04-16T15:00:00+08:00", talk_place: "专家管理办公室", talked_by: "王强、刘燕",
    talk_text: "指出迟到和记录不细的问题，要求今后遵守时间、如实记录。", expert_words: "接受意见，今后改正。",
    article: "第二十四条（三）", ground: "3", ground_words: "一年内两次考评为一般或者较差", removed_on: @"2026-10-20", list_number: "阳安办发〔2026〕9号",
    emergency_kind: "accident", used_at: @"2026-03-02T08:30:00+08:00", ordered_by: "何静", retro_words: "使用单位在规定期限和宽限期内均未补办使用申请。",
    draw_rows: [{draw: 1, order: 3, kept_out: 1, frozen_at: @"2026-03-04T09:00:00+08:00", frozen_by: "王强", drawn_at: @"2026-03-04T09:02:00+08:00",
      drawn_by: "王强", words: "春分将至", list_hash: "1f0c6a5fd2f1d5a3e3b8c0a54b7b9d1e21f0c6a5fd2f1d5a3e3b8c0a54b7b9d1", commitment:
      "9d1e21f0c6a5fd2f1d5a3e3b8c0a54b7b9d1e21f0c6a5fd2f1d5a3e3b8c0a54b", secret: "c0a54b7b9d1e21f0c6a5fd2f1d5a3e3b8c0a54b7b9d1e21f0c6a5fd2f1d5a3e3"}],
    draw_candidates: [{draw: 1, rank: 1, no: 2, name: "严敏", lot: "09ab12cd34ef5678", answer: "unable"},
      {draw: 1, rank: 2, no: 1, name: "周文斌", lot: "1fab12cd34ef5678", answer: "accept"}, {draw: 1, rank: 3, no: 3, name: "朱振宇", lot: "7fab12cd34ef5678"}],
    draw_kept_out: [{draw: 1, name: "施雪梅", why: "与“城北钢铁有限公司”同属一个单位，须回避"}],
    agenda: [], decisions: {fill: {signer: "周文斌"}, rate: {signer: "马超"}}, last_decision: {signer: "马超"},
    source: "district", group: "chemical", team_rows: [{line: 1, name: "甲", group: "chemical", professional_title: "高级工程师"}],
    requested_on: @"2026-03-02", base_opinion: {text: "同意。", signer: "钱进", date: @"2026-03-03"}, assignment_number: "武应急专派〔2026〕3号",
    attended: "企业负责人、安全员在场。", opinion_text: "现场存在三项隐患，建议限期整改。", checked_facts: "检查期间向服务对象推销产品。",
    decided_on: @"2026-11-30", suspended_until: @"2027-02-28", blacklisted_until: @"2030-05-10", dismissed_on: @"2027-05-12",
    interviewed_at: @"2026-11-30T09:00:00+08:00", interview_place: "局会议室", interviewed_by: "钱进", interview_text: "指出问题，告知后果。",
    hirer: "某镇应急管理局", hire_kind: "task", record_number: "CZ-2026-031"
  })");
  return values;
}

pdf::Sheet sheet(const Order& order) { return sheet_of(order, case_values(), {2026, 3, 11}); }

const std::vector<Order> all_orders = {{"yangquan", "yq-f4", {}},
                                       {"yangquan", "yq-f4-direct", {}},
                                       {"yangquan", "yq-f5", {"emo"}},
                                       {"yangquan", "yq-f5-more", {"emo"}},
                                       {"yangquan", "yq-f6", {}},
                                       {"yangquan", "yq-draw", {"emo"}},
                                       {"yangquan", "yq-invitation", {"emo"}},
                                       {"yangquan", "yq-briefing", {}},
                                       {"yangquan", "yq-evaluation", {}},
                                       {"yangquan", "yq-ledger", {"emo"}},
                                       {"yangquan", "yq-talk", {"emo"}},
                                       {"yangquan", "yq-removal-notice", {"sco"}},
                                       {"yangquan", "yq-retro-report", {"emo"}},
                                       {"wujin", "wj-request", {}},
                                       {"wujin", "wj-invitation", {"bureau"}},
                                       {"wujin", "wj-assignment", {"bureau"}},
                                       {"wujin", "wj-report", {}},
                                       {"wujin", "wj-warning", {"bureau"}},
                                       {"wujin", "wj-suspension", {"bureau"}},
                                       {"wujin", "wj-blacklist", {"bureau"}},
                                       {"wujin", "wj-interview", {}},
                                       {"wujin", "wj-announcement", {"bureau"}},
                                       {"wujin", "wj-hire", {}}};

}  // namespace

TEST_CASE("Every paper of a dispatch and of what follows from it is printed, sealed where it says so, without an unfilled brace", "[paper]") {
  const pdf::Fonts fonts(pdf::debian_fonts());
  for (const Order& order : all_orders) {
    INFO(order.form);
    const pdf::Sheet made = sheet(order);
    CHECK_THAT(words_of(made), !Contains("{") && !Contains("null"));
    CHECK(made.seals.size() == order.seals.size());
    CHECK(made.watermark.empty());
    const std::string bytes = pdf::render(made, fonts);
    CHECK(bytes.starts_with("%PDF-1.7"));
    if (const char* folder = std::getenv("QIANPI_KEEP_PAPERS"))
      std::ofstream(std::string(folder) + "/" + order.form + ".pdf", std::ios::binary) << bytes;
  }
}

TEST_CASE("An order has five rows; the sixth expert stands on the continuation sheet alone", "[paper]") {
  const std::string first = words_of(sheet({"yangquan", "yq-f5", {}})), more = words_of(sheet({"yangquan", "yq-f5-more", {}}));
  CHECK_THAT(first, Contains("周文斌") && Contains("吴国栋") && !Contains("韩卫东"));
  CHECK_THAT(more, Contains("韩卫东") && !Contains("吴国栋"));
}

TEST_CASE("An order ticks each expert's grade and counts the days, the first and the last included", "[paper]") {
  const std::string words = words_of(sheet({"yangquan", "yq-f5", {}}));
  CHECK_THAT(words, Contains("☑优秀　□良好　□一般　□较差|") && Contains("□优秀　□良好　☑一般　□较差|") && Contains("2天|"));
}
