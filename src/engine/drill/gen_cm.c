/* gen_cm.c - rows by importance and neighbours; see gen_cm.h */
#include "gen_cm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TRIES 200

/* In how many of a hundred draws a chapter's letter passes; the weights make
 * up for injuries being two thirds of all codes. */
static const struct {
	const char *letters;
	unsigned share;
} weights[] = {
	{ "EIJN", 100 }, { "Z", 70 },       { "M", 45 },
	{ "S", 9 },      { "T", 14 },       { "GKLR", 50 },
	{ "FDH", 30 },   { "ABCOPQU", 20 }, { "VWXY", 2 },
};

/* Categories that are hardly ever met. */
static const char *const rare[] = {
	"A2",  "A7",  "A9",  "B5",  "B6",  "B7",  "B8",  "E7",  "H0",  "J6",
	"J7",  "M0",  "Q",   "S18", "S28", "S38", "T47", "T49", "T57", "T60",
	"T61", "T62", "T63", "T64", "T70", "T71", "T75", "V",   "W1",  "W3",
	"W4",  "W5",  "W6",  "W8",  "W9",  "X3",  "X5",  "X9",  "Y2",  "Y3",
};

bool
cm_wanted(struct gen *g, const char *code)
{
	unsigned share = 20;

	for (size_t i = 0; i < PR_LEN(weights); i++)
		if (strchr(weights[i].letters, code[0]))
			share = weights[i].share;
	for (size_t i = 0; i < PR_LEN(rare); i++)
		if (!strncmp(code, rare[i], strlen(rare[i])))
			share = 2;
	return gen_below(g, 100) < share;
}

const struct pr_code_row *
cm_draw(struct gen *g)
{
	for (int i = 0; i < TRIES; i++) {
		const struct pr_code_row *row = gen_row(g, PR_LIST_CM);

		if (row && row->valid && cm_wanted(g, row->code))
			return row;
	}
	return NULL;
}

const struct pr_code_row *
cm_find(const struct gen *g, const char *code)
{
	return g->book->find(g->book->ctx, PR_CODE_CM, code);
}

const struct pr_code_row *
cm_valid(const struct gen *g, const char *code)
{
	const struct pr_code_row *row = cm_find(g, code);

	return row && row->valid ? row : NULL;
}

const struct pr_code_row *
cm_at(const struct gen *g, long place)
{
	if (place < 0 || place >= g->book->count(g->book->ctx, PR_LIST_CM))
		return NULL;
	return g->book->row(g->book->ctx, PR_LIST_CM, place);
}

/* The list stands in the order of the edition. */
long
cm_place(const struct gen *g, const struct pr_code_row *row)
{
	long low = 0, high = g->book->count(g->book->ctx, PR_LIST_CM) - 1;

	while (low <= high) {
		long middle = low + (high - low) / 2;
		const struct pr_code_row *r = cm_at(g, middle);

		if (!r)
			return -1;
		if (r->order == row->order)
			return middle;
		if (r->order < row->order)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return -1;
}

const struct pr_code_row *
cm_below(struct gen *g, const struct pr_code_row *row)
{
	long place;

	if (row->valid)
		return row;
	place = cm_place(g, row);
	for (int i = 0; i < TRIES && place >= 0 && row->last >= row->order;
	     i++) {
		long step = (long)gen_below(
			g, (uint64_t)(row->last - row->order) + 1);
		const struct pr_code_row *r = cm_at(g, place + step);

		if (r && r->valid && r->order <= row->last)
			return r;
	}
	return NULL;
}

const struct pr_code_row *
cm_header(const struct gen *g, const char *code)
{
	char cut[PR_CODE_MAX];
	size_t n = strlen(code);

	snprintf(cut, sizeof(cut), "%s", code);
	while (n-- > 3) {
		const struct pr_code_row *row;

		cut[n] = '\0';
		row = cm_find(g, cut);
		if (row)
			return row->valid ? NULL : row;
	}
	return NULL;
}

const struct pr_code_row *
cm_stem(const struct gen *g, const char *code)
{
	char cut[PR_CODE_MAX];
	size_t n = 6;
	const struct pr_code_row *row;

	if (strlen(code) != 7)
		return NULL;
	snprintf(cut, sizeof(cut), "%s", code);
	while (n > 3 && cut[n - 1] == 'X')
		n--;
	cut[n] = '\0';
	row = cm_find(g, cut);
	return row && !row->valid ? row : NULL;
}

const struct pr_code_row *
cm_owner(const struct gen *g, const struct pr_note *note)
{
	char code[PR_CODE_MAX];
	size_t n = 0;

	for (const char *p = note->owner; *p; p++) {
		if (*p == '.')
			continue;
		if (*p == '-' || *p == ' ' || n == sizeof(code) - 1)
			return NULL;
		code[n++] = *p;
	}
	code[n] = '\0';
	return cm_find(g, code);
}

const char *
cm_owner_name(char out[40], const char *owner)
{
	char shown[12];

	if (!strncmp(owner, "ch ", 3))
		snprintf(out, 40, "chapter %.20s", owner + 3);
	else if (strchr(owner, '-'))
		snprintf(out, 40, "section %.20s", owner);
	else if (strchr(owner, '.') || strlen(owner) > 7)
		snprintf(out, 40, "%.20s", owner);
	else
		snprintf(out, 40, "%s", cm_show(shown, owner));
	return out;
}

const char *
cm_show(char out[12], const char *code)
{
	return gen_code(out, PR_CODE_CM, code);
}

bool
cm_no_placeholder(const struct gen *g, const char *code, char out[12])
{
	size_t n = 0;

	for (size_t i = 0; code[i] && n < 11; i++)
		if (i == 0 || code[i] != 'X')
			out[n++] = code[i];
	out[n] = '\0';
	return n >= 4 && n < strlen(code) && !cm_find(g, out);
}

void
cm_plant(struct gen *g, enum pr_feedback kind, const char *code)
{
	char shown[12];

	gen_plant(g, kind, "%s", cm_show(shown, code));
}

void
cm_plant_header(struct gen *g, const char *code)
{
	const struct pr_code_row *row = cm_stem(g, code);

	if (row) {
		cm_plant(g, PR_FB_MISSING_SEVENTH, row->code);
		return;
	}
	row = strlen(code) < 7 ? cm_header(g, code) : NULL;
	if (row)
		cm_plant(g, PR_FB_NOT_BILLABLE, row->code);
}

void
cm_guide(struct gen *g, const char *section)
{
	char source[120];

	snprintf(source, sizeof(source), "ICD-10-CM Official Guidelines %s",
		 g->book->edition[PR_CODE_CM]);
	gen_law(g, source, section);
}

void
cm_tabular(struct gen *g, const char *owner)
{
	char source[120], where[40];

	snprintf(source, sizeof(source), "ICD-10-CM Tabular List %s",
		 g->book->edition[PR_CODE_CM]);
	gen_law(g, source, cm_owner_name(where, owner));
}

void
cm_fill(const struct gen *g, char *out, size_t cap, const char *phrase,
	const char *const words[3])
{
	size_t at = 0;

	if (!out || !cap)
		return;
	for (const char *p = phrase; *p && at + 1 < cap; p++) {
		const char *word = NULL;

		if (p[0] == '{' && p[1] == 'E' && p[2] == '}')
			word = g->draft.edition;
		else if (p[0] == '{' && p[1] >= '1' && p[1] <= '3' &&
			 p[2] == '}')
			word = words[p[1] - '1'];
		if (!word) {
			out[at++] = *p;
			continue;
		}
		at += (size_t)snprintf(out + at, cap - at, "%s", word);
		p += 2;
	}
	out[at < cap ? at : cap - 1] = '\0';
}

void
cm_ask(struct gen *g, const char *phrase, const char *const words[3])
{
	cm_fill(g, g->draft.stem, sizeof(g->draft.stem), phrase, words);
}

void
cm_why(struct gen *g, const char *phrase, const char *const words[3])
{
	cm_fill(g, g->draft.why, sizeof(g->draft.why), phrase, words);
}

const char *
cm_pick(struct gen *g, const char *const *phrases, size_t n)
{
	return phrases[gen_below(g, n)];
}
