#include "engine/course.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/evolve.h"

namespace qianpi {

Course::Course(const Situation& situation) : situation_(situation), case_(situation.before), records_(situation.records), series_(situation.series) {}

void Course::add(Fact fact) {
  case_ = evolve(std::move(case_), fact, situation_.now);
  if (const RecordKey* key = record_of(fact)) {
    Record& record = records_[*key];
    record = evolve(std::move(record), fact);
  }
  if (const auto* taken = std::get_if<fact::NumberTaken>(&fact)) {
    Series& series = series_[taken->series];
    series = evolve(std::move(series), *taken);
  }
  facts_.push_back({std::move(fact), happened_at_});
}

void Course::note(fact::TableDecided ruling) {
  if (std::ranges::find(rulings_, ruling) == rulings_.end()) rulings_.push_back(std::move(ruling));
}

void Course::add_rulings() {
  if (facts_.empty()) return;
  for (fact::TableDecided& ruling : rulings_) add(std::move(ruling));
  rulings_.clear();
}

void Course::refuse(Refusal refusal) {
  if (!refusal_) refusal_ = std::move(refusal);
}

const Record& Course::record(const RecordKey& key) {
  auto [found, is_new] = records_.try_emplace(key);
  if (is_new) {
    missing_.records.insert(key);
    found->second.key = key;
  }
  return found->second;
}

const Series& Course::series(const SeriesKey& key) {
  auto [found, is_new] = series_.try_emplace(key);
  if (is_new) {
    missing_.series.insert(key);
    found->second.key = key;
  }
  return found->second;
}

void Course::guard(const SeriesKey& key) {
  series(key);
  guarded_.insert(key);
}

const Case& Course::other(CaseId id) {
  static const Case unknown;
  auto found = situation_.cases.find(id);
  if (found != situation_.cases.end()) return found->second;
  missing_.cases.insert(id);
  return unknown;
}

const std::vector<Record>& Course::records_in(const RegisterKey& key) {
  static const std::vector<Record> none;
  auto found = situation_.registers.find(key);
  if (found != situation_.registers.end()) return found->second;
  missing_.registers.insert(key);
  return none;
}

const std::vector<RunningCase>& Course::running_about(const RecordKey& key) {
  static const std::vector<RunningCase> none;
  auto found = situation_.about.find(key);
  if (found != situation_.about.end()) return found->second;
  missing_.about.insert(key);
  return none;
}

const std::vector<Person>& Course::holders(const RoleIn& role) {
  static const std::vector<Person> nobody;
  auto found = situation_.holders.find(role);
  if (found != situation_.holders.end()) return found->second;
  missing_.holders.insert(role);
  return nobody;
}

const Actor* Course::person(const UserId& user) {
  auto found = situation_.people.find(user);
  if (found == situation_.people.end()) missing_.people.insert(user);
  return found == situation_.people.end() || !found->second ? nullptr : &*found->second;
}

const Record* Course::subject() { return case_.subject ? &record(*case_.subject) : nullptr; }

std::string Course::code() {
  static constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::string code;
  if (situation_.entropy.empty()) return code;
  const std::string bytes = hmac_sha256_hex(situation_.entropy, std::to_string(codes_++));
  for (std::size_t at = 0; code.size() < 20; at += 2) code += letters[std::stoul(bytes.substr(at, 2), nullptr, 16) % letters.size()];
  return code;
}

Signature signature_of(const Actor& actor) { return {actor.user, actor.name, actor.unit}; }

}  // namespace qianpi
