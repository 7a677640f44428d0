// The office's signing keys, in a folder that only its owner may read: an authority made at set-up, one for time stamps, and one for each person
// and seal when they first sign. Used by printer.cpp. It refuses a folder or key that others can read. A hardware token would be another
// pdf::Signer behind the same call.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/keys/certificate.h"
#include "engine/ports/world.h"

namespace qianpi::keys {

using SignerPtr = std::shared_ptr<const pdf::Signer>;

class KeyFolder {
 public:
  /// Makes the folder, the authority and the stamp key when they are missing. Throws std::runtime_error.
  KeyFolder(std::filesystem::path, Clock&);

  /// `key`: person-li, seal-…; its file is <key>.pem, key and certificate, which an office may replace by its own. A certificate that ends within
  /// a month is renewed with a new key; the old one is kept beside it. Safe from many threads.
  SignerPtr signer(const std::string& key, const std::string& name);

  /// The authority's certificate and every *.crt in the folder `trusted`, in PEM: what a verifier believes.
  std::vector<std::string> trusted() const;

  /// A file name for any id: letters and digits, then a piece of the id's hash.
  static std::string key_of(const std::string& kind, const std::string& id);

 private:
  std::string read_or_make(const std::string& key, const std::string& name, CertificateWish::Use);
  std::string make(const std::string& name, CertificateWish::Use);
  std::filesystem::path file(const std::string& key) const { return folder_ / (key + ".pem"); }

  std::filesystem::path folder_;
  Clock& clock_;
  std::mutex making_;
  std::map<std::string, std::pair<Instant, SignerPtr>> known_;  // with the certificate's end
};

}  // namespace qianpi::keys
