/* ceu_report_case.h - a ledger of two issuers, judged, for its reports: rules
 * and entries are made here, the status is the engine's */
#ifndef CEU_REPORT_CASE_H
#define CEU_REPORT_CASE_H

#include "report/ceu_words.h"

#include "ceu_report_rules.h"

#include <stdlib.h>
#include <string.h>

static inline enum pr_status
case_take(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)err;
	buf_add(ctx, bytes, n);
	return PR_OK;
}

/* ---- the ledger ---------------------------------------------------------- */

static inline struct pr_ceu_entry *
case_entry(struct ceu_case *c, const char *day, const char *title, int units,
	   int minutes, enum pr_ceu_accepted accepted, const char *category,
	   const char *reported)
{
	size_t n = c->picture.ledger.n_entries++;
	struct pr_ceu_claim *claim = &c->claims[n];
	struct pr_ceu_entry *e = &c->entries[n];

	assert_true(n < CASE_ENTRIES);
	*claim = (struct pr_ceu_claim){ .issuer = "TST",
					.accepted = accepted,
					.why = "",
					.units = -1,
					.word = { category, "", "" },
					.approval = "",
					.reported = case_day(reported) };
	*e = (struct pr_ceu_entry){ .row = (int64_t)n + 11,
				    .first = (int64_t)n + 11,
				    .uuid = { (unsigned char)(n + 1) },
				    .date = case_day(day),
				    .title = title,
				    .provider = "Provider",
				    .note = "",
				    .minutes = minutes,
				    .units = units,
				    .cost_cents = -1,
				    .certificate_name = "",
				    .claims = claim,
				    .n_claims = 1 };
	return e;
}

static inline void
case_judge(struct ceu_case *c, const char *today)
{
	struct pr_err err = { 0 };

	pr_ceu_status_free(c->picture.status);
	c->picture.status = NULL;
	c->picture.today = case_day(today);
	assert_pr_ok(pr_ceu_judge(&c->picture.status, &c->picture.book,
				  &c->picture.ledger, c->picture.today, &err),
		     &err);
}

/* 13.5 of 20 on 1 February 2026, of these 8 reported; 2 wait. */
static inline void
case_fill(struct ceu_case *c)
{
	struct pr_ceu_entry *e;

	c->holdings[0] = (struct pr_ceu_holding){
		.row = 1,
		.credential = "TA",
		.issuer = "TST",
		.since = case_day("2025-03-01"),
		.successor = "",
		.reason = "",
	};
	c->holdings[1] = (struct pr_ceu_holding){
		.row = 2,
		.credential = "CPR",
		.issuer = "CARDS",
		.since = case_day("2025-06-10"),
		.expires = case_day("2026-06-30"),
		.successor = "",
		.reason = "",
	};
	c->picture.ledger.holdings = c->holdings;
	c->picture.ledger.n_holdings = 2;
	c->picture.ledger.entries = c->entries;
	e = case_entry(c, "2025-04-01", "Coding <day> & \"night\"", 800, -1,
		       PR_CEU_YES, "core", "2025-05-01");
	e->has_certificate = true;
	memset(e->certificate, 0xab, sizeof(e->certificate));
	e->certificate_name = "day & night.pdf";
	case_entry(c, "2025-06-01", "=Privacy", 350, -1, PR_CEU_YES, "core",
		   "");
	case_entry(c, "2025-07-01", "Webinar", -1, 150, PR_CEU_YES, "other",
		   "");
	case_entry(c, "2025-08-01", "Asked about", 200, -1, PR_CEU_MAYBE,
		   "core", "");
	e = case_entry(c, "2025-09-01", "Staff meeting", 100, -1, PR_CEU_NO,
		       "other", "");
	c->claims[4].why = "an ordinary duty";
	e->provider = "";
	case_judge(c, "2026-02-01");
}

static inline int
case_setup(void **state)
{
	struct ceu_case *c = calloc(1, sizeof(*c));

	assert_non_null(c);
	buf_init(&c->got, 1 << 22);
	c->sink = (struct pr_sink){ .ctx = &c->got, .write = case_take };
	case_rules(c);
	c->issuers[0] = &c->card;
	c->issuers[1] = &c->issuer;
	c->picture.book = (struct pr_ceu_book){ c->issuers, 2 };
	case_fill(c);
	c->report = (struct ceu_report){ .picture = &c->picture,
					 .now_ms = CASE_NOW,
					 .learner = "anna",
					 .width = 80 };
	*state = c;
	return 0;
}

static inline int
case_teardown(void **state)
{
	struct ceu_case *c = *state;

	pr_ceu_status_free(c->picture.status);
	buf_release(&c->got);
	free(c);
	return 0;
}

/* ---- looking at it ------------------------------------------------------- */

typedef enum pr_status case_page_fn(const struct ceu_report *report,
				    const struct pr_sink *sink,
				    struct pr_err *err);

static inline const char *
case_print(struct ceu_case *c, case_page_fn *page)
{
	struct pr_err err = { 0 };

	buf_reset(&c->got);
	assert_pr_ok(page(&c->report, &c->sink, &err), &err);
	return buf_text(&c->got);
}

static inline const struct pr_ceu_account *
case_account(const struct ceu_case *c, const char *name)
{
	const struct pr_ceu_status *s = c->picture.status;

	for (size_t i = 0; i < s->n; i++)
		if (!strcmp(s->accounts[i].name, name))
			return &s->accounts[i];
	fail_msg("no account %s", name);
	return NULL;
}

/* The present cycle, to be changed for a test. */
static inline struct pr_ceu_cycle *
case_now(const struct ceu_case *c, const char *name)
{
	const struct pr_ceu_account *a = case_account(c, name);

	assert_true(a->now >= 0);
	return &a->cycles[a->now];
}

#define assert_has(text, part)                                            \
	do {                                                              \
		if (!strstr(text, part))                                  \
			fail_msg("not there: \"%s\" in\n%s", part, text); \
	} while (0)
#define assert_has_not(text, part)                                    \
	do {                                                          \
		if (strstr(text, part))                               \
			fail_msg("there: \"%s\" in\n%s", part, text); \
	} while (0)

#endif
