#include "adapters/keys/certificate.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>

namespace qianpi::keys {

namespace {

constexpr const char* curve = "P-256";
constexpr std::size_t longest_name = 64;

template <class T, void (*free_it)(T*)>
struct Freed {
  void operator()(T* it) const { free_it(it); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO, BIO_free_all>>;

void check(bool good) {
  if (!good) throw pdf::SigningFailed("OpenSSL made no certificate");
}

Bio reading(const std::string& text) { return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

std::string text_of(BIO* bio) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

/// Whole characters, so that the name stays UTF-8.
std::string cut(const std::string& name) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i)
    if ((name[i] & 0xC0) != 0x80 && ++characters > longest_name) return name.substr(0, i);
  return name;
}

void put_serial(X509* certificate) {
  std::unique_ptr<BIGNUM, Freed<BIGNUM, BN_free>> number(BN_new());
  check(BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)));
}

void put_extension(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
  check(extension && X509_add_ext(certificate, extension, -1));
  X509_EXTENSION_free(extension);
}

void put_use(X509* certificate, X509* issuer, CertificateWish::Use use) {
  const bool authority = use == CertificateWish::Use::authority;
  put_extension(certificate, issuer, NID_basic_constraints, authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  put_extension(certificate, issuer, NID_key_usage, authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature,nonRepudiation");
  if (use == CertificateWish::Use::stamp) put_extension(certificate, issuer, NID_ext_key_usage, "critical,timeStamping");
  put_extension(certificate, issuer, NID_subject_key_identifier, "hash");
  if (!authority) put_extension(certificate, issuer, NID_authority_key_identifier, "keyid:always");
}

time_t seconds(Instant at) { return static_cast<time_t>(at.us / 1'000'000); }

}  // namespace

pdf::KeyPair make_key(const CertificateWish& wish, const pdf::KeyPair* issuer) {
  const Key key(EVP_EC_gen(curve));
  const Certificate certificate(X509_new());
  check(key && certificate);
  X509* made = certificate.get();
  X509_set_version(made, 2);
  put_serial(made);
  const std::string name = cut(wish.name);
  check(X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.data()),
                                   static_cast<int>(name.size()), -1, 0));
  ASN1_TIME_set(X509_getm_notBefore(made), seconds(wish.from));
  ASN1_TIME_set(X509_getm_notAfter(made), seconds(wish.until));
  X509_set_pubkey(made, key.get());
  const Certificate parent(issuer ? PEM_read_bio_X509(reading(issuer->certificate_pem).get(), nullptr, nullptr, nullptr) : nullptr);
  const Key parent_key(issuer ? PEM_read_bio_PrivateKey(reading(issuer->key_pem).get(), nullptr, nullptr, nullptr) : nullptr);
  check(!issuer || (parent && parent_key));
  X509_set_issuer_name(made, X509_get_subject_name(issuer ? parent.get() : made));
  put_use(made, issuer ? parent.get() : made, wish.use);
  check(X509_sign(made, issuer ? parent_key.get() : key.get(), EVP_sha256()) > 0);
  const Bio key_text(BIO_new(BIO_s_mem())), certificate_text(BIO_new(BIO_s_mem()));
  check(PEM_write_bio_PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) &&
        PEM_write_bio_X509(certificate_text.get(), made));
  return {text_of(key_text.get()), text_of(certificate_text.get())};
}

std::optional<Instant> end_of(const std::string& certificate_pem) {
  const Certificate certificate(PEM_read_bio_X509(reading(certificate_pem).get(), nullptr, nullptr, nullptr));
  std::tm parts{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &parts) != 1) return {};
  return Instant{static_cast<std::int64_t>(timegm(&parts)) * 1'000'000};
}

}  // namespace qianpi::keys
