// Words that a paper may not bear under a seal: `page: wording` of its form. Asked by effects_paper.cpp when a paper with seals is ordered, so that
// the deciding person is told and nothing is sealed. Drafts and papers without seal are not looked at.
#pragma once
#include <optional>

#include "engine/definition/package.h"
#include "engine/refusal.h"

namespace qianpi {

/// `values`: all that the paper may show; the form's own fields and the opinions are looked through, blanks between letters left out.
std::optional<Refusal> forbidden_wording(const Form&, const rules::Value& values);

}  // namespace qianpi
