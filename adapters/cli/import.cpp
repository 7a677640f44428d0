#include "adapters/cli/import.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "adapters/cli/csv.h"
#include "engine/base/hash.h"
#include "engine/offers.h"

namespace qianpi::cli {

namespace {

using rules::Value;

/// Words that stand for a field in the first row: its title or its name.
const Field* field_of(const Form& form, const std::string& head) {
  const auto found = std::ranges::find_if(form.fields, [&](const Field& one) { return one.title == head || one.name == head; });
  return found == form.fields.end() ? nullptr : &*found;
}

bool fits_a_csv_cell(const Field& field) {
  switch (field.type) {
    case FieldType::photo:
    case FieldType::attachment:
    case FieldType::signature:
    case FieldType::pledge:
    case FieldType::opinion:
    case FieldType::rows:
    case FieldType::period: return false;
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::integer:
    case FieldType::number:
    case FieldType::money:
    case FieldType::boolean:
    case FieldType::date:
    case FieldType::instant:
    case FieldType::month:
    case FieldType::choice:
    case FieldType::choices:
    case FieldType::id_number:
    case FieldType::phone:
    case FieldType::email:
    case FieldType::postcode:
    case FieldType::person:
    case FieldType::unit:
    case FieldType::record: return !field.computed;
  }
  return false;
}

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::ranges::find_if_not(text, blank));
  if (text.size() > 1 && text.front() == '\'' && std::string("=+-@").find(text[1]) != std::string::npos) text.erase(0, 1);  // as tables are written
  return text;
}

/// 2026-03-10, 2026/3/10, 2026.3.10 and 2026年3月10日 are one day; 2026年3月 a month. What is none of them stays as it is, for the form to refuse.
std::string day_of(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c >= '0' && c <= '9') parts.back() += c;
    else if (!parts.back().empty()) parts.emplace_back();
  }
  if (parts.back().empty()) parts.pop_back();
  if (parts.size() < 2 || parts.size() > 3 || parts[0].size() != 4) return text;
  std::string day = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) day += (parts[i].size() < 2 ? "-0" : "-") + parts[i];
  return day;
}

const CodeEntry* entry_titled(const std::vector<CodeEntry>& entries, const std::string& title) {
  for (const CodeEntry& one : entries) {
    if (one.title == title) return &one;
    if (const CodeEntry* deeper = entry_titled(one.entries, title)) return deeper;
  }
  return nullptr;
}

std::string option_of(const Package& package, const Field& field, const std::string& text) {
  for (const Option& one : field.options)
    if (one.title == text) return one.value;
  const auto list = package.lists.find(field.list);
  const CodeEntry* entry = list == package.lists.end() ? nullptr : entry_titled(list->second.entries, text);
  return entry ? entry->code : text;
}

Value number_of(const std::string& text) {
  const auto number = rules::Number::read(text);
  return number ? Value(*number) : Value(text);
}

Value choices_of(const Package& package, const Field& field, std::string text) {
  for (const std::string_view mark : {"、", "；", ";"})
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), "\n");
  rules::Items items;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end > from) items.emplace_back(option_of(package, field, trimmed(text.substr(from, end - from))));
    from = end + 1;
  }
  return Value::list(std::move(items));
}

/// As the browser would send it; the form says whether it will do.
Value value_of_cell(const Package& package, const Field& field, const std::string& text) {
  switch (field.type) {
    case FieldType::integer:
    case FieldType::number:
    case FieldType::money: return number_of(text);
    case FieldType::boolean: return text == "是" ? Value(true) : text == "否" ? Value(false) : Value(text);
    case FieldType::date:
    case FieldType::month: return day_of(text);
    case FieldType::choice: return option_of(package, field, text);
    case FieldType::choices: return choices_of(package, field, text);
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::instant:
    case FieldType::period:
    case FieldType::id_number:
    case FieldType::phone:
    case FieldType::email:
    case FieldType::postcode:
    case FieldType::person:
    case FieldType::unit:
    case FieldType::record:
    case FieldType::photo:
    case FieldType::attachment:
    case FieldType::signature:
    case FieldType::pledge:
    case FieldType::opinion:
    case FieldType::rows: break;
  }
  return text;
}

class Import {
 public:
  Import(const ImportArguments& wish, Engine& engine, Actor actor, Streams streams)
      : wish_(wish), engine_(engine), actor_(std::move(actor)), streams_(streams), package_(engine.library().current(wish.package)) {}

  /// Null: there is no such workflow, or this user may not begin it by hand.
  const Form* form() const {
    if (!package_) return nullptr;
    const auto workflow = package_->workflows.find(wish_.workflow);
    const StartRule* rule = workflow == package_->workflows.end() ? nullptr : start_rule(*package_, workflow->second, actor_);
    const auto found = rule ? package_->forms.find(rule->form) : package_->forms.end();
    return found == package_->forms.end() ? nullptr : &found->second;
  }

  int run(const CsvTable& table, const std::string& file_hash) {
    const Form& form = *this->form();
    if (table.rows.empty() || !read_heads(form, table.rows.front())) return 1;
    int bad = 0;
    for (std::size_t row = 1; row < table.rows.size(); ++row) bad += !is_good(form, table, row);
    const std::size_t count = table.rows.size() - 1;
    streams_.out << "共 " << count << " 行，有问题 " << bad << " 行 / rows " << count << ", with problems " << bad << '\n';
    if (bad) return said("未导入任何内容：请先更正 / Nothing was imported: correct them first\n", 1);
    if (!wish_.confirm) return said("未导入任何内容：确认无误后加 --confirm / Nothing was imported: add --confirm when it is right\n", 0);
    int refused = 0;
    for (std::size_t row = 1; row < table.rows.size(); ++row)
      refused += !is_told(form, table.lines[row], engine_.submit(command(table, row, "import/" + file_hash + "/" + std::to_string(row))));
    streams_.out << "已导入 / imported: " << static_cast<int>(count) - refused << '\n';
    return refused ? 1 : 0;
  }

 private:
  int said(const char* words, int code) {
    streams_.out << words;
    return code;
  }

  bool read_heads(const Form& form, const std::vector<std::string>& heads) {
    bool good = true;
    for (const std::string& cell : heads) {
      const std::string head = trimmed(cell);
      const Field* field = head.empty() ? nullptr : field_of(form, head);
      if (!head.empty() && (!field || !fits_a_csv_cell(*field))) {
        streams_.err << "第 1 行 / row 1 “" << head << "”："
                     << (field ? "这一项不能从表格导入 / cannot be imported from a table" : "没有这一项 / there is no such field") << '\n';
        good = false;
      }
      columns_.push_back(field);
    }
    return good;
  }

  Command command(const CsvTable& table, std::size_t row, const std::string& key) const {
    verb::Start start;
    start.package = wish_.package;
    start.workflow = wish_.workflow;
    start.data = Value::context({});
    const std::vector<std::string>& cells = table.rows[row];
    for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i)
      if (const std::string text = trimmed(cells[i]); columns_[i] && !text.empty())
        start.data = start.data.with(columns_[i]->name, value_of_cell(*package_, *columns_[i], text));
    return {actor_, {}, std::move(start), key, key};
  }

  bool is_good(const Form& form, const CsvTable& table, std::size_t row) {
    const auto decided = engine_.what_if(command(table, row, {}));
    const auto* refusal = std::get_if<Refusal>(&decided);
    if (refusal) tell(form, table.lines[row], *refusal);
    return !refusal;
  }

  bool is_told(const Form& form, int line, const Answer& answer) {
    if (const auto* refusal = std::get_if<Refusal>(&answer)) tell(form, line, *refusal);
    return std::holds_alternative<Receipt>(answer);
  }

  void tell(const Form& form, int line, const Refusal& refusal) {
    const std::string row = "第 " + std::to_string(line) + " 行 / row " + std::to_string(line);
    if (refusal.problems.empty()) streams_.err << row << ": " << refusal.message.zh << " / " << refusal.message.en << '\n';
    for (const Problem& one : refusal.problems) {
      const Field* field = field_of(form, one.where.file);
      streams_.err << row << " “" << (field ? field->title : one.where.file) << "”：" << one.what.zh << "；" << one.cure.zh << " / " << one.what.en
                   << "; " << one.cure.en << '\n';
    }
  }

  const ImportArguments& wish_;
  Engine& engine_;
  Actor actor_;
  Streams streams_;
  PackagePtr package_;
  std::vector<const Field*> columns_;  ///< null: an empty head
};

}  // namespace

int import_cases(const ImportArguments& wish, Engine& engine, People& people, Streams streams) {
  std::ifstream in(wish.file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto actor = people.actor({wish.user});
  if (!in || !actor) {
    streams.err << (in ? wish.user + "：没有这个用户 / there is no such user\n" : wish.file + "：无法读取 / cannot be read\n");
    return 2;
  }
  Import it(wish, engine, *actor, streams);
  if (!it.form()) {
    streams.err << wish.package << " " << wish.workflow << "：没有这个流程，或该用户无权发起 / no such workflow, or this user may not begin it\n";
    return 2;
  }
  const auto table = read_csv(text);
  if (const auto* problem = std::get_if<Problem>(&table)) {
    streams.err << wish.file << ":" << problem->where.line << ": " << problem->what.zh << "；" << problem->cure.zh << " / " << problem->what.en
                << "; " << problem->cure.en << '\n';
    return 2;
  }
  return it.run(std::get<CsvTable>(table), sha256_hex(text).substr(0, 32));
}

}  // namespace qianpi::cli
