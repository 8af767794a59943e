/* drill_made.c - generated items into the store, through the gate of all */
#include "proctor/library.h"
#include "util/buf.h"

#include "drill_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MADE_MAX ((size_t)16 << 20)

static const char head[] =
	"{\"format\":\"certbank\",\"format_version\":\"1.1\",\"bank\":{"
	"\"uuid\":\"" PR_GENERATED_BANK "\","
	"\"identifier\":\"" PR_GENERATED_BANK_NAME "\","
	"\"title\":\"Drills made from the code tables\",\"version\":1,"
	"\"lang\":\"en-US\",\"default_text_format\":\"plain\"},\"items\":[";

struct text {
	const char *at;
	size_t left;
};

static enum pr_status
text_read(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct text *text = ctx;

	(void)err;
	*n = text->left < cap ? text->left : cap;
	memcpy(buf, text->at, *n);
	text->at += *n;
	text->left -= *n;
	return PR_OK;
}

struct first {
	char text[300];
};

static void
keep_first(void *ctx, const struct pr_finding *finding)
{
	struct first *first = ctx;

	if (!first->text[0] && finding->severity >= PR_ERROR)
		snprintf(first->text, sizeof(first->text), "%s: %s",
			 finding->item ? finding->item : "an item",
			 finding->wrong);
}

static enum pr_status
import_text(struct pr_desk *desk, const struct buf *document,
	    struct pr_err *err)
{
	static const char *const path = "-";
	struct text text = { document->data, document->len };
	struct pr_import_options options = {
		.keep_duplicates = true,
		.on_conflict = PR_CONFLICT_OURS,
		.standard_input = { "-", &text, text_read },
	};
	struct first first = { "" };
	struct pr_findings findings = { &first, keep_first };
	struct pr_import_sum sum;
	struct pr_err own = { 0 };
	enum pr_status st = pr_library_import(desk, &path, 1, &options,
					      &findings, NULL, &sum, &own);

	if (st == PR_ESCHEMA || st == PR_EPARSE || st == PR_EVERSION)
		return pr_fail(err, PR_EDAMAGED,
			       "A generated drill was refused: %s",
			       first.text[0] ? first.text : own.text);
	return st ? pr_fail(err, st, "%s", own.text) : PR_OK;
}

enum pr_status
drill_store_made(struct pr_desk *desk, const struct drill_picks *picks,
		 struct pr_err *err)
{
	struct buf document;
	bool any = false;
	enum pr_status st;

	buf_init(&document, MADE_MAX);
	buf_adds(&document, head);
	for (size_t i = 0; i < picks->n; i++) {
		if (!picks->picks[i].record)
			continue;
		buf_printf(&document, "%s", any ? "," : "");
		buf_adds(&document, picks->picks[i].record);
		any = true;
	}
	buf_adds(&document, "]}");
	st = buf_status(&document, err);
	if (!st && any)
		st = import_text(desk, &document, err);
	buf_release(&document);
	return st;
}
