-- Statements of item.c, revision.c and pool.c.

-- name: item_find
SELECT id, bank, uuid, identifier, status, coalesce(rev, 0), import_id
FROM item WHERE uuid = :uuid;

-- name: item_get
SELECT id, bank, uuid, identifier, status, coalesce(rev, 0), import_id
FROM item WHERE id = :id;

-- name: item_named
-- Two rows at most: the second says that the name is not enough.
SELECT id, bank, uuid, identifier, status, coalesce(rev, 0), import_id
FROM item WHERE identifier = :identifier LIMIT 2;

-- name: item_named_in
SELECT id, bank, uuid, identifier, status, coalesce(rev, 0), import_id
FROM item WHERE bank = :bank AND identifier = :identifier;

-- name: item_insert
INSERT INTO item (bank, uuid, identifier, status, rev, import_id)
VALUES (:bank, :uuid, :identifier, :status, nullif(:rev, 0), :import_id);

-- name: item_update
UPDATE item SET bank = :bank, uuid = :uuid, identifier = :identifier,
	status = :status, rev = nullif(:rev, 0), import_id = :import_id
WHERE id = :id;

-- name: item_set_rev
-- No index holds rev, so none is touched.
UPDATE item SET rev = :rev WHERE id = :id;

-- name: item_import_next
SELECT coalesce(max(import_id), 0) + 1 FROM item;

-- name: rev_get
SELECT id, item, version, hash, type, level, angoff, raters, irt_b, irt_b_sd,
	seconds, review_by, stimulus, set_position, n_options, fixed, shuffle,
	record
FROM item_rev WHERE id = :id;

-- name: rev_version
SELECT id, item, version, hash, type, level, angoff, raters, irt_b, irt_b_sd,
	seconds, review_by, stimulus, set_position, n_options, fixed, shuffle,
	record
FROM item_rev WHERE item = :item AND version = :version;

-- name: rev_hash
SELECT id, item, version, hash, type, level, angoff, raters, irt_b, irt_b_sd,
	seconds, review_by, stimulus, set_position, n_options, fixed, shuffle,
	record
FROM item_rev WHERE hash = :hash ORDER BY id LIMIT 1;

-- name: rev_insert
INSERT INTO item_rev (item, version, hash, type, level, angoff, raters, irt_b,
	irt_b_sd, seconds, review_by, stimulus, set_position, n_options,
	fixed, shuffle, record)
VALUES (:item, :version, :hash, :type, :level, :angoff, :raters, :irt_b,
	:irt_b_sd, :seconds, :review_by, :stimulus, :set_position, :n_options,
	:fixed, :shuffle, :record);

-- name: rev_update
UPDATE item_rev SET item = :item, version = :version, hash = :hash,
	type = :type, level = :level, angoff = :angoff, raters = :raters,
	irt_b = :irt_b, irt_b_sd = :irt_b_sd, seconds = :seconds,
	review_by = :review_by, stimulus = :stimulus,
	set_position = :set_position, n_options = :n_options, fixed = :fixed,
	shuffle = :shuffle, record = :record
WHERE id = :id;

-- name: objective_clear
DELETE FROM objective WHERE item = :item;

-- name: objective_insert
-- The same objective named twice counts once, at its first place.
INSERT INTO objective (exam, item, domain, task, pos)
VALUES (:exam, :item, :domain, :task, :pos)
ON CONFLICT DO NOTHING;

-- name: enemy_clear
DELETE FROM enemy WHERE item = :item;

-- name: enemy_insert
INSERT INTO enemy (item, other) VALUES (:item, :other) ON CONFLICT DO NOTHING;

-- name: entry_each
SELECT i.id, i.bank, i.uuid, i.identifier, i.status, coalesce(i.rev, 0),
	i.import_id,
	r.id, r.item, r.version, r.hash, r.type, r.level, r.angoff, r.raters,
	r.irt_b, r.irt_b_sd, r.seconds, r.review_by, r.stimulus,
	r.set_position, r.n_options, r.fixed, r.shuffle, r.record,
	coalesce(o.exam, ''), coalesce(o.domain, ''), coalesce(o.task, '')
FROM item i JOIN item_rev r ON r.id = i.rev
LEFT JOIN objective o ON o.item = i.id AND o.pos = 0
WHERE i.bank = :bank ORDER BY i.identifier, i.uuid;

-- name: pool_each
-- Active and pretest items only. An item with several objectives in one exam
-- stands at the first of them; :exams is a JSON list.
SELECT i.id, i.status, o.domain, o.task, i.uuid,
	r.id, r.item, r.version, r.hash, r.type, r.level, r.angoff, r.raters,
	r.irt_b, r.irt_b_sd, r.seconds, r.review_by, r.stimulus,
	r.set_position, r.n_options, r.fixed, r.shuffle, NULL,
	coalesce(s.first_ms, 0), o.exam, i.bank
FROM json_each(:exams) x CROSS JOIN objective o ON o.exam = x.value
CROSS JOIN item i ON i.id = o.item
CROSS JOIN item_rev r ON r.id = i.rev
LEFT JOIN seen s ON s.learner = :learner AND s.item = i.id
WHERE i.status IN (2, 3)
	AND o.pos = (SELECT min(p.pos) FROM objective p
		WHERE p.exam = o.exam AND p.item = o.item)
ORDER BY i.uuid, x.key;

-- name: enemy_each
-- CROSS JOIN keeps the order: the exams' objectives, never the whole table.
SELECT DISTINCT e.item, e.other FROM json_each(:exams) x
CROSS JOIN objective o ON o.exam = x.value CROSS JOIN enemy e ON e.item = o.item
CROSS JOIN item i ON i.id = e.item CROSS JOIN item f ON f.uuid = e.other
WHERE i.status IN (2, 3) AND f.status IN (2, 3)
	AND o.pos = (SELECT min(p.pos) FROM objective p
		WHERE p.exam = o.exam AND p.item = o.item)
	AND EXISTS (SELECT 1 FROM objective q
		WHERE q.exam IN (SELECT value FROM json_each(:exams))
			AND q.item = f.id)
ORDER BY i.uuid, e.other;

-- name: loose_stimulus
SELECT i.id, i.bank, i.uuid, i.identifier, i.status, coalesce(i.rev, 0),
	i.import_id, r.stimulus
FROM item i JOIN item_rev r ON r.id = i.rev
WHERE i.import_id = :import_id AND r.stimulus IS NOT NULL
	AND NOT EXISTS (SELECT 1 FROM stimulus_rev s WHERE s.uuid = r.stimulus)
ORDER BY i.id;

-- name: loose_enemy
SELECT i.id, i.bank, i.uuid, i.identifier, i.status, coalesce(i.rev, 0),
	i.import_id, e.other
FROM item i JOIN enemy e ON e.item = i.id
WHERE i.import_id = :import_id
	AND NOT EXISTS (SELECT 1 FROM item f WHERE f.uuid = e.other)
ORDER BY i.id, e.other;

-- name: loose_exam
SELECT i.id, i.bank, i.uuid, i.identifier, i.status, coalesce(i.rev, 0),
	i.import_id, o.exam
FROM item i JOIN objective o ON o.item = i.id
WHERE i.import_id = :import_id AND NOT EXISTS (SELECT 1 FROM exam_rev x
	WHERE x.identifier = o.exam AND x.current)
ORDER BY i.id, o.exam;

-- name: loose_missing
-- Items already retired are not missed.
SELECT i.id, i.bank, i.uuid, i.identifier, i.status, coalesce(i.rev, 0),
	i.import_id, NULL
FROM (SELECT DISTINCT bank FROM item WHERE import_id = :import_id) t
JOIN item i ON i.bank = t.bank
WHERE i.import_id <> :import_id AND i.status <> 5
ORDER BY i.bank, i.identifier, i.uuid;
