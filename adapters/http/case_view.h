// The case as its page shows it, for one actor and now: put together from the situation, the engine's offers and field rights, and
// the journal. It decides nothing: what may be done is asked of the engine, part by part.
#pragma once
#include "adapters/http/site.h"

namespace qianpi::http {

/// What every part is made from.
struct CaseReading {
  Site& site;
  const Situation& situation;
  const std::vector<JournalRow>& journal;
  Language language;

  const Case& on() const { return situation.before; }
  const Package& package() const { return *situation.package; }
  const Workflow& workflow() const { return situation.workflow(); }
};

Json case_json(const CaseReading&);   // case_view.cpp
Json tasks_json(const CaseReading&);  // case_tasks.cpp
Json offers_json(const CaseReading&);
Json forms_json(const CaseReading&);  // case_forms.cpp
Json papers_json(const CaseReading&);
Json attachments_json(const CaseReading&);
Json agenda_json(const CaseReading&);
Json timeline_json(const CaseReading&);  // timeline.cpp
Json flow_json(const CaseReading&);      // flow.cpp
Json children_json(const CaseReading&);  // children_view.cpp
Json parent_json(const CaseReading&);
Json minutes_left(Site&, const std::optional<Instant>& due);  ///< by the office's clock; null without an end

/// Whose titles a journal is told with; a record's journal has rows of many workflows, and none is named.
struct JournalReading {
  Site& site;
  const Package& package;
  const Workflow* workflow;
  Language language;
};
Json journal_json(const JournalReading&, const std::vector<JournalRow>&);  // journal_view.cpp
Json selection_json(const CaseReading&);                                   // selection_view.cpp; null for a case that selects nobody
/// What an invited person may say, as buttons: name, title, opinion.
Json answers_json(const std::vector<const AnswerRule*>&, Language);
/// A place's row in words: name, title, value.
Json wanted_json(Site&, const Package&, const rules::Value& wanted);
std::string answer_title(const CaseReading&, const Invitation&);

/// Title of a unit: of the office's own, else the package's word for it.
std::string unit_title(Site&, const Package&, const UnitId&);
/// Forms that have a page and that this actor may read, though no paper was made of them yet: previews.
bool has_preview(const CaseReading&, const std::string& form);

}  // namespace qianpi::http
