// Fresh keys and their certificates (X.509 v3, ECDSA on P-256 with SHA-256), for key_folder. Made, not kept: PEM texts come out.
// What it makes are software keys of the office's own: they say who and when, and are no qualified certificates.
#pragma once

#include <optional>
#include <string>

#include "engine/time/time.h"
#include "pdf/cms.h"

namespace qianpi::keys {

struct CertificateWish {
  enum class Use { authority, signature, stamp } use = Use::signature;
  std::string name;  // cut after 64 characters, as X.509 wants
  Instant from, until;
};

/// `issuer`: who signs the certificate; nullptr: it signs itself. Throws pdf::SigningFailed.
pdf::KeyPair make_key(const CertificateWish&, const pdf::KeyPair* issuer);

/// When the certificate ends; nothing for what is no certificate.
std::optional<Instant> end_of(const std::string& certificate_pem);

}  // namespace qianpi::keys
