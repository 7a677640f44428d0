// Attachments and papers as files.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "adapters/blobs/blobs.h"
#include "engine/ports/fault.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

namespace qianpi::blobs {
namespace {

struct Room {
  test::TempFolder folder;
  test::FixedEntropy entropy;
  test::StoppedClock clock{Instant{1'773'115'200'000'000}};
  std::unique_ptr<Blobs> blobs = open(folder.path(), entropy, clock);
};

Blob named(const std::string& name) {
  Blob about;
  about.name = name;
  about.owner = UserId{"zhang"};
  return about;
}

int files_in(const std::filesystem::path& folder) {
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) count += entry.is_regular_file();
  return count;
}

const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\2\0\0\0", 29);
const std::string hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_CASE("An attachment comes back as it was handed in") {
  Room room;
  Blob stored = room.blobs->put(named("证书.pdf"), "abc");
  auto found = room.blobs->find(stored.id);
  REQUIRE(found);
  CHECK(found->name == "证书.pdf");
  CHECK(found->sha256 == hash_of_abc);
  CHECK(found->size == 3);
  CHECK(found->owner == UserId{"zhang"});
  CHECK(found->stored_at == room.clock.now());
  CHECK(room.blobs->read(stored.id) == "abc");
}

TEST_CASE("An attachment's type is what its bytes are, not what its name says") {
  Room room;
  CHECK(room.blobs->put(named("photo.pdf"), png).type == "image/png");
  CHECK(room.blobs->put(named("photo.png"), "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n").type == "application/pdf");
  CHECK(room.blobs->put(named("photo.png"), "#!/bin/sh\nrm -rf /\n").type == "text/x-shellscript");
}

TEST_CASE("The same bytes twice are two attachments") {
  Room room;
  CHECK(room.blobs->put(named("a"), "abc").id != room.blobs->put(named("a"), "abc").id);
}

TEST_CASE("Names that people give never touch the file system") {
  Room room;
  for (const char* name : {"../../etc/passwd", "/etc/passwd", "a\nb", "..\\..\\x", ""})
    CHECK(room.blobs->find(room.blobs->put(named(name), "abc").id)->name == name);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(room.folder.path() / "attachments"))
    CHECK(entry.path().filename().string().find_first_not_of("0123456789abcdef.jsonpd") == std::string::npos);
}

TEST_CASE("An id that is none finds nothing, also when it is a path") {
  Room room;
  for (const char* id : {"", "../papers", "/etc/passwd", "zz", "00000000000000000000000000000000", "0000000000000000000000000000000G"})
    CHECK_FALSE(room.blobs->find(BlobId{id}));
  CHECK_THROWS_AS(room.blobs->read(BlobId{"../../x"}), Fault);
  CHECK_FALSE(room.blobs->read_paper("../../x"));
}

TEST_CASE("A paper is stored once under its hash") {
  Room room;
  room.blobs->put_paper(hash_of_abc, "abc");
  room.blobs->put_paper(hash_of_abc, "abc");
  CHECK(room.blobs->read_paper(hash_of_abc) == "abc");
  CHECK(files_in(room.folder.path() / "papers") == 1);
  CHECK_FALSE(room.blobs->read_paper(std::string(64, '0')));
}

TEST_CASE("Bytes that do not have the hash are no paper") {
  Room room;
  CHECK_THROWS(room.blobs->put_paper(hash_of_abc, "abd"));
  CHECK(files_in(room.folder.path()) == 0);
}

TEST_CASE("A paper or attachment changed on the disk is not given out") {
  Room room;
  room.blobs->put_paper(hash_of_abc, "abc");
  Blob stored = room.blobs->put(named("a"), "abc");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(room.folder.path()))
    if (entry.is_regular_file() && entry.path().extension() != ".json") std::ofstream(entry.path()) << "abd";
  CHECK_THROWS_AS(room.blobs->read_paper(hash_of_abc), Fault);
  CHECK_THROWS_AS(room.blobs->read(stored.id), Fault);
}

TEST_CASE("They are all there when the folder is opened again") {
  Room room;
  Blob stored = room.blobs->put(named("a"), "abc");
  room.blobs = open(room.folder.path(), room.entropy, room.clock);
  CHECK(room.blobs->read(stored.id) == "abc");
}

/// No file may grow beyond this while it lives: the disk's end, without a disk.
struct SmallDisk {
  explicit SmallDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small{bytes, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before); }
  rlimit before{};
};

TEST_CASE("A full disk is said clearly, leaves nothing behind, and is forgotten when there is space") {
  Room room;
  const std::string large(100'000, 'x');
  {
    SmallDisk disk(50'000);
    CHECK_THROWS_AS(room.blobs->put(named("a"), large), StorageFull);
  }
  CHECK(files_in(room.folder.path()) == 0);
  CHECK(room.blobs->read(room.blobs->put(named("a"), large).id) == large);
}

}  // namespace
}  // namespace qianpi::blobs
