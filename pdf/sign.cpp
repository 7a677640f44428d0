#include "pdf/sign.h"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include "pdf/archive.h"
#include "pdf/number.h"
#include "pdf/utf8.h"

namespace qianpi::pdf {
namespace {

// What an update repeats from the file's last trailer.
struct Trailer {
  std::string size, root, about, id;
  std::string start;  // of the last table of objects
};

std::string after(const std::string& text, std::string_view key, std::string_view until) {
  const std::size_t at = text.find(key);
  if (at == std::string::npos) throw SigningFailed("the paper's trailer lacks " + std::string(key));
  const std::size_t from = text.find_first_not_of(" \n", at + key.size()), to = text.find_first_of(until, from);
  if (from == std::string::npos || to == std::string::npos) throw SigningFailed("the paper's trailer is cut after " + std::string(key));
  return text.substr(from, to - from);
}

Trailer trailer_of(const std::string& paper) {
  const std::size_t at = paper.rfind("trailer");
  if (at == std::string::npos) throw SigningFailed("the paper has no trailer");
  const std::string text = paper.substr(at);
  return {after(text, "/Size", "/\n>"), after(text, "/Root", "/\n>"), after(text, "/Info", "/\n>"), after(text, "/ID", "]") + "]",
          after(text, "startxref", "\n")};
}

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4];
    text += digits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

// UTF-16 with a mark, in hex.
std::string text_string(std::string_view utf8) {
  std::string units = "\xFE\xFF";
  const auto put = [&units](unsigned unit) {
    units += static_cast<char>(unit >> 8);
    units += static_cast<char>(unit & 0xFF);
  };
  for (const char32_t character : decode(utf8)) {
    if (character < 0x10000) {
      put(character);
    } else {
      put(0xD800 + static_cast<unsigned>((character - 0x10000) >> 10));
      put(0xDC00 + static_cast<unsigned>((character - 0x10000) & 0x3FF));
    }
  }
  return "<" + hex(units) + ">";
}

std::string reference(int object) { return std::to_string(object) + " 0 R"; }

std::string field_of(const FieldPlace& field) {
  std::string text = "<</Type/Annot/Subtype/Widget/FT/Sig/F 132/T" + text_string(field.name) + "/P " + reference(field.page) + "/Rect[";
  for (const double side : {field.left, field.bottom, field.right, field.top}) put_number(text, side);
  text += "]/V " + reference(field.value);
  if (field.look) text += "/AP<</N " + reference(field.look) + ">>";
  return text + ">>";
}

constexpr std::string_view range_blank = "[0 0000000000 0000000000 0000000000]";

// The dictionary, with places to fill for the range and the signature itself.
std::string value_of(const Signing& signing, std::size_t most_bytes) {
  std::string text = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name" + text_string(signing.name);
  if (const std::string date = pdf_date(signing.at); !date.empty()) text += "/M(" + date + ")";
  if (!signing.reason.empty()) text += "/Reason" + text_string(signing.reason);
  if (signing.first) text += "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]";
  return text + "/ByteRange" + std::string(range_blank) + "/Contents<" + std::string(2 * most_bytes, '0') + ">>>";
}

class Update {
 public:
  explicit Update(std::string paper) : bytes(std::move(paper)), trailer_(trailer_of(bytes)) {
    if (bytes.back() != '\n') bytes += '\n';
  }

  void put(int object, const std::string& text) {
    char line[24];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", bytes.size());
    table_ += std::to_string(object) + " 1\n" + line;
    bytes += std::to_string(object) + " 0 obj\n" + text + "\nendobj\n";
  }

  void close() {
    const std::string start = std::to_string(bytes.size());
    bytes += "xref\n0 1\n0000000000 65535 f \n" + table_ + "trailer\n<</Size " + trailer_.size + "/Root " + trailer_.root + "/Info " +
             trailer_.about + "/ID" + trailer_.id + "/Prev " + trailer_.start + ">>\nstartxref\n" + start + "\n%%EOF\n";
  }

  std::string bytes;

 private:
  Trailer trailer_;
  std::string table_;
};

}  // namespace

std::string sign(std::string paper, const FieldPlace& field, const Signing& signing, const Signer& signer) {
  Update update(std::move(paper));
  const std::size_t before = update.bytes.size();
  update.put(field.field, field_of(field));
  update.put(field.value, value_of(signing, signer.most_bytes()));
  update.close();

  std::string& bytes = update.bytes;
  const std::size_t range = bytes.find(range_blank, before), from = bytes.find("/Contents<", range) + 9, to = from + 2 * signer.most_bytes() + 2;
  char text[range_blank.size() + 1];
  std::snprintf(text, sizeof text, "[0 %010zu %010zu %010zu]", from, to, bytes.size() - to);
  bytes.replace(range, range_blank.size(), text);
  const std::string cms = signer.sign(bytes.substr(0, from) + bytes.substr(to), signing.at_seconds);
  if (cms.empty() || cms.size() > signer.most_bytes()) throw SigningFailed("the signature doesn't fit into its place");
  bytes.replace(from + 1, 2 * cms.size(), hex(cms));
  return std::move(update.bytes);
}

}  // namespace qianpi::pdf
