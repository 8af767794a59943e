-- 0003: coding drills: what a drill was started as, and how each response was
-- graded. A drill is a sitting of kind 5; its items lie in form_slot.

-- What was asked for. '' means any.
CREATE TABLE drill (
	sitting INTEGER PRIMARY KEY REFERENCES sitting (id),
	kind    TEXT    NOT NULL,                   -- a domain of DRILLS
	pack    TEXT    NOT NULL,                   -- identifier of a bank
	skill   TEXT    NOT NULL,                   -- a task of DRILLS
	closed  INTEGER NOT NULL CHECK (closed IN (0, 1)), -- without the tables
	pace_s  INTEGER NOT NULL CHECK (pace_s >= 0) -- for one item, 0: its own
) STRICT;
CREATE TRIGGER drill_no_update BEFORE UPDATE ON drill
BEGIN SELECT raise(ABORT, 'what a drill was started as stays'); END;
CREATE TRIGGER drill_no_delete BEFORE DELETE ON drill
BEGIN SELECT raise(ABORT, 'what a drill was started as stays'); END;

-- A response as it was graded when it was closed, with the tables of that
-- moment: other tables may grade it otherwise, so this is not rebuilt.
CREATE TABLE response_grade (
	sitting  INTEGER NOT NULL REFERENCES sitting (id),
	slot     INTEGER NOT NULL CHECK (slot >= 0),
	learner  INTEGER NOT NULL REFERENCES learner (id),
	at_ms    INTEGER NOT NULL,
	strict   INTEGER NOT NULL CHECK (strict BETWEEN 0 AND 100),
	learning INTEGER NOT NULL CHECK (learning BETWEEN 0 AND 100),
	edition  TEXT    NOT NULL,                  -- of the tables, '' without
	PRIMARY KEY (sitting, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX response_grade_by_learner ON response_grade (learner, at_ms);
CREATE TRIGGER response_grade_no_update BEFORE UPDATE ON response_grade
BEGIN SELECT raise(ABORT, 'the first grade stays'); END;
CREATE TRIGGER response_grade_no_delete BEFORE DELETE ON response_grade
BEGIN SELECT raise(ABORT, 'the first grade stays'); END;

-- What was wrong with it, error by error.
CREATE TABLE response_error (
	sitting INTEGER NOT NULL,
	slot    INTEGER NOT NULL,
	n       INTEGER NOT NULL CHECK (n >= 0),
	kind    INTEGER NOT NULL CHECK (kind >= 1), -- enum pr_feedback
	line    TEXT    NOT NULL,                   -- what was entered, or ''
	key     TEXT    NOT NULL,                   -- what was wanted, or ''
	learner INTEGER NOT NULL REFERENCES learner (id),
	at_ms   INTEGER NOT NULL,
	PRIMARY KEY (sitting, slot, n),
	FOREIGN KEY (sitting, slot) REFERENCES response_grade (sitting, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX response_error_by_learner ON response_error (learner, at_ms);
CREATE TRIGGER response_error_no_update BEFORE UPDATE ON response_error
BEGIN SELECT raise(ABORT, 'an error that was made stays'); END;
CREATE TRIGGER response_error_no_delete BEFORE DELETE ON response_error
BEGIN SELECT raise(ABORT, 'an error that was made stays'); END;

PRAGMA user_version = 3;
