// A small office in memory for tests of the engine: one package of few workflows (a request with review, decision, notice; a collector; an
// objection), five people, a stopped clock. Its sentences read like the day of a clerk: begin, decide, deliver, wait.
#pragma once
#include <string>

#include "engine/engine.h"
#include "engine/offers.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"

namespace qianpi::test {

class Desk {
 public:
  /// `extra` replaces or adds files of the package, by path ("vote.yaml").
  explicit Desk(std::map<std::string, std::string> extra = {});

  Answer submit(const std::string& user, CaseId on, Verb, const std::string& key = {}, const std::string& body = {});
  /// Like submit, and fails the test with the refusal's words unless it was done.
  Receipt done(const std::string& user, CaseId on, Verb);
  /// Like submit, and fails the test when it was done.
  Refusal refused(const std::string& user, CaseId on, Verb);

  /// A request by that user, filled in well; `with` replaces fields.
  CaseId begin(const std::string& user = "ann", rules::Value with = {});
  verb::Start request(rules::Value with = {}) const;
  Receipt decide(const std::string& user, CaseId on, const std::string& outcome, const std::string& opinion = {});
  /// Hands over every pending delivery until none is left.
  void deliver();
  void wait(calendar::Span);
  /// Lets the clock stand at that minute ("2026-03-10 09:00") and every timer due until then elapse, in order; each midnight is swept.
  void at(const std::string& minute);

  Case load(CaseId id) { return store.load_case(id); }
  std::string state(CaseId);                 ///< the active leaf's path
  const Task* open_task(const Case&) const;  ///< the first open one
  Actor actor(const std::string& user);
  std::vector<Fact> facts(CaseId);
  int count(CaseId, std::string_view kind);  ///< journal rows of that kind
  Situation seen_by(const std::string& user, CaseId);

  MemoryStore store;
  FakePeople people;
  StoppedClock clock;
  FixedEntropy entropy;
  Engine engine;
};

}  // namespace qianpi::test
