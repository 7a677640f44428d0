#include "adapters/http/failure.h"

#include "adapters/http/labels.h"

namespace qianpi::http {

int status_of(Reason reason) {
  switch (reason) {
    case Reason::unknown_case:
    case Reason::unknown_task:
    case Reason::unknown_workflow: return 404;
    case Reason::not_allowed:
    case Reason::avoided: return 403;
    case Reason::already_decided:
    case Reason::claimed_by_other:
    case Reason::not_open:
    case Reason::changed_since_read:
    case Reason::lost_race:
    case Reason::duplicate:
    case Reason::late: return 409;
    case Reason::no_such_outcome:
    case Reason::bad_input:
    case Reason::check_failed:
    case Reason::opinion_missing:
    case Reason::no_items: return 422;
    case Reason::stuck: return 500;
  }
  return 500;
}

Failure failure_of(const Refusal& refusal) {
  Failure failure(status_of(refusal.reason), std::string(name_of(refusal.reason)), refusal.message);
  failure.problems = refusal.problems;
  if (!refusal.check.empty()) failure.problems.push_back({{refusal.check}, refusal.message, {refusal.basis, refusal.basis}});
  if (refusal.who) failure.who = refusal.who->name;
  failure.when = refusal.when;
  return failure;
}

Failure bad_json(Bilingual detail) { return {400, "bad_json", std::move(detail)}; }

Failure bad_field(std::string field, Bilingual what, Bilingual cure) {
  Failure failure(422, "bad_input", what);
  failure.problems.push_back({{std::move(field)}, std::move(what), std::move(cure)});
  return failure;
}

Failure not_found() { return {404, "not_found", {"没有这一内容，或您无权查看", "There is no such thing, or you may not see it"}}; }

Json problem_json(const Failure& failure, const Labels& labels, Language language) {
  Json json{{"type", "urn:qianpi:" + failure.reason},
            {"title", labels.text(language, "status." + std::to_string(failure.status))},
            {"status", failure.status},
            {"detail", words(failure.detail, language)},
            {"reason", failure.reason}};
  for (const Problem& problem : failure.problems)
    json["problems"].push_back({{"where", to_text(problem.where)}, {"what", words(problem.what, language)}, {"cure", words(problem.cure, language)}});
  if (!failure.who.empty()) json["who"] = failure.who;
  if (failure.when) json["when"] = time_of(*failure.when);
  return json;
}

}  // namespace qianpi::http
