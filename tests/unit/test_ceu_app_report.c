/* test_ceu_app_report.c - what was reported, whose rules are read, whose ledger
 * it is */
#include "ceu_case_ledger.h"

/* ---- reports ------------------------------------------------------------- */

static enum pr_status
report(struct ceu_case *c, int64_t entry, const char *date, const char *period)
{
	return pr_ceu_report(c->d.desk, "alpha", &entry, 1, date, period,
			     &c->d.err);
}

/* "2026-03-05 2027-05-19 -": reported, period, reported before; of the last */
static const char *
reported(struct ceu_case *c)
{
	static char text[60];
	struct pr_ceu_picture *p = ceu_load(c);
	const struct pr_ceu_claim *claim =
		&p->ledger.entries[p->ledger.n_entries - 1].claims[0];
	const struct pr_date days[] = { claim->reported, claim->period,
					claim->reported_before };

	text[0] = '\0';
	for (size_t i = 0; i < PR_LEN(days); i++) {
		char day[PR_DATE_TEXT] = "-";

		if (days[i].year)
			pr_date_format(day, days[i]);
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			 "%s%s", i ? " " : "", day);
	}
	pr_ceu_picture_free(p);
	return text;
}

static void
report__it_is_told_once_and_for_what_counts(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "Two", NULL);
	int64_t one, both[2], unsure;

	ceu_hold(c, "AT", "2025-05-20");
	one = ceu_add(c, "2026-03-01", "One", NULL);
	snprintf(draft.claims[0].accepted, sizeof(draft.claims[0].accepted),
		 "unknown");
	assert_pr_ok(ceu_try_add(c, &draft, &unsure), &c->d.err);
	assert_pr_refused(report(c, unsure, NULL, NULL), PR_EINVAL, &c->d.err);
	assert_pr_refused(report(c, 99, NULL, NULL), PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(report(c, one, "2026-02-28", NULL), PR_EINVAL,
			  &c->d.err); /* before the activity */
	assert_pr_refused(report(c, one, "2026-11-19", NULL), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(report(c, one, NULL, "2027-05-18"), PR_EINVAL,
			  &c->d.err); /* no such cycle */
	assert_pr_refused(
		pr_ceu_report(c->d.desk, "QQQ", &one, 1, NULL, NULL, &c->d.err),
		PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(pr_ceu_report(c->d.desk, "ALPHA", &one, 0, NULL, NULL,
					&c->d.err),
			  PR_EINVAL, &c->d.err);
	assert_pr_refused(pr_ceu_report(c->d.desk, "BETA", &one, 1, NULL, NULL,
					&c->d.err),
			  PR_EINVAL, &c->d.err); /* no claim there */
	both[0] = both[1] = one;
	assert_pr_refused(pr_ceu_report(c->d.desk, "ALPHA", both, 2, NULL, NULL,
					&c->d.err),
			  PR_EINVAL, &c->d.err);
	both[1] = unsure; /* all or none */
	assert_pr_refused(pr_ceu_report(c->d.desk, "ALPHA", both, 2, NULL, NULL,
					&c->d.err),
			  PR_EINVAL, &c->d.err);
	assert_int_equal(ceu_rows(c), 3);
	assert_pr_ok(report(c, one, NULL, "2027-05-19"), &c->d.err);
	assert_pr_refused(report(c, one, NULL, NULL), PR_EEXIST, &c->d.err);
	assert_int_equal(ceu_rows(c), 4);
}

static void
report__a_correction_tells_that_the_old_one_was_reported(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "One", NULL);
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", NULL);
	assert_string_equal(reported(c), "- - -");
	assert_pr_ok(report(c, row, "2026-03-05", "2027-05-19"), &c->d.err);
	assert_string_equal(reported(c), "2026-03-05 2027-05-19 -");
	snprintf(draft.units, sizeof(draft.units), "3");
	assert_pr_ok(correct(c, row, &draft, "longer", &row), &c->d.err);
	assert_string_equal(reported(c), "- - 2026-03-05");
	snprintf(draft.units, sizeof(draft.units), "4");
	assert_pr_ok(correct(c, row, &draft, "longer yet", &row), &c->d.err);
	assert_string_equal(reported(c), "- - 2026-03-05");
	assert_pr_ok(report(c, row, "2026-04-01", NULL), &c->d.err);
	assert_string_equal(reported(c), "2026-04-01 2027-05-19 -");
}

/* What an issuer was told is what it was: mended notes change nothing there. */
static void
report__a_correction_of_what_nobody_is_told_keeps_it(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "One", NULL);
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_ok(report(c, row, "2026-03-05", NULL), &c->d.err);
	snprintf(draft.note, sizeof(draft.note), "in the blue folder");
	assert_pr_ok(correct(c, row, &draft, "note", &row), &c->d.err);
	assert_string_equal(reported(c), "2026-03-05 2027-05-19 -");
	snprintf(draft.cost, sizeof(draft.cost), "25");
	ceu_file(c->d.base, "a.pdf", "%PDF-1.4", 8);
	snprintf(draft.certificate, sizeof(draft.certificate), "%s",
		 ceu_path(c, "a.pdf"));
	assert_pr_ok(correct(c, row, &draft, "got it", &row), &c->d.err);
	assert_string_equal(reported(c), "2026-03-05 2027-05-19 -");
	snprintf(draft.certificate, sizeof(draft.certificate), "none");
	assert_pr_ok(correct(c, row, &draft, "not mine", &row), &c->d.err);
	assert_string_equal(reported(c), "2026-03-05 2027-05-19 -");
	assert_pr_refused(report(c, row, NULL, NULL), PR_EEXIST, &c->d.err);
	/* what it was told is another thing now */
	snprintf(draft.provider, sizeof(draft.provider), "Another");
	draft.certificate[0] = '\0';
	assert_pr_ok(correct(c, row, &draft, "provider", &row), &c->d.err);
	assert_string_equal(reported(c), "- - 2026-03-05");
}

/* A word that one issuer has of it is of no other one. */
static void
report__a_correction_for_one_issuer_keeps_it_for_the_other(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "One", NULL);
	struct pr_ceu_picture *p;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	ceu_hold(c, "BX", "2025-05-20");
	draft.claims[1] = draft.claims[0];
	snprintf(draft.claims[1].issuer, sizeof(draft.claims[1].issuer),
		 "BETA");
	draft.n_claims = 2;
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	assert_pr_ok(report(c, row, "2026-03-05", NULL), &c->d.err);
	assert_pr_ok(pr_ceu_report(c->d.desk, "BX", &row, 1, "2026-03-06", NULL,
				   &c->d.err),
		     &c->d.err);
	snprintf(draft.claims[0].word[PR_CEU_CATEGORY], 65, "core");
	assert_pr_ok(correct(c, row, &draft, "category", &row), &c->d.err);
	p = ceu_load(c);
	for (size_t i = 0; i < 2; i++) {
		const struct pr_ceu_claim *claim =
			&pr_ceu_entry_find(&p->ledger, row)->claims[i];
		bool beta = strcmp(claim->issuer, "BETA") == 0;

		assert_int_equal(claim->reported.year, beta ? 2026 : 0);
		assert_int_equal(claim->reported_before.year, beta ? 0 : 2026);
		assert_string_equal(claim->account, beta ? "BX" : "");
	}
	pr_ceu_picture_free(p);
}

static void
report__one_that_is_taken_back_can_be_told_again(void **state)
{
	struct ceu_case *c = *state;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_ok(report(c, row, "2026-03-05", NULL), &c->d.err);
	assert_pr_ok(pr_ceu_reverse(c->d.desk, 3, "wrong account", &c->d.err),
		     &c->d.err);
	assert_string_equal(reported(c), "- - -");
	assert_pr_ok(report(c, row, "2026-03-06", NULL), &c->d.err);
	assert_string_equal(reported(c), "2026-03-06 2027-05-19 -");
}

static void
report__an_issuer_without_rules_is_known_by_its_claims(void **state)
{
	struct ceu_case *c = *state;
	char path[400];
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", NULL);
	snprintf(path, sizeof(path), "%s/alpha.json", c->rules);
	assert_int_equal(unlink(path), 0);
	assert_pr_ok(report(c, row, "2026-03-05", NULL), &c->d.err);
	assert_string_equal(reported(c), "2026-03-05 - -");
}

/* ---- rules --------------------------------------------------------------- */

static void
load__an_unreadable_rules_file_is_a_trouble_and_no_failure(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_picture *p;

	ceu_rules_file(c, "broken.json", "{\"format\":\"ceurules\"");
	ceu_rules_file(c, "template.json", "this is never read");
	ceu_rules_file(c, "README.md", "nor is this");
	p = ceu_load(c);
	assert_int_equal(p->book.n, 3);
	assert_int_equal(p->n_troubles, 1);
	assert_non_null(strstr(p->troubles[0], "broken.json"));
	assert_int_equal(p->today.year, 2026);
	pr_ceu_picture_free(p);
}

static void
load__rules_that_are_not_there_are_said(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_picture *p = NULL;
	char command[400];

	snprintf(command, sizeof(command), "rm -r %s", c->rules);
	assert_int_equal(system(command), 0);
	assert_pr_refused(pr_ceu_load(c->d.desk, NULL, &p, &c->d.err),
			  PR_ENOTFOUND, &c->d.err);
	assert_null(p);
}

static void
put_own(struct ceu_case *c, const char *text)
{
	struct pr_db_ceu_rules row = { .issuer = "ALPHA",
				       .name = "own.json",
				       .text = text };

	assert_pr_ok(pr_db_ceu_rules_put(c->d.desk->store, &row, &c->d.err),
		     &c->d.err);
}

static void
load__own_rules_hide_the_shipped_ones_until_they_are_dropped(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_picture *p;
	char own[sizeof(alpha_rules)];

	memcpy(own, alpha_rules, sizeof(own));
	memcpy(strstr(own, "\"name\":\"Alpha\""), "\"name\":\"Other\"", 14);
	put_own(c, own);
	p = ceu_load(c);
	assert_int_equal(p->book.n, 3);
	assert_string_equal(pr_ceu_issuer_find(&p->book, "ALPHA")->name,
			    "Other");
	assert_true(pr_ceu_issuer_find(&p->book, "ALPHA")->own);
	pr_ceu_picture_free(p);
	put_own(c, "no rules");
	p = ceu_load(c);
	assert_int_equal(p->n_troubles, 1);
	assert_false(pr_ceu_issuer_find(&p->book, "ALPHA")->own);
	pr_ceu_picture_free(p);
	put_own(c, "");
	p = ceu_load(c);
	assert_int_equal(p->n_troubles, 0);
	assert_false(pr_ceu_issuer_find(&p->book, "ALPHA")->own);
	pr_ceu_picture_free(p);
}

/* ---- learners ------------------------------------------------------------ */

static bool
any(struct ceu_case *c)
{
	bool found;

	assert_pr_ok(pr_ceu_any(c->d.desk, &found, &c->d.err), &c->d.err);
	return found;
}

static void
learner__two_of_them_do_not_see_each_other(void **state)
{
	struct ceu_case *c = *state;
	int64_t row;

	assert_false(any(c));
	assert_pr_ok(pr_learner_add(c->d.desk, "Ann", &c->d.err), &c->d.err);
	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", NULL);
	assert_true(any(c));
	ceu_again(c, "Ann");
	assert_false(any(c));
	assert_string_equal(holdings(c), "");
	assert_string_equal(entries(c), "");
	assert_pr_refused(pr_ceu_reverse(c->d.desk, row, "not hers", &c->d.err),
			  PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(report(c, row, NULL, NULL), PR_ENOTFOUND, &c->d.err);
	ceu_hold(c, "AT", "2024-01-01");
	assert_string_equal(holdings(c), "AT:2024-01-01.. ");
	ceu_again(c, "me");
	assert_string_equal(holdings(c), "AT:2025-05-20.. ");
}

static void
learner__the_ledger_of_one_who_is_forgotten_goes_along(void **state)
{
	struct ceu_case *c = *state;
	struct pr_forgotten kept = { 0 };

	assert_pr_ok(pr_learner_add(c->d.desk, "Ann", &c->d.err), &c->d.err);
	ceu_hold(c, "AT", "2025-05-20");
	ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_ok(pr_learner_forget(c->d.desk, "me", &kept, &c->d.err),
		     &c->d.err);
	assert_int_equal(kept.activities, 1);
	assert_int_equal(kept.certificates, 0);
	assert_int_equal(kept.left, 0);
	assert_false(any(c)); /* Ann sits here now */
	assert_pr_ok(pr_learner_add(c->d.desk, "me", &c->d.err), &c->d.err);
	ceu_again(c, "me");
	assert_false(any(c));
	assert_int_equal(ceu_rows(c), 0);
}

/* ---- the same again, the same bytes -------------------------------------- */

struct uuids {
	unsigned char all[40][16];
	int n;
};

static bool
note_uuid(void *ctx, const struct pr_db_ceu_row *row)
{
	struct uuids *u = ctx;

	memcpy(u->all[u->n++], row->uuid, 16);
	return u->n < 40;
}

static void
work(struct ceu_case *c, struct uuids *out)
{
	const struct pr_ceu_hold senior = { .credential = "AS",
					    .since = "2026-03-01" };
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "Other", NULL);
	struct pr_ceu_held held;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	assert_pr_ok(pr_ceu_hold(c->d.desk, &senior, &held, &c->d.err),
		     &c->d.err);
	/* another process: the same chance from its beginning */
	pr_clock_test_set(&c->d.clock, CASE_NOW, -300, 7);
	ceu_again(c, NULL);
	row = ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_ok(correct(c, row, &draft, "title", &row), &c->d.err);
	assert_pr_ok(report(c, row, NULL, NULL), &c->d.err);
	*out = (struct uuids){ .n = 0 };
	assert_pr_ok(pr_db_ceu_row_each(c->d.desk->store, 1, out, note_uuid,
					&c->d.err),
		     &c->d.err);
	assert_int_equal(out->n, 7);
	for (int i = 0; i < out->n; i++)
		for (int j = 0; j < i; j++)
			assert_memory_not_equal(out->all[i], out->all[j], 16);
}

static void
rows__uuids_differ_and_come_again_from_the_same_seed(void **state)
{
	static struct uuids first, second;
	void *again = NULL;

	work(*state, &first);
	ceu_setup(&again);
	work(again, &second);
	assert_memory_equal(&first, &second, sizeof(first));
	ceu_teardown(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(report__it_is_told_once_and_for_what_counts),
		ceu_test(
			report__a_correction_tells_that_the_old_one_was_reported),
		ceu_test(report__a_correction_of_what_nobody_is_told_keeps_it),
		ceu_test(
			report__a_correction_for_one_issuer_keeps_it_for_the_other),
		ceu_test(report__one_that_is_taken_back_can_be_told_again),
		ceu_test(
			report__an_issuer_without_rules_is_known_by_its_claims),
		ceu_test(
			load__an_unreadable_rules_file_is_a_trouble_and_no_failure),
		ceu_test(load__rules_that_are_not_there_are_said),
		ceu_test(
			load__own_rules_hide_the_shipped_ones_until_they_are_dropped),
		ceu_test(learner__two_of_them_do_not_see_each_other),
		ceu_test(
			learner__the_ledger_of_one_who_is_forgotten_goes_along),
		ceu_test(rows__uuids_differ_and_come_again_from_the_same_seed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
