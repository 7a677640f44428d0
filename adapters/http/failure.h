// What a request may end in when it does not succeed: one RFC 9457 problem, in the reader's language. Thrown inside this room
// and caught at its one door (router.cpp); a Refusal of the engine becomes one by the only switch over Reason.
#pragma once
#include <exception>
#include <optional>
#include <string>

#include "adapters/http/json.h"
#include "engine/refusal.h"

namespace qianpi::http {

class Labels;

struct Failure : std::exception {
  int status = 500;
  std::string reason;  ///< one word for programs: bad_input, no_session, …
  Bilingual detail;
  Problems problems{};
  std::string who{};
  std::optional<Instant> when{};
  std::optional<int> retry_after_seconds{};
  const char* what() const noexcept override { return reason.c_str(); }

  Failure(int status, std::string reason, Bilingual detail) : status(status), reason(std::move(reason)), detail(std::move(detail)) {}
};

int status_of(Reason);
Failure failure_of(const Refusal&);

Failure bad_json(Bilingual detail);                                    ///< 400
Failure bad_field(std::string field, Bilingual what, Bilingual cure);  ///< 422
Failure not_found();                                                   ///< 404: what one may not see is not there

/// The body of application/problem+json.
Json problem_json(const Failure&, const Labels&, Language);

}  // namespace qianpi::http
