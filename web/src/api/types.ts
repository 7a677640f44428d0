// The shapes that the server's /api/v1 sends and takes, written by hand after its OpenAPI document.
// Used by the client and every page; holds no behaviour.

export interface RoleHeld { role: string; package?: string; title: string; unit: string | null }
export interface User { id: string; name: string; unit: string | null; unit_title: string | null; roles: RoleHeld[] }
export interface SessionView { user: User; csrf: string; must_change_password: boolean }

export type OpinionNeed = 'required' | 'optional' | 'none';
export interface Outcome {
  name: string; title: string; adverse: boolean; opinion: OpinionNeed;
  basis?: string | null; requires?: string[]; needs_items?: boolean;
  /** fields that are filled in with this outcome alone, by form */
  write?: Record<string, string[]>;
}

export type Box = 'todo' | 'done' | 'mine' | 'drafts';
export interface Row {
  case: string; task: number | null; title: string;
  package: string; workflow: string; workflow_title: string;
  state: string; state_title: string;
  applicant: string | null; applicant_unit: string | null; unit_title: string | null;
  arrived_at: string; due_at: string | null; working_days_left: number | null;
  overdue: boolean; urgent: boolean; assignee: string | null;
  outcomes: Outcome[]; needs_input: boolean;
  status: string; outcome: string | null; outcome_title?: string | null;
}
export interface DraftRow { draft: string; title: string; package: string; workflow: string; workflow_title: string; saved_at: string }
export interface InboxPage { rows: Row[]; drafts?: DraftRow[]; total: number; counts: Record<Box, number> }

/** docs/forms.md lists the types; an unknown one is shown as text. */
export type FieldType = string;
export interface Option { value: string; title: string }
export interface TreeNode { value: string; title: string; children?: TreeNode[] }
export interface FormField {
  name: string; title: string; type: FieldType;
  required?: boolean; max?: number | null; pattern?: string | null; note?: string | null; text?: string | null;
  options?: Option[] | null; tree?: TreeNode[] | null; columns?: FormField[] | null; readonly?: boolean;
}
export interface FormSection { title: string | null; rows: string[][] }
export interface FormView { form: string; title: string; fields: FormField[]; sections: FormSection[] }
export type Value = unknown;
export type Values = Record<string, Value>;
export interface FileRef { id: string; name: string; size: number; type: string; sha256?: string }
export interface Attachment extends FileRef { field: string | null }

export interface StartableWorkflow {
  package: string; package_title: string; workflow: string; id: string; title: string;
  basis: string | null; form: string | null; collects: boolean; about: { workflow: string } | null;
}
export interface StartView { workflow: string; title: string; basis: string | null; form: FormView; values: Values; next?: string | null }
export interface Draft { draft: string; package: string; workflow: string; data: Values; version: number; saved_at: string }
export interface StartRequest { package: string; workflow: string; data: Values; about?: { case: string; item?: string }; draft?: string }
export interface OpenedTask { task: number; state: string; title: string; role_title: string }
export interface Receipt { case: string; revision: number; seq: number; state: string; opened: OpenedTask[]; facts: number }

export interface Due { at: string; working_days_left: number | null; overdue: boolean; explain: string | null }
export interface TaskView {
  no: number; state: string; title: string; basis: string | null; role_title: string;
  signer: string | null; assignee: string | null; status: string; mine: boolean; arrived_at: string; due: Due | null;
  form_write: Record<string, string[]>; outcomes: Outcome[]; over: null | 'waiting' | 'agenda';
  correction?: boolean; saved?: Values;
}
export interface Offer {
  verb: string; task: number | null; outcome: string | null; title: string; main: boolean; adverse: boolean;
  opinion: OpinionNeed; next: string | null; targets?: Option[]; wants_person?: boolean;
}
export interface Colleague { user: string; name: string; unit: string; of_role: boolean }
export interface GiveRequest { to: string; opinion?: string }
export interface AddSignerRequest extends GiveRequest { place: 'before' | 'after' | 'beside' }
/** What the dialog asked: a person, a place or step, and why. */
export interface GiveWords { person: string; place: string; opinion: string }
export interface CaseForm { form: string; title: string; view: FormView; values: Values; read: string[]; write: string[] }
export interface Paper {
  id: string; form: string; title: string; as: string | null; number: string | null;
  status: 'rendering' | 'draft' | 'final' | 'failed'; sha256: string | null; made_at: string | null; pages: number | null;
}
export interface TimelineEntry {
  seq: number | null; at: string | null; happened_at: string | null; who: string | null; post: string | null;
  verb: string; title: string; state_title: string | null; outcome_title: string | null; opinion: string | null;
  basis: string | null; arrived_at: string | null; working_time: string | null; kind: 'done' | 'now' | 'coming' | 'engine';
}
export interface FlowState { name: string; title: string; kind: string; parent: string | null; status: 'done' | 'now' | 'idle' }
export interface FlowTransition { from: string; to: string; title: string }
export interface Flow { states: FlowState[]; transitions: FlowTransition[] }
export interface AgendaRow {
  item: string; case: string; title: string; subject: string | null; status: string;
  outcome: string | null; outcome_title: string | null; open_cases: number; fields: Record<string, Value>;
}
export interface WaitingRow { case: string; title: string; subject: string | null; since: string; fields: Record<string, Value> }
export interface Wanted { name: string; title: string; value: string }
export interface AnswerChoice { name: string; title: string; fills: boolean; opinion: 'required' | 'optional' }
export interface Place {
  no: number; row: number; state: string; state_title: string; wanted: Wanted[];
  status: 'open' | 'invited' | 'filled'; name: string | null; record: string | null;
}
export interface Draw {
  no: number; row: number; state_title: string; wanted: Wanted[]; order: string;
  candidates: { no: number; name: string; record: string | null }[]; kept_out: { name: string; why: string; record: string | null }[];
  list_hash: string; commitment: string; frozen_at: string; frozen_by: string;
  secret: string | null; words: string | null; drawn: number[]; drawn_at: string | null; drawn_by: string | null; protocol: string;
}
export interface CaseInvitation {
  no: number; place: number; draw: number | null; name: string; record: string | null; status: 'asked' | 'answered' | 'withdrawn';
  asked_at: string; due_at: string | null; minutes_left: number | null; answer: string | null; answer_title: string | null; opinion: string | null;
  channel: string | null; answered_at: string | null; noted_by: string | null; answers: AnswerChoice[]; code: string | null;
}
export interface Selection { register: string | null; places: Place[]; draws: Draw[]; invitations: CaseInvitation[]; channels: string[] }
export interface Invitation {
  code: string; name: string; office: string; workflow_title: string; title: string; wanted: Wanted[]; fields: { title: string; value: string }[];
  asked_at: string; due_at: string | null; minutes_left: number | null; late: boolean; status: 'asked' | 'answered'; answers: AnswerChoice[];
  answer: string | null; answer_title: string | null; answered_at: string | null;
}
export interface Child {
  no: number; state_title: string; workflow_title: string; case: string | null; title: string | null;
  status: 'asked' | 'running' | 'ended' | 'withdrawn'; at: string | null; outcome_title: string | null;
}
export interface Seen { data?: string; attachments?: string; papers?: string; version?: string; [key: string]: unknown }
export interface CaseView {
  id: string; title: string; package: string; workflow: string; workflow_title: string; workflow_id: string; version: string;
  revision: number; status: 'running' | 'held' | 'ended' | 'voided'; outcome: string | null; outcome_title: string | null;
  starter: { id: string; name: string; unit_title: string | null }; unit_title: string | null; started_at: string; ended_at: string | null;
  state_titles: string[]; forms: CaseForm[]; tasks: TaskView[]; offers: Offer[]; papers: Paper[]; attachments: Attachment[];
  timeline: TimelineEntry[]; flow: Flow;
  subject: { register: string; id: string; title: string } | null; about: { case: string; item: string | null; title: string } | null;
  agenda: AgendaRow[]; selection: Selection | null; children: Child[]; parent: { case: string; title: string } | null; seen: Seen;
}
export interface JournalEntry {
  seq: number; at: string; happened_at: string | null; actor: string | null; fact: string; title: string; detail: string | null;
  hash: string; previous: string | null;
}
export interface Ballot { item: string; outcome: string; opinion?: string }
export interface DecideRequest {
  outcome?: string; opinion?: string; data?: Values; items?: string[]; ballots?: Ballot[];
  happened_at?: string; basis?: string; seen?: Seen;
}
export interface ReturnRequest { to?: string; opinion: string; seen?: Seen }

export interface ChooseRequest { place: number; record: string }
export interface AnswerRequest { answer: string; opinion?: string; channel?: string }

export interface Collector { package: string; workflow: string; title: string; can_start: boolean; waiting: number; running: Row[] }
export interface RegisterRef { package: string; register: string; title: string; count: number; statistics: boolean }
export interface Bar { title: string; count: number }
export interface Picture { name: string; title: string; bars: Bar[] }
export interface Statistics { title: string; standing: string | null; day: string; records: number; pictures: Picture[] }
export interface RegisterRow {
  id: string; cells: Record<string, Value>; standing: string | null; standing_title: string | null;
  until: string | null; last_day: string | null; holds: string[]; // `until` is no longer included, `last_day` is
}
export interface RegisterPage { title?: string; columns: { name: string; title: string; type?: FieldType }[]; rows: RegisterRow[]; total?: number }
export interface Standing {
  kind: 'main' | 'hold'; name: string; title: string; from: string; until: string | null; last_day: string | null; basis: string | null; case: string | null;
}
export interface Book {
  name: string; title: string;
  entries: { happened_at: string; recorded_at: string; case: string | null; corrected: boolean; values: { title: string; value: string }[] }[];
}
export interface Counter {
  name: string; title: string; value: string | null; window: string;
  entries: { happened_at: string; words: string; counts: boolean; why: string | null }[];
}
export interface RecordView {
  title?: string; record: Values; fields: FormField[];
  standings: Standing[]; books: Book[]; counters: Counter[]; cases: Row[]; journal: JournalEntry[];
}

export interface NoticeSummary {
  id: string; title: string; opened_at: string; closes_at: string | null; working_days_left: number | null; open: boolean; count: number;
}
export interface NoticeItem { item: string; title: string; fields: Record<string, Value> | { title: string; value: Value }[] }
export interface Notice extends NoticeSummary {
  text?: string | null; fields?: { title: string; value: Value }[]; columns?: { name: string; title: string }[];
  items: NoticeItem[]; paper: string | null;
  objection: { package: string; workflow: string; form: FormView } | null;
}
export interface Verification {
  valid?: boolean; known?: boolean; unchanged?: boolean | null; kind?: string | null; title: string | null; number: string | null;
  holder?: string | null; issued_at?: string | null; made_at?: string | null; valid_until?: string | null;
  standing?: string | null; sha256?: string | null; statement_zh?: string | null; statement_en?: string | null;
  journal?: boolean; signed_to_the_end?: boolean | null; signatures?: FoundSignature[];
}
export interface FoundSignature {
  signer: string | null; reason: string | null; at: string | null; stamped: boolean; certificate_until: string | null;
  verdict: 'unreadable' | 'changed' | 'outdated' | 'untrusted' | 'valid';
}

/** Why a task is whose it is, and what its outcomes would bring about if they were taken now. */
export interface Explanation {
  task: number; role: string; unit: string | null; people: string[]; excluded: { name: string; why: string }[];
  cause: { at: string; actor: string | null; title: string } | null; due: string | null;
  outcomes: { name: string; title: string; refused: string | null; leads: string[] }[];
}

/** What stands still until an administrator looks. */
export interface Parked { kind: string; id: string; case: string | null; about: string; error: string }

export interface Problem { where: string; what: string; cure?: string | null }
export interface ProblemBody {
  type?: string; title: string; status: number; detail?: string; reason?: string; problems?: Problem[]; who?: string; when?: string;
}
