-- Invitations of cases: whoever holds a link finds its case by the code, whoever is invited by the contact.

CREATE TABLE invitation (
  case_id BIGINT NOT NULL REFERENCES cases (id),
  no INTEGER NOT NULL,
  code VARCHAR(60) NOT NULL,
  contact VARCHAR(100) NOT NULL,
  asked_at BIGINT NOT NULL,
  open INTEGER NOT NULL,
  PRIMARY KEY (case_id, no)
);
CREATE INDEX invitations_by_code ON invitation (code);
CREATE INDEX invitations_of_contact ON invitation (contact, open, asked_at);
