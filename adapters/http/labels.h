// The words of the answers in both languages, read from config/labels/*.json at start: verbs, facts, reasons, states of tasks.
// A word that is missing shows as its own name, so nothing is ever blank; a test demands that none is.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "adapters/http/json.h"

namespace qianpi::http {

class Labels {
 public:
  Labels() = default;
  /// Two JSON objects of objects: {"verb": {"claim": "签收"}}. Throws std::runtime_error for anything else.
  Labels(std::string_view zh, std::string_view en);
  /// `name` is "verb.claim".
  std::string text(Language, const std::string& name) const;
  bool has(Language, const std::string& name) const;
  Bilingual both(const std::string& name) const;

 private:
  std::map<std::string, std::string> zh_, en_;
};

}  // namespace qianpi::http
