/*
 * store/rows.h - readers of columns that several walks share
 *
 * floor    store
 */
#ifndef PR_STORE_ROWS_H
#define PR_STORE_ROWS_H

#include "proctor/store_item.h"
#include "proctor/store_sitting.h"
#include "store/stmt.h"

/* Seven columns from the first: id .. import_id. */
void store_read_item(struct sq *q, int first, struct pr_db_item *out);
/* Eighteen columns from the first: id .. record. */
void store_read_rev(struct sq *q, int first, struct pr_db_rev *out);

#endif
