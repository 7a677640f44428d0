#include "adapters/clock/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace qianpi::clock {

namespace {

constexpr int key_bytes = 32;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& zh, const std::string& en) {
  throw std::runtime_error(path.string() + "：" + zh + " / " + en);
}

std::string hex_of(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
    text += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

/// Under another name first, so that nobody ever reads half a key; the link fails when someone else was faster.
void make(const std::filesystem::path& path, Entropy& entropy) {
  const std::string fresh = path.string() + "." + std::to_string(getpid());
  const std::string text = hex_of(entropy.bytes(key_bytes)) + "\n";
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  const bool written = file >= 0 && write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
  if (file >= 0) close(file);
  const bool linked = written && (link(fresh.c_str(), path.c_str()) == 0 || errno == EEXIST);
  unlink(fresh.c_str());
  if (!linked) refuse(path, "无法写入密钥文件", "the key file cannot be written");
}

}  // namespace

std::string read_or_make_key(const std::filesystem::path& path, Entropy& entropy) {
  if (!std::filesystem::exists(path)) make(path, entropy);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    refuse(path, "密钥文件可被他人读取；请执行 chmod 600", "the key file can be read by others; run chmod 600");
  std::ifstream in(path);
  std::string key;
  in >> key;
  const bool good = key.size() >= 2 * key_bytes && std::ranges::all_of(key, [](unsigned char c) { return std::isxdigit(c) != 0; });
  if (!good)
    refuse(path, "不是密钥文件（应为64位十六进制数）；请从备份恢复，或删除它以另造新钥（已冻结的名单须重新冻结）",
           "is no key (64 hex digits are wanted); restore it from a backup, or delete it for a new one (frozen lists must then be frozen anew)");
  return key;
}

}  // namespace qianpi::clock
