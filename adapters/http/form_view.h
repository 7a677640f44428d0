// A form as the browser needs it: fields with types and choices, laid out by the rows of its printed page (docs/forms.md). Knows no
// form by name; prints nothing.
#pragma once
#include <set>

#include "adapters/http/site.h"

namespace qianpi::http {

/// Only the named fields (all when there is no set). `readonly` marks those not in `write` (none when absent).
struct FieldChoice {
  const std::set<std::string>* read = nullptr;
  const std::set<std::string>* write = nullptr;
};
Json form_view(const Package&, const Form&, const FieldChoice& = {});
std::string_view name_of_type(FieldType);  ///< "id-number", as forms write it
Json field_json(const Package&, const Field&);

/// The named ones of these values as plain JSON.
Json values_json(const rules::Value& data, const std::set<std::string>& read);

/// Every field that some form of the package opens to the public, once, in order.
std::vector<const Field*> open_fields(const Package&);
/// What lists of other cases show of each (waiting lists, agendas): its open fields. The rest is read in the case itself, by right.
Json open_values(const Package&, const rules::Value& data);

}  // namespace qianpi::http
