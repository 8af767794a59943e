/* fuzz_cutter.c - however a file arrives, the same values come out of it, and
 * what the gate lets through cJSON reads as we do */
#include "engine/bank/cut.h"
#include "engine/bank/tree.h"
#include "proctor/json.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct feed {
	const char *text;
	size_t len, at, piece;
};

/* What came out, as one number. */
struct sum {
	uint64_t hash;
	enum pr_status st;
	int rule;
	long line, column;
};

static enum pr_status
give(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct feed *f = ctx;

	(void)err;
	*n = f->len - f->at;
	*n = *n < cap ? *n : cap;
	*n = *n < f->piece ? *n : f->piece;
	memcpy(buf, f->text + f->at, *n);
	f->at += *n;
	return PR_OK;
}

static void
add(struct sum *sum, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		sum->hash = (sum->hash ^ p[i]) * 1099511628211u;
}

static struct sum
cut_all(const char *text, size_t len, size_t piece, size_t record)
{
	struct feed feed = { text, len, 0, piece };
	struct pr_source source = { "fuzz", &feed, give };
	struct pr_bank_limits limits = { 1 << 20, record, 16 };
	struct cutter *cutter = cutter_new(&source, &limits);
	struct sum sum = { 14695981039346656037u, PR_OK, 0, 0, 0 };
	struct cut cut = { 0 };

	if (!cutter)
		abort();
	for (;;) {
		sum.st = cutter_next(cutter, &cut, NULL);
		add(&sum, &cut.rule, sizeof(cut.rule));
		add(&sum, &cut.fault, sizeof(cut.fault));
		if (sum.st || cut.kind == CUT_END)
			break;
		add(&sum, &cut.kind, sizeof(cut.kind));
		add(&sum, &cut.place, sizeof(cut.place));
		if (cut.json && !cut.rule) {
			add(&sum, cut.json, cut.len);
			if (pr_json_check(cut.json, cut.len, NULL))
				abort();
		}
		if (cut.rule && cut.fault.line < 1)
			abort();
	}
	sum.rule = cut.rule;
	sum.line = cut.fault.line;
	sum.column = cut.fault.column;
	cutter_free(cutter);
	return sum;
}

/* Our tree and cJSON's print alike. */
static void
compare_trees(const char *text, size_t len)
{
	struct arena *arena = arena_new((size_t)64 << 20);
	cJSON *theirs = cJSON_ParseWithLength(text, len);
	cJSON *ours = tree_build(arena, text, len);
	char *left = cJSON_PrintUnformatted(theirs);
	char *right = cJSON_PrintUnformatted(ours);

	if (!left || !right || strcmp(left, right) != 0)
		abort();
	cJSON_free(left);
	cJSON_free(right);
	cJSON_Delete(theirs);
	arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data + 2;
	size_t len = size - 2;
	struct sum whole, pieces;

	if (size < 2 || size > 100000)
		return 0;
	if (pr_json_check(text, len, NULL) == PR_OK)
		compare_trees(text, len);
	whole = cut_all(text, len, (size_t)-1, 40 + data[0]);
	pieces = cut_all(text, len, 1 + data[1], 40 + data[0]);
	if (whole.st != pieces.st || whole.rule != pieces.rule ||
	    whole.line != pieces.line || whole.column != pieces.column ||
	    whole.hash != pieces.hash)
		abort();
	return 0;
}
