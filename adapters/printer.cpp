#include "adapters/printer.h"

#include "engine/effects.h"
#include "engine/offers.h"
#include "pdf/utf8.h"

namespace qianpi {

Printer::Printer(Office& office, const std::string& address) : office_(office), fonts_(pdf::debian_fonts()) {
  around_.verify_address = address + "/verify/";
  around_.read_picture = [this](const std::string& id) { return office_.blobs().read({id}); };
  around_.title_of = [this](FieldType type, const std::string& id) {
    if (type == FieldType::unit) return office_.database().people().unit_title({id});
    const auto actor = office_.database().people().actor({id});
    return actor ? actor->name : id;
  };
  around_.signer_of = [this](const paper::Undersigned& one) { return office_.keys().signer(keys::KeyFolder::key_of(one.kind, one.id), one.name); };
  office.engine().check_against([this](std::string_view text) { return uncovered(text); });
  office.engine().check_against([this](const BlobId& id) { return office_.blobs().find(id); });
}

outbox::MadePaper Printer::make(const Situation& situation, const fact::PaperOrdered& ordered, Instant at) const {
  const std::string id = std::to_string(situation.before.id.value) + "-" + std::to_string(ordered.paper.no);
  const paper::PaperOrder order{*situation.package,
                                situation.package->forms.at(ordered.paper.form),
                                ordered.values,
                                ordered.seals,
                                id,
                                ordered.paper.title,
                                ordered.paper.code,
                                at,
                                ordered.paper.as == "draft",
                                paper::people_on(situation.before, ordered, at)};
  paper::PrintedPaper printed = paper::print(order, around_, fonts_);
  return {std::move(printed.bytes), std::move(printed.renderer), printed.pages};
}

std::string Printer::draft(const Situation& situation, const std::string& form_name) const {
  const Form& form = situation.package->forms.at(form_name);
  Course course(situation);
  effect::Render render;
  render.form = form_name;
  carry_out(Stage{course}, render);
  const auto* ordered = course.facts().empty() ? nullptr : std::get_if<fact::PaperOrdered>(&course.facts().back().fact);
  if (!ordered) throw std::logic_error("rendering ordered no paper");
  const FieldRights rights = field_rights(situation, form);
  rules::Value values = ordered->values;
  for (const Field& field : form.fields)
    if (!rights.read.contains(field.name)) values = values.without(field.name);
  const paper::PaperOrder order{*situation.package, form, values, {}, "draft", form.title, "", situation.now, true};
  return paper::print(order, around_, fonts_).bytes;
}

std::vector<std::string> Printer::uncovered(std::string_view text) const {
  std::vector<std::string> characters;
  for (const char32_t one : fonts_.uncovered(text)) characters.push_back(pdf::encode({&one, 1}));
  return characters;
}

}  // namespace qianpi
