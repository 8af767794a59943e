-- Statements of stats.c.

-- name: stats_item
SELECT r.id, r.level, coalesce(o.exam, ''), coalesce(o.domain, ''),
	coalesce(o.task, '')
FROM seen s CROSS JOIN item_rev r ON r.item = s.item
LEFT JOIN objective o ON o.item = s.item
WHERE s.learner = :learner;

-- name: stats_corrected
-- Kinds 0 to 3 are of the key, 0 takes the others back; the newest counts.
SELECT c.item_rev FROM correction c
WHERE c.kind IN (1, 2, 3) AND c.id = (SELECT max(d.id) FROM correction d
	WHERE d.item_rev = c.item_rev AND d.kind <= 3)
ORDER BY c.item_rev;
