/*
 * engine/bank/cut.h - a bank file cut into values, over a moving window
 *
 * floor    engine (bank)
 * idea     A document is walked as far as the arrays exams, stimuli and items
 *          and each of their values comes out alone; of lines each line comes
 *          out alone. Only one value is ever held.
 */
#ifndef PR_BANK_CUT_H
#define PR_BANK_CUT_H

#include "proctor/bank.h"

#include "scan.h"

#include <stdint.h>

enum cut_kind {
	CUT_MEMBER, /* a member of the document: name and value */
	CUT_EXAM,   /* a value of its array */
	CUT_STIMULUS,
	CUT_ITEM,
	CUT_LINE, /* a value on a line of its own */
	CUT_END,
};

struct cut_place {
	long line, column; /* 1-based; column counts characters */
};

/* One value; json is lent until the next call, NULL when it was too long. */
struct cut {
	enum cut_kind kind;
	const char *name; /* CUT_MEMBER */
	const char *json;
	size_t len;
	struct cut_place place; /* of its first byte */
	int rule;               /* 0, or a fault: the value is refused */
	struct cut_place fault; /* where */
	const char *why;        /* RULE_GRAMMAR: words */
	const char *text;       /* the duplicate name, the number */
};

struct cutter;

/* NULL without memory. limits must be complete. */
struct cutter *cutter_new(const struct pr_source *source,
			  const struct pr_bank_limits *limits);
void cutter_free(struct cutter *cutter);

/*
 * The next value. PR_EPARSE: the file is lost, out->rule and fault say why.
 * PR_EIO, PR_ENOMEM as ever.
 */
enum pr_status cutter_next(struct cutter *cutter, struct cut *out,
			   struct pr_err *err);

/* Known after the first call. */
bool cutter_is_lines(const struct cutter *cutter);

uint64_t cutter_offset(const struct cutter *cutter);

/* The place of a byte that lies n bytes behind a place. */
struct cut_place cut_place_after(struct cut_place from, const char *bytes,
				 size_t n);

#endif
