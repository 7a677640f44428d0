// What happens after commit: papers are rendered and filed, deliveries submitted, timers fired, days anchored and begun, people told. Made by
// serve.cpp; woken by every commit and by the next timer. At least once: a crash between doing and marking repeats it, and each kind bears that.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/engine.h"
#include "engine/facts.h"
#include "engine/ports/anchors.h"

namespace qianpi::outbox {

struct MadePaper {
  std::string bytes, renderer;
  int pages = 0;
};

/// Everything the worker touches. `make_paper` is adapters/paper, wired in main.cpp; `recorded_at` is when the paper was ordered.
struct Doors {
  Engine& engine;
  Store& store;
  Views& views;
  Anchors& anchors;
  Blobs& blobs;
  Clock& clock;
  std::function<MadePaper(const Situation&, const fact::PaperOrdered&, Instant recorded_at)> make_paper;
  std::function<void(const std::string& what, const std::string& detail)> audit;     ///< kept
  std::function<void(const std::string& what, const std::string& detail)> complain;  ///< into the log
};

struct Patience {
  int attempts = 8;  ///< then parked, and shown to the administrator
  int first_wait_seconds = 5, longest_wait_seconds = 600;
  int paper_lease_seconds = 120, lease_seconds = 20;  ///< how long the work of a dead node lies still
};

class Worker {
 public:
  explicit Worker(Doors doors, Patience patience = {}) : doors_(std::move(doors)), patience_(patience) {}
  ~Worker() { stop(); }
  void start();
  void stop();
  void wake();  ///< something was committed
  /// Works on the caller's thread until deliveries, outbox and due timers are empty (what is parked or waits for a retry is not waited for).
  void drain();
  /// Moves a virtual clock from timer to timer and midnight to midnight, draining at each, until `to`.
  void advance(const std::function<void(Instant)>& move_clock, Instant to);

 private:
  bool work_once();  ///< did anything move?
  void anchor_day();
  bool begin_days();
  bool deliver();
  bool fire_timers();
  bool empty_outbox();
  void carry_out(const OutboxMessage&);
  void render(const OutboxMessage&);
  void tell(const OutboxMessage&);
  void fail(const OutboxMessage&, const std::string& error);
  std::optional<Instant> next_event_until(Instant);
  Instant in_seconds(int);
  void loop();

  Doors doors_;
  Patience patience_;
  std::mutex work_;  ///< one at a time: order per receiver, and drain() beside the thread
  std::mutex sleep_;
  std::condition_variable awake_;
  bool woken_ = false, stopping_ = false;
  std::optional<Date> anchored_;  ///< the day that was looked at
  std::thread thread_;
};

}  // namespace qianpi::outbox
