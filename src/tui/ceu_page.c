/* ceu_page.c - the ledger's accounts and entries; see tui/ceu_page.h */
#include "tui/ceu_page.h"

#include "report/ceu_parts.h"
#include "report/ceu_words.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define PROOF_COL 55
#define TOLD_COL 61
#define VERDICT_COL 70

/* ---- tabs ---------------------------------------------------------------- */

const struct pr_ceu_cycle *
ceu_page_first(const struct pr_ceu_account *a)
{
	return a->open && a->pressing >= 0 ? &a->cycles[a->pressing]
					   : ceu_now(a);
}

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

/* "!": it wants something soon; "?": a question is open that may cost units. */
static const char *
tab_mark(const struct pr_ceu_account *a)
{
	if (!a || !a->open)
		return "";
	if (a->warn || a->pressing >= 0)
		return "!";
	return a->now >= 0 && a->cycles[a->now].open ? "?" : "";
}

static int
draw_tab(struct draw *d, int row, int col, const struct pr_ceu_status *status,
	 int tab, bool open)
{
	const struct pr_ceu_account *a = ceu_page_account(status, tab);
	enum role role = open ? ROLE_CHOSEN : ROLE_QUIET;

	return draw_fmt(d, row, col, role, open ? "[%s%s]" : " %s%s ",
			tab_name(status, tab), tab_mark(a));
}

/* What fits of the tabs; the column after them. */
static int
draw_tabs(struct draw *d, int row, const struct pr_ceu_status *status, int tab)
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

		if (col + cells + (i + 1 < n ? 2 : 0) >= draw_cols(d))
			return draw_at(d, row, col, ROLE_QUIET, ">");
		col = draw_tab(d, row, col, status, i, i == tab);
	}
	return col;
}

bool
ceu_page_draw_tabs(struct draw *d, int row, const struct pr_ceu_status *status,
		   int tab, int cycle)
{
	const struct pr_ceu_account *a = ceu_page_account(status, tab);
	int col = draw_tabs(d, row, status, tab);
	const char *state;

	if (!a || cycle < 0)
		return false;
	state = ceu_words_state(a, cycle == a->now ? ceu_page_first(a)
						   : &a->cycles[cycle]);
	if (col + (int)strlen(state) + 2 > draw_cols(d))
		return false;
	draw_right(d, row, draw_cols(d) - 1, ROLE_HEADING, state);
	return true;
}

/* ---- entries ------------------------------------------------------------- */

bool
ceu_page_reported_elsewhere(const struct pr_ceu_account *a,
			    const struct pr_ceu_claim *claim)
{
	return a && claim->reported.year && claim->account &&
	       claim->account[0] && strcasecmp(claim->account, a->name) != 0;
}

const char *
ceu_page_reported(const struct pr_ceu_account *a,
		  const struct pr_ceu_claim *claim)
{
	if (ceu_page_reported_elsewhere(a, claim))
		return claim->account;
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

/* "counts"; of another cycle than the one shown, "for 2025", where it ends,
 * with "?" when it waits. */
static void
verdict(char out[40], const struct pr_ceu_account *a,
	const struct pr_ceu_line *line, int cycle)
{
	bool counts = line->verdict == PR_CEU_COUNTS ||
		      line->verdict == PR_CEU_COUNTS_PART;

	snprintf(out, 40, "%s", verdict_word(line));
	if ((counts || line->verdict == PR_CEU_WAITS) && line->cycle >= 0 &&
	    line->cycle != cycle && a->cycles[line->cycle].to.year)
		snprintf(out, 40, "for %d%s", a->cycles[line->cycle].to.year,
			 counts ? "" : "?");
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

/* "1.5"; "90 min" of which nobody knows units. */
static void
what_of_it(char out[64], const struct ceu_item *item, bool narrow)
{
	const struct pr_ceu_entry *e = item->entry;
	const struct pr_ceu_claim *claim = claim_of(item);
	int units = item->line ? item->line->worth : e->units;

	if (units <= 0 && claim && claim->units >= 0)
		units = claim->units;
	else if (units <= 0 && e->units >= 0)
		units = e->units;
	if (units > 0 || (units == 0 && e->minutes <= 0))
		pr_ceu_units_format(out, units);
	else if (e->minutes > 0)
		snprintf(out, 64, narrow ? "%dm" : "%d min", e->minutes);
	else
		snprintf(out, 64, "?");
}

void
ceu_page_item(struct draw *d, int row, const struct pr_ceu_account *a,
	      int cycle, const struct ceu_item *item, int i, bool focused)
{
	struct rect line = { row, 0, 1, draw_cols(d) };
	enum role role = list_line(d, line, i, focused);
	const struct pr_ceu_entry *e = item->entry;
	const struct pr_ceu_claim *claim = claim_of(item);
	char text[64];
	char last[40];
	int yes, told;

	count_claims(e, &yes, &told);
	snprintf(last, sizeof(last), "at %d of %zu", yes, e->n_claims);
	if (item->line)
		verdict(last, a, item->line, cycle);
	if (item->marked)
		draw_at(d, row, 1, role, "*");
	what_of_it(text, item, draw_narrow(d));
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
	draw_cut(d, row, TOLD_COL, VERDICT_COL - TOLD_COL - 1, role,
		 claim ? ceu_page_reported(a, claim) : text);
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
