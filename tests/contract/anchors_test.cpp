// What every store keeps of the daily anchors.
#include "engine/anchors.h"
#include "tests/contract/makers.h"
#include "tests/contract/samples.h"

namespace qianpi::contract {

namespace {

CLAIM("An anchor covers the ends of all chains that grew since the last one, and only those") {
  TestType here;
  CHECK(here.anchors().unanchored().empty());
  Case one = stored_case(here.store()), two = stored_case(here.store());
  Changes changes = step(two);
  changes.records = {record_step({"office", "experts", "a"}, 1, "Li Si")};
  REQUIRE(here.store().save(changes) == SaveResult::saved);
  const std::vector<ChainHead> heads = here.anchors().unanchored();
  REQUIRE(heads.size() == 3);
  CHECK(root_of(heads) == root_of({heads[2], heads[0], heads[1]}));
  CHECK(anchor_new_day(here.anchors(), noon));
  CHECK(here.anchors().unanchored().empty());
  REQUIRE(here.store().save(step(one)) == SaveResult::saved);
  const auto grown = here.anchors().unanchored();
  REQUIRE(grown.size() == 1);
  CHECK(grown[0] == ChainHead{"case", one.id.value, 2, here.store().chain_head(one.id)});
}

CLAIM("There is one anchor a day, each bound to the one before; a day on which nothing happened has none") {
  TestType here;
  Case it = stored_case(here.store());
  CHECK(anchor_new_day(here.anchors(), noon));
  REQUIRE(here.store().save(step(it)) == SaveResult::saved);
  CHECK_FALSE(anchor_new_day(here.anchors(), after_hours(3)));
  CHECK(anchor_new_day(here.anchors(), after_hours(24)));
  CHECK_FALSE(anchor_new_day(here.anchors(), after_hours(48)));
  const std::vector<Anchor> all = here.anchors().anchors();
  REQUIRE(all.size() == 2);
  CHECK(all[1].previous == all[0].hash);
  CHECK(all[1].at == after_hours(24));
  CHECK_FALSE(verify_anchors(all));
  for (const Anchor& anchor : all) CHECK(root_of(here.anchors().heads_of(anchor.no)) == anchor.root);
  CHECK(here.anchors().heads_of(7).empty());
}

CLAIM("Of two who make the same anchor one is too late, and leaves nothing behind") {
  TestType here;
  stored_case(here.store());
  CHECK(anchor_new_day(here.anchors(), noon));
  const Anchor first = here.anchors().anchors().at(0);
  Case late = stored_case(here.store());
  CHECK_FALSE(here.anchors().keep_anchor({1, after_hours(1), 1, "r", "", "h"}, {{"case", late.id.value, 1, "x"}}));
  CHECK(here.anchors().anchors() == std::vector{first});
  CHECK(here.anchors().unanchored().size() == 1);
}

}  // namespace
}  // namespace qianpi::contract
