#include "adapters/http/labels.h"

#include <stdexcept>

namespace qianpi::http {

namespace {

std::map<std::string, std::string> read(std::string_view text, const char* which) {
  std::map<std::string, std::string> labels;
  const Json groups = Json::parse(text, nullptr, false);
  if (!groups.is_object()) throw std::runtime_error(std::string("labels/") + which + ".json is not a JSON object");
  for (const auto& [group, entries] : groups.items())
    for (const auto& [name, words] : entries.items()) labels[group + "." + name] = words.get<std::string>();
  return labels;
}

}  // namespace

Labels::Labels(std::string_view zh, std::string_view en) : zh_(read(zh, "zh")), en_(read(en, "en")) {}

std::string Labels::text(Language language, const std::string& name) const {
  const auto& labels = language == Language::zh ? zh_ : en_;
  const auto found = labels.find(name);
  return found == labels.end() ? name.substr(name.find('.') + 1) : found->second;
}

bool Labels::has(Language language, const std::string& name) const { return (language == Language::zh ? zh_ : en_).contains(name); }

Bilingual Labels::both(const std::string& name) const { return {text(Language::zh, name), text(Language::en, name)}; }

}  // namespace qianpi::http
