#include "tests/pdf/judges.h"

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace qianpi::pdf::judges {
namespace {

class Folder {
 public:
  explicit Folder(const std::string& pdf) {
    std::string name = (std::filesystem::temp_directory_path() / "qianpi-pdf-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
    std::ofstream(path_ / "paper.pdf", std::ios::binary) << pdf;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  struct Answer {
    int status;
    std::string out;
  };
  Answer run(const std::string& command) const {
    FILE* pipe = popen(("cd " + path_.string() + " && (" + command + ") 2>&1").c_str(), "r");
    std::string out;
    char buffer[4096];
    while (const std::size_t read = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, read);
    return {WEXITSTATUS(pclose(pipe)), out};
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

bool qpdf_finds_nothing(const std::string& pdf) { return Folder(pdf).run("qpdf --check paper.pdf").status == 0; }

std::string text_of(const std::string& pdf) {
  std::string text;
  const std::string raw = Folder(pdf).run("pdftotext -enc UTF-8 paper.pdf -").out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw.compare(i, 3, "　") == 0) i += 2;
    else if (raw[i] != '\n' && raw[i] != '\f' && raw[i] != ' ') text += raw[i];
  }
  return text;
}

std::string fonts_of(const std::string& pdf) { return Folder(pdf).run("pdffonts paper.pdf").out; }
std::string unpacked(const std::string& pdf) {
  return Folder(pdf).run("qpdf --stream-data=uncompress --object-streams=disable paper.pdf out.pdf && cat out.pdf").out;
}

std::string attachment_of(const std::string& pdf, const std::string& name) {
  return Folder(pdf).run("qpdf --show-attachment=" + name + " paper.pdf").out;
}

std::string verapdf(const std::string& pdf, const std::string& flavour) {
  return Folder(pdf).run("command -v verapdf >/dev/null && verapdf --format text --flavour " + flavour + " paper.pdf").out;
}

std::string signatures_of(const std::string& pdf) { return Folder(pdf).run("pdfsig paper.pdf").out; }
std::string facts_of(const std::string& pdf) { return Folder(pdf).run("pdfinfo paper.pdf").out; }

int pages_of(const std::string& pdf) {
  const std::string facts = facts_of(pdf);
  return std::atoi(facts.c_str() + facts.find("Pages:") + 6);
}

std::string qr_code_of(const std::string& pdf) {
  return Folder(pdf).run("pdftoppm -r 150 -f 1 -l 1 -png paper.pdf page && zbarimg -q --raw page*.png 2>/dev/null").out;
}

double redness_of(const std::string& pdf, int page) {
  const std::string number = std::to_string(page);
  const std::string image = Folder(pdf).run("pdftoppm -r 40 -f " + number + " -l " + number + " paper.pdf page && cat page*.ppm").out;
  int width = 0, height = 0, start = 0;
  if (std::sscanf(image.c_str(), "P6 %d %d 255%n", &width, &height, &start) < 2) throw std::runtime_error("pdftoppm: " + image);
  int red = 0;
  for (std::size_t i = static_cast<std::size_t>(start) + 1; i + 2 < image.size(); i += 3) {
    const auto r = static_cast<unsigned char>(image[i]), g = static_cast<unsigned char>(image[i + 1]), b = static_cast<unsigned char>(image[i + 2]);
    red += r > 150 && g < 110 && b < 110;
  }
  return static_cast<double>(red) / (width * height);
}

}  // namespace qianpi::pdf::judges
