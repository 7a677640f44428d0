#include "engine/base/problem.h"

namespace qianpi {

std::string to_text(const Source& where) {
  if (where.line == 0) return where.file;
  return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

}  // namespace qianpi
