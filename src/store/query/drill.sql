-- Statements of drill.c.

-- name: drill_insert
INSERT INTO drill (sitting, kind, pack, skill, closed, pace_s)
VALUES (:sitting, :kind, :pack, :skill, :closed, :pace_s);

-- name: drill_get
SELECT sitting, kind, pack, skill, closed, pace_s
FROM drill WHERE sitting = :sitting;

-- name: grade_insert
INSERT INTO response_grade (sitting, slot, learner, at_ms, strict, learning,
	edition)
VALUES (:sitting, :slot, :learner, :at_ms, :strict, :learning, :edition);

-- name: error_insert
INSERT INTO response_error (sitting, slot, n, kind, line, key, learner, at_ms)
VALUES (:sitting, :slot, :n, :kind, :line, :key, :learner, :at_ms);

-- name: grade_of_sitting
SELECT sitting, slot, learner, at_ms, strict, learning, edition
FROM response_grade WHERE sitting = :sitting ORDER BY slot;

-- name: grade_of_learner
-- Newest first, with the place of the item in the outline.
SELECT g.sitting, g.slot, g.learner, g.at_ms, g.strict, g.learning, g.edition,
	s.domain, s.task
FROM response_grade g JOIN sitting t ON t.id = g.sitting
JOIN form_slot s ON s.form = t.form AND s.pos = g.slot
WHERE g.learner = :learner
ORDER BY g.at_ms DESC, g.sitting DESC, g.slot DESC;

-- name: error_of_sitting
SELECT sitting, slot, n, kind, line, key, learner, at_ms
FROM response_error WHERE sitting = :sitting ORDER BY slot, n;

-- name: error_of_learner
-- Newest first.
SELECT sitting, slot, n, kind, line, key, learner, at_ms
FROM response_error WHERE learner = :learner
ORDER BY at_ms DESC, sitting DESC, slot DESC, n DESC;
