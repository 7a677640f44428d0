// Time stamps (RFC 3161) over a signature, made in process with the office's own stamp key, and judged. Only cms.cpp uses it.
// A stamp of the office's own says no more than the office's clock; one of an authority is judged the same way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct x509_st;
struct evp_pkey_st;

namespace qianpi::pdf {

// The token in DER. Throws SigningFailed.
std::string stamp(std::string_view signature, long long at, x509_st* certificate, evp_pkey_st* key);

struct StampFinding {
  bool intact = false;   // over this signature, by the certificate it carries
  bool trusted = false;  // which comes from one of the trusted ones
  long long at = 0;
};
StampFinding check_stamp(std::string_view token, std::string_view signature, const std::vector<x509_st*>& trusted);

}  // namespace qianpi::pdf
