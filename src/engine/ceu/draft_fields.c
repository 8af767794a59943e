/* draft_fields.c - day, title, numbers of a draft; see draft_internal.h */
#include "engine/ceu/draft_internal.h"
#include "proctor/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MINUTES_MAX 24000 /* 200 units of two hours */

static struct draft_place
at(enum pr_ceu_field field)
{
	return (struct draft_place){ field, -1, NULL };
}

/* ---- text ---------------------------------------------------------------- */

/* The part without blanks around it. */
static size_t
trim(const char **text)
{
	size_t n;

	while (**text == ' ')
		(*text)++;
	n = strlen(*text);
	while (n > 0 && (*text)[n - 1] == ' ')
		n--;
	return n;
}

static const char *
keep(struct drafting *d, const char *text)
{
	const char *copy = arena_strdup(d->arena, text);

	if (!copy)
		d->no_memory = true;
	return copy ? copy : "";
}

const char *
draft_line(struct drafting *d, const char *text, size_t max,
	   struct draft_place place)
{
	size_t n = trim(&text);
	struct pr_clean report = { 0 };
	const char *copy = "";
	char *clean = NULL;

	if (d->no_memory || n == 0)
		return "";
	if (pr_text_clean(&clean, text, n, PR_CLEAN_FOLD, &report, NULL)) {
		d->no_memory = true;
		return "";
	}
	if (report.removed || memchr(text, '\n', n) || memchr(text, '\t', n))
		draft_find(d, PR_CEU_FAULT, place,
			   "the %s holds a line break or characters that "
			   "cannot be shown; type it as one plain line",
			   pr_ceu_field_name(place.field));
	else if (strlen(clean) > max)
		draft_find(d, PR_CEU_FAULT, place,
			   "the %s is %zu bytes long; at most %zu are kept",
			   pr_ceu_field_name(place.field), strlen(clean), max);
	else
		copy = keep(d, clean);
	free(clean);
	return copy;
}

/* ---- numbers ------------------------------------------------------------- */

/* Up to max digits; the end, NULL when there are none or more. */
static const char *
digits(int *value, const char *text, int max)
{
	const char *p = text;

	*value = 0;
	for (; *p >= '0' && *p <= '9'; p++) {
		if (p - text >= max)
			return NULL;
		*value = *value * 10 + (*p - '0');
	}
	return p > text ? p : NULL;
}

static bool
is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strcasecmp(text, *words) == 0)
			return true;
	return false;
}

/* What follows the hours: "", "30", "30m", "30 min". */
static bool
read_rest(int *minutes, const char *text)
{
	static const char *const words[] = { "", "m", "min", "minutes", NULL };
	const char *p;

	*minutes = 0;
	while (*text == ' ')
		text++;
	if (!*text)
		return true;
	p = digits(minutes, text, 2);
	while (p && *p == ' ')
		p++;
	return p && *minutes < 60 && is_one_of(p, words);
}

bool
draft_minutes(int *out, const char *text)
{
	static const char *const alone[] = { "",     "m",       "min",
					     "mins", "minutes", NULL };
	static const char *const hours[] = { "h", "hour", "hours", NULL };
	int first = 0, rest = 0;
	const char *p = digits(&first, text, 5);

	if (!p)
		return false;
	if (*p == ':') {
		if (strlen(p) != 3 || !digits(&rest, p + 1, 2) || rest > 59)
			return false;
		first = first * 60 + rest;
	} else {
		while (*p == ' ')
			p++;
		if (is_one_of(p, hours)) {
			first *= 60;
		} else if (*p == 'h' || *p == 'H') {
			if (!read_rest(&rest, p + 1))
				return false;
			first = first * 60 + rest;
		} else if (!is_one_of(p, alone)) {
			return false;
		}
	}
	if (first < 1 || first > MINUTES_MAX)
		return false;
	*out = first;
	return true;
}

static void
read_minutes(struct drafting *d)
{
	const char *text =
		draft_line(d, d->draft->minutes, sizeof(d->draft->minutes),
			   at(PR_CEU_F_MINUTES));

	if (*text && !draft_minutes(&d->entry->minutes, text))
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_MINUTES),
			   "\"%s\" is no length of an activity; write minutes "
			   "such as 90, 1:30 or 1h30m, from 1 to 400 hours",
			   text);
}

static void
read_units(struct drafting *d)
{
	const char *text =
		draft_line(d, d->draft->units, sizeof(d->draft->units),
			   at(PR_CEU_F_UNITS));
	struct pr_err why = { 0 };

	if (!*text)
		return;
	if (pr_ceu_units_parse(&d->entry->units, text, &why)) {
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_UNITS), "%s", why.text);
	} else if (d->entry->units == 0) {
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_UNITS),
			   "0 units earn nothing; write more than 0, or leave "
			   "them out and say the minutes");
		d->entry->units = PR_CEU_UNKNOWN;
	}
}

enum pr_status
pr_ceu_cents_parse(int *out, const char *text, int most, struct pr_err *err)
{
	int dollars = 0, rest = 0;
	const char *p = digits(&dollars, *text == '$' ? text + 1 : text, 7);

	if (p && *p == '.') {
		const char *point = p;

		p = digits(&rest, point + 1, 2);
		if (p == point + 2)
			rest *= 10;
	}
	if (!p || *p || dollars > (most - rest) / 100)
		return pr_fail(err, PR_EINVAL,
			       "\"%.20s\" is no sum of money; write dollars "
			       "such as 25 or 25.50, up to %d",
			       text, most / 100);
	*out = dollars * 100 + rest;
	return PR_OK;
}

static void
read_cost(struct drafting *d)
{
	const char *text = draft_line(d, d->draft->cost, sizeof(d->draft->cost),
				      at(PR_CEU_F_COST));
	struct pr_err why = { 0 };

	if (*text && pr_ceu_cents_parse(&d->entry->cost_cents, text,
					PR_CEU_COST_MAX, &why))
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_COST), "%s", why.text);
}

/* ---- the day ------------------------------------------------------------- */

static void
read_date(struct drafting *d)
{
	struct pr_date today = d->room->status->today;
	const char *text = draft_line(d, d->draft->date, sizeof(d->draft->date),
				      at(PR_CEU_F_DATE));
	char now[PR_DATE_TEXT];

	if (d->no_memory)
		return;
	if (draft_same(text, "today")) {
		d->entry->date = today;
		d->has_date = true;
		return;
	}
	if (!*text) {
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_DATE),
			   "no day is said; write the day it was completed "
			   "as YYYY-MM-DD, or today");
		return;
	}
	if (pr_date_parse(&d->entry->date, text, NULL)) {
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_DATE),
			   "\"%s\" is no day; write it as YYYY-MM-DD, such as "
			   "2026-11-22, or today",
			   text);
		return;
	}
	d->has_date = true;
	if (d->room->may_be_to_come ||
	    pr_date_order(d->entry->date, today) <= 0)
		return;
	pr_date_format(now, today);
	draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_DATE),
		   "%s lies in the future, today is %s; log an activity once "
		   "it is done, or ask with --what-if",
		   text, now);
}

void
draft_fields(struct drafting *d)
{
	const struct pr_ceu_draft *draft = d->draft;
	struct pr_ceu_entry *entry = d->entry;

	entry->minutes = entry->units = entry->cost_cents = PR_CEU_UNKNOWN;
	entry->certificate_name = "";
	read_date(d);
	entry->title = draft_line(d, draft->title, PR_CEU_TEXT - 1,
				  at(PR_CEU_F_TITLE));
	if (strspn(draft->title, " ") == strlen(draft->title))
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_TITLE),
			   "the title is empty; write what the activity was "
			   "called");
	entry->provider = draft_line(d, draft->provider, PR_CEU_TEXT - 1,
				     at(PR_CEU_F_PROVIDER));
	entry->note =
		draft_line(d, draft->note, PR_CEU_TEXT - 1, at(PR_CEU_F_NOTE));
	read_minutes(d);
	read_units(d);
	if (strspn(draft->units, " ") == strlen(draft->units) &&
	    strspn(draft->minutes, " ") == strlen(draft->minutes))
		draft_find(d, PR_CEU_FAULT, at(PR_CEU_F_UNITS),
			   "neither units nor minutes are said; write what "
			   "the certificate shows, such as 1.5 units or 90 "
			   "minutes");
	read_cost(d);
}
