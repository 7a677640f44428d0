// Signatures as CMS (RFC 5652, CAdES): made with a key, and judged. pdf/signatures.cpp judges, adapters/keys makes signers of it.
// Keys and certificates are PEM texts here; where they are kept is no business of this file. RSA and ECDSA with SHA-256.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/sign.h"

namespace qianpi::pdf {

struct KeyPair {
  std::string key_pem, certificate_pem;
};

// Whoever vouches for the time: a key of its own, whose certificate is for time stamps (RFC 3161). Empty: no stamps.
using StampKey = KeyPair;

// Throws SigningFailed when the two don't belong together or can't be read.
std::unique_ptr<Signer> signer_with(const KeyPair& pair, const StampKey& stamp = {});

struct CmsFinding {
  bool well_formed = false;  // one signer, canonical DER, nothing behind it but zeros
  bool intact = false;       // the signature is over exactly these bytes, by exactly this certificate (CAdES)
  std::string signer, issuer;
  long long at = 0;                           // as the signer said; seconds
  long long stamped_at = 0;                   // as a trusted stamp says; 0: none
  long long valid_from = 0, valid_until = 0;  // the certificate
  bool trusted = false;                       // the certificate comes from one of the trusted ones, and was valid at that time
};

// `cms`: DER, perhaps followed by zeros. `trusted`: certificates in PEM.
CmsFinding check_cms(std::string_view cms, std::string_view bytes, const std::vector<std::string>& trusted);

}  // namespace qianpi::pdf
