#include "adapters/http/rules.h"

#include <algorithm>

#include "adapters/http/failure.h"
#include "engine/offers.h"

namespace qianpi::http {

bool works_in(const Actor& actor, const std::string& package) {
  return std::ranges::any_of(actor.grants, [&](const Grant& grant) { return grant.package == package; });
}

namespace {

bool holds(const rules::Value& value, const BlobId& id) {
  if (value.is(rules::Kind::list)) return std::ranges::any_of(value.items(), [&](const auto& item) { return holds(item, id); });
  if (!value.is(rules::Kind::context)) return false;
  const rules::Value* own = value.get("id");
  if (own && own->is(rules::Kind::text) && own->text() == id.value) return true;
  return std::ranges::any_of(value.entries(), [&](const auto& entry) { return holds(entry.second, id); });
}

void admit_all(Site&, Request&) {}

void admit_viewer(Site& site, Request& request) {
  request.situation = site.engine.situation(request.actor, CaseId{request.number("id")});
  if (!request.situation || !may_see(*request.situation)) throw not_found();
}

void admit_owner(Site& site, Request& request) {
  const auto draft = site.views.draft(request.param("id"));
  if (draft ? draft->owner != request.actor.user : request.method != "PUT") throw not_found();
}

void admit_reader(Site& site, Request& request) {
  const PackagePtr package = site.engine.library().current(request.param("package"));
  if (!package || !package->registers.contains(request.param("register")) || !works_in(request.actor, package->name)) throw not_found();
}

void admit_to_statistics(Site& site, Request& request) {
  admit_reader(site, request);
  const PackagePtr package = site.engine.library().current(request.param("package"));
  const Register& of = package->registers.at(request.param("register"));
  if (of.statistics.pictures.empty()) throw not_found();
  if (!may_read_statistics_of(request.actor, package->name, of))
    throw Failure(403, "not_allowed", {"您没有查看该名册统计的职务", "You hold no role that may see the statistics of this register"});
}

void admit_attachment(Site& site, Request& request) {
  const auto blob = site.blobs.find({request.param("id")});
  if (blob && blob->owner == request.actor.user) return;
  const auto on = read_number(request.asked("case"));
  const auto situation = blob && on ? site.engine.situation(request.actor, CaseId{*on}) : std::nullopt;
  if (!situation || !may_see(*situation) || !holds_attachment(*situation, blob->id)) throw not_found();
}

void admit_administrator(Site&, Request& request) {
  // The office's own administrators hold their role in no package.
  const bool found = std::ranges::any_of(request.actor.grants, [](const Grant& grant) { return grant.package.empty(); });
  if (!found) throw Failure(403, "not_allowed", {"仅系统管理员可用", "For administrators only"});
}

void admit_demonstration(Site& site, Request&) {
  if (!site.advance) throw not_found();
}

}  // namespace

bool holds_attachment(const Situation& situation, const BlobId& id) {
  for (const auto& [name, form] : situation.package->forms)
    for (const std::string& field : field_rights(situation, form).read) {
      const rules::Value* value = situation.before.data.get(field);
      if (value && holds(*value, id)) return true;
    }
  return false;
}

namespace rule {
const Rule everyone{"everyone", {"无需登录", "No login"}, false, admit_all};
const Rule anyone_signed_in{"anyone_signed_in", {"任何已登录用户", "Anyone signed in"}, true, admit_all};
const Rule may_see_case{"may_see_case", {"可查看该办件的人", "Whoever may see the case"}, true, admit_viewer};
const Rule owns_draft{"owns_draft", {"草稿的主人", "The draft's owner"}, true, admit_owner};
const Rule may_read_statistics{"may_read_statistics", {"名册统计所列职务", "Roles named by the register's statistics"}, true, admit_to_statistics};
const Rule may_read_register{"may_read_register", {"在该流程包中任职的人", "Holders of a role in the package"}, true, admit_reader};
const Rule owns_attachment{
    "owns_attachment", {"上传者，或可查看含此附件的办件的人", "The uploader, or whoever may see a case that holds it"}, true, admit_attachment};
const Rule administrator{"administrator", {"系统管理员", "Administrators"}, true, admit_administrator};
const Rule demonstration{"demonstration", {"仅演示模式", "Demonstration only"}, false, admit_demonstration};
}  // namespace rule

}  // namespace qianpi::http
