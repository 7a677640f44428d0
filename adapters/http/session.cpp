// Signing in and out. The rules are behind site.door; here are only the cookie and the answer's shape.
#include "adapters/http/failure.h"
#include "adapters/http/body.h"
#include "adapters/http/handlers.h"
#include "adapters/http/titles.h"

namespace qianpi::http {

namespace {

std::string cookie_line(const Site& site, const std::string& token, bool gone) {
  return "qianpi_session=" + token + "; Path=/; HttpOnly; SameSite=Strict" + (site.secure_cookie ? "; Secure" : "") + (gone ? "; Max-Age=0" : "");
}

Json session_json(Site& site, const Session& session, bool must_change, Language language) {
  const auto actor = site.people.actor(session.user);
  if (!actor) throw Failure(401, "no_session", {"账号已停用", "The account is disabled"});
  Json roles = Json::array();
  for (const Grant& grant : actor->grants)
    roles.push_back({{"role", grant.role},
                     {"package", grant.package},
                     {"title", role_title(site, grant.package, grant.role, language)},
                     {"unit", text_or_null(grant.unit.value)}});
  return {{"user",
           {{"id", actor->user.value},
            {"name", actor->name},
            {"unit", text_or_null(actor->unit.value)},
            {"unit_title", text_or_null(site.people.unit_title(actor->unit))},
            {"roles", roles}}},
          {"csrf", session.csrf},
          {"must_change_password", must_change}};
}

void throw_if_any(Problems problems, const Bilingual& detail) {
  if (problems.empty()) return;
  Failure failure(422, "bad_input", detail);
  failure.problems = std::move(problems);
  throw failure;
}

}  // namespace

Reply sign_in(Site& site, const Request& request) {
  const Fields fields(request, {"user", "password"});
  const auto entry = site.door.enter({fields.text("user")}, fields.text("password"));
  if (const auto* locked = std::get_if<Locked>(&entry)) {
    Failure failure(423, "locked", {"连续多次密码错误，账号已锁定", "Too many wrong passwords: the account is locked"});
    failure.when = locked->until;
    throw failure;
  }
  const auto* in = std::get_if<SignedIn>(&entry);
  if (!in) throw Failure(401, "wrong_password", {"用户名或密码错误", "Wrong user name or password"});
  Reply reply = json_reply(session_json(site, in->session, in->must_change_password, request.language));
  reply.headers["Set-Cookie"] = cookie_line(site, in->token, false);
  return reply;
}

Reply read_session(Site& site, const Request& request) {
  return json_reply(session_json(site, *request.session, request.must_change_password, request.language));
}

Reply sign_out(Site& site, const Request& request) {
  site.door.leave(*request.session);
  Reply reply = nothing();
  reply.headers["Set-Cookie"] = cookie_line(site, "", true);
  return reply;
}

Reply change_password(Site& site, const Request& request) {
  const Fields fields(request, {"old", "new"});
  throw_if_any(site.door.change_password(*request.session, fields.text("old"), fields.text("new")), {"密码未修改", "The password was not changed"});
  return nothing();
}

Reply set_up(Site& site, const Request& request) {
  const Fields fields(request, {"code", "user", "name", "password"});
  throw_if_any(site.door.set_up(fields.text("code"), {fields.text("user")}, fields.text("name"), fields.text("password")),
               {"未创建管理员", "No administrator was made"});
  return nothing();
}

}  // namespace qianpi::http
