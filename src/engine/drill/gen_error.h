/*
 * engine/drill/gen_error.h - a set of coded lines with one planted fault
 *
 * floor    engine (drill)
 * idea     rows[0], and rows[1] for a fault between two lines, carry the
 *          fault; the others are right. order says which stands where.
 */
#ifndef PR_DRILL_GEN_ERROR_H
#define PR_DRILL_GEN_ERROR_H

#include "gen_cm.h"

enum fault {
	FAULT_SIDE,
	FAULT_SEVENTH,
	FAULT_HEADER,
	FAULT_PLACEHOLDER,
	FAULT_ORDER,
	FAULT_EXCLUDES1,
	FAULTS
};

#define FAULT_LINES 4

struct faulty {
	enum fault fault;
	size_t n;
	const struct pr_code_row *rows[FAULT_LINES]; /* what is documented */
	char shown[FAULT_LINES][12];                 /* what was entered */
	size_t order[FAULT_LINES];
	size_t wrong, other; /* places of the fault, from 0 */
};

/* gen_notes.c: two codes that a mandatory code-first note orders; two that an
 * Excludes1 note keeps apart. */
bool gen_order_pair(struct gen *g, const struct pr_code_row **first,
		    const struct pr_code_row **second);
bool gen_apart_pair(struct gen *g, const struct pr_code_row **a,
		    const struct pr_code_row **b);

#endif
