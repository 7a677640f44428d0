// The small doors to the world: clock, entropy, blobs. Each has a real implementation in adapters and a fake in tests/support.
#pragma once
#include <optional>
#include <string>

#include "engine/base/ids.h"
#include "engine/time/time.h"

namespace qianpi {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual std::string bytes(int count) = 0;
};

struct Blob {
  BlobId id;
  std::string name, type, sha256;  ///< type by content, never by name
  std::int64_t size = 0;
  UserId owner;
  Instant stored_at;
};

/// Attachments and papers: bytes under random ids. A full disk is an exception and leaves nothing half written.
class Blobs {
 public:
  virtual ~Blobs() = default;
  virtual Blob put(const Blob& about, std::string_view bytes) = 0;
  virtual std::optional<Blob> find(const BlobId&) = 0;
  virtual std::string read(const BlobId&) = 0;
  /// Papers are addressed by their hash: the same bytes are stored once.
  virtual void put_paper(const std::string& sha256, std::string_view bytes) = 0;
  virtual std::optional<std::string> read_paper(const std::string& sha256) = 0;
};

}  // namespace qianpi
