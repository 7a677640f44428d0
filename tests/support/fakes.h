// Hand-made fakes of the small doors: a clock that stands until it is moved, entropy that repeats itself from a seed, people from a
// list, blobs in a map. Used by pure tests, the contract tests and the scenario runner's tests.
#pragma once
#include <map>
#include <mutex>

#include "engine/ports/people.h"
#include "engine/ports/world.h"

namespace qianpi::test {

class StoppedClock : public Clock {
 public:
  explicit StoppedClock(Instant at = {}) : now_(at) {}
  Instant now() override { return now_; }
  void move_to(Instant at) { now_ = at; }

 private:
  Instant now_;
};

/// The same seed gives the same bytes in every run; no two calls give the same ones.
class FixedEntropy : public Entropy {
 public:
  explicit FixedEntropy(std::uint64_t seed = 1) : state_(seed) {}
  std::string bytes(int count) override;

 private:
  std::mutex mutex_;
  std::uint64_t state_;
};

class FakePeople : public People {
 public:
  void add(Actor);
  void add_unit(const UnitId&, const std::string& title);
  std::vector<Person> holders(const RoleIn&) override;
  std::optional<Actor> actor(const UserId&) override;
  std::string unit_title(const UnitId&) override;

 private:
  std::map<UserId, Actor> actors_;
  std::map<UnitId, std::string> units_;
};

/// Types are not looked at: `about.type` is kept as given.
class MemoryBlobs : public Blobs {
 public:
  Blob put(const Blob& about, std::string_view bytes) override;
  std::optional<Blob> find(const BlobId&) override;
  std::string read(const BlobId&) override;
  void put_paper(const std::string& sha256, std::string_view bytes) override;
  std::optional<std::string> read_paper(const std::string& sha256) override;

 private:
  std::mutex mutex_;
  std::map<BlobId, std::pair<Blob, std::string>> blobs_;
  std::map<std::string, std::string> papers_;
};

}  // namespace qianpi::test
