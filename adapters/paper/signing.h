// Who signs a paper, and the signing of it: first the people whose decisions it carries, in the order of deciding, then its seals, else the office
// that made it. Used by sheet_of.cpp and by main.cpp. It holds no key: signers come from outside.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/facts.h"
#include "pdf/sign.h"

namespace qianpi::paper {

struct Undersigned {
  std::string kind;  ///< person, seal, office
  std::string id;    ///< the user's, the seal's
  std::string name, reason;
};

/// The key of such a one, made when they first sign. Empty: nobody signs, papers stay as printed.
using SignerOf = std::function<std::shared_ptr<const pdf::Signer>(const Undersigned&)>;

/// The latest decision of each person that the order asks for by role or state ("signers": all), up to the moment of the order.
std::vector<Undersigned> people_on(const Case&, const fact::PaperOrdered&, Instant ordered_at);

/// The fields that `people` and the sheet's seals need are added to the sheet; who signs them, in their order.
std::vector<Undersigned> prepare(pdf::Sheet&, const std::vector<Undersigned>& people);

/// One revision for each of them. Throws pdf::SigningFailed.
std::string sign_all(pdf::Printed, const std::vector<Undersigned>&, Instant at, const SignerOf&);

}  // namespace qianpi::paper
