#include "adapters/blobs/blobs.h"

#include <magic.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>

#include "adapters/blobs/files.h"
#include "engine/ports/fault.h"
#include "engine/rules/value_text.h"

namespace qianpi::blobs {

namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  for (unsigned char byte : bytes) {
    text.push_back("0123456789abcdef"[byte >> 4]);
    text.push_back("0123456789abcdef"[byte & 15]);
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  std::array<char, 32> digest{};
  EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr, EVP_sha256(), nullptr);
  return hex({digest.data(), digest.size()});
}

bool is_hex(const std::string& text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// What the bytes are, whatever their name says. libmagic's handle serves one thread at a time.
class Magic {
 public:
  Magic() : magic_(magic_open(MAGIC_MIME_TYPE), magic_close) {
    if (!magic_ || magic_load(magic_.get(), nullptr) != 0)
      throw Fault("libmagic's table of file types cannot be read: install the package libmagic1");
  }
  std::string type_of(std::string_view bytes) {
    std::scoped_lock lock(mutex_);
    const char* type = magic_buffer(magic_.get(), bytes.data(), bytes.size());
    return type ? type : "application/octet-stream";
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<magic_set, decltype(&magic_close)> magic_;
};

std::string written(const Blob& blob) {
  return rules::to_json(rules::Value::context({{"name", blob.name},
                                               {"type", blob.type},
                                               {"sha256", blob.sha256},
                                               {"size", blob.size},
                                               {"owner", blob.owner.value},
                                               {"stored_at", blob.stored_at.us}}));
}

Blob blob_from(const BlobId& id, const std::string& json) {
  const rules::Value value = rules::from_json(json);
  auto whole = [&](const char* name) { return value.get(name)->number().whole().value(); };
  auto text = [&](const char* name) { return value.get(name)->text(); };
  return {id, text("name"), text("type"), text("sha256"), whole("size"), UserId{text("owner")}, Instant{whole("stored_at")}};
}

class FileBlobs : public Blobs {
 public:
  FileBlobs(const std::filesystem::path& folder, Entropy& entropy, Clock& clock)
      : attachments_(folder / "attachments"), papers_(folder / "papers"), entropy_(entropy), clock_(clock) {
    make_folder(attachments_);
    make_folder(papers_);
  }

  Blob put(const Blob& about, std::string_view bytes) override {
    Blob blob = about;
    blob.id = BlobId{hex(entropy_.bytes(16))};
    blob.type = magic_.type_of(bytes);
    blob.sha256 = sha256(bytes);
    blob.size = static_cast<std::int64_t>(bytes.size());
    blob.stored_at = clock_.now();
    // The description is written last: a blob without one does not exist.
    write_durably(content_of(blob.id), bytes);
    try {
      write_durably(description_of(blob.id), written(blob));
    } catch (const Fault&) {
      std::error_code ignored;
      std::filesystem::remove(content_of(blob.id), ignored);
      throw;
    }
    return blob;
  }

  std::optional<Blob> find(const BlobId& id) override {
    if (!is_hex(id.value, 32)) return std::nullopt;
    auto description = read_whole(description_of(id));
    return description ? std::optional(blob_from(id, *description)) : std::nullopt;
  }

  std::string read(const BlobId& id) override {
    auto known = find(id);
    auto bytes = known ? read_whole(content_of(id)) : std::nullopt;
    if (!bytes) throw Fault("there is no attachment " + id.value);
    if (sha256(*bytes) != known->sha256) throw Fault("attachment " + id.value + " was changed on the disk: restore it from a backup");
    return *bytes;
  }

  void put_paper(const std::string& hash, std::string_view bytes) override {
    if (sha256(bytes) != hash) throw std::invalid_argument("these bytes do not have the hash " + hash);
    if (!std::filesystem::exists(paper(hash))) write_durably(paper(hash), bytes);
  }

  std::optional<std::string> read_paper(const std::string& hash) override {
    if (!is_hex(hash, 64)) return std::nullopt;
    auto bytes = read_whole(paper(hash));
    if (bytes && sha256(*bytes) != hash) throw Fault("paper " + hash + " was changed on the disk: restore it from a backup");
    return bytes;
  }

 private:
  std::filesystem::path content_of(const BlobId& id) const { return attachments_ / id.value.substr(0, 2) / id.value; }
  std::filesystem::path description_of(const BlobId& id) const { return attachments_ / id.value.substr(0, 2) / (id.value + ".json"); }
  std::filesystem::path paper(const std::string& hash) const { return papers_ / hash.substr(0, 2) / hash.substr(2, 2) / (hash + ".pdf"); }

  std::filesystem::path attachments_, papers_;
  Entropy& entropy_;
  Clock& clock_;
  Magic magic_;
};

}  // namespace

std::unique_ptr<Blobs> open(const std::filesystem::path& folder, Entropy& entropy, Clock& clock) {
  return std::make_unique<FileBlobs>(folder, entropy, clock);
}

}  // namespace qianpi::blobs
