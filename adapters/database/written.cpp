#include "adapters/database/written.h"

#include <algorithm>
#include <chrono>

#include "engine/rules/value_text.h"

namespace qianpi::database {

namespace {

constexpr std::size_t searched_bytes = 60'000;  // what a column holds; nobody searches further

/// Every text in the fields, one per line: what a search looks through.
void collect_words(const rules::Value& value, std::string& words) {
  if (value.is(rules::Kind::text)) words += value.text() + '\n';
  if (value.is(rules::Kind::list))
    for (const rules::Value& one : value.items()) collect_words(one, words);
  if (value.is(rules::Kind::context))
    for (const auto& [name, one] : value.entries()) collect_words(one, words);
}

WrittenRecord written(const RecordChange& change) {
  WrittenRecord record{&change, rules::to_json(to_value(change.after)), {}};
  collect_words(change.after.fields, record.words);
  record.words = beginning(record.words, searched_bytes);
  return record;
}

std::string written(const std::vector<Receipt::Opened>& opened) {
  rules::Items items;
  for (const Receipt::Opened& one : opened) items.push_back(rules::Value::list({one.task, one.state, one.title, one.role_title}));
  return rules::to_json(rules::Value::list(std::move(items)));
}

Integer real_time() { return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

}  // namespace

Written::Written(const Changes& changes) : changes(changes), case_doc(rules::to_json(to_value(changes.after))), stored_at(real_time()) {
  if (changes.receipt) opened = written(changes.receipt->receipt.opened);
  for (const RecordChange& change : changes.records) records.push_back(written(change));
  for (const Series& one : changes.series) series.push_back(&one);
  // Always locked in the same order, so that two commands never wait for each other.
  std::ranges::sort(records, {}, [](const WrittenRecord& one) { return one.change->after.key; });
  std::ranges::sort(series, {}, [](const Series* one) { return one->key; });
}

}  // namespace qianpi::database
