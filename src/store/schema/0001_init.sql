-- 0001: learners, banks, forms, sittings. Times are ms since 1970 UTC, civil
-- dates are YYYY-MM-DD text, uuids are 16 bytes, hashes 32. Records are JSON
-- objects; json_valid() cannot guard them, SQLite 3.40 does not count it among
-- the functions that a schema may use when it is not trusted.
--
-- What is ours and must last: learner, sitting, event, seen. What can be
-- rebuilt: sheet and score from events; bank rows from the bank files.

-- Who practises here. Row 1 always exists.
CREATE TABLE learner (
	id            INTEGER PRIMARY KEY,
	uuid          BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
	name          TEXT    NOT NULL UNIQUE,
	purpose       INTEGER NOT NULL DEFAULT 0,   -- enum pr_purpose
	exam          TEXT    NOT NULL DEFAULT '',  -- exam identifier
	exam_date     TEXT    NOT NULL DEFAULT ''
	              CHECK (exam_date = '' OR exam_date GLOB '????-??-??'),
	minutes_a_day INTEGER NOT NULL DEFAULT 0 CHECK (minutes_a_day BETWEEN 0 AND 1440),
	time_percent  INTEGER NOT NULL DEFAULT 100 CHECK (time_percent BETWEEN 100 AND 300),
	extra_min     INTEGER NOT NULL DEFAULT 0 CHECK (extra_min BETWEEN 0 AND 600),
	breaks_stop   INTEGER NOT NULL DEFAULT 0 CHECK (breaks_stop IN (0, 1)),
	reserve_forms INTEGER NOT NULL DEFAULT 2 CHECK (reserve_forms BETWEEN 0 AND 2),
	created_ms    INTEGER NOT NULL
) STRICT;

-- A bank: many files may carry the same uuid.
CREATE TABLE bank (
	id             INTEGER PRIMARY KEY,
	uuid           BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
	identifier     TEXT    NOT NULL DEFAULT '',
	title          TEXT    NOT NULL,
	version        INTEGER NOT NULL,
	default_format INTEGER NOT NULL,            -- enum pr_text_format
	format_minor   INTEGER NOT NULL,            -- 1 for certbank 1.1
	shipped        INTEGER NOT NULL CHECK (shipped IN (0, 1)),
	record         TEXT    NOT NULL CHECK (record GLOB '{*'), -- bank object
	loaded_ms      INTEGER NOT NULL
) STRICT;

-- Which bytes a bank came from; shipped files are compared with these rows.
CREATE TABLE bank_source (
	id        INTEGER PRIMARY KEY,
	bank      INTEGER NOT NULL REFERENCES bank (id),
	name      TEXT    NOT NULL,                 -- path as given
	bytes     INTEGER NOT NULL,
	mtime_ms  INTEGER NOT NULL,
	sha256    BLOB    NOT NULL CHECK (length(sha256) = 32),
	importer  TEXT    NOT NULL,                 -- program version
	loaded_ms INTEGER NOT NULL,
	UNIQUE (name, bank)
) STRICT;

-- A revision of an exam file; identifiers are global, the newest is current.
CREATE TABLE exam_rev (
	id         INTEGER PRIMARY KEY,
	uuid       BLOB    NOT NULL CHECK (length(uuid) = 16),
	identifier TEXT    NOT NULL COLLATE NOCASE,
	version    INTEGER NOT NULL,
	bank       INTEGER NOT NULL REFERENCES bank (id),
	hash       BLOB    NOT NULL CHECK (length(hash) = 32),
	current    INTEGER NOT NULL CHECK (current IN (0, 1)),
	record     TEXT    NOT NULL CHECK (record GLOB '{*'),
	UNIQUE (uuid, version)
) STRICT;
CREATE UNIQUE INDEX exam_rev_current ON exam_rev (identifier) WHERE current;

-- A revision of case material.
CREATE TABLE stimulus_rev (
	id         INTEGER PRIMARY KEY,
	bank       INTEGER NOT NULL REFERENCES bank (id),
	uuid       BLOB    NOT NULL CHECK (length(uuid) = 16),
	identifier TEXT    NOT NULL,
	version    INTEGER NOT NULL,
	hash       BLOB    NOT NULL CHECK (length(hash) = 32),
	current    INTEGER NOT NULL CHECK (current IN (0, 1)),
	record     TEXT    NOT NULL CHECK (record GLOB '{*'),
	UNIQUE (uuid, version)
) STRICT;
CREATE UNIQUE INDEX stimulus_rev_current ON stimulus_rev (uuid) WHERE current;

-- An item: its identity and what may change without a new revision.
CREATE TABLE item (
	id         INTEGER PRIMARY KEY,
	bank       INTEGER NOT NULL REFERENCES bank (id),
	uuid       BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
	identifier TEXT,                            -- unique in its bank
	status     INTEGER NOT NULL,                -- enum pr_item_status
	rev        INTEGER REFERENCES item_rev (id), -- current revision
	import_id  INTEGER NOT NULL,                -- last import that held it
	UNIQUE (bank, identifier)
) STRICT;
CREATE INDEX item_by_identifier ON item (identifier);
CREATE INDEX item_by_import ON item (import_id);

-- A revision: what a sitting met. Only metadata in record may be refreshed;
-- the content is bound by hash.
CREATE TABLE item_rev (
	id           INTEGER PRIMARY KEY,
	item         INTEGER NOT NULL REFERENCES item (id),
	version      INTEGER NOT NULL CHECK (version >= 1),
	hash         BLOB    NOT NULL CHECK (length(hash) = 32),
	type         INTEGER NOT NULL,              -- enum pr_item_type
	level        INTEGER NOT NULL,              -- enum pr_level
	angoff       REAL,                          -- .05-.95
	raters       INTEGER NOT NULL DEFAULT 0,
	irt_b        REAL,
	irt_b_sd     REAL,
	seconds      INTEGER NOT NULL DEFAULT 0,    -- expected
	review_by    TEXT,
	stimulus     BLOB,                          -- uuid of its case material
	set_position INTEGER NOT NULL DEFAULT 0,
	n_options    INTEGER NOT NULL DEFAULT 0,    -- 0: typed answer
	fixed        INTEGER NOT NULL DEFAULT 0,    -- mask of fixed options
	shuffle      INTEGER NOT NULL DEFAULT 0,
	record       TEXT    NOT NULL CHECK (record GLOB '{*'),
	UNIQUE (item, version)
) STRICT;
CREATE INDEX item_rev_by_hash ON item_rev (hash);
CREATE TRIGGER item_rev_content_stays BEFORE UPDATE ON item_rev
WHEN NEW.item IS NOT OLD.item OR NEW.version IS NOT OLD.version
  OR NEW.hash IS NOT OLD.hash OR NEW.type IS NOT OLD.type
BEGIN SELECT raise(ABORT, 'the content of a revision never changes'); END;
CREATE TRIGGER item_rev_no_delete BEFORE DELETE ON item_rev
BEGIN SELECT raise(ABORT, 'a revision is never deleted'); END;

-- Where an item counts: its objectives, by exam, domain and task.
CREATE TABLE objective (
	exam   TEXT    NOT NULL COLLATE NOCASE,
	item   INTEGER NOT NULL REFERENCES item (id),
	domain TEXT    NOT NULL,
	task   TEXT    NOT NULL,                    -- '' when not stated
	pos    INTEGER NOT NULL CHECK (pos >= 0),   -- its place in the record
	PRIMARY KEY (exam, item, domain, task)
) STRICT, WITHOUT ROWID;
CREATE INDEX objective_by_item ON objective (item);

-- Items that never meet in one form.
CREATE TABLE enemy (
	item  INTEGER NOT NULL REFERENCES item (id),
	other BLOB    NOT NULL,                     -- uuid
	PRIMARY KEY (item, other)
) STRICT, WITHOUT ROWID;

-- A drawn form. Reserved ones are held back from practice until sat.
CREATE TABLE form (
	id         INTEGER PRIMARY KEY,
	learner    INTEGER NOT NULL REFERENCES learner (id),
	exam_rev   INTEGER NOT NULL REFERENCES exam_rev (id),
	seed       INTEGER NOT NULL,
	reserved   INTEGER NOT NULL CHECK (reserved IN (0, 1)),
	whole      INTEGER NOT NULL CHECK (whole IN (0, 1)), -- whole blueprint
	hash       BLOB    NOT NULL CHECK (length(hash) = 32),
	created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX form_reserved ON form (learner, created_ms) WHERE reserved;

-- One place of a form; difficulty and option order frozen at the draw.
CREATE TABLE form_slot (
	form         INTEGER NOT NULL REFERENCES form (id),
	pos          INTEGER NOT NULL,
	item_rev     INTEGER NOT NULL REFERENCES item_rev (id),
	role         INTEGER NOT NULL,              -- enum pr_role
	domain       TEXT    NOT NULL,
	task         TEXT    NOT NULL,
	b            REAL    NOT NULL,              -- logits, 0 = passing level
	b_sd         REAL    NOT NULL,
	set_no       INTEGER NOT NULL,              -- -1: single item
	set_position INTEGER NOT NULL,
	met_before   INTEGER NOT NULL,
	past_review  INTEGER NOT NULL,
	option_order BLOB    NOT NULL,
	PRIMARY KEY (form, pos)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER form_slot_no_update BEFORE UPDATE ON form_slot
BEGIN SELECT raise(ABORT, 'a drawn form never changes'); END;
CREATE TRIGGER form_slot_no_delete BEFORE DELETE ON form_slot
BEGIN SELECT raise(ABORT, 'a drawn form never changes'); END;

-- One run through a form: mock, practice, drill, review.
CREATE TABLE sitting (
	id             INTEGER PRIMARY KEY,
	uuid           BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
	learner        INTEGER NOT NULL REFERENCES learner (id),
	form           INTEGER NOT NULL REFERENCES form (id),
	kind           INTEGER NOT NULL,            -- enum pr_sitting_kind
	feedback       INTEGER NOT NULL,
	timed          INTEGER NOT NULL,
	linear         INTEGER NOT NULL,
	scaled         INTEGER NOT NULL,
	breaks_stop    INTEGER NOT NULL,
	policy         INTEGER NOT NULL,            -- enum pr_clock_policy
	budget_ms      INTEGER NOT NULL,
	standard_ms    INTEGER NOT NULL,
	time_percent   INTEGER NOT NULL,
	extra_min      INTEGER NOT NULL,
	boot_id        TEXT    NOT NULL,
	utc_offset_min INTEGER NOT NULL,
	test_clock     INTEGER NOT NULL,
	state          INTEGER NOT NULL,            -- enum pr_sitting_state
	head           BLOB,                        -- hash of the last event, sealed
	begin_ms       INTEGER NOT NULL DEFAULT 0,
	end_ms         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sitting_by_learner ON sitting (learner, state, end_ms);

-- The log: append only, one row a click, chained by hash.
CREATE TABLE event (
	sitting   INTEGER NOT NULL REFERENCES sitting (id),
	seq       INTEGER NOT NULL CHECK (seq >= 1),
	kind      INTEGER NOT NULL,                 -- enum pr_event_kind
	slot      INTEGER NOT NULL,                 -- -1: none
	choice    INTEGER NOT NULL,                 -- option mask
	value     INTEGER NOT NULL,
	active_ms INTEGER NOT NULL,                 -- budget spent
	boot_ms   INTEGER NOT NULL,
	wall_ms   INTEGER NOT NULL,
	body      TEXT,
	hash      BLOB    NOT NULL CHECK (length(hash) = 32),
	PRIMARY KEY (sitting, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'the event log is append only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'the event log is append only'); END;

-- The packed result of a sealed sitting, rebuildable from events.
CREATE TABLE sheet (
	sitting INTEGER PRIMARY KEY REFERENCES sitting (id),
	learner INTEGER NOT NULL REFERENCES learner (id),
	end_ms  INTEGER NOT NULL,
	cells   BLOB    NOT NULL                    -- see proctor/sheet.h
) STRICT;
CREATE INDEX sheet_by_learner ON sheet (learner, end_ms);

-- The score as computed once, at sealing, from frozen values.
CREATE TABLE score (
	sitting    INTEGER PRIMARY KEY REFERENCES sitting (id),
	n_scored   INTEGER NOT NULL,
	raw        INTEGER NOT NULL,
	met_before INTEGER NOT NULL,                -- of the scored items
	scaled     INTEGER NOT NULL CHECK (scaled IN (0, 1)),
	score      INTEGER,                         -- reported scaled score
	lo         INTEGER,                         -- 95 % range
	hi         INTEGER,
	passed     INTEGER,
	record     TEXT    NOT NULL CHECK (record GLOB '{*') -- every figure
) STRICT;
CREATE TRIGGER score_no_update BEFORE UPDATE ON score
BEGIN SELECT raise(ABORT, 'the first score stays'); END;
CREATE TRIGGER score_no_delete BEFORE DELETE ON score
BEGIN SELECT raise(ABORT, 'the first score stays'); END;

-- First display of an item to a learner, and how often since.
CREATE TABLE seen (
	learner  INTEGER NOT NULL REFERENCES learner (id),
	item     INTEGER NOT NULL REFERENCES item (id),
	first_ms INTEGER NOT NULL,
	last_ms  INTEGER NOT NULL,
	times    INTEGER NOT NULL,
	PRIMARY KEY (learner, item)
) STRICT, WITHOUT ROWID;

-- The stamp: "prct" in ASCII, and the number of this file. Both are part of
-- the transaction that runs it.
PRAGMA application_id = 1886544756;
PRAGMA user_version = 1;
