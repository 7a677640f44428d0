#include "tests/paper/shipped.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace qianpi::test {

namespace {

std::vector<PackageFile> files_of(const std::string& name) {
  const std::filesystem::path root = std::filesystem::path(QIANPI_ROOT) / "workflows";
  std::vector<PackageFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / name)) {
    if (entry.path().extension() != ".yaml" || entry.path().parent_path().filename() == "scenarios") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files.push_back({std::filesystem::relative(entry.path(), root).string(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
  return files;
}

void gather(std::string& words, const pdf::Grid& grid) {
  for (const pdf::Row& row : grid.rows)
    for (const pdf::Cell& cell : row.cells)
      for (const pdf::Piece& piece : cell.pieces) {
        if (const auto* text = std::get_if<pdf::Text>(&piece)) words += text->text + "|";
        if (const auto* said = std::get_if<pdf::Opinion>(&piece))
          words += said->text + said->seal_caption + said->label + said->signer + said->date + "|";
        if (const auto* checks = std::get_if<pdf::Checks>(&piece))
          for (const pdf::Choice& choice : checks->choices) words += (choice.checked ? "☑" : "☐") + choice.text + "|";
      }
}

}  // namespace

PackagePtr shipped(const std::string& name) {
  static std::map<std::string, PackagePtr> read;
  if (!read.contains(name)) {
    auto result = read_package(files_of(name));
    if (const auto* problems = std::get_if<Problems>(&result))
      for (const Problem& problem : *problems) UNSCOPED_INFO(to_text(problem.where) << ": " << problem.what.en);
    REQUIRE(std::holds_alternative<PackagePtr>(result));
    read[name] = std::get<PackagePtr>(result);
  }
  return read[name];
}

pdf::Sheet sheet_of(const Order& order, const rules::Value& values, Date day) {
  const PackagePtr from = shipped(order.package);
  const paper::PaperOrder asked{*from,    from->forms.at(order.form), values,     order.seals, "case-1-paper-1", "",
                                "YQ7H2K", instant_of(day, {9, 0, 0}), order.draft};
  return paper::sheet_of(asked, {"https://office.example/verify/", {}, {}});
}

std::string words_of(const pdf::Sheet& made) {
  std::string words;
  for (const pdf::Block& block : made.blocks) {
    if (const auto* title = std::get_if<pdf::Title>(&block)) words += title->text + "|";
    if (const auto* line = std::get_if<pdf::Line>(&block)) words += line->left + line->centre + line->right + "|";
    if (const auto* paragraph = std::get_if<pdf::Paragraph>(&block)) words += paragraph->text + "|";
    if (const auto* signature = std::get_if<pdf::SignatureBlock>(&block)) words += signature->organisation + signature->date + "|";
    if (const auto* grid = std::get_if<pdf::Grid>(&block)) gather(words, *grid);
  }
  return words;
}

}  // namespace qianpi::test
