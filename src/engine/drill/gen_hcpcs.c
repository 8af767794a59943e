/* gen_hcpcs.c - units of drugs, and what a HCPCS code is for */
#include "gen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
in_force(const struct pr_code_row *row)
{
	return row && row->valid && !row->modifier && !row->ended[0];
}

/* "Injection, ketorolac tromethamine, per 15 mg": 15, mg; 0 when the text
 * ends otherwise. */
static long
unit_dose(const char *title, char unit[static 8])
{
	static const char *const units[] = { "mg", "mcg",   "units", "unit",
					     "ml", "grams", "gm" };
	const char *p = strrchr(title, ',');
	char *end;
	long dose;

	/* "1,200 units": the comma of a number */
	if (!p || (p > title && isdigit((unsigned char)p[-1]) &&
		   isdigit((unsigned char)p[1])))
		return 0;
	for (p++; *p == ' '; p++)
		continue;
	if (!strncmp(p, "per ", 4))
		p += 4;
	dose = strtol(p, &end, 10);
	if (end == p || dose < 1 || dose > 1000 || *end != ' ')
		return 0;
	for (size_t i = 0; i < PR_LEN(units); i++)
		if (!strcmp(end + 1, units[i])) {
			snprintf(unit, 8, "%s", units[i]);
			return dose;
		}
	return 0;
}

enum pr_status
gen_units(struct gen *g)
{
	const struct pr_code_row *row = gen_row(g, PR_LIST_HCPCS);
	long dose, units, given;
	char unit[8];

	if (!in_force(row) || row->code[0] != 'J')
		return PR_EPOOL;
	dose = unit_dose(row->title, unit);
	if (!dose)
		return PR_EPOOL;
	units = 2 + (long)gen_below(g, 11);
	given = dose * units;
	if (dose > 1 && gen_below(g, 3) == 0)
		given -= 1 + (long)gen_below(g, (uint64_t)dose - 1);
	gen_edition(g, PR_CODE_HCPCS);
	gen_identity(g, "%s|%ld", row->code, given);
	gen_stem(g,
		 "%s (HCPCS %s): \"%s\".\n\nA patient received %ld %s of this "
		 "drug; nothing was discarded. The payer counts a part of a "
		 "unit as a whole unit. Enter the code with its units, as in "
		 "J0000 x1.",
		 row->code, g->book->edition[PR_CODE_HCPCS], row->title, given,
		 unit);
	gen_line(g, PR_CODE_HCPCS, row->code,
		 "One unit is %ld %s; %ld %s make %ld units%s.", dose, unit,
		 given, unit, units, given % dose ? ", the last one begun" : "")
		->units = (int)units;
	g->draft.lines[0].first = true;
	gen_plant(g, PR_FB_UNITS_WRONG, "%s x%ld", row->code, units + 1);
	gen_plant(g, PR_FB_UNITS_WRONG, "%s x1", row->code);
	if (given != units && given < 1000)
		gen_plant(g, PR_FB_UNITS_WRONG, "%s x%ld", row->code, given);
	gen_why(g,
		"Dose given divided by the dose of the code's text, rounded "
		"up: %ld / %ld.",
		given, dose);
	gen_law(g, g->draft.edition, row->code);
	gen_rate(g, "apply", 0.66, 60);
	return PR_OK;
}

/* Another code in force with the same first characters and another text. */
static const struct pr_code_row *
neighbour(struct gen *g, const struct pr_code_row *row, size_t same)
{
	for (int tries = 0; tries < 400; tries++) {
		const struct pr_code_row *o = gen_row(g, PR_LIST_HCPCS);

		if (in_force(o) && !strncmp(o->code, row->code, same) &&
		    strcmp(o->title, row->title) != 0 &&
		    !gen_offered(g, o->code))
			return o;
	}
	return NULL;
}

enum pr_status
gen_product(struct gen *g)
{
	const struct pr_code_row *row = gen_row(g, PR_LIST_HCPCS);

	if (!in_force(row) || strlen(row->title) > 240 ||
	    !strchr("AEGJKLV", row->code[0]))
		return PR_EPOOL;
	gen_edition(g, PR_CODE_HCPCS);
	gen_identity(g, "%s", row->code);
	gen_stem(g, "Which HCPCS Level II code (%s) is for: %s?",
		 g->book->edition[PR_CODE_HCPCS], row->title);
	gen_option(g, GEN_RIGHT, row->code, "%s: %s.", row->code, row->title);
	for (size_t same = 3; g->draft.n_options < 4 && same > 0;) {
		const struct pr_code_row *o = neighbour(g, row, same);

		if (o)
			gen_option(g, PR_FB_WRONG_PRODUCT, o->code,
				   "%s: %.300s.", o->code, o->title);
		else
			same--;
	}
	gen_why(g, "%s: %s.", row->code, row->title);
	gen_law(g, g->draft.edition, row->code);
	gen_rate(g, "apply", 0.7, 60);
	return g->draft.n_options == 4 ? PR_OK : PR_EPOOL;
}
