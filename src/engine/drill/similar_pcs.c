/* similar_pcs.c - how near one procedure code comes to another, axis by axis;
 * coding.md 5.3 (4) */
#include "grade.h"

#include <string.h>

#define AXES 7
#define CAP_ROOT 0.5
#define CAP_PLACE 0.3 /* section or body system */
#define CAP_TABLE 0.6
#define SLIP 0.6

static const struct {
	double weight;
	uint64_t kind;
} axes[AXES] = {
	{ 0.05, KIND(PCS_SECTION) },   { 0.10, KIND(PCS_SYSTEM) },
	{ 0.30, KIND(PCS_ROOT) },      { 0.20, KIND(PCS_BODYPART) },
	{ 0.15, KIND(PCS_APPROACH) },  { 0.10, KIND(PCS_DEVICE) },
	{ 0.10, KIND(PCS_QUALIFIER) },
};

static double
at_most(double credit, double cap)
{
	return credit < cap ? credit : cap;
}

bool
pcs_undo_slips(char out[static PR_CODE_MAX], const char *code)
{
	bool any = false;

	out[0] = '\0';
	if (strlen(code) != AXES)
		return false;
	for (int i = 0; i <= AXES; i++) {
		bool slip = code[i] == 'O' || code[i] == 'I';

		out[i] = code[i];
		if (slip)
			out[i] = (char)(code[i] == 'O' ? '0' : '1');
		any |= slip;
	}
	return any;
}

static struct likeness
judge_axes(const struct entry *e, const char *code)
{
	struct likeness l = { 0, 0, e->key };
	bool root, place;

	for (int i = 0; i < AXES; i++) {
		if (e->code[i] == code[i])
			l.credit += axes[i].weight;
		else
			l.kinds |= axes[i].kind;
	}
	root = l.kinds & KIND(PCS_ROOT);
	place = l.kinds & (KIND(PCS_SECTION) | KIND(PCS_SYSTEM));
	if (root)
		l.credit = at_most(l.credit, CAP_ROOT);
	if (place)
		l.credit = at_most(l.credit, CAP_PLACE);
	if (root && (l.kinds & KIND(PCS_SYSTEM)))
		l.credit = 0;
	return l;
}

struct likeness
similar_pcs(const struct pr_codebook *book, const struct entry *entry,
	    const char *code, const struct pr_code_row *row)
{
	struct likeness l = { 0, KIND(BAD_FORMAT), entry->key };
	char plain[AXES + 1];
	bool slip;

	if (strcmp(entry->code, code) == 0) {
		l.credit = 1;
		l.kinds = 0;
		return l;
	}
	if (strlen(code) != AXES || strlen(entry->code) != AXES)
		return l;
	slip = pcs_undo_slips(plain, code);
	if (slip && strcmp(entry->code, plain) == 0) {
		l.credit = SLIP;
		l.kinds = KIND(BAD_CHAR);
		return l;
	}
	l = judge_axes(entry, plain);
	if (slip) {
		l.credit = at_most(l.credit, CAP_TABLE);
		l.kinds |= KIND(BAD_CHAR);
	} else if (grade_has_table(book, PR_CODE_PCS) && !row) {
		l.credit = at_most(l.credit, CAP_TABLE);
		l.kinds |= KIND(NOT_IN_TABLE);
	}
	if (l.credit <= 0)
		l.kinds = KIND(WRONG_CODE) |
			  (l.kinds & (KIND(BAD_CHAR) | KIND(NOT_IN_TABLE)));
	return l;
}
