#include "adapters/http/router.h"

#include <sodium.h>

#include <chrono>

#include "adapters/http/failure.h"
#include "engine/base/hash.h"
#include "engine/ports/fault.h"

namespace qianpi::http {

namespace {

constexpr std::string_view base = "/api/v1";
constexpr std::size_t most_addresses = 10'000;

std::int64_t steady_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool same_secret(const std::string& a, const std::string& b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

Reply reply_of(const Failure& failure, const Site& site, Language language) {
  Reply reply = json_reply(problem_json(failure, site.labels, language), failure.status);
  reply.type = "application/problem+json; charset=utf-8";
  if (failure.retry_after_seconds) reply.headers["Retry-After"] = std::to_string(*failure.retry_after_seconds);
  return reply;
}

void need_key(const Request& request, const Route& route) {
  if (!route.command) return;
  const std::size_t length = request.header("idempotency-key").size();
  if (length >= 8 && length <= 100) return;
  throw Failure(400, "no_idempotency_key",
                {"缺少 Idempotency-Key 请求头：请为每个操作生成一个 UUID，重发时保持不变",
                 "Header Idempotency-Key is missing: make a UUID for each command and keep it when sending again"});
}

/// The page reads again with If-None-Match; a hash of the body is an ETag that cannot lie.
void add_etag(const Request& request, Reply& reply) {
  if (request.method != "GET" || reply.status != 200 || reply.headers.contains("ETag")) return;
  const std::string etag = '"' + sha256_hex(reply.body).substr(0, 32) + '"';
  reply.headers["ETag"] = etag;
  if (request.header("if-none-match").find(etag) == std::string::npos) return;
  reply.status = 304;
  reply.body.clear();
}

Failure fault(const char* reason, Bilingual detail, int status) {
  Failure failure(status, reason, std::move(detail));
  failure.retry_after_seconds = 5;
  return failure;
}

}  // namespace

std::optional<int> RateLimit::ask(const std::string& address) {
  const std::int64_t now = seconds_(), minute = now / 60;
  std::lock_guard lock(mutex_);
  if (counts_.size() >= most_addresses) std::erase_if(counts_, [&](const auto& entry) { return entry.second.minute != minute; });
  Count& count = counts_[address];
  if (count.minute != minute) count = {minute, 0};
  if (++count.asked <= per_minute_) return {};
  return static_cast<int>(60 - now % 60);
}

Router::Router(Site& site) : site_(site), limit_(site.limits.public_per_minute, steady_seconds) {}

Reply Router::answer(Request request) {
  Reply reply;
  try {
    reply = answer_or_fail(request);
  } catch (const Failure& failure) {
    if (failure.status == 403) site_.door.audit(request.actor.user.value, "denied", request.method + " " + request.path);
    reply = reply_of(failure, site_, request.language);
  } catch (const StorageFull&) {
    reply = reply_of(
        fault("storage_full",
              {"磁盘空间不足，未作任何更改；请管理员清理后重试", "The disk is full; nothing was changed; try again when there is space"}, 507),
        site_, request.language);
  } catch (const Fault& error) {
    site_.complain(request, error.what());
    reply =
        reply_of(fault("unavailable",
                       {"系统暂时无法完成，未作任何更改；请稍后重试", "The system cannot do this now; nothing was changed; try again later"}, 503),
                 site_, request.language);
  } catch (const std::exception& bug) {
    site_.complain(request, bug.what());
    reply = reply_of({500, "bug", {"程序出错，未作任何更改；已记入日志", "A program error; nothing was changed; it is in the log"}}, site_,
                     request.language);
  }
  add_etag(request, reply);
  reply.headers.emplace("Cache-Control", "no-store");
  return reply;
}

Reply Router::answer_or_fail(Request& request) {
  const Route& route = find(request);
  if (&route.rule == &rule::everyone)
    if (const auto wait = limit_.ask(request.address)) {
      Failure failure(429, "too_many", {"请求过于频繁，请稍后再试", "Too many requests; try again later"});
      failure.retry_after_seconds = *wait;
      throw failure;
    }
  identify(request, route);
  check_origin(request, route);
  route.rule.admit(site_, request);
  need_key(request, route);
  return route.handler(site_, request);
}

const Route& Router::find(Request& request) const {
  const std::string_view path = request.path;
  bool other_method = false;
  if (path.starts_with(base))
    for (const Route& route : routes()) {
      auto params = match(route.pattern, path.substr(base.size()));
      if (!params) continue;
      other_method = true;
      if (route.method != request.method) continue;
      request.params = std::move(*params);
      return route;
    }
  if (other_method) throw Failure(405, "wrong_method", {"此地址不支持该方法", "This address does not take that method"});
  throw not_found();
}

void Router::identify(Request& request, const Route& route) {
  request.actor.user = {"public"};
  request.actor.anonymous = true;
  if (const std::string token = cookie(request, "qianpi_session"); !token.empty())
    if (auto signed_in = site_.door.session(token))
      if (auto actor = site_.people.actor(signed_in->session.user)) {
        request.session = std::move(signed_in->session);
        request.must_change_password = signed_in->must_change_password;
        request.actor = std::move(*actor);
      }
  if (!route.rule.session) return;
  if (!request.session) throw Failure(401, "no_session", {"请先登录；会话可能已过期", "Please sign in; the session may have ended"});
  if (request.must_change_password && !route.pattern.starts_with("/session"))
    throw Failure(403, "must_change_password", {"请先修改初始密码", "Please change the initial password first"});
}

void Router::check_origin(const Request& request, const Route& route) const {
  if (!route.unsafe()) return;
  const std::string origin = request.header("origin");
  const std::string host = request.header("host");
  const bool ours = origin.empty() || (site_.origin.empty() ? origin == "http://" + host || origin == "https://" + host : origin == site_.origin);
  if (!ours) throw Failure(403, "wrong_origin", {"请求来自其他网站，已拒绝", "The request came from another site and was refused"});
  if (route.rule.session && !same_secret(request.header("x-csrf-token"), request.session->csrf))
    throw Failure(403, "wrong_csrf", {"缺少或错误的 X-CSRF-Token，请刷新页面", "X-CSRF-Token is missing or wrong; reload the page"});
}

}  // namespace qianpi::http
