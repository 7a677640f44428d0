#include "adapters/paper/signing.h"

#include <algorithm>

#include "adapters/paper/words.h"
#include "pdf/sheet.h"

namespace qianpi::paper {

namespace {

constexpr std::int64_t second_us = 1'000'000;

bool is_asked(const std::vector<std::string>& words, const DecisionMade& one) {
  return std::ranges::any_of(words, [&](const std::string& word) { return word == one.role || word == one.state || word == "signers"; });
}

}  // namespace

std::vector<Undersigned> people_on(const Case& on, const fact::PaperOrdered& ordered, Instant ordered_at) {
  std::vector<Undersigned> people;
  for (const DecisionMade& one : on.decisions) {
    if (one.at > ordered_at || one.who.user.value.empty() || !is_asked(ordered.sign, one)) continue;
    std::erase_if(people, [&](const Undersigned& before) { return before.id == one.who.user.value; });
    people.push_back({"person", one.who.user.value, one.who.name, one.title + "，" + print_date(date_at(one.at), "date")});
  }
  return people;
}

std::vector<Undersigned> prepare(pdf::Sheet& sheet, const std::vector<Undersigned>& people) {
  std::vector<Undersigned> all = people;
  for (std::size_t i = 0; i < people.size(); ++i) sheet.fields.push_back({"signature-" + std::to_string(i + 1), {}});
  for (std::size_t i = 0; i < sheet.seals.size(); ++i) {
    const pdf::Seal& seal = sheet.seals[i];
    const std::string name = seal.organisation + seal.middle_line;
    all.push_back({"seal", seal.place + " " + name, name, "盖章"});
    sheet.fields.push_back({"seal-" + std::to_string(i + 1), i});
  }
  if (!all.empty()) return all;
  sheet.fields.push_back({"office-1", {}});
  return {{"office", "papers", "文书归档", "制作文书"}};
}

std::string sign_all(pdf::Printed printed, const std::vector<Undersigned>& all, Instant at, const SignerOf& signer_of) {
  std::string paper = std::move(printed.bytes);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const pdf::Signing signing{all[i].name, all[i].reason, to_text(at), at.us / second_us, i == 0};
    paper = pdf::sign(std::move(paper), printed.fields.at(i), signing, *signer_of(all[i]));
  }
  return paper;
}

}  // namespace qianpi::paper
