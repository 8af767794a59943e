-- Statements of correction.c.

-- name: correction_insert
INSERT INTO correction (item_rev, kind, was, accepted, reason, at_ms)
VALUES (:item_rev, :kind, :was, :accepted, :reason, :at_ms);

-- name: correction_of_rev
-- The newest of one kind: :retired 0 is of the key, 1 of the use.
SELECT item_rev, kind, accepted, reason, at_ms, -1, was
FROM correction WHERE item_rev = :item_rev AND (kind > 3) = :retired
ORDER BY id DESC LIMIT 1;

-- name: correction_of_form
SELECT c.item_rev, c.kind, c.accepted, c.reason, c.at_ms, s.pos, c.was
FROM form_slot s JOIN correction c ON c.item_rev = s.item_rev
WHERE s.form = :form AND c.kind IN (1, 2, 3)
	AND c.id = (SELECT max(d.id) FROM correction d
		WHERE d.item_rev = s.item_rev AND d.kind <= 3)
ORDER BY s.pos;

-- name: correction_sat
-- Sealed sittings (state 5) of anybody that displayed this revision.
SELECT count(DISTINCT t.id)
FROM form_slot s JOIN sitting t ON t.form = s.form
WHERE s.item_rev = :item_rev AND t.state = 5;

-- name: report_each
-- Kind 9 is a problem that a learner reported while sitting.
SELECT e.wall_ms, t.uuid, l.name, x.identifier, b.identifier, b.title, i.uuid,
	coalesce(i.identifier, ''), r.version, e.body, b.id,
	r.id, s.option_order
FROM event e CROSS JOIN sitting t ON t.id = e.sitting
CROSS JOIN learner l ON l.id = t.learner
CROSS JOIN form f ON f.id = t.form
CROSS JOIN exam_rev x ON x.id = f.exam_rev
CROSS JOIN form_slot s ON s.form = t.form AND s.pos = e.slot
CROSS JOIN item_rev r ON r.id = s.item_rev
CROSS JOIN item i ON i.id = r.item
CROSS JOIN bank b ON b.id = i.bank
WHERE e.kind = 9 AND e.wall_ms >= :since_ms
ORDER BY e.wall_ms, e.sitting, e.seq;
