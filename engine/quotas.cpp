#include "engine/quotas.h"

#include "engine/rules/value_text.h"
#include "engine/scope.h"

namespace qianpi {

using rules::Value;

namespace {

struct Room {
  Course& course;
  const Register& in;
  const Quota& quota;
  Date day;

  bool counts(const Record& record) const {
    const rules::ContextScope scope(Value::context({{in.name, record_value(in, record, day)}, {"today", day}}));
    return rules::evaluate(quota.of->code, scope).value.is_true();
  }

  std::string group(const Record& record) const {
    const Value* value = quota.per.empty() ? nullptr : record.fields.get(quota.per);
    return value && !value->is_null() ? rules::to_text(*value) : std::string();
  }

  std::optional<int> limit(const std::string& group) const {
    for (const std::string& key : {group, std::string()})
      if (const auto found = quota.limits.find(key); found != quota.limits.end()) return found->second;
    return std::nullopt;
  }

  /// How many others have their place, as the register stands with what this decision has changed.
  int others(const RecordKey& key, const std::string& of) const {
    int taken = 0;
    for (const Record& read : course.records_in({key.package, key.register_name})) {
      const auto changed = course.records().find(read.key);
      const Record& record = changed == course.records().end() ? read : changed->second;
      if (record.key != key && group(record) == of && counts(record)) ++taken;
    }
    return taken;
  }

  int besides() const {
    const Value* more = quota.plus.empty() ? nullptr : course.now().data.get(quota.plus);
    return more && more->is(rules::Kind::number) ? static_cast<int>(more->number().whole().value_or(0)) : 0;
  }
};

Refusal full(const Quota& quota, const std::string& group, int limit, int taken) {
  const std::string name = group.empty() ? quota.name : quota.name + "·" + group, most = std::to_string(limit), now = std::to_string(taken);
  return {
      .reason = Reason::check_failed,
      .message = {"名额“" + name + "”已满：上限" + most + "，已用" + now, "The quota \"" + name + "\" is used up: limit " + most + ", in use " + now},
      .check = name};
}

}  // namespace

void check_quotas(Course& course, const Record& before, const RecordKey& key, Date day) {
  const Register& in = course.package().registers.at(key.register_name);
  for (const Quota& quota : in.quotas) {
    const Room room{course, in, quota, day};
    const Record after = course.record(key);
    const std::string group = room.group(after);
    const auto limit = room.limit(group);
    if (!limit || !room.counts(after) || (room.counts(before) && room.group(before) == group)) continue;
    course.guard({key.package, "quota/" + in.name + "/" + quota.name, group});
    const int taken = room.others(key, group) + room.besides();
    if (taken + 1 > *limit) course.refuse(full(quota, group, *limit, taken));
  }
}

}  // namespace qianpi
