/* test_ceu_app_check.c - what an auditor would miss, and certificates that
 * travel in backups */
#include "ceu_case_files.h"

/* ---- the check ----------------------------------------------------------- */

struct found {
	int n[PR_CEU_RULES_GONE + 1];
	int errors;
	int64_t entry; /* of the last error */
};

static void
note_finding(void *ctx, const struct pr_ceu_check_finding *finding)
{
	struct found *f = ctx;

	assert_true(finding->text[0] != '\0');
	f->n[finding->trouble]++;
	f->errors += finding->error;
	if (finding->error)
		f->entry = finding->entry;
}

static struct found
check(struct ceu_case *c, enum pr_status want)
{
	struct found f = { .errors = 0 };
	enum pr_status st =
		pr_ceu_check(c->d.desk, &f, note_finding, &c->d.err);

	if (want)
		assert_pr_refused(st, want, &c->d.err);
	else
		assert_pr_ok(st, &c->d.err);
	return f;
}

static void
check__missing_changed_and_stray_files_are_told(void **state)
{
	struct ceu_case *c = *state;
	struct found f;
	char *one, *two;
	int64_t first, second;

	ceu_hold(c, "AT", "2025-05-20");
	first = ceu_add(c, "2026-03-01", "One", ceu_pdf(c, "a.pdf", "one"));
	second = ceu_add(c, "2026-03-02", "Two", ceu_pdf(c, "b.pdf", "two"));
	f = check(c, PR_OK);
	assert_int_equal(f.errors, 0);
	assert_int_equal(f.n[PR_CEU_FILE_STRAY], 0);
	ceu_file(c->certificates, "notes.txt", "mine", 4);
	f = check(c, PR_OK);
	assert_int_equal(f.n[PR_CEU_FILE_STRAY], 1);
	one = path_of(c, first);
	two = path_of(c, second);
	assert_int_equal(unlink(one), 0);
	f = check(c, PR_EDAMAGED);
	assert_int_equal(f.n[PR_CEU_FILE_MISSING], 1);
	assert_int_equal(f.entry, first);
	assert_pr_ok(fs_write(two, "%PDF- else", 10, FS_OVERWRITE, &c->d.err),
		     &c->d.err);
	f = check(c, PR_EDAMAGED);
	assert_int_equal(f.n[PR_CEU_FILE_MISSING], 1);
	assert_int_equal(f.n[PR_CEU_FILE_CHANGED], 1);
	assert_int_equal(f.errors, 2);
	/* the same file taken in again is the repair */
	ceu_add(c, "2026-03-03", "Three", ceu_path(c, "b.pdf"));
	ceu_add(c, "2026-03-04", "Four", ceu_path(c, "a.pdf"));
	assert_int_equal(check(c, PR_OK).errors, 0);
	free(one);
	free(two);
}

static void
check__what_an_auditor_asks_for_is_told(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft =
		ceu_draft("2026-03-02", "Two", ceu_pdf(c, "b.pdf", "two"));
	struct found f;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	ceu_add(c, "2026-03-01", "One", NULL);
	f = check(c, PR_OK);
	assert_int_equal(f.n[PR_CEU_NO_FILE], 1);
	assert_int_equal(f.n[PR_CEU_NO_FIELD], 1); /* its category */
	draft.provider[0] = '\0';
	snprintf(draft.claims[0].word[PR_CEU_CATEGORY], 65, "core");
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	f = check(c, PR_OK);
	assert_int_equal(f.n[PR_CEU_NO_FILE], 1);
	assert_int_equal(f.n[PR_CEU_NO_FIELD], 2); /* its provider */
	assert_int_equal(f.n[PR_CEU_RULES_OLD], 0);
}

static void
check__old_rules_and_rules_that_are_gone_are_told(void **state)
{
	struct ceu_case *c = *state;
	struct found f;
	char path[400];

	ceu_hold(c, "BX", "2025-05-20");
	ceu_hold(c, "BY", "2025-05-20");
	ceu_hold(c, "BLS", "2025-05-20");
	f = check(c, PR_OK);
	assert_int_equal(f.n[PR_CEU_RULES_OLD], 1); /* once an issuer */
	assert_int_equal(f.n[PR_CEU_RULES_GONE], 0);
	snprintf(path, sizeof(path), "%s/life.json", c->rules);
	assert_int_equal(unlink(path), 0);
	f = check(c, PR_OK);
	assert_int_equal(f.n[PR_CEU_RULES_GONE], 1);
}

/* ---- the check of the whole file ----------------------------------------- */

static void
count_fault(void *ctx, const char *sentence)
{
	assert_true(sentence[0] != '\0');
	++*(int *)ctx;
}

static void
db_check__the_ledger_and_its_files_are_looked_at(void **state)
{
	struct ceu_case *c = *state;
	int64_t row;
	char *path;
	int n = 0;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", ceu_pdf(c, "a.pdf", "one"));
	assert_pr_ok(pr_desk_check(c->d.desk, &n, count_fault, &c->d.err),
		     &c->d.err);
	path = path_of(c, row);
	assert_int_equal(unlink(path), 0);
	free(path);
	assert_pr_refused(pr_desk_check(c->d.desk, &n, count_fault, &c->d.err),
			  PR_EDAMAGED, &c->d.err);
	assert_int_equal(n, 1);
}

/* ---- backups ------------------------------------------------------------- */

static void
restore(struct ceu_case *c, const char *path)
{
	char kept[4096];

	pr_desk_close(c->d.desk);
	c->d.desk = NULL;
	assert_pr_ok(
		pr_desk_restore(c->d.data, path, kept, CASE_NOW, &c->d.err),
		&c->d.err);
}

static bool
note_packed(void *ctx, const struct pr_db_packed *row)
{
	(void)row;
	++*(int *)ctx;
	return true;
}

static int
packed(struct ceu_case *c)
{
	int n = 0;

	assert_pr_ok(
		pr_db_packed_each(c->d.desk->store, &n, note_packed, &c->d.err),
		&c->d.err);
	return n;
}

static void
remove_certificates(struct ceu_case *c)
{
	char command[400];

	snprintf(command, sizeof(command), "rm -r %s", c->certificates);
	assert_int_equal(system(command), 0);
}

/* Three entries with two files between them, and a backup. */
static const char *
with_backup(struct ceu_case *c)
{
	const char *to = ceu_path(c, "backup.db");

	ceu_hold(c, "AT", "2025-05-20");
	ceu_add(c, "2026-03-01", "One", ceu_pdf(c, "a.pdf", "one"));
	ceu_add(c, "2026-03-02", "Two", ceu_pdf(c, "b.pdf", "two"));
	ceu_add(c, "2026-03-03", "Three", ceu_path(c, "a.pdf"));
	assert_pr_ok(pr_desk_backup(c->d.desk, to, &c->d.err), &c->d.err);
	assert_int_equal(packed(c), 0);
	return to;
}

static void
backup__the_certificates_come_back_with_it(void **state)
{
	struct ceu_case *c = *state;
	const char *path = with_backup(c);
	char *file;

	remove_certificates(c);
	ceu_add(c, "2026-03-04", "After", NULL);
	restore(c, path);
	ceu_open(c);
	assert_int_equal(packed(c), 0);
	assert_int_equal(files_in(c->certificates), 2);
	assert_int_equal(check(c, PR_OK).errors, 0);
	assert_int_equal(ceu_rows(c), 4);
	assert_int_equal(mode_of(c->certificates), 0700);
	file = path_of(c, 2);
	assert_int_equal(mode_of(file), 0600);
	free(file);
}

static void
backup__opening_goes_on_where_it_was_cut_off(void **state)
{
	struct ceu_case *c = *state;
	const char *path = with_backup(c);
	char *one = path_of(c, 2);

	/* one file there and one not, a rest of a write, and the rows */
	remove_certificates(c);
	restore(c, path);
	assert_pr_ok(fs_mkdir(c->certificates, &c->d.err), &c->d.err);
	assert_pr_ok(fs_write(one, "%PDF-1.4\none\n", 13, 0, &c->d.err),
		     &c->d.err);
	ceu_open(c);
	assert_int_equal(files_in(c->certificates), 2);
	assert_int_equal(check(c, PR_OK).errors, 0);
	/* all files there, rows too; and one that is not what it was */
	restore(c, path);
	assert_pr_ok(fs_write(one, "torn", 4, FS_OVERWRITE, &c->d.err),
		     &c->d.err);
	ceu_open(c);
	assert_int_equal(packed(c), 0);
	assert_int_equal(check(c, PR_OK).errors, 0);
	free(one);
}

static void
backup__a_folder_that_cannot_be_written_keeps_nobody_out(void **state)
{
	struct ceu_case *c = *state;
	const char *path = with_backup(c);

	remove_certificates(c);
	restore(c, path);
	ceu_file(c->d.data, "certificates", "in the way", 10);
	ceu_open(c);
	assert_int_equal(packed(c), 2);
	check(c, PR_EDAMAGED);
	/* a backup made meanwhile has them all the same */
	assert_pr_ok(
		pr_desk_backup(c->d.desk, ceu_path(c, "second.db"), &c->d.err),
		&c->d.err);
	assert_int_equal(unlink(c->certificates), 0);
	ceu_again(c, NULL);
	assert_int_equal(packed(c), 0);
	assert_int_equal(check(c, PR_OK).errors, 0);
	remove_certificates(c);
	restore(c, ceu_path(c, "second.db"));
	ceu_open(c);
	assert_int_equal(check(c, PR_OK).errors, 0);
}

static void
backup__a_file_that_is_gone_or_changed_is_left_out(void **state)
{
	struct ceu_case *c = *state;
	const char *path = ceu_path(c, "second.db");
	char *one, *two;
	struct pr_store *store;
	struct found f;
	int n = 0;

	with_backup(c);
	one = path_of(c, 2);
	two = path_of(c, 3);
	assert_int_equal(unlink(one), 0);
	assert_pr_ok(fs_write(two, "torn", 4, FS_OVERWRITE, &c->d.err),
		     &c->d.err);
	assert_pr_ok(pr_desk_backup(c->d.desk, path, &c->d.err), &c->d.err);
	assert_int_equal(unlink(two), 0);
	restore(c, path);
	assert_pr_ok(pr_store_open(&store, c->d.data, PR_STORE_WRITE, NULL,
				   CASE_NOW, &c->d.err),
		     &c->d.err);
	assert_pr_ok(pr_db_packed_each(store, &n, note_packed, &c->d.err),
		     &c->d.err);
	assert_int_equal(n, 0);
	pr_store_close(store);
	ceu_open(c);
	f = check(c, PR_EDAMAGED);
	assert_int_equal(f.n[PR_CEU_FILE_MISSING], 2);
	free(one);
	free(two);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(check__missing_changed_and_stray_files_are_told),
		ceu_test(check__what_an_auditor_asks_for_is_told),
		ceu_test(check__old_rules_and_rules_that_are_gone_are_told),
		ceu_test(db_check__the_ledger_and_its_files_are_looked_at),
		ceu_test(backup__the_certificates_come_back_with_it),
		ceu_test(backup__opening_goes_on_where_it_was_cut_off),
		ceu_test(
			backup__a_folder_that_cannot_be_written_keeps_nobody_out),
		ceu_test(backup__a_file_that_is_gone_or_changed_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
