-- What several servers over one database share: who works on what, how far the daily look at standings has come; and the parts of texts
-- that no column of a server holds.

ALTER TABLE timer ADD COLUMN leased_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE timer ADD COLUMN error VARCHAR(2000) NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN leased_until BIGINT NOT NULL DEFAULT 0;

CREATE TABLE lease (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  owner VARCHAR(100) NOT NULL,
  held_until BIGINT NOT NULL
);

INSERT INTO lease (name, owner, held_until) VALUES ('claiming deliveries', '', 0);

CREATE TABLE swept (
  package VARCHAR(100) NOT NULL PRIMARY KEY,
  day BIGINT NOT NULL
);

CREATE TABLE long_text (
  place CHAR(64) NOT NULL,
  no INTEGER NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (place, no)
);
