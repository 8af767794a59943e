/* bench_json.c - a bank file cut and read item by item, against a tree of the
 * whole file: name, items, how many times as fast as the tree */
#include "engine/bank/cut.h"
#include "engine/bank/tree.h"

#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ITEMS 20000
#define ROUNDS 5

/* The whole text, and how far the cutter has read. */
struct memory {
	const char *text;
	size_t len, at;
};

static enum pr_status
read_memory(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct memory *m = ctx;

	(void)err;
	*n = m->len - m->at < cap ? m->len - m->at : cap;
	memcpy(buf, m->text + m->at, *n);
	m->at += *n;
	return PR_OK;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A bank of one item over and over, with fresh words in it. */
static char *
make_bank(size_t *len)
{
	size_t cap = (size_t)ITEMS * 1600 + 200, n = 0;
	char *text = malloc(cap);

	if (!text)
		return NULL;
	n += (size_t)snprintf(text, cap,
			      "{\"format\":\"certbank\",\"items\":"
			      "[");
	for (int i = 0; i < ITEMS; i++) {
		n += (size_t)snprintf(
			text + n, cap - n,
			"%s\n{\"identifier\":\"B-%d\",\"version\":1,"
			"\"type\":\"single_choice\",\"stem\":\"A department "
			"closes %d records in a month of 30 days and finds "
			"that \\\"late\\\" entries make up a share that the "
			"policy does not allow. Which first step follows "
			"from that, if the caf\xc3\xa9 is open?\",\"options\":"
			"[",
			i ? "," : "", i, i * 7 % 1000);
		for (int k = 0; k < 4; k++)
			n += (size_t)snprintf(
				text + n, cap - n,
				"%s{\"id\":\"%c\",\"text\":\"Review number "
				"%d of the entries with their authors\","
				"\"correct\":%s,\"rationale\":\"Names a step, "
				"but not the one that %d asks for.\"}",
				k ? "," : "", 'A' + k, i + k,
				k == i % 4 ? "true" : "false", i);
		n += (size_t)snprintf(
			text + n, cap - n,
			"],\"rationale\":\"The rule names the first step, and "
			"the others follow from it in the order of the "
			"policy.\",\"difficulty\":{\"angoff\":0.%d,"
			"\"raters\":1},\"tags\":[\"records\",\"closing\"]}",
			50 + i % 40);
	}
	n += (size_t)snprintf(text + n, cap - n, "\n]}\n");
	*len = n;
	return text;
}

static double
whole_tree(const char *text, size_t len, size_t *n)
{
	double begin = now();
	cJSON *tree = cJSON_ParseWithLength(text, len);

	*n = (size_t)cJSON_GetArraySize(
		cJSON_GetObjectItemCaseSensitive(tree, "items"));
	cJSON_Delete(tree);
	return now() - begin;
}

/* parse: with a tree of every item, else the cut alone. */
static double
cut_items(const char *text, size_t len, size_t *n, bool parse)
{
	struct memory memory = { text, len, 0 };
	struct pr_source source = { "bench", &memory, read_memory };
	struct pr_bank_limits limits = { (size_t)1 << 40, 1 << 20, 32 };
	double begin = now();
	struct cutter *cutter = cutter_new(&source, &limits);
	struct arena *arena = arena_new((size_t)64 << 20);
	struct cut cut = { 0 };

	*n = 0;
	while (cutter && !cutter_next(cutter, &cut, NULL) &&
	       cut.kind != CUT_END) {
		if (cut.kind != CUT_ITEM)
			continue;
		++*n;
		if (!parse || !arena)
			continue;
		arena_reset(arena);
		if (!tree_build(arena, cut.json, cut.len))
			break;
	}
	cutter_free(cutter);
	arena_free(arena);
	return now() - begin;
}

static char *
read_file(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	long size;

	if (!file)
		return NULL;
	if (!fseek(file, 0, SEEK_END) && (size = ftell(file)) > 0 &&
	    !fseek(file, 0, SEEK_SET) && (text = malloc((size_t)size)))
		*len = fread(text, 1, (size_t)size, file);
	fclose(file);
	return text;
}

int
main(int argc, char **argv)
{
	size_t len = 0, n = 0, m = 0, k = 0;
	char *text = argc > 1 ? read_file(argv[1], &len) : make_bank(&len);
	double tree = 1e9, items = 1e9, cut = 1e9;

	if (!text)
		return 1;
	/* the tree last: what it leaves in the heap slows down who follows */
	for (int i = 0; i < ROUNDS; i++) {
		double b = cut_items(text, len, &m, true);
		double c = cut_items(text, len, &k, false);

		items = b < items ? b : items;
		cut = c < cut ? c : cut;
	}
	for (int i = 0; i < ROUNDS; i++) {
		double a = whole_tree(text, len, &n);

		tree = a < tree ? a : tree;
	}
	free(text);
	printf("json_items_over_tree\t%zu\t%.2f\n", m, tree / items);
	printf("json_cut_over_tree\t%zu\t%.2f\n", k, tree / cut);
	printf("# tree %.0f MB/s\n", 1e-6 * (double)len / tree);
	return n == m && m == k ? 0 : 1;
}
