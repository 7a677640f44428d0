#include "engine/counters.h"

#include <algorithm>
#include <tuple>

namespace qianpi {

using rules::Value;

namespace {

bool is_before(const Entry& one, const Entry& other) { return std::tie(one.happened_at, one.no) < std::tie(other.happened_at, other.no); }

const Entry* correction_of(const Record& record, const Entry& entry) {
  const Entry* last = &entry;
  for (const Entry& one : record.entries)
    if (one.book == entry.book && one.key == entry.key && one.no > last->no) last = &one;
  return last == &entry ? nullptr : last;
}

Value entry_value(const Entry& entry) {
  Value value = entry.values.is_null() ? Value::context({}) : entry.values;
  return value.with("happened_at", Value::at(entry.happened_at)).with("date", date_at(entry.happened_at));
}

struct Reckoning {
  const Register& in;
  const Counter& counter;
  const Record& record;
  Date today;

  /// Why the entry does not count, were it not for what breaks a streak; empty: it counts.
  std::string objection(const Entry& entry) const {
    if (const Entry* later = correction_of(record, entry)) return "已由第" + std::to_string(later->no) + "条更正";
    const Date day = date_at(entry.happened_at);
    if (day > today) return "当日尚未发生";
    if (counter.window == Counter::Window::calendar_year && day.year != today.year) return "不在本年度内";
    if (counter.window == Counter::Window::rolling && calendar::span_end(day, *counter.span) <= today)
      return "已满" + calendar::to_chinese(*counter.span);
    if (const std::string why = unwanted(entry); !why.empty()) return why;
    return counter.field.empty() || number(entry) ? std::string() : "没有数值";
  }

  /// The last entry of a book that breaks the streak.
  const Entry* break_before_today() const {
    const Entry* last = nullptr;
    for (const Entry& entry : record.entries) {
      if (std::ranges::find(counter.broken_by, entry.book) == counter.broken_by.end()) continue;
      if (date_at(entry.happened_at) > today || correction_of(record, entry)) continue;
      if (!last || is_before(*last, entry)) last = &entry;
    }
    return last;
  }

  const rules::Number* number(const Entry& entry) const {
    const Value* value = entry.values.get(counter.field);
    return value && value->is(rules::Kind::number) ? &value->number() : nullptr;
  }

 private:
  std::string unwanted(const Entry& entry) const {
    if (!counter.where) return {};
    const Value fields = record.fields.is_null() ? Value::context({}) : record.fields;
    const rules::ContextScope scope(Value::context({{"entry", entry_value(entry)}, {in.name, fields}, {"today", today}}));
    const Value wanted = rules::evaluate(counter.where->code, scope).value;
    if (wanted.is_true()) return {};
    return wanted.is_null() ? "条件无法判断（缺少数据）" : "不符合“" + counter.where->text + "”";
  }
};

std::string title_of(const Register& in, const std::string& book) {
  const Book* found = find_book(in, book);
  return found ? found->title.zh : book;
}

Value total(const Reckoning& reckoning, const std::vector<Weighed>& entries) {
  int counted = 0;
  rules::Number sum;
  for (const Weighed& one : entries) {
    if (!one.counts) continue;
    ++counted;
    if (const rules::Number* number = reckoning.number(*one.entry)) sum = sum + *number;
  }
  switch (reckoning.counter.kind) {
    case Counter::Kind::count:
    case Counter::Kind::streak: return counted;
    case Counter::Kind::sum: return sum;
    case Counter::Kind::average: return counted ? Value(sum / rules::Number(counted)) : Value();
  }
  return {};
}

}  // namespace

Counted count(const Register& in, const Counter& counter, const Record& record, Date today) {
  const Reckoning reckoning{in, counter, record, today};
  const Entry* broken = counter.kind == Counter::Kind::streak ? reckoning.break_before_today() : nullptr;
  Counted result;
  for (const Entry& entry : record.entries) {
    if (entry.book != counter.book) continue;
    std::string why = reckoning.objection(entry);
    if (why.empty() && broken && is_before(entry, *broken))
      why = "此后有“" + title_of(in, broken->book) + "”（" + to_text(date_at(broken->happened_at)) + "），重新计起";
    result.entries.push_back({&entry, why.empty(), std::move(why)});
  }
  std::ranges::sort(result.entries, [](const Weighed& one, const Weighed& other) { return is_before(*one.entry, *other.entry); });
  result.value = total(reckoning, result.entries);
  return result;
}

}  // namespace qianpi
