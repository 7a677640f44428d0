#include "pdf/fields.h"

#include <hpdf.h>
#include <hpdf_objects.h>

#include "pdf/number.h"

namespace qianpi::pdf {
namespace {

struct FieldSpot {
  std::size_t page = 0;
  const SealedField* seal = nullptr;
};

FieldSpot spot_of(std::size_t field, const Sheet& sheet, const std::vector<Leaf>& leaves) {
  FieldSpot spot;
  for (std::size_t page = 0; page < leaves.size(); ++page)
    for (const SealedField& sealed : leaves[page].fields) {
      if (sealed.field != field) continue;
      if (spot.seal) throw BadSheet("the seal of the signature field " + sheet.fields[field].name + " stands twice");
      spot = {page, &sealed};
    }
  if (sheet.fields[field].seal && !spot.seal) throw BadSheet("the seal of the signature field " + sheet.fields[field].name + " stands nowhere");
  return spot;
}

int number_of(HPDF_Dict object) { return static_cast<int>(object->header.obj_id & 0x00FFFFFF); }

HPDF_Array numbers(HPDF_Doc document, std::initializer_list<double> values) {
  HPDF_Array made = HPDF_Array_New(document->mmgr);
  for (const double value : values) HPDF_Array_AddReal(made, static_cast<HPDF_REAL>(value));
  return made;
}

HPDF_Dict look_of(HPDF_Doc document, const SealedField& seal) {
  HPDF_Dict look = haru::new_stream(document, "/M gs\n" + *seal.operators);
  HPDF_Dict_AddName(look, "Type", "XObject");
  HPDF_Dict_AddName(look, "Subtype", "Form");
  HPDF_Dict_Add(look, "BBox", numbers(document, {-seal.half, -seal.half, seal.half, seal.half}));
  HPDF_Dict resources = haru::new_dictionary(document, false), states = haru::new_dictionary(document, false),
            multiply = haru::new_dictionary(document, false);
  HPDF_Dict_Add(look, "Resources", resources);
  HPDF_Dict_Add(resources, "ExtGState", states);
  HPDF_Dict_Add(states, "M", multiply);
  HPDF_Dict_AddName(multiply, "BM", "Multiply");
  return look;
}

}  // namespace

std::vector<FieldPlace> put_fields(haru::Document document, const Sheet& sheet, const std::vector<Leaf>& leaves,
                                   const std::vector<haru::Dictionary>& pages) {
  std::vector<FieldPlace> places;
  if (sheet.fields.empty()) return places;
  HPDF_Dict form = haru::new_dictionary(document, true);
  HPDF_Array all = HPDF_Array_New(document->mmgr);
  HPDF_Dict_Add(document->catalog, "AcroForm", form);
  HPDF_Dict_Add(form, "Fields", all);
  HPDF_Dict_AddNumber(form, "SigFlags", 3);
  std::vector<HPDF_Array> annotations(pages.size());
  for (std::size_t i = 0; i < sheet.fields.size(); ++i) {
    const FieldSpot spot = spot_of(i, sheet, leaves);
    HPDF_Dict field = haru::new_dictionary(document, true), value = haru::new_dictionary(document, true), page = pages[spot.page];
    FieldPlace place{sheet.fields[i].name, number_of(field), number_of(value), number_of(page)};
    if (spot.seal) {
      const double height = points(sheet.page.height_mm), half = spot.seal->half;
      place.look = number_of(look_of(document, *spot.seal));
      place.left = spot.seal->x - half, place.right = spot.seal->x + half;
      place.bottom = height - spot.seal->y - half, place.top = height - spot.seal->y + half;
    }
    for (const auto& [key, name] : {std::pair{"Type", "Annot"}, {"Subtype", "Widget"}, {"FT", "Sig"}}) HPDF_Dict_AddName(field, key, name);
    haru::put_text(document, field, "T", place.name);
    HPDF_Dict_AddNumber(field, "F", 132);  // printed, locked
    HPDF_Dict_Add(field, "Rect", numbers(document, {place.left, place.bottom, place.right, place.top}));
    HPDF_Dict_Add(field, "P", page);
    HPDF_Array_Add(all, field);
    if (!annotations[spot.page]) {
      annotations[spot.page] = HPDF_Array_New(document->mmgr);
      HPDF_Dict_Add(page, "Annots", annotations[spot.page]);
    }
    HPDF_Array_Add(annotations[spot.page], field);
    if (i == 0) {
      HPDF_Dict permissions = haru::new_dictionary(document, false);
      HPDF_Dict_Add(document->catalog, "Perms", permissions);
      HPDF_Dict_Add(permissions, "DocMDP", value);
    }
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace qianpi::pdf
