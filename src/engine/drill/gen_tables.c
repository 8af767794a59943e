/* gen_tables.c - the neoplasm table and the table of drugs: which column */
#include "gen_cm.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define TRIES 150
#define COLUMNS 6

static const struct pr_table_cell *
draw_cell(struct gen *g, enum pr_codebook_list list)
{
	long n = g->book->count(g->book->ctx, list);

	if (n <= 0)
		return NULL;
	return g->book->cell(g->book->ctx, list,
			     (long)gen_below(g, (uint64_t)n));
}

/* The site of a row, without the main term that all rows share; NULL for the
 * row of that term itself. */
static const char *
site_of(const char *path)
{
	static const char start[] = "Neoplasm, neoplastic";
	size_t n = sizeof(start) - 1;

	if (strncmp(path, start, n) != 0)
		return path;
	return path[n] == ',' ? path + n + 2 : NULL;
}

/* The code for a side below the header that a cell leads to. */
static const struct pr_code_row *
side_below(struct gen *g, const struct pr_code_row *header, struct cm_sides *s)
{
	const struct pr_code_row *row = cm_below(g, header);

	if (!row || header->last - header->order > 4 || !cm_sides(g, row, s) ||
	    s->digit != strlen(header->code) || s->n > 3 ||
	    !(s->sides[0] & (SIDE_RIGHT | SIDE_LEFT)))
		return NULL;
	return (long)s->n == header->last - header->order ? row : NULL;
}

struct growth {
	const struct pr_table_cell *cell;
	const struct pr_code_row *row;
	const char *site;
	struct cm_sides sides; /* n 0: the cell's code is complete */
};

static bool
draw_growth(struct gen *g, struct growth *t)
{
	for (int i = 0; i < TRIES; i++) {
		const struct pr_table_cell *c = draw_cell(g, PR_LIST_NEOPLASM);
		const struct pr_code_row *row = c ? cm_find(g, c->code) : NULL;

		if (!row || c->col < 2 || c->col > 7)
			continue;
		t->cell = c;
		t->site = site_of(c->path);
		t->sides.n = 0;
		t->row = row->valid ? (c->dash ? NULL : row)
				    : side_below(g, row, &t->sides);
		if (t->site && t->row)
			return true;
	}
	return false;
}

static const char *const growth_columns[COLUMNS] = {
	"Malignant Primary",  "Malignant Secondary", "Ca in situ", "Benign",
	"Uncertain Behavior", "Unspecified Behavior"
};

static const char *const behaviors[COLUMNS] = {
	"malignant, primary at this site",
	"malignant, secondary (spread to this site)",
	"malignant, still in situ",
	"benign",
	"of uncertain behavior, as the pathologist reports",
	"of unspecified behavior (\"growth\", no pathology)",
};

enum pr_status
gen_neoplasm(struct gen *g)
{
	static const char *const stems[] = {
		"Site, as the Neoplasm Table words it: {1}.\nBehavior: {2}.{3}"
		"\nEnter the code ({E}).",
		"The provider documents a neoplasm, {2}; site by the Neoplasm "
		"Table: {1}.{3} Which code of {E} is it?",
		"Find the row \"{1}\" of the Neoplasm Table. The neoplasm is "
		"{2}.{3} Enter the code that {E} gives, verified in the "
		"Tabular List.",
	};
	struct growth t = { 0 };
	char side[60] = "", code[12];
	int col;

	gen_edition(g, PR_CODE_CM);
	if (!draw_growth(g, &t))
		return PR_EPOOL;
	col = t.cell->col - 2;
	gen_identity(g, "%s|%d|%s", t.cell->path, t.cell->col, t.row->code);
	if (t.sides.n)
		snprintf(side, sizeof(side), " Side: %s.",
			 cm_side_name(t.sides.sides[0]));
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(t.site, behaviors[col], side));
	cm_show(code, t.row->code);
	gen_line(g, PR_CODE_CM, t.row->code, "%s: %s.", code, t.row->title)
		->first = true;
	gen_why(g,
		"Row \"%s\", column %s, leads to %s%s. The column follows the "
		"behavior that is documented, and the Tabular List has the "
		"last "
		"word.",
		t.site, growth_columns[col], code,
		t.sides.n ? " (the table gives the stem, the Tabular List the "
			    "side)"
			  : "");
	for (size_t i = 1; i < t.sides.n; i++)
		cm_plant(g,
			 t.sides.sides[i] == SIDE_UNSPECIFIED
				 ? PR_FB_UNSPEC_LATERALITY
				 : PR_FB_WRONG_LATERALITY,
			 t.sides.rows[i]->code);
	cm_plant_header(g, t.row->code);
	cm_guide(g, "I.C.2");
	gen_rate(g, "apply", 0.7, 60);
	return PR_OK;
}

static bool
is_common(const char *path)
{
	static const char *const drugs[] = {
#define X(name) name,
#include "drugs.def"
#undef X
	};
	size_t n = strcspn(path, " ,(");

	for (size_t i = 0; i < PR_LEN(drugs); i++) {
		size_t k = 0;

		while (k < n && tolower((unsigned char)path[k]) == drugs[i][k])
			k++;
		if (k == n && !drugs[i][k])
			return true;
	}
	return false;
}

struct dose {
	const struct pr_table_cell *cell;
	const struct pr_code_row *row;
	char visit; /* 'A' 'D' 'S' */
};

/* The table gives six characters; the seventh is the encounter. */
static bool
draw_dose(struct gen *g, struct dose *d)
{
	bool common = gen_below(g, 10) != 0;

	d->visit = "AAAAADDDS"[gen_below(g, 9)];
	for (int i = 0; i < 4 * TRIES; i++) {
		const struct pr_table_cell *c = draw_cell(g, PR_LIST_DRUG);
		char code[2 * PR_CODE_MAX];
		size_t n = c ? strlen(c->code) : 0;

		if (n < 5 || n > 6 || c->col < 2 || c->col > 7 ||
		    c->code[0] != 'T' || (common && !is_common(c->path)) ||
		    strlen(c->path) > 120 || (d->visit == 'S' && c->col > 5))
			continue;
		snprintf(code, sizeof(code), "%s%s%c", c->code,
			 n == 5 ? "X" : "", d->visit);
		d->cell = c;
		d->row = cm_valid(g, code);
		if (d->row)
			return true;
	}
	return false;
}

/* The same drug and encounter with another intent, in the same stem. */
static void
plant_intents(struct gen *g, const struct dose *d)
{
	char code[PR_CODE_MAX];
	const char *right = d->row->code;
	size_t at = right[5] == 'X' ? 4 : 5;

	snprintf(code, sizeof(code), "%s", right);
	if (strncmp(right, "T36", 3) < 0 || strncmp(right, "T50", 3) > 0)
		return;
	for (char c = '1'; c <= '6' && g->draft.n_planted < 3; c++) {
		code[at] = c;
		if (c != right[at] && cm_valid(g, code))
			cm_plant(g, PR_FB_WRONG_INTENT, code);
	}
}

static void
plant_dose(struct gen *g, const struct dose *d)
{
	char code[PR_CODE_MAX], typed[12], shown[12];

	plant_intents(g, d);
	snprintf(code, sizeof(code), "%.6s%c", d->row->code,
		 d->visit == 'A' ? 'D' : 'A');
	if (cm_valid(g, code))
		cm_plant(g, PR_FB_WRONG_SEVENTH, code);
	cm_plant_header(g, d->row->code);
	if (cm_no_placeholder(g, d->row->code, typed))
		gen_plant(g, PR_FB_PLACEHOLDER, "%s", cm_show(shown, typed));
}

static const char *
visit_words(char visit)
{
	switch (visit) {
	case 'D':
		return "The patient is seen again during recovery, after "
		       "active treatment.";
	case 'S':
		return "A late effect of it is treated today, long after.";
	default:
		return "The patient is seen for it for the first time.";
	}
}

static const char *const cues[COLUMNS][2] = {
	{ "It got into the body by accident: a poisoning that nobody "
	  "intended.",
	  "The poisoning was an accident; nobody meant it." },
	{ "The patient took it on purpose, to harm himself.",
	  "She meant to harm herself with it." },
	{ "Another person gave it in order to harm the patient.",
	  "The poisoning was an assault by someone else." },
	{ "The record states that it cannot be determined whether the "
	  "poisoning was an accident or intended.",
	  "The physician documents that the intent cannot be "
	  "determined." },
	{ "It was the right drug, correctly prescribed and taken as "
	  "ordered; the patient reacted to it.",
	  "Properly given in the ordered dose, it caused a reaction." },
	{ "The patient took less of it than was prescribed.",
	  "The patient had stopped it on his own before the course "
	  "was over." },
};

static const char *const columns[COLUMNS] = {
	"poisoning, accidental", "poisoning, intentional self-harm",
	"poisoning, assault",    "poisoning, undetermined",
	"adverse effect",        "underdosing"
};

enum pr_status
gen_drug(struct gen *g)
{
	static const char *const stems[] = {
		"Drug or substance: {1}.\n{2} {3}\nEnter the code for it from "
		"the Table of Drugs and Chemicals, complete ({E}).",
		"{2} The table lists it as \"{1}\". {3} Which T code of {E} "
		"reports it?",
		"Substance \"{1}\". {2} {3} Enter only the code of the "
		"substance, with all its characters, for {E}.",
	};
	struct dose d = { 0 };
	char code[12];
	int col;

	gen_edition(g, PR_CODE_CM);
	if (!draw_dose(g, &d))
		return PR_EPOOL;
	col = d.cell->col - 2;
	gen_identity(g, "%s|%d|%c", d.cell->path, d.cell->col, d.visit);
	cm_ask(g, CM_PICK(g, stems),
	       CM_WORDS(d.cell->path, cues[col][gen_below(g, 2)],
			visit_words(d.visit)));
	cm_show(code, d.row->code);
	gen_line(g, PR_CODE_CM, d.row->code, "%s: %s.", code, d.row->title)
		->first = true;
	gen_why(g,
		"Row \"%s\", column %s; the seventh character %c tells the "
		"encounter. %s",
		d.cell->path, columns[col], d.visit,
		col == 5   ? "An underdosing code never stands first: the "
			     "condition that it worsened does."
		: col == 4 ? "With an adverse effect the reaction is coded "
			     "first, then this code."
			   : "With a poisoning this code stands first, its "
			     "manifestations follow.");
	plant_dose(g, &d);
	cm_guide(g, "I.C.19.e.5");
	gen_rate(g, "apply", 0.65, 75);
	return PR_OK;
}
