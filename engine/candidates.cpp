#include "engine/candidates.h"

#include <algorithm>

#include "engine/rules/value_text.h"

namespace qianpi {

using rules::Kind;
using rules::Value;

namespace {

std::optional<Date> day_in(const Case& now, const std::string& field) {
  const Value* value = now.data.get(field);
  auto instant = value ? value->instant() : std::nullopt;
  return instant ? std::optional(date_at(*instant)) : std::nullopt;
}

std::string word(const Value* value) { return value && !value->is_null() ? rules::to_text(*value) : std::string(); }

/// An entry of the list, or any cell of a row of it.
bool mentions(const Value& list, const std::string& name) {
  if (list.is(Kind::list)) return std::ranges::any_of(list.items(), [&](const Value& one) { return mentions(one, name); });
  if (list.is(Kind::context)) return std::ranges::any_of(list.entries(), [&](const auto& entry) { return mentions(entry.second, name); });
  return list.is(Kind::text) && list.text() == name;
}

std::optional<std::string> engaged(const Course& course, const Avoid& rule, const Record& record) {
  const auto wanted = engagement_in(course.now(), rule);
  if (!wanted) return "办件尚未填写任务起止日期，无法判断有无其他任务";
  for (const Engagement& one : record.engagements)
    if (one.by != wanted->by && one.from < wanted->until && wanted->from < one.until)
      return to_text(one.from) + "至" + to_text(plus_days(one.until, -1)) + "已有其他任务";
  return std::nullopt;
}

bool has_decided(const Case& now, const std::string& state, const std::string& person) {
  return std::ranges::any_of(now.decisions, [&](const DecisionMade& one) {
    return one.who.user.value == person && (one.state == state || one.state.ends_with("." + state));
  });
}

/// Rotation: when was this person last taken? By engagement, or by what the accepting answers book; the never taken come first.
Value last_taken(const Selection& selection, const Record& record) {
  std::int64_t last = 0;
  for (const Engagement& one : record.engagements) last = std::max(last, start_of(one.from).us);
  if (selection.invite)
    for (const AnswerRule& answer : selection.invite->answers)
      for (const Effect& effect : answer.effects)
        if (const auto* book = std::get_if<effect::Book>(&effect.what); book && answer.fills)
          for (const Entry& entry : record.entries)
            if (entry.book == book->book) last = std::max(last, entry.happened_at.us);
  return last / 1'000'000;
}

/// What can be frozen and compared again by anyone: numbers, dates and texts.
Value comparable(const Value& rank) {
  if (rank.is(Kind::number) || rank.is(Kind::date) || rank.is(Kind::text)) return rank;
  if (rank.is(Kind::boolean)) return rank.boolean() ? 1 : 0;
  if (auto instant = rank.instant()) return instant->us / 1'000'000;
  return {};
}

Stage stage_for(const Stage& stage, const Value& wanted, const Record& record) {
  const Register& in = stage.course.package().registers.at(record.key.register_name);
  return with_local(with_local(stage, "place", wanted), in.name, record_value(in, record, stage.course.today()));
}

Value rank_of(const Stage& stage, const Selection& selection, const Record& record) {
  switch (selection.draw->order) {
    case DrawOrder::rotation: return last_taken(selection, record);
    case DrawOrder::rank: return comparable(evaluate(stage, *selection.draw->rank).value);
    case DrawOrder::random:
    case DrawOrder::chosen: return {};
  }
  return {};
}

std::optional<std::string> avoided_by_any(Course& course, const DrawRule& rule, const Record& record) {
  for (const Avoid& one : rule.avoid)
    if (auto why = avoided(course, one, record)) return why;
  return std::nullopt;
}

}  // namespace

std::string contact_of(const Package& package, const Record& record) {
  const Register& in = package.registers.at(record.key.register_name);
  return in.contact.empty() ? std::string() : word(record.fields.get(in.contact));
}

std::string name_in(const Package& package, const std::string& register_name, const Value& fields) {
  const Register& in = package.registers.at(register_name);
  return in.fields.empty() ? std::string() : word(fields.get(in.fields.front().name));
}

std::string record_name(const Package& package, const Record& record) {
  const std::string name = name_in(package, record.key.register_name, record.fields);
  return name.empty() ? record.key.key : name;
}

bool was_asked(const Case& now, const std::string& key) { return std::ranges::count(now.invitations, key, &Invitation::key) > 0; }

std::optional<Engagement> engagement_in(const Case& now, const Avoid& other_task) {
  const auto dots = other_task.argument.find("..");
  const auto from = day_in(now, other_task.argument.substr(0, dots)), to = day_in(now, other_task.argument.substr(dots + 2));
  if (!from || !to) return std::nullopt;
  return Engagement{now.id, 0, *from, plus_days(*to, 1)};
}

std::optional<std::string> avoided(Course& course, const Avoid& rule, const Record& record) {
  const Case& now = course.now();
  const std::string person = contact_of(course.package(), record);
  switch (rule.kind) {
    case Avoid::Kind::self:
      if (now.subject && *now.subject == record.key) return "办件就是关于本人的，须回避";
      [[fallthrough]];
    case Avoid::Kind::starter:
      if (!person.empty() && now.starter.user.value == person) return "本人发起的办件，须回避";
      return std::nullopt;
    case Avoid::Kind::decided:
      if (!person.empty() && has_decided(now, rule.argument, person)) return "已办理过前一环节，须回避";
      return std::nullopt;
    case Avoid::Kind::same_employer: {
      const std::string served = word(now.data.get(rule.argument));
      if (!served.empty() && word(record.fields.get("employer")) == served) return "与“" + served + "”同属一个单位，须回避";
      return std::nullopt;
    }
    case Avoid::Kind::declared_interest: {
      const std::string served = word(now.data.get(rule.argument));
      const Value* interests = record.fields.get("interests");
      if (!served.empty() && interests && mentions(*interests, served)) return "已申报与“" + served + "”有利害关系，须回避";
      return std::nullopt;
    }
    case Avoid::Kind::other_task: return engaged(course, rule, record);
  }
  return std::nullopt;
}

std::optional<std::string> barred(const Stage& stage, const DrawRule& rule, const Value& wanted, const Record& record) {
  std::string why;
  if (rule.where && !holds(stage_for(stage, wanted, record), *rule.where, &why)) return "不符合选人条件：" + why;
  return avoided_by_any(stage.course, rule, record);
}

CandidateList candidates_for(const Stage& stage, const Selection& selection, const Value& wanted) {
  const DrawRule& rule = *selection.draw;
  Course& course = stage.course;
  CandidateList list;
  for (const Record& record : course.records_in({course.package().name, rule.from})) {
    const Stage here = stage_for(stage, wanted, record);
    const std::string name = record_name(course.package(), record);
    const Evaluated fits = rule.where ? evaluate(here, *rule.where) : Evaluated{true, {}};
    if (fits.value.is(Kind::boolean) && !fits.value.boolean()) continue;
    std::optional<std::string> why;
    if (!fits.value.is_true()) why = "条件无法判断：" + (fits.why.empty() ? std::string("缺少数据") : fits.why);
    else if (was_asked(course.now(), record.key.key)) why = "本办件已邀请过";
    else why = avoided_by_any(course, rule, record);
    if (why) list.kept_out.push_back({record.key.key, name, *why});
    else
      list.candidates.push_back(
          {static_cast<int>(list.candidates.size()) + 1, record.key.key, name, record.revision, rank_of(here, selection, record)});
  }
  return list;
}

}  // namespace qianpi
