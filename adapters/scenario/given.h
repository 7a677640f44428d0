// What a scenario takes as given before its first step: the sizes of the cast, other packages, values for forms, records in registers, who stands in
// for whom. Parameters and other words of its own package are in versions.h.
#pragma once
#include "adapters/scenario/play.h"

namespace qianpi::scenario {

std::map<std::string, int> cast_sizes(const yaml::Node& given);
/// `given: {packages: [NAME]}`: they lie beside the scenario's own. Their words are called PACKAGE/WORD.
Failures join_packages(Play&, const yaml::Node& given);
/// `given: {substitutes: [{for: ROLE, by: ROLE, from, until, role}]}`.
Failures put_substitutes(Play&, const yaml::Node& given);
/// `given: {REGISTERs: [{id, standing, holds, from, until, FIELD…}]}` into the store.
Failures put_records(Play&, const yaml::Node& given);
/// `given: {forms: {FORM: {FIELD: value}}}`: taken before the filler's own values.
rules::Value usual_values(const yaml::Node& given, const std::string& form);

}  // namespace qianpi::scenario
