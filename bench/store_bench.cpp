// How many durable saves a second each store makes: by one caller, and by 64 at once. `store_bench [FOLDER]`, by default a folder under
// the temporary one; the figure is only worth something on the disk that the office uses. `store_bench mariadb` starts a private server.
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

#include "adapters/database/database.h"
#include "tests/contract/samples.h"
#include "tests/support/mariadb_database.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace qianpi;

/// A case as an approval leaves it: some tasks, a timer, eight journal rows a step.
Changes typical_step(Case& it) {
  Changes changes = contract::step(it);
  for (int i = 1; i < 8; ++i) {
    JournalRow row = changes.journal.front();
    row.seq = ++it.facts;
    changes.journal.push_back(row);
  }
  changes.after.facts = it.facts;
  for (int no = 1; no <= 3; ++no) changes.tasks.push_back(contract::open_task(no, "reviewer", "east"));
  changes.receipt = contract::receipt("zhang", std::to_string(it.id.value) + "/" + std::to_string(it.revision), it);
  return changes;
}

double saves_per_second(Store& store, int callers, std::chrono::seconds span) {
  using Clock = std::chrono::steady_clock;
  std::atomic<int> saves = 0;
  const auto start = Clock::now();
  std::vector<std::thread> threads;
  for (int i = 0; i < callers; ++i)
    threads.emplace_back([&] {
      Case it = contract::stored_case(store);
      it.timers = {{1, "review", "after.1", contract::after_hours(1)}};
      while (Clock::now() - start < span)
        if (store.save(typical_step(it)) == SaveResult::saved) ++saves;
    });
  for (std::thread& thread : threads) thread.join();
  return saves / std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

int main(int count, char** arguments) {
  const test::TempFolder temporary;
  const std::string where = count > 1 ? arguments[1] : temporary.path().string();
  auto database = where == "mariadb" ? test::empty_database(test::PrivateMariadb::shared()) : database::Database::open(where);
  for (int callers : {1, 8, 64})
    std::cout << "durable saves/s by " << callers
              << " callers: " << static_cast<int>(saves_per_second(database->store(), callers, std::chrono::seconds(3))) << std::endl;
}
