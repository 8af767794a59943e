-- 0002: corrections of wrong keys, after items were sat.

-- What is to be thought of a revision: of its key (kinds 0 to 3, 0 takes the
-- others back) and of its use (4 retired, 5 takes that back). Of each the newest
-- row counts, and a newer revision makes both history. Scores are never changed by it: a report shows the raw score of the
-- seal and the corrected one side by side. What was learnt from responses to
-- a corrected revision counts no more.
CREATE TABLE correction (
	id       INTEGER PRIMARY KEY,
	item_rev INTEGER NOT NULL REFERENCES item_rev (id),
	kind     INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5), -- enum pr_correction
	was      INTEGER NOT NULL,                  -- the item's status before any
	accepted TEXT    NOT NULL,                  -- option ids joined by +, or ''
	reason   TEXT    NOT NULL CHECK (reason <> ''),
	at_ms    INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_by_rev ON correction (item_rev, id);
CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction
BEGIN SELECT raise(ABORT, 'a correction is withdrawn by a new one'); END;
CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'a correction is withdrawn by a new one'); END;

-- Problems that learners reported (event kind 9), which are few.
CREATE INDEX event_report ON event (wall_ms, sitting, seq) WHERE kind = 9;

PRAGMA user_version = 2;
