// Registers: what a record's standings, books, counters and quotas name must be there, and their expressions see the record alone.
#include <algorithm>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

std::vector<std::string> names_in(const std::vector<Option>& options) {
  std::vector<std::string> names;
  for (const Option& option : options) names.push_back(option.value);
  return names;
}

std::vector<std::string> names_in(const std::vector<Field>& fields) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  return names;
}

class Registers {
 public:
  Registers(Checker& checker, const Register& in) : checker_(checker), package_(checker.package), in_(in) {}

  void check() {
    if (!in_.contact.empty()) known(in_.where, {"字段", "field"}, in_.contact, names_in(in_.fields));
    for (const auto& [name, end] : in_.ends) check_end(name, end);
    for (const Counter& counter : in_.counters) check_counter(counter);
    for (const Quota& quota : in_.quotas) check_quota(quota);
    check_effects_of_ends();
  }

 private:
  bool known(const Source& where, const Bilingual& kind, const std::string& name, const std::vector<std::string>& names) {
    if (std::ranges::find(names, name) != names.end()) return true;
    checker_.unknown(where, kind, name, names);
    return false;
  }

  void check_end(const std::string& name, const StandingEnd& end) {
    std::vector<std::string> all = names_in(in_.main);
    for (const Option& hold : in_.holds) all.push_back(hold.value);
    known(end.where, {"状态", "standing"}, name, all);
    if (!end.to.empty()) known(end.where, {"状态", "standing"}, end.to, names_in(in_.main));
    for (const Effect& effect : end.effects)
      if (std::holds_alternative<effect::Raise>(effect.what) || std::holds_alternative<effect::Send>(effect.what))
        checker_.refuse(
            effect.where,
            {"状态到期时办件可能已经办结，不能 raise 或 send", "when a standing ends its case may have ended: nothing to raise or send to"},
            {"请改用 start、notify 等", "use start, notify, …"});
  }

  /// They run in whatever case recorded the standing, so they may name what every such case has: the record, and no case's fields.
  void check_effects_of_ends() {
    Workflow any;
    any.subject = Subject{in_.name, {}, false};
    any.where = in_.where;
    any.states.emplace_back();
    for (const auto& [name, end] : in_.ends) any.states[0].entry.insert(any.states[0].entry.end(), end.effects.begin(), end.effects.end());
    check_effects(checker_, any);
    check_expressions(checker_, any);
  }

  const Book* book(const Source& where, const std::string& name) {
    std::vector<std::string> names;
    for (const Book& one : in_.books) names.push_back(one.name);
    return known(where, {"记载簿", "book"}, name, names) ? find_book(in_, name) : nullptr;
  }

  void check_counter(const Counter& it) {
    const std::vector<std::string> taken = names_of_record(in_);
    if (std::ranges::count(taken, it.name) > 1)
      checker_.refuse(it.at, {"记录里已经有“" + it.name + "”", "the record has a \"" + it.name + "\" already"},
                      {"请换一个计数名", "give the counter another name"});
    for (const std::string& name : it.broken_by) book(it.at, name);
    const Book* of = book(it.at, it.book);
    if (!of) return;
    if (!it.field.empty()) known(it.at, {"记载簿“" + it.book + "”的字段", "field of book \"" + it.book + "\""}, it.field, of->fields);
    if (it.where) check_entry_names(*it.where, *of);
  }

  void check_entry_names(const Expression& condition, const Book& of) {
    std::vector<std::string> entry = of.fields;
    entry.insert(entry.end(), {"happened_at", "date"});
    each_name(condition, [&](const std::string& root, const std::string& rest) {
      if (root == "today") return;
      if (root == "entry") return check_rest(condition, {"记载簿“" + of.name + "”的字段", "field of book \"" + of.name + "\""}, rest, entry);
      if (root == in_.name) return check_rest(condition, {"名册字段", "field of the register"}, rest, names_in(in_.fields));
      checker_.unknown(condition.where, {"名称", "name"}, root, {"entry", in_.name, "today"});
    });
  }

  void check_quota(const Quota& it) {
    if (!it.per.empty()) known(it.where, {"字段", "field"}, it.per, names_in(in_.fields));
    if (!it.plus.empty()) check_plus(it);
    each_name(*it.of, [&](const std::string& root, const std::string& rest) {
      if (root == "today") return;
      if (root == in_.name) return check_rest(*it.of, {"名册字段", "field of the register"}, rest, names_of_record(in_));
      checker_.unknown(it.of->where, {"名称", "name"}, root, {in_.name, "today"});
    });
    const Field* per = it.per.empty() ? nullptr : find_field(in_.fields, it.per);
    for (const auto& [value, limit] : it.limits) {
      if (value.empty() && it.per.empty()) continue;
      if (it.per.empty()) checker_.refuse(it.where, {"limit 分项要写 per", "a limit by value needs `per`"}, {"请写 per: 字段", "add per: FIELD"});
      else if (per && !per->options.empty() && !value.empty()) known(it.where, {"选项", "option"}, value, names_in(per->options));
    }
  }

  void check_plus(const Quota& it) {
    std::set<std::string> names;
    for (const auto& [name, workflow] : package_.workflows)
      if (workflow.subject && workflow.subject->register_name == in_.name) names.merge(data_names(package_, workflow));
    known(it.where, {"字段", "field"}, it.plus, {names.begin(), names.end()});
  }

  void check_rest(const Expression& in, const Bilingual& kind, const std::string& rest, const std::vector<std::string>& names) {
    if (!rest.empty()) known(in.where, kind, rest.substr(0, rest.find('.')), names);
  }

  Checker& checker_;
  const Package& package_;
  const Register& in_;
};

}  // namespace

void check_registers(Checker& checker) {
  for (const auto& [name, in] : checker.package.registers) Registers(checker, in).check();
}

}  // namespace qianpi::checking
