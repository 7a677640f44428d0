#include "adapters/cli/draw.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "engine/draws.h"
#include "engine/rules/value_text.h"

namespace qianpi::cli {

namespace {

constexpr int unreadable = 2;

int say(Streams streams, const std::string& name, const Bilingual& what, int code) {
  streams.err << name << "：" << what.zh << " / " << what.en << '\n';
  return code;
}

std::size_t length_of(const rules::Value* list) { return list && list->is(rules::Kind::list) ? list->items().size() : 0; }

}  // namespace

int verify_draw(const std::filesystem::path& path, Streams streams) {
  const std::string name = path.string();
  std::ifstream file;
  if (name != "-") file.open(path, std::ios::binary);
  std::istream& in = name == "-" ? std::cin : file;
  if (!in) return say(streams, name, {"无法读取", "cannot be read"}, unreadable);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  rules::Value protocol;
  try {
    protocol = rules::from_json(text);
  } catch (const rules::JsonError& error) {
    return say(streams, name,
               {"不是抽取记录（JSON 有误，第 " + std::to_string(error.position) + " 字节）",
                "is no protocol of a draw (bad JSON at byte " + std::to_string(error.position) + ")"},
               unreadable);
  }
  if (!is_protocol(protocol)) return say(streams, name, *first_difference(protocol), unreadable);
  if (const auto difference = first_difference(protocol)) return say(streams, name, *difference, 1);
  const bool is_drawn = protocol.get("secret") != nullptr;
  streams.out << name << "：" << (is_drawn ? "抽取属实 / the draw is true" : "名单已冻结，尚未抽取 / the list is frozen and not yet drawn") << "，"
              << length_of(protocol.at_path("list.candidates")) << " 人 / candidates, SHA-256 " << protocol.get("list_hash")->text() << '\n';
  return 0;
}

}  // namespace qianpi::cli
