// What an SCXML session knows: its variables and system variables, and FEEL over them. Used by session.cpp only.
// It keeps SCXML's rules of access: what was never declared can't be read or assigned, system variables can't be changed.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/rules/expression.h"
#include "tests/scxml/ecmascript.h"

namespace qianpi::scxml {

/// What SCXML answers with the event error.execution.
struct ExecutionError : std::runtime_error {
  explicit ExecutionError(const std::string& what, std::string about_send = {}) : std::runtime_error(what), sendid(std::move(about_send)) {}
  std::string sendid;
};

class Datamodel : private rules::Scope {
 public:
  /// `is_in` answers In(); `name` and `session` are what _name and _sessionid say.
  Datamodel(std::function<bool(const std::string&)> is_in, const std::string& name, const std::string& session);

  /// The value of an ECMAScript expression. Throws ExecutionError, or Untranslatable.
  rules::Value evaluate(std::string_view ecmascript) const;
  /// As a condition: ECMAScript's truth.
  bool holds(std::string_view ecmascript) const;
  /// Throws ExecutionError unless the place was declared; the last step of a path may be new.
  void assign(const std::string& location, rules::Value);
  void declare(const std::string& name);  ///< keeps a value that is there
  void run(std::string_view script);
  void hear(rules::Value event) { system_["_event"] = std::move(event); }

 private:
  const rules::Value* find(std::string_view name) const override;
  rules::Value evaluate_feel(const std::string& feel) const;

  std::map<std::string, rules::Value, std::less<>> system_, variables_;
};

inline constexpr std::string_view own_processor = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";

/// Text content of <data> or <content>: an expression where it is one of literals only, else the text with single blanks.
rules::Value literal_of(std::string_view content);
/// 27 is "27", "x" is x: for attributes such as delayexpr.
std::string text_of(const rules::Value&);

}  // namespace qianpi::scxml
