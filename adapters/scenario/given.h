// What a scenario takes as given before its first step: parameters, the sizes of the cast, values for forms, records in registers.
#pragma once
#include "adapters/scenario/play.h"

namespace qianpi::scenario {

/// The package with the scenario's parameters and its `calendar: {due_roll}`, read anew from its files: a version of its own. Failures name unknown ones.
std::variant<PackagePtr, Failures> with_parameters(const PackagePtr&, const yaml::Node& given);
std::map<std::string, int> cast_sizes(const yaml::Node& given);
/// `given: {REGISTERs: [{id, standing, holds, from, until, FIELD…}]}` into the store.
Failures put_records(Play&, const yaml::Node& given);
/// `given: {forms: {FORM: {FIELD: value}}}`: taken before the filler's own values.
rules::Value usual_values(const yaml::Node& given, const std::string& form);

}  // namespace qianpi::scenario
