/*
 * generate_rows.h - the made-up code set of tests/data/generate.def as rows of
 * proctor/coderows.h
 */
#ifndef GENERATE_ROWS_H
#define GENERATE_ROWS_H

#include "tables_case.h"

#include <stdarg.h>

struct made {
	const char *kind, *a, *b, *c;
};

static const struct made generate_made[] = {
#define R(kind, a, b, c) { #kind, a, b, c },
#include "../data/generate.def"
#undef R
};

/* A table that grows row by row. */
struct made_table {
	char *text;
	size_t len, cap;
	long rows;
};

enum {
	MADE_ORDER,
	MADE_BEFORE,
	MADE_TABULAR,
	MADE_EXEMPT,
	MADE_SEVERITY,
	MADE_INDEX,
	MADE_NEOPLASM,
	MADE_DRUG,
	MADE_PCS,
	MADE_PCS_TABLES,
	MADE_PCS_TERMS,
	MADE_HCPCS,
	MADE_TABLES
};

struct made_set {
	struct made_table tables[MADE_TABLES];
	const char *section, *prefix;
	long pcs_row;
};

PR_PRINTF(2, 3)
static inline void
made_row(struct made_table *t, const char *fmt, ...)
{
	va_list args;

	if (t->cap - t->len < 1024) {
		t->cap = 2 * t->cap + 4096;
		t->text = realloc(t->text, t->cap);
		assert_non_null(t->text);
	}
	va_start(args, fmt);
	t->len +=
		(size_t)vsnprintf(t->text + t->len, t->cap - t->len, fmt, args);
	va_end(args);
	t->rows++;
}

/* A title with a word, or nothing, in place of "@ ". */
static inline void
made_title(char out[200], const char *title, const char *word)
{
	const char *at = strchr(title, '@');

	if (!at)
		snprintf(out, 200, "%s", title);
	else
		snprintf(out, 200, "%.*s%s%s", (int)(at - title), title, word,
			 at + (*word ? 1 : 1 + (at[1] == ' ')));
}

/* One row of the order files, the tabular and the lists. */
static inline void
made_code(struct made_set *s, const char *code, const char *title,
	  const char *how, bool valid)
{
	struct made_table *t = s->tables;
	char brief[30], up[PR_CODE_MAX];
	size_t n = strlen(code);
	bool late = n == 7 && code[6] != 'A' && code[6] != 'B';

	snprintf(brief, sizeof(brief), "%s", title);
	if (!strchr(how, '-'))
		made_row(&t[MADE_ORDER], "C\t%s\t%d\t%ld\t%s\t%s\n", code,
			 valid, t[MADE_ORDER].rows + 1, brief, title);
	if (!strchr(how, '+'))
		made_row(&t[MADE_BEFORE], "C\t%s\t%d\t%ld\t%s\t%s\n", code,
			 valid, t[MADE_BEFORE].rows + 1, brief, title);
	if (strchr(how, '-'))
		return;
	if (valid && (late || strchr(how, 'x')))
		made_row(&t[MADE_EXEMPT], "O\t%s\n", code);
	if (valid && strpbrk(how, "cm"))
		made_row(&t[MADE_SEVERITY], "V\t%s\t%s\n", code,
			 strchr(how, 'm') ? "MCC" : "CC");
	if (n == 7)
		return;
	for (up[0] = '\0'; n > 3 && !up[0];) {
		char row[20];

		snprintf(row, sizeof(row), "D\t%.*s\t", (int)--n, code);
		if (strstr(t[MADE_TABULAR].text, row))
			snprintf(up, sizeof(up), "%.*s", (int)n, code);
	}
	made_row(&t[MADE_TABULAR], "D\t%s\t%s\t%s\n", code,
		 up[0] ? up : s->section, title);
}

static inline const char *
made_seventh(char value, bool fracture)
{
	switch (value) {
	case 'A':
		return fracture ? "initial encounter for closed fracture"
				: "initial encounter";
	case 'B':
		return "initial encounter for open fracture type I or II";
	case 'D':
		return fracture ? "subsequent encounter for closed fracture "
				  "with routine healing"
				: "subsequent encounter";
	case 'K':
		return "subsequent encounter for closed fracture with nonunion";
	default:
		return "sequela";
	}
}

/* A code with all that its letters ask for below it. */
static inline void
made_family(struct made_set *s, const char *code, const char *title,
	    const char *how, const char *left)
{
	static const char *const sides[] = { "right", "left", "bilateral",
					     "unspecified" };
	static const char *const intents[] = { "by accident",    "on purpose",
					       "by another",     "undetermined",
					       "adverse effect", "too little" };
	char own[200], below[PR_CODE_MAX];

	while (*left && !strchr("sb7fdh", *left))
		left++;
	made_title(own, title, "");
	made_code(s, code, own, how, !*left);
	for (int i = 0; i < 4 && (*left == 's' || *left == 'b'); i++) {
		if (i == 2 && *left == 's')
			continue;
		snprintf(below, sizeof(below), "%s%c", code, "1239"[i]);
		made_title(own, title, sides[i]);
		made_family(s, below, own, how, left + 1);
	}
	for (int i = 0; i < 6 && *left == 'd'; i++) {
		char intent[200];

		snprintf(below, sizeof(below), "%s%d", code, i + 1);
		snprintf(intent, sizeof(intent), "%.150s, %s", own, intents[i]);
		made_family(s, below, intent, how, "7");
	}
	if (*left != '7' && *left != 'f')
		return;
	for (const char *v = *left == '7' ? "ADS" : "ABDKS"; *v; v++) {
		char full[240];

		snprintf(below, sizeof(below), "%s%.*s%c", code,
			 6 - (int)strlen(code), "XXX", *v);
		snprintf(full, sizeof(full), "%s, %s", own,
			 made_seventh(*v, *left == 'f'));
		made_code(s, below, full, how, true);
	}
}

#include "generate_tables.h"

#endif
