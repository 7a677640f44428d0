#include "pdf/openssl.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace qianpi::pdf::ssl {

void free_bio(bio_st* it) { BIO_free_all(it); }
void free_certificate(x509_st* it) { X509_free(it); }
void free_store(x509_store_st* it) { X509_STORE_free(it); }
void free_key(evp_pkey_st* it) { EVP_PKEY_free(it); }

Bio reading(std::string_view bytes) { return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))); }

Certificate certificate_from(const std::string& pem) { return Certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr)); }

Key key_from(const std::string& pem) { return Key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr)); }

// Any purpose: what a certificate of an authority is for, each authority says in its own way.
Store trusting(const std::vector<x509_st*>& trusted, long long at) {
  Store store(X509_STORE_new());
  for (x509_st* certificate : trusted) X509_STORE_add_cert(store.get(), certificate);
  X509_VERIFY_PARAM* how = X509_STORE_get0_param(store.get());
  X509_VERIFY_PARAM_set_flags(how, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time(how, static_cast<time_t>(at));
  X509_VERIFY_PARAM_set_purpose(how, X509_PURPOSE_ANY);
  return store;
}

std::string common_name(x509_st* certificate, bool of_issuer) {
  X509_NAME* name = of_issuer ? X509_get_issuer_name(certificate) : X509_get_subject_name(certificate);
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) return {};
  unsigned char* bytes = nullptr;
  const int size = ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  std::string text(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';  // it is printed on a terminal
  return text;
}

}  // namespace qianpi::pdf::ssl
