/* gen_listed.c - codes that stand on a list: exempt from POA reporting, CC and
 * MCC */
#include "gen_cm.h"

#include <stdio.h>
#include <string.h>

#define TRIES 4000

static bool
is_exempt(const struct gen *g, const struct pr_code_row *row)
{
	return g->book->poa_exempt &&
	       g->book->poa_exempt(g->book->ctx, row->code);
}

static bool
is_taken(const struct pr_code_row *const *rows, size_t n,
	 const struct pr_code_row *row)
{
	for (size_t i = 0; i < n; i++)
		if (!strncmp(rows[i]->code, row->code, 3))
			return true;
	return false;
}

/* Four codes of different categories: the first is on the list or off it as
 * wanted, the others are not like it. */
static bool
draw_exempt(struct gen *g, bool wanted, const struct pr_code_row *rows[4])
{
	size_t n = 0;

	for (int i = 0; i < TRIES && n < 4; i++) {
		const struct pr_code_row *row = gen_row(g, PR_LIST_CM);

		if (!row || !row->valid || !cm_wanted(g, row->code) ||
		    strlen(row->title) > 160 || is_taken(rows, n, row) ||
		    is_exempt(g, row) != (n == 0 ? wanted : !wanted))
			continue;
		/* late encounters of injuries would crowd out the rest */
		if (is_exempt(g, row) && strlen(row->code) == 7 &&
		    gen_below(g, 8))
			continue;
		rows[n++] = row;
	}
	return n == 4;
}

static void
say_code(struct gen *g, enum pr_feedback kind, const struct pr_code_row *row,
	 const char *why)
{
	char text[300], code[12];

	cm_show(code, row->code);
	snprintf(text, sizeof(text), "%s %s", code, row->title);
	gen_option(g, kind, text, "%s %s", code, why);
}

enum pr_status
gen_poaexempt(struct gen *g)
{
	static const char *const stems[2][2] = {
		{ "An inpatient claim carries these four diagnoses. Which of "
		  "them needs a present-on-admission indicator ({E})?",
		  "Three of these codes are exempt from POA reporting. For "
		  "which one is Y, N, U or W reported ({E})?" },
		{ "Which of these codes is exempt from reporting whether it "
		  "was present on admission ({E})?",
		  "For which of these diagnoses is the POA field left blank, "
		  "since the code is on the exempt list ({E})?" },
	};
	static const char *const said[2] = {
		"is not on the exempt list: an indicator is reported.",
		"is on the exempt list: no indicator is reported.",
	};
	const struct pr_code_row *rows[4] = { NULL };
	bool wanted = gen_below(g, 2);
	char code[12];

	gen_edition(g, PR_CODE_CM);
	if (!draw_exempt(g, wanted, rows))
		return PR_EPOOL;
	gen_identity(g, "%s|%s|%s|%s", rows[0]->code, rows[1]->code,
		     rows[2]->code, rows[3]->code);
	cm_ask(g, stems[wanted][gen_below(g, 2)], CM_WORDS("", "", ""));
	say_code(g, GEN_RIGHT, rows[0], said[wanted]);
	for (int i = 1; i < 4; i++)
		say_code(g, PR_FB_POA_EXEMPT, rows[i], said[!wanted]);
	gen_why(g,
		"%s %s The exempt list holds codes for circumstances, status, "
		"history, later encounters of injuries and the like, for which "
		"being present on admission means nothing.",
		cm_show(code, rows[0]->code), said[wanted]);
	cm_guide(g, "Appendix I");
	gen_rate(g, "remember", 0.6, 45);
	return PR_OK;
}

static enum pr_cc_level
level_of(const struct gen *g, const struct pr_code_row *row)
{
	return g->book->severity(g->book->ctx, row->code);
}

/* A list of before the year that a code came in cannot hold it. */
static bool
is_old_enough(const struct gen *g, const struct pr_code_row *row)
{
	return !g->before ||
	       g->before->find(g->before->ctx, PR_CODE_CM, row->code);
}

static bool
draw_levels(struct gen *g, enum pr_cc_level wanted,
	    const struct pr_code_row *rows[4])
{
	size_t n = 0, of[3] = { 0 };

	for (int i = 0; i < TRIES && n < 4; i++) {
		enum pr_codebook_list list =
			gen_below(g, 3) ? PR_LIST_SEVERITY : PR_LIST_CM;
		const struct pr_code_row *row = gen_row(g, list);
		enum pr_cc_level level;

		if (!row || !row->valid || !cm_wanted(g, row->code) ||
		    strchr("RVWXYZ", row->code[0]) || is_taken(rows, n, row) ||
		    strlen(row->title) > 160 || !is_old_enough(g, row))
			continue;
		level = level_of(g, row);
		if (level == PR_MCC_ALIVE || (n == 0) != (level == wanted) ||
		    of[level] == 2)
			continue;
		of[level]++;
		rows[n++] = row;
	}
	return n == 4;
}

enum pr_status
gen_tier(struct gen *g)
{
	static const char *const stems[3] = {
		"Which of these is on neither the CC nor the MCC list of {E}?",
		"Which of these diagnoses is on the CC list of {E}?",
		"Which of these diagnoses is on the MCC list of {E}?",
	};
	static const char *const said[3] = {
		"is on neither list.",
		"is on the CC list.",
		"is on the MCC list.",
	};
	enum pr_cc_level wanted = (enum pr_cc_level)gen_below(g, 3);
	const struct pr_code_row *rows[4] = { NULL };
	char code[12], source[120];

	gen_edition(g, PR_CODE_DRG);
	if (!g->book->severity || !draw_levels(g, wanted, rows))
		return PR_EPOOL;
	gen_identity(g, "%s|%s|%s|%s", rows[0]->code, rows[1]->code,
		     rows[2]->code, rows[3]->code);
	cm_ask(g, stems[wanted], CM_WORDS("", "", ""));
	say_code(g, GEN_RIGHT, rows[0], said[wanted]);
	for (int i = 1; i < 4; i++)
		say_code(g, PR_FB_DRG_WRONG, rows[i],
			 said[level_of(g, rows[i])]);
	gen_why(g,
		"In %s %s %s Whether a listed code raises the tier of a stay "
		"also hangs on its principal diagnosis, which may cancel a CC "
		"or MCC.",
		g->draft.edition, cm_show(code, rows[0]->code), said[wanted]);
	snprintf(source, sizeof(source), "%s Definitions Manual",
		 g->draft.edition);
	gen_law(g, source, "Appendix G and H");
	gen_rate(g, "remember", 0.5, 45);
	return PR_OK;
}
