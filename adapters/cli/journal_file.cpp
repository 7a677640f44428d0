#include "adapters/cli/journal_file.h"

#include <nlohmann/json.hpp>

#include "engine/base/hash.h"

namespace qianpi::cli {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const JournalRow& row) {
  return {{"seq", row.seq},
          {"recorded_at", row.recorded_at.us},
          {"happened_at", row.happened_at ? Json(row.happened_at->us) : Json()},
          {"actor", row.actor},
          {"kind", row.kind},
          {"body", row.body},
          {"previous", row.previous},
          {"hash", row.hash}};
}

JournalRow row_of(const Json& json) {
  JournalRow row;
  row.seq = json.at("seq").get<std::int64_t>();
  row.recorded_at = {json.at("recorded_at").get<std::int64_t>()};
  if (!json.at("happened_at").is_null()) row.happened_at = Instant{json.at("happened_at").get<std::int64_t>()};
  row.actor = json.at("actor").get<std::string>();
  row.kind = json.at("kind").get<std::string>();
  row.body = json.at("body").get<std::string>();
  row.previous = json.at("previous").get<std::string>();
  row.hash = json.at("hash").get<std::string>();
  return row;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

JournalFile journal_in(const std::vector<std::string>& lines) {
  const Json first = Json::parse(lines.front());
  JournalFile file{{first.at("case").get<std::int64_t>()}, first.at("title").get<std::string>(), {}, first.at("head").get<std::string>()};
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) file.rows.push_back(row_of(Json::parse(lines[i])));
  const auto rows = first.at("rows").get<std::size_t>();
  if (rows < file.rows.size()) throw std::range_error("more rows than its first line says");
  return file;
}

}  // namespace

std::string text_of(const JournalFile& file) {
  std::string text = Json{{"case", file.on.value}, {"title", file.title}, {"rows", file.rows.size()}, {"head", file.head}}.dump() + "\n";
  for (const JournalRow& row : file.rows) text += json_of(row).dump() + "\n";
  return text + Json{{"sha256", sha256_hex(text)}}.dump() + "\n";
}

std::variant<JournalFile, Break, NoJournal> read_journal(const std::string& text) {
  const std::vector<std::string> lines = lines_of(text);
  JournalFile file;
  try {
    if (lines.size() < 2) throw std::range_error("too few lines");
    file = journal_in(lines);
  } catch (const std::exception& error) {
    return NoJournal{{std::string("不是导出的流转记录：") + error.what(), std::string("is no exported journal: ") + error.what()}};
  }
  if (const auto found = verify_chain(file.rows, file.head)) return *found;
  if (text_of(file) == text) return file;
  return NoJournal{{"首行、末行的校验和或写法被改动", "its first line, its checksum or its spelling has been changed"}};
}

}  // namespace qianpi::cli
