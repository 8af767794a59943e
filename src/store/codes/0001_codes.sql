-- 0001: official code tables as they were imported. This file holds nothing of
-- a person and can be made again from the official files at any time; it is
-- written whole under another name and then given its own.
--
-- A part is one official table of one edition; every other row belongs to one
-- by p. Rows lie in the order of their keys, so that a part is read, written
-- and taken out in one piece. n is the row's number in its part from 0, the
-- number enum pr_codebook_list asks by; rows that are in no list come behind
-- those that are. Codes are upper case without dot.

-- The files that were read; said is the edition the user named, or ''. A file
-- stays known when all its parts had to give way to those of others.
CREATE TABLE file (
	id        INTEGER PRIMARY KEY,
	sha256    BLOB    NOT NULL CHECK (length(sha256) = 32),
	said      TEXT    NOT NULL,
	name      TEXT    NOT NULL,
	UNIQUE (sha256, said)
) STRICT;

-- Every table a file holds, also those that gave way to another file's.
CREATE TABLE brings (
	file      INTEGER NOT NULL REFERENCES file (id),
	what      TEXT    NOT NULL,                -- PR_TABLE_LIST
	edition   TEXT    NOT NULL,
	PRIMARY KEY (file, what, edition)
) STRICT, WITHOUT ROWID;

-- A file that is read again says anew what it holds.
CREATE TRIGGER file_again AFTER UPDATE ON file BEGIN
	DELETE FROM brings WHERE file = new.id;
END;

CREATE TABLE part (
	id        INTEGER PRIMARY KEY,
	what      TEXT    NOT NULL,                -- PR_TABLE_LIST
	edition   TEXT    NOT NULL,
	file      INTEGER NOT NULL REFERENCES file (id),
	rows      INTEGER NOT NULL,                -- as the file counts them
	loaded_ms INTEGER NOT NULL,
	UNIQUE (what, edition)
) STRICT;

-- How long each numbered list of a part is.
CREATE TABLE size (
	p         INTEGER NOT NULL,
	list      INTEGER NOT NULL,                -- enum pr_codebook_list
	n         INTEGER NOT NULL,
	PRIMARY KEY (p, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE code (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	code      TEXT    NOT NULL,
	ord       INTEGER NOT NULL,                -- order number
	last      INTEGER NOT NULL,                -- of the last one below
	kind      INTEGER NOT NULL,                -- 1 valid, 2 modifier
	brief     TEXT,                            -- NULL: as title
	title     TEXT    NOT NULL,
	ended     TEXT,
	coverage  TEXT,
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX code_by_code ON code (p, code);

-- The tabular: chapters, sections, categories and what lies below.
CREATE TABLE node (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	node      TEXT    NOT NULL,
	up        INTEGER NOT NULL,                -- n of the parent, -1 none
	title     TEXT,                            -- NULL: as in the order file
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX node_by_node ON node (p, node);

CREATE TABLE note (
	p         INTEGER NOT NULL,
	owner     INTEGER NOT NULL,                -- node.n
	n         INTEGER NOT NULL,
	kind      INTEGER NOT NULL,                -- enum pr_note_kind
	text      TEXT    NOT NULL,
	PRIMARY KEY (p, owner, n)
) STRICT, WITHOUT ROWID;

-- Codes that a note names, as far as they are in the edition.
CREATE TABLE ref (
	p         INTEGER NOT NULL,
	owner     INTEGER NOT NULL,
	n         INTEGER NOT NULL,                -- note.n
	k         INTEGER NOT NULL,
	lo        TEXT    NOT NULL,
	hi        TEXT    NOT NULL,
	first     INTEGER NOT NULL,                -- order numbers
	last      INTEGER NOT NULL,
	PRIMARY KEY (p, owner, n, k)
) STRICT, WITHOUT ROWID;

-- The lists of notes: PR_LIST_NOTES, PR_LIST_TERMS.
CREATE TABLE listed (
	p         INTEGER NOT NULL,
	list      INTEGER NOT NULL,
	i         INTEGER NOT NULL,
	owner     INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	PRIMARY KEY (p, list, i)
) STRICT, WITHOUT ROWID;

CREATE TABLE seventh (
	p         INTEGER NOT NULL,
	owner     INTEGER NOT NULL,
	k         INTEGER NOT NULL,
	value     TEXT    NOT NULL,
	text      TEXT    NOT NULL,
	PRIMARY KEY (p, owner, k)
) STRICT, WITHOUT ROWID;

-- The alphabetic index and the external cause index.
CREATE TABLE line (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	depth     INTEGER NOT NULL,
	dash      INTEGER NOT NULL,
	up        INTEGER NOT NULL,                -- n of the parent, -1 none
	code      TEXT,
	manif     TEXT,
	title     TEXT    NOT NULL,                -- its own part of the path
	nemod     TEXT,
	see       TEXT,
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;

-- The neoplasm table and the table of drugs.
CREATE TABLE cell (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	col       INTEGER NOT NULL,
	dash      INTEGER NOT NULL,
	code      TEXT    NOT NULL,
	path      TEXT,                            -- NULL: as of the row before
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE pcs_table (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	prefix    TEXT    NOT NULL,
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE pcs_value (
	p         INTEGER NOT NULL,
	prefix    TEXT    NOT NULL,
	row       INTEGER NOT NULL,                -- 0: the table's own axes
	pos       INTEGER NOT NULL,
	k         INTEGER NOT NULL,
	value     TEXT    NOT NULL,
	label     TEXT    NOT NULL,
	PRIMARY KEY (p, prefix, row, pos, k)
) STRICT, WITHOUT ROWID;

CREATE TABLE pcs_axis (
	p         INTEGER NOT NULL,
	prefix    TEXT    NOT NULL,
	pos       INTEGER NOT NULL,
	title     TEXT    NOT NULL,
	definition TEXT,
	PRIMARY KEY (p, prefix, pos)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	section   TEXT    NOT NULL,
	axis      INTEGER NOT NULL,
	title     TEXT    NOT NULL,
	definition TEXT   NOT NULL,
	explanation TEXT  NOT NULL,
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE includes (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,                -- term.n
	k         INTEGER NOT NULL,
	text      TEXT    NOT NULL,
	PRIMARY KEY (p, n, k)
) STRICT, WITHOUT ROWID;

-- The index of the PCS: for looking up only.
CREATE TABLE entry (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	code      TEXT    NOT NULL,                -- or its first characters
	term      TEXT    NOT NULL,
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE exempt (
	p         INTEGER NOT NULL,
	code      TEXT    NOT NULL,
	PRIMARY KEY (p, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE severity (
	p         INTEGER NOT NULL,
	code      TEXT    NOT NULL,
	n         INTEGER NOT NULL,
	level     INTEGER NOT NULL,                -- enum pr_cc_level
	PRIMARY KEY (p, code)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX severity_by_n ON severity (p, n);

CREATE TABLE drg (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	drg       INTEGER NOT NULL,
	mdc       INTEGER NOT NULL,
	type      TEXT    NOT NULL,
	title     TEXT    NOT NULL,
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX drg_by_drg ON drg (p, drg);

-- The learner's own licensed list; never exported.
CREATE TABLE cpt (
	p         INTEGER NOT NULL,
	n         INTEGER NOT NULL,
	code      TEXT    NOT NULL,
	title     TEXT    NOT NULL,
	PRIMARY KEY (p, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cpt_by_code ON cpt (p, code);

-- What is looked up in: one packed block a system and edition, see
-- proctor/search.h; made again when a part of it changes.
CREATE TABLE block (
	system    INTEGER NOT NULL,                -- enum pr_code_system
	edition   TEXT    NOT NULL,
	bytes     BLOB    NOT NULL,
	UNIQUE (system, edition)
) STRICT;

-- The stamp: "prcc" in ASCII, and the number of this file.
PRAGMA application_id = 1886544739;
PRAGMA user_version = 1;
