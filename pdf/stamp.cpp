#include "pdf/stamp.h"

#include <openssl/pkcs7.h>
#include <openssl/sha.h>
#include <openssl/ts.h>

#include <ctime>
#include <memory>

#include "pdf/openssl.h"
#include "pdf/sign.h"
#include "pdf/signed_data.h"

namespace qianpi::pdf {
namespace {

template <class T, void (*free_it)(T*)>
using Owned = std::unique_ptr<T, ssl::Freed<T, free_it>>;

// The serial number is the signature's own hash: unique, and the same when the same paper is made again.
ASN1_INTEGER* serial_of(TS_RESP_CTX*, void* hash) {
  BIGNUM* number = BN_bin2bn(static_cast<const unsigned char*>(hash), 16, nullptr);
  ASN1_INTEGER* serial = BN_to_ASN1_INTEGER(number, nullptr);
  BN_free(number);
  return serial;
}

int time_of(TS_RESP_CTX*, void* at, long* seconds, long* micros) {
  *seconds = static_cast<long>(*static_cast<long long*>(at));
  *micros = 0;
  return 1;
}

Owned<TS_REQ, TS_REQ_free> request_for(const unsigned char* hash) {
  Owned<TS_REQ, TS_REQ_free> request(TS_REQ_new());
  Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> imprint(TS_MSG_IMPRINT_new());
  Owned<X509_ALGOR, X509_ALGOR_free> algorithm(X509_ALGOR_new());
  X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
  TS_REQ_set_version(request.get(), 1);
  TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
  TS_MSG_IMPRINT_set_msg(imprint.get(), const_cast<unsigned char*>(hash), SHA256_DIGEST_LENGTH);
  TS_REQ_set_msg_imprint(request.get(), imprint.get());
  TS_REQ_set_cert_req(request.get(), 1);
  return request;
}

long long stamped_seconds(const ASN1_GENERALIZEDTIME* time) {
  std::tm parts{};
  return ASN1_TIME_to_tm(time, &parts) == 1 ? static_cast<long long>(timegm(&parts)) : 0;
}

// TS_VERIFY_CTX owns the store and the imprint.
bool verifies(PKCS7* token, const unsigned char* hash, ssl::Store store) {
  Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free> how(TS_VERIFY_CTX_new());
  auto* imprint = static_cast<unsigned char*>(OPENSSL_memdup(hash, SHA256_DIGEST_LENGTH));
  TS_VERIFY_CTX_set_flags(how.get(), TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_SIGNATURE);
  TS_VERIFY_CTX_set_imprint(how.get(), imprint, SHA256_DIGEST_LENGTH);
  TS_VERIFY_CTX_set_store(how.get(), store.release());
  return TS_RESP_verify_token(how.get(), token) == 1;
}

bool is_canonical(PKCS7* token, std::string_view der) {
  unsigned char* again = nullptr;
  const int size = i2d_PKCS7(token, &again);
  const bool same = size >= 0 && std::string_view(reinterpret_cast<char*>(again), static_cast<std::size_t>(size)) == der;
  OPENSSL_free(again);
  return same;
}

}  // namespace

std::string stamp(std::string_view signature, long long at, x509_st* certificate, evp_pkey_st* key) {
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(signature.data()), signature.size(), hash);
  const auto request = request_for(hash);
  ssl::Bio asked(BIO_new(BIO_s_mem()));
  i2d_TS_REQ_bio(asked.get(), request.get());
  Owned<TS_RESP_CTX, TS_RESP_CTX_free> context(TS_RESP_CTX_new());
  Owned<ASN1_OBJECT, ASN1_OBJECT_free> policy(OBJ_txt2obj("1.2.3.4.1", 1));  // the example policy: it promises nothing
  TS_RESP_CTX_set_serial_cb(context.get(), serial_of, hash);
  TS_RESP_CTX_set_time_cb(context.get(), time_of, &at);
  const bool ready = TS_RESP_CTX_set_signer_cert(context.get(), certificate) && TS_RESP_CTX_set_signer_key(context.get(), key) &&
                     TS_RESP_CTX_set_signer_digest(context.get(), EVP_sha256()) && TS_RESP_CTX_add_md(context.get(), EVP_sha256()) &&
                     TS_RESP_CTX_set_ess_cert_id_digest(context.get(), EVP_sha256()) && TS_RESP_CTX_set_def_policy(context.get(), policy.get());
  Owned<TS_RESP, TS_RESP_free> answer(ready ? TS_RESP_create_response(context.get(), asked.get()) : nullptr);
  PKCS7* token = answer ? TS_RESP_get_token(answer.get()) : nullptr;
  unsigned char* der = nullptr;
  const int size = token ? i2d_PKCS7(token, &der) : -1;
  if (size < 0) throw SigningFailed("the time stamp cannot be made: is its certificate for time stamps alone?");
  std::string bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

StampFinding check_stamp(std::string_view token, std::string_view signature, const std::vector<x509_st*>& trusted) {
  StampFinding found;
  const auto* begin = reinterpret_cast<const unsigned char*>(token.data());
  Owned<PKCS7, PKCS7_free> read(d2i_PKCS7(nullptr, &begin, static_cast<long>(token.size())));
  if (!read || !is_canonical(read.get(), token)) return found;
  Owned<TS_TST_INFO, TS_TST_INFO_free> about(PKCS7_to_TS_TST_INFO(read.get()));
  STACK_OF(X509)* signers = about ? PKCS7_get0_signers(read.get(), nullptr, 0) : nullptr;
  if (!signers) return found;
  std::vector<x509_st*> own;
  for (int i = 0; i < sk_X509_num(signers); ++i) own.push_back(sk_X509_value(signers, i));
  sk_X509_free(signers);
  if (own.size() != 1 || !has_one_spelling(token, SignedContent::stamp, own.front())) return found;
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(signature.data()), signature.size(), hash);
  found.at = stamped_seconds(TS_TST_INFO_get_time(about.get()));
  found.intact = verifies(read.get(), hash, ssl::trusting(own, found.at));
  found.trusted = found.intact && verifies(read.get(), hash, ssl::trusting(trusted, found.at));
  return found;
}

}  // namespace qianpi::pdf
