#include "adapters/serve.h"

#include "adapters/cli/demonstration.h"
#include "adapters/cli/end_signals.h"
#include "adapters/http/openapi.h"
#include "adapters/http/server.h"
#include "adapters/printer.h"

namespace qianpi {

namespace {

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
  site.trusted = [&office] { return office.keys().trusted(); };
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
          database.anchors(),
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

}  // namespace

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

}  // namespace qianpi
