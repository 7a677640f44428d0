// One SQLite session through Poco::Data, and statements typed in and out: each SQL text stands once, as a constant, is prepared
// once per connection and reused. Used only in this folder, by one thread at a time. No SQL is ever put together from strings.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Nullable.h>
#include "adapters/database/faults.h"

namespace qianpi::database {

using Integer = std::int64_t;
using Text = std::string;
using MaybeInteger = std::optional<std::int64_t>;

/// Columns and parameters: Integer, Text or MaybeInteger. Texts are never NULL: absence is ''.
template <class... In>
struct Change {
  const char* sql;
};
template <class Row, class... In>
struct Query;
template <class... Out, class... In>
struct Query<std::tuple<Out...>, In...> {
  const char* sql;
};

/// What Poco binds in place of our types: NULL into a plain variable would silently be 0.
template <class T>
struct Bound {
  using Type = T;
  static const T& in(const T& value) { return value; }
  static const T& out(const T& value) { return value; }
};
template <>
struct Bound<MaybeInteger> {
  using Type = Poco::Nullable<Poco::Int64>;
  static Type in(const MaybeInteger& value) { return value ? Type(*value) : Type(); }
  static MaybeInteger out(const Type& value) { return value.isNull() ? std::nullopt : MaybeInteger(value.value()); }
};

struct Prepared {
  explicit Prepared(Poco::Data::Session& session) : statement(session) {}
  virtual ~Prepared() = default;
  Poco::Data::Statement statement;
};

template <class In, class Out>
struct Typed;
template <class... In, class... Out>
struct Typed<std::tuple<In...>, std::tuple<Out...>> : Prepared {
  Typed(Poco::Data::Session& session, const char* sql) : Prepared(session) {
    using namespace Poco::Data::Keywords;
    statement << sql;
    std::apply([&](auto&... value) { ((statement, use(value)), ...); }, in);
    std::apply([&](auto&... value) { ((statement, into(value)), ...); }, out);
    if constexpr (sizeof...(Out) > 0) statement, limit(1);
  }
  std::tuple<typename Bound<In>::Type...> in;
  std::tuple<typename Bound<Out>::Type...> out;
};

/// Many rows for one statement.
template <class In>
struct Bulk;
template <class... In>
struct Bulk<std::tuple<In...>> : Prepared {
  Bulk(Poco::Data::Session& session, const char* sql, const std::vector<std::tuple<In...>>& rows) : Prepared(session) {
    fill(rows);  // Poco refuses to bind a list that is empty now
    statement << sql;
    std::apply([&](auto&... column) { ((statement, Poco::Data::Keywords::use(column)), ...); }, columns);
  }
  void fill(const std::vector<std::tuple<In...>>& rows) {
    std::apply([](auto&... column) { (column.clear(), ...); }, columns);
    for (const auto& row : rows) add(row, std::index_sequence_for<In...>());
  }
  template <std::size_t... I>
  void add(const std::tuple<In...>& row, std::index_sequence<I...>) {
    (std::get<I>(columns).push_back(Bound<In>::in(std::get<I>(row))), ...);
  }
  std::tuple<std::vector<typename Bound<In>::Type>...> columns;
};

class Connection {
 public:
  explicit Connection(const std::filesystem::path& file);

  /// Rows affected.
  template <class... In>
  std::size_t run(const Change<In...>& change, const std::type_identity_t<In>&... values) {
    auto& prepared = ready<std::tuple<In...>, std::tuple<>>(&change, change.sql);
    prepared.in = {Bound<In>::in(values)...};
    return step(prepared_, &change);
  }

  /// The statement once for each row: Poco compiles a statement anew with every execution, which costs more than SQLite's own work.
  template <class... In>
  void run_each(const Change<In...>& change, const std::vector<std::tuple<In...>>& rows) {
    if (rows.empty()) return;
    auto& found = bulks_[&change];
    if (found) static_cast<Bulk<std::tuple<In...>>&>(*found).fill(rows);
    else found = std::make_unique<Bulk<std::tuple<In...>>>(session_, change.sql, rows);
    step(bulks_, &change);
  }

  template <class... Out, class... In>
  std::vector<std::tuple<Out...>> rows(const Query<std::tuple<Out...>, In...>& query, const std::type_identity_t<In>&... values) {
    auto& prepared = ready<std::tuple<In...>, std::tuple<Out...>>(&query, query.sql);
    prepared.in = {Bound<In>::in(values)...};
    std::vector<std::tuple<Out...>> rows;
    do {
      if (step(prepared_, &query) == 0) break;
      rows.push_back(std::apply([](const auto&... value) { return std::tuple<Out...>{Bound<Out>::out(value)...}; }, prepared.out));
    } while (!prepared.statement.done());
    return rows;
  }

  /// False, and nothing written, when a unique key is there already.
  template <class... In>
  bool insert(const Change<In...>& change, const std::type_identity_t<In>&... values) try {
    run(change, values...);
    return true;
  } catch (const Poco::Exception& exception) {
    if (!is_clash(exception)) throw;
    return false;
  }

  /// The first row, if there is one.
  template <class... Out, class... In>
  std::optional<std::tuple<Out...>> row(const Query<std::tuple<Out...>, In...>& query, const std::type_identity_t<In>&... values) {
    auto all = rows(query, values...);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
  }

  /// Statements without parameters that are no part of the hot path: migrations, pragmas, transaction control.
  void execute(const std::string& sql);
  /// SQLite gives up a whole transaction by itself on some faults (full disk, I/O error).
  bool in_transaction() const;

 private:
  template <class In, class Out>
  Typed<In, Out>& ready(const void* place, const char* sql) {
    auto& found = prepared_[place];
    if (!found) found = std::make_unique<Typed<In, Out>>(session_, sql);
    return static_cast<Typed<In, Out>&>(*found);
  }

  /// After an exception Poco's statement can never be executed again: it is thrown away, and prepared anew when next needed.
  using Statements = std::map<const void*, std::unique_ptr<Prepared>>;
  static std::size_t step(Statements&, const void* place);

  Poco::Data::Session session_;
  Statements prepared_, bulks_;  // die before the session
};

}  // namespace qianpi::database
