// Counts, at the end of a run, how many claims each store kept.
#include <catch2/catch.hpp>

#include <iostream>
#include <map>

namespace {

class Tally : public Catch::TestEventListenerBase {
 public:
  using TestEventListenerBase::TestEventListenerBase;
  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    const std::string& name = stats.testInfo.name;
    for (const char* store : {"Memory", "Sqlite", "Mariadb"}) {
      bool here = name.ends_with(std::string("::") + store);
      if (!here) continue;
      ++claims_[store];
      if (stats.totals.assertions.allPassed()) ++kept_[store];
    }
  }
  void testRunEnded(const Catch::TestRunStats&) override {
    static const std::map<std::string, std::string> shown{{"Memory", "memory"}, {"Sqlite", "sqlite"}, {"Mariadb", "mariadb"}};
    for (const auto& [store, claims] : claims_)
      std::cout << "store " << shown.at(store) << ": " << kept_[store] << " of " << claims << " claims kept\n";
  }

 private:
  std::map<std::string, int> claims_, kept_;
};

CATCH_REGISTER_LISTENER(Tally)

}  // namespace
