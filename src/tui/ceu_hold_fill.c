/* ceu_hold_fill.c - what was noted, to be mended, and what is wrong with it */
#include "proctor/ceu_draft.h"
#include "tui/ceu_hold.h"

#include <stdio.h>
#include <string.h>

static void
fill_day(struct ceu_hold *s, enum ceu_hold_id id, struct pr_date day)
{
	char text[PR_DATE_TEXT] = "";

	if (day.year)
		pr_date_format(text, day);
	field_set(&s->fields[id], text);
	snprintf(s->was[id], sizeof(s->was[id]), "%.15s", text);
}

/* What was typed for something to hold stays when another one is chosen; what
 * was filled in here goes. */
void
ceu_hold_fill(struct ceu_hold *s)
{
	const struct ceu_hold_which *w = ceu_hold_chosen(s);
	static const struct pr_date none = { 0 };
	bool mends = !s->dates && ceu_hold_what(s) == WHAT_MEND;

	memset(s->faults, 0, sizeof(s->faults));
	if (!mends && !s->was[ID_SINCE][0])
		return;
	fill_day(s, ID_SINCE, mends ? w->held->since : none);
	fill_day(s, ID_EXPIRES, mends ? w->held->expires : none);
	s->month = s->was_month = mends ? w->held->renewal_month : 0;
}

bool
ceu_hold_changed(const struct ceu_hold *s)
{
	for (int i = 0; i < IDS; i++)
		if (strcmp(s->fields[i].len ? s->fields[i].text : "",
			   s->was[i]) != 0)
			return true;
	return s->month != s->was_month;
}

/* ---- what is wrong ------------------------------------------------------- */

static bool
is_asked(const struct ceu_hold *s, enum ceu_hold_id id)
{
	return form_find(&s->form, (int)id, -1) >= 0;
}

static bool
day_of(struct pr_date *out, const struct ceu_hold *s, enum ceu_hold_id id)
{
	return is_asked(s, id) && s->fields[id].len &&
	       pr_date_parse(out, s->fields[id].text, NULL) == PR_OK;
}

static void
check_days(struct ceu_hold *s)
{
	static const enum ceu_hold_id days[] = { ID_UNTIL, ID_SINCE, ID_EXPIRES,
						 ID_FROM,  ID_TO,    ID_PAID };
	static const struct pr_date any = { 0 };
	struct pr_date day;

	for (size_t i = 0; i < PR_LEN(days); i++) {
		enum ceu_hold_id id = days[i];
		bool past = id == ID_SINCE || id == ID_PAID;

		if (is_asked(s, id) && s->fields[id].len)
			(void)form_day(&day, s->fields[id].text,
				       past ? s->picture->today : any,
				       s->faults[id]);
	}
}

/* Each day may be one, and both together wrong. */
static void
check_order(struct ceu_hold *s)
{
	struct pr_date a, b;

	if (!s->faults[ID_SINCE][0] && day_of(&a, s, ID_SINCE) &&
	    day_of(&b, s, ID_EXPIRES) && pr_date_order(a, b) > 0)
		snprintf(s->faults[ID_EXPIRES], sizeof(s->faults[ID_EXPIRES]),
			 "It expires before it begins; look at both days "
			 "again.");
	if (day_of(&a, s, ID_FROM) && day_of(&b, s, ID_TO) &&
	    pr_date_order(b, a) <= 0)
		snprintf(s->faults[ID_TO], sizeof(s->faults[ID_TO]),
			 "A cycle ends after it begins; look at both days "
			 "again.");
}

static void
check_figures(struct ceu_hold *s)
{
	struct pr_err err = { 0 };
	int value;

	if (is_asked(s, ID_UNITS) && s->fields[ID_UNITS].len &&
	    pr_ceu_units_parse(&value, s->fields[ID_UNITS].text, &err) != PR_OK)
		snprintf(s->faults[ID_UNITS], FORM_FAULT, "%.119s", err.text);
	if (is_asked(s, ID_FEE) && s->fields[ID_FEE].len &&
	    pr_ceu_cents_parse(&value, s->fields[ID_FEE].text, PR_CEU_FEE_MAX,
			       &err) != PR_OK)
		snprintf(s->faults[ID_FEE], FORM_FAULT, "%.119s", err.text);
}

/* The field that cannot be empty. */
static void
check_missing(struct ceu_hold *s)
{
	enum ceu_hold_what what = ceu_hold_what(s);
	enum ceu_hold_id id = s->dates               ? ID_TO
			      : what <= WHAT_MEND    ? ID_SINCE
			      : what == WHAT_GIVE_UP ? ID_UNTIL
						     : IDS;

	if (id == IDS || s->fields[id].len)
		return;
	if (id == ID_SINCE && is_asked(s, ID_EXPIRES) &&
	    s->fields[ID_EXPIRES].len && ceu_hold_by_print(ceu_hold_chosen(s)))
		return;
	snprintf(s->faults[id], sizeof(s->faults[id]), "%s",
		 id == ID_TO ? "Say when the cycle ends, as the issuer's site "
			       "shows it."
		 : id == ID_SINCE
			 ? "Say since when it is held, like 2026-11-21."
			 : "Say from which day it is held no more, like "
			   "2026-11-21.");
}

bool
ceu_hold_check(struct ceu_hold *s, bool saving)
{
	memset(s->faults, 0, sizeof(s->faults));
	check_days(s);
	check_order(s);
	check_figures(s);
	if (saving)
		check_missing(s);
	for (int i = 0; i < IDS; i++)
		if (s->faults[i][0])
			return false;
	return true;
}
