// Everything a handler may touch, put together once by serve.cpp. The doors to other rooms (login, paper, virtual clock, health) are
// functions, because the rooms of adapters don't know each other.
#pragma once
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/http/labels.h"
#include "adapters/http/request.h"
#include "engine/engine.h"

namespace qianpi::http {

/// A session begun: the cookie's token is known only here and in the browser.
struct SignedIn {
  std::string token;
  Session session;
  bool must_change_password = false;
};
struct WrongPassword {};  ///< also for a name that nobody has
struct Locked {
  Instant until;
};

/// The login rules of adapters/people, as this room needs them.
struct Door {
  std::function<std::variant<SignedIn, WrongPassword, Locked>(const UserId&, const std::string& password)> enter;
  std::function<std::optional<SignedIn>(const std::string& token)> session;  ///< nothing: none, or too old
  std::function<void(const Session&)> leave;
  /// Problems with the new password; empty: changed.
  std::function<Problems(const Session&, const std::string& old, const std::string& fresh)> change_password;
  /// The first administrator, by the one-time code printed at start.
  std::function<Problems(const std::string& code, const UserId&, const std::string& name, const std::string& password)> set_up;
  std::function<void(const std::string& who, const std::string& what, const std::string& detail)> audit;
};

struct Health {
  bool ready = true;
  std::vector<std::pair<std::string, std::string>> checks;  ///< name → "ok" or what is wrong
};

/// For a paper that an upload is compared with, and for previews.
using DraftPaper = std::function<std::string(const Situation&, const std::string& form)>;  ///< PDF with the watermark; throws Fault

struct Limits {
  std::size_t json_bytes = 1u << 20;
  std::size_t upload_bytes = 20u << 20;
  int public_per_minute = 120;  ///< requests per address to /public and /session
};

struct Site {
  Engine& engine;
  Views& views;
  Blobs& blobs;
  People& people;
  Clock& clock;
  Entropy& entropy;
  Door door;
  Labels labels;
  DraftPaper draft_paper;
  std::function<void()> committed;       ///< wakes the outbox
  std::function<void(Instant)> advance;  ///< empty unless the clock is virtual
  std::function<Health()> health;
  std::function<void(const Request&, const std::string& what)> complain;  ///< a bug or a fault: into the log
  std::string openapi;                                                    ///< the document, made at start
  std::string origin;                                                     ///< "https://qianpi.example" behind a proxy; empty: the Host header
  bool secure_cookie = false;
  Limits limits;
  std::function<std::vector<std::string>()> trusted{};  ///< certificates (PEM) that the office believes; empty: none
};

/// Wakes the outbox and answers with the receipt, or throws the Failure that the refusal means.
Reply submit(Site&, const Request&, CaseId on, Verb);

}  // namespace qianpi::http
