// The composition root: with office.h the only place that knows all the rooms of adapters. It joins the rooms through the engine's ports and a
// few functions, and runs one verb of the command line.
#include <fstream>
#include <iostream>

#include "adapters/cli/arguments.h"
#include "adapters/cli/demonstration.h"
#include "adapters/cli/draw.h"
#include "adapters/cli/end_signals.h"
#include "adapters/cli/rules.h"
#include "adapters/database/temporary.h"
#include "adapters/http/openapi.h"
#include "adapters/http/server.h"
#include "adapters/office.h"
#include "adapters/outbox/worker.h"
#include "adapters/paper/sheet_of.h"
#include "adapters/scenario/suite.h"
#include "engine/effects.h"
#include "engine/offers.h"
#include "engine/rules/value_text.h"
#include "pdf/utf8.h"

namespace qianpi {

namespace {

class Printer {
 public:
  Printer(Office& office, const std::string& address) : office_(office), fonts_(pdf::debian_fonts()) {
    around_.verify_address = address + "/verify/";
    around_.read_picture = [this](const std::string& id) { return office_.blobs().read({id}); };
    around_.title_of = [this](FieldType type, const std::string& id) {
      if (type == FieldType::unit) return office_.database().people().unit_title({id});
      const auto actor = office_.database().people().actor({id});
      return actor ? actor->name : id;
    };
    around_.signer_of = [this](const paper::Undersigned& one) { return office_.keys().signer(keys::KeyFolder::key_of(one.kind, one.id), one.name); };
    office.engine().check_against([this](std::string_view text) { return uncovered(text); });
    office.engine().check_against([this](const BlobId& id) { return office_.blobs().find(id); });
  }

  outbox::MadePaper make(const Situation& situation, const fact::PaperOrdered& ordered, Instant at) const {
    const std::string id = std::to_string(situation.before.id.value) + "-" + std::to_string(ordered.paper.no);
    const paper::PaperOrder order{*situation.package,
                                  situation.package->forms.at(ordered.paper.form),
                                  ordered.values,
                                  ordered.seals,
                                  id,
                                  ordered.paper.title,
                                  ordered.paper.code,
                                  at,
                                  ordered.paper.as == "draft",
                                  paper::people_on(situation.before, ordered, at)};
    paper::PrintedPaper printed = paper::print(order, around_, fonts_);
    return {std::move(printed.bytes), std::move(printed.renderer), printed.pages};
  }

  /// The same values as if the paper were ordered now, less what this reader may not read.
  std::string draft(const Situation& situation, const std::string& form_name) const {
    const Form& form = situation.package->forms.at(form_name);
    Course course(situation);
    effect::Render render;
    render.form = form_name;
    carry_out(Stage{course}, render);
    const auto* ordered = course.facts().empty() ? nullptr : std::get_if<fact::PaperOrdered>(&course.facts().back().fact);
    if (!ordered) throw std::logic_error("rendering ordered no paper");
    const FieldRights rights = field_rights(situation, form);
    rules::Value values = ordered->values;
    for (const Field& field : form.fields)
      if (!rights.read.contains(field.name)) values = values.without(field.name);
    const paper::PaperOrder order{*situation.package, form, values, {}, "draft", form.title, "", situation.now, true};
    return paper::print(order, around_, fonts_).bytes;
  }

 private:
  std::vector<std::string> uncovered(std::string_view text) const {
    std::vector<std::string> characters;
    for (const char32_t one : fonts_.uncovered(text)) characters.push_back(pdf::encode({&one, 1}));
    return characters;
  }

  Office& office_;
  pdf::Fonts fonts_;
  paper::Surroundings around_;
};

http::Door door_of(Office& office) {
  http::Door door;
  people::Login& login = office.login();
  const auto signed_in = [](people::Entry entry) {
    return http::SignedIn{std::move(entry.token), std::move(entry.session), entry.must_change_password};
  };
  door.enter = [&login, signed_in](const UserId& user,
                                   const std::string& password) -> std::variant<http::SignedIn, http::WrongPassword, http::Locked> {
    auto result = login.enter(user, password);
    if (auto* entry = std::get_if<people::Entry>(&result)) return signed_in(std::move(*entry));
    if (const auto* locked = std::get_if<people::LockedOut>(&result)) return http::Locked{locked->until};
    return http::WrongPassword{};
  };
  door.session = [&login, signed_in](const std::string& token) -> std::optional<http::SignedIn> {
    auto entry = login.session(token);
    if (!entry) return {};
    return signed_in(std::move(*entry));
  };
  door.leave = [&login](const Session& session) { login.leave(session); };
  door.change_password = [&login](const Session& session, const std::string& old, const std::string& fresh) {
    return login.change_password(session, old, fresh);
  };
  door.set_up = [&login](const std::string& code, const UserId& user, const std::string& name, const std::string& password) {
    return login.set_up(code, user, name, password);
  };
  door.audit = [&office](const std::string& who, const std::string& what, const std::string& detail) {
    office.database().accounts().audit(office.clock().now(), who, what, detail);
  };
  return door;
}

http::Health health_of(Office& office) {
  http::Health health;
  const auto check = [&](const char* name, const std::string& wrong) {
    health.checks.emplace_back(name, wrong.empty() ? "ok" : wrong);
    health.ready = health.ready && wrong.empty();
  };
  std::string database;
  try {
    office.database().probe();
    health.checks.emplace_back("pending", std::to_string(office.database().views().pending_work()));
    health.checks.emplace_back("parked", std::to_string(office.database().views().parked().size()));
  } catch (const Fault& fault) {
    database = fault.what();
  }
  check("database", database);
  check("disk", fs::space(office.settings().data).available < least_free_bytes ? "no space left" : "");
  return health;
}

http::Site site_of(Office& office, outbox::Worker& worker, const Printer& printer) {
  const Settings& settings = office.settings();
  http::Labels labels(read_text(settings.config / "labels/zh.json"), read_text(settings.config / "labels/en.json"));
  const http::Json schemas = http::Json::parse(read_text(settings.config / "openapi/schemas.json"));
  http::Site site{office.engine(),
                  office.database().views(),
                  office.blobs(),
                  office.database().people(),
                  office.clock(),
                  office.entropy(),
                  door_of(office),
                  labels,
                  {},
                  {},
                  {},
                  {},
                  {},
                  http::openapi(http::routes(), schemas, labels).dump(),
                  settings.origin,
                  settings.secure_cookie,
                  {}};
  site.draft_paper = [&printer](const Situation& situation, const std::string& form) { return printer.draft(situation, form); };
  site.committed = [&worker] { worker.wake(); };
  if (office.has_virtual_clock())
    site.advance = [&office, &worker](Instant to) { worker.advance([&office](Instant at) { office.move_clock(at); }, to); };
  site.health = [&office] { return health_of(office); };
  site.complain = [&office](const http::Request& request, const std::string& what) {
    office.log().write(log::Log::Level::error, "request_failed", {{"method", request.method}, {"path", request.path}, {"error", what}});
  };
  site.limits.json_bytes = static_cast<std::size_t>(settings.json_megabytes) << 20;
  site.limits.upload_bytes = static_cast<std::size_t>(settings.upload_megabytes) << 20;
  site.limits.public_per_minute = settings.public_per_minute;
  return site;
}

outbox::Doors outbox_doors(Office& office, const Printer& printer) {
  auto& database = office.database();
  return {office.engine(),
          database.store(),
          database.views(),
          office.blobs(),
          office.clock(),
          [&printer](const Situation& situation, const fact::PaperOrdered& ordered, Instant at) { return printer.make(situation, ordered, at); },
          [&office](const std::string& what, const std::string& detail) {
            office.database().accounts().audit(office.clock().now(), engine_user.value, what, detail);
          },
          [&office](const std::string& what, const std::string& detail) {
            office.log().write(log::Log::Level::warning, what, {{"detail", detail}});
          }};
}

/// Makes the demonstration office on an empty folder, and shows its accounts each time it is opened.
void demonstrate(Office& office) {
  const fs::path &data = office.settings().data, config = office.settings().config / "demo";
  if (!office.is_demonstration()) {
    if (!office.database().accounts().all().empty())
      throw Stop("数据文件夹已有账号，不能建立演示办公室：请换 --data / The data folder has accounts: choose another --data for a demonstration");
    const auto plan = people::read_office(read_text(config / "office.yaml"), "office.yaml");
    if (const auto* problems = std::get_if<Problems>(&plan)) stop_with(*problems);
    std::string table;
    for (const auto& one : office.registry().add_all(std::get<people::Office>(plan)))
      table += one.user + '\t' + one.password + '\t' + one.name + '\t' + one.note + '\n';
    if (const Problems problems = cli::begin_cases(read_text(config / "experts.yaml"), "experts.yaml", office.engine(), office.database().people());
        !problems.empty())
      stop_with(problems);
    write_private(data / demonstration_accounts, table);
    write_private(data / demonstration_mark, "演示数据，请勿用于办公 / Demonstration only\n");
  }
  std::cout << "用户 user\t口令 password\t姓名 name\t单位和角色 unit, roles\n" << read_text(data / demonstration_accounts) << std::flush;
}

int serve(const Settings& settings, const cli::ServeArguments& options) {
  const cli::EndSignals signals;  // before any thread
  std::optional<Instant> start;
  if (options.virtual_clock) {
    if (settings.host != "127.0.0.1" && settings.host != "::1" && settings.host != "localhost")
      throw Stop("演示时钟只能用于本机地址 / The virtual clock is for loopback only");
    start = options.at.empty() ? clock::SystemClock().now() : read_instant(options.at).value_or(Instant{-1});
    if (start->us < 0) throw Stop("--at 应为 2026-03-02T09:00:00+08:00 这样的时间 / --at must be an instant such as 2026-03-02T09:00:00+08:00");
  }
  Office office(settings, start);
  office.publish_packages();
  if (options.demo) demonstrate(office);
  if (options.virtual_clock && !office.is_demonstration())
    throw Stop("演示时钟只能用于演示数据：请加 --demo / The virtual clock is for demonstration data only: add --demo");
  const int port = settings.port ? settings.port : http::free_port(settings.host);  // papers name it, so it is known first
  const std::string here = "http://" + settings.host + ":" + std::to_string(port), address = settings.origin.empty() ? here : settings.origin;
  const Printer printer(office, address);
  outbox::Worker worker(outbox_doors(office, printer));
  http::Site site = site_of(office, worker, printer);
  http::Router router(site);
  if (const std::string code = office.login().open_set_up(); !code.empty())
    std::cout << "设置码 set-up code\t" << code << "\n（POST /api/v1/setup {code, user, name, password}，或 / or: qianpi user add）\n" << std::flush;
  http::Server server(
      {settings.host, port, settings.threads, settings.queue, settings.header_seconds, settings.body_seconds, settings.keep_alive_seconds}, router,
      site, http::StaticFiles(settings.web), [&office](const http::Served& it) {
        office.log().write(
            log::Log::Level::info, "request",
            {{"method", it.method}, {"path", it.path}, {"status", std::int64_t{it.status}}, {"ms", it.milliseconds}, {"from", it.address}});
      });
  if (office.has_virtual_clock()) worker.drain();
  worker.start();
  std::cout << here << std::endl;
  signals.wait();
  server.stop();
  worker.stop();
  return 0;
}

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
  const rules::Value values = blank ? rules::Value::context({}) : rules::from_json(read_text(it.values));
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
    return cli::export_case(office.archive(), {it.on}, streams);
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
