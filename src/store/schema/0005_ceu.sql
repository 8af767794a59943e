-- 0005: continuing education. A ledger: rows are added and never changed or
-- taken away; what was wrong is reversed by a row that says why. Units are
-- integer hundredths, money integer cents, -1 where nobody said; days are
-- civil. What is there is not replaced either: INSERT OR REPLACE takes rows
-- away without asking the triggers of a DELETE. Only a learner who is forgotten
-- takes the whole ledger along.

-- The spine: everything that was ever said, in order.
CREATE TABLE ceu_row (
	id       INTEGER PRIMARY KEY,
	uuid     BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
	learner  INTEGER NOT NULL REFERENCES learner (id),
	kind     INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6), -- enum pr_ceu_row_kind
	at_ms    INTEGER NOT NULL,
	utc_offset_min INTEGER NOT NULL,
	reverses INTEGER REFERENCES ceu_row (id),   -- kind 1: that row holds no more
	reason   TEXT    NOT NULL,                  -- of a reversal, else ''
	CHECK ((kind = 1) = (reverses IS NOT NULL)),
	CHECK (kind <> 1 OR reason <> '')
) STRICT;
CREATE INDEX ceu_row_by_learner ON ceu_row (learner, id);
CREATE UNIQUE INDEX ceu_row_reversed ON ceu_row (reverses)
	WHERE reverses IS NOT NULL;                 -- once
CREATE TRIGGER ceu_row_no_replace BEFORE INSERT ON ceu_row
WHEN EXISTS (SELECT 1 FROM ceu_row k WHERE k.id = NEW.id)
	OR EXISTS (SELECT 1 FROM ceu_row k WHERE k.uuid = NEW.uuid)
	OR EXISTS (SELECT 1 FROM ceu_row k WHERE k.reverses = NEW.reverses)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_row_no_update BEFORE UPDATE ON ceu_row
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_row_no_delete BEFORE DELETE ON ceu_row
WHEN NOT EXISTS (SELECT 1 FROM learner l
	WHERE l.id = OLD.learner AND l.forgotten_ms <> 0)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- kind 2: a credential or card that is held.
CREATE TABLE ceu_holding (
	id            INTEGER PRIMARY KEY REFERENCES ceu_row (id),
	credential    TEXT    NOT NULL COLLATE NOCASE CHECK (credential <> ''),
	issuer        TEXT    NOT NULL COLLATE NOCASE CHECK (issuer <> ''),
	since         TEXT    NOT NULL CHECK (since GLOB '????-??-??'),
	expires       TEXT    NOT NULL CHECK (expires = '' OR expires GLOB '????-??-??'),
	renewal_month INTEGER NOT NULL CHECK (renewal_month BETWEEN 0 AND 12),
	noted         TEXT    NOT NULL CHECK (noted GLOB '????-??-??') -- first
) STRICT;
CREATE TRIGGER ceu_holding_no_replace BEFORE INSERT ON ceu_holding
WHEN EXISTS (SELECT 1 FROM ceu_holding k WHERE k.id = NEW.id)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_holding_no_update BEFORE UPDATE ON ceu_holding
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_holding_no_delete BEFORE DELETE ON ceu_holding
WHEN NOT EXISTS (SELECT 1 FROM ceu_row k JOIN learner l ON l.id = k.learner
	WHERE k.id = OLD.id AND l.forgotten_ms <> 0)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- kind 3: it is held no more.
CREATE TABLE ceu_close (
	id        INTEGER PRIMARY KEY REFERENCES ceu_row (id),
	holding   INTEGER NOT NULL REFERENCES ceu_holding (id),
	until     TEXT    NOT NULL CHECK (until GLOB '????-??-??'),
	successor TEXT    NOT NULL COLLATE NOCASE,  -- '' none
	reason    TEXT    NOT NULL
) STRICT;
CREATE INDEX ceu_close_by_holding ON ceu_close (holding);
CREATE TRIGGER ceu_close_no_replace BEFORE INSERT ON ceu_close
WHEN EXISTS (SELECT 1 FROM ceu_close k WHERE k.id = NEW.id)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_close_no_update BEFORE UPDATE ON ceu_close
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_close_no_delete BEFORE DELETE ON ceu_close
WHEN NOT EXISTS (SELECT 1 FROM ceu_row k JOIN learner l ON l.id = k.learner
	WHERE k.id = OLD.id AND l.forgotten_ms <> 0)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- kind 4: a cycle as the issuer's site shows it.
CREATE TABLE ceu_cycle (
	id        INTEGER PRIMARY KEY REFERENCES ceu_row (id),
	account   TEXT    NOT NULL COLLATE NOCASE CHECK (account <> ''),
	from_day  TEXT    NOT NULL CHECK (from_day GLOB '????-??-??'),
	to_day    TEXT    NOT NULL CHECK (to_day GLOB '????-??-??' AND to_day >= from_day),
	units     INTEGER NOT NULL CHECK (units >= -1),
	fee_cents INTEGER NOT NULL CHECK (fee_cents >= -1),
	paid      TEXT    NOT NULL CHECK (paid = '' OR paid GLOB '????-??-??')
) STRICT;
CREATE TRIGGER ceu_cycle_no_replace BEFORE INSERT ON ceu_cycle
WHEN EXISTS (SELECT 1 FROM ceu_cycle k WHERE k.id = NEW.id)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_cycle_no_update BEFORE UPDATE ON ceu_cycle
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_cycle_no_delete BEFORE DELETE ON ceu_cycle
WHEN NOT EXISTS (SELECT 1 FROM ceu_row k JOIN learner l ON l.id = k.learner
	WHERE k.id = OLD.id AND l.forgotten_ms <> 0)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- A certificate whose bytes lie in the data folder under their hash.
CREATE TABLE ceu_certificate (
	hash  BLOB    PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256
	bytes INTEGER NOT NULL CHECK (bytes >= 0),    -- 0: it was never here
	at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER ceu_certificate_no_replace BEFORE INSERT ON ceu_certificate
WHEN EXISTS (SELECT 1 FROM ceu_certificate k WHERE k.hash = NEW.hash)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_certificate_no_update BEFORE UPDATE ON ceu_certificate
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_certificate_no_delete BEFORE DELETE ON ceu_certificate
WHEN EXISTS (SELECT 1 FROM ceu_entry n WHERE n.certificate = OLD.hash)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- kind 5: an activity.
CREATE TABLE ceu_entry (
	id          INTEGER PRIMARY KEY REFERENCES ceu_row (id),
	corrects    INTEGER REFERENCES ceu_entry (id), -- the row it stands for now
	date        TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
	title       TEXT    NOT NULL CHECK (title <> ''),
	provider    TEXT    NOT NULL,
	minutes     INTEGER NOT NULL CHECK (minutes >= -1),
	units       INTEGER NOT NULL CHECK (units >= -1),
	cost_cents  INTEGER NOT NULL CHECK (cost_cents >= -1),
	note        TEXT    NOT NULL,
	certificate BLOB REFERENCES ceu_certificate (hash),
	certificate_name TEXT NOT NULL,             -- as the file was called
	CHECK (minutes > 0 OR units > 0)
) STRICT;
CREATE INDEX ceu_entry_by_corrected ON ceu_entry (corrects)
	WHERE corrects IS NOT NULL;
CREATE INDEX ceu_entry_by_certificate ON ceu_entry (certificate)
	WHERE certificate IS NOT NULL;
CREATE TRIGGER ceu_entry_no_replace BEFORE INSERT ON ceu_entry
WHEN EXISTS (SELECT 1 FROM ceu_entry k WHERE k.id = NEW.id)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_entry_no_update BEFORE UPDATE ON ceu_entry
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_entry_no_delete BEFORE DELETE ON ceu_entry
WHEN NOT EXISTS (SELECT 1 FROM ceu_row k JOIN learner l ON l.id = k.learner
	WHERE k.id = OLD.id AND l.forgotten_ms <> 0)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- What an entry is at an issuer; written with the entry.
CREATE TABLE ceu_claim (
	entry    INTEGER NOT NULL REFERENCES ceu_entry (id),
	issuer   TEXT    NOT NULL COLLATE NOCASE CHECK (issuer <> ''),
	at       TEXT    NOT NULL COLLATE NOCASE,   -- its account, '' any of them
	accepted INTEGER NOT NULL CHECK (accepted BETWEEN 0 AND 2), -- enum pr_ceu_accepted
	why      TEXT    NOT NULL,
	units    INTEGER NOT NULL CHECK (units >= -1),
	category TEXT    NOT NULL,
	source   TEXT    NOT NULL,
	place    TEXT    NOT NULL,
	approval TEXT    NOT NULL,
	PRIMARY KEY (entry, issuer)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ceu_claim_no_replace BEFORE INSERT ON ceu_claim
WHEN EXISTS (SELECT 1 FROM ceu_claim k WHERE k.entry = NEW.entry AND k.issuer = NEW.issuer)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_claim_no_update BEFORE UPDATE ON ceu_claim
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_claim_no_delete BEFORE DELETE ON ceu_claim
WHEN NOT EXISTS (SELECT 1 FROM ceu_row k JOIN learner l ON l.id = k.learner
	WHERE k.id = OLD.entry AND l.forgotten_ms <> 0)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- kind 6: it was entered on the issuer's site.
CREATE TABLE ceu_reported (
	id     INTEGER PRIMARY KEY REFERENCES ceu_row (id),
	entry  INTEGER NOT NULL REFERENCES ceu_entry (id),
	issuer TEXT    NOT NULL COLLATE NOCASE CHECK (issuer <> ''),
	account TEXT   NOT NULL COLLATE NOCASE,     -- '' all of the issuer
	date   TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
	period TEXT    NOT NULL CHECK (period = '' OR period GLOB '????-??-??') -- its last day
) STRICT;
CREATE INDEX ceu_reported_by_entry ON ceu_reported (entry);
CREATE TRIGGER ceu_reported_no_replace BEFORE INSERT ON ceu_reported
WHEN EXISTS (SELECT 1 FROM ceu_reported k WHERE k.id = NEW.id)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_reported_no_update BEFORE UPDATE ON ceu_reported
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;
CREATE TRIGGER ceu_reported_no_delete BEFORE DELETE ON ceu_reported
WHEN NOT EXISTS (SELECT 1 FROM ceu_row k JOIN learner l ON l.id = k.learner
	WHERE k.id = OLD.id AND l.forgotten_ms <> 0)
BEGIN SELECT raise(ABORT, 'the CEU ledger is append only: reverse the row'); END;

-- Rules files of the user's own; of one issuer the newest row counts, unless
-- its text is empty: then the shipped one does.
CREATE TABLE ceu_rules (
	id     INTEGER PRIMARY KEY,
	issuer TEXT    NOT NULL COLLATE NOCASE,
	name   TEXT    NOT NULL,                    -- the file as given
	text   TEXT    NOT NULL,
	at_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX ceu_rules_by_issuer ON ceu_rules (issuer, id);
CREATE TRIGGER ceu_rules_no_replace BEFORE INSERT ON ceu_rules
WHEN EXISTS (SELECT 1 FROM ceu_rules k WHERE k.id = NEW.id)
BEGIN SELECT raise(ABORT, 'rules that were taken in stay'); END;
CREATE TRIGGER ceu_rules_no_update BEFORE UPDATE ON ceu_rules
BEGIN SELECT raise(ABORT, 'rules that were taken in stay'); END;
CREATE TRIGGER ceu_rules_no_delete BEFORE DELETE ON ceu_rules
BEGIN SELECT raise(ABORT, 'rules that were taken in stay'); END;

-- Bytes of certificates inside a backup, in parts; empty in a data folder.
CREATE TABLE ceu_packed (
	hash  BLOB    NOT NULL REFERENCES ceu_certificate (hash),
	part  INTEGER NOT NULL CHECK (part >= 0),
	bytes BLOB    NOT NULL,
	PRIMARY KEY (hash, part)
) STRICT;

PRAGMA user_version = 5;
