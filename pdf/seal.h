// The round office seal 公章 as vectors: border, star, the name along the arc, a middle line, a code on the lower arc.
// The layout asks for it where a sheet lists it. It decides nothing about when a seal may appear.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include "pdf/face.h"
#include "pdf/sheet.h"

namespace qianpi::pdf {

// PDF operators with colour, the origin in the seal's centre. Throws MissingGlyph, and BadSheet for a name that is empty or longer than 60 characters
// (4 to 24 look as they should; more are squeezed).
std::string draw_seal(const Seal& seal, const Face& face);

// An office uses few seals, so each is drawn once per process.
class SealCache {
 public:
  std::shared_ptr<const std::string> drawn(const Seal& seal, const Face& face);

 private:
  using Key = std::tuple<std::string, std::string, std::string, double>;
  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const std::string>> seals_;
};

}  // namespace qianpi::pdf
