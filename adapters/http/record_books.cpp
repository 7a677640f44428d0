// A record's books and counters for its page: each entry with its case, each counter entry by entry, with the engine's own reckoning of
// what counted and why not.
#include <algorithm>

#include "adapters/http/case_view.h"
#include "adapters/http/records.h"
#include "engine/counters.h"
#include "engine/rules/value_text.h"

namespace qianpi::http {

namespace {

const Book* book_named(const Register& of, const std::string& name) {
  const auto found = std::ranges::find(of.books, name, &Book::name);
  return found == of.books.end() ? nullptr : &*found;
}

std::string shown(const RegisterReading& reading, const Book& book, const std::string& field, const rules::Value& value) {
  const Field* described = find_field(book.described, field);
  if (described) return listed(shown_value(reading.site, reading.package, *described, value));
  return value.is(rules::Kind::text) ? value.text() : rules::to_text(value);
}

Json values_of(const RegisterReading& reading, const Book& book, const Entry& entry) {
  Json values = Json::array();
  for (const std::string& name : book.fields) {
    const rules::Value* value = entry.values.get(name);
    const Field* described = find_field(book.described, name);
    if (value && !value->is_null()) values.push_back({{"title", described ? described->title : name}, {"value", shown(reading, book, name, *value)}});
  }
  return values;
}

bool is_corrected(const Record& record, const Entry& entry) {
  return std::ranges::any_of(record.entries, [&](const Entry& one) { return one.book == entry.book && one.key == entry.key && one.no > entry.no; });
}

Json entry_json(const RegisterReading& reading, const Record& record, const Book& book, const Entry& entry) {
  return {{"happened_at", to_text(date_at(entry.happened_at))},
          {"recorded_at", time_of(entry.recorded_at)},
          {"case", id_of(entry.by)},
          {"corrected", is_corrected(record, entry)},
          {"values", values_of(reading, book, entry)}};
}

std::string window_of(const RegisterReading& reading, const Counter& counter, Language language) {
  const auto label = [&](const char* name) { return reading.site.labels.text(language, name); };
  switch (counter.window) {
    case Counter::Window::ever: return label(counter.kind == Counter::Kind::streak ? "counter.streak" : "counter.ever");
    case Counter::Window::calendar_year: return label("counter.calendar_year");
    case Counter::Window::rolling:
      return label("counter.rolling") + (language == Language::zh ? calendar::to_chinese(*counter.span) : calendar::to_text(*counter.span));
  }
  return {};
}

std::string words_of(const RegisterReading& reading, const Entry& entry) {
  const Book* book = book_named(reading.of, entry.book);
  std::string words;
  if (book)
    for (const Json& value : values_of(reading, *book, entry)) words += (words.empty() ? "" : "；") + value["value"].get<std::string>();
  return words;
}

Json counter_json(const RegisterReading& reading, const Record& record, const Counter& counter, Language language) {
  const Counted counted = count(reading.of, counter, record, date_at(reading.site.clock.now()));
  Json entries = Json::array();
  for (const Weighed& one : counted.entries)
    entries.push_back({{"happened_at", to_text(date_at(one.entry->happened_at))},
                       {"words", words_of(reading, *one.entry)},
                       {"counts", one.counts},
                       {"why", text_or_null(one.why)}});
  return {{"name", counter.name},
          {"title", words(counter.title, language)},
          {"value", counted.value.is_null() ? Json() : Json(rules::to_text(counted.value))},
          {"window", window_of(reading, counter, language)},
          {"entries", std::move(entries)}};
}

}  // namespace

Json books_json(const RegisterReading& reading, const Record& record, Language language) {
  Json list = Json::array();
  for (const Book& book : reading.of.books) {
    Json entries = Json::array();
    for (const Entry& entry : record.entries)
      if (entry.book == book.name) entries.push_back(entry_json(reading, record, book, entry));
    list.push_back({{"name", book.name}, {"title", words(book.title, language)}, {"entries", std::move(entries)}});
  }
  return list;
}

Json counters_json(const RegisterReading& reading, const Record& record, Language language) {
  Json list = Json::array();
  for (const Counter& counter : reading.of.counters) list.push_back(counter_json(reading, record, counter, language));
  return list;
}

}  // namespace qianpi::http
