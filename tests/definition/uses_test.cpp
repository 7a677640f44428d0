// Stock workflows that a package takes over: under other names, with its own words, as part of its version.
#include <catch2/catch.hpp>

#include "tests/definition/office.h"

namespace qianpi::tests {
namespace {

using Catch::Contains;

constexpr const char* stock_note = R"(takes:
  reader: {title: 读的人}
  within: {title: 期限, value: 3 days}
workflow: note
title: 传阅
start: [{by: applicant}]
initial: read
states:
  read:
    title: 阅
    task: {role: $reader, due: $within}
    on: {approve: {title: 已阅, target: done}}
  done: {type: final, outcome: read}
)";

std::variant<PackagePtr, Problems> office_using(const std::string& uses, std::vector<PackageFile> more = {}) {
  const auto own = Office().package();
  std::vector<PackageFile> files = own->files;
  for (PackageFile& file : files)
    if (file.path == "office/package.yaml") file.text += uses;
  for (PackageFile& file : more) files.push_back(std::move(file));
  return read_package(std::move(files));
}

const PackageFile stock{"common/note.yaml", stock_note};
const int uses_line = 17;  // of the office's package.yaml, behind its other lines

std::string problems_using(const std::string& uses, std::vector<PackageFile> more) {
  const auto read = office_using(uses, std::move(more));
  const auto* problems = std::get_if<Problems>(&read);
  return problems ? told(*problems) : std::string();
}

std::string at_use(const std::string& what) { return "package.yaml:" + std::to_string(uses_line) + " " + what; }

}  // namespace

TEST_CASE("A stock workflow is taken over twice, each time with its own name and words") {
  const auto read = office_using(
      "uses:\n  - {from: common, take: note, with: {reader: clerk}}\n  - {from: common, take: note, as: urgent-note, with: {reader: chief, within: 1 "
      "day}}\n",
      {stock});
  const auto* problems = std::get_if<Problems>(&read);
  REQUIRE((problems ? told(*problems) : "") == "");
  const Package& package = *std::get<PackagePtr>(read);
  CHECK(package.uses == std::vector<std::string>{"common", "common"});
  const Workflow &note = package.workflows.at("note"), &urgent = package.workflows.at("urgent-note");
  CHECK(find_state(note, "read")->task->roles == std::vector<std::string>{"clerk"});
  CHECK(find_state(urgent, "read")->task->roles == std::vector<std::string>{"chief"});
  CHECK(find_state(note, "read")->task->due->span->count == 3);
  CHECK(find_state(urgent, "read")->task->due->span->count == 1);
}

TEST_CASE("What is used is part of the version: another word in the stock workflow is another version") {
  const std::string uses = "uses:\n  - {from: common, take: note, with: {reader: clerk}}\n";
  PackageFile changed = stock;
  changed.text.replace(changed.text.find("已阅"), 6, "知悉");
  const auto one = std::get<PackagePtr>(office_using(uses, {stock})), other = std::get<PackagePtr>(office_using(uses, {changed}));
  CHECK(one->version != other->version);
}

TEST_CASE("A whole folder is used as it is where its workflows leave no word open") {
  PackageFile whole = stock;
  whole.text.replace(whole.text.find("{title: 读的人}"), std::string("{title: 读的人}").size(), "{title: 读的人, value: clerk}");
  const auto read =
      office_using("uses: [common]\n", {whole, {"common/lists/kinds.yaml", "list: kinds\ntitle: 类\nentries:\n  - {code: a, title: 甲}\n"}});
  const auto* problems = std::get_if<Problems>(&read);
  REQUIRE((problems ? told(*problems) : "") == "");
  CHECK(std::get<PackagePtr>(read)->workflows.contains("note"));
}

TEST_CASE("A package that uses itself, a folder that isn't there, or another package, is told with the cure") {
  CHECK_THAT(problems_using("uses: [office]\n", {}), Contains(at_use("流程包不能引用自己 | 请删去这一项")));
  CHECK_THAT(problems_using("uses: [comon]\n", {stock}), Contains(at_use("uses 中的“comon”不存在 | 请把这个文件夹放在流程包旁边")));
  CHECK_THAT(problems_using("uses: [common]\n", {stock, {"common/package.yaml", "package: common\ntitle: 公用\n"}}),
             Contains(at_use("“common”自己就是一个流程包")));
}

TEST_CASE("A stock workflow that isn't there is told with the one that was probably meant") {
  CHECK_THAT(problems_using("uses: [{from: common, take: notes, with: {reader: clerk}}]\n", {stock}),
             Contains(at_use("“common”里没有通用流程“notes” | 是不是“note”？")));
}

TEST_CASE("A word that is missing, unknown, or declared nowhere is told where it stands") {
  CHECK_THAT(problems_using("uses: [common]\n", {stock}), Contains(at_use("通用流程“common”要求写明“reader”")));
  CHECK_THAT(problems_using("uses: [{from: common, take: note, with: {reader: clerk, raeder: chief}}]\n", {stock}),
             Contains(at_use("这个通用流程没有“raeder”这个词 | 是不是“reader”？")));
  PackageFile undeclared = stock;
  undeclared.text.replace(undeclared.text.find("  within: {title: 期限, value: 3 days}\n"),
                          std::string("  within: {title: 期限, value: 3 days}\n").size(), "");
  CHECK_THAT(problems_using("uses: [{from: common, take: note, with: {reader: clerk}}]\n", {undeclared}),
             Contains("note.yaml:10 “$within”没有在 takes 中声明"));
}

TEST_CASE("A word that is no role of this package is told like any other") {
  CHECK_THAT(problems_using("uses: [{from: common, take: note, with: {reader: clrek}}]\n", {stock}),
             Contains("没有叫“clrek”的角色 | 是不是“clerk”？"));
}

}  // namespace qianpi::tests
