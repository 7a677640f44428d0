#include "adapters/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace qianpi::cli {

namespace {

constexpr int usage_mistake = 2;

/// Options that override a setting go straight into `settings`.
void add_setting(CLI::App& app, const std::string& option, const std::string& name, const std::string& help, Arguments& into) {
  app.add_option_function<std::string>(
      option, [&into, name](const std::string& text) { into.settings[name] = text; }, help);
}

void add_data(CLI::App& app, Arguments& into) {
  add_setting(app, "--data", "folders.data", "数据文件夹 / the data folder", into);
  add_setting(app, "--database", "database", "数据库 / the database: sqlite, mysql://USER@HOST:PORT/NAME", into);
  add_setting(app, "--config", "folders.config", "设置文件夹 / the folder with server.properties", into);
}

void add_serve(CLI::App& app, Arguments& into, ServeArguments& it) {
  CLI::App& serve = *app.add_subcommand("serve", "启动服务 / run the server");
  add_data(serve, into);
  add_setting(serve, "--port", "http.port", "端口，0 为任一空闲端口 / port, 0 for any free one", into);
  add_setting(serve, "--host", "http.host", "监听地址 / address to listen on", into);
  add_setting(serve, "--web", "folders.web", "网页文件夹 / the built page", into);
  add_setting(serve, "--packages", "folders.packages", "流程包文件夹 / the folder of workflow packages", into);
  serve.add_flag("--demo", it.demo, "演示办公室；只在空的数据文件夹中建立 / a demonstration office, made in an empty data folder only");
  CLI::Option* clock = serve.add_flag("--virtual-clock", it.virtual_clock,
                                      "演示时钟，只用于演示数据和本机 / a virtual clock, for demonstration data on loopback only");
  serve.add_option("--at", it.at, "演示时钟的起点 / where the virtual clock begins: 2026-03-02T09:00:00+08:00")->needs(clock);
  serve.final_callback([&into, &it] { into.verb = it; });
}

void add_packages(CLI::App& app, Arguments& into, ValidateArguments& validate, TestArguments& test) {
  CLI::App& one = *app.add_subcommand("validate", "检查流程包 / say everything that is wrong with packages");
  one.add_option("PACKAGE", validate.packages, "流程包文件夹 / folders")->required();
  one.final_callback([&into, &validate] { into.verb = validate; });
  CLI::App& other = *app.add_subcommand("test", "运行流程包的情景 / play scenarios in virtual time");
  add_setting(other, "--config", "folders.config", "设置文件夹 / the folder with the calendars", into);
  other.add_option("PACKAGE|FILE", test.paths, "流程包文件夹或情景文件 / packages or scenario files")->required();
  other.add_flag("--coverage", test.coverage, "列出没有走到的环节和转移 / list the states and transitions that no scenario took");
  other.final_callback([&into, &test] { into.verb = test; });
}

void add_verify(CLI::App& app, Arguments& into, VerifyArguments& it) {
  CLI::App& verify = *app.add_subcommand("verify", "验证流转记录、文书、归档包 / verify journals, papers and archive bundles");
  add_data(verify, into);
  verify.add_option("FILE|FOLDER", it.file,
                    "PDF、归档包文件夹、导出的流转记录或锚定；不给则验证整个数据文件夹 / a PDF, a bundle's folder, an exported journal or anchors; "
                    "without it the whole data folder");
  verify.add_option("--trust", it.trust,
                    "信任的证书（PEM）；不给则用数据文件夹中的 / certificates to believe in; without it those of the data folder");
  verify.add_option("--anchors", it.anchors, "另行保存的锚定，与归档包比对 / anchors kept elsewhere, for a bundle to be compared with");
  verify.final_callback([&into, &it] { into.verb = it; });
}

void add_archive(CLI::App& app, Arguments& into, ExportArguments& it, AnchorsArguments& anchors) {
  CLI::App& exported = *app.add_subcommand("export", "导出一个办件的归档包 / write a case's archive bundle");
  add_data(exported, into);
  exported.add_option("CASE", it.on, "办件编号 / the case's number")->required();
  CLI::Option* out = exported.add_option("--out", it.out, "新文件夹，默认 case-编号 / a new folder; without it case-N");
  exported.add_flag("--journal", it.journal, "只把流转记录写到标准输出 / only the journal, to stdout")->excludes(out);
  exported.final_callback([&into, &it] { into.verb = it; });
  CLI::App& all = *app.add_subcommand("anchors", "每日锚定，供办公室以外的人保存 / the daily anchors, for somebody outside to keep");
  add_data(all, into);
  all.final_callback([&into, &anchors] { into.verb = anchors; });
}

void add_import(CLI::App& app, Arguments& into, ImportArguments& it) {
  CLI::App& table = *app.add_subcommand(
      "import", "从表格（CSV）逐行发起一个流程，先列出全部问题；加 --confirm 才导入 / begin a workflow for each row of a table, after a preview");
  add_data(table, into);
  table.add_option("PACKAGE", it.package, "流程包 / package")->required();
  table.add_option("WORKFLOW", it.workflow, "流程 / workflow")->required();
  table.add_option("FILE", it.file, "CSV（UTF-8），第一行为项目名称 / CSV in UTF-8, the fields' titles in its first row")->required();
  table.add_option("--as", it.user, "以哪个用户的名义 / on whose behalf")->required();
  table.add_flag("--confirm", it.confirm, "确认导入 / import, not only preview");
  table.final_callback([&into, &it] { into.verb = it; });
}

void add_draw(CLI::App& app, Arguments& into, DrawArguments& it) {
  CLI::App& draw = *app.add_subcommand("draw", "抽取记录 / protocols of draws");
  draw.require_subcommand(1);
  CLI::App& verify = *draw.add_subcommand(
      "verify",
      "重算抽取记录；属实为 0，不符为 1 并说明第一处不符，不是抽取记录为 2 / recompute one: 0 true, 1 the first difference is told, 2 no protocol");
  verify.add_option("PROTOCOL", it.protocol, "抽取记录（JSON 文件，- 为标准输入）/ the JSON file, - for standard input")->required();
  verify.final_callback([&into, &it] { into.verb = it; });
}

void add_eval(CLI::App& app, Arguments& into, EvalArguments& it) {
  CLI::App& eval = *app.add_subcommand(
      "eval", "计算一个表达式；有值为 0，null 并说明原因为 1，不是表达式为 2 / evaluate an expression: 0 a value, 1 null and why, 2 no expression");
  eval.add_option("EXPRESSION", it.expression, "FEEL 表达式；- 为标准输入，每行一个 / a FEEL expression; -: standard input, one per line")
      ->required();
  eval.add_option(
      "--with", it.with,
      "名称和值，JSON 或 YAML，或者这样的文件；日期写 '= @\"2026-03-10\"' / names and values, as JSON or YAML or a file of these: {fine: 200000}");
  eval.add_flag("--json", it.json, "以 JSON 打印 / print JSON instead of FEEL");
  eval.final_callback([&into, &it] { into.verb = it; });
}

CLI::App& add_table_action(CLI::App& table, const char* name, const char* help, Arguments& into, TableArguments& it, TableArguments::Action action) {
  CLI::App& verb = *table.add_subcommand(name, help);
  verb.final_callback([&into, &it, action] {
    it.action = action;
    into.verb = it;
  });
  return verb;
}

void add_table(CLI::App& app, Arguments& into, TableArguments& it) {
  using Action = TableArguments::Action;
  CLI::App& table = *app.add_subcommand("table", "规则表 / decision tables");
  table.require_subcommand(1);
  add_table_action(table, "check", "检查空缺、重叠、写错的格和试例 / look for gaps, overlaps, wrong cells, and run the tables' tests", into, it,
                   Action::check)
      .add_option("FILE|PACKAGE", it.paths, "规则表文件或流程包 / files of tables, or packages")
      ->required();
  add_table_action(table, "import", "DMN 文件的第一张表，写成 YAML / a DMN file's first table, as YAML on stdout", into, it, Action::import_dmn)
      .add_option("FILE.dmn", it.paths, "DMN 文件，- 为标准输入 / the DMN file, - for standard input")
      ->required()
      ->expected(1);
  add_table_action(table, "export", "规则表写成 DMN 文件 / a table as a DMN file on stdout", into, it, Action::export_dmn)
      .add_option("FILE.yaml", it.paths, "规则表文件 / the table's file")
      ->required()
      ->expected(1);
  CLI::App& again =
      add_table_action(table, "try",
                       "用改过的表重判已办的件，说明哪些结果会不同；无不同为 0，有为 1 / ask a changed table what the old one was asked: "
                       "0 nothing would be decided otherwise, 1 something would",
                       into, it, Action::try_again);
  add_data(again, into);
  again.add_option("FILE.yaml", it.paths, "改过的规则表 / the changed table")->required()->expected(1);
  again.add_option("--since", it.since, "从哪一天起，默认一年前 / since which day; without it a year ago: 2026-01-01");
}

void add_render(CLI::App& app, Arguments& into, RenderArguments& it) {
  CLI::App& render = *app.add_subcommand("render", "打印一张空白表单，或按给出的值打印草稿 / print a form, blank or as a draft with values");
  render.add_option("PACKAGE", it.package, "流程包文件夹 / folder of the package")->required();
  render.add_option("FORM", it.form, "表单编号 / the form's id")->required();
  CLI::Option* values = render.add_option("--values", it.values, "值（JSON 文件）/ values, a JSON file");
  render.add_flag("--blank")->description("空白（默认）/ blank, as without --values")->excludes(values);
  render.add_option("--out", it.out, "PDF 文件；不给则为 FORM.pdf / the PDF; without it FORM.pdf");
  render.final_callback([&into, &it] { into.verb = it; });
}

CLI::App& add_user_action(CLI::App& user, const char* name, const char* help, Arguments& into, UserArguments& it, UserArguments::Action action) {
  CLI::App& verb = *user.add_subcommand(name, help);
  add_data(verb, into);
  if (action != UserArguments::Action::list) verb.add_option("USER", it.user, "用户名 / user name")->required();
  verb.final_callback([&into, &it, action] {
    it.action = action;
    into.verb = it;
  });
  return verb;
}

void add_user(CLI::App& app, Arguments& into, UserArguments& it) {
  using Action = UserArguments::Action;
  CLI::App& user = *app.add_subcommand("user", "账号 / accounts");
  user.require_subcommand(1);
  CLI::App& add = add_user_action(user, "add", "新增，打印初始口令 / add one and print its initial password", into, it, Action::add);
  add.add_option("--name", it.name, "姓名 / name")->required();
  add.add_option("--unit", it.unit, "单位 / unit");
  add.add_option("--phone", it.phone, "电话 / phone");
  add.add_option("--mail", it.mail, "邮箱 / mail");
  add_user_action(user, "passwd", "重置口令 / give a new initial password", into, it, Action::passwd);
  for (const auto& [name, help, action] :
       {std::tuple("grant", "授予角色；省略 --package 为系统管理员 / grant a role; without --package an administrator's", Action::grant),
        std::tuple("revoke", "收回角色 / take a role away", Action::revoke)}) {
    CLI::App& verb = add_user_action(user, name, help, into, it, action);
    verb.add_option("--package", it.package, "流程包 / package");
    verb.add_option("--role", it.role, "角色 / role")->required();
    verb.add_option("--unit", it.unit, "在哪个单位 / in which unit");
  }
  add_user_action(user, "list", "列出账号 / list the accounts", into, it, Action::list);
}

}  // namespace

std::variant<Arguments, int> read_arguments(int count, const char* const* words) {
  Arguments arguments;
  ServeArguments serve;
  ValidateArguments validate;
  TestArguments test;
  VerifyArguments verify;
  ExportArguments exported;
  AnchorsArguments anchors;
  ImportArguments imported;
  RenderArguments render;
  DrawArguments draw;
  UserArguments user;
  EvalArguments eval;
  TableArguments table;
  CLI::App app("签批：按顺序审批、签字、盖章的流程引擎 / Qianpi: approvals in order, signed and sealed", "qianpi");
  app.require_subcommand(1);
  add_serve(app, arguments, serve);
  add_packages(app, arguments, validate, test);
  add_verify(app, arguments, verify);
  add_archive(app, arguments, exported, anchors);
  add_import(app, arguments, imported);
  add_draw(app, arguments, draw);
  add_eval(app, arguments, eval);
  add_table(app, arguments, table);
  add_render(app, arguments, render);
  add_user(app, arguments, user);
  app.set_version_flag("--version", std::string("qianpi ") + QIANPI_VERSION, "版本 / the version");
  CLI::App& help = *app.add_subcommand("help", "本说明 / this help");
  try {
    app.parse(count, words);
    if (help.parsed()) {
      app.clear();  // else CLI11 shows the help of the verb just read
      std::cout << app.help("", CLI::AppFormatMode::All);
      return 0;
    }
  } catch (const CLI::ParseError& end) {
    return app.exit(end) == 0 ? 0 : usage_mistake;
  }
  return arguments;
}

}  // namespace qianpi::cli
