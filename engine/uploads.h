// Files in submitted data must be files that were really uploaded, by whoever submits them, and described as they were stored: the browser's
// word counts for nothing. Checked by the engine before it decides.
#pragma once
#include <optional>

#include "engine/engine.h"

namespace qianpi {

/// A refusal by field for each file that was not uploaded by this actor or is described otherwise than stored.
std::optional<Refusal> foreign_files(const Command&, const Engine::Uploads&);

}  // namespace qianpi
