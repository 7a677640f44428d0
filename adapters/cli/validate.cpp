#include "adapters/cli/validate.h"

namespace qianpi::cli {

void print(const Problems& problems, std::ostream& out) {
  for (const Problem& problem : problems) {
    const std::string place = to_text(problem.where);
    out << place << ": " << problem.what.zh << " — " << problem.cure.zh << '\n'
        << std::string(2, ' ') << problem.what.en << " — " << problem.cure.en << '\n';
  }
}

int validate(const std::vector<std::filesystem::path>& packages, const ReadPackage& read, Streams streams) {
  int code = 0;
  for (const auto& folder : packages) {
    const auto package = read(folder);
    if (const auto* problems = std::get_if<Problems>(&package)) {
      print(*problems, streams.err);
      code = 1;
      continue;
    }
    const Package& good = *std::get<PackagePtr>(package);
    streams.out << good.name << '\t' << good.title << '\t' << good.version.value << '\n';
  }
  return code;
}

}  // namespace qianpi::cli
