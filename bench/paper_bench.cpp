// Papers per second on one core, plain and signed by two people and a seal (each with a time stamp): a two-page form of the tests' samples.
// Usage: paper_bench [seconds]. Prints one line per kind; compare on a quiet machine only.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "adapters/clock/clock.h"
#include "adapters/keys/key_folder.h"
#include "tests/pdf/house_fonts.h"
#include "tests/pdf/samples.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace qianpi;

pdf::Sheet two_pages() {
  pdf::Sheet sheet = pdf::samples::application();
  std::string more;
  for (int i = 0; i < 30; ++i) more += "主持完成瓦斯抽采达标评判、隐患排查治理和双重预防机制建设，编制应急预案。";
  sheet.blocks.push_back(pdf::Paragraph{.text = more});
  sheet.seals.push_back(pdf::samples::commission_seal());
  sheet.blocks.push_back(pdf::SignatureBlock{.organisation = "阳泉市安全生产委员会办公室", .date = "2026年3月12日", .seal = 1});
  return sheet;
}

template <class Make>
void measure(const char* what, double seconds, const Make& make) {
  using Steady = std::chrono::steady_clock;
  const auto begin = Steady::now();
  double passed = 0;
  int count = 0;
  std::size_t bytes = 0;
  for (; passed < seconds; ++count) {
    bytes = make();
    passed = std::chrono::duration<double>(Steady::now() - begin).count();
  }
  std::cout << what << '\t' << count / passed << " papers/s\t" << bytes / 1024 << " KiB each\n";
}

}  // namespace

int main(int count, char** words) {
  const double seconds = count > 1 ? std::atof(words[1]) : 5;
  const test::TempFolder folder;
  clock::SystemClock clock;
  keys::KeyFolder keys(folder.path() / "keys", clock);
  const pdf::Sheet plain = two_pages();
  pdf::Sheet fielded = plain;
  fielded.fields = {{"signature-1", {}}, {"signature-2", {}}, {"seal-1", 1}};
  const char* const names[] = {"李四", "赵主任", "阳泉市安全生产委员会办公室"};
  for (const char* name : names) keys.signer(name, name);
  measure("plain", seconds, [&] { return pdf::print(plain, pdf::house_fonts()).bytes.size(); });
  measure("signed", seconds, [&] {
    pdf::Printed printed = pdf::print(fielded, pdf::house_fonts());
    for (std::size_t i = 0; i < 3; ++i) {
      const pdf::Signing signing{names[i], "同意", "2026-03-12T10:00:00+08:00", clock.now().us / 1'000'000, i == 0};
      printed.bytes = pdf::sign(std::move(printed.bytes), printed.fields[i], signing, *keys.signer(names[i], names[i]));
    }
    return printed.bytes.size();
  });
}
