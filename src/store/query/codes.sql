-- codes.db. A put takes its parameters in the order of the columns, an ask its
-- keys in theirs; enum pr_codes_put and enum pr_codes_ask of
-- proctor/store_codes.h are in the order of this file.

-- name: codes_put_file
INSERT INTO file (sha256, said, name) VALUES (?1, ?2, ?3)
ON CONFLICT (sha256, said) DO UPDATE SET name = excluded.name
RETURNING id;

-- name: codes_put_brings
-- A file may hold the same table twice.
INSERT OR IGNORE INTO brings (file, what, edition) VALUES (?1, ?2, ?3);

-- name: codes_put_part
INSERT INTO part (what, edition, file, rows, loaded_ms) VALUES (?1, ?2, ?3, ?4, ?5)
RETURNING id;

-- name: codes_put_size
INSERT OR REPLACE INTO size VALUES (?1, ?2, ?3);

-- name: codes_put_code
INSERT INTO code VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- name: codes_put_node
INSERT INTO node VALUES (?1, ?2, ?3, ?4, ?5);

-- name: codes_put_note
INSERT INTO note VALUES (?1, ?2, ?3, ?4, ?5);

-- name: codes_put_ref
INSERT INTO ref VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- name: codes_put_listed
INSERT INTO listed VALUES (?1, ?2, ?3, ?4, ?5);

-- name: codes_put_seventh
INSERT INTO seventh VALUES (?1, ?2, ?3, ?4, ?5);

-- name: codes_put_line
INSERT INTO line VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- name: codes_put_cell
INSERT INTO cell VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: codes_put_pcs_table
INSERT INTO pcs_table VALUES (?1, ?2, ?3);

-- name: codes_put_pcs_value
INSERT INTO pcs_value VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: codes_put_pcs_axis
INSERT INTO pcs_axis VALUES (?1, ?2, ?3, ?4, ?5);

-- name: codes_put_term
INSERT INTO term VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: codes_put_includes
INSERT INTO includes VALUES (?1, ?2, ?3, ?4);

-- name: codes_put_entry
INSERT INTO entry VALUES (?1, ?2, ?3, ?4);

-- name: codes_put_exempt
INSERT OR IGNORE INTO exempt VALUES (?1, ?2);

-- name: codes_put_severity
INSERT INTO severity VALUES (?1, ?2, ?3, ?4);

-- name: codes_put_drg
INSERT INTO drg VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: codes_put_cpt
INSERT INTO cpt VALUES (?1, ?2, ?3, ?4);

-- name: codes_put_block
INSERT OR REPLACE INTO block VALUES (?1, ?2, ?3);

-- name: codes_drop_part
DELETE FROM part WHERE id = ?1;

-- name: codes_drop_size
DELETE FROM size WHERE p = ?1;

-- name: codes_drop_code
DELETE FROM code WHERE p = ?1;

-- name: codes_drop_node
DELETE FROM node WHERE p = ?1;

-- name: codes_drop_note
DELETE FROM note WHERE p = ?1;

-- name: codes_drop_ref
DELETE FROM ref WHERE p = ?1;

-- name: codes_drop_listed
DELETE FROM listed WHERE p = ?1;

-- name: codes_drop_seventh
DELETE FROM seventh WHERE p = ?1;

-- name: codes_drop_line
DELETE FROM line WHERE p = ?1;

-- name: codes_drop_cell
DELETE FROM cell WHERE p = ?1;

-- name: codes_drop_pcs_table
DELETE FROM pcs_table WHERE p = ?1;

-- name: codes_drop_pcs_value
DELETE FROM pcs_value WHERE p = ?1;

-- name: codes_drop_pcs_axis
DELETE FROM pcs_axis WHERE p = ?1;

-- name: codes_drop_term
DELETE FROM term WHERE p = ?1;

-- name: codes_drop_includes
DELETE FROM includes WHERE p = ?1;

-- name: codes_drop_entry
DELETE FROM entry WHERE p = ?1;

-- name: codes_drop_exempt
DELETE FROM exempt WHERE p = ?1;

-- name: codes_drop_severity
DELETE FROM severity WHERE p = ?1;

-- name: codes_drop_drg
DELETE FROM drg WHERE p = ?1;

-- name: codes_drop_cpt
DELETE FROM cpt WHERE p = ?1;

-- name: codes_drop_blocks
DELETE FROM block WHERE system = ?1 AND edition = ?2;

-- name: codes_drop_refs
DELETE FROM ref WHERE p = ?1;

-- name: codes_drop_lists
DELETE FROM listed WHERE p = ?1 AND list = ?2;

-- name: codes_ask_file
-- What a known file holds.
SELECT f.id, b.what, b.edition FROM file AS f JOIN brings AS b ON b.file = f.id
WHERE f.sha256 = ?1 AND f.said = ?2 ORDER BY b.what, b.edition;

-- name: codes_ask_parts
SELECT p.id, p.what, p.edition, p.rows, p.loaded_ms, f.name, f.id
FROM part AS p JOIN file AS f ON f.id = p.file ORDER BY p.what, p.edition;

-- name: codes_ask_sizes
SELECT list, n FROM size WHERE p = ?1;

-- name: codes_ask_code
SELECT n, code, ord, last, kind, brief, title, ended, coverage
FROM code WHERE p = ?1 AND code = ?2;

-- name: codes_ask_code_n
SELECT n, code, ord, last, kind, brief, title, ended, coverage
FROM code WHERE p = ?1 AND n = ?2;

-- name: codes_ask_codes_below
-- Codes from one up to another that is left out, by code.
SELECT n, code, kind FROM code
WHERE p = ?1 AND code >= ?2 AND code < ?3 ORDER BY code;

-- name: codes_ask_codes
SELECT n, code, ord, last, kind, brief, title, ended, coverage
FROM code WHERE p = ?1 ORDER BY n;

-- name: codes_ask_node
SELECT n, node, up, title FROM node WHERE p = ?1 AND node = ?2;

-- name: codes_ask_node_n
SELECT n, node, up, title FROM node WHERE p = ?1 AND n = ?2;

-- name: codes_ask_nodes
SELECT n, node, up FROM node WHERE p = ?1 ORDER BY n;

-- name: codes_ask_nodes_below
-- Their names lie between two bounds; a few rows are put in order.
SELECT n, node, up, title FROM node
WHERE p = ?1 AND up = ?2 AND node >= ?3 AND node < ?4 ORDER BY n;

-- name: codes_ask_notes
SELECT n, kind, text FROM note WHERE p = ?1 AND owner = ?2 ORDER BY n;

-- name: codes_ask_note
SELECT owner, n, kind, text FROM note WHERE p = ?1 AND owner = ?2 AND n = ?3;

-- name: codes_ask_notes_all
SELECT owner, n, kind, text FROM note WHERE p = ?1 ORDER BY owner, n;

-- name: codes_ask_refs
SELECT n, lo, hi, first, last FROM ref WHERE p = ?1 AND owner = ?2 ORDER BY n, k;

-- name: codes_ask_listed
SELECT owner, n FROM listed WHERE p = ?1 AND list = ?2 AND i = ?3;

-- name: codes_ask_sevenths
SELECT value, text FROM seventh WHERE p = ?1 AND owner = ?2 ORDER BY k;

-- name: codes_ask_seventh_owners
SELECT owner, value FROM seventh WHERE p = ?1 ORDER BY owner, k;

-- name: codes_ask_line
SELECT n, depth, dash, up, code, manif, title, nemod, see
FROM line WHERE p = ?1 AND n = ?2;

-- name: codes_ask_lines
SELECT n, depth, dash, up, code, manif, title, nemod, see
FROM line WHERE p = ?1 ORDER BY n;

-- name: codes_ask_cell
SELECT n, col, dash, code, path FROM cell WHERE p = ?1 AND n = ?2;

-- name: codes_ask_cell_path
SELECT path FROM cell WHERE p = ?1 AND n <= ?2 AND path IS NOT NULL
ORDER BY n DESC LIMIT 1;

-- name: codes_ask_cells
SELECT n, col, dash, code, path FROM cell WHERE p = ?1 ORDER BY n;

-- name: codes_ask_cell_row
-- The cells of the row that begins with this one.
SELECT n, col, dash, code, path FROM cell WHERE p = ?1 AND n >= ?2
ORDER BY n LIMIT 7;

-- name: codes_ask_pcs_table
SELECT prefix FROM pcs_table WHERE p = ?1 AND n = ?2;

-- name: codes_ask_pcs_values
SELECT row, pos, value, label FROM pcs_value
WHERE p = ?1 AND prefix = ?2 ORDER BY row, pos, k;

-- name: codes_ask_pcs_axes
SELECT pos, title, definition FROM pcs_axis WHERE p = ?1 AND prefix = ?2;

-- name: codes_ask_pcs_all
SELECT prefix, row, pos, value FROM pcs_value
WHERE p = ?1 AND row > 0 ORDER BY prefix, row, pos, k;

-- name: codes_ask_term
SELECT section, axis, title, definition, explanation
FROM term WHERE p = ?1 AND n = ?2;

-- name: codes_ask_terms
SELECT n, section, axis, title FROM term WHERE p = ?1 ORDER BY n;

-- name: codes_ask_includes_all
SELECT n, text FROM includes WHERE p = ?1 ORDER BY n, k;

-- name: codes_ask_includes
SELECT text FROM includes WHERE p = ?1 AND n = ?2 ORDER BY k;

-- name: codes_ask_entry
SELECT n, code, term FROM entry WHERE p = ?1 AND n = ?2;

-- name: codes_ask_entries
SELECT n, code, term FROM entry WHERE p = ?1 ORDER BY n;

-- name: codes_ask_exempt
SELECT 1 FROM exempt WHERE p = ?1 AND code = ?2;

-- name: codes_ask_severity
SELECT level FROM severity WHERE p = ?1 AND code = ?2;

-- name: codes_ask_severity_n
SELECT code FROM severity WHERE p = ?1 AND n = ?2;

-- name: codes_ask_drg
SELECT n, drg, mdc, type, title FROM drg WHERE p = ?1 AND drg = ?2;

-- name: codes_ask_drg_n
SELECT n, drg, mdc, type, title FROM drg WHERE p = ?1 AND n = ?2;

-- name: codes_ask_cpt
SELECT n, code, title FROM cpt WHERE p = ?1 AND code = ?2;

-- name: codes_ask_cpt_n
SELECT n, code, title FROM cpt WHERE p = ?1 AND n = ?2;

-- name: codes_ask_cpts
SELECT n, code, title FROM cpt WHERE p = ?1 ORDER BY n;

-- name: codes_ask_block
SELECT bytes FROM block WHERE system = ?1 AND edition = ?2;

-- name: codes_cache_read
PRAGMA cache_size = -32768;

-- name: codes_cache_write
-- A whole import fits: no page goes to the disk twice.
PRAGMA cache_size = -262144;

-- name: codes_journal_memory
PRAGMA journal_mode = MEMORY;
