-- 0004: what answers teach: steps, and the states that are summed from them.
-- A step is what was known when a response was finished, with everything
-- needed to make the states again. ability, memory and item_learnt are such
-- states: they can be dropped and rebuilt from learn_step at any time.

-- Which days of the week a learner studies: bit 0 is Monday.
ALTER TABLE learner ADD COLUMN study_days INTEGER NOT NULL DEFAULT 127
	CHECK (study_days BETWEEN 1 AND 127);
-- When the name was taken away; the statistics stay. 0: a learner as any.
ALTER TABLE learner ADD COLUMN forgotten_ms INTEGER NOT NULL DEFAULT 0;

-- Weights of the memory model that were fitted to a learner's own log.
CREATE TABLE learn_weights (
	id      INTEGER PRIMARY KEY,
	learner INTEGER NOT NULL REFERENCES learner (id),
	at_ms   INTEGER NOT NULL,
	reviews INTEGER NOT NULL,                   -- scored when fitted
	held         REAL NOT NULL,                 -- log loss, held-back days
	held_before  REAL NOT NULL,                 -- of the weights before
	held_average REAL NOT NULL,                 -- of a moving average
	kept    INTEGER NOT NULL CHECK (kept IN (0, 1)), -- used from here on
	weights BLOB    NOT NULL CHECK (length(weights) = 168) -- 21 doubles LE
) STRICT;
CREATE INDEX learn_weights_by_learner ON learn_weights (learner, id);
CREATE TRIGGER learn_weights_no_update BEFORE UPDATE ON learn_weights
BEGIN SELECT raise(ABORT, 'fitted weights stay'); END;
CREATE TRIGGER learn_weights_no_delete BEFORE DELETE ON learn_weights
BEGIN SELECT raise(ABORT, 'fitted weights stay'); END;

-- One finished response, or one that was taken back (undone).
CREATE TABLE learn_step (
	id       INTEGER PRIMARY KEY,               -- the order of all
	learner  INTEGER NOT NULL REFERENCES learner (id),
	sitting  INTEGER NOT NULL REFERENCES sitting (id),
	slot     INTEGER NOT NULL CHECK (slot >= 0),
	n        INTEGER NOT NULL CHECK (n >= 0),   -- of this slot
	undoes   INTEGER REFERENCES learn_step (id), -- a step taken back
	item     INTEGER NOT NULL REFERENCES item (id),
	item_rev INTEGER NOT NULL REFERENCES item_rev (id),
	exam     TEXT    NOT NULL COLLATE NOCASE,
	domain   TEXT    NOT NULL,                  -- '' none
	skill    TEXT    NOT NULL,                  -- of a drill, else ''
	at_ms    INTEGER NOT NULL,
	day      INTEGER NOT NULL,                  -- civil, days since 1970
	utc_offset_min INTEGER NOT NULL,            -- that made the day
	correct  INTEGER NOT NULL CHECK (correct IN (0, 1)),
	confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 3),
	flags    INTEGER NOT NULL,                  -- enum pr_step_flag
	b        REAL    NOT NULL,                  -- difficulty used, logits
	b_var    REAL    NOT NULL,
	mean     REAL    NOT NULL,                  -- where the learner stood
	var      REAL    NOT NULL,
	grade    INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 4), -- 0 no memory
	known    REAL    NOT NULL,                  -- 0..1
	days     INTEGER NOT NULL,                  -- since the item's last step
	skill_days INTEGER NOT NULL,                -- since the skill's last
	weights  INTEGER REFERENCES learn_weights (id), -- NULL the defaults
	UNIQUE (sitting, slot, n)
) STRICT;
CREATE INDEX learn_step_by_learner ON learn_step (learner, id);
CREATE INDEX learn_step_by_item ON learn_step (item, id);
CREATE INDEX learn_step_first ON learn_step (learner, id)
	WHERE flags & 1;                            -- PR_STEP_ABILITY
CREATE UNIQUE INDEX learn_step_undone ON learn_step (undoes)
	WHERE undoes IS NOT NULL;                   -- taken back once
CREATE TRIGGER learn_step_no_update BEFORE UPDATE ON learn_step
BEGIN SELECT raise(ABORT, 'a step is taken back by a new one'); END;
CREATE TRIGGER learn_step_no_delete BEFORE DELETE ON learn_step
BEGIN SELECT raise(ABORT, 'a step is taken back by a new one'); END;

-- Where a learner stands for an exam.
CREATE TABLE ability (
	learner  INTEGER NOT NULL REFERENCES learner (id),
	exam     TEXT    NOT NULL COLLATE NOCASE,
	answers  INTEGER NOT NULL,                  -- first meetings taken in
	last_day INTEGER NOT NULL,
	last_ms  INTEGER NOT NULL,
	domains  TEXT    NOT NULL,                  -- identifiers, tab between
	state    BLOB    NOT NULL,                  -- proctor/learn.h
	PRIMARY KEY (learner, exam)
) STRICT, WITHOUT ROWID;

-- How well an item (skill '') or a skill (item 0) is remembered.
CREATE TABLE memory (
	learner  INTEGER NOT NULL REFERENCES learner (id),
	item     INTEGER NOT NULL,
	skill    TEXT    NOT NULL,
	s        REAL    NOT NULL,
	d        REAL    NOT NULL,
	reviews  INTEGER NOT NULL,
	lapses   INTEGER NOT NULL,                  -- wrong answers
	last_day INTEGER NOT NULL,
	last_ms  INTEGER NOT NULL,
	flags    INTEGER NOT NULL,                  -- enum pr_memory_flag
	PRIMARY KEY (learner, item, skill)
) STRICT, WITHOUT ROWID;

-- Difficulty as first answers of different learners tell it.
CREATE TABLE item_learnt (
	item INTEGER PRIMARY KEY REFERENCES item (id),
	n    INTEGER NOT NULL,
	b    REAL    NOT NULL,
	var  REAL    NOT NULL
) STRICT;

-- What was claimed, and when; never changed.
CREATE TABLE forecast (
	id        INTEGER PRIMARY KEY,
	learner   INTEGER NOT NULL REFERENCES learner (id),
	exam      TEXT    NOT NULL COLLATE NOCASE,
	sitting   INTEGER NOT NULL REFERENCES sitting (id), -- made at its seal
	at_ms     INTEGER NOT NULL,
	exam_date TEXT    NOT NULL,                 -- '' when none was set
	p         REAL    NOT NULL,                 -- of a pass, exact
	lo        REAL    NOT NULL,
	hi        REAL    NOT NULL,
	answers   INTEGER NOT NULL,
	coverage  REAL    NOT NULL                  -- 0..1
) STRICT;
CREATE INDEX forecast_by_learner ON forecast (learner, exam, at_ms);
CREATE TRIGGER forecast_no_update BEFORE UPDATE ON forecast
BEGIN SELECT raise(ABORT, 'a forecast that was made stays'); END;
CREATE TRIGGER forecast_no_delete BEFORE DELETE ON forecast
BEGIN SELECT raise(ABORT, 'a forecast that was made stays'); END;

-- Results of the real examination, as the learner enters them. Of one exam
-- and date the newest row counts.
CREATE TABLE exam_result (
	id      INTEGER PRIMARY KEY,
	learner INTEGER NOT NULL REFERENCES learner (id),
	exam    TEXT    NOT NULL COLLATE NOCASE,
	date    TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
	score   INTEGER NOT NULL,
	passed  INTEGER NOT NULL CHECK (passed IN (0, 1)),
	at_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX exam_result_by_learner ON exam_result (learner, exam, date);
CREATE TRIGGER exam_result_no_update BEFORE UPDATE ON exam_result
BEGIN SELECT raise(ABORT, 'a result is mended by a new row'); END;
CREATE TRIGGER exam_result_no_delete BEFORE DELETE ON exam_result
BEGIN SELECT raise(ABORT, 'a result is mended by a new row'); END;

PRAGMA user_version = 4;
