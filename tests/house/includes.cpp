#include <algorithm>
#include <functional>
#include <set>

#include "tests/house/laws.h"

namespace qianpi::house {
namespace {

struct Permission {
  std::string library;             ///< what the header's name starts with
  std::vector<std::string> where;  ///< a folder ends with a slash, "folder/*.cpp" is what stands directly in it
  std::string cure;
};

/// The one table of third-party headers. What stands in no line is allowed in adapters, tests, bench and examples only.
const std::vector<Permission>& permissions() {
  static const std::string port = "move the call behind a port in engine/ports.h";
  static const std::string reader = "call the file that already wraps it, or name this one in tests/house/includes.cpp";
  static const std::vector<Permission> table = {
      {"Poco/", {"adapters/", "tests/", "bench/"}, port},
      {"boost/statechart/", {"engine/lifecycle/*.cpp"}, "ask qianpi::lifecycle::next"},
      {"boost/mpl/", {"engine/lifecycle/*.cpp"}, "ask qianpi::lifecycle::next"},
      {"hpdf", {"pdf/*.cpp"}, "say it as a plain struct to pdf and draw there"},
      {"yaml-cpp/", {"engine/yaml/yaml.cpp", "adapters/", "tests/"}, reader},
      {"nlohmann/", {"engine/rules/value_json.cpp", "engine/definition/schema.cpp", "adapters/", "tests/", "bench/"}, reader},
      {"valijson/", {"engine/definition/schema.cpp", "adapters/", "tests/"}, reader},
      {"bid_", {"engine/rules/number.cpp"}, "use engine/rules/number.h"},
      {"date/", {"engine/time/time.cpp", "engine/rules/temporal.cpp"}, "use engine/time/time.h"},
      {"pcre2.h", {"engine/rules/pattern.cpp"}, reader},
      {"pugixml.hpp", {"engine/rules/dmn_xml.cpp", "engine/rules/dmn_table.cpp", "tests/"}, reader},
      {"openssl/", {"engine/base/hash.cpp", "pdf/*.cpp", "adapters/", "tests/"}, reader},
      {"hb", {"pdf/*.cpp"}, "say it as a plain struct to pdf"},
      {"unicode/", {"pdf/*.cpp", "adapters/"}, "say it as a plain struct to pdf"},
      {"png.h", {"pdf/*.cpp", "adapters/", "tests/"}, "say it as a plain struct to pdf"},
      {"jpeglib.h", {"pdf/*.cpp", "adapters/", "tests/"}, "say it as a plain struct to pdf"},
      {"zlib.h", {"pdf/*.cpp"}, "say it as a plain struct to pdf"},
      {"qrencode.h", {"pdf/*.cpp"}, "say it as a plain struct to pdf"},
      {"xlsxwriter.h", {"adapters/http/table_file.cpp", "tests/"}, "make a PlainTable and call xlsx_of"},
  };
  return table;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string first_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// engine/, engine/verbs and engine/ports are one room: commands.h lists the verbs, and the verbs speak of the case.
std::string room_of(const std::string& path) {
  const std::string folder = folder_of(path);
  return folder == "engine/verbs" || folder == "engine/ports" ? "engine" : folder;
}

bool is_header(const std::string& path) { return path.ends_with(".h"); }

bool covers(const std::string& where, const std::string& path) {
  if (where.ends_with('/')) return path.starts_with(where);
  if (where.ends_with("/*.cpp")) return folder_of(path) + "/*.cpp" == where && path.ends_with(".cpp");
  return path == where;
}

/// A header of the standard library has neither slash nor suffix.
bool is_standard(const std::string& header) { return header.find_first_of("/.") == std::string::npos; }

bool is_restricted(const std::string& path) { return path.starts_with("engine/") || path.starts_with("pdf/"); }

std::string place(const Source& source, const Include& include) {
  return source.path + ":" + std::to_string(include.line) + " includes " + include.header + ": ";
}

/// Empty when the rooms may know each other.
std::string cure_between(const std::string& from, const std::string& to) {
  const std::string room = first_of(from), other = first_of(to);
  if (room == "tests" || room == "bench" || room == other) {
    const bool strangers = room == "adapters" && folder_of(from) != "adapters" && folder_of(to) != folder_of(from);
    return strangers ? "adapters' rooms are strangers; let the files directly in adapters/ join them through a port in engine/ports.h" : "";
  }
  if (other == "tests" || other == "bench") return "what ships knows no test; move the thing to where it is used";
  if (room == "pdf") return "pdf knows nobody; take a plain struct of your own";
  if (other == "adapters") return "nobody knows adapters; move the call behind a port in engine/ports.h";
  if (room == "engine") return "engine knows only itself; move the call behind a port in engine/ports.h";
  return "";
}

using Graph = std::map<std::string, std::set<std::string>>;

Graph rooms_and_whom_they_know(const Tree& tree) {
  Graph graph;
  for (const auto& source : tree.sources)
    for (const auto& include : includes_of(source))
      if (include.is_own && room_of(include.header) != room_of(source.path) && !source.path.starts_with("tests/"))
        graph[room_of(source.path)].insert(room_of(include.header));
  return graph;
}

}  // namespace

Complaints foreign_includes(const Tree& tree) {
  Complaints complaints;
  for (const auto& source : tree.sources) {
    for (const auto& include : includes_of(source)) {
      if (!include.is_own) continue;
      if (!std::filesystem::exists(tree.root / include.header))
        complaints.push_back(place(source, include) + "there is no such file; write the path from the root of the checkout");
      else if (const auto cure = cure_between(source.path, include.header); !cure.empty()) complaints.push_back(place(source, include) + cure);
    }
  }
  return complaints;
}

Complaints third_party_includes(const Tree& tree) {
  Complaints complaints;
  for (const auto& source : tree.sources) {
    for (const auto& include : includes_of(source)) {
      if (include.is_own || is_standard(include.header)) continue;
      const auto known =
          std::ranges::find_if(permissions(), [&](const Permission& permission) { return include.header.starts_with(permission.library); });
      const bool permitted = known == permissions().end()
                                 ? !is_restricted(source.path)
                                 : std::ranges::any_of(known->where, [&](const std::string& where) { return covers(where, source.path); });
      const std::string cure = known == permissions().end() ? "an unknown library; name it in tests/house/includes.cpp" : known->cure;
      if (!permitted) complaints.push_back(place(source, include) + cure);
      else if (is_restricted(source.path) && is_header(source.path))
        complaints.push_back(place(source, include) + "a header shows no third-party type; include it in the .cpp");
    }
  }
  return complaints;
}

Complaints cycles(const Tree& tree) {
  const Graph graph = rooms_and_whom_they_know(tree);
  Complaints complaints;
  std::set<std::string> done;
  std::vector<std::string> path;
  const std::function<void(const std::string&)> walk = [&](const std::string& room) {
    if (const auto found = std::ranges::find(path, room); found != path.end()) {
      std::string circle;
      for (auto it = found; it != path.end(); ++it) circle += *it + " → ";
      complaints.push_back(circle + room + ": rooms in a circle; move what both need into the lower one");
      return;
    }
    if (!done.insert(room).second) return;
    path.push_back(room);
    if (const auto known = graph.find(room); known != graph.end())
      for (const auto& next : known->second) walk(next);
    path.pop_back();
  };
  for (const auto& [room, known] : graph) walk(room);
  return complaints;
}

}  // namespace qianpi::house
