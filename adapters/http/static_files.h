// The page's files (web/dist), read into memory at start: no path of a request ever reaches the file system. Precompressed .br and
// .gz siblings are sent to browsers that take them; hashed assets may be kept for ever; other paths get the page itself.
#pragma once
#include <filesystem>
#include <map>

#include "adapters/http/request.h"

namespace qianpi::http {

class StaticFiles {
 public:
  StaticFiles() = default;
  /// An absent folder gives no files: the server then says how to build the page.
  explicit StaticFiles(const std::filesystem::path& folder);
  Reply answer(const Request&) const;

 private:
  struct File {
    std::string type, etag, plain, gzip, brotli;
    bool forever = false;
  };
  std::map<std::string, File> files_;  ///< by path from "/"
};

}  // namespace qianpi::http
