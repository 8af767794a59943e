/* ceu_page_stand.c - where an account stands; see tui/ceu_page.h */
#include "report/ceu_parts.h"
#include "report/ceu_words.h"
#include "tui/ceu_page.h"

#include <stdio.h>
#include <string.h>

#define BAR_CELLS 10
#define TEXT_COL 12
#define WHOLE 7          /* rows of what must not be cut */
#define QUESTION_MAX 150 /* bytes that two rows can hold */

/* ---- where an account stands --------------------------------------------- */

#define NO_BAR (-1.0) /* the sentence begins at the left */
#define SPACE (-2.0)  /* no bar, but room for one */

/* A sentence after a bar, in so many rows at most; the row after it. */
static int
put_rows(struct draw *d, struct rect r, int row, double share, enum role role,
	 const char *text, int most)
{
	int col = share <= NO_BAR && share > SPACE ? 1 : TEXT_COL;
	struct bar bar = { share > 1 ? 1 : share, -1, -1, -1 };
	struct rect at = { row, 1, r.row + r.rows - row, r.cols - 2 };
	int lines;

	if (at.rows < 1 || !text[0])
		return row;
	if (at.rows > most)
		at.rows = most;
	if (!draw_narrow(d)) {
		at.col = col;
		at.cols = r.cols - col - 1;
		if (share >= 0)
			draw_bar(d, row, 1, BAR_CELLS, &bar);
	}
	lines = draw_lines(text, strlen(text), at.cols, true);
	row += draw_wrap(d, at, 0, role, text);
	if (lines > at.rows)
		draw_at(d, row - 1, at.col + at.cols - 1, role,
			draw_glyph(d, GLYPH_MORE));
	return row;
}

static int
put(struct draw *d, struct rect r, int row, double share, enum role role,
    const char *text)
{
	return put_rows(d, r, row, share, role, text, draw_low(d) ? 2 : 3);
}

static double
share_of(int part, int all)
{
	return all > 0 && part >= 0 ? (double)part / all : 0;
}

/* "RHIT, CCS: 1 Jan 2026 to 31 Dec 2027, computed, check with AHIMA" */
static int
draw_dates(struct draw *d, struct rect r, int row,
	   const struct pr_ceu_account *a, const struct pr_ceu_cycle *c)
{
	char from[CEU_WORDS];
	char to[CEU_WORDS];
	char origin[CEU_WORDS];
	char text[CEU_WORDS * 2];
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < c->n_held && used < 100; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%.64s", i ? ", " : "", c->held[i]);
	ceu_words_day(from, c->from);
	snprintf(to, sizeof(to), "end not known");
	if (c->to.year)
		ceu_words_day(to, c->to);
	ceu_words_origin(origin, a, c);
	snprintf(text + used, sizeof(text) - used, "%s%.40s to %.40s, %.300s",
		 used ? ": " : "", from, to, origin);
	return put(d, r, row, NO_BAR, ROLE_TEXT, text);
}

/* How much an issuer was told; a card is shown, not reported. What came from
 * the cycle before is told when it was in that one. */
static int
draw_reported(struct draw *d, struct rect r, int row,
	      const struct pr_ceu_account *a, const struct pr_ceu_cycle *c)
{
	char text[CEU_WORDS];
	struct ceu_text t = ceu_begin(text, sizeof(text));
	int unsaid = ceu_unsaid(c);
	int all = c->counted;

	ceu_say_carried(&t, c, NULL);
	row = put(d, r, row, NO_BAR, ROLE_TEXT, text);
	if (all <= 0 || (draw_low(d) && unsaid <= 0))
		return row; /* the line above says "all reported" */
	t = ceu_begin(text, sizeof(text));
	ceu_add(&t, "%s of %s reported to %s%s", CEU_UNITS(all - unsaid),
		CEU_UNITS(all), ceu_issuer(a),
		unsaid > 0 ? "; logging is not reporting" : "");
	return put(d, r, row, share_of(all - unsaid, all),
		   unsaid > 0 ? ROLE_WARN : ROLE_TEXT, text);
}

/* What nobody knows yet is a question, and no part of the sum. */
static int
draw_waits(struct draw *d, struct rect r, int row,
	   const struct pr_ceu_account *a, const struct pr_ceu_cycle *c)
{
	char units[PR_CEU_UNITS_TEXT];
	char text[CEU_WORDS];

	if (c->waits <= 0)
		return row;
	pr_ceu_units_format(units, c->waits);
	snprintf(text, sizeof(text),
		 draw_low(d) ? "? %s wait: ask %.64s; e notes it."
			     : "? %s more wait: ask %.64s whether they are "
			       "accepted; e notes the answer.",
		 units, a->issuer->identifier);
	return put(d, r, row, NO_BAR, ROLE_WARN, text);
}

/* A long question is said as the next step, and on the page of rules (x). */
static void
quota_text(char out[CEU_WORDS + 8], const struct pr_ceu_account *a,
	   const struct pr_ceu_quota *q)
{
	char words[CEU_WORDS];
	char *ask;

	ceu_words_quota(words, a, q);
	ask = strstr(words, ". Ask ");
	if (q->asked && ask && strlen(words) > QUESTION_MAX)
		ask[1] = '\0';
	snprintf(out, CEU_WORDS + 8, "%s%s", q->asked ? "? " : "", words);
}

static int
draw_quotas(struct draw *d, struct rect r, int row,
	    const struct pr_ceu_account *a, const struct pr_ceu_cycle *c)
{
	for (size_t i = 0; i < c->n_quotas; i++) {
		const struct pr_ceu_quota *q = &c->quotas[i];
		char text[CEU_WORDS + 8];

		/* the warning and the next step need three rows */
		if (row + 3 >= r.row + r.rows && i + 1 < c->n_quotas)
			return put(d, r, row, NO_BAR, ROLE_TEXT,
				   "More limits: x shows them.");
		quota_text(text, a, q);
		row = put_rows(d, r, row,
			       q->asked ? NO_BAR : share_of(q->have, q->amount),
			       q->asked ? ROLE_WARN : ROLE_TEXT, text, 2);
	}
	return row;
}

/* An earlier cycle that is over, but not done with. */
static int
draw_before(struct draw *d, struct rect r, int row,
	    const struct pr_ceu_account *a, const struct pr_ceu_cycle *shown)
{
	const struct pr_ceu_cycle *c = ceu_left_over(a);
	char words[CEU_WORDS];
	char text[CEU_WORDS + 40];

	if (!c || c == shown || c == ceu_page_first(a))
		return row;
	ceu_words_cycle(words, a, c);
	snprintf(text, sizeof(text), "! Before ([ shows it): %s", words);
	return put(d, r, row, NO_BAR, ROLE_WARN, text);
}

static int
draw_warning(struct draw *d, struct rect r, int row,
	     const struct pr_ceu_account *a)
{
	char words[CEU_WORDS];
	char text[CEU_WORDS + 8];

	ceu_words_warning(words, a);
	snprintf(text, sizeof(text), "%s%s", words[0] ? "! " : "", words);
	return put(d, r, row, NO_BAR, ROLE_WARN, text);
}

static int
draw_next(struct draw *d, struct rect r, int row,
	  const struct pr_ceu_account *a)
{
	char words[CEU_WORDS];
	char text[CEU_WORDS + 8];

	ceu_words_next(words, a);
	snprintf(text, sizeof(text), "%s%s", words[0] ? "Next: " : "", words);
	if (a->pressing < 0 || draw_low(d))
		return put(d, r, row, NO_BAR, ROLE_TEXT, text);
	/* what follows, with its days, is said in whole */
	return put_rows(d, r, row, NO_BAR, ROLE_TEXT, text, WHOLE);
}

/* What is owed, beside a bar; and the state, where no heading says it. */
static int
draw_cycle(struct draw *d, struct rect r, int row,
	   const struct pr_ceu_account *a, const struct pr_ceu_cycle *c,
	   bool state)
{
	char words[CEU_WORDS];
	char text[CEU_WORDS + 80];

	ceu_words_cycle(words, a, c);
	snprintf(text, sizeof(text), "%s", words);
	if (state)
		snprintf(text, sizeof(text), "%s (%s)", words,
			 ceu_words_state(a, c));
	return put_rows(d, r, row,
			c->need > 0 ? share_of(c->counted, c->need) : NO_BAR,
			ROLE_HEADING, text, 3);
}

/* What is behind the sum of a cycle. */
static int
draw_parts(struct draw *d, struct rect r, int row,
	   const struct pr_ceu_account *a, const struct pr_ceu_cycle *c)
{
	char words[CEU_WORDS];

	row = put(d, r, row, NO_BAR, ROLE_TEXT, ceu_words_likely(words, c));
	row = draw_reported(d, r, row, a, c);
	row = draw_waits(d, r, row, a, c);
	row = draw_quotas(d, r, row, a, c);
	return draw_before(d, r, row, a, c);
}

/* Where rows are few the sum comes before what is next, and that before the
 * parts; in so small a window the words say as much as the dates. */
static int
draw_few(struct draw *d, struct rect r, int row, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c, bool presses)
{
	if (presses)
		row = draw_warning(d, r, row, a);
	row = draw_cycle(d, r, row, a, c, false);
	if (c == ceu_now(a) && !presses)
		row = draw_warning(d, r, row, a);
	if (c == ceu_now(a))
		row = draw_next(d, r, row, a);
	return draw_parts(d, r, row, a, c);
}

/* What presses comes first, with what follows. */
static int
draw_all(struct draw *d, struct rect r, int row, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c, bool state)
{
	bool here = c == ceu_now(a);
	bool presses = here && a->open && a->pressing >= 0;

	if (draw_low(d))
		return draw_few(d, r, row, a, c, presses);
	if (presses)
		row = draw_next(d, r, draw_warning(d, r, row, a), a);
	row = draw_dates(d, r, row, a, c);
	row = draw_cycle(d, r, row, a, c, state);
	row = draw_parts(d, r, row, a, c);
	if (!here || presses)
		return row;
	return draw_next(d, r, draw_warning(d, r, row, a), a);
}

int
ceu_page_standing(struct draw *d, struct rect r, const struct pr_ceu_account *a,
		  int cycle, bool state_is_said)
{
	int row = r.row;

	if (!a->issuer)
		return put(d, r, row, NO_BAR, ROLE_WARN,
			   "! There is no rules file for this any more; "
			   "\"proctor ceu rules --import FILE\" takes one in.");
	if (cycle < 0 || (size_t)cycle >= a->n_cycles)
		return put(d, r, row, NO_BAR, ROLE_TEXT,
			   "There is no cycle yet. t copies its dates.");
	if (!a->open)
		row = put(d, r, row, NO_BAR, ROLE_WARN,
			  "Not held any more; what stands below is over.");
	return draw_all(d, r, row, a, &a->cycles[cycle], !state_is_said);
}

/* ": 20.0 of 20.0, " where there is room for it, else ": ". */
static void
begin_brief(struct ceu_text *t, const struct pr_ceu_account *a,
	    const struct pr_ceu_cycle *c, bool wide)
{
	if (wide && a->warn)
		ceu_add(t, "! ");
	ceu_add(t, "%s: ", a->name);
	if (wide && c->need > 0)
		ceu_add(t, "%s of %s, ", CEU_UNITS(c->counted),
			CEU_UNITS(c->need));
}

/* Nothing is to do in it: "all reported, ends ". */
static void
add_done(struct ceu_text *t, const struct pr_ceu_cycle *c, bool wide)
{
	const char *ends = ceu_is_over(c) ? "ended" : "ends";
	const char *state = c->open ? "question open" : "all reported";

	if (!c->open && c->need < 0)
		state = "need not known";
	ceu_add(t, "%s, %s ", state, wide ? ends : "to");
}

/* "10.0 owed by ", before the last day of the cycle. */
static void
add_brief(struct ceu_text *t, const struct pr_ceu_cycle *c, bool wide)
{
	bool over = ceu_is_over(c);
	int unsaid = ceu_unsaid(c);

	if (c->state == PR_CEU_VALID)
		ceu_add(t, "valid until ");
	else if (c->state == PR_CEU_EXPIRED)
		ceu_add(t, "ran out on ");
	else if (c->owed > 0)
		ceu_add(t, "%s %s ", CEU_UNITS(c->owed),
			!over                ? "owed by"
			: ceu_may_suffice(c) ? "short? since"
					     : "short since");
	else if (unsaid > 0)
		ceu_add(t, wide ? "%s not reported, %s " : "report %s, %s ",
			CEU_UNITS(unsaid), over ? "ended" : "ends");
	else
		add_done(t, c, wide);
}

const char *
ceu_page_brief(char out[CEU_BRIEF], const struct pr_ceu_account *a, bool wide)
{
	struct ceu_text t = ceu_begin(out, CEU_BRIEF);
	const struct pr_ceu_cycle *c = ceu_page_first(a);

	if (a->pressing < 0 && ceu_left_over(a))
		c = ceu_left_over(a);
	if (!c || !a->open || !c->to.year) {
		ceu_add(&t, "%s: %s", a->name,
			a->open ? "nothing says when it ends"
				: "not held any more");
		return out;
	}
	begin_brief(&t, a, c, wide);
	add_brief(&t, c, wide);
	ceu_add(&t, "%s", CEU_ON(c->to));
	return out;
}

static void
overview_text(char out[CEU_WORDS + 80], const struct pr_ceu_account *a,
	      bool brief)
{
	const struct pr_ceu_cycle *c = ceu_page_first(a);
	char words[CEU_WORDS] = "no cycle yet";
	char line[CEU_BRIEF];

	if (brief || !a->open) {
		snprintf(out, CEU_WORDS + 80, "%s%s", a->warn ? "! " : "",
			 ceu_page_brief(line, a, false));
		return;
	}
	if (c)
		ceu_words_cycle(words, a, c);
	snprintf(out, CEU_WORDS + 80, "%s%.64s: %s", a->warn ? "! " : "",
		 a->name, words);
}

int
ceu_page_overview(struct draw *d, struct rect r,
		  const struct pr_ceu_status *status)
{
	int most = draw_low(d) ? 1 : 2; /* rows of each */
	int row = r.row;

	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];
		const struct pr_ceu_cycle *c = ceu_page_first(a);
		char text[CEU_WORDS + 80];

		if (row + most >= r.row + r.rows && i + 1 < status->n) {
			snprintf(text, sizeof(text),
				 "%zu more: Left and Right show them.",
				 status->n - i);
			return put(d, r, row, NO_BAR, ROLE_TEXT, text);
		}
		overview_text(text, a, draw_narrow(d));
		row = put_rows(d, r, row,
			       c && c->need > 0 ? share_of(c->counted, c->need)
						: SPACE,
			       a->warn ? ROLE_WARN : ROLE_TEXT, text, most);
	}
	return row;
}
