/*
 * engine/bank/cut_form.h - what cut.c and cut_document.c share
 *
 * floor    engine (bank)
 */
#ifndef PR_BANK_CUT_FORM_H
#define PR_BANK_CUT_FORM_H

#include "window.h"

enum cut_form {
	FORM_UNKNOWN,
	FORM_DOCUMENT,
	FORM_LINES
};

#define CUT_NAMES_MAX 64

struct cutter {
	struct window w;
	struct pr_bank_limits limits;
	struct cut_place place;
	struct scan scan;
	enum cut_form form;
	int state;           /* of the document */
	enum cut_kind array; /* whose values come now */
	size_t pending;      /* lent bytes, eaten at the next call */
	size_t line_len;
	char name[128];               /* of the document's member */
	char seen[CUT_NAMES_MAX][64]; /* names met so far */
	size_t n_seen;
};

/* Tells the two forms apart by content and steps into a document. */
enum pr_status cut_find_form(struct cutter *c, struct cut *out,
			     struct pr_err *err);

enum pr_status cut_next_in_document(struct cutter *c, struct cut *out,
				    struct pr_err *err);

/* Cuts the value at the front; outer levels of nesting are around it. */
enum pr_status cut_value(struct cutter *c, struct cut *out, int outer,
			 struct pr_err *err);

/* The file is lost at the present place. */
enum pr_status cut_lost(struct cutter *c, struct cut *out, int rule,
			const char *why);

/* window_fill under the limit on the file. */
enum pr_status cut_fill(struct cutter *c, struct cut *out, bool *more,
			struct pr_err *err);

/* The scan's fault as the cut's; from is the front of the window. */
void cut_copy_fault(struct cutter *c, struct cut *out, const char *from);

#endif
