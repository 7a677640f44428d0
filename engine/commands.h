// Commands: what someone wants, one struct per verb (each in its file pair under verbs/). HTTP, timers and deliveries make them;
// Engine::submit takes them. A new verb is one file pair, one line here, its test and its labels.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/base/alternative.h"
#include "engine/verbs/add_signer.h"
#include "engine/verbs/answer.h"
#include "engine/verbs/choose.h"
#include "engine/verbs/claim.h"
#include "engine/verbs/comment.h"
#include "engine/verbs/continue.h"
#include "engine/verbs/copy.h"
#include "engine/verbs/decide.h"
#include "engine/verbs/delegate.h"
#include "engine/verbs/deliver.h"
#include "engine/verbs/draw.h"
#include "engine/verbs/elapse.h"
#include "engine/verbs/file_paper.h"
#include "engine/verbs/freeze.h"
#include "engine/verbs/hold.h"
#include "engine/verbs/jump.h"
#include "engine/verbs/object.h"
#include "engine/verbs/reassign.h"
#include "engine/verbs/release.h"
#include "engine/verbs/remind.h"
#include "engine/verbs/remove_signer.h"
#include "engine/verbs/retrieve.h"
#include "engine/verbs/return.h"
#include "engine/verbs/save.h"
#include "engine/verbs/start.h"
#include "engine/verbs/transfer.h"
#include "engine/verbs/void.h"
#include "engine/verbs/withdraw.h"

namespace qianpi {

using AnyVerb = std::variant<verb::Start, verb::Claim, verb::Release, verb::Save, verb::Decide, verb::Return, verb::Withdraw, verb::Comment,
                             verb::Object, verb::Freeze, verb::Draw, verb::Choose, verb::Answer, verb::Elapse, verb::Deliver, verb::FilePaper,
                             verb::Retrieve, verb::Transfer, verb::Delegate, verb::AddSigner, verb::RemoveSigner, verb::Copy, verb::Remind,
                             verb::Hold, verb::Continue, verb::Void, verb::Jump, verb::Reassign>;

/// The variant with its copying and ending compiled once, in commands.cpp.
struct Verb : AnyVerb {
  Verb();
  template <class T>
  requires is_alternative<T, AnyVerb> Verb(T it) : AnyVerb(std::in_place_type<T>, std::move(it)) {}
  Verb(const Verb&);
  Verb(Verb&&) noexcept;
  Verb& operator=(const Verb&);
  Verb& operator=(Verb&&) noexcept;
  ~Verb();
};

std::string_view name_of(const Verb&);

struct Command {
  Actor actor;
  CaseId on;  ///< 0: a new case
  Verb verb;
  std::string idempotency_key{};  ///< empty only for the engine's own verbs, which carry a key in themselves
  std::string body_hash{};        ///< SHA-256 of the request as it came in; the same key with another body is refused
  /// The delivery (from, seq) that this command consumes in its own transaction.
  std::optional<std::pair<CaseId, std::int64_t>> delivery{};
};

}  // namespace qianpi
