// One invented office under random work: people do what they are offered and what they are not, deliveries come late, the clock moves on. After
// every step the invariants are looked at. A world is wholly given by its seed.
#pragma once
#include <array>
#include <map>
#include <stdexcept>

#include "engine/offers.h"
#include "tests/simulate/invariants.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"

namespace qianpi::simulate {

struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What a run did, for the report.
struct Tally {
  long steps = 0, done = 0, refused = 0, cases = 0, ended = 0, timers = 0, deliveries = 0;
  Tally& operator+=(const Tally&);
};

class World {
 public:
  explicit World(std::uint64_t seed);
  /// That many steps, then the rest of the year goes by. Throws Broken with the seed, the step and what was done.
  Tally run(int steps);

 private:
  void step();
  void begin_case();
  void act(bool legally);
  std::optional<Verb> offered(const Situation&);
  std::optional<Verb> filled(const Situation&, const Offer&);
  Verb reckless(const Case&);
  verb::Decide ballots(const Case&, const Offer&);
  void submit(const Actor&, CaseId on, Verb, bool was_offered);
  void send_again(const Command&, const Receipt&);
  void elapse(Instant until);
  void fire_due();
  void deliver(bool all);
  void deliver_one(const Delivery&);
  void look_at(CaseId, bool may_have_gone_on = false);
  void look_at_all();
  void look_at_offers(const Case&);
  void finish();
  void demand(const Complaint&) const;
  Answer tried(const Command&);

  std::uint64_t seed_;
  Dice dice_;
  Invention invention_;
  test::MemoryStore store_;
  test::FakePeople people_;
  test::StoppedClock clock_;
  test::FixedEntropy entropy_;
  std::shared_ptr<const calendar::Calendar> calendar_;
  Engine engine_;
  std::vector<Actor> actors_;
  struct Shadow {
    Case folded;
    std::size_t rows = 0;
  };
  std::map<CaseId, Shadow> shadows_;
  std::vector<CaseId> cases_;
  std::string doing_;
  Tally tally_;
  int keys_ = 0;
};

}  // namespace qianpi::simulate
