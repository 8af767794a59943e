/* tables_search_cells.c - neoplasms and drugs; see tables_search.h */
#include "util/mem.h"

#include "tables_build.h"

#include <stdlib.h>
#include <string.h>

struct cells {
	struct build *b;
	enum search_place place;
	char *path; /* of the row that is read */
	int64_t row;
};

const char *
build_behavior(int64_t col)
{
	static const char *const words[] = {
		"malignant primary cancer carcinoma",
		"malignant secondary metastatic metastasis",
		"carcinoma in situ",
		"benign tumor",
		"uncertain behavior",
		"unspecified tumor mass",
	};

	return col >= 2 && col <= 7 ? words[col - 2] : "";
}

/* The path of a row; true when this cell begins it. */
static bool
begins(struct cells *s, const struct pr_value *c)
{
	if (c[4].type != PR_VALUE_TEXT)
		return false;
	free(s->path);
	s->path = mem_strndup(c[4].text, c[4].len);
	if (!s->path)
		s->b->st = mem_fail(s->b->err);
	s->row = c[0].number;
	return true;
}

static bool
take_neoplasm(void *ctx, const struct pr_value *c, size_t n)
{
	struct cells *s = ctx;
	struct pr_search_entry line = { .source = PR_SEARCH_NEOPLASM };
	const char *levels[PR_SEARCH_LEVELS];
	int64_t col = c[1].number;
	int32_t at = build_find(s->b, c[3].text);
	size_t found, i = 0;
	char *path;

	(void)n;
	begins(s, c);
	path = s->path ? mem_strdup(s->path) : NULL;
	if (!path)
		return s->b->st == PR_OK;
	line.ref = build_ref(s->place, c[0].number);
	line.nemod = build_behavior(col);
	line.levels[line.n_levels++] = "neoplasm";
	if (col != 2)
		line.levels[line.n_levels++] = line.nemod;
	found = build_levels(path, levels);
	while (i < found && (!strncmp(levels[i], "Neoplasm", 8) ||
			     !strncmp(levels[i], "neoplastic", 10)))
		i++;
	for (; i < found && line.n_levels < PR_SEARCH_LEVELS; i++)
		line.levels[line.n_levels++] = levels[i];
	if (at >= 0)
		build_add(s->b, &line, at, 0);
	free(path);
	return s->b->st == PR_OK;
}

/* A drug by the first of its columns that has a code. */
static bool
take_drug(void *ctx, const struct pr_value *c, size_t n)
{
	struct cells *s = ctx;
	struct pr_search_entry line = {
		.source = PR_SEARCH_DRUG,
		.nemod = "poisoning overdose drug toxic adverse effect "
			 "underdosing",
	};
	int32_t at = build_find(s->b, c[3].text);

	(void)n;
	if (!begins(s, c) || !s->path)
		return s->b->st == PR_OK;
	line.ref = build_ref(s->place, c[0].number);
	line.n_levels = build_levels(s->path, line.levels);
	if (at >= 0)
		build_add(s->b, &line, at, 0);
	return s->b->st == PR_OK;
}

void
build_cells(struct build *b)
{
	struct cells neoplasms = { .b = b, .place = SEARCH_NEO };
	struct cells drugs = { .b = b, .place = SEARCH_DRUGS };

	build_ask(b, PR_ASK_CELLS, PR_TABLE_CM_NEOPLASM, &neoplasms,
		  take_neoplasm);
	build_ask(b, PR_ASK_CELLS, PR_TABLE_CM_DRUG, &drugs, take_drug);
	free(neoplasms.path);
	free(drugs.path);
}
