#include "engine/thresholds.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/deliveries.h"
#include "engine/scope.h"

namespace qianpi {

using rules::Value;

namespace {

const Register* register_named(const Package& package, const std::string& name) {
  const auto found = package.registers.find(name);
  return found == package.registers.end() ? nullptr : &found->second;
}

Stage stage_of(Course& course, const Record* record) {
  Stage stage{course};
  stage.of_case = false;
  if (!record) return stage;
  if (const Register* in = register_named(course.package(), record->key.register_name))
    stage.locals = Value::context({{in->name, record_value(*in, *record, course.today())}});
  return stage;
}

void begin(Course& course, const Workflow& workflow, int rule, const Record& record) {
  const StartRule& start = workflow.start[static_cast<std::size_t>(rule)];
  send_start(course, workflow.name,
             Value::context({{"data", given_by(course, start, &record)},
                             {"register", record.key.register_name},
                             {"key", record.key.key},
                             {"rule", rule},
                             {"day", course.today()}}));
}

/// A record that wasn't in its register before had reached nothing.
void begin_for(Course& course, const Record& before, const Record& after) {
  for (const auto& [name, workflow] : course.package().workflows) {
    if (!workflow.subject || workflow.subject->register_name != after.key.register_name) continue;
    for (std::size_t rule = 0; rule < workflow.start.size(); ++rule) {
      const StartRule& start = workflow.start[rule];
      if (!start.when || !is_reached(course, start, after)) continue;
      if (before.facts == 0 || !is_reached(course, start, before)) begin(course, workflow, static_cast<int>(rule), after);
    }
  }
}

bool is_of_today(const Register& in, const std::string& name) {
  if (name.starts_with("standing") || name == "holds") return true;
  const auto counter = std::ranges::find(in.counters, name, &Counter::name);
  return counter != in.counters.end() && counter->window != Counter::Window::ever;
}

}  // namespace

bool is_reached(Course& course, const StartRule& start, const Record& record) { return holds(stage_of(course, &record), *start.when); }

bool depends_on_days(const Register& in, const Expression& condition) {
  const std::string own = in.name + ".";
  return std::ranges::any_of(rules::names_used(condition.code), [&](const std::string& path) {
    if (path.starts_with(own)) return is_of_today(in, path.substr(own.size(), path.find('.', own.size()) - own.size()));
    return path == "today" || path == "now" || path == "age" || path.starts_with("now.") || path.starts_with("today.") || path.starts_with("rules.");
  });
}

Value given_by(Course& course, const StartRule& start, const Record* record) { return values_of(stage_of(course, record), start.with); }

void begin_what_was_reached(Course& course) {
  std::vector<std::pair<Record, Record>> changed;
  for (const auto& [key, after] : course.records()) {
    const auto before = course.situation().records.find(key);
    if (before != course.situation().records.end() && before->second.facts != after.facts) changed.emplace_back(before->second, after);
  }
  for (const auto& [before, after] : changed) begin_for(course, before, after);
}

std::string when_key(const std::string& workflow, int rule, const RecordKey& record, Date day) {
  const std::string start = "when/" + record.package + "/" + workflow + "/" + std::to_string(rule) + "/";
  return start + sha256_hex(record.register_name + "/" + record.key).substr(0, 32) + "/" + to_text(day);
}

}  // namespace qianpi
