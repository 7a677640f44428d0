#include "tests/definition/office.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace qianpi::tests {
namespace {

constexpr const char* package_yaml = R"(package: office
title: 办公室
units: {office: 办公室}
roles:
  applicant: {title: 申请人, open: anyone}
  clerk: {title: 经办人, unit: office}
  chief: {title: 负责人, unit: office}
  public: {title: 公众, open: anonymous}
  person: {title: 本人, person: subject}
parameters:
  promptly: {title: 及时, value: 5 working days, reason: 原文未定}
  limit: {title: 上限, value: 3, basis: 第一条}
numbers:
  letter: {pattern: 办〔YYYY〕N号, per: year}
seals:
  office: {title: 办公室, unit: office, keeper: clerk}
)";

constexpr const char* form_yaml = R"(form: request
title: 申请表
fields:
  name: {title: 姓名, type: text, required: true}
  days: {title: 天数, type: integer}
  sex: {title: 性别, type: choice, of: [男, 女]}
page:
  blocks:
    - paragraph: "{name} 申请 {days} 天，{issued_on:dots}"
)";

constexpr const char* states_yaml = R"(  review:
    task: {role: clerk}
    on:
      approve: {target: done}
  done: {type: final}
)";

}  // namespace

Office::Office() {
  files_["package.yaml"] = package_yaml;
  files_["forms/request.yaml"] = form_yaml;
  with_states(states_yaml);
}

Office& Office::with(const std::string& path, const std::string& text) {
  files_[path] = text;
  return *this;
}

Office& Office::with_states(const std::string& states, const std::string& beside) {
  std::string text = "workflow: request\ntitle: 申请\nstart: [{by: applicant, form: request}]\n";
  if (beside.find("initial:") == std::string::npos) text += "initial: review\n";
  return with("request.yaml", text + beside + "states:\n" + states);
}

std::variant<PackagePtr, Problems> Office::read() const {
  std::vector<PackageFile> files;
  for (const auto& [path, text] : files_) files.push_back({"office/" + path, text});
  return read_package(std::move(files));
}

PackagePtr Office::package() const {
  auto read = this->read();
  if (const auto* found = std::get_if<Problems>(&read)) FAIL(told(*found));
  return std::get<PackagePtr>(read);
}

Problems Office::problems() const {
  auto read = this->read();
  const auto* found = std::get_if<Problems>(&read);
  return found ? *found : Problems{};
}

std::string told(const Problems& problems) {
  std::ostringstream text;
  for (const Problem& problem : problems) {
    const auto slash = problem.where.file.find('/');
    text << problem.where.file.substr(slash == std::string::npos ? 0 : slash + 1) << ':' << problem.where.line << ' ' << problem.what.zh << " | "
         << problem.cure.zh << '\n';
    CHECK_FALSE(problem.what.en.empty());
    CHECK_FALSE(problem.cure.en.empty());
  }
  return text.str();
}

std::vector<PackageFile> files_of(const std::string& package) {
  namespace fs = std::filesystem;
  const fs::path home = fs::path(QIANPI_ROOT) / "workflows";
  std::vector<PackageFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(home / package)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    std::ostringstream text;
    text << file.rdbuf();
    files.push_back({fs::relative(entry.path(), home).string(), text.str()});
  }
  return files;
}

}  // namespace qianpi::tests
