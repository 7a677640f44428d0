// The daily anchors on SQL. Made by Database; it reads the journals' ends and writes two tables of its own.
#pragma once
#include "adapters/database/sessions.h"
#include "engine/ports/anchors.h"

namespace qianpi::database {

class SqlAnchors : public Anchors {
 public:
  explicit SqlAnchors(Sessions& sessions) : sessions_(sessions) {}
  std::vector<ChainHead> unanchored() override;
  std::vector<Anchor> anchors() override;
  std::vector<ChainHead> heads_of(std::int64_t anchor) override;
  bool keep_anchor(const Anchor&, const std::vector<ChainHead>&) override;

 private:
  Sessions& sessions_;
};

}  // namespace qianpi::database
