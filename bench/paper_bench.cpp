// Papers per second of one core's time, plain and signed by two people and a seal (each with a time stamp): a two-page form of the tests' samples, with
// other words in every copy. Usage: paper_bench [papers]. It counts the processor's time and not the wall's, so a busy machine disturbs it little.
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>
#include <iostream>

#include "adapters/clock/clock.h"
#include "adapters/keys/key_folder.h"
#include "pdf/utf8.h"
#include "tests/pdf/house_fonts.h"
#include "tests/pdf/samples.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace qianpi;

pdf::Sheet two_pages(int no) {
  pdf::Sheet sheet = pdf::samples::application();
  std::string more = "第" + std::to_string(no) + "号申请：";
  const char* const works[] = {"主持完成瓦斯抽采达标评判、隐患排查治理和双重预防机制建设，编制应急预案。",
                               "参加边坡稳定性监测与尾矿库汛期巡查，提出整改建议并跟踪复核。",
                               "负责有限空间作业培训教材的编写，组织开展班组长安全能力考核。"};
  for (int i = 0; i < 30; ++i) more += works[(no + i) % 3];
  for (int i = 0; i < 12; ++i) more += pdf::encode(std::u32string(1, static_cast<char32_t>(0x4E00 + (no * 131 + i * 977) % 20000)));
  sheet.blocks.push_back(pdf::Paragraph{.text = more});
  sheet.seals.push_back(pdf::samples::commission_seal());
  sheet.blocks.push_back(pdf::SignatureBlock{.organisation = "阳泉市安全生产委员会办公室", .date = "2026年3月12日", .seal = 1});
  return sheet;
}

template <class Make>
void measure(const char* what, int papers, const Make& make) {
  make(0);
  const std::clock_t begin = std::clock();
  std::size_t bytes = 0;
  for (int no = 1; no <= papers; ++no) bytes += make(no);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::cout << what << '\t' << papers / seconds << " papers/s\t" << bytes / static_cast<std::size_t>(papers) / 1024 << " KiB each\n";
}

}  // namespace

int main(int count, char** words) {
  const int papers = count > 1 ? std::atoi(words[1]) : 200;
  const test::TempFolder folder;
  clock::SystemClock clock;
  keys::KeyFolder keys(folder.path() / "keys", clock);
  const char* const names[] = {"李四", "赵主任", "阳泉市安全生产委员会办公室"};
  measure("plain", papers, [&](int no) { return pdf::print(two_pages(no), pdf::house_fonts()).bytes.size(); });
  measure("signed", papers, [&](int no) {
    pdf::Sheet sheet = two_pages(no);
    sheet.fields = {{"signature-1", {}}, {"signature-2", {}}, {"seal-1", 1}};
    pdf::Printed printed = pdf::print(sheet, pdf::house_fonts());
    for (std::size_t i = 0; i < 3; ++i) {
      const pdf::Signing signing{names[i], "同意", "2026-03-12T10:00:00+08:00", clock.now().us / 1'000'000, i == 0};
      printed.bytes = pdf::sign(std::move(printed.bytes), printed.fields[i], signing, *keys.signer(names[i], names[i]));
    }
    return printed.bytes.size();
  });
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::cout << "memory\t" << used.ru_maxrss / 1024 << " MB at most\n";
}
