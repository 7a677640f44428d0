// Drafts of start forms: the owner's own, with a version so that two windows don't overwrite each other.
#include "adapters/http/body.h"
#include "adapters/http/handlers.h"

namespace qianpi::http {

namespace {

constexpr std::size_t most_drafts = 100;

void check_id(const std::string& id) {
  const bool good = id.size() >= 8 && id.size() <= 64 && id.find_first_not_of("0123456789abcdefABCDEF-") == std::string::npos;
  if (!good) throw bad_field("id", {"草稿编号应为 UUID", "A draft's id must be a UUID"}, {"请由页面生成 UUID", "Let the page make a UUID"});
}

}  // namespace

Reply read_draft(Site& site, const Request& request) {
  const auto draft = site.views.draft(request.param("id"));
  if (!draft) throw not_found();
  return json_reply({{"draft", draft->id},
                     {"package", draft->package},
                     {"workflow", draft->workflow},
                     {"data", Json::parse(draft->body)},
                     {"version", draft->version},
                     {"saved_at", time_of(draft->saved_at)}});
}

Reply save_draft(Site& site, const Request& request) {
  const Fields fields(request, {"package", "workflow", "data", "version"});
  check_id(request.param("id"));
  Draft draft;
  draft.id = request.param("id");
  draft.package = fields.text("package");
  draft.workflow = fields.text("workflow");
  const Json* data = fields.find("data");
  draft.body = data && data->is_object() ? data->dump() : "{}";
  draft.owner = request.actor.user;
  draft.version = fields.number("version") + 1;
  draft.saved_at = site.clock.now();
  if (draft.version == 1 && site.views.drafts(draft.owner).size() >= most_drafts)
    throw bad_field("id", {"草稿已达 100 份", "There are already 100 drafts"}, {"请先删除不用的草稿", "Remove some first"});
  if (!site.views.save_draft(draft))
    throw Failure(409, "changed_since_read", {"草稿已在另一窗口修改，请重新打开", "The draft was changed in another window; open it again"});
  return json_reply({{"version", draft.version}});
}

Reply remove_draft(Site& site, const Request& request) {
  site.views.remove_draft(request.param("id"));
  return nothing();
}

}  // namespace qianpi::http
