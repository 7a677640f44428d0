// A register as a table to take away: the rows and columns that this reader sees on the page, as CSV or XLSX.
#include <Poco/URI.h>

#include "adapters/http/failure.h"
#include "adapters/http/handlers.h"
#include "adapters/http/records.h"
#include "adapters/http/table_file.h"
#include "adapters/http/titles.h"

namespace qianpi::http {

namespace {

PlainTable table_of(const RegisterReading& reading, const Request& request) {
  const bool zh = request.language == Language::zh;
  const std::vector<const Field*> fields = readable_columns(request.actor, reading.package, reading.of);
  PlainTable table{words(reading.of.title, request.language), {}, {}};
  for (const Field* field : fields) table.heads.push_back(field->title);
  for (const char* head : {zh ? "状态" : "Standing", zh ? "有效期至" : "Until", zh ? "另有" : "Also"}) table.heads.emplace_back(head);
  for (const Json& row : matching_rows(reading, request, fields)) {
    std::vector<Json> cells;
    for (const Field* field : fields) {
      const auto cell = row["cells"].find(field->name);
      const bool empty = cell == row["cells"].end() || cell->is_null();
      cells.push_back(empty ? Json() : cell->is_number() ? *cell : Json(listed(*cell)));
    }
    cells.push_back(row["standing_title"]);
    cells.push_back(row["last_day"]);
    cells.push_back(row["holds"].empty() ? Json() : Json(listed(row["holds"])));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

Reply read_register_table(Site& site, const Request& request) {
  const PackagePtr package = site.engine.library().current(request.param("package"));
  const Register& of = package->registers.at(request.param("register"));
  const std::string format = request.asked("format");
  if (format != "csv" && format != "xlsx")
    throw bad_field("format", {"只能下载为 csv 或 xlsx", "A table is csv or xlsx"}, {"请用 format=xlsx", "Ask for format=xlsx"});
  const PlainTable table = table_of({site, *package, of}, request);
  Reply reply;
  reply.body = format == "csv" ? csv_of(table) : xlsx_of(table);
  reply.type = format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  std::string name;
  Poco::URI::encode(table.title + "." + format, "'()*;,/?:@&=+$#[]!\"", name);
  reply.headers["Content-Disposition"] = "attachment; filename*=UTF-8''" + name;
  site.door.audit(request.actor.user.value, "table_taken",
                  package->name + "/" + of.name + " " + format + " rows " + std::to_string(table.rows.size()));
  return reply;
}

}  // namespace qianpi::http
