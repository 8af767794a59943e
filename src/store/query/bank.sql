-- Statements of bank.c and exam.c.

-- name: bank_find
SELECT id, uuid, identifier, title, version, default_format, format_minor,
	shipped, record, loaded_ms
FROM bank WHERE uuid = :uuid;

-- name: bank_get
SELECT id, uuid, identifier, title, version, default_format, format_minor,
	shipped, record, loaded_ms
FROM bank WHERE id = :id;

-- name: bank_each
-- draft counts the items in review too; suspended ones are in items only.
SELECT b.id, b.uuid, b.identifier, b.title, b.version, b.default_format,
	b.format_minor, b.shipped, b.record, b.loaded_ms, count(i.id),
	coalesce(sum(i.status = 2), 0), coalesce(sum(i.status = 3), 0),
	coalesce(sum(i.status IN (0, 1)), 0), coalesce(sum(i.status = 5), 0)
FROM bank b LEFT JOIN item i ON i.bank = b.id
GROUP BY b.id ORDER BY b.title, b.uuid;

-- name: bank_insert
INSERT INTO bank (uuid, identifier, title, version, default_format,
	format_minor, shipped, record, loaded_ms)
VALUES (:uuid, :identifier, :title, :version, :default_format,
	:format_minor, :shipped, :record, :loaded_ms);

-- name: bank_update
UPDATE bank SET uuid = :uuid, identifier = :identifier, title = :title,
	version = :version, default_format = :default_format,
	format_minor = :format_minor, shipped = :shipped, record = :record,
	loaded_ms = :loaded_ms
WHERE id = :id;

-- name: source_find
SELECT bank, name, bytes, mtime_ms, sha256, importer, loaded_ms
FROM bank_source WHERE name = :name ORDER BY loaded_ms DESC, id DESC LIMIT 1;

-- name: source_put
INSERT INTO bank_source (bank, name, bytes, mtime_ms, sha256, importer,
	loaded_ms)
VALUES (:bank, :name, :bytes, :mtime_ms, :sha256, :importer, :loaded_ms)
ON CONFLICT (name, bank) DO UPDATE SET bytes = excluded.bytes,
	mtime_ms = excluded.mtime_ms, sha256 = excluded.sha256,
	importer = excluded.importer, loaded_ms = excluded.loaded_ms;

-- name: exam_find
SELECT id, uuid, identifier, version, bank, hash, record
FROM exam_rev WHERE identifier = :identifier AND current;

-- name: exam_get
SELECT id, uuid, identifier, version, bank, hash, record
FROM exam_rev WHERE id = :id;

-- name: exam_each
SELECT id, uuid, identifier, version, bank, hash, record
FROM exam_rev WHERE current ORDER BY identifier;

-- name: exam_retire
UPDATE exam_rev SET current = 0
WHERE identifier = :identifier AND current
	AND (uuid <> :uuid OR version <> :version);

-- name: exam_put
INSERT INTO exam_rev (uuid, identifier, version, bank, hash, current, record)
VALUES (:uuid, :identifier, :version, :bank, :hash, 1, :record)
ON CONFLICT (uuid, version) DO UPDATE SET identifier = excluded.identifier,
	bank = excluded.bank, hash = excluded.hash, current = 1,
	record = excluded.record;

-- name: exam_id
SELECT id FROM exam_rev WHERE uuid = :uuid AND version = :version;

-- name: stimulus_find
SELECT id, bank, uuid, identifier, version, hash, record
FROM stimulus_rev WHERE uuid = :uuid AND current;

-- name: stimulus_each
SELECT id, bank, uuid, identifier, version, hash, record
FROM stimulus_rev WHERE bank = :bank AND current ORDER BY identifier, uuid;

-- name: stimulus_retire
UPDATE stimulus_rev SET current = 0
WHERE uuid = :uuid AND current AND version <> :version;

-- name: stimulus_put
INSERT INTO stimulus_rev (bank, uuid, identifier, version, hash, current,
	record)
VALUES (:bank, :uuid, :identifier, :version, :hash, 1, :record)
ON CONFLICT (uuid, version) DO UPDATE SET identifier = excluded.identifier,
	bank = excluded.bank, hash = excluded.hash, current = 1,
	record = excluded.record;

-- name: stimulus_id
SELECT id FROM stimulus_rev WHERE uuid = :uuid AND version = :version;
