// One run of DMN models: decisions on their requirements, business knowledge and services as functions, boxed
// expressions. Used by dmn.cpp. It refuses to recurse without end; its functions live as long as the run.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/rules/dmn_library.h"

namespace qianpi::rules {

/// Names with values over an outer level; shared, since functions keep theirs.
struct Level : Scope {
  Level(Value names, std::shared_ptr<const Level> beyond) : context(std::move(names)), outer(std::move(beyond)) {}
  Value context;
  std::shared_ptr<const Level> outer;
  const Value* find(std::string_view name) const override {
    const Value* found = context.get(name);
    return found || !outer ? found : outer->find(name);
  }
};
using Around = std::shared_ptr<const Level>;

class DmnRun {
 public:
  DmnRun(const DmnModels::Library& library, DmnModels::Inputs inputs) : library_(library), inputs_(std::move(inputs)) {}

  Value decision(const Drawn& decision);
  Value invoke(const Drawn& invocable);
  std::vector<Problem> take_problems() { return std::move(problems_); }
  void refuse(const std::string& zh, const std::string& en) { problems_.push_back({0, 0, zh, en}); }

 private:
  /// A parameter of a function that DMN describes.
  struct Slot {
    std::string name;
    Type type;
  };
  using Body = std::function<Value(const Value& arguments)>;

  // dmn_run.cpp: requirements
  Value input(const Drawn& data);
  Around requirements(const Drawn& owner);
  void require(const Drawn& owner, const Drawn& needed, Value value, Value& names) const;
  Value function_of(const Drawn& knowledge);
  Value service(const Drawn& service, const Value& arguments);
  std::vector<Slot> slots_of(const Drawn& invocable) const;
  Value function(std::string name, std::vector<Slot> slots, Body body);
  Value typed(Value value, const Type& type, const std::string& name);

  // dmn_boxed.cpp: expressions
  Value boxed(const Element& expression, const DmnModel& model, const Around& around);
  Value boxed_in(const Element& owner, const DmnModel& model, const Around& around);
  Value literal(const Element&, const DmnModel&, const Around&);
  Value context(const Element&, const DmnModel&, const Around&);
  Value table(const Element&, const DmnModel&, const Around&);
  Value relation(const Element&, const DmnModel&, const Around&);
  Value list(const Element&, const DmnModel&, const Around&);
  Value invocation(const Element&, const DmnModel&, const Around&);
  Value definition(const Element&, const DmnModel&, const Around&);
  Value conditional(const Element&, const DmnModel&, const Around&);
  Value loop(const Element&, const DmnModel&, const Around&);
  Value quantified(const Element&, const DmnModel&, const Around&);
  Value filter(const Element&, const DmnModel&, const Around&);
  std::optional<Items> domain(const Element& owner, const DmnModel&, const Around&);
  Value kept(Result result);

  const DmnModels::Library& library_;
  DmnModels::Inputs inputs_;
  std::map<const Element*, Value> known_;  ///< decisions made, and what a service was given
  std::vector<std::unique_ptr<DmnRun>> inner_;
  std::vector<Problem> problems_;
  int depth_ = 0;
};

/// The budget of one expression within a run, small enough for the run's own nesting.
const Budget& dmn_budget();

}  // namespace qianpi::rules
