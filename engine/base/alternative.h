// Whether a type is one of a variant's. For structs that wrap a large variant so that its copying is compiled once; nothing else.
#pragma once
#include <type_traits>
#include <variant>

namespace qianpi {

template <class T, class Variant>
inline constexpr bool is_alternative = false;
template <class T, class... All>
inline constexpr bool is_alternative<T, std::variant<All...>> = (std::is_same_v<T, All> || ...);

}  // namespace qianpi
