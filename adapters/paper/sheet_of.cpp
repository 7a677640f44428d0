#include "adapters/paper/sheet_of.h"

#include "engine/base/hash.h"

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

}  // namespace

pdf::Sheet sheet_of(const PaperOrder& order, const Surroundings& around) {
  const Words words(order.package, order.form, with_last_decision(order.values), around.title_of);
  static const std::vector<std::string> none;
  PageReader reader(words, order.draft ? none : order.seals, around.read_picture);
  pdf::Sheet sheet = reader.read();
  if (order.draft || (reader.has_places() && !reader.sealed())) sheet.watermark = "草稿";
  if (sheet.qr && order.code.empty()) sheet.qr.reset();
  if (sheet.qr) sheet.qr->content = around.verify_address + order.code;
  sheet.metadata = {order.id, order.title.empty() ? order.form.title : order.title, order.form.title, order.package.title, to_text(order.ordered_at)};
  return sheet;
}

PrintedPaper print(const PaperOrder& order, const Surroundings& around, const pdf::Fonts& fonts) {
  pdf::Printed printed = pdf::print(sheet_of(order, around), fonts);
  std::string sha256 = sha256_hex(printed.bytes);
  return {std::move(printed.bytes), std::move(sha256), "qianpi-pdf " + std::string(pdf::renderer_version()) + " " + fonts.fingerprint(),
          printed.pages};
}

}  // namespace qianpi::paper
