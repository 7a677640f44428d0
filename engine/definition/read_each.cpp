// `each`: one case for every element of a list, and how many of them must have ended.
#include "engine/definition/readers.h"

namespace qianpi::reading {
namespace {

Agreement read_join(Notes& notes, const Node* node) {
  Agreement join{.kind = Agreement::Kind::all};
  if (!node || node->text == "all") return join;
  if (node->text == "any") return {.kind = Agreement::Kind::count, .count = 1};
  const auto share = node->text.find('/') == std::string::npos ? std::nullopt : read_agreement(notes, node);
  if (share) return *share;
  notes.refuse(node->where, {"“" + node->text + "”说不清要等几个子办件", "\"" + node->text + "\" does not say how many children must have ended"},
               {"请写 all、any，或份额如 2/3、more than 1/2", "write all, any, or a share such as 2/3, more than 1/2"});
  return join;
}

}  // namespace

std::optional<Each> read_each(Notes& notes, const Node& node) {
  auto in = expression(notes, node.find("in"));
  if (!in) return std::nullopt;
  return Each{.in = std::move(*in),
              .as = node.find("as") ? text(node, "as") : "item",
              .workflow = text(node, "start"),
              .subject = text(node, "subject"),
              .with = assignments(notes, node.find("with")),
              .join = read_join(notes, node.find("join"))};
}

}  // namespace qianpi::reading
