#include "adapters/outbox/worker.h"

#include <catch2/catch.hpp>

#include "adapters/packages/folder.h"
#include "engine/rules/value_text.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"

namespace qianpi::outbox {

namespace {

constexpr std::int64_t minute_us = 60'000'000;

/// The Yangquan office with one clerk; papers are made of words, and fail as often as asked.
struct Room {
  test::MemoryStore store;
  test::FakePeople people;
  test::StoppedClock clock{instant_of({2026, 3, 2}, {9, 0, 0})};
  test::FixedEntropy entropy;
  test::MemoryBlobs blobs;
  Engine engine{store, people, clock, entropy, years()};
  int fail = 0, made = 0, keys = 0;
  std::vector<std::string> told, complaints;
  Actor applicant;

  Room() {
    store.publish(*std::get<PackagePtr>(packages::read(std::string(QIANPI_ROOT) + "/examples/leave")), clock.now());
    applicant.user = {"li"};
    applicant.name = "李四";
    people.add(applicant);
  }
  static std::shared_ptr<const calendar::Calendar> years() {
    return std::make_shared<const calendar::Calendar>(
        std::get<calendar::Calendar>(packages::read_calendar(std::string(QIANPI_ROOT) + "/config/calendar")));
  }
  Worker worker() {
    return Worker({engine, store, store, store, blobs, clock,
                   [this](const Situation&, const fact::PaperOrdered& ordered, Instant) {
                     if (fail-- > 0) throw std::runtime_error("no ink");
                     ++made;
                     return MadePaper{"%PDF " + ordered.paper.form, "words", 1};
                   },
                   [this](const std::string& what, const std::string& detail) { told.push_back(what + " " + detail); },
                   [this](const std::string& what, const std::string&) { complaints.push_back(what); }},
                  {3, 5, 600, 120});
  }
  /// A case whose journal orders one paper, put into the store as a decision would.
  CaseId order_paper() {
    const PackagePtr package = engine.library().all_current().front();
    Changes changes;
    changes.after.id = store.new_case_id();
    changes.after.revision = 1;
    changes.after.package = package->name;
    changes.after.version = package->version;
    changes.after.workflow = package->workflows.begin()->first;
    changes.after.started_at = clock.now();
    changes.after.facts = 1;
    Paper paper;
    paper.no = 1;
    paper.form = "leave";
    paper.ordered_seq = 1;
    changes.after.papers.push_back(paper);
    changes.journal.push_back(
        {1, clock.now(), {}, "engine", "paper_ordered", rules::to_json(to_value(Fact(fact::PaperOrdered{paper, {}, {}, 1, {}}))), "", "h"});
    changes.outbox.push_back({0, changes.after.id, "render", "k1", R"({"paper":1,"seq":1})", 0, ""});
    REQUIRE(store.save(changes) == SaveResult::saved);
    return changes.after.id;
  }
  std::string hash_of_paper(CaseId on) { return store.load_case(on).papers.front().sha256; }
};

}  // namespace

TEST_CASE("An ordered paper is made, stored by its hash, and filed in the journal") {
  Room room;
  const CaseId on = room.order_paper();
  Worker worker = room.worker();
  worker.drain();
  const std::string hash = room.hash_of_paper(on);
  CHECK(hash.size() == 64);
  CHECK(room.blobs.read_paper(hash) == "%PDF leave");
  CHECK(room.store.pending_work() == 0);
}

TEST_CASE("What happened on a day is anchored with the first work of the next, once") {
  Room room;
  Worker worker = room.worker();
  worker.drain();
  room.order_paper();
  worker.drain();
  CHECK(room.store.anchors().empty());
  room.clock.move_to({room.clock.now().us + 24 * 60 * minute_us});
  worker.drain();
  worker.drain();
  REQUIRE(room.store.anchors().size() == 1);
  CHECK(room.store.unanchored().empty());
}

TEST_CASE("A paper that fails is tried again later, not at once") {
  Room room;
  room.fail = 1;
  const CaseId on = room.order_paper();
  Worker worker = room.worker();
  worker.drain();
  CHECK(room.hash_of_paper(on).empty());
  CHECK(room.complaints == std::vector<std::string>{"outbox_failed"});
  room.clock.move_to({room.clock.now().us + minute_us});
  worker.drain();
  CHECK_FALSE(room.hash_of_paper(on).empty());
}

TEST_CASE("A paper that keeps failing is parked and shown, and no longer waited for") {
  Room room;
  room.fail = 100;
  room.order_paper();
  Worker worker = room.worker();
  for (int i = 0; i < 6; ++i) {
    worker.drain();
    room.clock.move_to({room.clock.now().us + 20 * minute_us});
  }
  CHECK(room.store.pending_work() == 0);
  REQUIRE(room.store.parked().size() == 1);
  CHECK(room.store.parked().front().error == "no ink");
  CHECK(room.complaints.back() == "outbox_parked");
}

TEST_CASE("A message that nobody carries yet is kept in the audit as told") {
  Room room;
  const CaseId on = room.order_paper();
  Changes changes;
  changes.after = room.store.load_case(on);
  changes.after.revision += 1;
  changes.outbox.push_back({0, on, "notify", "k2", R"({"to":["someone"]})", 0, ""});
  REQUIRE(room.store.save(changes) == SaveResult::saved);
  Worker worker = room.worker();
  worker.drain();
  CHECK(room.told == std::vector<std::string>{"told notify case " + std::to_string(on.value) + R"( {"to":["someone"]})"});
}

TEST_CASE("Moving the virtual clock on an idle office moves it once") {
  Room room;
  Worker worker = room.worker();
  std::vector<Instant> moves;
  const Instant to{room.clock.now().us + 60 * minute_us};
  worker.advance(
      [&](Instant at) {
        moves.push_back(at);
        room.clock.move_to(at);
      },
      to);
  CHECK(moves == std::vector<Instant>{to});
}

TEST_CASE("The thread wakes up for a commit and stops when asked") {
  Room room;
  Worker worker = room.worker();
  worker.start();
  room.order_paper();
  worker.wake();
  worker.stop();
  CHECK(room.made <= 1);
}

}  // namespace qianpi::outbox
