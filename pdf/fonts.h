// The fonts of the house: loaded once, shared by all threads, never changed afterwards.
// main builds one from settings; render() draws with it; whoever takes input asks it what cannot be printed. The colours' profile goes with them.
// It refuses to substitute: a character that no font has is reported, not drawn as a box.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qianpi::pdf {

struct FontFile {
  std::string path;
  unsigned index = 0;  // within a collection (.ttc)
};

struct FontConfig {
  FontFile body;
  FontFile heading;
  FontFile kai;
  std::vector<FontFile> fallbacks;  // asked in order for what a role's own font lacks
  FontFile seal;                    // outlines only; may be CFF
  std::string colour_profile{};     // sRGB, for PDF/A; without it papers are plain PDF
};

// Where Debian 12's packages put them; an office with its own 仿宋 changes `body`.
FontConfig debian_fonts();

struct FontUnusable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct MissingGlyph : std::runtime_error {
  MissingGlyph(char32_t missing, std::string_view within);
  char32_t character;
};

class Fonts {
 public:
  // Throws FontUnusable naming the file and the package that brings it.
  explicit Fonts(const FontConfig& config);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Each character (once, in order of appearance) that cannot be printed; malformed UTF-8 counts as U+FFFD. Thread-safe.
  std::vector<char32_t> uncovered(std::string_view utf8) const;

  // Names the font files and their checksums: recorded with each paper, which is a function of them.
  const std::string& fingerprint() const;

  struct Faces;
  const Faces& faces() const { return *faces_; }

 private:
  std::unique_ptr<Faces> faces_;
};

}  // namespace qianpi::pdf
