// The composition root: with the files beside it the only place that knows all the rooms of adapters. It joins the rooms through the engine's
// ports and a few functions, and runs one verb of the command line.
#include <fstream>
#include <iostream>

#include "adapters/cli/anchor_file.h"
#include "adapters/cli/arguments.h"
#include "adapters/cli/bundle.h"
#include "adapters/cli/draw.h"
#include "adapters/cli/import.h"
#include "adapters/cli/rules.h"
#include "adapters/database/temporary.h"
#include "adapters/office.h"
#include "adapters/paper/sheet_of.h"
#include "adapters/scenario/suite.h"
#include "adapters/serve.h"
#include "engine/rules/value_text.h"

namespace qianpi {

namespace {

const cli::Streams streams{std::cout, std::cerr};

scenario::World fresh_world(std::shared_ptr<const calendar::Calendar> calendar) {
  const std::shared_ptr<database::Database> owner = database::open_temporary();
  return {std::shared_ptr<Store>(owner, &owner->store()), std::shared_ptr<Views>(owner, &owner->views()), std::make_shared<clock::SystemEntropy>(),
          std::move(calendar)};
}

int render(const cli::RenderArguments& it) {
  const auto read = packages::read(it.package);
  if (const auto* problems = std::get_if<Problems>(&read)) stop_with(*problems);
  const Package& package = *std::get<PackagePtr>(read);
  const auto form = package.forms.find(it.form);
  if (form == package.forms.end() || form->second.page.is_null())
    throw Stop("流程包 " + package.name + " 没有可打印的表单 " + it.form + " / The package has no form with a page of that name");
  const bool blank = it.values.empty();
  const rules::Value values = blank ? rules::Value::context({}) : paper::with_dates(rules::from_json(read_text(it.values)));
  const paper::PaperOrder order{package, form->second, values, {}, it.form, form->second.title, "", clock::SystemClock().now(), !blank, {}, blank};
  const paper::PrintedPaper printed = paper::print(order, {}, pdf::Fonts(pdf::debian_fonts()));
  const std::string out = it.out.empty() ? it.form + ".pdf" : it.out;
  if (!(std::ofstream(out, std::ios::binary) << printed.bytes).flush()) throw Stop(out + "：无法写入 / cannot be written");
  std::cout << out << '\t' << printed.pages << '\n';
  return 0;
}

struct Run {
  const settings::Texts& flags;

  int operator()(const cli::ServeArguments& it) const { return serve(read_settings(flags), it); }
  int operator()(const cli::ValidateArguments& it) const { return cli::validate({it.packages.begin(), it.packages.end()}, packages::read, streams); }
  int operator()(const cli::TestArguments& it) const {
    const auto calendar = calendar_in(read_settings(flags).config / "calendar");
    scenario::Coverage coverage;
    return scenario::run_scenarios({it.paths.begin(), it.paths.end()},
                                   {packages::read, [&] { return fresh_world(calendar); }, std::cout, it.coverage ? &coverage : nullptr});
  }
  int operator()(const cli::VerifyArguments& it) const {
    std::vector<std::string> trusted;
    for (const std::string& file : it.trust) trusted.push_back(read_text(file));
    if (!it.file.empty() && fs::is_directory(it.file))
      return cli::verify_bundle(it.file, {trusted, it.anchors.empty() ? std::string() : read_text(it.anchors)}, streams);
    if (!it.file.empty() && !flags.contains("folders.data")) return cli::verify_file(it.file, nullptr, trusted, streams);
    Office office(read_settings(flags));
    const cli::Archive archive = office.archive();
    if (trusted.empty()) trusted = office.keys().trusted();
    return it.file.empty() ? cli::verify_all(archive, streams) : cli::verify_file(it.file, &archive, trusted, streams);
  }
  int operator()(const cli::DrawArguments& it) const { return cli::verify_draw(it.protocol, streams); }
  int operator()(const cli::EvalArguments& it) const { return cli::evaluate(it, clock::SystemClock().now(), streams, std::cin); }
  int operator()(const cli::TableArguments& it) const {
    using Action = cli::TableArguments::Action;
    switch (it.action) {
      case Action::check: return cli::check_tables({it.paths.begin(), it.paths.end()}, packages::read, streams);
      case Action::import_dmn: return cli::import_table(it.paths.front(), streams);
      case Action::export_dmn: return cli::export_table(it.paths.front(), streams);
      case Action::try_again: break;
    }
    const auto since = it.since.empty() ? plus_months(date_at(clock::SystemClock().now()), -12) : read_date(it.since);
    if (!since) throw Stop("--since：不是日期 / is no day, e.g. 2026-01-01");
    Office office(read_settings(flags));
    return cli::try_table(it.paths.front(), *since, office.archive(), streams);
  }
  int operator()(const cli::RenderArguments& it) const { return render(it); }
  int operator()(const cli::ExportArguments& it) const {
    Office office(read_settings(flags));
    if (it.journal) return cli::export_journal(office.archive(), {it.on}, streams);
    const fs::path out = it.out.empty() ? "case-" + std::to_string(it.on) : it.out;
    return cli::export_bundle(office.archive(), {it.on},
                              {out, office.settings().config / "calendar", office.keys().trusted(),
                               office.keys().signer(keys::KeyFolder::key_of("office", "papers"), "文书归档"), office.clock().now()},
                              streams);
  }
  int operator()(const cli::ImportArguments& it) const {
    Office office(read_settings(flags));
    return cli::import_cases(it, office.engine(), office.database().people(), streams);
  }
  int operator()(const cli::AnchorsArguments&) const {
    Office office(read_settings(flags));
    return cli::print_anchors(office.database().anchors(), streams);
  }
  int operator()(const cli::UserArguments& it) const {
    Office office(read_settings(flags));
    people::Registry& registry = office.registry();
    using Action = cli::UserArguments::Action;
    switch (it.action) {
      case Action::add: std::cout << registry.add({it.user, it.name, it.unit, it.phone, it.mail, {}}, true).password << '\n'; break;
      case Action::passwd: std::cout << registry.reset({it.user}) << '\n'; break;
      case Action::grant: registry.set_grant({it.user}, {it.package, it.role, {it.unit}}, true); break;
      case Action::revoke: registry.set_grant({it.user}, {it.package, it.role, {it.unit}}, false); break;
      case Action::list:
        for (const Account& one : office.database().accounts().all())
          std::cout << one.user.value << '\t' << one.name << '\t' << one.unit.value << '\t' << (one.disabled ? "disabled" : "") << '\n';
        break;
    }
    return 0;
  }
};

}  // namespace

}  // namespace qianpi

int main(int count, char** words) {
  const auto arguments = qianpi::cli::read_arguments(count, words);
  if (const int* code = std::get_if<int>(&arguments)) return *code;
  const auto& given = std::get<qianpi::cli::Arguments>(arguments);
  try {
    return std::visit(qianpi::Run{given.settings}, given.verb);
  } catch (const std::exception& error) {
    std::cerr << "qianpi: " << error.what() << '\n';
    return 1;
  }
}
