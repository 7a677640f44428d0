// Rules of access: who may use a route at all. Each is asked by the router before the handler runs and answers by throwing the
// Failure: 401 without a session, 403 for what is known but not allowed, 404 for what one may not see.
#pragma once
#include <string_view>

#include "adapters/http/site.h"

namespace qianpi::http {

struct Rule {
  std::string_view name;
  Bilingual sentence;              ///< for the OpenAPI document
  bool session = true;             ///< needs one
  void (*admit)(Site&, Request&);  ///< may add to the request (the situation of a case)
};

namespace rule {
extern const Rule everyone;  ///< the public too, rate-limited
extern const Rule anyone_signed_in;
extern const Rule may_see_case;         ///< {id} is a case that the actor may see; the request gets its situation
extern const Rule owns_draft;           ///< {id} is the actor's own draft, or nobody's yet
extern const Rule may_read_register;    ///< {package}, {register}: holders of a role of the package
extern const Rule may_read_statistics;  ///< the same, and a role that the register's statistics name
extern const Rule owns_attachment;      ///< {id} is one's own upload, or a readable one of the case named by ?case=
extern const Rule administrator;
extern const Rule demonstration;  ///< only while the clock is virtual
}  // namespace rule

/// Does a readable field of the case hold that attachment?
bool holds_attachment(const Situation&, const BlobId&);
/// Does the actor hold any role in that package?
bool works_in(const Actor&, const std::string& package);
/// Has the register statistics, and may the actor see them?
bool may_read_statistics_of(const Actor&, const std::string& package, const Register&);

}  // namespace qianpi::http
