#include "pdf/archive.h"

#include <hpdf.h>
#include <hpdf_objects.h>

#include <string_view>

#include "pdf/render.h"

namespace qianpi::pdf {
namespace {

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text) {
    if (c == '&') xml += "&amp;";
    else if (c == '<') xml += "&lt;";
    else if (c == '>') xml += "&gt;";
    else xml += c;
  }
  return xml;
}

std::string in_language(std::string_view element, const std::string& text) {
  if (text.empty()) return {};
  const std::string name(element);
  return "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) + "</rdf:li></rdf:Alt></" + name + ">\n";
}

// To the second: the file's own dictionary knows no fractions, and the two should agree.
std::string xmp_date(const std::string& iso) {
  const std::size_t zone = iso.find_first_of("+-Z", 19);
  return iso.size() < 19 ? std::string() : iso.substr(0, 19) + (zone == std::string::npos ? "Z" : iso.substr(zone));
}

std::string xmp_of(const Sheet& sheet) {
  const Metadata& about = sheet.metadata;
  const std::string part = sheet.attachments.empty() ? "2" : "3";
  std::string xmp =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
  xmp += "<pdfaid:part>" + part + "</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n<dc:format>application/pdf</dc:format>\n";
  xmp += in_language("dc:title", about.title) + in_language("dc:description", about.subject);
  if (!about.author.empty()) xmp += "<dc:creator><rdf:Seq><rdf:li>" + escaped(about.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
  if (const std::string date = xmp_date(about.created); !date.empty()) xmp += "<xmp:CreateDate>" + date + "</xmp:CreateDate>\n";
  xmp += "<xmp:CreatorTool>Qianpi</xmp:CreatorTool>\n<pdf:Producer>Qianpi " + std::string(renderer_version()) + "</pdf:Producer>\n";
  return xmp + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

HPDF_String text_of(HPDF_Doc document, const std::string& ascii) { return HPDF_String_New(document->mmgr, ascii.c_str(), nullptr); }

HPDF_Array array_in(HPDF_Doc document, HPDF_Dict of, const char* key) {
  HPDF_Array made = HPDF_Array_New(document->mmgr);
  HPDF_Dict_Add(of, key, made);
  return made;
}

HPDF_Dict dictionary_in(HPDF_Doc document, HPDF_Dict of, const char* key) {
  HPDF_Dict made = haru::new_dictionary(document, false);
  HPDF_Dict_Add(of, key, made);
  return made;
}

// Unpacked, so that a program that knows no PDF finds it.
void put_xmp(HPDF_Doc document, const std::string& xmp) {
  HPDF_Dict metadata = haru::new_plain_stream(document, xmp);
  HPDF_Dict_AddName(metadata, "Type", "Metadata");
  HPDF_Dict_AddName(metadata, "Subtype", "XML");
  HPDF_Dict_Add(document->catalog, "Metadata", metadata);
}

void put_output_intent(HPDF_Doc document, const std::string& colour_profile) {
  HPDF_Dict profile = haru::new_stream(document, colour_profile);
  HPDF_Dict_AddNumber(profile, "N", 3);
  HPDF_Dict intent = haru::new_dictionary(document, true);
  HPDF_Dict_AddName(intent, "Type", "OutputIntent");
  HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
  for (const char* key : {"OutputConditionIdentifier", "Info"}) HPDF_Dict_Add(intent, key, text_of(document, "sRGB IEC61966-2.1"));
  HPDF_Dict_Add(intent, "DestOutputProfile", profile);
  HPDF_Array_Add(array_in(document, document->catalog, "OutputIntents"), intent);
}

HPDF_Dict file_of(HPDF_Doc document, const Sheet& sheet, const Attachment& attachment) {
  HPDF_Dict bytes = haru::new_stream(document, attachment.bytes);
  HPDF_Dict_AddName(bytes, "Type", "EmbeddedFile");
  HPDF_Dict_AddName(bytes, "Subtype", attachment.type.c_str());
  HPDF_Dict about = dictionary_in(document, bytes, "Params");
  HPDF_Dict_AddNumber(about, "Size", static_cast<HPDF_INT32>(attachment.bytes.size()));
  if (const std::string date = pdf_date(sheet.metadata.created); !date.empty()) HPDF_Dict_Add(about, "ModDate", text_of(document, date));
  HPDF_Dict file = haru::new_dictionary(document, true);
  HPDF_Dict_AddName(file, "Type", "Filespec");
  for (const char* key : {"F", "UF"}) HPDF_Dict_Add(file, key, text_of(document, attachment.name));
  HPDF_Dict_AddName(file, "AFRelationship", "Data");
  haru::put_text(document, file, "Desc", attachment.name);
  HPDF_Dict embedded = dictionary_in(document, file, "EF");
  for (const char* key : {"F", "UF"}) HPDF_Dict_Add(embedded, key, bytes);
  return file;
}

void put_attachments(HPDF_Doc document, const Sheet& sheet) {
  if (sheet.attachments.empty()) return;
  HPDF_Array all = array_in(document, document->catalog, "AF");
  HPDF_Dict names = dictionary_in(document, dictionary_in(document, document->catalog, "Names"), "EmbeddedFiles");
  HPDF_Array by_name = array_in(document, names, "Names");
  for (const Attachment& attachment : sheet.attachments) {
    HPDF_Dict file = file_of(document, sheet, attachment);
    HPDF_Array_Add(all, file);
    HPDF_Array_Add(by_name, text_of(document, attachment.name));
    HPDF_Array_Add(by_name, file);
  }
}

}  // namespace

std::string pdf_date(const std::string& iso) {
  std::string digits;
  for (char c : iso.substr(0, 19))
    if (c >= '0' && c <= '9') digits += c;
  if (digits.size() != 14) return {};
  const std::string zone = iso.size() >= 6 ? iso.substr(iso.size() - 6) : "";
  const bool offset = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':';
  return "D:" + digits + (offset ? zone.substr(0, 3) + "'" + zone.substr(4) + "'" : "Z");
}

void put_archive_form(haru::Document document, const Sheet& sheet, const std::string& colour_profile) {
  if (colour_profile.empty()) return;
  put_xmp(document, xmp_of(sheet));
  put_output_intent(document, colour_profile);
  put_attachments(document, sheet);
}

}  // namespace qianpi::pdf
