// Why a task is whose it is, and what its outcomes would bring about, as its reader is told.
#include <catch2/catch.hpp>

#include "tests/http/office.h"

using namespace qianpi;
using namespace qianpi::http;

namespace {

std::string leads_in(const Json& outcome) {
  std::string all;
  for (const Json& lead : outcome["leads"]) all += lead.get<std::string>() + "|";
  return all;
}

}  // namespace

TEST_CASE("A task says whose it is, what made it, and what each outcome would bring about, and nothing of it happens") {
  TestOffice office;
  const std::string on = office.begin_notice();
  const Json view = body_of(office.get("clerk", "/cases/" + on));
  const auto mine = std::find_if(view["tasks"].begin(), view["tasks"].end(), [](const Json& one) { return one["mine"].get<bool>(); });
  REQUIRE(mine != view["tasks"].end());
  const std::string no = std::to_string((*mine)["no"].get<int>());
  const Json told = body_of(office.get("clerk", "/cases/" + on + "/tasks/" + no + "/explain"));
  INFO(told.dump(1));
  CHECK(told["role"] == (*mine)["role_title"]);
  CHECK_FALSE(told["people"].empty());
  CHECK(told["cause"]["title"].get<std::string>().find("发起办件") != std::string::npos);
  CHECK(body_of(office.get("clerk", "/cases/" + on)) == view);
  CHECK(office.get("clerk", "/cases/" + on + "/tasks/99/explain").status == 404);
  CHECK(office.get("stranger", "/cases/" + on + "/tasks/" + no + "/explain").status == 404);
  for (const Json& outcome : told["outcomes"]) CHECK((outcome["refused"].is_string() || !leads_in(outcome).empty()));
}
