// A package: everything an office adopts together. Immutable once read; a case is pinned to the version (hash) it began on.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/calendar/calendar.h"
#include "engine/definition/form.h"
#include "engine/definition/workflow.h"
#include "engine/rules/table.h"

namespace qianpi {

struct Regulation {
  std::string id, title, number;
  std::optional<Date> in_force;
};

struct Role {
  std::string id;
  Bilingual title;
  enum class Kind { unit, per_unit, subject, anyone, anonymous, contact } kind = Kind::unit;
  std::string unit;                   ///< of kind unit
  std::optional<Expression> contact;  ///< of kind contact: login, phone or mail of an outsider
  bool substitute = true;
};

struct Parameter {
  std::string name;
  Bilingual title;
  rules::Value value;  ///< text for spans ("5 working days"), number, boolean
  std::vector<std::string> one_of;
  std::string basis, reason;
};

struct NumberSeries {
  std::string name, pattern;  ///< 阳安专聘〔YYYY〕N号
  bool per_year = true;
};

struct Seal {
  std::string name, title;   ///< the title is the text on the seal's arc
  std::string middle, code;  ///< middle line (专用章), 13 digits
  UnitId unit;
  std::string keeper;  ///< role
};

struct StandingEnd {
  std::string to;
  std::vector<Effect> effects;
  Source where;
};

struct Book {
  std::string name;
  Bilingual title;
  std::vector<std::string> fields;
  Source where;
  std::vector<Field> described;  ///< those fields that say more than their name: title, type, options
};

/// A view on a record's books, never stored: count, sum and average over the entries that `where` keeps within the window; a streak counts
/// them back to the last entry of a book that breaks it.
struct Counter {
  std::string name;
  Bilingual title;
  enum class Kind { count, sum, average, streak } kind = Kind::count;
  std::string book, field;  ///< field: of sum and average, written book.field
  std::optional<Expression> where;
  enum class Window { ever, calendar_year, rolling } window = Window::ever;
  std::optional<calendar::Span> span;  ///< of a rolling window
  std::vector<std::string> broken_by;
  Source at;  ///< `where` is the condition
};

/// At most so many records with this standing for each value of `per`.
struct Quota {
  std::string name, per;
  std::optional<Expression> of;       ///< which records count
  std::string plus;                   ///< field of the case that is counted in addition
  std::map<std::string, int> limits;  ///< by value of `per`; "" for all others
  Source where;
};

/// One picture over a register's records: how many of each kind. Exactly one of the kinds.
struct Statistic {
  enum class Kind { value, age, book, ends } kind = Kind::value;
  std::string name;
  Bilingual title;
  std::string by;           ///< value: a field or a counter; age: a date field; book: a field of the book
  std::string book;         ///< whose entries are counted within the window, instead of records
  std::vector<int> bands;   ///< where each band of numbers begins, the first one open below; rising
  calendar::Span window{};  ///< of a book: so far back; of ends: so many months ahead, one bar each
  Source where;
};

struct Statistics {
  std::vector<std::string> access;  ///< roles that may see them; empty: whoever may read the register
  std::string standing;             ///< only records with this main standing; empty: all
  std::vector<Statistic> pictures;
};

struct Register {
  std::string name;
  Bilingual title;
  std::string key;
  std::vector<Field> fields;
  std::vector<Option> main, holds;  ///< standings: name and title
  std::map<std::string, StandingEnd> ends;
  std::string contact;  ///< field by which the person is reached and recognised: login, phone or mail
  std::vector<Book> books;
  std::vector<Counter> counters;
  std::vector<Quota> quotas;
  Statistics statistics;
  Source where;
};

/// A decision table as its file has it: with the places of its cells, for messages, and its own tests.
struct DefinedTable : rules::Table {
  struct RowPlaces {
    Source row;
    std::vector<Source> when, then;
  };
  struct Test {
    std::string row;  ///< id of the row that must fire; empty: any
    std::vector<std::pair<std::string, Expression>> given, wanted;
    Source where;
  };
  Source where;
  std::vector<Source> input_places;
  std::vector<RowPlaces> row_places;
  std::vector<Test> tests;
};

struct CalendarRule {
  bool roll = true;  ///< due_roll: next working day
};

struct PackageFile {
  std::string path;  ///< relative to the package's parent: office/leave.yaml, common/notice.yaml
  std::string text;
};

struct Package {
  std::string name, title;
  VersionId version;  ///< SHA-256 over path and bytes of every file, sorted by path
  std::vector<std::string> uses;
  std::map<std::string, Regulation> regulations;
  std::map<std::string, std::string> units;  ///< the package's words for units → titles
  std::map<std::string, Role> roles;
  std::map<std::string, Parameter> parameters;
  std::map<std::string, NumberSeries> numbers;
  std::map<std::string, Seal> seals;
  CalendarRule calendar;
  std::map<std::string, Register> registers;
  std::map<std::string, Workflow> workflows;
  std::map<std::string, Form> forms;
  std::map<std::string, CodeList> lists;
  std::map<std::string, DefinedTable> tables;
  std::vector<PackageFile> files;
};

const Book* find_book(const Register&, std::string_view name);
/// The register whose record a path means: the one it ends in (`place.expert`); for a field that holds a key the subject's if it has that book,
/// else the only one that has. Null: none.
const Register* register_of(const Package&, std::string_view path, const Register* subject, std::string_view book);

using PackagePtr = std::shared_ptr<const Package>;

/// Reads a package from its files (its own and those of the packages it `uses`). Gives every problem found, each with
/// file, line, column and cure; a package with problems is not given at all.
std::variant<PackagePtr, Problems> read_package(std::vector<PackageFile> files);
VersionId version_of(const std::vector<PackageFile>&);

}  // namespace qianpi
