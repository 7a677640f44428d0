-- Times are INTEGER microseconds since 1970 UTC. Texts are never NULL: absence is ''. Documents are canonical JSON.
-- Columns beside a document repeat what lists are searched and sorted by; the document is the truth.

CREATE TABLE id_block (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  next BIGINT NOT NULL
);

INSERT INTO id_block (name, next) VALUES ('case', 1);

CREATE TABLE cases (
  id BIGINT NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  package VARCHAR(100) NOT NULL,
  version CHAR(64) NOT NULL,
  workflow VARCHAR(100) NOT NULL,
  title TEXT NOT NULL,
  workflow_title TEXT NOT NULL,
  state_titles TEXT NOT NULL,
  applicant TEXT NOT NULL,
  unit VARCHAR(100) NOT NULL,
  starter VARCHAR(100) NOT NULL,
  started_at BIGINT NOT NULL,
  status VARCHAR(20) NOT NULL,
  outcome VARCHAR(100) NOT NULL,
  urgent INTEGER NOT NULL,
  subject_package VARCHAR(100) NOT NULL,
  subject_register VARCHAR(100) NOT NULL,
  subject_key VARCHAR(200) NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc))
);
CREATE INDEX cases_of_starter ON cases (starter, started_at);
CREATE INDEX cases_of_workflow ON cases (package, workflow, status);
CREATE INDEX cases_of_subject ON cases (subject_package, subject_register, subject_key);

CREATE TABLE journal (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  seq BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  happened_at BIGINT,
  actor VARCHAR(100) NOT NULL,
  kind VARCHAR(60) NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  previous VARCHAR(64) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (case_id, seq)
);

CREATE TABLE task (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  package VARCHAR(100) NOT NULL,
  state VARCHAR(200) NOT NULL,
  state_title TEXT NOT NULL,
  role VARCHAR(100) NOT NULL,
  outcomes TEXT NOT NULL,
  unit VARCHAR(100) NOT NULL,
  contact VARCHAR(100) NOT NULL,
  signer VARCHAR(100) NOT NULL,
  assignee VARCHAR(100) NOT NULL,
  status VARCHAR(20) NOT NULL,
  opened_at BIGINT NOT NULL,
  due_at BIGINT,
  needs_input INTEGER NOT NULL,
  decided_by VARCHAR(100) NOT NULL,
  outcome VARCHAR(100) NOT NULL,
  decided_at BIGINT,
  PRIMARY KEY (case_id, no)
);
CREATE INDEX tasks_of_role ON task (status, package, role, unit);
CREATE INDEX tasks_of_signer ON task (signer, status);
CREATE INDEX tasks_of_contact ON task (contact, status);
CREATE INDEX tasks_decided_by ON task (decided_by, decided_at);

CREATE TABLE task_excluded (
  case_id BIGINT NOT NULL,
  no INTEGER NOT NULL,
  user_id VARCHAR(100) NOT NULL,
  PRIMARY KEY (case_id, no, user_id),
  FOREIGN KEY (case_id, no) REFERENCES task (case_id, no) ON DELETE CASCADE
);

CREATE TABLE task_draft (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  user_id VARCHAR(100) NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (case_id, no, user_id)
);

CREATE TABLE timer (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  fires_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, no)
);
CREATE INDEX timers_by_time ON timer (fires_at, case_id, no);

CREATE TABLE waiting (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  state VARCHAR(200) NOT NULL,
  package VARCHAR(100) NOT NULL,
  workflow VARCHAR(100) NOT NULL,
  since BIGINT NOT NULL,
  collector BIGINT NOT NULL,
  PRIMARY KEY (case_id, state)
);
CREATE INDEX waiting_for ON waiting (package, workflow, collector, since);

CREATE TABLE paper (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  code VARCHAR(60) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  PRIMARY KEY (case_id, no)
);
CREATE INDEX papers_by_code ON paper (code);
CREATE INDEX papers_by_hash ON paper (sha256);

CREATE TABLE publication (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  form VARCHAR(100) NOT NULL,
  list VARCHAR(100) NOT NULL,
  paper INTEGER NOT NULL,
  opened_at BIGINT NOT NULL,
  closes_at BIGINT,
  PRIMARY KEY (case_id, no)
);
CREATE INDEX publications_by_time ON publication (opened_at);

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  package VARCHAR(100) NOT NULL,
  register_name VARCHAR(100) NOT NULL,
  record_key VARCHAR(200) NOT NULL,
  revision BIGINT NOT NULL,
  words TEXT NOT NULL,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  UNIQUE (package, register_name, record_key)
);

CREATE TABLE record_journal (
  record_id INTEGER NOT NULL REFERENCES record (id),
  seq BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  happened_at BIGINT,
  actor VARCHAR(100) NOT NULL,
  kind VARCHAR(60) NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  previous VARCHAR(64) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (record_id, seq)
);

CREATE TABLE series (
  package VARCHAR(100) NOT NULL,
  series VARCHAR(100) NOT NULL,
  period VARCHAR(20) NOT NULL,
  revision BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (package, series, period)
);

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  from_case BIGINT NOT NULL REFERENCES cases (id),
  seq BIGINT NOT NULL,
  to_case BIGINT NOT NULL,
  package VARCHAR(100) NOT NULL,
  workflow VARCHAR(100) NOT NULL,
  event VARCHAR(200) NOT NULL,
  payload TEXT NOT NULL,
  on_behalf VARCHAR(100) NOT NULL,
  status VARCHAR(20) NOT NULL,
  error TEXT NOT NULL,
  UNIQUE (from_case, seq)
);
CREATE INDEX deliveries_by_status ON delivery (status, id);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  case_id BIGINT NOT NULL,
  kind VARCHAR(40) NOT NULL,
  message_key VARCHAR(200) NOT NULL UNIQUE,
  body TEXT NOT NULL,
  status VARCHAR(20) NOT NULL,
  ready_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  error TEXT NOT NULL
);
CREATE INDEX outbox_by_status ON outbox (status, id);

CREATE TABLE unique_key (
  key_text VARCHAR(400) NOT NULL PRIMARY KEY,
  case_id BIGINT NOT NULL REFERENCES cases (id)
);
CREATE INDEX unique_keys_of_case ON unique_key (case_id);

CREATE TABLE receipt (
  actor VARCHAR(100) NOT NULL,
  receipt_key VARCHAR(200) NOT NULL,
  body_hash VARCHAR(64) NOT NULL,
  case_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  first_seq BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  opened TEXT NOT NULL CHECK (json_valid(opened)),
  stored_at BIGINT NOT NULL,
  PRIMARY KEY (actor, receipt_key)
);
CREATE INDEX receipts_by_time ON receipt (stored_at);

CREATE TABLE draft (
  id VARCHAR(100) NOT NULL PRIMARY KEY,
  owner VARCHAR(100) NOT NULL,
  package VARCHAR(100) NOT NULL,
  workflow VARCHAR(100) NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  version BIGINT NOT NULL,
  saved_at BIGINT NOT NULL
);
CREATE INDEX drafts_of_owner ON draft (owner, saved_at);

CREATE TABLE version (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  package VARCHAR(100) NOT NULL,
  published_at BIGINT NOT NULL
);

CREATE TABLE version_file (
  version VARCHAR(64) NOT NULL REFERENCES version (id),
  no INTEGER NOT NULL,
  path VARCHAR(300) NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (version, no)
);

CREATE TABLE current_version (
  package VARCHAR(100) NOT NULL PRIMARY KEY,
  version VARCHAR(64) NOT NULL REFERENCES version (id)
);

CREATE TABLE unit (
  id VARCHAR(100) NOT NULL PRIMARY KEY,
  title TEXT NOT NULL
);

CREATE TABLE account (
  user_id VARCHAR(100) NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  phone VARCHAR(40) NOT NULL,
  mail VARCHAR(200) NOT NULL,
  password_hash TEXT NOT NULL,
  unit VARCHAR(100) NOT NULL,
  must_change INTEGER NOT NULL,
  disabled INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until BIGINT
);

CREATE TABLE held_role (
  user_id VARCHAR(100) NOT NULL REFERENCES account (user_id),
  package VARCHAR(100) NOT NULL,
  role VARCHAR(100) NOT NULL,
  unit VARCHAR(100) NOT NULL,
  PRIMARY KEY (user_id, package, role, unit)
);
CREATE INDEX holders ON held_role (package, role, unit);

CREATE TABLE session (
  token_hash VARCHAR(100) NOT NULL PRIMARY KEY,
  csrf VARCHAR(100) NOT NULL,
  user_id VARCHAR(100) NOT NULL REFERENCES account (user_id),
  begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_of_user ON session (user_id);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at BIGINT NOT NULL,
  who VARCHAR(100) NOT NULL,
  what VARCHAR(100) NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);
