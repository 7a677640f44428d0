#include "tests/support/private_mariadb.h"

#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

namespace qianpi::test {

namespace {

constexpr std::chrono::seconds longest_start{120};
constexpr std::chrono::milliseconds look_again{50};

sockaddr_in here(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int free_port() {
  const int probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = here(0);
  socklen_t size = sizeof address;
  bind(probe, reinterpret_cast<sockaddr*>(&address), size);
  getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  close(probe);
  return ntohs(address.sin_port);
}

bool answers(int port) {
  const int probe = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = here(port);
  const bool connected = connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  char first = 0;
  const bool greeted = connected && read(probe, &first, 1) == 1;
  close(probe);
  return greeted;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

PrivateMariadb::PrivateMariadb() : port_(free_port()) { start(); }

PrivateMariadb::~PrivateMariadb() {
  if (child_ > 0) kill();  // nobody reads its data again
}

PrivateMariadb& PrivateMariadb::shared() {
  static PrivateMariadb one;
  return one;
}

void PrivateMariadb::start() {
  const std::string script = std::string(QIANPI_ROOT) + "/tests/support/private_mariadb.sh";
  const std::string folder = (folder_.path() / "mariadb").string(), said = (folder_.path() / "said").string(), port = std::to_string(port_);
  child_ = fork();
  if (child_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (!freopen(said.c_str(), "w", stdout) || dup2(STDOUT_FILENO, STDERR_FILENO) < 0) _exit(127);
    execl(script.c_str(), script.c_str(), folder.c_str(), port.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  wait_until_it_answers();
}

void PrivateMariadb::wait_until_it_answers() {
  for (auto waited = std::chrono::milliseconds(0); waited < longest_start; waited += look_again) {
    if (answers(port_)) return;
    if (waitpid(child_, nullptr, WNOHANG) == child_) {
      child_ = 0;
      throw std::runtime_error("the private MariaDB did not start: " + text_of(folder_.path() / "said") +
                               text_of(folder_.path() / "mariadb/error.log"));
    }
    std::this_thread::sleep_for(look_again);  // a look at another process, with a bound
  }
  throw std::runtime_error("the private MariaDB does not answer: " + text_of(folder_.path() / "mariadb/error.log"));
}

void PrivateMariadb::kill() {
  ::kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
  child_ = 0;
}

}  // namespace qianpi::test
