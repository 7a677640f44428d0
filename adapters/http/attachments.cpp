// Attachments in and out: what it is decides the content, never the name; names only travel in headers, encoded.
#include <Poco/URI.h>

#include "adapters/http/content.h"
#include "adapters/http/failure.h"
#include "adapters/http/handlers.h"

namespace qianpi::http {

namespace {

constexpr std::size_t longest_name = 200;

/// The last part of whatever path was given, without control characters; UTF-8 is checked by the JSON writer.
std::string base_name(const std::string& name) {
  std::string kept;
  for (const char c : name.substr(name.find_last_of("/\\") + 1))
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '"') kept += c;
  std::size_t end = std::min(kept.size(), longest_name);
  while (end < kept.size() && end > 0 && (static_cast<unsigned char>(kept[end]) & 0xC0) == 0x80) --end;
  kept.resize(end);
  return kept.empty() || kept == "." || kept == ".." ? "file" : kept;
}

}  // namespace

Reply upload(Site& site, const Request& request) {
  if (request.body.empty()) throw bad_field("body", {"文件是空的", "The file is empty"}, {"请选择有内容的文件", "Choose a file with content"});
  const auto content = look_at(request.body);
  if (const auto* problem = std::get_if<Problem>(&content)) {
    Failure failure(415, "wrong_type", problem->what);
    failure.problems.push_back(*problem);
    throw failure;
  }
  Blob about;
  about.name = base_name(request.asked("name"));
  about.owner = request.actor.user;
  const Blob stored = site.blobs.put(about, request.body);
  return json_reply(
      {{"id", stored.id.value}, {"name", stored.name}, {"size", stored.size}, {"sha256", stored.sha256}, {"type", std::get<std::string>(content)}});
}

Reply read_attachment(Site& site, const Request& request) {
  const BlobId id{request.param("id")};
  const auto blob = site.blobs.find(id);
  if (!blob) throw not_found();
  Reply reply;
  reply.body = site.blobs.read(id);
  const auto content = look_at(reply.body);
  const auto* type = std::get_if<std::string>(&content);
  const bool shown = type && (type->starts_with("image/") || *type == "application/pdf");
  std::string encoded;
  Poco::URI::encode(blob->name, "'()*;,/?:@&=+$#[]!\"", encoded);
  reply.type = type ? *type : "application/octet-stream";
  reply.headers["Content-Disposition"] = std::string(shown ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded;
  reply.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'";
  reply.headers["X-Frame-Options"] = "SAMEORIGIN";
  reply.headers["Cache-Control"] = "private, max-age=3600";
  return reply;
}

}  // namespace qianpi::http
