#include "adapters/keys/key_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "engine/base/hash.h"

namespace qianpi::keys {

namespace fs = std::filesystem;
using Use = CertificateWish::Use;

namespace {

constexpr const char* authority = "authority";
constexpr const char* stamp = "stamp";
constexpr int authority_years = 20, signer_years = 3, renew_days = 30;

[[noreturn]] void refuse(const fs::path& path, const std::string& zh, const std::string& en) {
  throw std::runtime_error(path.string() + "：" + zh + " / " + en);
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_private(const fs::path& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    refuse(path, "签名密钥可被他人读取；请取消组和其他人的权限（chmod go-rwx）", "signing keys can be read by others; run chmod go-rwx");
}

/// Under another name first, so that nobody reads half a key; whoever was faster wins.
void write_once(const fs::path& path, const std::string& text) {
  const std::string fresh = path.string() + "." + std::to_string(getpid());
  const int out = open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  const bool written = out >= 0 && write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(out) == 0;
  if (out >= 0) close(out);
  const bool linked = written && (link(fresh.c_str(), path.c_str()) == 0 || errno == EEXIST);
  unlink(fresh.c_str());
  if (!linked) refuse(path, "无法写入签名密钥", "the signing key cannot be written");
}

std::string certificate_in(const std::string& pem) {
  static const std::string begin = "-----BEGIN CERTIFICATE-----", end = "-----END CERTIFICATE-----\n";
  const auto from = pem.find(begin), to = pem.find(end);
  return from == std::string::npos || to == std::string::npos ? std::string() : pem.substr(from, to + end.size() - from);
}

pdf::KeyPair pair_of(const std::string& pem) { return {pem, pem}; }

}  // namespace

KeyFolder::KeyFolder(fs::path folder, Clock& clock) : folder_(std::move(folder)), clock_(clock) {
  if (fs::create_directories(folder_)) fs::permissions(folder_, fs::perms::owner_all);
  check_private(folder_);
  read_or_make(authority, "签批办公室签名根证书", Use::authority);
  read_or_make(stamp, "签批办公室时间戳", Use::stamp);
}

std::string KeyFolder::make(const std::string& name, Use use) {
  const Instant now = clock_.now();
  const Date today = date_at(now);
  CertificateWish wish{use, name, start_of(plus_days(today, -1)),
                       start_of(plus_months(today, 12 * (use == Use::signature ? signer_years : authority_years)))};
  const pdf::KeyPair issuer = use == Use::authority ? pdf::KeyPair{} : pair_of(read(file(authority)));
  const pdf::KeyPair made = make_key(wish, use == Use::authority ? nullptr : &issuer);
  return made.key_pem + made.certificate_pem;
}

std::string KeyFolder::read_or_make(const std::string& key, const std::string& name, Use use) {
  const fs::path path = file(key);
  if (fs::exists(path)) {
    check_private(path);
    const auto end = end_of(read(path));
    if (!end) refuse(path, "不是密钥和证书（PEM）；请从备份恢复", "is no key with its certificate (PEM); restore it from a backup");
    if (date_at(*end) > plus_days(date_at(clock_.now()), renew_days)) return read(path);
    fs::rename(path, folder_ / (key + ".until-" + to_text(date_at(*end)) + ".pem"));
  }
  write_once(path, make(name, use));
  return read(path);
}

SignerPtr KeyFolder::signer(const std::string& key, const std::string& name) {
  const std::lock_guard lock(making_);
  auto& [end, signer] = known_[key];
  if (signer && date_at(end) > plus_days(date_at(clock_.now()), renew_days)) return signer;
  const std::string pem = read_or_make(key, name, Use::signature);
  signer = pdf::signer_with(pair_of(pem), pair_of(read_or_make(stamp, "签批办公室时间戳", Use::stamp)));
  end = *end_of(pem);
  return signer;
}

/// The authority's earlier certificates too: papers outlive them.
std::vector<std::string> KeyFolder::trusted() const {
  std::vector<std::string> all;
  const auto add = [&](const fs::path& path) {
    if (std::string certificate = certificate_in(read(path)); !certificate.empty()) all.push_back(std::move(certificate));
  };
  for (const auto& entry : fs::directory_iterator(folder_))
    if (entry.path().extension() == ".pem" && entry.path().filename().string().starts_with(authority)) add(entry.path());
  if (const fs::path others = folder_ / "trusted"; fs::is_directory(others))
    for (const auto& entry : fs::directory_iterator(others)) add(entry.path());
  std::ranges::sort(all);
  return all;
}

std::string KeyFolder::key_of(const std::string& kind, const std::string& id) {
  std::string slug;
  for (const char c : id)
    if (std::isalnum(static_cast<unsigned char>(c)) && slug.size() < 24) slug += c;
  return kind + "-" + slug + (slug.empty() ? "" : "-") + sha256_hex(id).substr(0, 8);
}

}  // namespace qianpi::keys
