#include "tests/support/fakes.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace qianpi::test {

std::string FixedEntropy::bytes(int count) {
  std::scoped_lock lock(mutex_);
  std::string bytes;
  for (int i = 0; i < count; ++i) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    bytes.push_back(static_cast<char>(state_ >> 56));
  }
  return bytes;
}

void FakePeople::add(Actor actor) {
  if (actor.contacts.empty()) actor.contacts.push_back(actor.user.value);
  actors_[actor.user] = std::move(actor);
}

void FakePeople::add_unit(const UnitId& unit, const std::string& title) { units_[unit] = title; }

std::vector<Person> FakePeople::holders(const RoleIn& role) {
  std::vector<Person> holders;
  for (const auto& [user, actor] : actors_) {
    bool holds = std::ranges::any_of(actor.grants, [&](const Grant& grant) {
      return grant.package == role.package && grant.role == role.role && (role.unit.empty() || grant.unit == role.unit);
    });
    if (holds) holders.push_back({user, actor.name, actor.unit});
  }
  return holders;
}

std::optional<Actor> FakePeople::actor(const UserId& user) {
  auto found = actors_.find(user);
  return found == actors_.end() ? std::nullopt : std::optional(found->second);
}

std::string FakePeople::unit_title(const UnitId& unit) {
  auto found = units_.find(unit);
  return found == units_.end() ? unit.value : found->second;
}

Blob MemoryBlobs::put(const Blob& about, std::string_view bytes) {
  std::scoped_lock lock(mutex_);
  Blob blob = about;
  char id[33];
  std::snprintf(id, sizeof id, "%032zx", blobs_.size() + 1);
  blob.id = BlobId{id};
  blob.size = static_cast<std::int64_t>(bytes.size());
  if (blob.sha256.empty()) blob.sha256 = std::to_string(std::hash<std::string_view>{}(bytes));
  blobs_[blob.id] = {blob, std::string(bytes)};
  return blob;
}

std::optional<Blob> MemoryBlobs::find(const BlobId& id) {
  std::scoped_lock lock(mutex_);
  auto found = blobs_.find(id);
  return found == blobs_.end() ? std::nullopt : std::optional(found->second.first);
}

std::string MemoryBlobs::read(const BlobId& id) {
  std::scoped_lock lock(mutex_);
  auto found = blobs_.find(id);
  if (found == blobs_.end()) throw std::out_of_range("no blob " + id.value);
  return found->second.second;
}

void MemoryBlobs::put_paper(const std::string& sha256, std::string_view bytes) {
  std::scoped_lock lock(mutex_);
  papers_.emplace(sha256, bytes);
}

std::optional<std::string> MemoryBlobs::read_paper(const std::string& sha256) {
  std::scoped_lock lock(mutex_);
  auto found = papers_.find(sha256);
  return found == papers_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace qianpi::test
