-- Statements of connect.c, tx.c, migrate.c and verify.c. A pragma works while
-- it is prepared, so those are never kept: see store_run.

-- name: pragma_exclusive
PRAGMA locking_mode = EXCLUSIVE;

-- name: pragma_query_only
PRAGMA query_only = ON;

-- name: pragma_query_write
PRAGMA query_only = OFF;

-- name: pragma_foreign_keys
PRAGMA foreign_keys = ON;

-- name: pragma_foreign_keys_off
PRAGMA foreign_keys = OFF;

-- name: pragma_recursive_triggers
-- Without it INSERT OR REPLACE deletes a row and no trigger sees it.
PRAGMA recursive_triggers = ON;

-- name: pragma_secure_delete
-- Who is forgotten is not left in free pages.
PRAGMA secure_delete = ON;

-- name: pragma_cell_size_check
PRAGMA cell_size_check = ON;

-- name: pragma_temp_store
PRAGMA temp_store = MEMORY;

-- name: pragma_cache_size
PRAGMA cache_size = -8192;

-- name: pragma_no_mmap
PRAGMA mmap_size = 0;

-- name: pragma_no_checkpoint
PRAGMA wal_autocheckpoint = 0;

-- name: pragma_sync_extra
PRAGMA synchronous = EXTRA;

-- name: pragma_sync_full
PRAGMA synchronous = FULL;

-- name: pragma_journal_wal
PRAGMA journal_mode = WAL;

-- name: pragma_journal_delete
PRAGMA journal_mode = DELETE;

-- name: pragma_read_application_id
PRAGMA application_id;

-- name: pragma_read_user_version
PRAGMA user_version;

-- name: pragma_read_foreign_keys
PRAGMA foreign_keys;

-- name: pragma_read_recursive_triggers
PRAGMA recursive_triggers;

-- name: pragma_read_synchronous
PRAGMA synchronous;

-- name: pragma_quick_check
PRAGMA quick_check(1);

-- name: pragma_integrity_check
PRAGMA integrity_check(100);

-- name: pragma_foreign_key_check
PRAGMA foreign_key_check;

-- name: schema_guards
-- The append-only tables and their triggers.
SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name IN (
	'event_no_update', 'event_no_delete', 'score_no_update',
	'score_no_delete', 'form_slot_no_update', 'form_slot_no_delete',
	'item_rev_content_stays', 'item_rev_no_delete', 'drill_no_update',
	'drill_no_delete', 'response_grade_no_update',
	'response_grade_no_delete', 'response_error_no_update',
	'response_error_no_delete', 'ceu_row_no_update', 'ceu_row_no_delete',
	'ceu_holding_no_update', 'ceu_holding_no_delete',
	'ceu_close_no_update', 'ceu_close_no_delete', 'ceu_cycle_no_update',
	'ceu_cycle_no_delete', 'ceu_certificate_no_update',
	'ceu_certificate_no_delete', 'ceu_entry_no_update',
	'ceu_entry_no_delete', 'ceu_claim_no_update', 'ceu_claim_no_delete',
	'ceu_reported_no_update', 'ceu_reported_no_delete',
	'ceu_rules_no_update', 'ceu_rules_no_delete');

-- name: schema_size
SELECT count(*) FROM sqlite_schema;

-- name: schema_text
SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '')
FROM sqlite_schema ORDER BY type, name;

-- name: begin
BEGIN IMMEDIATE;

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: mark
SAVEPOINT record;

-- name: mark_keep
RELEASE record;

-- name: mark_undo
ROLLBACK TO record;
