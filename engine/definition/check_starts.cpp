// What begins by itself: `when` looks at one record and at nothing of a case, for there is none yet; `every` has no record at all.
#include <algorithm>
#include <array>

#include "engine/definition/checking.h"

namespace qianpi::checking {
namespace {

constexpr std::array<std::string_view, 6> beside_the_record{"param", "rules", "now", "today", "age", "age_at"};

void check_when(Checker& checker, const Workflow& workflow, const Expression& when) {
  if (!workflow.subject)
    return checker.refuse(
        when.where, {"when 看的是名册里的记录，但本流程没有写 subject", "`when` looks at a register's records, but this workflow has no subject"},
        {"请加上 subject: 名册", "add subject: REGISTER"});
  const std::string& own = workflow.subject->register_name;
  bool looks = false;
  each_name(when, [&](const std::string& root, const std::string&) {
    looks = looks || root == own;
    if (root == own || std::ranges::find(beside_the_record, root) != beside_the_record.end()) return;
    if (checker.package.registers.contains(root))
      return checker.refuse(when.where,
                            {"when 看的是名册“" + root + "”，但本流程是关于“" + own + "”的",
                             "`when` looks at register \"" + root + "\", but this workflow is about \"" + own + "\""},
                            {"请改看“" + own + "”，或把它写进以“" + root + "”为 subject 的流程",
                             "look at \"" + own + "\", or move it to a workflow about \"" + root + "\""});
    std::vector<std::string> known(beside_the_record.begin(), beside_the_record.end());
    known.push_back(own);
    checker.unknown(when.where, {"when 可用的名称", "name that `when` may use"}, root, known);
  });
  if (!looks)
    checker.refuse(when.where, {"when 没有看名册“" + own + "”的记录", "`when` looks at no record of \"" + own + "\""},
                   {"请写出记录的条件，如 " + own + ".standing = \"…\"", "state a condition on the record, e.g. " + own + ".standing = \"…\""});
}

bool gives_subject(const Workflow& workflow, const StartRule& start) {
  const std::string& match = workflow.subject->match;
  return !match.empty() && std::ranges::any_of(start.with, [&](const auto& one) { return one.first == match; });
}

void check_start(Checker& checker, const Workflow& workflow, const StartRule& start) {
  if (start.when) check_when(checker, workflow, *start.when);
  if (start.every && workflow.subject && !gives_subject(workflow, start))
    checker.refuse(start.where,
                   {"every 定期发起的流程没有对象，但本流程写了 subject", "what `every` begins is about no record, but this workflow has a subject"},
                   {"请另写一个无 subject 的流程，用 each 逐条发起", "write a workflow without subject that begins one case for each record"});
  if (start.every)
    for (const auto& [name, words] : start.with)
      if (const auto* expression = std::get_if<Expression>(&words))
        each_name(*expression, [&](const std::string& root, const std::string&) {
          if (workflow.subject && root == workflow.subject->register_name)
            checker.refuse(expression->where, {"every 发起时还没有记录", "there is no record yet when `every` begins"},
                           {"请改用 when", "use `when`"});
        });
  if (start.happened.empty()) return;
  const std::set<std::string> names = data_names(checker.package, workflow);
  if (!names.contains(start.happened)) checker.unknown(start.where, {"字段", "field"}, start.happened, {names.begin(), names.end()});
}

}  // namespace

void check_starts(Checker& checker) {
  for (const auto& [name, workflow] : checker.package.workflows)
    for (const StartRule& start : workflow.start) check_start(checker, workflow, start);
}

}  // namespace qianpi::checking
