// The papers of a shipped package, made from its own files as the outbox makes them.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>

#include "tests/paper/shipped.h"

using namespace qianpi;
using namespace qianpi::test;
using Catch::Matchers::Contains;
using rules::Value;

namespace {

Value opinion(const char* text, const char* signer, Date date) { return Value::context({{"text", text}, {"signer", signer}, {"date", date}}); }

Value decision(const char* outcome, const char* title, const char* words, const char* signer) {
  return Value::context(
      {{"outcome", outcome}, {"title", title}, {"opinion", words}, {"signer", signer}, {"date", Date{2026, 3, 12}}, {"basis", "第六条"}});
}

Value applicant(const char* name) {
  return Value::context({{"name", name},
                         {"sex", "男"},
                         {"birth_date", Date{1968, 5, 12}},
                         {"political_status", "中共党员"},
                         {"mobile", "13800001234"},
                         {"id_number", "140302196805120011"},
                         {"employment", "working"},
                         {"employer", "阳泉市安全技术服务中心"},
                         {"employer_address", "阳泉市城区桃北中路123号"},
                         {"department", "技术部"},
                         {"post", "总工程师"},
                         {"school", "太原理工大学"},
                         {"education", "bachelor"},
                         {"professional_title", "正高级工程师"},
                         {"title_level", "senior"},
                         {"major", "安全工程"},
                         {"qualifications", Value::list({"safety_engineer", "safety_evaluator"})},
                         {"industry", "煤矿"},
                         {"profession", "4.3"},
                         {"years_in_trade", 30},
                         {"resume", "1990年7月至1998年3月，阳泉煤业集团三矿通风区技术员。\n1998年4月至今，从事安全技术服务。"},
                         {"achievements", "主持完成瓦斯抽采达标评判细则编制。"},
                         {"pledge", "本人所填内容和所附材料真实有效。"},
                         {"applicant_signature", name},
                         {"filled_on", Date{2026, 3, 10}}});
}

Value paper_values() {
  const Value expert = applicant("张龢喆")
                           .with("professions", Value::list({"4.3"}))
                           .with("certificate_number", "阳安专聘〔2026〕7号")
                           .with("standing_from", Date{2026, 4, 2})
                           .with("standing_until", Date{2029, 4, 2});
  Value values = applicant("张龢喆").with("expert", expert).with("number", "阳安专聘〔2026〕7号").with("issued_on", Date{2026, 4, 2});
  values = values.with("employer_opinion", opinion("经审核，情况属实，同意申报。", "王五", {2026, 3, 11}));
  values = values.with("review_opinion", opinion("符合第六条规定的条件。", "赵六", {2026, 3, 16}));
  for (const char* tick : {"ethics", "knowledge", "site_ability", "health", "clean_record"}) values = values.with(tick, true);
  values = values.with("decisions", Value::context({{"unit_opinion", decision("approve", "同意申报", "情况属实", "王五")},
                                                    {"assess", decision("unfit", "不符合条件", "现场经验不足", "赵六")},
                                                    {"minutes", decision("approve", "签发纪要", "", "李主任")}}));
  rules::Items agenda;
  for (const char* name : {"张龢喆", "李四", "王五"})
    agenda.push_back(applicant(name).with("outcome", std::string(name) == "李四" ? "rejected" : "passed"));
  values = values.with("agenda", Value::list(std::move(agenda)));
  values = values.with("notice_title", "关于专家库拟入库人选的公示").with("opened_on", Date{2026, 3, 18});
  values = values.with("closes_at", Value::at(start_of({2026, 3, 26}))).with("contact", "专家管理办公室").with("contact_phone", "0353-2293456");
  values = values.with("contact_address", "阳泉市城区").with("meeting_title", "市安委办办公会议").with("present", "李主任、王副主任");
  return values.with("meeting_on", Value::at(instant_of({2026, 3, 30}, {9, 0, 0})))
      .with("list_issued_on", Date{2026, 4, 1})
      .with("minutes_text", "会议同意印发名单。");
}

pdf::Sheet sheet(const std::string& form, const std::vector<std::string>& seals, const Value& values = paper_values(), bool draft = false) {
  return sheet_of({"yangquan", form, seals, draft}, values, {2026, 4, 2});
}

const std::map<std::string, std::vector<std::string>> seals_of = {{"yq-f1", {"employer"}}, {"yq-review", {"emo"}}, {"yq-notice", {"emo"}},
                                                                  {"yq-minutes", {}},      {"yq-list", {"sco"}},   {"yq-certificate", {"sco"}},
                                                                  {"yq-badge", {"emo"}},   {"yq-refusal", {"emo"}}};

}  // namespace

TEST_CASE("Every paper of Yangquan's enrolment is printed, with its seal and without an unfilled brace", "[paper]") {
  const pdf::Fonts fonts(pdf::debian_fonts());
  for (const auto& [form, seals] : seals_of) {
    INFO(form);
    const pdf::Sheet made = sheet(form, seals);
    CHECK_THAT(words_of(made), !Contains("{") && !Contains("null"));
    CHECK(made.seals.size() == seals.size());
    CHECK(made.watermark.empty());
    REQUIRE(made.qr);
    CHECK(made.qr->content == "https://office.example/verify/YQ7H2K");
    const std::string bytes = pdf::render(made, fonts);
    CHECK(bytes.starts_with("%PDF-1.7"));
    if (const char* folder = std::getenv("QIANPI_KEEP_PAPERS")) std::ofstream(std::string(folder) + "/" + form + ".pdf", std::ios::binary) << bytes;
  }
}

TEST_CASE("The application prints titles for codes, dates as people read them, and boxes for choices", "[paper]") {
  const std::string words = words_of(sheet("yq-f1", {"employer"}));
  CHECK_THAT(words, Contains("1968年5月|") && Contains("太原理工大学　本科") && Contains("注册安全工程师、安全评价师"));
  CHECK_THAT(words, Contains("☑在岗|☐退休|") && Contains("填报日期：2026年3月10日"));
  CHECK_THAT(words, Contains("经审核，情况属实，同意申报。") && Contains("2026年3月11日"));
  CHECK_THAT(words, !Contains("4.3|") && !Contains("safety_engineer"));
}

TEST_CASE("Before its seal an application shows where the seal will stand, and is marked as a draft", "[paper]") {
  const pdf::Sheet draft = sheet("yq-f1", {});
  CHECK(draft.seals.empty());
  CHECK_FALSE(draft.watermark.empty());
  CHECK_THAT(words_of(draft), Contains("（公章）"));
  const pdf::Sheet preview = sheet("yq-f1", {"employer"}, paper_values(), true);
  CHECK(preview.seals.empty());
  CHECK_FALSE(preview.watermark.empty());
}

TEST_CASE("The employer's seal bears the employer's name", "[paper]") {
  const pdf::Sheet made = sheet("yq-f1", {"employer"});
  REQUIRE(made.seals.size() == 1);
  CHECK(made.seals[0].organisation == "阳泉市安全技术服务中心");
}

TEST_CASE("The list names only those who passed, in their order", "[paper]") {
  const std::string words = words_of(sheet("yq-list", {"sco"}));
  CHECK_THAT(words, Contains("1|张龢喆|") && Contains("2|王五|") && !Contains("李四"));
}

TEST_CASE("The minutes print every result in words", "[paper]") {
  const std::string words = words_of(sheet("yq-minutes", {}));
  CHECK_THAT(words,
             Contains("同意|") && Contains("不同意|") && Contains("3项议题") && Contains("时间：2026年3月30日9:00") && Contains("主持人：李主任"));
}

TEST_CASE("A notice names its last day, not the midnight after it", "[paper]") {
  CHECK_THAT(words_of(sheet("yq-notice", {"emo"})), Contains("2026年3月18日至2026年3月25日") && Contains("将3名拟入库人选"));
}

TEST_CASE("A certificate's term ends on the day before the first day that is no longer included", "[paper]") {
  CHECK_THAT(words_of(sheet("yq-certificate", {"sco"})), Contains("自2026年4月2日至2029年4月1日"));
}

TEST_CASE("A refusal prints the reason of the decision, or that of the upheld objection", "[paper]") {
  CHECK_THAT(words_of(sheet("yq-refusal", {"emo"},
                            paper_values().with("decisions", Value::context({{"assess", decision("unfit", "不符合条件", "现场经验不足", "赵六")}})))),
             Contains("理由：现场经验不足。"));
  CHECK_THAT(words_of(sheet("yq-refusal", {"emo"}, paper_values().with("refusal_reason", "学历证书不实"))), Contains("理由：学历证书不实。"));
}
