// The DMN kit's test files: cases with inputs and expected values.
// Used by the runner. It refuses to judge models; it only reads what a case says and compares values.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/dmn_xml.h"
#include "engine/rules/value.h"

namespace kit {

/// A value as the kit writes it: `value` with its XML Schema type, `list`, or components.
qianpi::rules::Value read_value(const qianpi::rules::Element& holder);

/// Numbers to eight decimals, moments as instants, contexts by name, null where an entry is missing.
bool same(const qianpi::rules::Value& expected, const qianpi::rules::Value& actual);

struct ExpectedResult {
  std::string name;
  qianpi::rules::Value value;
  bool is_error = false;
};

struct Case {
  std::string id, type, invocable;
  qianpi::rules::Value inputs;
  std::vector<ExpectedResult> results;
};

struct TestFile {
  std::string model;
  std::vector<Case> cases;
};

TestFile read_test_file(const qianpi::rules::Element& root);

}  // namespace kit
