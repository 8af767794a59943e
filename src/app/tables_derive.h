/*
 * app/tables_derive.h - what follows from the rows of several code tables
 *
 * floor    app
 */
#ifndef PR_APP_TABLES_DERIVE_H
#define PR_APP_TABLES_DERIVE_H

#include "tables.h"

/* The codes of an edition, by code. */
struct codeset_row {
	char code[PR_CODE_MAX];
	long n, ord, last;
	bool valid;
};
struct codeset {
	struct codeset_row *rows;
	size_t n, cap;
	uint32_t *slots;
	size_t n_slots;
	bool lost; /* memory gave out */
};
PR_NODISCARD enum pr_status codeset_read(struct codeset *out,
					 struct pr_codes *codes, int64_t part,
					 struct pr_err *err);
const struct codeset_row *codeset_find(const struct codeset *set,
				       const char *code);
void codeset_release(struct codeset *set);

/* tables_refs.c: references of notes, and the lists of notes */
PR_NODISCARD enum pr_status tables_refs(struct pr_codes *codes, int64_t tabular,
					const struct codeset *set,
					struct pr_err *err);
/* tables_expand.c: counts into sum; parts of 0 are not looked at */
PR_NODISCARD enum pr_status tables_expand(struct pr_codes *codes,
					  int64_t tabular,
					  const struct codeset *set,
					  struct pr_tables_sum *sum,
					  struct pr_err *err);
PR_NODISCARD enum pr_status tables_expand_pcs(struct pr_codes *codes,
					      int64_t tables,
					      const struct codeset *set,
					      struct pr_tables_sum *sum,
					      struct pr_err *err);

#endif
