// Ctrl-C and the service manager's wish to stop, heard by one thread only. Made by serve.cpp before it starts any other thread: those
// inherit the block. A client that goes away is no signal either.
#pragma once
#include <csignal>

namespace qianpi::cli {

class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  void wait() const {
    int caught = 0;
    sigwait(&set_, &caught);
  }

 private:
  sigset_t set_;
};

}  // namespace qianpi::cli
