/* ceu_page.c - the ledger's accounts and entries; see tui/ceu_page.h */
#include "tui/ceu_page.h"

#include "report/ceu_parts.h"
#include "report/ceu_words.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define BAR_CELLS 10
#define TEXT_COL 12
#define PROOF_COL 55
#define TOLD_COL 61
#define VERDICT_COL 70
#define LEAST_LIST 4 /* rows the entries keep */

/* ---- tabs ---------------------------------------------------------------- */

int
ceu_page_tabs(const struct pr_ceu_status *status)
{
	return (int)status->n + 1;
}

const struct pr_ceu_account *
ceu_page_account(const struct pr_ceu_status *status, int tab)
{
	return tab >= 0 && (size_t)tab < status->n ? &status->accounts[tab]
						   : NULL;
}

static const char *
tab_name(const struct pr_ceu_status *status, int tab)
{
	const struct pr_ceu_account *a = ceu_page_account(status, tab);

	return a ? a->name : "All";
}

/* "!" says that an account wants something soon. */
static int
draw_tab(struct draw *d, int row, int col, const struct pr_ceu_status *status,
	 int tab, bool open)
{
	const struct pr_ceu_account *a = ceu_page_account(status, tab);
	enum role role = open ? ROLE_CHOSEN : ROLE_QUIET;

	return draw_fmt(d, row, col, role, open ? "[%s%s]" : " %s%s ",
			tab_name(status, tab), a && a->warn ? "!" : "");
}

void
ceu_page_draw_tabs(struct draw *d, int row, const struct pr_ceu_status *status,
		   int tab)
{
	int n = ceu_page_tabs(status);
	int first = 0;
	int col = 1;

	/* the open one stays in sight; so much is before it at most */
	for (int used = 0, i = tab; i >= 0; i--) {
		used += (int)strlen(tab_name(status, i)) + 3;
		if (used > draw_cols(d) - 6)
			break;
		first = i;
	}
	if (first > 0)
		col = draw_at(d, row, col, ROLE_QUIET, "< ");
	for (int i = first; i < n; i++) {
		int cells = (int)strlen(tab_name(status, i)) + 3;

		if (col + cells + (i + 1 < n ? 2 : 0) >= draw_cols(d)) {
			draw_at(d, row, col, ROLE_QUIET, ">");
			return;
		}
		col = draw_tab(d, row, col, status, i, i == tab);
	}
}

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

/* How much an issuer was told; a card is shown, not reported. */
static int
draw_reported(struct draw *d, struct rect r, int row,
	      const struct pr_ceu_account *a, const struct pr_ceu_cycle *c)
{
	char reported[PR_CEU_UNITS_TEXT];
	char counted[PR_CEU_UNITS_TEXT];
	char text[CEU_WORDS];

	if (c->counted <= 0)
		return row;
	pr_ceu_units_format(reported, c->reported);
	pr_ceu_units_format(counted, c->counted);
	snprintf(text, sizeof(text), "%s of %s reported to %.64s%s", reported,
		 counted, a->issuer ? a->issuer->identifier : a->name,
		 c->reported < c->counted ? "; logging is not reporting" : "");
	return put(d, r, row, share_of(c->reported, c->counted),
		   c->reported < c->counted ? ROLE_WARN : ROLE_TEXT, text);
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
		 "? %s more wait: ask %.64s whether they are accepted; e notes "
		 "the answer.",
		 units, a->issuer->identifier);
	return put(d, r, row, NO_BAR, ROLE_WARN, text);
}

static int
draw_quotas(struct draw *d, struct rect r, int row,
	    const struct pr_ceu_account *a, const struct pr_ceu_cycle *c)
{
	for (size_t i = 0; i < c->n_quotas; i++) {
		const struct pr_ceu_quota *q = &c->quotas[i];
		char text[CEU_WORDS];

		/* the warning and the next step need three rows */
		if (row + 3 >= r.row + r.rows && i + 1 < c->n_quotas)
			return put(d, r, row, NO_BAR, ROLE_TEXT,
				   "More limits: x shows them.");
		ceu_words_quota(text, a, q);
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

	if (!c || c == shown)
		return row;
	ceu_words_cycle(words, a, c);
	snprintf(text, sizeof(text), "! Before ([ shows it): %s", words);
	return put(d, r, row, NO_BAR, ROLE_WARN, text);
}

static int
draw_next(struct draw *d, struct rect r, int row,
	  const struct pr_ceu_account *a)
{
	char words[CEU_WORDS];
	char text[CEU_WORDS + 8];

	ceu_words_warning(words, a);
	snprintf(text, sizeof(text), "%s%s", words[0] ? "! " : "", words);
	row = put(d, r, row, NO_BAR, ROLE_WARN, text);
	ceu_words_next(words, a);
	snprintf(text, sizeof(text), "%s%s", words[0] ? "Next: " : "", words);
	return put(d, r, row, NO_BAR, ROLE_TEXT, text);
}

int
ceu_page_standing(struct draw *d, struct rect r, const struct pr_ceu_account *a,
		  int cycle)
{
	const struct pr_ceu_cycle *c = cycle >= 0 && (size_t)cycle < a->n_cycles
					       ? &a->cycles[cycle]
					       : NULL;
	char words[CEU_WORDS];
	char text[CEU_WORDS + 80];
	int row = r.row;

	r.rows -= draw_low(d) ? LEAST_LIST - 1 : LEAST_LIST;
	if (!a->issuer)
		return put(d, r, row, NO_BAR, ROLE_WARN,
			   "! There is no rules file for this any more; "
			   "\"proctor ceu rules --import FILE\" takes one in.");
	if (!c)
		return put(d, r, row, NO_BAR, ROLE_TEXT,
			   "There is no cycle yet. t copies its dates.");
	if (!draw_low(d))
		row = draw_dates(d, r, row, a, c);
	ceu_words_cycle(words, a, c);
	/* else it stands beside the tabs */
	snprintf(text, sizeof(text), draw_narrow(d) ? "%s (%s)" : "%s", words,
		 ceu_state_of(c));
	row = put(d, r, row,
		  c->need > 0 ? share_of(c->counted, c->need) : NO_BAR,
		  ROLE_HEADING, text);
	row = draw_reported(d, r, row, a, c);
	row = draw_waits(d, r, row, a, c);
	if (draw_low(d) && cycle == a->now)
		row = draw_next(d, r, row, a);
	row = draw_quotas(d, r, row, a, c);
	row = draw_before(d, r, row, a, c);
	return draw_low(d) || cycle != a->now ? row : draw_next(d, r, row, a);
}

int
ceu_page_overview(struct draw *d, struct rect r,
		  const struct pr_ceu_status *status)
{
	int most = draw_low(d) ? 1 : 2; /* rows of each */
	int row = r.row;

	r.rows -= draw_low(d) ? LEAST_LIST - 1 : LEAST_LIST;
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];
		const struct pr_ceu_cycle *c =
			a->now >= 0 ? &a->cycles[a->now] : NULL;
		char words[CEU_WORDS];
		char text[CEU_WORDS + 80];

		if (row + most >= r.row + r.rows && i + 1 < status->n) {
			snprintf(text, sizeof(text),
				 "%zu more: Left and Right show them.",
				 status->n - i);
			return put(d, r, row, NO_BAR, ROLE_TEXT, text);
		}
		if (c)
			ceu_words_cycle(words, a, c);
		else
			snprintf(words, sizeof(words), "no cycle yet");
		snprintf(text, sizeof(text), "%s%.64s: %s", a->warn ? "! " : "",
			 a->name, words);
		row = put_rows(d, r, row,
			       c && c->need > 0 ? share_of(c->counted, c->need)
						: SPACE,
			       a->warn ? ROLE_WARN : ROLE_TEXT, text, most);
	}
	return row;
}

/* ---- entries ------------------------------------------------------------- */

const char *
ceu_page_reported(const struct pr_ceu_claim *claim)
{
	if (claim->reported.year)
		return "yes";
	return claim->reported_before.year ? "again!" : "no";
}

static const char *
verdict_word(const struct pr_ceu_line *line)
{
	switch (line->verdict) {
	case PR_CEU_COUNTS:
		return "counts";
	case PR_CEU_COUNTS_PART:
		return "in part";
	case PR_CEU_WAITS:
		return "waits ?";
	case PR_CEU_REFUSED:
		return "refused";
	case PR_CEU_NO_UNITS:
		return "no units";
	case PR_CEU_TOO_SHORT:
		return "too short";
	case PR_CEU_OUTSIDE:
		return "outside";
	case PR_CEU_ELSEWHERE:
		return "elsewhere";
	}
	return "";
}

/* "counts"; in another cycle than the one shown, "in 2025", where it ends. */
static void
verdict(char out[40], const struct pr_ceu_account *a,
	const struct pr_ceu_line *line, int cycle)
{
	bool counts = line->verdict == PR_CEU_COUNTS ||
		      line->verdict == PR_CEU_COUNTS_PART;

	snprintf(out, 40, "%s", verdict_word(line));
	if (counts && line->cycle >= 0 && line->cycle != cycle &&
	    a->cycles[line->cycle].to.year)
		snprintf(out, 40, "in %d", a->cycles[line->cycle].to.year);
}

static const struct pr_ceu_claim *
claim_of(const struct ceu_item *item)
{
	return item->line ? &item->entry->claims[item->line->claim] : NULL;
}

int
ceu_page_head(struct draw *d, int row)
{
	if (draw_narrow(d))
		return row;
	draw_at(d, row, 2, ROLE_HEADING, "  #  Date");
	draw_right(d, row, 24, ROLE_HEADING, "Units");
	draw_at(d, row, 25, ROLE_HEADING, "Category");
	draw_at(d, row, 37, ROLE_HEADING, "Title");
	draw_at(d, row, PROOF_COL, ROLE_HEADING, "Proof");
	draw_at(d, row, TOLD_COL, ROLE_HEADING, "Reported");
	draw_at(d, row, VERDICT_COL, ROLE_HEADING, "Verdict");
	return row + 1;
}

static void
draw_category(struct draw *d, int row, enum role role,
	      const struct pr_ceu_account *a, const struct pr_ceu_claim *claim)
{
	const char *identifier = claim ? claim->word[PR_CEU_CATEGORY] : "";
	const struct pr_ceu_word *word =
		a && a->issuer ? pr_ceu_word_find(a->issuer, PR_CEU_CATEGORY,
						  identifier)
			       : NULL;

	draw_cut(d, row, 25, 11, role,
		 word            ? word->title
		 : identifier[0] ? identifier
		 : a             ? "-"
				 : "");
}

/* What an entry is in all accounts: where it counts, how often told. */
static void
count_claims(const struct pr_ceu_entry *entry, int *yes, int *told)
{
	*yes = *told = 0;
	for (size_t i = 0; i < entry->n_claims; i++) {
		*yes += entry->claims[i].accepted == PR_CEU_YES;
		*told += entry->claims[i].reported.year != 0;
	}
}

void
ceu_page_item(struct draw *d, int row, const struct pr_ceu_account *a,
	      int cycle, const struct ceu_item *item, int i, bool focused)
{
	struct rect line = { row, 0, 1, draw_cols(d) };
	enum role role = list_line(d, line, i, focused);
	const struct pr_ceu_entry *e = item->entry;
	const struct pr_ceu_claim *claim = claim_of(item);
	int units = item->line ? item->line->worth : e->units;
	char text[64];
	char last[40];
	int yes, told;

	count_claims(e, &yes, &told);
	snprintf(last, sizeof(last), "at %d of %zu", yes, e->n_claims);
	if (item->line)
		verdict(last, a, item->line, cycle);
	if (item->marked)
		draw_at(d, row, 1, role, "*");
	snprintf(text, sizeof(text), "?");
	if (units >= 0)
		pr_ceu_units_format(text, units);
	if (draw_narrow(d)) {
		draw_fmt(d, row, 2, role, "%02d-%02d-%02d", e->date.year % 100,
			 e->date.month, e->date.day);
		draw_right(d, row, 16, role, text);
		draw_cut(d, row, 17, draw_cols(d) - 28, role, e->title);
		draw_right(d, row, draw_cols(d) - 1, role, last);
		return;
	}
	draw_right(d, row, 24, role, text);
	snprintf(text, sizeof(text), "#%lld", (long long)e->row);
	draw_right(d, row, 6, role, text);
	pr_date_format(text, e->date);
	draw_at(d, row, 7, role, text);
	draw_category(d, row, role, a, claim);
	draw_cut(d, row, 37, PROOF_COL - 38, role, e->title);
	draw_at(d, row, PROOF_COL, role, e->has_certificate ? "yes" : "none!");
	snprintf(text, sizeof(text), "%d of %d", told, yes);
	draw_at(d, row, TOLD_COL, role,
		claim ? ceu_page_reported(claim) : text);
	draw_at(d, row, VERDICT_COL, role, last);
}

void
ceu_page_sentence(char *out, size_t size, const struct pr_ceu_picture *p,
		  const struct pr_ceu_account *a, const struct ceu_item *item)
{
	const struct pr_ceu_entry *e = item->entry;
	char words[CEU_WORDS];
	int yes, n;

	if (item->line && a) {
		ceu_words_line(words, a, item->line, &p->ledger);
	} else {
		count_claims(e, &yes, &n);
		snprintf(words, sizeof(words),
			 "accepted by %d of %zu, reported to %d", yes,
			 e->n_claims, n);
	}
	snprintf(out, size, "#%lld %.60s: %s; %s.", (long long)e->row, e->title,
		 words,
		 e->has_certificate ? "certificate kept" : "no certificate");
}
