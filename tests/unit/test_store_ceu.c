/* test_store_ceu.c - rows of the continuing-education ledger */
#include "store_ceu_case.h"

/* ---- what walks met, as words -------------------------------------------- */

static bool
add_holding(void *ctx, const struct pr_db_ceu_holding *row)
{
	char text[100];

	snprintf(text, sizeof(text), "%s/%s/%s/%s/%d", row->credential,
		 row->issuer, row->since, row->expires, row->renewal_month);
	assert_string_equal(row->noted, "2025-06-01");
	return add(ctx, text);
}

static bool
add_close(void *ctx, const struct pr_db_ceu_close *row)
{
	char text[100];

	snprintf(text, sizeof(text), "%lld/%s/%s/%s", (long long)row->holding,
		 row->until, row->successor, row->reason);
	return add(ctx, text);
}

static bool
add_cycle(void *ctx, const struct pr_db_ceu_cycle *row)
{
	char text[100];

	snprintf(text, sizeof(text), "%s/%s/%s/%d/%d/%s", row->account,
		 row->from, row->to, row->units, row->fee_cents, row->paid);
	return add(ctx, text);
}

static bool
add_entry(void *ctx, const struct pr_db_ceu_entry *row)
{
	char text[200];

	snprintf(text, sizeof(text), "%s/%lld/%s/%s/%d/%d/%d/%s/%d%d/%s/%d",
		 row->title, (long long)row->corrects, row->date, row->provider,
		 row->minutes, row->units, row->cost_cents, row->note,
		 row->has_certificate, row->certificate[31],
		 row->certificate_name, row->uuid[0]);
	return add(ctx, text);
}

static bool
add_title(void *ctx, const struct pr_db_ceu_entry *row)
{
	return add(ctx, row->title);
}

static bool
add_claim(void *ctx, const struct pr_db_ceu_claim *row)
{
	char text[100];

	snprintf(text, sizeof(text), "%lld/%s/%s/%d/%s/%d/%s/%s/%s/%s",
		 (long long)row->entry, row->issuer, row->at, row->accepted,
		 row->why, row->units, row->category, row->source, row->place,
		 row->approval);
	return add(ctx, text);
}

static bool
add_reported(void *ctx, const struct pr_db_ceu_reported *row)
{
	char text[100];

	snprintf(text, sizeof(text), "%lld/%s/%s/%s/%s", (long long)row->entry,
		 row->issuer, row->account, row->date, row->period);
	return add(ctx, text);
}

static bool
add_row(void *ctx, const struct pr_db_ceu_row *row)
{
	char text[100];

	snprintf(text, sizeof(text), "%d/%lld/%lld/%s", row->kind,
		 (long long)row->reverses, (long long)row->reversed_by,
		 row->reason);
	return add(ctx, text);
}

/* All that holds of a learner, in one line. */
static const char *
all_of(struct store_case *c, int64_t learner)
{
	static char text[2000];
	struct names n;

	WALK(c, pr_db_ceu_holding_each, learner, &n, add_holding);
	strcpy(text, n.text);
	WALK(c, pr_db_ceu_close_each, learner, &n, add_close);
	strcat(text, n.text);
	WALK(c, pr_db_ceu_cycle_each, learner, &n, add_cycle);
	strcat(text, n.text);
	WALK(c, pr_db_ceu_entry_each, learner, false, &n, add_title);
	strcat(text, n.text);
	WALK(c, pr_db_ceu_claim_each, learner, false, &n, add_claim);
	strcat(text, n.text);
	WALK(c, pr_db_ceu_reported_each, learner, &n, add_reported);
	strcat(text, n.text);
	return text;
}

/* ---- tests --------------------------------------------------------------- */

static void
ceu__what_goes_in_comes_out(void **state)
{
	struct store_case *c = *state;
	struct ledger l = fill(c);
	struct pr_db_ceu_row row;
	char want[300];
	struct names n;

	WALK(c, pr_db_ceu_holding_each, 1, &n, add_holding);
	assert_string_equal(n.text, "RHIT/AHIMA/2025-05-20//0 ");
	WALK(c, pr_db_ceu_close_each, 1, &n, add_close);
	snprintf(want, sizeof(want), "%lld/2026-02-01/RHIA/replaced ",
		 (long long)l.holding);
	assert_string_equal(n.text, want);
	WALK(c, pr_db_ceu_cycle_each, 1, &n, add_cycle);
	assert_string_equal(n.text,
			    "AHIMA/2025-01-01/2026-12-31/2000/-1/2025-01-05 ");
	WALK(c, pr_db_ceu_entry_each, 1, false, &n, add_entry);
	assert_string_equal(n.text,
			    "first/0/2026-01-05/A provider/90/-1/2500/a note/"
			    "13/mine.pdf/9 ");
	WALK(c, pr_db_ceu_claim_each, 1, false, &n, add_claim);
	snprintf(want, sizeof(want),
		 "%lld/AHIMA/RHIT/1/says so/150/hiim/component/live/A-1 "
		 "%lld/NHA/RHIT/1/says so/150/hiim/component/live/A-1 ",
		 (long long)l.entry, (long long)l.entry);
	assert_string_equal(n.text, want);
	WALK(c, pr_db_ceu_reported_each, 1, &n, add_reported);
	snprintf(want, sizeof(want), "%lld/AHIMA/AHIMA/2026-02-02/2026-12-31 ",
		 (long long)l.entry);
	assert_string_equal(n.text, want);
	assert_pr_ok(pr_db_ceu_row_get(c->store, l.entry, &row, &c->err),
		     &c->err);
	assert_int_equal(row.kind, PR_CEU_ROW_ENTRY);
	assert_int_equal(row.learner, 1);
	assert_int_equal(row.at_ms, NOW_MS);
	assert_int_equal(row.utc_offset_min, -300);
	assert_int_equal(row.reversed_by, 0);
	assert_pr_refused(pr_db_ceu_row_get(c->store, 999, &row, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_int_equal(row.id, l.entry); /* untouched */
}

static void
ceu__a_learner_sees_no_row_of_another(void **state)
{
	struct store_case *c = *state;
	struct ledger l = fill(c);
	int64_t newest = -1;

	assert_string_equal(all_of(c, ANN), "CPC/AHIMA/2025-05-20//0 ");
	assert_null(strstr(all_of(c, 1), "CPC"));
	assert_string_equal(all_of(c, 3), "");
	assert_pr_ok(pr_db_ceu_row_newest(c->store, ANN, &newest, &c->err),
		     &c->err);
	assert_int_equal(newest, l.annes);
	assert_pr_ok(pr_db_ceu_row_newest(c->store, 3, &newest, &c->err),
		     &c->err);
	assert_int_equal(newest, 0);
}

static void
ceu__a_reversed_row_is_left_out_and_kept(void **state)
{
	struct store_case *c = *state;
	struct ledger l = fill(c);
	struct pr_db_ceu_row row;
	struct names n;
	const int64_t rows[] = { l.holding, l.close, l.cycle, l.reported };

	reverse(c, l.entry);
	WALK(c, pr_db_ceu_entry_each, 1, false, &n, add_title);
	assert_int_equal(n.n, 0);
	WALK(c, pr_db_ceu_claim_each, 1, false, &n, add_claim);
	assert_int_equal(n.n, 0);
	WALK(c, pr_db_ceu_reported_each, 1, &n, add_reported);
	assert_int_equal(n.n, 1); /* of a corrected entry too */
	WALK(c, pr_db_ceu_entry_each, 1, true, &n, add_title);
	assert_string_equal(n.text, "first ");
	WALK(c, pr_db_ceu_claim_each, 1, true, &n, add_claim);
	assert_int_equal(n.n, 2);
	for (size_t i = 0; i < PR_LEN(rows); i++)
		reverse(c, rows[i]);
	assert_string_equal(all_of(c, 1), "");
	assert_pr_ok(pr_db_ceu_row_get(c->store, l.entry, &row, &c->err),
		     &c->err);
	assert_true(row.reversed_by > l.annes);
	WALK(c, pr_db_ceu_row_each, 1, &n, add_row);
	assert_int_equal(n.n, 10); /* five and their reversals */
	assert_non_null(strstr(n.text, "1/5/0/wrong"));
}

static void
ceu__a_row_is_reversed_once(void **state)
{
	struct store_case *c = *state;
	struct ledger l = fill(c);
	struct pr_db_ceu_row again = { .learner = 1,
				       .kind = PR_CEU_ROW_REVERSAL,
				       .reverses = l.entry,
				       .reason = "again" };
	struct pr_db_ceu_row row;

	reverse(c, l.entry);
	again.uuid[1] = 77;
	case_begin(c);
	assert_pr_refused(pr_db_ceu_row_put(c->store, &again, &c->err),
			  PR_EEXIST, &c->err);
	assert_int_equal(again.id, 0);
	pr_store_rollback(c->store);
	/* and a uuid is there once */
	assert_pr_ok(pr_db_ceu_row_get(c->store, l.cycle, &row, &c->err),
		     &c->err);
	case_begin(c);
	row.id = row.reverses = 0;
	assert_pr_refused(pr_db_ceu_row_put(c->store, &row, &c->err), PR_EEXIST,
			  &c->err);
	pr_store_rollback(c->store);
}

static void
ceu__rows_need_a_transaction(void **state)
{
	struct store_case *c = *state;
	struct ledger l = fill(c);
	struct pr_db_ceu_row row = { .learner = 1,
				     .kind = PR_CEU_ROW_ENTRY,
				     .reason = "" };
	struct pr_db_ceu_claim claim = { .entry = l.entry, .issuer = "X" };
	struct pr_db_ceu_reported reported = { .entry = l.entry };
	struct pr_db_ceu_certificate certificate = { .bytes = 1 };

	assert_pr_refused(pr_db_ceu_row_put(c->store, &row, &c->err), PR_ESTATE,
			  &c->err);
	assert_pr_refused(pr_db_ceu_claim_put(c->store, &claim, &c->err),
			  PR_ESTATE, &c->err);
	assert_pr_refused(pr_db_ceu_reported_put(c->store, &reported, &c->err),
			  PR_ESTATE, &c->err);
	assert_pr_refused(pr_db_ceu_certificate_put(c->store, &certificate,
						    NULL, &c->err),
			  PR_ESTATE, &c->err);
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_row"), 6);
}

static void
ceu__what_is_rolled_back_was_never_there(void **state)
{
	struct store_case *c = *state;
	const char *before;
	char copy[2000];

	fill(c);
	before = all_of(c, 1);
	snprintf(copy, sizeof(copy), "%s", before);
	case_begin(c);
	put_certificate(c, 4, false);
	put_claim(c, put_entry(c, 1, "second", 0, 4), "AHIMA");
	assert_non_null(strstr(all_of(c, 1), "second"));
	pr_store_rollback(c->store);
	assert_string_equal(all_of(c, 1), copy);
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_certificate"), 1);
}

static void
refused(struct store_case *c, const char *sql)
{
	int rc = raw(c, sql);

	if (rc != SQLITE_CONSTRAINT_TRIGGER)
		fail_msg("%s: %d, not refused by a trigger", sql, rc);
}

static void
ceu__every_table_refuses_every_other_change(void **state)
{
	static const char *const tables[] = {
		"row",   "holding",  "close",       "cycle", "entry",
		"claim", "reported", "certificate", "rules"
	};
	static const char *const columns[] = { "at_ms",  "since", "until",
					       "to_day", "title", "why",
					       "date",   "bytes", "text" };
	struct store_case *c = *state;
	char sql[200];

	fill(c);
	for (size_t i = 0; i < PR_LEN(tables); i++) {
		const char *t = tables[i], *k = columns[i];

		snprintf(sql, sizeof(sql), "UPDATE ceu_%s SET %s = %s", t, k,
			 k);
		refused(c, sql);
		snprintf(sql, sizeof(sql),
			 "UPDATE OR REPLACE ceu_%s SET %s = %s", t, k, k);
		refused(c, sql);
		snprintf(sql, sizeof(sql), "DELETE FROM ceu_%s", t);
		refused(c, sql);
		snprintf(sql, sizeof(sql),
			 "REPLACE INTO ceu_%s SELECT * FROM ceu_%s", t, t);
		refused(c, sql);
	}
	/* without them no trigger of a DELETE sees a replacement */
	assert_int_equal(raw(c, "PRAGMA recursive_triggers = OFF"), SQLITE_OK);
	assert_int_equal(raw(c, "PRAGMA foreign_keys = OFF"), SQLITE_OK);
	for (size_t i = 0; i < PR_LEN(tables); i++) {
		const char *t = tables[i];

		snprintf(sql, sizeof(sql),
			 "REPLACE INTO ceu_%s SELECT * FROM ceu_%s", t, t);
		refused(c, sql);
	}
	refused(c, "REPLACE INTO ceu_row SELECT 90, uuid, learner, kind, "
		   "at_ms, utc_offset_min, reverses, reason FROM ceu_row");
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_row"), 6);
}

static void
ceu__rows_that_make_no_sense_are_refused(void **state)
{
	static const char *const bad[] = {
		/* a reversal of nothing, without a reason; no such kind */
		"INSERT INTO ceu_row VALUES (90, zeroblob(16), 1, 1, 0, 0, "
		"NULL, 'x')",
		"INSERT INTO ceu_row VALUES (90, zeroblob(16), 1, 1, 0, 0, 1, "
		"'')",
		"INSERT INTO ceu_row VALUES (90, zeroblob(16), 1, 5, 0, 0, 1, "
		"'x')",
		"INSERT INTO ceu_row VALUES (90, zeroblob(16), 1, 7, 0, 0, "
		"NULL, '')",
		"INSERT INTO ceu_row VALUES (90, zeroblob(15), 1, 5, 0, 0, "
		"NULL, '')",
		/* details: no row, no day, nothing earned, the wrong order */
		"INSERT INTO ceu_holding VALUES (90, 'A', 'B', '2025-01-01', "
		"'', 0, '2025-01-01')",
		"INSERT INTO ceu_holding VALUES (6, 'A', 'B', '2025', '', 0, "
		"'2025-01-01')",
		"INSERT INTO ceu_holding VALUES (6, 'A', 'B', '2025-01-01', "
		"'', 13, '2025-01-01')",
		"INSERT INTO ceu_holding VALUES (6, 'A', 'B', '2025-01-01', "
		"'', 0, '')",
		"INSERT INTO ceu_cycle VALUES (6, 'A', '2025-01-02', "
		"'2025-01-01', 0, 0, '')",
		"INSERT INTO ceu_entry VALUES (6, NULL, '2025-01-01', 'T', '', "
		"-1, -1, 0, '', NULL, '')",
		"INSERT INTO ceu_entry VALUES (6, NULL, '2025-01-01', '', '', "
		"60, -1, 0, '', NULL, '')",
		"INSERT INTO ceu_entry VALUES (6, NULL, '2025-01-01', 'T', '', "
		"60, -1, 0, '', zeroblob(32), '')",
		"INSERT INTO ceu_claim VALUES (4, 'ahima', '', 1, '', -1, '', "
		"'', "
		"'', '')",
		"INSERT INTO ceu_claim VALUES (4, 'X', '', 3, '', -1, '', '', "
		"'', "
		"'')",
		"INSERT INTO ceu_packed VALUES (zeroblob(32), 0, x'00')",
	};
	struct store_case *c = *state;

	fill(c);
	for (size_t i = 0; i < PR_LEN(bad); i++)
		if ((raw(c, bad[i]) & 0xff) != SQLITE_CONSTRAINT)
			fail_msg("not refused: %s", bad[i]);
}

static void
ceu__a_full_file_undoes_the_entry_and_the_next_one_works(void **state)
{
	struct store_case *c = *state;
	char *title = calloc(1, 200001);
	struct pr_db_ceu_entry row = { .date = "2026-01-05",
				       .minutes = 60,
				       .units = -1,
				       .cost_cents = -1 };

	assert_non_null(title);
	memset(title, 'x', 200000);
	row.title = title;
	fill(c);
	number(c, "PRAGMA max_page_count = 1");
	case_begin(c);
	row.id = put_row(c, 1, PR_CEU_ROW_ENTRY, 0);
	assert_pr_refused(pr_db_ceu_entry_put(c->store, &row, &c->err),
			  PR_EFULL, &c->err);
	if (sqlite3_get_autocommit(c->store->db))
		assert_pr_refused(pr_store_commit(c->store, &c->err), PR_EIO,
				  &c->err);
	else
		pr_store_rollback(c->store);
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_row"), 6);
	number(c, "PRAGMA max_page_count = 100000");
	case_begin(c);
	put_claim(c, put_entry(c, 1, "second", 0, 0), "AHIMA");
	case_commit(c);
	assert_non_null(strstr(all_of(c, 1), "second"));
	free(title);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(ceu__what_goes_in_comes_out),
		ceu_test(ceu__a_learner_sees_no_row_of_another),
		ceu_test(ceu__a_reversed_row_is_left_out_and_kept),
		ceu_test(ceu__a_row_is_reversed_once),
		ceu_test(ceu__rows_need_a_transaction),
		ceu_test(ceu__what_is_rolled_back_was_never_there),
		ceu_test(ceu__every_table_refuses_every_other_change),
		ceu_test(ceu__rows_that_make_no_sense_are_refused),
		ceu_test(
			ceu__a_full_file_undoes_the_entry_and_the_next_one_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
