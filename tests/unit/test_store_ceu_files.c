/* test_store_ceu_files.c - certificates, own rules, backups, and whether rows
 * and details fit */
#include "store_ceu_case.h"

static bool
add_certificate(void *ctx, const struct pr_db_ceu_certificate *row)
{
	char text[60];

	snprintf(text, sizeof(text), "%d/%lld", row->hash[5],
		 (long long)row->bytes);
	return add(ctx, text);
}

static void
certificate__the_same_one_is_there_once(void **state)
{
	struct store_case *c = *state;
	struct names n;

	fill(c);
	case_begin(c);
	put_certificate(c, 3, true);
	put_certificate(c, 2, false);
	case_commit(c);
	WALK(c, pr_db_ceu_certificate_each, &n, add_certificate);
	assert_string_equal(n.text, "2/12 3/13 ");
}

static bool
add_rules(void *ctx, const struct pr_db_ceu_rules *row)
{
	char text[60];

	snprintf(text, sizeof(text), "%s=%s", row->issuer, row->text);
	return add(ctx, text);
}

static void
rules__the_newest_of_an_issuer_counts(void **state)
{
	struct store_case *c = *state;
	struct names n;

	fill(c);
	put_rules(c, "ZZZ", "{9}");
	put_rules(c, "Ahima", "{2}");
	WALK(c, pr_db_ceu_rules_each, &n, add_rules);
	assert_string_equal(n.text, "Ahima={2} ZZZ={9} ");
	put_rules(c, "AHIMA", "");
	WALK(c, pr_db_ceu_rules_each, &n, add_rules);
	assert_string_equal(n.text, "AHIMA= ZZZ={9} ");
}

/* ---- backups ------------------------------------------------------------- */

#define LARGE ((size_t)9 << 20) /* three parts */

struct pack {
	int n, fail_at;
	unsigned char *large;
};

static enum pr_status
next(void *ctx, struct pr_db_packed *out, bool *has, struct pr_err *err)
{
	struct pack *p = ctx;

	if (p->fail_at && p->n + 1 == p->fail_at)
		return pr_fail(err, PR_EIO, "a file cannot be read");
	*has = p->n < 2;
	if (*has) {
		memset(out->hash, p->n ? 3 : 2, sizeof(out->hash));
		out->bytes = p->n ? (const void *)p->large : "small";
		out->len = p->n ? LARGE : 5;
		p->n++;
	}
	return PR_OK;
}

static bool
add_packed(void *ctx, const struct pr_db_packed *row)
{
	const unsigned char *bytes = row->bytes;
	char text[60];

	snprintf(text, sizeof(text), "%d/%zu/%d-%d", row->hash[9], row->len,
		 bytes[0], bytes[row->len - 1]);
	return add(ctx, text);
}

static struct pack
make_pack(struct store_case *c)
{
	struct pack pack = { .large = malloc(LARGE) };

	assert_non_null(pack.large);
	for (size_t i = 0; i < LARGE; i++)
		pack.large[i] = (unsigned char)(i * 7 >> 3);
	pack.large[0] = 33;
	pack.large[LARGE - 1] = 44;
	fill(c);
	case_begin(c);
	put_certificate(c, 2, false);
	case_commit(c);
	return pack;
}

static void
backup__certificates_travel_inside_and_can_be_taken_out(void **state)
{
	struct store_case *c = *state;
	struct pack pack = make_pack(c);
	char copy[400], kept[4096];
	struct names n;

	snprintf(copy, sizeof(copy), "%s/copy.db", c->dir);
	assert_pr_ok(pr_store_backup_with(c->store, copy, &pack, next, &c->err),
		     &c->err);
	assert_int_equal(store_beside(copy, "-journal"), -1);
	assert_int_equal(store_beside(copy, "-wal"), -1);
	assert_true(store_beside(copy, "") > (int64_t)LARGE);
	WALK(c, pr_db_packed_each, &n, add_packed);
	assert_string_equal(n.text, ""); /* the data folder has none */
	assert_pr_ok(pr_store_probe(copy, &c->err), &c->err);
	case_close(c);
	assert_pr_ok(pr_store_restore(c->dir, copy, kept, NOW_MS, &c->err),
		     &c->err);
	case_open(c, PR_STORE_WRITE);
	WALK(c, pr_db_packed_each, &n, add_packed);
	assert_string_equal(n.text, "2/5/115-108 3/9437184/33-44 ");
	n = (struct names){ .stop_after = 1 };
	assert_pr_ok(pr_db_packed_each(c->store, &n, add_packed, &c->err),
		     &c->err);
	assert_string_equal(n.text, "2/5/115-108 ");
	assert_pr_ok(pr_db_packed_clear(c->store, &c->err), &c->err);
	assert_pr_ok(pr_db_packed_clear(c->store, &c->err), &c->err);
	WALK(c, pr_db_packed_each, &n, add_packed);
	assert_string_equal(n.text, "");
	assert_pr_ok(pr_store_verify(c->store, NULL, NULL, &c->err), &c->err);
	free(pack.large);
}

static void
backup__one_whose_bytes_cannot_be_had_is_not_made(void **state)
{
	struct store_case *c = *state;
	struct pack pack = make_pack(c);
	struct fs_list list;
	char copy[400];

	snprintf(copy, sizeof(copy), "%s/copy.db", c->dir);
	for (int at = 1; at <= 3; at++) {
		pack.n = 0;
		pack.fail_at = at;
		assert_pr_refused(pr_store_backup_with(c->store, copy, &pack,
						       next, &c->err),
				  PR_EIO, &c->err);
		assert_pr_ok(fs_list(&list, c->dir, &c->err), &c->err);
		assert_int_equal(list.n_names, 3); /* database, log, lock */
		fs_list_release(&list);
	}
	free(pack.large);
}

/* ---- do rows and details fit? -------------------------------------------- */

static void
note(void *ctx, const char *sentence)
{
	char word[20] = "";

	/* "CEU ledger, row 12: " */
	assert_int_equal(sscanf(sentence, "CEU ledger, row %19[^:]: ", word),
			 1);
	add(ctx, word);
}

static void
verify__rows_without_details_and_details_without_rows_are_told(void **state)
{
	struct store_case *c = *state;
	struct ledger l = fill(c);
	char want[100], sql[300];
	struct names n;

	WALK(c, pr_db_ceu_verify, &n, note);
	assert_string_equal(n.text, "");
	case_begin(c);
	put_row(c, 1, PR_CEU_ROW_ENTRY, 0); /* 7: no detail */
	put_row(c, 1, PR_CEU_ROW_CYCLE, 0); /* 8: a detail of another kind */
	case_commit(c);
	assert_int_equal(raw(c, "INSERT INTO ceu_holding VALUES (8, 'A', 'B', "
				"'2025-01-01', '', 0, '2025-01-01')"),
			 SQLITE_OK);
	reverse(c, l.cycle); /* 9 */
	reverse(c, 9);       /* 10: of a reversal */
	reverse(c, l.annes); /* 11: somebody else's */
	snprintf(sql, sizeof(sql),
		 "INSERT INTO ceu_row VALUES (12, zeroblob(16), 1, 6, 0, 0, "
		 "NULL, '');"
		 "INSERT INTO ceu_reported VALUES (12, %lld, 'AAPC', "
		 "'', '2026-01-01', '');"
		 "INSERT INTO ceu_row VALUES (13, randomblob(16), 1, 3, "
		 "0, 0, NULL, '');"
		 "INSERT INTO ceu_close VALUES (13, %lld, '2026-01-01', '', "
		 "'')",
		 (long long)l.entry, (long long)l.annes);
	assert_int_equal(raw(c, sql), SQLITE_OK);
	WALK(c, pr_db_ceu_verify, &n, note);
	snprintf(want, sizeof(want), "7 8 8 10 11 12 13 ");
	assert_string_equal(n.text, want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(certificate__the_same_one_is_there_once),
		ceu_test(rules__the_newest_of_an_issuer_counts),
		ceu_test(
			backup__certificates_travel_inside_and_can_be_taken_out),
		ceu_test(backup__one_whose_bytes_cannot_be_had_is_not_made),
		ceu_test(
			verify__rows_without_details_and_details_without_rows_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
