// A small office for tests of definitions: a package of few files in which a test replaces or adds what it is about.
#pragma once
#include <map>
#include <string>
#include <variant>

#include "engine/definition/package.h"

namespace qianpi::tests {

class Office {
 public:
  Office();
  /// Replaces or adds a file; the path is relative to the package ("request.yaml").
  Office& with(const std::string& path, const std::string& text);
  /// A workflow "request" of these states; `beside` stands at its top.
  Office& with_states(const std::string& states, const std::string& beside = "");

  std::variant<PackagePtr, Problems> read() const;
  PackagePtr package() const;  ///< fails the test when there are problems
  Problems problems() const;   ///< empty when the package is good

 private:
  std::map<std::string, std::string> files_;
};

/// "request.yaml:12 没有叫“x”的角色", one line for each: what tests look for.
std::string told(const Problems&);

/// The package of that folder in workflows/.
std::vector<PackageFile> files_of(const std::string& package);

}  // namespace qianpi::tests
