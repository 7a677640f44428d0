#include "pdf/signed_data.h"

#include <openssl/x509.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace qianpi::pdf {
namespace {

using namespace std::string_view_literals;

struct Element {
  unsigned char tag = 0;
  std::string_view whole, body;
};
using Elements = std::vector<Element>;

constexpr unsigned char sequence = 0x30, set_of = 0x31, first = 0xA0, second = 0xA1;

std::optional<Element> element_at(std::string_view bytes) {
  if (bytes.size() < 2) return {};
  std::size_t head = 2, length = static_cast<unsigned char>(bytes[1]);
  if (length > 127) {
    const std::size_t more = length & 127;
    if (more == 0 || more > 3 || bytes.size() < 2 + more) return {};
    length = 0;
    for (std::size_t i = 0; i < more; ++i) length = length << 8 | static_cast<unsigned char>(bytes[2 + i]);
    head += more;
  }
  if (length > bytes.size() - head) return {};
  return Element{static_cast<unsigned char>(bytes[0]), bytes.substr(0, head + length), bytes.substr(head, length)};
}

Elements elements_in(std::string_view bytes) {
  Elements all;
  while (!bytes.empty()) {
    const auto one = element_at(bytes);
    if (!one) return {};
    all.push_back(*one);
    bytes.remove_prefix(one->whole.size());
  }
  return all;
}

bool is_one_of(std::string_view bytes, std::initializer_list<std::string_view> spellings) {
  return std::ranges::find(spellings, bytes) != spellings.end();
}

bool is_digest(std::string_view algorithm) {
  return is_one_of(algorithm,
                   {"\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"sv, "\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00"sv});
}

bool is_signature_algorithm(std::string_view algorithm) {
  return is_one_of(
      algorithm, {"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00"sv, "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b\x05\x00"sv,
                  "\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02"sv});
}

std::string name_and_serial(x509_st* certificate) {
  std::string bytes;
  unsigned char* name = nullptr;
  unsigned char* serial = nullptr;
  const int name_size = i2d_X509_NAME(X509_get_issuer_name(certificate), &name);
  const int serial_size = i2d_ASN1_INTEGER(X509_get_serialNumber(certificate), &serial);
  if (name_size > 0 && serial_size > 0) {
    bytes.assign(reinterpret_cast<char*>(name), static_cast<std::size_t>(name_size));
    bytes.append(reinterpret_cast<char*>(serial), static_cast<std::size_t>(serial_size));
  }
  OPENSSL_free(name);
  OPENSSL_free(serial);
  return bytes;
}

// version, issuer and serial, digest, signed attributes, algorithm, signature, and perhaps a stamp.
bool is_plain_signer(std::string_view info, x509_st* certificate, bool may_be_stamped) {
  const Elements parts = elements_in(info);
  if (parts.size() != 6 && !(may_be_stamped && parts.size() == 7 && parts[6].tag == second)) return false;
  if (parts.size() == 7) {
    const Elements attributes = elements_in(parts[6].body);
    if (attributes.size() != 1 || attributes[0].tag != sequence) return false;
    const Elements attribute = elements_in(attributes[0].body);
    if (attribute.size() != 2 || attribute[1].tag != set_of) return false;
  }
  return parts[0].whole == "\x02\x01\x01"sv && parts[1].tag == sequence && parts[1].body == name_and_serial(certificate) &&
         is_digest(parts[2].whole) && parts[3].tag == first && is_signature_algorithm(parts[4].whole) && parts[5].tag == 0x04;
}

bool is_plain_content(const Element& content, SignedContent kind) {
  if (kind == SignedContent::detached_data) return content.whole == "\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"sv;
  const Elements parts = elements_in(content.body);
  return content.tag == sequence && parts.size() == 2 && parts[0].whole == "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04"sv &&
         parts[1].tag == first;
}

}  // namespace

bool has_one_spelling(std::string_view der, SignedContent kind, x509_st* signer) {
  const auto outer = element_at(der);
  const Elements outside = outer ? elements_in(outer->body) : Elements{};
  if (!outer || outer->tag != sequence || outside.size() != 2 || outside[1].tag != first) return false;
  const auto data = element_at(outside[1].body);
  const Elements parts = data ? elements_in(data->body) : Elements{};
  if (!data || data->tag != sequence || parts.size() != 5 || parts[3].tag != first || parts[4].tag != set_of) return false;
  const std::string_view version = kind == SignedContent::stamp ? "\x02\x01\x03"sv : "\x02\x01\x01"sv;
  const Elements infos = elements_in(parts[4].body);
  return parts[0].whole == version && parts[1].tag == set_of && is_digest(parts[1].body) && is_plain_content(parts[2], kind) && infos.size() == 1 &&
         infos[0].tag == sequence && is_plain_signer(infos[0].body, signer, kind == SignedContent::detached_data);
}

}  // namespace qianpi::pdf
