// Structs ⇄ rules::Value by one visitor: `template <class V> void fields(V& visit, T& it) { visit("name", it.name); … }`.
// Used for cases, records and facts, so that each is written down exactly as it is declared. Reading refuses with
// CodecError what was never written by it; a missing name keeps the struct's own initial value.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/rules/value.h"
#include "engine/time/time.h"

namespace qianpi::codec {

struct CodecError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class T>
rules::Value write(const T&);
template <class T>
void read(const rules::Value&, T&);

struct Writer {
  rules::Entries entries;
  template <class T>
  void operator()(const char* name, const T& value) {
    rules::Value written = write(value);
    if (!written.is_null()) entries.emplace_back(name, std::move(written));
  }
};

struct Reader {
  const rules::Value& from;
  template <class T>
  void operator()(const char* name, T& value) {
    if (const rules::Value* found = from.get(name)) read(*found, value);
  }
};

/// Enums are written by name: `std::string_view name_of(E)` and `bool read_name(std::string_view, E&)`.
template <class T>
concept Enumeration = std::is_enum_v<T>;

template <class T>
struct Form {
  static rules::Value write(const T& it) {
    Writer writer;
    fields(writer, const_cast<T&>(it));  // the visitor is shared with reading; writing never changes
    return rules::Value::context(std::move(writer.entries));
  }
  static void read(const rules::Value& from, T& it) {
    Reader reader{from};
    fields(reader, it);
  }
};

template <Enumeration T>
struct Form<T> {
  static rules::Value write(T it) { return std::string(name_of(it)); }
  static void read(const rules::Value& from, T& it) {
    if (!read_name(from.text(), it)) throw CodecError("unknown name: " + from.text());
  }
};

template <>
struct Form<std::string> {
  static rules::Value write(const std::string& it) { return it.empty() ? rules::Value() : rules::Value(it); }
  static void read(const rules::Value& from, std::string& it) { it = from.text(); }
};
template <>
struct Form<bool> {
  static rules::Value write(bool it) { return it ? rules::Value(true) : rules::Value(); }
  static void read(const rules::Value& from, bool& it) { it = from.boolean(); }
};
template <std::integral T>
requires(!std::same_as<T, bool>) struct Form<T> {
  static rules::Value write(T it) { return rules::Value(static_cast<std::int64_t>(it)); }
  static void read(const rules::Value& from, T& it) {
    auto whole = from.number().whole();
    if (!whole) throw CodecError("not a whole number");
    it = static_cast<T>(*whole);
  }
};
template <>
struct Form<Instant> {
  static rules::Value write(Instant it) { return rules::Value(it.us); }
  static void read(const rules::Value& from, Instant& it) { Form<std::int64_t>::read(from, it.us); }
};
template <>
struct Form<Date> {
  static rules::Value write(Date it) { return rules::Value(it); }
  static void read(const rules::Value& from, Date& it) { it = from.date(); }
};
template <>
struct Form<rules::Value> {
  static rules::Value write(const rules::Value& it) { return it; }
  static void read(const rules::Value& from, rules::Value& it) { it = from; }
};
template <class Tag>
struct Form<NamedId<Tag>> {
  static rules::Value write(const NamedId<Tag>& it) { return Form<std::string>::write(it.value); }
  static void read(const rules::Value& from, NamedId<Tag>& it) { it.value = from.text(); }
};
template <class Tag>
struct Form<SerialId<Tag>> {
  static rules::Value write(const SerialId<Tag>& it) { return it.value ? rules::Value(it.value) : rules::Value(); }
  static void read(const rules::Value& from, SerialId<Tag>& it) { Form<std::int64_t>::read(from, it.value); }
};
template <class T>
struct Form<std::optional<T>> {
  static rules::Value write(const std::optional<T>& it) { return it ? codec::write(*it) : rules::Value(); }
  static void read(const rules::Value& from, std::optional<T>& it) { codec::read(from, it.emplace()); }
};
template <class T>
struct Form<std::vector<T>> {
  static rules::Value write(const std::vector<T>& it) {
    if (it.empty()) return {};
    rules::Items items;
    for (const T& one : it) items.push_back(codec::write(one));
    return rules::Value::list(std::move(items));
  }
  static void read(const rules::Value& from, std::vector<T>& it) {
    it.clear();
    for (const rules::Value& one : from.items()) codec::read(one, it.emplace_back());
  }
};
template <class T>
struct Form<std::set<T>> {
  static rules::Value write(const std::set<T>& it) { return codec::write(std::vector<T>(it.begin(), it.end())); }
  static void read(const rules::Value& from, std::set<T>& it) {
    std::vector<T> all;
    codec::read(from, all);
    it = std::set<T>(all.begin(), all.end());
  }
};
template <class K, class T>
struct Form<std::map<K, T>> {  // as pairs: keys need not be texts
  static rules::Value write(const std::map<K, T>& it) {
    if (it.empty()) return {};
    rules::Items items;
    for (const auto& [key, value] : it) items.push_back(rules::Value::list({codec::write(key), codec::write(value)}));
    return rules::Value::list(std::move(items));
  }
  static void read(const rules::Value& from, std::map<K, T>& it) {
    it.clear();
    for (const rules::Value& pair : from.items()) {
      K key{};
      codec::read(pair.items().at(0), key);
      codec::read(pair.items().at(1), it[key]);
    }
  }
};

template <class T>
rules::Value write(const T& it) {
  return Form<T>::write(it);
}
template <class T>
void read(const rules::Value& from, T& it) {
  Form<T>::read(from, it);
}

}  // namespace qianpi::codec
