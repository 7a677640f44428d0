#include "adapters/paper/sheet_of.h"

#include "engine/base/hash.h"
#include "engine/rules/value_text.h"

namespace qianpi::paper {
namespace {

using rules::Kind;
using rules::Value;

// The decision taken last, under a name of its own: a refusal prints it whichever state it fell in.
Value with_last_decision(const Value& values) {
  const Value* decisions = values.get("decisions");
  if (!decisions || !decisions->is(Kind::context) || decisions->entries().empty()) return values;
  return values.with("last_decision", decisions->entries().back().second);
}

// Only what the paper's own form asks for, so that nothing travels unseen with a paper that goes to the public.
Value own_values(const PaperOrder& order) {
  Value own = Value::context({{"form", order.form.id}, {"paper", order.id}});
  for (const Field& field : order.form.fields)
    if (const Value* value = order.values.get(field.name)) own = own.with(field.name, *value);
  return own;
}

std::vector<pdf::Attachment> attachments_of(const PaperOrder& order, const std::set<std::string>& wanted) {
  std::vector<pdf::Attachment> files;
  const Value* draws = order.values.get("draws");
  if (wanted.contains("draws") && draws && draws->is(Kind::list))
    for (const Value& protocol : draws->items())
      files.push_back({"draw-" + std::to_string(files.size() + 1) + ".json", "application/json", rules::to_json(protocol)});
  if (wanted.contains("fields")) files.push_back({"fields.json", "application/json", rules::to_json(own_values(order))});
  return files;
}

}  // namespace

pdf::Sheet sheet_of(const PaperOrder& order, const Surroundings& around) {
  const Words typed(order.package, order.form, with_last_decision(order.values), around.title_of);
  const Words words = order.blank ? typed.with_gaps() : typed;
  static const std::vector<std::string> none;
  PageReader reader(words, order.draft ? none : order.seals, around.read_picture);
  pdf::Sheet sheet = reader.read();
  if (!order.blank && (order.draft || (reader.has_places() && !reader.sealed()))) sheet.watermark = "草稿";
  if (sheet.qr && order.code.empty()) sheet.qr.reset();
  if (sheet.qr) sheet.qr->content = around.verify_address + order.code;
  sheet.attachments = attachments_of(order, reader.attached());
  sheet.metadata = {order.id, order.title.empty() ? order.form.title : order.title, order.form.title, order.package.title, to_text(order.ordered_at)};
  return sheet;
}

PrintedPaper print(const PaperOrder& order, const Surroundings& around, const pdf::Fonts& fonts) {
  pdf::Sheet sheet = sheet_of(order, around);
  const bool is_signed = around.signer_of && sheet.watermark.empty();
  const std::vector<Undersigned> signers = is_signed ? prepare(sheet, order.people) : std::vector<Undersigned>{};
  pdf::Printed printed = pdf::print(sheet, fonts);
  const int pages = printed.pages;
  std::string bytes = sign_all(std::move(printed), signers, order.ordered_at, around.signer_of);
  std::string sha256 = sha256_hex(bytes);
  return {std::move(bytes), std::move(sha256), "qianpi-pdf " + std::string(pdf::renderer_version()) + " " + fonts.fingerprint(), pages};
}

}  // namespace qianpi::paper
