// How the facts of people's verbs beside deciding are written down: giving, adding signers, holding, jumping. Included only by facts.cpp.
#pragma once
#include "engine/case_fields.h"
#include "engine/facts.h"

namespace qianpi::fact {

template <class V>
void fields(V& visit, TaskTransferred& it) {
  visit("task", it.task);
  visit("who", it.who);
  visit("to", it.to);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, TaskReassigned& it) {
  visit("task", it.task);
  visit("who", it.who);
  visit("to", it.to);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, TaskDelegated& it) {
  visit("task", it.task);
  visit("who", it.who);
  visit("to", it.to);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, TaskHandedBack& it) {
  visit("task", it.task);
  visit("decision", it.decision);
}
template <class V>
void fields(V& visit, TaskRetrieved& it) {
  visit("task", it.task);
  visit("who", it.who);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, SignerAdded& it) {
  visit("task", it.task);
  visit("to", it.to);
  visit("beside", it.beside);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, SignerRemoved& it) {
  visit("task", it.task);
  visit("who", it.who);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, CorrectionJoined& it) {
  visit("task", it.task);
  visit("state", it.state);
}
template <class V>
void fields(V& visit, Copied& it) {
  visit("who", it.who);
  visit("to", it.to);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, CaseHeld& it) {
  visit("who", it.who);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, CaseContinued& it) {
  visit("who", it.who);
  visit("opinion", it.opinion);
  visit("since", it.since);
}
template <class V>
void fields(V& visit, DeliveryKept& it) {
  visit("delivery", it.delivery);
}
template <class V>
void fields(V& visit, CaseJumped& it) {
  visit("who", it.who);
  visit("to", it.to);
  visit("opinion", it.opinion);
}
template <class V>
void fields(V& visit, VoidAsked& it) {
  visit("who", it.who);
  visit("opinion", it.opinion);
}

}  // namespace qianpi::fact
