/* similar.c - how near a line comes to an accepted code; coding.md 5.3 (5) */
#include "grade.h"

#include <stdlib.h>
#include <string.h>

#define MODIFIER_COST 0.2
#define UNITS_COST 0.1
#define POA_COST 0.2
#define OTHER_DRG 0.05

static bool
has_modifier(const struct pr_code_line *line, const char *modifier)
{
	for (int i = 0; i < line->n_mods; i++)
		if (strcmp(line->mods[i], modifier) == 0)
			return true;
	return false;
}

static bool
wants_modifier(const struct pr_answer *a, const char *modifier)
{
	for (size_t i = 0; i < a->n_modifiers; i++)
		if (strcmp(a->modifiers[i], modifier) == 0)
			return true;
	return false;
}

static uint64_t
modifier_kinds(const struct pr_answer *a, const struct pr_code_line *line)
{
	bool missing = false, extra = false;

	for (size_t i = 0; i < a->n_modifiers; i++)
		missing |= !has_modifier(line, a->modifiers[i]);
	for (int i = 0; i < line->n_mods; i++)
		extra |= !wants_modifier(a, line->mods[i]);
	if (missing && extra)
		return KIND(MODIFIER_WRONG);
	if (missing)
		return KIND(MODIFIER_MISSING);
	return extra ? KIND(MODIFIER_EXTRA) : 0;
}

/* What a claim line has beside its code. */
static void
take_line(struct likeness *l, const struct pr_answer *a,
	  const struct pr_code_line *line)
{
	uint64_t kinds = modifier_kinds(a, line);
	int wanted = a->units ? a->units : 1;

	if (kinds)
		l->credit -= MODIFIER_COST;
	if (wanted != (line->units ? line->units : 1)) {
		l->credit -= UNITS_COST;
		kinds |= KIND(UNITS_WRONG);
	}
	l->kinds |= kinds;
}

/* An answer that says nothing about admission does not ask for it. */
static void
take_poa(struct likeness *l, const struct pr_answer *a,
	 const struct pr_code_line *line)
{
	char given = (char)(line->poa ? line->poa : 'E');

	if (!a->poa)
		return;
	if (strcmp(a->poa, "exempt") == 0) {
		if (given == 'E')
			return;
		l->kinds |= KIND(POA_EXEMPT);
	} else {
		if (given == a->poa[0])
			return;
		l->kinds |= KIND(POA_WRONG);
	}
	l->credit -= POA_COST;
}

/* What is wrong with the code itself, whatever was wanted; 0 nothing. */
static uint64_t
faulty(const struct grading *g, enum pr_code_system system, int line)
{
	const struct pr_code_row *row = g->rows[line];
	int at;

	switch (shape_fault(g->out->lines[line].code, system, &at)) {
	case PR_CODE_FINE:
	case PR_CODE_DOT:
		break;
	case PR_CODE_CHARACTER:
		return KIND(BAD_CHAR);
	case PR_CODE_EMPTY:
	case PR_CODE_LENGTH:
	case PR_CODE_NO_SYSTEM:
	case PR_CODE_DENTAL:
		return KIND(BAD_FORMAT);
	}
	if (row && row->ended && row->ended[0])
		return KIND(TERMINATED);
	return !row && grade_has_table(g->book, system) ? KIND(UNKNOWN_CODE)
							: 0;
}

static struct likeness
similar_plain(const struct grading *g, const struct entry *e, int line)
{
	const char *code = g->out->lines[line].code;
	struct likeness l = { 0, 0, e->key };

	if (strcmp(e->code, code) == 0) {
		l.credit = 1;
		return l;
	}
	switch (e->system) {
	case PR_CODE_DRG:
		l.credit = OTHER_DRG;
		l.kinds = KIND(DRG_WRONG);
		break;
	case PR_CODE_HCPCS:
		l.kinds = KIND(WRONG_PRODUCT);
		break;
	case PR_CODE_NONE:
	case PR_CODE_CM:
	case PR_CODE_PCS:
	case PR_CODE_CPT:
		l.kinds = KIND(WRONG_CODE);
		break;
	}
	if (e->system == PR_CODE_HCPCS) {
		uint64_t fault = faulty(g, e->system, line);

		l.kinds = fault ? fault : l.kinds;
	}
	return l;
}

/* An authored near miss overrides what the machine thinks of it. */
static void
take_near(struct likeness *l, const struct entry *e, const char *code)
{
	const struct pr_answer *a = e->answer;

	for (size_t i = 0; i < a->n_near; i++) {
		char near[12];

		shape_normal(near, sizeof(near), a->near[i].code);
		if (strcmp(near, code) != 0)
			continue;
		l->credit = a->near[i].credit;
		if (e->system == PR_CODE_HCPCS || e->system == PR_CODE_CPT)
			l->kinds = KIND(LEVEL_WRONG);
		return;
	}
}

static struct likeness
similar_code(const struct grading *g, const struct entry *e, int line)
{
	const char *code = g->out->lines[line].code;

	switch (e->system) {
	case PR_CODE_CM:
		return similar_cm(g->book, e, code, g->rows[line]);
	case PR_CODE_PCS:
		return similar_pcs(g->book, e, code, g->rows[line]);
	case PR_CODE_HCPCS:
	case PR_CODE_CPT:
	case PR_CODE_DRG:
	case PR_CODE_NONE:
		break;
	}
	return similar_plain(g, e, line);
}

struct likeness
similar(const struct grading *g, const struct entry *e, int line)
{
	const struct pr_code_line *given = &g->out->lines[line];
	struct likeness l = { 0, KIND(WRONG_CODE), e->key };

	if (given->system != e->system)
		return l;
	l = similar_code(g, e, line);
	if (l.credit < 1)
		take_near(&l, e, given->code);
	if (l.credit <= 0)
		return l;
	if (e->system == PR_CODE_HCPCS || e->system == PR_CODE_CPT)
		take_line(&l, e->answer, given);
	if (e->system == PR_CODE_CM)
		take_poa(&l, e->answer, given);
	if (l.credit < 0)
		l.credit = 0;
	return l;
}
