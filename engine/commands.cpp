#include "engine/commands.h"

namespace qianpi {

Verb::Verb() = default;
Verb::Verb(const Verb&) = default;
Verb::Verb(Verb&&) noexcept = default;
Verb& Verb::operator=(const Verb&) = default;
Verb& Verb::operator=(Verb&&) noexcept = default;
Verb::~Verb() = default;

}  // namespace qianpi
