// Which kinds meet in FEEL: what may be compared, added, multiplied, which parts a date has, what its own functions give. Used by typing.cpp only.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "engine/rules/tree.h"

namespace qianpi::rules {

bool is(const Type&, Kind);
/// A list of one stands for its item, and null for anything: nothing can be said of them.
bool is_open(const Type&);
bool comparable(const Type&, const Type&);
bool has_order(const Type&);
Type common(const Type&, const Type&);  ///< what both can be: the type of `if … then a else b`
Type item_of(const Type&);
/// Nothing: they don't combine.
std::optional<Type> result_of(Arithmetic, const Type& left, const Type& right);
std::optional<Type> property_of(Kind, std::string_view name);
/// Any where it depends on more than the arguments' types.
Type result_of(std::string_view builtin, const std::vector<Type>& arguments);

}  // namespace qianpi::rules
