/*
 * engine/bank/grade.h - how the responses of each type become credit
 *
 * floor    engine (bank)
 */
#ifndef PR_BANK_GRADE_H
#define PR_BANK_GRADE_H

#include "proctor/item.h"

/* Longest typed response that is looked at. */
#define GRADE_BODY_MAX 4096

/* What a grader found: share of the points, 0..1, and which entry matched. */
struct verdict {
	double share;
	int answer; /* index or -1 */
	int wrong;  /* index or -1 */
};

struct verdict grade_choice(const struct pr_item *item, uint32_t choice);
struct verdict grade_number(const struct pr_item *item, const char *body);
struct verdict grade_text(const struct pr_item *item, const char *body);
struct verdict grade_codes(const struct pr_item *item, const char *body);
struct verdict grade_matching(const struct pr_item *item, const char *body);
struct verdict grade_ordering(const struct pr_item *item, const char *body);

/* Reads a number as a person types it: blanks around, "1,234.5". */
bool grade_read_number(double *out, const char *body);

/* The share, with the item's floor on points put in. */
double grade_floor(const struct pr_item *item, double share);

/* The next word of a text, 0 at the end: length, and *p at its start. */
size_t grade_word(const char **p, const char *blanks);

/* The index of the option with this id, -1 when there is none. */
int grade_option(const struct pr_option *options, size_t n, const char *id,
		 size_t len);

#endif
