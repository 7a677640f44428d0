// Registers over the API.
#include <catch2/catch.hpp>

#include "tests/http/office.h"

namespace qianpi::http {
namespace {

/// A record of the office's register, serving from 10 March 2026 to 10 March 2029 (no longer included).
void put_record(TestOffice& office) {
  Record record;
  record.key = {"yangquan", "expert", "1"};
  record.revision = record.facts = 1;
  record.fields = rules::Value::context({{"name", "王伟"}});
  record.spans = {{"serving", false, {2026, 3, 10}, Date{2029, 3, 10}, "第九条", {1}}};
  Changes changes;
  changes.after.id = office.store.new_case_id();
  changes.after.revision = 1;
  changes.after.package = "yangquan";
  changes.records.push_back({record, {{1, office.clock.now(), {}, "engine", "record_created", "{}", {}, "hash"}}});
  office.store.save(changes);
}

TEST_CASE("A standing is told with the last day that it is valid") {
  TestOffice office;
  put_record(office);
  office.clock.move_to(start_of({2026, 4, 1}));
  const Json page = body_of(office.get("clerk", "/registers/yangquan/expert"));
  CHECK(misfit(page, "RegisterPage") == "");
  CHECK(page["rows"][0]["until"] == "2029-03-10");
  CHECK(page["rows"][0]["last_day"] == "2029-03-09");
  const Json view = body_of(office.get("clerk", "/registers/yangquan/expert/1"));
  CHECK(view["standings"][0]["until"] == "2029-03-10");
  CHECK(view["standings"][0]["last_day"] == "2029-03-09");
}

}  // namespace
}  // namespace qianpi::http
