// Bodies of requests: plain fields, and verbs filled in by the same `fields(visitor, Verb&)` that OpenAPI shows. A name that nobody
// takes is refused with the names that would be: a misspelt field must not vanish.
#pragma once
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

#include "adapters/http/failure.h"
#include "adapters/http/request.h"
#include "engine/case.h"

namespace qianpi::http {

/// The body as an object; {} for an empty one. Failure 400 for anything else.
Json object_of(const Request&);

/// A body of texts and numbers under known names.
class Fields {
 public:
  Fields(const Request&, std::initializer_list<std::string_view> known);
  std::string text(const std::string& name) const;     ///< "" when absent; Failure 422 when it is no text
  std::int64_t number(const std::string& name) const;  ///< 0 when absent
  rules::Value value(const std::string& name) const;   ///< null when absent
  const Json* find(const std::string& name) const;

 private:
  Json object_;
};

CaseId case_id_of(const Json&, const std::string& field);  ///< a text or a number

/// Fills a verb from a body. `task` is left out: it stands in the path.
class VerbReader {
 public:
  explicit VerbReader(const Request& request) : object_(object_of(request)) {}
  void operator()(const char* name, std::string& it);
  void operator()(const char* name, int& it);
  void operator()(const char* name, std::int64_t& it);
  void operator()(const char* name, CaseId& it);
  void operator()(const char* name, rules::Value& it);
  void operator()(const char* name, std::optional<Instant>& it);
  void operator()(const char* name, std::vector<CaseId>& it);
  void operator()(const char* name, std::vector<Ballot>& it);
  void ignore(const char* name) { taken_.insert(name); }  ///< named by the API's contract, without meaning to this verb
  void refuse_unknown() const;

 private:
  const Json* take(const char* name);
  Json object_;
  std::set<std::string> taken_;
};

}  // namespace qianpi::http
