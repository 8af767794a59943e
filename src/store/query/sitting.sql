-- Statements of learner.c, form.c, sitting.c, event.c and result.c.

-- name: learner_first
-- Row 1 always exists.
INSERT INTO learner (id, uuid, name, created_ms)
SELECT 1, :uuid, 'me', :created_ms WHERE NOT EXISTS (SELECT 1 FROM learner);

-- name: learner_lowest
-- The first that has a name, row 1 when nobody has.
SELECT id, uuid, name, purpose, exam, exam_date, minutes_a_day, time_percent,
	extra_min, breaks_stop, reserve_forms, created_ms, study_days,
	forgotten_ms
FROM learner ORDER BY forgotten_ms > 0, id LIMIT 1;

-- name: learner_named
SELECT id, uuid, name, purpose, exam, exam_date, minutes_a_day, time_percent,
	extra_min, breaks_stop, reserve_forms, created_ms, study_days,
	forgotten_ms
FROM learner WHERE name = :name AND forgotten_ms = 0;

-- name: learner_each
SELECT id, uuid, name, purpose, exam, exam_date, minutes_a_day, time_percent,
	extra_min, breaks_stop, reserve_forms, created_ms, study_days,
	forgotten_ms
FROM learner ORDER BY id;

-- name: learner_insert
INSERT INTO learner (uuid, name, purpose, exam, exam_date, minutes_a_day,
	time_percent, extra_min, breaks_stop, reserve_forms, created_ms,
	study_days, forgotten_ms)
VALUES (:uuid, :name, :purpose, :exam, :exam_date, :minutes_a_day,
	:time_percent, :extra_min, :breaks_stop, :reserve_forms, :created_ms,
	:study_days, :forgotten_ms);

-- name: learner_update
UPDATE learner SET uuid = :uuid, name = :name, purpose = :purpose,
	exam = :exam, exam_date = :exam_date, minutes_a_day = :minutes_a_day,
	time_percent = :time_percent, extra_min = :extra_min,
	breaks_stop = :breaks_stop, reserve_forms = :reserve_forms,
	created_ms = :created_ms, study_days = :study_days,
	forgotten_ms = :forgotten_ms
WHERE id = :id;

-- name: form_insert
INSERT INTO form (learner, exam_rev, seed, reserved, whole, hash, created_ms)
VALUES (:learner, :exam_rev, :seed, :reserved, :whole, :hash, :created_ms);

-- name: form_get
SELECT id, learner, exam_rev, seed, reserved, whole, hash, created_ms
FROM form WHERE id = :id;

-- name: form_release
UPDATE form SET reserved = 0 WHERE id = :id;

-- name: reserved_each
SELECT f.id, f.learner, f.exam_rev, f.seed, f.reserved, f.whole, f.hash,
	f.created_ms
FROM form f JOIN exam_rev x ON x.id = f.exam_rev
WHERE f.learner = :learner AND f.reserved AND x.identifier = :exam
ORDER BY f.created_ms, f.id;

-- name: reserved_item_each
SELECT DISTINCT r.item
FROM form f JOIN exam_rev x ON x.id = f.exam_rev
CROSS JOIN form_slot s ON s.form = f.id
CROSS JOIN item_rev r ON r.id = s.item_rev
WHERE f.learner = :learner AND f.reserved AND x.identifier = :exam
ORDER BY r.item;

-- name: slot_insert
INSERT INTO form_slot (form, pos, item_rev, role, domain, task, b, b_sd,
	set_no, set_position, met_before, past_review, option_order)
VALUES (:form, :pos, :item_rev, :role, :domain, :task, :b, :b_sd, :set_no,
	:set_position, :met_before, :past_review, :option_order);

-- name: slot_each
SELECT item_rev, role, domain, task, b, b_sd, set_no, set_position,
	met_before, past_review, option_order
FROM form_slot WHERE form = :form ORDER BY pos;

-- name: sitting_insert
INSERT INTO sitting (uuid, learner, form, kind, feedback, timed, linear,
	scaled, breaks_stop, policy, budget_ms, standard_ms, time_percent,
	extra_min, boot_id, utc_offset_min, test_clock, state, head, begin_ms,
	end_ms)
VALUES (:uuid, :learner, :form, :kind, :feedback, :timed, :linear, :scaled,
	:breaks_stop, :policy, :budget_ms, :standard_ms, :time_percent,
	:extra_min, :boot_id, :utc_offset_min, :test_clock, :state, :head,
	:begin_ms, :end_ms);

-- name: sitting_get
SELECT s.id, s.uuid, s.learner, s.form, s.kind, s.feedback, s.timed, s.linear,
	s.scaled, s.breaks_stop, s.policy, s.budget_ms, s.standard_ms,
	s.time_percent, s.extra_min, s.boot_id, s.utc_offset_min,
	s.test_clock, s.state, s.head, s.begin_ms, s.end_ms, x.identifier,
	(SELECT count(*) FROM form_slot p WHERE p.form = s.form)
FROM sitting s JOIN form f ON f.id = s.form
JOIN exam_rev x ON x.id = f.exam_rev
WHERE s.id = :id;

-- name: sitting_sealed
-- State 5 is sealed.
SELECT s.id, s.uuid, s.learner, s.form, s.kind, s.feedback, s.timed, s.linear,
	s.scaled, s.breaks_stop, s.policy, s.budget_ms, s.standard_ms,
	s.time_percent, s.extra_min, s.boot_id, s.utc_offset_min,
	s.test_clock, s.state, s.head, s.begin_ms, s.end_ms, x.identifier,
	(SELECT count(*) FROM form_slot p WHERE p.form = s.form)
FROM sitting s CROSS JOIN form f ON f.id = s.form
CROSS JOIN exam_rev x ON x.id = f.exam_rev
WHERE s.learner = :learner AND s.state = 5
ORDER BY s.end_ms DESC, s.id DESC;

-- name: sitting_open
SELECT s.id, s.uuid, s.learner, s.form, s.kind, s.feedback, s.timed, s.linear,
	s.scaled, s.breaks_stop, s.policy, s.budget_ms, s.standard_ms,
	s.time_percent, s.extra_min, s.boot_id, s.utc_offset_min,
	s.test_clock, s.state, s.head, s.begin_ms, s.end_ms, x.identifier,
	(SELECT count(*) FROM form_slot p WHERE p.form = s.form)
FROM sitting s CROSS JOIN form f ON f.id = s.form
CROSS JOIN exam_rev x ON x.id = f.exam_rev
WHERE s.learner = :learner AND s.state < 5
ORDER BY s.begin_ms DESC, s.id DESC;

-- name: sitting_state
UPDATE sitting SET state = :state, head = :head, begin_ms = :begin_ms,
	end_ms = :end_ms
WHERE id = :id;

-- name: event_insert
INSERT INTO event (sitting, seq, kind, slot, choice, value, active_ms,
	boot_ms, wall_ms, body, hash)
VALUES (:sitting, :seq, :kind, :slot, :choice, :value, :active_ms, :boot_ms,
	:wall_ms, :body, :hash);

-- name: event_each
SELECT seq, kind, slot, choice, value, active_ms, boot_ms, wall_ms, body, hash
FROM event WHERE sitting = :sitting ORDER BY seq;

-- name: seen_put
INSERT INTO seen (learner, item, first_ms, last_ms, times)
SELECT :learner, item, :now_ms, :now_ms, 1 FROM item_rev WHERE id = :item_rev
ON CONFLICT (learner, item) DO UPDATE SET
	last_ms = max(last_ms, excluded.last_ms), times = times + 1;

-- name: sheet_put
INSERT INTO sheet (sitting, learner, end_ms, cells)
VALUES (:sitting, :learner, :end_ms, :cells)
ON CONFLICT (sitting) DO UPDATE SET learner = excluded.learner,
	end_ms = excluded.end_ms, cells = excluded.cells;

-- name: sheet_get
SELECT cells FROM sheet WHERE sitting = :sitting;

-- name: score_insert
INSERT INTO score (sitting, n_scored, raw, met_before, scaled, score, lo, hi,
	passed, record)
VALUES (:sitting, :n_scored, :raw, :met_before, :scaled, :score, :lo, :hi,
	:passed, :record);

-- name: score_get
SELECT sitting, n_scored, raw, met_before, scaled, coalesce(score, 0),
	coalesce(lo, 0), coalesce(hi, 0), coalesce(passed, 0), record
FROM score WHERE sitting = :sitting;
