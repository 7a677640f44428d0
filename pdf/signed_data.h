// The parts of a CMS that no signature covers, held against the one spelling they may have. Without this a changed version number or algorithm
// parameter would go unnoticed. Used by cms.cpp and stamp.cpp. It knows SHA-256 with RSA or ECDSA, and refuses everything else.
#pragma once

#include <string>
#include <string_view>

struct x509_st;

namespace qianpi::pdf {

enum class SignedContent { detached_data, stamp };

// `der`: a ContentInfo with one SignerInfo, of this certificate.
bool has_one_spelling(std::string_view der, SignedContent content, x509_st* signer);

}  // namespace qianpi::pdf
