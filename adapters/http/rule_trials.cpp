// The editor's live preview: an expression evaluated, a table checked, neither of them stored.
#include "adapters/http/body.h"
#include "adapters/http/handlers.h"
#include "engine/definition/table_file.h"
#include "engine/definition/trial.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

constexpr std::size_t longest_table = 256 * 1024;

Json problems_json(const std::vector<rules::Problem>& problems, Language language) {
  Json list = Json::array();
  for (const rules::Problem& problem : problems)
    list.push_back(
        {{"offset", problem.offset}, {"length", problem.length}, {"text", rules::describe(problem, language == Language::zh ? "zh" : "en")}});
  return list;
}

Json places_json(const Problems& problems, Language language) {
  Json list = Json::array();
  for (const Problem& problem : problems)
    list.push_back({{"line", problem.where.line},
                    {"column", problem.where.column},
                    {"what", words(problem.what, language)},
                    {"cure", words(problem.cure, language)}});
  return list;
}

/// Null without a package; 404 for one that isn't there.
PackagePtr package_of(Site& site, const std::string& name) {
  if (name.empty()) return nullptr;
  const PackagePtr package = site.engine.library().current(name);
  if (!package) throw not_found();
  return package;
}

rules::Value given_by(const Json* with) {
  auto read = read_given(with ? with->dump() : "{}", "with");
  if (const auto* problems = std::get_if<Problems>(&read)) throw bad_field("with", problems->front().what, problems->front().cure);
  return std::get<rules::Value>(std::move(read));
}

std::string id_in(const PackageFile& file) {
  const auto source = read_table_file(file);
  const auto* table = std::get_if<rules::TableSource>(&source);
  return table ? table->id : "";
}

/// The package as it would be with this table in place of the one of the same name; of its problems those of the table.
Problems problems_within(const Package& package, PackageFile table) {
  const std::string id = id_in(table), folder = package.name + "/rules/";
  std::vector<PackageFile> files = package.files;
  table.path = folder + id + ".yaml";
  for (const PackageFile& file : files)
    if (file.path.starts_with(folder) && id_in(file) == id) table.path = file.path;
  std::erase_if(files, [&](const PackageFile& file) { return file.path == table.path; });
  files.push_back(table);
  auto read = read_package(std::move(files));
  Problems own;
  if (const auto* problems = std::get_if<Problems>(&read))
    for (const Problem& problem : *problems)
      if (problem.where.file == table.path) own.push_back(problem);
  return own;
}

}  // namespace

Reply try_expression(Site& site, const Request& request) {
  const Fields fields(request, {"expression", "with", "package"});
  const PackagePtr package = package_of(site, fields.text("package"));
  const auto compiled = rules::Expression::compile(fields.text("expression"));
  if (const auto* problems = std::get_if<std::vector<rules::Problem>>(&compiled))
    return json_reply(
        {{"compiled", false}, {"kind", Json()}, {"value", Json()}, {"feel", Json()}, {"problems", problems_json(*problems, request.language)}});
  rules::Value given = given_by(fields.find("with"));
  if (!given.get("today")) given = given.with("today", date_at(site.clock.now()));
  if (!given.get("now")) given = given.with("now", rules::Value::at(site.clock.now()));
  const rules::Result result = rules::evaluate(std::get<rules::Expression>(compiled), rules::ContextScope(trial_of(given, package.get())));
  return json_reply({{"compiled", true},
                     {"kind", rules::name_of(result.value.kind())},
                     {"value", plain(result.value)},
                     {"feel", rules::to_feel(result.value)},
                     {"problems", problems_json(result.problems, request.language)}});
}

Reply check_table(Site& site, const Request& request) {
  const Fields fields(request, {"text", "package"});
  const std::string text = fields.text("text");
  if (text.size() > longest_table) throw bad_field("text", {"规则表超过 256 KiB", "The table is larger than 256 KiB"}, {"请拆成几张", "Split it"});
  const PackagePtr package = package_of(site, fields.text("package"));
  const PackageFile file{"table.yaml", text};
  const auto table = read_defined_table(file);
  Problems problems = check_table_file(file);
  if (package && std::holds_alternative<DefinedTable>(table)) problems = problems_within(*package, file);
  Json json{{"good", problems.empty()}, {"table", Json()}, {"problems", places_json(problems, request.language)}};
  if (const auto* good = std::get_if<DefinedTable>(&table))
    json["table"] = {{"id", good->id}, {"title", good->title}, {"rows", good->rows.size()}, {"tests", good->tests.size()}};
  return json_reply(json);
}

}  // namespace qianpi::http
