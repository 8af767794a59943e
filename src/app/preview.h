/*
 * app/preview.h - what the files of the preview share
 *
 * floor    app
 */
#ifndef PR_APP_PREVIEW_H
#define PR_APP_PREVIEW_H

#include "proctor/preview.h"
#include "util/buf.h"

#include "import_foreign.h"

/* A bank's own object, and its case material as lines. */
struct preview_bank {
	char *json;
	struct buf stimuli;
};

/* An item as it will be taken in. */
struct preview_item {
	char uuid[37];
	int version;
	char *json;
	char *order; /* the ids of its options, a JSON array */
	size_t bank;
};

struct pr_preview {
	struct preview_item items[PR_PREVIEW_ITEMS];
	struct preview_bank *banks;
	size_t n_banks, cap;
	struct pr_preview_sum sum;
};

/* preview.c: what a record brings. */
PR_NODISCARD enum pr_status preview_add_bank(
	struct pr_preview *preview, const struct pr_bank_header *header,
	struct pr_err *err);
/* json goes to the last bank. */
PR_NODISCARD enum pr_status preview_add_stimulus(struct pr_preview *preview,
						 const char *json, size_t len,
						 struct pr_err *err);
PR_NODISCARD enum pr_status preview_add_item(struct pr_preview *preview,
					     const struct pr_item *item,
					     const char *json, size_t len,
					     struct pr_err *err);

/* preview_fill.c: the record of an item, free of what binds it elsewhere. */
PR_NODISCARD enum pr_status preview_record(char **out, const char *json,
					   size_t len, struct pr_err *err);
PR_NODISCARD enum pr_status preview_order(char **out,
					  const struct pr_item *item,
					  struct pr_err *err);

#endif
