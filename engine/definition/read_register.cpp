// Registers (standings, books, counters, quotas) and code lists.
#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

void read_standings(Notes& notes, const Node* node, Register& it) {
  if (!node) return;
  it.main = read_options(node->find("main"));
  it.holds = read_options(node->find("holds"));
  if (const Node* ends = node->find("ends"))
    for (const yaml::Entry& entry : ends->entries)
      it.ends.emplace(entry.key, StandingEnd{text(entry.value, "to"), read_effects(notes, entry.value.find("do")), entry.where});
}

std::vector<Book> read_books(Notes& notes, const Node* node) {
  std::vector<Book> books;
  if (!node) return books;
  for (const yaml::Entry& entry : node->entries) {
    Book book{entry.key, title(entry.value, entry.key), {}, entry.where, {}};
    if (const Node* fields = entry.value.find("fields")) {
      if (fields->kind == yaml::Kind::list) book.fields = texts(fields);
      for (const yaml::Entry& field : fields->entries) book.fields.push_back(field.key);
      if (!fields->entries.empty()) book.described = read_fields(notes, fields);
    }
    books.push_back(std::move(book));
  }
  return books;
}

/// `count: book`, `sum: book.field`, `average: book.field` or `streak: book`: exactly one.
void read_kind(Notes& notes, const yaml::Entry& entry, Counter& counter) {
  using Kind = Counter::Kind;
  static constexpr std::pair<const char*, Kind> kinds[] = {
      {"count", Kind::count}, {"sum", Kind::sum}, {"average", Kind::average}, {"streak", Kind::streak}};
  int named = 0;
  for (const auto& [word, kind] : kinds) {
    const std::string path = text(entry.value, word);
    if (path.empty()) continue;
    ++named;
    const auto dot = path.find('.');
    counter.kind = kind;
    counter.book = path.substr(0, dot);
    if (dot != std::string::npos) counter.field = path.substr(dot + 1);
  }
  if (named != 1)
    return notes.refuse(entry.where, {"计数要写 count、sum、average、streak 其中之一", "a counter says one of count, sum, average, streak"},
                        {"如 count: 簿名", "e.g. count: BOOK"});
  const bool adds = counter.kind == Kind::sum || counter.kind == Kind::average;
  if (adds == counter.field.empty())
    notes.refuse(entry.where,
                 {adds ? "sum 和 average 要写到字段" : "count 和 streak 只写簿名",
                  adds ? "sum and average name a field" : "count and streak name a book only"},
                 {adds ? "如 sum: 簿名.字段" : "如 count: 簿名", adds ? "e.g. sum: BOOK.FIELD" : "e.g. count: BOOK"});
}

void read_window(Notes& notes, const Node* node, Counter& counter) {
  if (!node || node->text == "ever") return;
  if (node->text == "calendar year") {
    counter.window = Counter::Window::calendar_year;
    return;
  }
  counter.window = Counter::Window::rolling;
  counter.span = calendar::read_span(node->text);
  using calendar::Unit;
  const bool in_days =
      counter.span && counter.span->unit != Unit::minutes && counter.span->unit != Unit::hours && counter.span->unit != Unit::working_days;
  if (!in_days || counter.span->count < 1)
    notes.refuse(node->where, {"“" + node->text + "”不是计数的期间", "\"" + node->text + "\" is no window of a counter"},
                 {"请写 ever、calendar year，或如 12 months", "write ever, calendar year, or e.g. 12 months"});
}

std::vector<Counter> read_counters(Notes& notes, const Node* node) {
  std::vector<Counter> counters;
  if (!node) return counters;
  for (const yaml::Entry& entry : node->entries) {
    Counter counter;
    counter.name = entry.key;
    counter.title = title(entry.value, entry.key);
    counter.where = expression(notes, entry.value.find("where"));
    counter.broken_by = texts(entry.value.find("broken_by"));
    counter.at = entry.where;
    read_kind(notes, entry, counter);
    read_window(notes, entry.value.find("window"), counter);
    if (counter.kind != Counter::Kind::streak && !counter.broken_by.empty())
      notes.refuse(entry.value.find("broken_by")->where, {"broken_by 只用于 streak", "broken_by belongs to a streak only"},
                   {"请改写 streak，或删去 broken_by", "write streak, or delete broken_by"});
    counters.push_back(std::move(counter));
  }
  return counters;
}

std::vector<Quota> read_quotas(Notes& notes, const Node* node) {
  std::vector<Quota> quotas;
  if (!node) return quotas;
  for (const yaml::Entry& entry : node->entries) {
    Quota quota{entry.key, text(entry.value, "per"), expression(notes, entry.value.find("of")), text(entry.value, "plus"), {}, entry.where};
    const Node* limit = entry.value.find("limit");
    if (limit && limit->is_scalar()) quota.limits[""] = whole(entry.value, "limit").value_or(0);
    if (limit)
      for (const yaml::Entry& one : limit->entries) quota.limits[one.key] = whole(*limit, one.key).value_or(0);
    if (!limit || !quota.of)
      notes.refuse(entry.where, {"名额要写 of（哪些记录占名额）和 limit（上限）", "a quota says `of` (which records count) and `limit`"},
                   {"如 {of: 名册.standing = \"…\", limit: 300}", "e.g. {of: REGISTER.standing = \"…\", limit: 300}"});
    else quotas.push_back(std::move(quota));
  }
  return quotas;
}

std::vector<CodeEntry> read_entries(const Node* list) {
  std::vector<CodeEntry> entries;
  if (!list) return entries;
  for (const Node& item : list->items) entries.push_back({text(item, "code"), text(item, "title"), read_entries(item.find("entries"))});
  return entries;
}

}  // namespace

Register read_register(Notes& notes, const Node& file) {
  Register it;
  it.name = text(file, "register");
  it.title = title(file, it.name);
  it.key = text(file, "key");
  it.fields = read_fields(notes, file.find("fields"));
  it.where = file.where;
  it.contact = text(file, "contact");
  read_standings(notes, file.find("standings"), it);
  it.books = read_books(notes, file.find("books"));
  it.counters = read_counters(notes, file.find("counters"));
  it.quotas = read_quotas(notes, file.find("quotas"));
  it.statistics = read_statistics(notes, file.find("statistics"), it);
  return it;
}

CodeList read_list(const Node& file) { return {text(file, "list"), text(file, "title"), read_entries(file.find("entries"))}; }

}  // namespace qianpi::reading
