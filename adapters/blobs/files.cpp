#include "adapters/blobs/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/ports/fault.h"

namespace qianpi::blobs {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  const std::string said = path.string() + ": " + std::strerror(error);
  if (error == ENOSPC || error == EDQUOT || error == EFBIG)
    throw StorageFull("the disk of the data folder is full (" + said + "): free some space; nothing was stored");
  throw Fault("a file of the data folder failed (" + said + "): look at the disk and its rights; nothing was stored");
}

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {
    if (number_ < 0) fail(path_, errno);
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(path_, errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(number_) != 0) fail(path_, errno);
  }
  std::string read() {
    std::string all;
    char buffer[65536];
    for (;;) {
      ssize_t count = ::read(number_, buffer, sizeof buffer);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail(path_, errno);
      if (count == 0) return all;
      all.append(buffer, static_cast<std::size_t>(count));
    }
  }

 private:
  std::filesystem::path path_;
  int number_;
};

void sync_folder(const std::filesystem::path& folder) { Descriptor(folder, O_RDONLY | O_DIRECTORY).sync(); }

}  // namespace

void make_folder(const std::filesystem::path& folder) {
  if (std::filesystem::is_directory(folder)) return;
  if (folder.has_parent_path()) make_folder(folder.parent_path());
  std::error_code error;
  std::filesystem::create_directory(folder, error);  // no error when another thread was first
  if (error) fail(folder, error.value());
  sync_folder(folder.parent_path());
}

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
  make_folder(path.parent_path());
  std::string pattern = path.string() + ".XXXXXX";
  int made = ::mkstemp(pattern.data());
  if (made < 0) fail(path, errno);
  ::close(made);
  const std::filesystem::path temporary = pattern;
  try {
    Descriptor file(temporary, O_WRONLY);
    file.write(bytes);
    file.sync();
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail(path, errno);
    sync_folder(path.parent_path());
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
}

std::optional<std::string> read_whole(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  return Descriptor(path, O_RDONLY).read();
}

}  // namespace qianpi::blobs
