#include "adapters/http/content.h"

#include <optional>

namespace qianpi::http {

namespace {

Problem problem(Bilingual what, Bilingual cure) { return {{"file"}, std::move(what), std::move(cure)}; }

Problem unknown_type() {
  return problem({"不支持的文件类型", "This type of file is not accepted"},
                 {"请上传 PDF、JPEG、PNG、DOCX、XLSX 或 OFD", "Upload PDF, JPEG, PNG, DOCX, XLSX or OFD"});
}
Problem too_large() {
  return problem({"图片尺寸或压缩包展开后过大", "The picture's sides or the unpacked archive are too large"},
                 {"请缩小后重新上传", "Make it smaller and upload again"});
}

Problem for_a_press() {
  return problem({"图片为印刷用的 CMYK 色彩", "The picture is in CMYK, as for a printing press"},
                 {"请另存为 RGB 色彩的 JPEG 后重新上传", "Save it as an RGB JPEG and upload it again"});
}

/// Unsigned numbers at a place; beyond the end they read as nothing.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::optional<std::uint32_t> big(std::size_t at, int length) const { return read(at, length, true); }
  std::optional<std::uint32_t> little(std::size_t at, int length) const { return read(at, length, false); }

 private:
  std::optional<std::uint32_t> read(std::size_t at, int length, bool big) const {
    const auto size = static_cast<std::size_t>(length);
    if (at > bytes_.size() || bytes_.size() - at < size) return {};
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes_[at + (big ? i : size - 1 - i)]);
    return value;
  }
  std::string_view bytes_;
};

bool is_small(std::optional<std::uint32_t> width, std::optional<std::uint32_t> height) {
  return width && height && *width > 0 && *height > 0 && *width <= largest_side_px && *height <= largest_side_px;
}

/// Walks JPEG's segments to the frame header that tells sides and colours; nothing wrong: nothing.
std::optional<Problem> wrong_with_jpeg(const Bytes& bytes) {
  for (std::size_t at = 2; const auto marker = bytes.big(at, 2);) {
    if (*marker < 0xFF00) break;
    const std::uint32_t kind = *marker & 0xFF;
    const bool frame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
    if (frame && bytes.big(at + 9, 1) == 4u) return for_a_press();
    if (frame && is_small(bytes.big(at + 7, 2), bytes.big(at + 5, 2))) return {};
    const auto length = bytes.big(at + 2, 2);
    if (frame || !length || *length < 2) break;
    at += 2 + *length;
  }
  return too_large();
}

std::optional<std::size_t> directory_of_zip(std::string_view bytes) {
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos) return {};
  const auto at = Bytes(bytes).little(end + 16, 4);
  return at ? std::optional<std::size_t>(*at) : std::nullopt;
}

std::variant<std::string, Problem> look_at_zip(std::string_view all) {
  const Bytes bytes(all);
  const auto directory = directory_of_zip(all);
  if (!directory) return unknown_type();
  std::uint64_t unpacked = 0;
  std::string type;
  for (std::size_t at = *directory; bytes.little(at, 4) == 0x02014b50u;) {
    const auto size = bytes.little(at + 24, 4), name = bytes.little(at + 28, 2), extra = bytes.little(at + 30, 2), note = bytes.little(at + 32, 2);
    if (!size || !name || !extra || !note || at + 46 + *name > all.size()) return unknown_type();
    const std::string_view entry = all.substr(at + 46, *name);
    if (entry.starts_with("word/")) type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (entry.starts_with("xl/")) type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (entry == "OFD.xml") type = "application/ofd";
    unpacked += *size;
    at += 46 + *name + *extra + *note;
  }
  if (type.empty()) return unknown_type();
  if (unpacked > largest_unpacked || (unpacked > (1u << 20) && unpacked / all.size() > largest_ratio)) return too_large();
  return type;
}

}  // namespace

std::variant<std::string, Problem> look_at(std::string_view bytes) {
  using namespace std::literals;
  const Bytes numbers(bytes);
  if (bytes.starts_with("%PDF-")) return "application/pdf"s;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
    if (!is_small(numbers.big(16, 4), numbers.big(20, 4))) return too_large();
    return "image/png"s;
  }
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) {
    if (auto wrong = wrong_with_jpeg(numbers)) return std::move(*wrong);
    return "image/jpeg"s;
  }
  if (bytes.starts_with("PK\x03\x04"sv)) return look_at_zip(bytes);
  return unknown_type();
}

}  // namespace qianpi::http
