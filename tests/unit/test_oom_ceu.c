/* test_oom_ceu.c - whichever allocation fails, the ledger stays as it was */
#include "ceu_case_files.h"
#include "oom.h"

static struct ceu_case *c; /* of the test that runs */

static enum pr_status
load(struct pr_err *err)
{
	struct pr_ceu_picture *p;
	enum pr_status st =
		pr_ceu_load(c->d.desk, "6 units, ALPHA, 2027-02-01", &p, err);

	assert_true((st == PR_OK) == (p != NULL));
	if (!st)
		assert_int_equal(p->book.n, 3);
	pr_ceu_picture_free(p);
	return st;
}

static enum pr_status
hold(struct pr_err *err)
{
	static const struct pr_ceu_hold bx = { .credential = "BX",
					       .since = "2025-05-20" };
	struct pr_ceu_held held;

	return pr_ceu_hold(c->d.desk, &bx, &held, err);
}

static enum pr_status
add(struct pr_err *err)
{
	struct pr_ceu_draft draft =
		ceu_draft("2026-03-01", "One", ceu_path(c, "a.pdf"));
	int64_t row = -7, twin;
	enum pr_status st =
		pr_ceu_add(c->d.desk, &draft, &c->findings, &row, &twin, err);

	assert_true((st == PR_OK) == (row != -7));
	return st;
}

static enum pr_status
correct(struct pr_err *err)
{
	struct pr_ceu_draft draft = ceu_draft("2026-03-02", "One", NULL);
	int64_t row = -7;
	enum pr_status st = pr_ceu_correct(c->d.desk, 2, &draft, "the day",
					   &c->findings, &row, err);

	assert_true((st == PR_OK) == (row != -7));
	return st;
}

static enum pr_status
report(struct pr_err *err)
{
	static const int64_t entry = 4;

	/* with a period, so that it is judged whether it can count there */
	return pr_ceu_report(c->d.desk, "ALPHA", &entry, 1, NULL, "2027-05-19",
			     err);
}

/* What the issuer was told before is read then, too. */
static enum pr_status
correct_reported(struct pr_err *err)
{
	struct pr_ceu_draft draft = ceu_draft("2026-03-03", "One", NULL);
	int64_t row;

	return pr_ceu_correct(c->d.desk, 4, &draft, "again", &c->findings, &row,
			      err);
}

static enum pr_status
load_told(struct pr_err *err)
{
	struct pr_ceu_picture *picture = NULL;
	enum pr_status st = pr_ceu_load(c->d.desk, NULL, &picture, err);

	oom_left = -1;
	assert_true((st == PR_OK) == (picture != NULL));
	if (!st) {
		assert_int_equal(picture->ledger.n_told, 1);
		assert_string_equal(picture->ledger.told[0].reason, "again");
		assert_int_equal(picture->ledger.told[0].date.day, 2);
	}
	pr_ceu_picture_free(picture);
	return st;
}

static enum pr_status
copy_dates(struct pr_err *err)
{
	static const struct pr_ceu_dates dates = { .account = "AT",
						   .to = "2027-06-30" };
	int64_t row, instead;

	return pr_ceu_copy_dates(c->d.desk, &dates, &row, &instead, err);
}

static void
ignore(void *ctx, const struct pr_ceu_check_finding *finding)
{
	(void)ctx, (void)finding;
}

static enum pr_status
check(struct pr_err *err)
{
	return pr_ceu_check(c->d.desk, NULL, ignore, err);
}

static void
oom__the_ledger_is_read_and_written_whole(void **state)
{
	c = *state;
	ceu_hold(c, "AT", "2025-05-20");
	ceu_pdf(c, "a.pdf", "one");
	oom_until_it_fits(load);
	oom_until_it_fits(add);
	assert_int_equal(ceu_rows(c), 2);
	oom_until_it_fits(correct);
	assert_int_equal(ceu_rows(c), 4);
	oom_until_it_fits(report);
	assert_int_equal(ceu_rows(c), 5);
	oom_until_it_fits(hold);
	oom_until_it_fits(copy_dates);
	assert_int_equal(ceu_rows(c), 7);
	oom_until_it_fits(check);
	oom_until_it_fits(load);
	oom_until_it_fits(correct_reported);
	oom_until_it_fits(load_told);
}

/* A whole file may be there although its folder could not be synced. */
static enum pr_status
backup(struct pr_err *err)
{
	const char *to = ceu_path(c, "b.db");
	enum pr_status st;

	unlink(to);
	st = pr_desk_backup(c->d.desk, to, err);
	oom_left = -1;
	if (access(to, F_OK) == 0)
		assert_int_equal(pr_store_probe(to, NULL), PR_OK);
	else
		assert_int_equal(st, PR_ENOMEM);
	return st;
}

static enum pr_status
open_desk(struct pr_err *err)
{
	enum pr_status st = ceu_try_open(c);

	assert_true((st == PR_OK) == (c->d.desk != NULL));
	*err = c->d.err;
	c->d.err = (struct pr_err){ 0 };
	return st;
}

static void
oom__certificates_travel_whole_or_not_at_all(void **state)
{
	char kept[4096], command[400];

	c = *state;
	ceu_hold(c, "AT", "2025-05-20");
	ceu_add(c, "2026-03-01", "One", ceu_pdf(c, "a.pdf", "one"));
	ceu_add(c, "2026-03-02", "Two", ceu_pdf(c, "b.pdf", "two"));
	oom_until_it_fits(backup);
	pr_desk_close(c->d.desk);
	c->d.desk = NULL;
	snprintf(command, sizeof(command), "rm -r %s", c->certificates);
	assert_int_equal(system(command), 0);
	assert_pr_ok(pr_desk_restore(c->d.data, ceu_path(c, "b.db"), kept,
				     CASE_NOW, &c->d.err),
		     &c->d.err);
	oom_until_it_fits(open_desk);
	assert_pr_ok(check(&c->d.err), &c->d.err);
	assert_int_equal(files_in(c->certificates), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(oom__the_ledger_is_read_and_written_whole),
		ceu_test(oom__certificates_travel_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
