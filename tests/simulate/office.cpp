#include "tests/simulate/office.h"

namespace qianpi::simulate {

namespace {

constexpr const char* office_yaml = R"(package: office
title: Office
units: {desk: Desk}
roles:
  asker: {title: Asker, open: anyone}
  clerk: {title: Clerk, unit: desk}
  head: {title: Head, unit: desk}
  member: {title: Member, unit: desk}
numbers:
  letter: {pattern: L〔YYYY〕N, per: year}
)";

constexpr const char* form_yaml = R"(form: sheet
title: Sheet
fields:
  key: {title: Key, type: text, required: true}
  amount: {title: Amount, type: number, required: true}
  day: {title: Day, type: date, required: true}
  people: {title: People, type: rows, columns: {person: {title: Person, type: text}}}
  note: {title: Note, type: text}
  number: {title: Number, type: text}
page:
  blocks:
    - paragraph: "{note} {number}"
)";

constexpr const char* register_yaml = R"(register: person
title: People
key: key
fields:
  key: {title: Key, type: text}
  number: {title: Number, type: text}
standings:
  main: [{value: none, title: None}, {value: listed, title: Listed}]
)";

constexpr const char* visit_yaml = R"(workflow: visit
title: Visit
subject: person
unit: parent.unit
initial: ask
states:
  ask:
    title: Ask
    task: {role: clerk, form: {sheet: {write: [note]}}}
    on: {complete: {title: Made, target: made}}
    after:
      - {delay: 20 days, target: missed}
  made: {type: final, outcome: made}
  missed: {type: final, outcome: missed}
)";

std::string meeting_yaml(const std::string& gathering) {
  return R"(workflow: meeting
title: Meeting
collects: {from: [main.)" +
         gathering + R"(], take: chosen, outcomes: [clear, upheld]}
start:
  - {by: head, form: sheet}
unit: desk
initial: compose
states:
  compose:
    title: Compose
    task: {role: clerk, over: waiting, form: {sheet: {write: [note]}}}
    on:
      approve: {title: Call, target: vote}
  vote:
    title: Vote
    task: {role: member, signers: vote, over: agenda, form: {sheet: {read: all}}}
    on:
      clear: {title: Yes, needs: more than 1/2 of present}
      upheld: {title: No, needs: rest, adverse: true, opinion: required, basis: '1'}
      done: {target: closed}
  closed:
    type: final
    title: Closed
    outcome: done
    entry:
      - deliver: {items: item.outcome != null and not(item.delivered)}
)";
}

/// Writes the states of the main workflow, line by line.
class Inventor {
 public:
  explicit Inventor(Dice& dice) : dice_(dice) {}

  Invention invent() {
    const int count = dice_.between(2, 5);
    for (int i = 0; i < count; ++i) result_.steps.push_back("s" + std::to_string(i));
    std::string states;
    for (int i = 0; i < count; ++i) {
      next_ = i + 1 < count ? result_.steps[static_cast<std::size_t>(i + 1)] : "granted";
      states += step(i);
    }
    add("package.yaml", office_yaml);
    add("forms/sheet.yaml", form_yaml);
    add("registers/person.yaml", register_yaml);
    add("visit.yaml", visit_yaml);
    add("main.yaml", heading() + states + endings(states.find("target: refused") != std::string::npos));
    if (result_.gathers) add("meeting.yaml", meeting_yaml(gathering_));
    return std::move(result_);
  }

 private:
  void add(const std::string& path, std::string text) { result_.files.push_back({"office/" + path, std::move(text)}); }

  std::string heading() {
    std::string text =
        "workflow: main\ntitle: Main\nstart: [{by: asker, form: sheet}]\n"
        "subject: {register: person, match: key, create: true}\nunit: desk\n";
    if (dice_.chance(30)) text += "unique: {by: [key], while: open}\n";
    if (dice_.chance(30)) text += "require: [{check: limit, must: amount < 95, hard: true, message: too much, basis: '1'}]\n";
    text += "initial: s0\non:\n  withdraw: {title: Withdraw, target: withdrawn";
    return text + (dice_.chance(40) ? ", guard: amount < 70" : "") + "}\nstates:\n";
  }

  /// A state that nothing leads to is refused.
  std::string endings(bool refuses) {
    std::string granted = "  granted:\n    type: final\n    outcome: granted\n    entry:\n      - notify: {to: asker}\n";
    if (dice_.chance(50)) granted += "      - record: {standing: listed, from: today, term: 1 month, basis: '1'}\n";
    if (refuses) granted += "  refused: {type: final, outcome: refused}\n";
    return granted + "  withdrawn: {type: final, outcome: withdrawn}\n";
  }

  std::string step(int number) {
    const std::string& name = result_.steps[static_cast<std::size_t>(number)];
    switch (dice_.below(10)) {
      case 0: return "  " + name + ":\n" + regions(name) + "    on: {done: {target: " + next_ + "}}\n";
      case 1: return "  " + name + ":\n    title: Wait\n    wait: {until: day}\n    on: {done: {target: " + next_ + "}}\n";
      case 2: return "  " + name + ":\n" + children() + "    on: {done: {target: " + next_ + "}}\n";
      case 3:
        return "  " + name + ":\n    always:\n      - {guard: amount > 50, target: " + next_ +
               ", do: [{set: {note: much}}]}\n      - {target: " + next_ + "}\n";
      case 4:
        if (!result_.gathers) return "  " + name + ":\n" + gather(name);
    }
    return "  " + name + ":\n" + task("    ", number, next_);
  }

  std::string regions(const std::string& name) {
    std::string text = "    type: parallel\n    states:\n";
    const int count = dice_.between(2, 3);
    for (int i = 0; i < count; ++i) {
      const std::string region = name + "r" + std::to_string(i), work = region + "work", over = region + "over";
      text += "      " + region + ":\n        initial: " + work + "\n        states:\n          " + work + ":\n" + task("            ", -1, over) +
              "          " + over + ": {type: final, outcome: done}\n";
    }
    return text;
  }

  std::string children() {
    const std::string join = dice_.one_of<std::string>({"all", "any", "1/2"});
    return "    title: Visits\n    each: {in: people, as: one, start: visit, subject: one.person, join: " + join + "}\n";
  }

  std::string gather(const std::string& name) {
    result_.gathers = true;
    gathering_ = name;
    return "    title: Gather\n    gather: meeting\n    on:\n      clear: {title: Clear, target: " + next_ +
           "}\n      upheld: {title: Upheld, adverse: true, target: refused, basis: '1'}\n";
  }

  /// `number` -1: inside a region, where only the whole case is refused and nothing is done again.
  std::string task(const std::string& in, int number, const std::string& next) {
    const int kind = dice_.below(7);
    const std::string due = dice_.chance(50) ? ", due: " + std::to_string(dice_.between(1, 5)) + " working days" : "";
    std::string text = in + "title: Task\n" + in + "task: {" + signers(kind) + due + avoid(number) + "}\n" + in + "on:\n";
    text += in + "  approve: {title: Yes, target: " + next + (kind == 6 ? ", needs: more than 1/2 of present" : "") + effects() + "}\n";
    if (kind == 6) text += in + "  reject: {title: No, target: refused, needs: rest, opinion: required, basis: '1'}\n";
    else if (dice_.chance(60)) text += in + "  reject: {title: No, target: refused, opinion: required, basis: '1'}\n";
    if (kind <= 3) text += ways_back(in, number);
    if (kind == 6 && quorum_) text += in + "  no_quorum: {target: refused}\n";
    if (kind <= 3 && number >= 0) result_.approved.push_back(result_.steps[static_cast<std::size_t>(number)]);
    return text + timers(in, !due.empty());
  }

  std::string signers(int kind) {
    quorum_ = kind == 6 && dice_.chance(50);
    if (kind <= 3) return "role: " + dice_.one_of<std::string>({"clerk", "head", "member"});
    if (kind == 4) return "role: member, signers: all" + std::string(dice_.chance(30) ? ", until: everyone" : "");
    if (kind == 5) return "role: [clerk, head, member], signers: sequence";
    return "role: member, signers: vote" + std::string(quorum_ ? ", quorum: 2/3 of entitled" : "");
  }

  std::string avoid(int number) {
    if (number <= 0 || !dice_.chance(30) || result_.approved.empty()) return "";
    return ", avoid: [{decided: " + result_.approved.back() + "}]";
  }

  std::string ways_back(const std::string& in, int number) {
    std::string text;
    if (dice_.chance(50))
      text += in + "  return: {title: Back, to: " + dice_.one_of<std::string>({"initiator", "previous", "passed"}) +
              ", then: " + dice_.one_of<std::string>({"back", "again"}) + ", opinion: required}\n";
    if (number > 0 && dice_.chance(40)) text += in + "  redo: {title: Redo, target: s" + std::to_string(dice_.below(number)) + "}\n";
    if (number >= 0 && dice_.chance(30))
      text += in + "  hurry: {title: Hurry, guard: amount > " + std::to_string(dice_.below(100)) + ", target: refused}\n";
    if (number >= 0 && dice_.chance(20)) text += in + "  note: {title: Note, target: s" + std::to_string(number) + ", do: [{set: {note: noted}}]}\n";
    return text;
  }

  std::string effects() {
    switch (dice_.below(4)) {
      case 0: return ", do: [{number: {series: letter, into: number}}, {render: {form: sheet, number: number}}]";
      case 1: return ", do: [{set: {note: yes}}, {notify: {to: asker}}]";
      case 2: return ", require: [{check: few, must: amount < 98, hard: true, message: too much, basis: '1'}]";
    }
    return "";
  }

  std::string timers(const std::string& in, bool has_due) {
    std::string text;
    if (has_due && dice_.chance(60)) text += in + "  - {at: due - 1 working day, do: [remind]}\n" + in + "  - {at: due, do: [{escalate: head}]}\n";
    if (dice_.chance(30)) text += in + "  - {delay: " + std::to_string(dice_.between(5, 40)) + " days, target: refused}\n";
    return text.empty() ? text : in + "after:\n" + text;
  }

  Dice& dice_;
  Invention result_;
  std::string next_, gathering_;
  bool quorum_ = false;
};

}  // namespace

Invention invent(Dice& dice) { return Inventor(dice).invent(); }

}  // namespace qianpi::simulate
