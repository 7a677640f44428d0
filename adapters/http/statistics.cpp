// Statistics of a register as pictures and numbers. A picture over a field that the actor may not read is left out.
#include "engine/statistics.h"

#include <algorithm>

#include "adapters/http/handlers.h"
#include "adapters/http/records.h"
#include "adapters/http/rules.h"

namespace qianpi::http {

namespace {

bool may_read_picture(const Actor& actor, const std::string& package, const Register& of, const Statistic& picture) {
  const Field* field = picture.book.empty() ? find_field(of.fields, picture.by) : nullptr;
  return !field || may_read(actor, package, *field);
}

Json bars_json(const std::vector<Bar>& bars, Language language) {
  Json json = Json::array();
  for (const Bar& bar : bars) json.push_back({{"title", words(bar.title, language)}, {"count", bar.count}});
  return json;
}

Json title_of_standing(const Register& of) {
  const auto option = std::ranges::find(of.main, of.statistics.standing, &Option::value);
  return option == of.main.end() ? Json() : Json(option->title);
}

}  // namespace

bool may_read_statistics_of(const Actor& actor, const std::string& package, const Register& of) {
  const std::vector<std::string>& roles = of.statistics.access;
  if (of.statistics.pictures.empty()) return false;
  return roles.empty() || std::ranges::any_of(actor.grants, [&](const Grant& grant) {
           return grant.package == package && std::ranges::find(roles, grant.role) != roles.end();
         });
}

Reply read_statistics(Site& site, const Request& request) {
  const PackagePtr package = site.engine.library().current(request.param("package"));
  const Register& of = package->registers.at(request.param("register"));
  const Date today = date_at(site.clock.now());
  std::vector<Record> records;
  for (RecordRow& row : site.views.records(package->name, of.name, "")) records.push_back(std::move(row.record));
  const std::vector<const Record*> counted = counted_records(of, records, today);
  Json pictures = Json::array();
  for (const Statistic& picture : of.statistics.pictures)
    if (may_read_picture(request.actor, package->name, of, picture))
      pictures.push_back({{"name", picture.name},
                          {"title", words(picture.title, request.language)},
                          {"bars", bars_json(bars_of(*package, of, picture, counted, today), request.language)}});
  return json_reply({{"title", words(of.title, request.language)},
                     {"standing", title_of_standing(of)},
                     {"day", to_text(today)},
                     {"records", counted.size()},
                     {"pictures", std::move(pictures)}});
}

}  // namespace qianpi::http
