-- Statements of learn.c, learn_state.c, forecast.c and sheets.c.

-- name: step_insert
INSERT INTO learn_step (learner, sitting, slot, n, undoes, item, item_rev,
	exam, domain, skill, at_ms, day, utc_offset_min, correct, confidence,
	flags, b, b_var, mean, var, grade, known, days, skill_days, weights)
VALUES (:learner, :sitting, :slot, :n, nullif(:undoes, 0), :item, :item_rev,
	:exam, :domain, :skill, :at_ms, :day, :utc_offset_min, :correct,
	:confidence, :flags, :b, :b_var, :mean, :var, :grade, :known, :days,
	:skill_days, nullif(:weights, 0));

-- name: step_of_learner
-- Kinds 0 to 3 of a correction are of the key, 0 takes the others back. The
-- few corrections there are make one list, looked into for each step.
SELECT s.id, s.learner, s.sitting, s.slot, s.n, s.undoes, s.item, s.item_rev,
	s.exam, s.domain, s.skill, s.at_ms, s.day, s.utc_offset_min, s.correct,
	s.confidence, s.flags, s.b, s.b_var, s.mean, s.var, s.grade, s.known,
	s.days, s.skill_days, s.weights,
	EXISTS (SELECT 1 FROM learn_step u WHERE u.undoes = s.id),
	s.item_rev IN (SELECT c.item_rev FROM correction c
		WHERE c.kind IN (1, 2, 3) AND c.id = (SELECT max(d.id)
			FROM correction d
			WHERE d.item_rev = c.item_rev AND d.kind <= 3))
FROM learn_step s WHERE s.learner = :learner
ORDER BY s.id;

-- name: step_first
-- Flag 1 is PR_STEP_ABILITY; it has an index of its own.
SELECT s.id, s.learner, s.sitting, s.slot, s.n, s.undoes, s.item, s.item_rev,
	s.exam, s.domain, s.skill, s.at_ms, s.day, s.utc_offset_min, s.correct,
	s.confidence, s.flags, s.b, s.b_var, s.mean, s.var, s.grade, s.known,
	s.days, s.skill_days, s.weights,
	EXISTS (SELECT 1 FROM learn_step u WHERE u.undoes = s.id),
	s.item_rev IN (SELECT c.item_rev FROM correction c
		WHERE c.kind IN (1, 2, 3) AND c.id = (SELECT max(d.id)
			FROM correction d
			WHERE d.item_rev = c.item_rev AND d.kind <= 3))
FROM learn_step s WHERE s.learner = :learner AND s.flags & 1
ORDER BY s.id;

-- name: step_of_item
SELECT s.id, s.learner, s.sitting, s.slot, s.n, s.undoes, s.item, s.item_rev,
	s.exam, s.domain, s.skill, s.at_ms, s.day, s.utc_offset_min, s.correct,
	s.confidence, s.flags, s.b, s.b_var, s.mean, s.var, s.grade, s.known,
	s.days, s.skill_days, s.weights,
	EXISTS (SELECT 1 FROM learn_step u WHERE u.undoes = s.id),
	s.item_rev IN (SELECT c.item_rev FROM correction c
		WHERE c.kind IN (1, 2, 3) AND c.id = (SELECT max(d.id)
			FROM correction d
			WHERE d.item_rev = c.item_rev AND d.kind <= 3))
FROM learn_step s
WHERE s.item = :item AND (:learner = 0 OR s.learner = :learner)
ORDER BY s.id;

-- name: step_of_sitting
SELECT s.id, s.learner, s.sitting, s.slot, s.n, s.undoes, s.item, s.item_rev,
	s.exam, s.domain, s.skill, s.at_ms, s.day, s.utc_offset_min, s.correct,
	s.confidence, s.flags, s.b, s.b_var, s.mean, s.var, s.grade, s.known,
	s.days, s.skill_days, s.weights,
	EXISTS (SELECT 1 FROM learn_step u WHERE u.undoes = s.id),
	s.item_rev IN (SELECT c.item_rev FROM correction c
		WHERE c.kind IN (1, 2, 3) AND c.id = (SELECT max(d.id)
			FROM correction d
			WHERE d.item_rev = c.item_rev AND d.kind <= 3))
FROM learn_step s
WHERE s.sitting = :sitting AND (:item = 0 OR s.item = :item)
	AND (:learner = 0 OR s.learner = :learner)
ORDER BY s.id;

-- name: ability_put
INSERT INTO ability (learner, exam, answers, last_day, last_ms, domains, state)
VALUES (:learner, :exam, :answers, :last_day, :last_ms, :domains, :state)
ON CONFLICT (learner, exam) DO UPDATE SET answers = excluded.answers,
	last_day = excluded.last_day, last_ms = excluded.last_ms,
	domains = excluded.domains, state = excluded.state;

-- name: ability_get
SELECT learner, exam, answers, last_day, last_ms, domains, state
FROM ability WHERE learner = :learner AND exam = :exam;

-- name: ability_each
SELECT learner, exam, answers, last_day, last_ms, domains, state
FROM ability WHERE learner = :learner ORDER BY exam;

-- name: ability_drop
DELETE FROM ability WHERE learner = :learner;

-- name: memory_put
INSERT INTO memory (learner, item, skill, s, d, reviews, lapses, last_day,
	last_ms, flags)
VALUES (:learner, :item, :skill, :s, :d, :reviews, :lapses, :last_day,
	:last_ms, :flags)
ON CONFLICT (learner, item, skill) DO UPDATE SET s = excluded.s,
	d = excluded.d, reviews = excluded.reviews, lapses = excluded.lapses,
	last_day = excluded.last_day, last_ms = excluded.last_ms,
	flags = excluded.flags;

-- name: memory_get
SELECT learner, item, skill, s, d, reviews, lapses, last_day, last_ms, flags
FROM memory WHERE learner = :learner AND item = :item AND skill = :skill;

-- name: memory_each
-- Skills first: their item is 0.
SELECT learner, item, skill, s, d, reviews, lapses, last_day, last_ms, flags
FROM memory WHERE learner = :learner ORDER BY item, skill;

-- name: memory_drop
DELETE FROM memory WHERE learner = :learner;

-- name: learnt_put
INSERT INTO item_learnt (item, n, b, var) VALUES (:item, :n, :b, :var)
ON CONFLICT (item) DO UPDATE SET n = excluded.n, b = excluded.b,
	var = excluded.var;

-- name: learnt_get
SELECT item, n, b, var FROM item_learnt WHERE item = :item;

-- name: learnt_each
SELECT item, n, b, var FROM item_learnt ORDER BY item;

-- name: learnt_drop
DELETE FROM item_learnt;

-- name: weights_insert
INSERT INTO learn_weights (learner, at_ms, reviews, held, held_before,
	held_average, kept, weights)
VALUES (:learner, :at_ms, :reviews, :held, :held_before, :held_average,
	:kept, :weights);

-- name: weights_get
SELECT id, learner, at_ms, reviews, held, held_before, held_average, kept,
	weights
FROM learn_weights WHERE id = :id;

-- name: weights_kept
-- A fit that lost to the defaults puts these in force again.
SELECT id, learner, at_ms, reviews, held, held_before, held_average, kept,
	weights
FROM learn_weights WHERE kept = 1
	AND id = (SELECT max(id) FROM learn_weights WHERE learner = :learner);

-- name: weights_last
SELECT id, learner, at_ms, reviews, held, held_before, held_average, kept,
	weights
FROM learn_weights WHERE learner = :learner ORDER BY id DESC LIMIT 1;

-- name: forecast_insert
INSERT INTO forecast (learner, exam, sitting, at_ms, exam_date, p, lo, hi,
	answers, coverage)
VALUES (:learner, :exam, :sitting, :at_ms, :exam_date, :p, :lo, :hi, :answers,
	:coverage);

-- name: forecast_of_learner
SELECT id, learner, exam, sitting, at_ms, exam_date, p, lo, hi, answers,
	coverage
FROM forecast WHERE learner = :learner ORDER BY at_ms, id;

-- name: forecast_of_all
SELECT id, learner, exam, sitting, at_ms, exam_date, p, lo, hi, answers,
	coverage
FROM forecast ORDER BY at_ms, id;

-- name: exam_result_insert
INSERT INTO exam_result (learner, exam, date, score, passed, at_ms)
VALUES (:learner, :exam, :date, :score, :passed, :at_ms);

-- name: exam_result_of_learner
SELECT v.id, v.learner, v.exam, v.date, v.score, v.passed, v.at_ms
FROM exam_result v
WHERE v.learner = :learner AND v.id = (SELECT max(n.id) FROM exam_result n
	WHERE n.learner = v.learner AND n.exam = v.exam AND n.date = v.date)
ORDER BY v.date, v.id;

-- name: exam_result_of_all
SELECT v.id, v.learner, v.exam, v.date, v.score, v.passed, v.at_ms
FROM exam_result v
WHERE v.id = (SELECT max(n.id) FROM exam_result n
	WHERE n.learner = v.learner AND n.exam = v.exam AND n.date = v.date)
ORDER BY v.date, v.id;

-- name: sheet_of_learner
SELECT h.sitting, h.learner, h.end_ms, h.cells, t.kind, x.identifier, x.id,
	coalesce(c.scaled, 0), t.test_clock, coalesce(c.met_before, 0),
	coalesce(c.n_scored, 0), t.utc_offset_min
FROM sheet h CROSS JOIN sitting t ON t.id = h.sitting
CROSS JOIN form f ON f.id = t.form
CROSS JOIN exam_rev x ON x.id = f.exam_rev
LEFT JOIN score c ON c.sitting = h.sitting
WHERE h.learner = :learner AND h.end_ms >= :since
ORDER BY h.end_ms, h.sitting;

-- name: sheet_of_all
-- A report over the whole file reads all of it, in the order of the pages.
SELECT sitting, learner, end_ms, cells FROM sheet WHERE end_ms >= :since
ORDER BY sitting;
