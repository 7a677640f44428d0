// Forms and code lists of a package: which fields a person fills, of which type, and (opaque here) the page they
// are printed on. The page renderer and the paper mapper read `page`; the engine only checks that its fields exist.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/base/problem.h"
#include "engine/definition/expression.h"
#include "engine/rules/value.h"

namespace qianpi {

enum class FieldType {
  text,
  long_text,
  integer,
  number,
  money,
  boolean,
  date,
  instant,
  month,
  period,
  choice,
  choices,
  id_number,
  phone,
  email,
  postcode,
  person,
  unit,
  record,
  photo,
  attachment,
  signature,
  pledge,
  opinion,
  rows
};

struct Option {
  std::string value, title;
};

/// With which fields of the same form an ID number must agree (it contains birth date and sex).
struct IdAgreement {
  std::string birth, sex;    ///< field names; empty: not compared
  std::string male, female;  ///< the values of the sex field
};

struct Field {
  std::string name, title;
  FieldType type = FieldType::text;
  bool required = false;
  std::optional<int> max;              ///< characters, or entries of rows, choices and attachments
  std::string pattern;                 ///< PCRE2; the whole value must match
  std::string note;                    ///< printed small beside the field
  std::string list;                    ///< name of a code list (lists/NAME), or empty
  std::vector<Option> options;         ///< inline choices
  std::vector<Field> columns;          ///< of a field of type rows
  std::optional<Expression> initial;   ///< default value
  std::optional<Expression> computed;  ///< always this value; nobody writes it
  std::string text;                    ///< fixed text of a pledge, to be copied
  std::optional<IdAgreement> agrees;   ///< of an id-number: {birth: birth_date, sex: sex, male: 男, female: 女}
  std::vector<std::string> access;     ///< register fields: roles that may read; empty means whoever sees the record
  bool open = false;                   ///< may be shown to the public
  Source where;
};

struct Form {
  std::string id, title;
  int copies = 1;
  std::vector<Field> fields;
  rules::Value page;  ///< the printed page as the file says it (docs/forms.md); null: never printed
  Source where;
};

const Field* find_field(const std::vector<Field>&, std::string_view name);

struct CodeEntry {
  std::string code, title;
  std::vector<CodeEntry> entries;
};

struct CodeList {
  std::string id, title;
  std::vector<CodeEntry> entries;
};

const CodeEntry* find_entry(const CodeList&, std::string_view code);

}  // namespace qianpi
