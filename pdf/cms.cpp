#include "pdf/cms.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include <ctime>
#include <utility>

#include "pdf/openssl.h"
#include "pdf/signed_data.h"
#include "pdf/stamp.h"

namespace qianpi::pdf {
namespace {

using Cms = std::unique_ptr<CMS_ContentInfo, ssl::Freed<CMS_ContentInfo, CMS_ContentInfo_free>>;

struct Pair {
  ssl::Certificate certificate;
  ssl::Key key;
};

Pair read_pair(const KeyPair& pem) {
  Pair pair{ssl::certificate_from(pem.certificate_pem), ssl::key_from(pem.key_pem)};
  if (!pair.certificate || !pair.key || X509_check_private_key(pair.certificate.get(), pair.key.get()) != 1) {
    ERR_clear_error();
    throw SigningFailed("a key and its certificate cannot be read, or don't belong together");
  }
  return pair;
}

std::string_view signature_in(CMS_SignerInfo* signer) {
  ASN1_OCTET_STRING* bytes = CMS_SignerInfo_get0_signature(signer);
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(bytes)), static_cast<std::size_t>(ASN1_STRING_length(bytes))};
}

std::string der_of(CMS_ContentInfo* cms) {
  unsigned char* der = nullptr;
  const int size = i2d_CMS_ContentInfo(cms, &der);
  if (size < 0) return {};
  std::string bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

class FileSigner : public Signer {
 public:
  FileSigner(Pair pair, Pair stamp) : pair_(std::move(pair)), stamp_(std::move(stamp)) {}

  std::size_t most_bytes() const override { return stamp_.key ? 9000 : 4500; }

  std::string sign(std::string_view bytes, long long at) const override {
    constexpr unsigned detached = CMS_BINARY | CMS_DETACHED;
    const Cms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, detached | CMS_PARTIAL));
    CMS_SignerInfo* signer =
        cms ? CMS_add1_signer(cms.get(), pair_.certificate.get(), pair_.key.get(), EVP_sha256(), detached | CMS_CADES | CMS_NOSMIMECAP) : nullptr;
    const std::unique_ptr<ASN1_TIME, ssl::Freed<ASN1_TIME, ASN1_TIME_free>> time(ASN1_TIME_set(nullptr, static_cast<time_t>(at)));
    const bool signed_now = signer && CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, ASN1_STRING_type(time.get()), time.get(), -1) == 1 &&
                            CMS_final(cms.get(), ssl::reading(bytes).get(), nullptr, detached) == 1;
    if (!signed_now) fail();
    if (stamp_.key) {
      const std::string token = pdf::stamp(signature_in(signer), at, stamp_.certificate.get(), stamp_.key.get());
      if (CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(), static_cast<int>(token.size())) != 1)
        fail();
    }
    return der_of(cms.get());
  }

 private:
  [[noreturn]] static void fail() {
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    char words[200] = "";
    ERR_error_string_n(code, words, sizeof words);
    throw SigningFailed(std::string("OpenSSL made no signature: ") + words);
  }

  Pair pair_, stamp_;
};

long long seconds_of(const ASN1_TIME* time) {
  std::tm parts{};
  return time && ASN1_TIME_to_tm(time, &parts) == 1 ? static_cast<long long>(timegm(&parts)) : 0;
}

long long said_time(CMS_SignerInfo* signer) {
  for (const int type : {V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME})
    if (const void* time = CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_signingTime), -3, type))
      return seconds_of(static_cast<const ASN1_TIME*>(time));
  return 0;
}

// With the certificate itself as what is trusted, so that only the mathematics and the CAdES attribute decide.
bool is_intact(CMS_ContentInfo* cms, x509_st* own, std::string_view bytes) {
  const ssl::Store store = ssl::trusting({own}, seconds_of(X509_get0_notBefore(own)));
  return CMS_verify(cms, nullptr, store.get(), ssl::reading(bytes).get(), nullptr, CMS_BINARY | CMS_DETACHED | CMS_CADES) == 1;
}

bool comes_from(x509_st* own, STACK_OF(X509) * others, const std::vector<x509_st*>& trusted, long long at) {
  const ssl::Store store = ssl::trusting(trusted, at);
  const std::unique_ptr<X509_STORE_CTX, ssl::Freed<X509_STORE_CTX, X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
  return X509_STORE_CTX_init(context.get(), store.get(), own, others) == 1 && X509_verify_cert(context.get()) == 1;
}

// False: a stamp is there that isn't over this signature.
bool read_stamp(CMS_SignerInfo* signer, const std::vector<x509_st*>& trusted, CmsFinding& found) {
  const int count = CMS_unsigned_get_attr_count(signer);
  if (count <= 0) return true;
  auto* token = static_cast<ASN1_STRING*>(CMS_unsigned_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_id_smime_aa_timeStampToken), -3, V_ASN1_SEQUENCE));
  if (!token || count > 1) return false;  // nothing else is looked at, so nothing else may stand there
  const std::string_view der(reinterpret_cast<const char*>(ASN1_STRING_get0_data(token)), static_cast<std::size_t>(ASN1_STRING_length(token)));
  const StampFinding stamp = check_stamp(der, signature_in(signer), trusted);
  if (stamp.trusted) found.stamped_at = stamp.at;
  return stamp.intact;
}

void look_into(CMS_ContentInfo* cms, std::string_view der, std::string_view bytes, const std::vector<x509_st*>& trusted, CmsFinding& found) {
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
  STACK_OF(X509)* others = CMS_get1_certs(cms);
  if (signers && sk_CMS_SignerInfo_num(signers) == 1 && others) {
    CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(signers, 0);
    CMS_set1_signers_certs(cms, nullptr, 0);
    x509_st* own = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, &own, nullptr, nullptr);
    if (own && has_one_spelling(der, SignedContent::detached_data, own)) {
      found.well_formed = true;
      found.signer = ssl::common_name(own, false);
      found.issuer = ssl::common_name(own, true);
      found.valid_from = seconds_of(X509_get0_notBefore(own));
      found.valid_until = seconds_of(X509_get0_notAfter(own));
      found.at = said_time(signer);
      const bool stamp_fits = read_stamp(signer, trusted, found);
      found.intact = stamp_fits && is_intact(cms, own, bytes);
      found.trusted = found.intact && comes_from(own, others, trusted, found.stamped_at ? found.stamped_at : found.at);
    }
  }
  sk_X509_pop_free(others, X509_free);
}

}  // namespace

std::unique_ptr<Signer> signer_with(const KeyPair& pair, const StampKey& stamp) {
  return std::make_unique<FileSigner>(read_pair(pair), stamp.key_pem.empty() ? Pair{} : read_pair(stamp));
}

CmsFinding check_cms(std::string_view padded, std::string_view bytes, const std::vector<std::string>& trusted) {
  CmsFinding found;
  const auto* begin = reinterpret_cast<const unsigned char*>(padded.data());
  const Cms cms(d2i_CMS_ContentInfo(nullptr, &begin, static_cast<long>(padded.size())));
  const std::string again = cms ? der_of(cms.get()) : std::string();
  const bool canonical = !again.empty() && padded.starts_with(again) && padded.find_first_not_of('\0', again.size()) == std::string_view::npos;
  std::vector<ssl::Certificate> anchors;
  std::vector<x509_st*> known;
  for (const std::string& pem : trusted)
    if (anchors.push_back(ssl::certificate_from(pem)); anchors.back()) known.push_back(anchors.back().get());
  if (canonical) look_into(cms.get(), again, bytes, known, found);
  ERR_clear_error();
  return found;
}

}  // namespace qianpi::pdf
