#include "adapters/http/static_files.h"

#include <fstream>
#include <iterator>

#include "engine/base/hash.h"

namespace qianpi::http {

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string type_of(const fs::path& path) {
  static const std::map<std::string, std::string> types{{".html", "text/html; charset=utf-8"},
                                                        {".js", "text/javascript; charset=utf-8"},
                                                        {".mjs", "text/javascript; charset=utf-8"},
                                                        {".css", "text/css; charset=utf-8"},
                                                        {".json", "application/json"},
                                                        {".svg", "image/svg+xml"},
                                                        {".png", "image/png"},
                                                        {".ico", "image/x-icon"},
                                                        {".woff2", "font/woff2"},
                                                        {".webmanifest", "application/manifest+json"},
                                                        {".bcmap", "application/octet-stream"},
                                                        {".txt", "text/plain; charset=utf-8"}};
  const auto found = types.find(path.extension().string());
  return found == types.end() ? "application/octet-stream" : found->second;
}

bool takes(const Request& request, const char* coding) { return request.header("accept-encoding").find(coding) != std::string::npos; }

Reply plain_text(int status, std::string text) {
  Reply reply;
  reply.status = status;
  reply.type = "text/plain; charset=utf-8";
  reply.body = std::move(text);
  return reply;
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& folder) {
  if (!fs::is_directory(folder)) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (!entry.is_regular_file() || extension == ".gz" || extension == ".br" || extension == ".map") continue;
    const std::string path = "/" + entry.path().lexically_relative(folder).generic_string();
    File file{type_of(entry.path()), "", read(entry.path()), read(entry.path().string() + ".gz"), read(entry.path().string() + ".br")};
    file.etag = '"' + sha256_hex(file.plain).substr(0, 32) + '"';
    file.forever = path.starts_with("/assets/");  // the bundler puts a hash into each name there
    files_.emplace(path, std::move(file));
  }
}

Reply StaticFiles::answer(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") return plain_text(405, "GET only\n");
  auto found = files_.find(request.path);
  // A path without a file is a page of the application, unless it asks for an asset that a newer build no longer has.
  const bool asset = request.path.starts_with("/assets/");
  if (found == files_.end() && !asset) found = files_.find("/index.html");
  if (found == files_.end())
    return plain_text(
        404, asset ? "没有这个文件，请刷新页面 / No such file; reload the page\n"
                   : "网页尚未构建：请在 web/ 中运行 npm ci && npm run build / The page is not built: run npm ci && npm run build in web/\n");
  const File& file = found->second;
  Reply reply;
  reply.type = file.type;
  reply.headers = {
      {"ETag", file.etag}, {"Vary", "Accept-Encoding"}, {"Cache-Control", file.forever ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (request.header("if-none-match").find(file.etag) != std::string::npos) {
    reply.status = 304;
  } else if (!file.brotli.empty() && takes(request, "br")) {
    reply.headers["Content-Encoding"] = "br";
    reply.body = file.brotli;
  } else if (!file.gzip.empty() && takes(request, "gzip")) {
    reply.headers["Content-Encoding"] = "gzip";
    reply.body = file.gzip;
  } else {
    reply.body = file.plain;
  }
  return reply;
}

}  // namespace qianpi::http
