// The arithmetic of draws (抽取), for the engine and for anyone who doubts it: what is frozen, what commits the office to its secret, and the
// order that both give together with the witness's words. Pure; it knows neither who may draw nor whom the order is for.
#pragma once
#include <optional>
#include <string>

#include "engine/base/problem.h"
#include "engine/case.h"

namespace qianpi {

/// The secret of one draw, 64 hex digits: HMAC-SHA-256(draw_key, "CASE/DRAW"). Never stored before the draw is made.
std::string secret_of(const std::string& draw_key, CaseId, int draw);
/// SHA-256 of the secret's digits.
std::string commitment_of(const std::string& secret);

/// What is frozen: case, row, candidates by number and name, who was kept out and why. No keys: they may be ID numbers.
rules::Value list_of(const Case&, const Draw&);
/// SHA-256 of that list as canonical JSON.
std::string list_hash_of(const Case&, const Draw&);

/// SHA-256 of "SECRET\nLIST_HASH\nWORDS\nNUMBER": a candidate's lot.
std::string lot_of(const Draw&, int candidate);
/// The numbers of the candidates: by rank where there is one, then by lot. The draw has its secret and its words.
std::vector<int> order_of(const Draw&);

/// Everything by which anyone can recompute the draw, and how the invitations went. Before the draw: the list and the commitment.
rules::Value protocol_of(const Case&, const Draw&);
bool is_protocol(const rules::Value&);
/// Recomputes a protocol; the first thing that differs, or nothing. Takes any value and never throws for one that is no protocol.
std::optional<Bilingual> first_difference(const rules::Value& protocol);

}  // namespace qianpi
