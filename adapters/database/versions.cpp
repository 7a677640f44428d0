#include "adapters/database/sql_store.h"

namespace qianpi::database {

namespace {

constexpr Change<Text, Text, Integer> insert_version{"INSERT INTO version (id, package, published_at) VALUES (?, ?, ?)"};
constexpr Change<Text, Integer, Text, LongText> insert_file{"INSERT INTO version_file (version, no, path, text) VALUES (?, ?, ?, ?)"};
constexpr Change<Text> delete_current{"DELETE FROM current_version WHERE package = ?"};
constexpr Change<Text, Text> insert_current{"INSERT INTO current_version (package, version) VALUES (?, ?)"};
constexpr Query<std::tuple<Text>, Text> select_current{"SELECT version FROM current_version WHERE package = ?"};
constexpr Query<std::tuple<Text>> select_packages{"SELECT package FROM current_version ORDER BY package"};
constexpr Query<std::tuple<Text, LongText>, Text> select_files{"SELECT path, text FROM version_file WHERE version = ? ORDER BY no"};

}  // namespace

void SqlStore::publish(const Package& package, Instant at) {
  sessions_.write([&](Connection& connection) {
    if (connection.insert(insert_version, package.version.value, package.name, at.us)) {
      Integer no = 0;
      for (const PackageFile& file : package.files)
        connection.run(insert_file, package.version.value, no++, file.path,
                       LongText{"version/" + package.version.value + "/" + file.path, file.text});
    }
    connection.run(delete_current, package.name);
    connection.run(insert_current, package.name, package.version.value);
  });
}

std::optional<VersionId> SqlStore::current_version(const std::string& package) {
  return sessions_.read([&](Connection& connection) -> std::optional<VersionId> {
    auto row = connection.row(select_current, package);
    return row ? std::optional(VersionId{std::get<0>(*row)}) : std::nullopt;
  });
}

std::vector<std::string> SqlStore::packages() {
  return sessions_.read([&](Connection& connection) {
    std::vector<std::string> names;
    for (auto& [name] : connection.rows(select_packages)) names.push_back(std::move(name));
    return names;
  });
}

std::vector<PackageFile> SqlStore::load_version(const VersionId& version) {
  return sessions_.read([&](Connection& connection) {
    std::vector<PackageFile> files;
    for (auto& [path, text] : connection.rows(select_files, version.value)) files.push_back({std::move(path), std::move(text.text)});
    return files;
  });
}

}  // namespace qianpi::database
