// From a form's page and the values of an ordered paper to a pdf::Sheet, and on to bytes. The outbox calls print() after commit, the
// case view calls it for a preview; both give the values as the journal holds them, so that a paper can be made again.
#pragma once

#include <string>

#include "adapters/paper/page_reader.h"
#include "adapters/paper/signing.h"
#include "engine/definition/package.h"
#include "engine/time/time.h"
#include "pdf/render.h"

namespace qianpi::paper {

// What is the same for all papers of an office. The functions may be empty (no pictures, ids instead of titles, no signatures).
struct Surroundings {
  std::string verify_address;  // the paper's code is appended for the QR: https://office.example/verify/
  ReadPicture read_picture;
  TitleOf title_of;
  SignerOf signer_of{};
};

struct PaperOrder {
  const Package& package;
  const Form& form;            // with a page
  const rules::Value& values;  // of the fact PaperOrdered
  const std::vector<std::string>& seals;
  std::string id;     // unique for the paper: case and number
  std::string title;  // empty: the form's
  std::string code;   // verification code; empty: no QR
  Instant ordered_at;
  bool draft = false;                 // a preview: watermark, no seal
  std::vector<Undersigned> people{};  // who signs it, before the seals
  bool blank = false;                 // to be filled by hand: no watermark
};

// Throws PageFault for a page that says something it may not.
pdf::Sheet sheet_of(const PaperOrder& order, const Surroundings& around);

struct PrintedPaper {
  std::string bytes, sha256, renderer;  // renderer: version and fonts, as the journal records them
  int pages = 0;
};

// A draft is not signed. Throws PageFault, pdf::MissingGlyph, pdf::BadImage, pdf::BadSheet, pdf::SigningFailed. Safe from many threads.
PrintedPaper print(const PaperOrder& order, const Surroundings& around, const pdf::Fonts& fonts);

}  // namespace qianpi::paper
