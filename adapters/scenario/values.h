// Between a scenario's YAML and the engine's values. Used by everything in this room.
#pragma once
#include "engine/definition/package.h"
#include "engine/yaml/yaml.h"

namespace qianpi::scenario {

/// As a browser would send it: true and false are booleans, every other scalar is text.
rules::Value value_of(const yaml::Node&);

/// For cases that the engine begins, whose data nobody types: fields that some form of the package knows take their type.
rules::Value typed(const Package&, const rules::Value& fields);

/// Does the value read as the scenario wrote it? Lists in order; of a map every entry that was written.
bool reads_as(const rules::Value&, const yaml::Node& wanted);

/// On one line, for messages.
std::string shown(const yaml::Node&);
std::string shown(const rules::Value*);

}  // namespace qianpi::scenario
