// Effects: do they name forms, series, seals, standings and workflows that exist, and can they do anything where they stand?
#include <algorithm>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

class Effects {
 public:
  Effects(Checker& checker, const Workflow& workflow)
      : checker_(checker), package_(checker.package), workflow_(workflow), data_(data_names(checker.package, workflow)) {}

  void check() {
    each_effect(workflow_, [this](const Effect& effect, StateIndex state) {
      where_ = effect.where;
      alias_ = effect.each ? effect.as : "";
      state_ = &workflow_.states[static_cast<std::size_t>(state)];
      std::visit([this](const auto& what) { (*this)(what); }, effect.what);
    });
  }

  void operator()(const effect::Render& it) {
    if (known({"表单", "form"}, it.form, package_.forms) && package_.forms.at(it.form).page.is_null())
      checker_.refuse(where_, {"表单“" + it.form + "”没有 page，无法成文", "form \"" + it.form + "\" has no page to render"},
                      {"请在表单里写 page", "add a page to the form"});
    for (const std::string& seal : it.seals) known({"印章", "seal"}, seal, package_.seals);
    for (const std::string& role : it.sign)
      if (role != "signers") known({"角色", "role"}, role, package_.roles);
    if (!it.number.empty()) data(it.number);
  }
  void operator()(const effect::TakeNumber& it) { known({"文号", "number series"}, it.series, package_.numbers); }
  void operator()(const effect::Publish& it) {
    if (!it.form.empty()) known({"表单", "form"}, it.form, package_.forms);
    if (!it.until.empty()) data(it.until);
  }
  void operator()(const effect::RecordSpan& it) {
    const Register* subject = subject_register();
    if (!subject) return no_subject("record");
    if (!it.standing.empty()) option({"状态", "standing"}, it.standing, subject->main);
    if (!it.hold.empty()) option({"限制", "hold"}, it.hold, subject->holds);
  }
  void operator()(const effect::Set& it) {
    for (const auto& [name, words] : it.values) check_target(name);
  }
  void operator()(const effect::Notify& it) {
    for (const std::string& to : it.to)
      if (!data_.contains(to.substr(0, to.find('.'))) && !to.starts_with("agenda.") && !is_team(to)) known({"角色", "role"}, to, package_.roles);
    if (!it.form.empty()) known({"表单", "form"}, it.form, package_.forms);
  }
  void operator()(const effect::StartCase& it) { known({"流程", "workflow"}, it.workflow, package_.workflows); }
  void operator()(const effect::DecideItems& it) { check_row_outcome("decide", &it.outcome); }
  void operator()(const effect::DeliverItems& it) { check_row_outcome("deliver", it.outcome ? &*it.outcome : nullptr); }
  void operator()(const effect::Escalate& it) {
    for (const std::string& role : it.roles) known({"角色", "role"}, role, package_.roles);
    needs_task("escalate");
  }
  void operator()(const effect::Remind&) { needs_task("remind"); }
  void operator()(const effect::CountBallots&) { needs_task("count"); }
  void operator()(const effect::Book& it) {
    const Register* in = check_path_to_record(it.of, it.book);
    if (!in) return;
    const Book* book = find_book(*in, it.book);
    std::vector<std::string> books;
    for (const Book& one : in->books) books.push_back(one.name);
    if (!book) return checker_.unknown(where_, {"记载簿", "book"}, it.book, books);
    for (const auto& [name, words] : it.values)
      if (std::ranges::find(book->fields, name) == book->fields.end())
        checker_.unknown(where_, {"记载簿“" + it.book + "”的字段", "field of book \"" + it.book + "\""}, name, book->fields);
  }
  void operator()(const effect::Raise&) {}
  void operator()(const effect::Send&) {}

 private:
  template <class Map>
  bool known(const Bilingual& kind, const std::string& name, const Map& map) {
    if (map.contains(name)) return true;
    checker_.unknown(where_, kind, name, names_of(map));
    return false;
  }

  /// Whoever fills the places of a workflow that selects.
  bool is_team(const std::string& to) const {
    return to == "team" && std::ranges::any_of(workflow_.states, [](const State& state) { return state.selection.has_value(); });
  }

  void option(const Bilingual& kind, const std::string& name, const std::vector<Option>& options) {
    std::vector<std::string> names;
    for (const Option& it : options) names.push_back(it.value);
    if (std::ranges::find(names, name) == names.end()) checker_.unknown(where_, kind, name, names);
  }

  void data(const std::string& name) {
    if (!data_.contains(name)) checker_.unknown(where_, {"字段", "field"}, name, {data_.begin(), data_.end()});
  }

  const Register* subject_register() const {
    if (!workflow_.subject) return nullptr;
    const auto found = package_.registers.find(workflow_.subject->register_name);
    return found == package_.registers.end() ? nullptr : &found->second;
  }

  /// Where a book's entry goes: the subject, a path that ends in a register's name (place.expert), or a field that holds a key.
  const Register* check_path_to_record(const std::string& of, const std::string& book) {
    const Register* subject = subject_register();
    if (of.empty() || (subject && of == subject->name)) {
      if (!subject) no_subject("book");
      return subject;
    }
    const std::string first = of.substr(0, of.find('.'));
    const bool in_scope = data_.contains(first) || first == "place" || first == "item" || (!alias_.empty() && first == alias_);
    const Register* in = register_of(package_, of, subject, book);
    if (in_scope && in) return in;
    if (in_scope)
      checker_.refuse(where_, {"看不出“" + of + "”是哪个名册的记录", "\"" + of + "\" does not tell which register's record it is"},
                      {"请写成以名册名结尾的路径，如 place.名册", "write a path that ends in the register's name, e.g. place.REGISTER"});
    else
      checker_.refuse(where_, {"book 的 of“" + of + "”不是记录的路径", "`of` of book: \"" + of + "\" is no path to a record"},
                      {"请写本流程的名册、place.名册，或存有记录编号的字段",
                       "write this workflow's register, place.REGISTER, or a field that holds a record's key"});
    return nullptr;
  }

  void no_subject(const std::string& word) {
    checker_.refuse(where_, {word + " 写入名册，但本流程没有写 subject", word + " writes a register's record, but this workflow has no subject"},
                    {"请加上 subject: 名册", "add subject: REGISTER"});
  }

  void check_target(const std::string& name) {
    const auto dot = name.find('.');
    if (dot == std::string::npos) return;
    const std::string first = name.substr(0, dot), rest = name.substr(dot + 1);
    if (first == "item" || (!alias_.empty() && first == alias_)) return;
    const Register* subject = subject_register();
    if (!subject) return no_subject("set " + name);
    if (first != subject->name) return checker_.unknown(where_, {"名册", "register"}, first, {subject->name, "item"});
    std::vector<std::string> names;
    for (const Field& field : subject->fields) names.push_back(field.name);
    if (!find_field(subject->fields, rest)) checker_.unknown(where_, {"字段", "field"}, rest, names);
  }

  void check_row_outcome(const std::string& word, const Words* outcome) {
    if (!workflow_.collects)
      return checker_.refuse(where_, {word + " 只能用在汇集流程里", word + " belongs into a collector only"}, {"请写 collects", "add collects"});
    const auto* literal = outcome ? std::get_if<std::string>(outcome) : nullptr;
    const auto& outcomes = workflow_.collects->outcomes;
    if (literal && std::ranges::find(outcomes, *literal) == outcomes.end())
      checker_.unknown(where_, {"汇集结果", "outcome of this collector"}, *literal, outcomes);
  }

  void needs_task(const std::string& word) {
    if (state_->task) return;
    checker_.refuse(where_, {word + " 催办的是待办，但本环节没有 task", word + " is about a task, but this state has none"},
                    {"请改用 notify，或移到有 task 的环节", "use notify, or move it to a state with a task"});
  }

  Checker& checker_;
  const Package& package_;
  const Workflow& workflow_;
  const std::set<std::string> data_;
  Source where_;
  std::string alias_;
  const State* state_ = nullptr;
};

}  // namespace

void check_effects(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows) check_effects(checker, workflow);
}

void check_effects(Checker& checker, const Workflow& workflow) { Effects(checker, workflow).check(); }

}  // namespace qianpi::checking
