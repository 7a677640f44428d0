#include "tests/keys/signed_papers.h"

#include "tests/pdf/house_fonts.h"
#include "tests/pdf/samples.h"
#include "tests/support/temp_folder.h"

namespace qianpi::test {

namespace {

struct Office {
  TempFolder folder;
  StandingClock clock;
  keys::KeyFolder keys{folder.path() / "keys", clock};
};

pdf::Sheet unsigned_notice() {
  pdf::Sheet sheet = pdf::samples::notice();
  for (const char* name : {"signature-1", "signature-2", "signature-3", "signature-4"}) sheet.fields.push_back({name, {}});
  sheet.fields.push_back({"seal-1", 0});
  return sheet;
}

}  // namespace

keys::KeyFolder& office_keys() {
  static Office office;
  return office.keys;
}

keys::KeyFolder& strangers_keys() {
  static Office office;
  return office.keys;
}

const std::vector<std::string>& five_steps() {
  static const std::vector<std::string> steps = [] {
    const pdf::Printed printed = pdf::print(unsigned_notice(), pdf::house_fonts());
    std::vector<std::string> papers{printed.bytes};
    const char* const names[] = {"张龢喆", "李四", "王𠮷", "赵主任", "阳泉市安全生产委员会办公室"};
    for (std::size_t i = 0; i < 5; ++i) {
      const std::string at = "2026-03-12T10:0" + std::to_string(i) + ":00+08:00";
      const pdf::Signing signing{names[i], i == 4 ? "盖章" : "同意", at, read_instant(at)->us / 1'000'000, i == 0};
      const auto signer = office_keys().signer(keys::KeyFolder::key_of(i == 4 ? "seal" : "person", names[i]), names[i]);
      papers.push_back(pdf::sign(papers.back(), printed.fields[i], signing, *signer));
    }
    return papers;
  }();
  return steps;
}

}  // namespace qianpi::test
