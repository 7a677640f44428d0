// Papers with five signatures, for the tests of keys/ and of what verify says.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "adapters/keys/key_folder.h"
#include "pdf/render.h"

namespace qianpi::test {

struct StandingClock : Clock {
  Instant at = *read_instant("2026-03-12T10:00:00+08:00");
  Instant now() override { return at; }
};

/// Made once for all tests, because keys take time.
keys::KeyFolder& office_keys();
keys::KeyFolder& strangers_keys();

/// The notice of five steps: four people, then the seal. The first is unsigned, the last signed by all.
const std::vector<std::string>& five_steps();

}  // namespace qianpi::test
