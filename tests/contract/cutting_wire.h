// A wire between the program and its database that breaks at the worst moment: a transaction was committed, and nobody is told.
#pragma once
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <string_view>
#include <thread>
#include <vector>

namespace qianpi::contract {

class CuttingWire {
 public:
  explicit CuttingWire(int server_port) : server_port_(server_port) {
    sockaddr_in address = here(0);
    socklen_t size = sizeof address;
    listening_ = socket(AF_INET, SOCK_STREAM, 0);
    bind(listening_, reinterpret_cast<sockaddr*>(&address), size);
    listen(listening_, 32);
    getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    accepting_ = std::thread([this] { accept_all(); });
  }
  /// All clients are gone by then.
  ~CuttingWire() {
    shutdown(listening_, SHUT_RDWR);
    accepting_.join();
    for (std::thread& one : carrying_) one.join();
    close(listening_);
  }
  int port() const { return port_; }
  void cut_after_commits(int count) { cuts_ = count; }
  int cuts_left() const { return cuts_; }

 private:
  static sockaddr_in here(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }
  void accept_all() {
    for (int client = accept(listening_, nullptr, nullptr); client >= 0; client = accept(listening_, nullptr, nullptr))
      carrying_.emplace_back([this, client] { carry(client); });
  }
  void carry(int client) {
    const sockaddr_in address = here(server_port_);
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    const bool connected = connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    pollfd ends[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    bool mute = false;
    for (bool open = connected; open && poll(ends, 2, -1) > 0;) {
      if (ends[0].revents) open = pass(client, server, &mute);
      if (open && ends[1].revents) open = !mute && pass(server, client, nullptr);
    }
    close(server);
    close(client);
  }
  /// False at the end. `mute`: what comes back for these bytes is not to be passed on.
  bool pass(int from, int to, bool* mute) {
    char bytes[65536];
    const ssize_t got = read(from, bytes, sizeof bytes);
    if (got <= 0) return false;
    if (mute && std::string_view(bytes, static_cast<std::size_t>(got)).ends_with("COMMIT") && cuts_ > 0) {
      --cuts_;
      *mute = true;
    }
    return write(to, bytes, static_cast<std::size_t>(got)) == got;
  }

  int server_port_, port_ = 0, listening_ = -1;
  std::atomic<int> cuts_ = 0;
  std::thread accepting_;
  std::vector<std::thread> carrying_;
};

}  // namespace qianpi::contract
