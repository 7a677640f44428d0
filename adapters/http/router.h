// From a request to its reply: finds the route, asks session, CSRF, rule and idempotency key in this order, calls the handler, and
// turns every exception into a problem. The server calls it from many threads; it keeps nothing between requests but rate counts.
#pragma once
#include <functional>
#include <map>
#include <mutex>

#include "adapters/http/routes.h"

namespace qianpi::http {

/// Requests per minute and address; the present comes from a steady clock, never the virtual one.
class RateLimit {
 public:
  RateLimit(int per_minute, std::function<std::int64_t()> seconds) : per_minute_(per_minute), seconds_(std::move(seconds)) {}
  /// Seconds to wait, or nothing when this one is within the limit.
  std::optional<int> ask(const std::string& address);

 private:
  struct Count {
    std::int64_t minute = 0;
    int asked = 0;
  };
  int per_minute_;
  std::function<std::int64_t()> seconds_;
  std::mutex mutex_;
  std::map<std::string, Count> counts_;
};

class Router {
 public:
  explicit Router(Site& site);
  Reply answer(Request);

 private:
  Reply answer_or_fail(Request&);
  const Route& find(Request&) const;
  void identify(Request&, const Route&);
  void check_origin(const Request&, const Route&) const;

  Site& site_;
  RateLimit limit_;
};

}  // namespace qianpi::http
