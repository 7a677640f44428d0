// The command line: verbs, options and their help. Used by main.cpp, which carries them out. It reads no file and decides nothing.
#pragma once
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace qianpi::cli {

struct ServeArguments {
  bool demo = false, virtual_clock = false;
  std::string at;
};
struct ValidateArguments {
  std::vector<std::string> packages;
};
struct TestArguments {
  std::vector<std::string> paths;
  bool coverage = false;
};
struct VerifyArguments {
  std::string file;                ///< or a bundle's folder; empty: the whole data folder
  std::vector<std::string> trust;  ///< files with certificates
  std::string anchors;             ///< a file with anchors that were kept elsewhere
};
struct DrawArguments {
  std::string protocol;
};
struct EvalArguments {
  std::string expression, with;
  bool json = false;
};
struct TableArguments {
  enum class Action { check, import_dmn, export_dmn, try_again } action = Action::check;
  std::vector<std::string> paths;
  std::string since;  ///< of try_again: a day; empty: a year ago
};
struct RenderArguments {
  std::string package, form, values, out;  ///< values: a JSON file; empty: a blank form
};
struct ExportArguments {
  long long on = 0;
  std::string out;  ///< the bundle's folder; empty: case-N
  bool journal = false;
};
struct AnchorsArguments {};
struct ImportArguments {
  std::string package, workflow, file, user;
  bool confirm = false;
};
struct UserArguments {
  enum class Action { add, passwd, grant, revoke, list } action = Action::list;
  std::string user, name, unit, phone, mail, package, role;
};

using Verb = std::variant<ServeArguments, ValidateArguments, TestArguments, VerifyArguments, DrawArguments, RenderArguments, EvalArguments,
                          TableArguments, ExportArguments, AnchorsArguments, ImportArguments, UserArguments>;

struct Arguments {
  Verb verb;
  std::map<std::string, std::string> settings;  ///< given as options: "http.port" → "8081"
};

/// The arguments, or the exit code after help or a mistake was printed.
std::variant<Arguments, int> read_arguments(int count, const char* const* words);

}  // namespace qianpi::cli
