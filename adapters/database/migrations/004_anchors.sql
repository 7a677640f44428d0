-- Daily anchors: the heads of all chains that grew, under one root; the anchors are a chain themselves.

CREATE TABLE anchor (
  no BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  chains BIGINT NOT NULL,
  root CHAR(64) NOT NULL,
  previous VARCHAR(64) NOT NULL,
  hash CHAR(64) NOT NULL
);

CREATE TABLE anchored (
  kind VARCHAR(10) NOT NULL,
  chain_id BIGINT NOT NULL,
  facts BIGINT NOT NULL,
  head VARCHAR(64) NOT NULL,
  anchor BIGINT NOT NULL REFERENCES anchor (no),
  PRIMARY KEY (kind, chain_id, facts)
);
CREATE INDEX anchored_by ON anchored (anchor);
