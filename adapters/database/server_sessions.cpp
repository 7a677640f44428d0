#include "adapters/database/server_sessions.h"

#include <chrono>
#include <random>

#include "adapters/database/faults.h"

namespace qianpi::database {

namespace {

constexpr std::size_t most_sessions = 8;  // of each kind
constexpr int session_attempts = 6;
constexpr std::chrono::milliseconds longest_pause{15}, pause_after_failure{1000};

void pause_a_little() {
  thread_local std::minstd_rand random{std::random_device{}()};
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(100, longest_pause.count() * 1000)(random)));
}

std::int64_t steady_now() { return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::milliseconds(1); }

}  // namespace

ServerSessions::ServerSessions(const Server& server)
    : server_(server),
      readers_([this] { return connect(ServerConnection::Sees::one_state); }, most_sessions),
      writers_([this] { return connect(ServerConnection::Sees::what_is_committed); }, most_sessions) {}

std::unique_ptr<Connection> ServerSessions::connect(ServerConnection::Sees sees) {
  if (steady_now() < away_until_) throw Fault("the database server " + server_.host + " could not be reached a moment ago: try again");
  try {
    return std::make_unique<ServerConnection>(server_, sees);
  } catch (const Poco::Exception&) {
    away_until_ = steady_now() + pause_after_failure.count();
    throw;
  }
}

void ServerSessions::forget_idle() {
  readers_.forget_idle();
  writers_.forget_idle();
}

/// What becomes of a unit in which this was thrown and nothing was committed.
ServerSessions::Outcome ServerSessions::after(const Poco::Exception& exception, Pool::Borrowed& session, bool may_try_again) {
  const Trouble trouble = trouble_of(exception);
  if (trouble == Trouble::lost) {
    session.drop();
    forget_idle();
  } else {
    session->roll_back();
  }
  if (!may_try_again || (trouble != Trouble::lost && trouble != Trouble::race)) throw_fault(exception);
  return Outcome::again;
}

ServerSessions::Outcome ServerSessions::try_in(Pool::Borrowed& session, const Work& work, bool may_try_again) {
  bool committing = false;
  try {
    committing = work(*session) == Verdict::keep;
    if (committing) session->commit();
    else session->roll_back();
    return Outcome::done;
  } catch (const Poco::Exception& exception) {
    const bool lost_answer = committing && trouble_of(exception) == Trouble::lost;
    const Outcome outcome = after(exception, session, may_try_again || lost_answer);
    if (lost_answer) throw AnswerLost("the database server broke off while it was saving: " + exception.displayText());
    return outcome;
  } catch (...) {
    session->roll_back();
    throw;
  }
}

void ServerSessions::change(const Work& work) {
  guarded([&] {
    const auto try_it = [&](int attempt) {
      Pool::Borrowed session = writers_.borrow();
      return try_in(session, work, attempt < session_attempts);
    };
    for (int attempt = 1; try_it(attempt) == Outcome::again; ++attempt) pause_a_little();
  });
}

/// One writer's session with the locks of what this thread has read. It lets go when the database makes it choose.
class ServerSessions::Held : public Store::Hold {
 public:
  explicit Held(ServerSessions& sessions) : sessions_(sessions), session_(std::make_unique<Pool::Borrowed>(sessions.writers_)) {
    (*session_)->hold(true);
    std::scoped_lock lock(sessions_.held_mutex_);
    sessions_.held_[std::this_thread::get_id()] = this;
  }
  ~Held() override {
    if (const auto unused = let_go()) (*unused)->roll_back();
    std::scoped_lock lock(sessions_.held_mutex_);
    sessions_.held_.erase(std::this_thread::get_id());
  }
  /// False: others were in the way, and nothing is held any longer.
  bool read(const std::function<void(Connection&)>& look) {
    if (!session_) return false;
    try {
      look(**session_);
      return true;
    } catch (const Poco::Exception& exception) {
      sessions_.after(exception, *let_go(), true);
      return false;
    }
  }
  /// The session, its locks with it; null when it was let go before.
  std::unique_ptr<Pool::Borrowed> let_go() {
    if (session_) (*session_)->hold(false);
    return std::move(session_);
  }

 private:
  ServerSessions& sessions_;
  std::unique_ptr<Pool::Borrowed> session_;
};

void ServerSessions::read_unit(const std::function<void(Connection&)>& look) {
  guarded([&] {
    if (Held* held = held_here(); held && held->read(look)) return;
    for (int attempt = 1;; ++attempt) {
      Pool::Borrowed session = readers_.borrow();
      try {
        look(*session);
        session->commit();
        return;
      } catch (const Poco::Exception& exception) {
        after(exception, session, attempt < session_attempts);
      } catch (...) {
        session->roll_back();
        throw;
      }
    }
  });
}

std::unique_ptr<Store::Hold> ServerSessions::hold() {
  return guarded([&] { return std::make_unique<Held>(*this); });
}

ServerSessions::Held* ServerSessions::held_here() {
  std::scoped_lock lock(held_mutex_);
  const auto found = held_.find(std::this_thread::get_id());
  return found == held_.end() ? nullptr : found->second;
}

void ServerSessions::decide(const Work& work) {
  Held* held = held_here();
  const auto session = held ? held->let_go() : nullptr;
  if (!session) return change(work);
  guarded([&] { try_in(*session, work, false); });
}

void ServerSessions::let_grow(bool) { throw Fault("the disk of a database server is not ours to limit: do it there"); }

}  // namespace qianpi::database
