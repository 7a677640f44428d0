#include "adapters/scenario/given.h"

#include <algorithm>

#include "adapters/scenario/values.h"
#include "engine/base/hash.h"
#include "engine/input.h"

namespace qianpi::scenario {

using rules::Value;
using yaml::Node;

namespace {

const std::set<std::string> not_registers{"parameters", "definitions", "people", "forms", "calendar", "packages", "substitutes"};

const std::set<std::string> not_fields{"id", "standing", "holds", "from", "until", "books", "engaged"};

std::optional<Date> day_in(const Node& node, std::string_view key) {
  const Node* day = node.find(key);
  return day ? read_date(day->text) : std::nullopt;
}

struct Given {
  Play& play;
  const Package& package;
  const Register& in;
  Failures& failures;

  Span span(const Node& record, const std::string& name, bool hold) const {
    known(record, name, hold ? in.holds : in.main, hold ? "a hold" : "a standing");
    Span span;
    span.name = name;
    span.hold = hold;
    span.from = day_in(record, "from").value_or(date_at(play.now()));
    span.until = day_in(record, "until");
    return span;
  }

  void known(const Node& where, const std::string& name, const std::vector<Option>& options, const std::string& what) const {
    if (std::ranges::find(options, name, &Option::value) != options.end()) return;
    failures.push_back({where.where, what + " of register " + in.name, name});
  }

  /// `BOOK: 2` is two entries of nothing in particular; in a list each has its fields, and `at` and `key` beside them.
  void add_entries(const yaml::Entry& book, Record& record) const {
    if (std::ranges::find(in.books, book.key, &Book::name) == in.books.end())
      return failures.push_back({book.where, "a book of register " + in.name, book.key});
    std::vector<Node> entries = book.value.items;
    if (book.value.kind == yaml::Kind::integer) entries.resize(static_cast<std::size_t>(std::stoi(book.value.text)));
    for (const Node& node : entries) {
      const Node *at = node.find("at"), *key = node.find("key");
      Entry entry;
      entry.no = static_cast<int>(record.entries.size()) + 1;
      entry.book = book.key;
      entry.key = key ? key->text : "given/" + std::to_string(entry.no);
      const Value values = value_of(node);
      entry.values = typed(package, (values.is(rules::Kind::context) ? values : Value::context({})).without("at").without("key"));
      entry.happened_at = at ? read_moment(at->text).value_or(play.now()) : play.now();
      entry.recorded_at = entry.happened_at;
      record.entries.push_back(std::move(entry));
    }
  }

  Value field(const yaml::Entry& entry) const {
    const Field* field = find_field(in.fields, entry.key);
    if (!field) failures.push_back({entry.where, "a field of register " + in.name, entry.key});
    const Value given = value_of(entry.value);
    if (!field || given.is_null()) return given;
    OneInput read = read_field(package, *field, given);
    const Value* value = std::get_if<Value>(&read);
    return value ? *value : given;
  }

  /// `holds: [barred]`, or `holds: [{hold: barred, from: …, until: …}]` with days of its own.
  void add_hold(const Node& of, const Node& hold, Record& record) const {
    const Node* name = hold.find("hold");
    record.spans.push_back(name ? span(hold, name->text, true) : span(of, hold.text, true));
  }

  /// Taken up by a task elsewhere: `{from: …, until: …}`, `until` not included.
  void add_engagement(const Node& task, Record& record) const {
    const auto from = day_in(task, "from"), until = day_in(task, "until");
    if (!from || !until) return failures.push_back({task.where, "{from: DAY, until: DAY}", shown(task)});
    record.engagements.push_back({{}, static_cast<int>(record.engagements.size()) + 1, *from, *until});
  }

  Record record(const Node& node) const {
    Record record;
    Value fields = Value::context({});
    for (const yaml::Entry& entry : node.entries) {
      if (entry.key == "standing") record.spans.push_back(span(node, entry.value.text, false));
      else if (entry.key == "holds")
        for (const Node& hold : entry.value.items) add_hold(node, hold, record);
      else if (entry.key == "books")
        for (const yaml::Entry& book : entry.value.entries) add_entries(book, record);
      else if (entry.key == "engaged")
        for (const Node& task : entry.value.items) add_engagement(task, record);
      else if (!not_fields.contains(entry.key)) fields = fields.with(entry.key, field(entry));
    }
    record.fields = fields;
    const Node* id = node.find("id");
    const Value* key = record.fields.get(in.key);
    record.key = {package.name, in.name, key && key->is(rules::Kind::text) ? key->text() : id ? id->text : std::string()};
    return record;
  }
};

/// What a register says of the end of a given span happens as well: the case that set it is the one that stands for the past.
void arm_ends(const Register& in, const Instant now, Record& record, Case& past) {
  past.subject = record.key;
  for (Span& span : record.spans) {
    span.by = past.id;
    if (!span.until || !in.ends.contains(span.name) || start_of(*span.until) <= now) continue;
    past.timers.push_back({static_cast<int>(past.timers.size()) + 1, {}, "ends." + span.name, start_of(*span.until)});
  }
}

/// A record enters a store only beside a case: here an ended one that stands for all that went before the scenario.
void store_record(Play& play, const Package& package, Record record) {
  record.revision = 1;
  record.facts = 1;
  Changes changes;
  changes.after.id = play.world().store->new_case_id();
  changes.after.revision = 1;
  changes.after.package = package.name;
  changes.after.version = package.version;
  changes.after.workflow = package.workflows.begin()->first;
  changes.after.started_at = play.now();
  changes.after.ended_at = play.now();
  changes.after.status = CaseState::ended;
  changes.after.data = Value::context({});
  arm_ends(package.registers.at(record.key.register_name), play.now(), record, changes.after);
  const JournalRow row{1, play.now(), {}, engine_user.value, "record_created", "{}", {}, sha256_hex(record.key.key)};
  changes.records.push_back({std::move(record), {row}});
  play.world().store->save(changes);
}

}  // namespace

std::map<std::string, int> cast_sizes(const Node& given) {
  std::map<std::string, int> sizes;
  if (const Node* people = given.find("people"))
    for (const yaml::Entry& entry : people->entries)
      if (entry.value.kind == yaml::Kind::integer) sizes[entry.key] = std::stoi(entry.value.text);
  return sizes;
}

Failures join_packages(Play& play, const Node& given) {
  Failures failures;
  const Node* packages = given.find("packages");
  if (!packages) return failures;
  for (const Node& name : packages->items) {
    if (!play.world().read_package) return {{name.where, "packages beside this one", "nobody reads them here"}};
    const auto read = play.world().read_package(name.text);
    if (const auto* package = std::get_if<PackagePtr>(&read)) play.join(*package);
    else
      for (const Problem& problem : std::get<Problems>(read))
        failures.push_back({name.where, "a sound package " + name.text, to_text(problem.where) + " " + problem.what.zh + " / " + problem.what.en});
  }
  return failures;
}

Failures put_records(Play& play, const Node& given) {
  Failures failures;
  for (const yaml::Entry& entry : given.entries) {
    if (not_registers.contains(entry.key)) continue;
    const auto [package, word] = play.located(entry.key);
    const auto in = package ? package->registers.find(word.substr(0, word.size() - 1)) : std::map<std::string, Register>::const_iterator{};
    if (!package || in == package->registers.end() || !word.ends_with('s')) {
      failures.push_back(
          {entry.where, "parameters, definitions, people, substitutes, packages, forms, calendar, or a register's name with an s", entry.key});
      continue;
    }
    for (const Node& node : entry.value.items) {
      Record record = Given{play, *package, in->second, failures}.record(node);
      if (const Node* id = node.find("id")) play.records[id->text] = record.key;
      store_record(play, *package, std::move(record));
    }
  }
  return failures;
}

Failures put_substitutes(Play& play, const Node& given) {
  Failures failures;
  const Node* substitutes = given.find("substitutes");
  if (!substitutes) return failures;
  for (const Node& node : substitutes->items) {
    const Node *away = node.find("for"), *by = node.find("by");
    const auto from = day_in(node, "from"), until = day_in(node, "until");
    const auto players = away ? play.cast().players(away->text, {}) : std::vector<Actor>{};
    if (!by || !from || !until || players.empty()) {
      failures.push_back({node.where, "{for: ROLE, by: ROLE, from: DAY, until: DAY}", shown(node)});
      continue;
    }
    const Actor& one = players.front();
    const Acting acting{one.user, one.name, one.unit, one.contacts, one.grants, *from, *until, {}};
    if (!play.cast().stand_in(by->text, acting)) failures.push_back({by->where, "someone to act as " + by->text, "the package has no such role"});
  }
  return failures;
}

Value usual_values(const Node& given, const std::string& form) {
  const Node* forms = given.find("forms");
  const Node* usual = forms ? forms->find(form) : nullptr;
  return usual ? value_of(*usual) : Value::context({});
}

}  // namespace qianpi::scenario
