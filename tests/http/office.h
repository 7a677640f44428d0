// A small office behind the router, without sockets: the Yangquan package, a memory store, a stopped clock, and people who are signed in
// by name. Used by the tests of the API.
#pragma once
#include <memory>

#include "adapters/http/router.h"
#include "tests/support/fakes.h"
#include "tests/support/memory_store.h"

namespace qianpi::http {

class TestOffice {
 public:
  TestOffice();

  Reply get(const std::string& user, const std::string& path);  ///< user "": nobody signed in
  Reply send(const std::string& user, const std::string& method, const std::string& path, const Json& body = Json::object());
  Reply ask(Request);
  /// What a browser of that user would send; change it before asking to leave something out.
  Request request(const std::string& user, const std::string& method, const std::string& path, const std::string& body = "");
  /// A notice begun by the office: its case id.
  std::string begin_notice();
  void wait_hours(int hours) { clock.move_to({clock.now().us + hours * 3'600'000'000LL}); }

  test::MemoryStore store;
  test::FakePeople people;
  test::StoppedClock clock;
  test::FixedEntropy entropy;
  test::MemoryBlobs blobs;
  Engine engine;
  Site site;
  std::unique_ptr<Router> router;
  std::vector<std::string> audited, complaints;
  int keys = 0, commits = 0;

 private:
  Door door();
};

Json schemas();
Json body_of(const Reply&);
/// "" when the JSON fits the schema of that name, else what is wrong.
std::string misfit(const Json&, const std::string& schema);

}  // namespace qianpi::http
