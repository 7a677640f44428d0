#include "adapters/cli/verify.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "adapters/cli/verify_paper.h"
#include "engine/base/hash.h"
#include "engine/journal.h"

namespace qianpi::cli {

namespace {

using Json = nlohmann::ordered_json;

void say_break(Streams streams, const std::string& of, const Break& found) {
  streams.err << of << ": 第 " << found.seq << " 行 / row " << found.seq << ": " << found.what.zh << " / " << found.what.en << '\n';
}

/// A cut at the end leaves a good chain: only the number of rows that the case itself counts can tell.
bool is_good(const std::string& of, const std::vector<JournalRow>& rows, std::int64_t expected, Streams streams) {
  if (const auto found = verify_chain(rows, {})) {
    say_break(streams, of, *found);
    return false;
  }
  if (static_cast<std::int64_t>(rows.size()) == expected) return true;
  say_break(streams, of,
            {static_cast<std::int64_t>(rows.size()) + 1,
             {"末尾缺行，应有 " + std::to_string(expected) + " 行", "rows are missing at the end; there should be " + std::to_string(expected)}});
  return false;
}

bool are_papers_good(const Case& on, Blobs& blobs, Streams streams) {
  bool good = true;
  for (const Paper& paper : on.papers) {
    if (paper.sha256.empty()) continue;
    const auto bytes = blobs.read_paper(paper.sha256);
    if (bytes && sha256_hex(*bytes) == paper.sha256) continue;
    streams.err << "case " << on.id.value << ": " << paper.title
                << (bytes ? "：文书已被改动 / the paper was changed" : "：文书缺失 / the paper is missing") << '\n';
    good = false;
  }
  return good;
}

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

int verify_export(const std::string& text, const std::string& name, Streams streams) {
  std::vector<JournalRow> rows;
  std::string head;
  std::int64_t expected = 0;
  try {
    std::size_t from = 0;
    for (int line = 1; from < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      const Json json = Json::parse(text.substr(from, end - from));
      from = end + 1;
      if (line > 1) {
        rows.push_back(row_of(json));
      } else {
        head = json.at("head").get<std::string>();
        expected = json.at("rows").get<std::int64_t>();
      }
    }
  } catch (const Json::exception& error) {
    streams.err << name << "：不是导出的流转记录 / is no exported journal: " << error.what() << '\n';
    return 2;
  }
  if (const auto found = verify_chain(rows, head)) {
    say_break(streams, name, *found);
    return 1;
  }
  if (!is_good(name, rows, expected, streams)) return 1;
  streams.out << name << "：完整 / unbroken, rows " << rows.size() << ", head " << head << '\n';
  return 0;
}

}  // namespace

int verify_all(Archive archive, Streams streams) {
  bool good = true;
  std::int64_t cases = 0, records = 0;
  const std::int64_t last = archive.store.new_case_id().value;
  for (std::int64_t id = 1; id < last; ++id) {
    const Case on = archive.store.load_case({id});
    if (on.revision == 0) continue;
    ++cases;
    good = is_good("case " + std::to_string(id), archive.views.journal(on.id), on.facts, streams) && good;
    good = are_papers_good(on, archive.blobs, streams) && good;
  }
  for (const std::string& name : archive.store.packages()) {
    const auto version = archive.store.current_version(name);
    const auto package = version ? read_package(archive.store.load_version(*version)) : std::variant<PackagePtr, Problems>(Problems{});
    if (!std::holds_alternative<PackagePtr>(package)) continue;
    for (const auto& [register_name, of] : std::get<PackagePtr>(package)->registers)
      for (const RecordRow& row : archive.views.records(name, register_name, "")) {
        ++records;
        good = is_good("record " + std::to_string(row.id), archive.views.journal(row.record.key), row.record.facts, streams) && good;
      }
  }
  streams.out << (good ? "完整 / unbroken" : "不完整 / broken") << ": cases " << cases << ", records " << records << '\n';
  return good ? 0 : 1;
}

int verify_file(const std::filesystem::path& path, const Archive* archive, const std::vector<std::string>& trusted, Streams streams) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    streams.err << path.string() << "：无法读取 / cannot be read\n";
    return 2;
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return bytes.starts_with("%PDF-") ? verify_paper(bytes, archive, trusted, streams) : verify_export(bytes, path.string(), streams);
}

int export_case(Archive archive, CaseId id, Streams streams) {
  const Case on = archive.store.load_case(id);
  if (on.revision == 0) {
    streams.err << "没有这个办件 / There is no such case: " << id.value << '\n';
    return 1;
  }
  const auto rows = archive.views.journal(id);
  streams.out << Json{{"case", id.value}, {"title", on.title}, {"rows", on.facts}, {"head", archive.store.chain_head(id)}}.dump() << '\n';
  for (const JournalRow& row : rows) streams.out << json_of(row).dump() << '\n';
  return 0;
}

}  // namespace qianpi::cli
