// OpenSSL's objects with owners, for cms.cpp and stamp.cpp. Named here, defined in OpenSSL's headers, which stay in .cpp files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct bio_st;
struct x509_st;
struct x509_store_st;
struct evp_pkey_st;

namespace qianpi::pdf::ssl {

template <class T, void (*free_it)(T*)>
struct Freed {
  void operator()(T* it) const { free_it(it); }
};

void free_bio(bio_st*);
void free_certificate(x509_st*);
void free_store(x509_store_st*);
void free_key(evp_pkey_st*);

using Bio = std::unique_ptr<bio_st, Freed<bio_st, free_bio>>;
using Certificate = std::unique_ptr<x509_st, Freed<x509_st, free_certificate>>;
using Store = std::unique_ptr<x509_store_st, Freed<x509_store_st, free_store>>;
using Key = std::unique_ptr<evp_pkey_st, Freed<evp_pkey_st, free_key>>;

Bio reading(std::string_view bytes);                                 // lives no longer than the bytes
Certificate certificate_from(const std::string& pem);                // null when it can't be read
Key key_from(const std::string& pem);                                // null when it can't be read
Store trusting(const std::vector<x509_st*>& trusted, long long at);  // as of that second
std::string common_name(x509_st* certificate, bool of_issuer);       // UTF-8

}  // namespace qianpi::pdf::ssl
