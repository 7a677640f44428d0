// One session of a database through Poco::Data, and statements typed in and out: each SQL text stands once, as a constant, is prepared
// once per connection and reused. Used only in this folder, by one thread at a time. No SQL is ever put together from strings.
//
// The texts are the same for both databases. What only a server needs stands in /*! … */, which SQLite reads as a comment; where
// that is not enough, a second text is the server's.
#pragma once
#include <cstdint>
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

/// A text of any length: a server's columns hold 64 KB. Written with the place where it stands, by which its parts are found again;
/// no two rows have the same one.
struct LongText {
  std::string place, text;
};

/// Columns and parameters: Integer, Text, LongText or MaybeInteger. Texts are never NULL: absence is ''.
template <class... In>
struct Change {
  const char* sql;
};
template <class Row, class... In>
struct Query;
template <class... Out, class... In>
struct Query<std::tuple<Out...>, In...> {
  const char* sql;
  const char* on_server = nullptr;  ///< where the databases have no words in common
};

/// What Poco binds in place of our types: NULL into a plain variable would silently be 0.
template <class T>
struct Bound {
  using Type = T;
};
template <>
struct Bound<MaybeInteger> {
  using Type = Poco::Nullable<Poco::Int64>;
};
template <>
struct Bound<LongText> {
  using Type = Text;
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
  using Rows = std::vector<std::tuple<typename Bound<In>::Type...>>;
  Bulk(Poco::Data::Session& session, const char* sql, const Rows& rows) : Prepared(session) {
    fill(rows);  // Poco refuses to bind a list that is empty now
    statement << sql;
    std::apply([&](auto&... column) { ((statement, Poco::Data::Keywords::use(column)), ...); }, columns);
  }
  void fill(const Rows& rows) {
    std::apply([](auto&... column) { (column.clear(), ...); }, columns);
    for (const auto& row : rows) add(row, std::index_sequence_for<In...>());
  }
  template <std::size_t... I>
  void add(const typename Rows::value_type& row, std::index_sequence<I...>) {
    (std::get<I>(columns).push_back(std::get<I>(row)), ...);
  }
  std::tuple<std::vector<typename Bound<In>::Type>...> columns;
};

class Connection {
 public:
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;

  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void roll_back() = 0;
  /// A unit under way whose reads lock what they find.
  bool is_holding() const { return is_holding_; }
  void hold(bool holds) { is_holding_ = holds; }

  /// Rows affected.
  template <class... In>
  std::size_t run(const Change<In...>& change, const std::type_identity_t<In>&... values) {
    std::tuple<typename Bound<In>::Type...> in{bound(values)...};
    auto& prepared = ready<std::tuple<In...>, std::tuple<>>(&change, change.sql);
    prepared.in = std::move(in);
    return step(prepared_, &change);
  }

  /// The statement once for each row: Poco compiles a statement anew with every execution, which costs more than SQLite's own work.
  template <class... In>
  void run_each(const Change<In...>& change, const std::vector<std::tuple<In...>>& rows) {
    if (rows.empty()) return;
    typename Bulk<std::tuple<In...>>::Rows in;
    for (const auto& row : rows) in.push_back(std::apply([&](const auto&... value) { return std::tuple(bound(value)...); }, row));
    auto& found = bulks_[&change];
    if (found) static_cast<Bulk<std::tuple<In...>>&>(*found).fill(in);
    else found = std::make_unique<Bulk<std::tuple<In...>>>(session_, change.sql, in);
    step(bulks_, &change);
  }

  template <class... Out, class... In>
  std::vector<std::tuple<Out...>> rows(const Query<std::tuple<Out...>, In...>& query, const std::type_identity_t<In>&... values) {
    auto& prepared = ready<std::tuple<In...>, std::tuple<Out...>>(&query, text_of(query.sql, query.on_server));
    prepared.in = {bound(values)...};
    std::vector<std::tuple<Out...>> rows;
    do {
      if (step(prepared_, &query) == 0) break;
      rows.push_back(std::apply([](const auto&... value) { return std::tuple<Out...>{seen<Out>(value)...}; }, prepared.out));
    } while (!prepared.statement.done());
    for (auto& row : rows) std::apply([&](auto&... value) { (complete(value), ...); }, row);
    return rows;
  }

  /// False, and nothing written, when a unique key is there already.
  template <class... In>
  bool insert(const Change<In...>& change, const std::type_identity_t<In>&... values) try {
    run(change, values...);
    return true;
  } catch (const Poco::Exception& exception) {
    if (trouble_of(exception) != Trouble::clash) throw;
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
  /// After the row at this place was deleted.
  virtual void forget_long(const std::string& /*place*/) {}

 protected:
  explicit Connection(Poco::Data::Session session) : session_(std::move(session)) {}
  Poco::Data::Session& session() { return session_; }
  const Poco::Data::Session& session() const { return session_; }

 private:
  virtual const char* text_of(const char* sql, const char* /*on_server*/) const { return sql; }
  /// What stands in the column, and what it stands for.
  virtual Text stored(const LongText& value) { return value.text; }
  virtual Text whole(Text stored) { return stored; }

  template <class T>
  const T& bound(const T& value) {
    return value;
  }
  Poco::Nullable<Poco::Int64> bound(const MaybeInteger& value) { return value ? Poco::Nullable<Poco::Int64>(*value) : Poco::Nullable<Poco::Int64>(); }
  Text bound(const LongText& value) { return stored(value); }

  template <class Out>
  static Out seen(const typename Bound<Out>::Type& value) {
    if constexpr (std::is_same_v<Out, MaybeInteger>) return value.isNull() ? std::nullopt : MaybeInteger(value.value());
    else if constexpr (std::is_same_v<Out, LongText>) return {{}, value};
    else return value;
  }
  template <class T>
  void complete(T&) {}
  void complete(LongText& value) { value.text = whole(std::move(value.text)); }

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
  bool is_holding_ = false;
};

}  // namespace qianpi::database
