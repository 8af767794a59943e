/*
 * ceu_case.h - a desk with three issuers of its own, and files to hand in
 *
 * ALPHA pools AT and AS, and AS replaces AT; BETA has an account each for BX
 * and BY; LIFE is a card. Today is 2026-11-18.
 */
#ifndef CEU_CASE_H
#define CEU_CASE_H

#include "app/ceu.h"
#include "proctor/learner.h"

#include "ceu_case_rules.h"
#include "desk_case.h"

#include <sys/stat.h>

struct ceu_case {
	struct desk_case d; /* first: its helpers take this */
	char share[256];
	char rules[320];        /* share/question_banks/credentials */
	char certificates[300]; /* data/certificates */
	const char *learner;    /* NULL: the first */
	struct pr_ceu_findings findings;
};

static inline void
ceu_rules_file(struct ceu_case *c, const char *name, const char *text)
{
	ceu_file(c->rules, name, text, strlen(text));
}

/* A path in the case's own folder; a few at a time. */
static inline const char *
ceu_path(struct ceu_case *c, const char *name)
{
	static char paths[16][300];
	static int n;
	char *path = paths[n++ % 16];

	snprintf(path, 300, "%s/%s", c->d.base, name);
	return path;
}

static inline enum pr_status
ceu_try_open(struct ceu_case *c)
{
	struct pr_desk_options options = {
		.data_dir = c->d.data,
		.share_dir = c->share,
		.emergency_dir = c->d.emergency,
		.learner = c->learner,
		.clock_ctx = &c->d,
		.clock = case_clock,
	};

	return pr_desk_open(&c->d.desk, &options, &c->d.err);
}

static inline void
ceu_open(struct ceu_case *c)
{
	assert_pr_ok(ceu_try_open(c), &c->d.err);
}

static inline void
ceu_again(struct ceu_case *c, const char *learner)
{
	pr_desk_close(c->d.desk);
	c->d.desk = NULL;
	c->learner = learner;
	ceu_open(c);
}

static inline int
ceu_setup(void **state)
{
	struct ceu_case *c = calloc(1, sizeof(*c));
	const char *tmp = getenv("TMPDIR");

	assert_non_null(c);
	snprintf(c->d.base, sizeof(c->d.base), "%s/proctor-ceu-XXXXXX",
		 tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(c->d.base));
	snprintf(c->d.data, sizeof(c->d.data), "%s/data", c->d.base);
	snprintf(c->d.emergency, sizeof(c->d.emergency), "%s/state", c->d.base);
	snprintf(c->share, sizeof(c->share), "%s/share", c->d.base);
	snprintf(c->rules, sizeof(c->rules), "%s/question_banks/credentials",
		 c->share);
	snprintf(c->certificates, sizeof(c->certificates), "%s/certificates",
		 c->d.data);
	assert_pr_ok(fs_mkdir(c->rules, &c->d.err), &c->d.err);
	ceu_rules_file(c, "alpha.json", alpha_rules);
	ceu_rules_file(c, "beta.json", beta_rules);
	ceu_rules_file(c, "life.json", life_rules);
	pr_clock_test_set(&c->d.clock, CASE_NOW, -300, 7);
	*state = c;
	ceu_open(c);
	return 0;
}

static inline int
ceu_teardown(void **state)
{
	struct ceu_case *c = *state;
	char command[500];

	pr_desk_close(c->d.desk);
	snprintf(command, sizeof(command), "chmod -R u+w %s && rm -r %s",
		 c->d.base, c->d.base);
	assert_int_equal(system(command), 0);
	free(c);
	return 0;
}

#define ceu_test(f) cmocka_unit_test_setup_teardown(f, ceu_setup, ceu_teardown)

/* ---- short for what is done often ---------------------------------------- */

static inline struct pr_ceu_picture *
ceu_load(struct ceu_case *c)
{
	struct pr_ceu_picture *picture;

	assert_pr_ok(pr_ceu_load(c->d.desk, NULL, &picture, &c->d.err),
		     &c->d.err);
	return picture;
}

static inline int64_t
ceu_hold(struct ceu_case *c, const char *credential, const char *since)
{
	const struct pr_ceu_hold hold = { .credential = credential,
					  .since = since };
	struct pr_ceu_held held;

	assert_pr_ok(pr_ceu_hold(c->d.desk, &hold, &held, &c->d.err),
		     &c->d.err);
	return held.row;
}

/* Two units on a day, for ALPHA; certificate NULL: none. */
static inline struct pr_ceu_draft
ceu_draft(const char *date, const char *title, const char *certificate)
{
	struct pr_ceu_draft draft = { .units = "2", .n_claims = 1 };

	snprintf(draft.date, sizeof(draft.date), "%s", date);
	snprintf(draft.title, sizeof(draft.title), "%s", title);
	snprintf(draft.provider, sizeof(draft.provider), "A provider");
	snprintf(draft.certificate, sizeof(draft.certificate), "%s",
		 certificate ? certificate : "");
	snprintf(draft.claims[0].issuer, sizeof(draft.claims[0].issuer),
		 "ALPHA");
	snprintf(draft.claims[0].accepted, sizeof(draft.claims[0].accepted),
		 "yes");
	return draft;
}

static inline enum pr_status
ceu_try_add(struct ceu_case *c, const struct pr_ceu_draft *draft, int64_t *row)
{
	return pr_ceu_add(c->d.desk, draft, &c->findings, row, NULL, &c->d.err);
}

static inline int64_t
ceu_add(struct ceu_case *c, const char *date, const char *title,
	const char *certificate)
{
	struct pr_ceu_draft draft = ceu_draft(date, title, certificate);
	int64_t row = 0;

	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	return row;
}

/* Rows of the spine. */
static inline bool
ceu_count_row(void *ctx, const struct pr_db_ceu_row *row)
{
	(void)row;
	++*(int *)ctx;
	return true;
}

static inline int
ceu_rows(struct ceu_case *c)
{
	int n = 0;

	assert_pr_ok(pr_db_ceu_row_each(c->d.desk->store, c->d.desk->learner.id,
					&n, ceu_count_row, &c->d.err),
		     &c->d.err);
	return n;
}

#endif
