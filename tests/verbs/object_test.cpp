#include <catch2/catch.hpp>

#include "tests/support/notice.h"

using namespace qianpi;
using rules::Value;

namespace {
verb::Object objection(CaseId notice, CaseId item) {
  verb::Object object;
  object.workflow = "objection";
  object.notice = notice;
  object.item = item;
  object.data = Value::context({{"text", "材料不实"}});
  return object;
}
}  // namespace

TEST_CASE("Anyone may object to one row while the notice is open; it holds only that row") {
  test::OpenNotice office;
  const CaseId objection_case = office.desk.done("public", {}, objection(office.notice, office.first)).on;
  office.desk.deliver();
  const Case notice = office.desk.load(office.notice);
  CHECK(find_item(notice, office.first)->open_cases == std::vector<CaseId>{objection_case});
  CHECK(find_item(notice, office.second)->open_cases.empty());
}

TEST_CASE("An objection to someone who is not on the notice finds nothing") {
  test::OpenNotice office;
  CHECK(office.desk.refused("public", {}, objection(office.notice, CaseId{999})).reason == Reason::unknown_case);
}

TEST_CASE("An objection after the notice has closed is late") {
  test::OpenNotice office;
  office.desk.at("2026-03-10 00:01");
  CHECK(office.desk.refused("public", {}, objection(office.notice, office.first)).reason == Reason::late);
}

TEST_CASE("An upheld objection refuses the person concerned and nobody else") {
  test::OpenNotice office;
  const CaseId about = office.desk.done("public", {}, objection(office.notice, office.first)).on;
  office.desk.deliver();
  office.desk.decide("cai", about, "uphold", "查证属实");
  office.desk.deliver();
  CHECK(office.desk.load(office.first).outcome == "refused");
  CHECK(office.desk.state(office.second) == "notice");
}
