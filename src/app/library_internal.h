/*
 * app/library_internal.h - what the files of the library share
 *
 * floor    app
 */
#ifndef PR_APP_LIBRARY_INTERNAL_H
#define PR_APP_LIBRARY_INTERNAL_H

#include "internal.h"

/* The bank of this uuid or identifier; *out is lent by the store.
 * PR_ENOTFOUND with the names there are. */
PR_NODISCARD enum pr_status library_bank(struct pr_desk *desk, const char *name,
					 struct pr_db_bank *out,
					 struct pr_err *err);

/* The item of this uuid or identifier; *out is lent by the store. */
PR_NODISCARD enum pr_status library_item(struct pr_desk *desk, const char *item,
					 struct pr_db_item *out,
					 struct pr_err *err);

/* The row of the case material that an item names; *out is lent. */
PR_NODISCARD enum pr_status library_case(struct pr_desk *desk,
					 const struct pr_item *item,
					 struct pr_db_stimulus *out,
					 struct pr_err *err);

/* A copy that fits, cut between characters. */
void library_cut(char *out, size_t cap, const char *text);

/* How a stored item's stem begins, on one line. */
void library_first_words(char *out, size_t cap, const char *json, size_t len);

#endif
