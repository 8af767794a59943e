-- Statements of ceu*.c.

-- name: ceu_row_insert
INSERT INTO ceu_row (uuid, learner, kind, at_ms, utc_offset_min, reverses,
	reason)
VALUES (:uuid, :learner, :kind, :at_ms, :utc_offset_min, :reverses, :reason);

-- name: ceu_row_get
SELECT k.id, k.uuid, k.learner, k.kind, k.at_ms, k.utc_offset_min,
	coalesce(k.reverses, 0), coalesce((SELECT undo.id FROM ceu_row undo
		WHERE undo.reverses = k.id), 0), k.reason
FROM ceu_row k WHERE k.id = :id;

-- name: ceu_row_each
SELECT k.id, k.uuid, k.learner, k.kind, k.at_ms, k.utc_offset_min,
	coalesce(k.reverses, 0), coalesce((SELECT undo.id FROM ceu_row undo
		WHERE undo.reverses = k.id), 0), k.reason
FROM ceu_row k WHERE k.learner = :learner ORDER BY k.id;

-- name: ceu_row_newest
-- One row of the index.
SELECT k.id FROM ceu_row k WHERE k.learner = :learner
ORDER BY k.id DESC LIMIT 1;

-- name: ceu_holding_insert
INSERT INTO ceu_holding (id, credential, issuer, since, expires, renewal_month,
	noted)
VALUES (:id, :credential, :issuer, :since, :expires, :renewal_month, :noted);

-- name: ceu_close_insert
INSERT INTO ceu_close (id, holding, until, successor, reason)
VALUES (:id, :holding, :until, :successor, :reason);

-- name: ceu_cycle_insert
INSERT INTO ceu_cycle (id, account, from_day, to_day, units, fee_cents, paid)
VALUES (:id, :account, :from_day, :to_day, :units, :fee_cents, :paid);

-- name: ceu_entry_insert
INSERT INTO ceu_entry (id, corrects, date, title, provider, minutes, units,
	cost_cents, note, certificate, certificate_name)
VALUES (:id, :corrects, :date, :title, :provider, :minutes, :units,
	:cost_cents, :note, :certificate, :certificate_name);

-- name: ceu_claim_insert
INSERT INTO ceu_claim (entry, issuer, at, accepted, why, units, category,
	source, place, approval)
VALUES (:entry, :issuer, :at, :accepted, :why, :units, :category, :source,
	:place, :approval);

-- name: ceu_reported_insert
INSERT INTO ceu_reported (id, entry, issuer, account, date, period)
VALUES (:id, :entry, :issuer, :account, :date, :period);

-- name: ceu_holding_each
SELECT h.id, h.credential, h.issuer, h.since, h.expires, h.renewal_month,
	h.noted
FROM ceu_row k CROSS JOIN ceu_holding h ON h.id = k.id
WHERE k.learner = :learner
	AND NOT EXISTS (SELECT 1 FROM ceu_row undo WHERE undo.reverses = k.id)
ORDER BY k.id;

-- name: ceu_close_each
SELECT c.id, c.holding, c.until, c.successor, c.reason
FROM ceu_row k CROSS JOIN ceu_close c ON c.id = k.id
WHERE k.learner = :learner
	AND NOT EXISTS (SELECT 1 FROM ceu_row undo WHERE undo.reverses = k.id)
ORDER BY k.id;

-- name: ceu_cycle_each
SELECT c.id, c.account, c.from_day, c.to_day, c.units, c.fee_cents, c.paid
FROM ceu_row k CROSS JOIN ceu_cycle c ON c.id = k.id
WHERE k.learner = :learner
	AND NOT EXISTS (SELECT 1 FROM ceu_row undo WHERE undo.reverses = k.id)
ORDER BY k.id;

-- name: ceu_entry_each
SELECT n.id, coalesce(n.corrects, 0), k.uuid, n.date, n.title, n.provider,
	n.minutes, n.units, n.cost_cents, n.note, n.certificate,
	n.certificate_name
FROM ceu_row k CROSS JOIN ceu_entry n ON n.id = k.id
WHERE k.learner = :learner AND (:reversed
	OR NOT EXISTS (SELECT 1 FROM ceu_row undo WHERE undo.reverses = k.id))
ORDER BY k.id;

-- name: ceu_claim_each
SELECT m.entry, m.issuer, m.accepted, m.why, m.units, m.category, m.source,
	m.place, m.approval, m.at
FROM ceu_row k CROSS JOIN ceu_claim m ON m.entry = k.id
WHERE k.learner = :learner AND (:reversed
	OR NOT EXISTS (SELECT 1 FROM ceu_row undo WHERE undo.reverses = k.id))
ORDER BY k.id, m.issuer;

-- name: ceu_reported_each
SELECT d.id, d.entry, d.issuer, d.account, d.date, d.period
FROM ceu_row k CROSS JOIN ceu_reported d ON d.id = k.id
WHERE k.learner = :learner
	AND NOT EXISTS (SELECT 1 FROM ceu_row undo WHERE undo.reverses = k.id)
ORDER BY k.id;

-- name: ceu_certificate_insert
-- Not ON CONFLICT: the trigger that keeps rows comes before it.
INSERT INTO ceu_certificate (hash, bytes, at_ms)
SELECT :hash, :bytes, :at_ms
WHERE NOT EXISTS (SELECT 1 FROM ceu_certificate z WHERE z.hash = :hash);

-- name: ceu_certificate_each
SELECT z.hash, z.bytes, z.at_ms FROM ceu_certificate z ORDER BY z.hash;

-- name: ceu_rules_insert
INSERT INTO ceu_rules (issuer, name, text, at_ms)
VALUES (:issuer, :name, :text, :at_ms);

-- name: ceu_rules_each
SELECT w.id, w.issuer, w.name, w.text, w.at_ms
FROM ceu_rules w
WHERE w.id = (SELECT max(v.id) FROM ceu_rules v WHERE v.issuer = w.issuer)
ORDER BY w.issuer;

-- name: ceu_packed_insert
-- Into a backup: no other file has any.
INSERT INTO ceu_packed (hash, part, bytes) VALUES (:hash, :part, :bytes)
ON CONFLICT (hash, part) DO NOTHING;

-- name: ceu_packed_each
SELECT y.hash, y.part, y.bytes FROM ceu_packed y ORDER BY y.hash, y.part;

-- name: ceu_packed_clear
DELETE FROM ceu_packed;

-- name: ceu_drop_claims
-- The ledger of a learner who is forgotten: details first, their rows last.
DELETE FROM ceu_claim
WHERE entry IN (SELECT k.id FROM ceu_row k WHERE k.learner = :learner);

-- name: ceu_drop_reported
DELETE FROM ceu_reported
WHERE id IN (SELECT k.id FROM ceu_row k WHERE k.learner = :learner);

-- name: ceu_drop_closes
DELETE FROM ceu_close
WHERE id IN (SELECT k.id FROM ceu_row k WHERE k.learner = :learner);

-- name: ceu_drop_holdings
DELETE FROM ceu_holding
WHERE id IN (SELECT k.id FROM ceu_row k WHERE k.learner = :learner);

-- name: ceu_drop_cycles
DELETE FROM ceu_cycle
WHERE id IN (SELECT k.id FROM ceu_row k WHERE k.learner = :learner);

-- name: ceu_drop_entries
DELETE FROM ceu_entry
WHERE id IN (SELECT k.id FROM ceu_row k WHERE k.learner = :learner);

-- name: ceu_drop_rows
DELETE FROM ceu_row WHERE learner = :learner;

-- name: ceu_drop_certificates
-- Those that no entry of anybody has.
DELETE FROM ceu_certificate
WHERE NOT EXISTS (SELECT 1 FROM ceu_entry n WHERE n.certificate = hash)
RETURNING hash;

-- name: ceu_verify
-- What no constraint holds: number, what about it.
SELECT k.id, 1 FROM ceu_row k WHERE k.kind <> 1 AND NOT EXISTS (
	SELECT 1 FROM ceu_holding d WHERE d.id = k.id AND k.kind = 2
	UNION ALL SELECT 1 FROM ceu_close d WHERE d.id = k.id AND k.kind = 3
	UNION ALL SELECT 1 FROM ceu_cycle d WHERE d.id = k.id AND k.kind = 4
	UNION ALL SELECT 1 FROM ceu_entry d WHERE d.id = k.id AND k.kind = 5
	UNION ALL SELECT 1 FROM ceu_reported d
		WHERE d.id = k.id AND k.kind = 6)
UNION ALL
SELECT d.id, 2 FROM (
	SELECT id, 2 AS kind FROM ceu_holding
	UNION ALL SELECT id, 3 FROM ceu_close
	UNION ALL SELECT id, 4 FROM ceu_cycle
	UNION ALL SELECT id, 5 FROM ceu_entry
	UNION ALL SELECT id, 6 FROM ceu_reported) d
LEFT JOIN ceu_row k ON k.id = d.id WHERE k.kind IS NOT d.kind
UNION ALL
SELECT k.id, 3 FROM ceu_row k JOIN ceu_row o ON o.id = k.reverses
WHERE o.kind = 1 OR o.learner <> k.learner OR o.id >= k.id
UNION ALL
SELECT d.id, 4 FROM ceu_reported d WHERE NOT EXISTS (
	SELECT 1 FROM ceu_claim m WHERE m.entry = d.entry
		AND m.issuer = d.issuer)
UNION ALL
SELECT k.id, 5 FROM (
	SELECT id, entry AS of FROM ceu_reported
	UNION ALL SELECT id, holding FROM ceu_close
	UNION ALL SELECT id, corrects FROM ceu_entry
		WHERE corrects IS NOT NULL) d
JOIN ceu_row k ON k.id = d.id JOIN ceu_row o ON o.id = d.of
WHERE k.learner <> o.learner
ORDER BY 1, 2;
