/* generate_tables.h - the made-up code set: notes, index, cells, all of it */
#ifndef GENERATE_TABLES_H
#define GENERATE_TABLES_H

#include "generate_pcs.h"

/* Who defines seventh characters: a family of them, or the category. */
static inline void
made_sevenths(struct made_set *s, const char *code, const char *how)
{
	bool fracture = strchr(how, 'F');

	if (!strpbrk(how, "AF"))
		return;
	for (const char *v = fracture ? "ABDKS" : "ADS"; *v; v++)
		made_row(&s->tables[MADE_TABULAR], "S\t%s\t%c\t%s\n", code, *v,
			 made_seventh(*v, fracture));
}

/* The nearest line above whose path this one goes on with. */
static inline void
made_line(struct made_set *s, const struct made *m)
{
	static long ids[64];
	static const char *paths[64];
	struct made_table *t = &s->tables[MADE_INDEX];
	long id = t->rows, up = id, depth = 0;

	assert_true(id < 63);
	for (; up > 0; up--) {
		size_t n = strlen(paths[up - 1]);

		if (!strncmp(paths[up - 1], m->a, n) && m->a[n] == ',')
			break;
	}
	depth = up ? ids[up - 1] + 1 : 0;
	paths[id] = m->a;
	ids[id] = depth;
	made_row(t, "I\t%ld\t%ld\t%ld\t%s\t\t%s\t0\t\t\n", id + 1, up, depth,
		 m->a, m->b);
}

/* "C509- . D051-": cells from column 2 on. */
static inline void
made_growths(struct made_set *s, const struct made *m)
{
	const char *at = m->b;

	for (int col = 2; *at; col++) {
		int n = (int)strcspn(at, " "), dash = at[n - 1] == '-';

		if (*at != '.')
			made_row(&s->tables[MADE_NEOPLASM],
				 "T\t%s\t%d\t%.*s\t%d\n", m->a, col, n - dash,
				 at, dash);
		at += n;
		at += *at == ' ';
	}
}

/* A definition, or what a value covers: that begins with ";". */
static inline void
made_term(struct made_set *s, const struct made *m)
{
	struct made_table *t = &s->tables[MADE_PCS_TERMS];
	static long n;
	char label[100];

	n = t->rows ? n + 1 : 1;
	made_row(t, "K\t0\t%s\t%ld\t%s\t%s\t\n", m->a, n, m->b,
		 m->c[0] == ';' ? "" : m->c);
	for (int k = 1; m->c[0] == ';' && made_part(label, m->c, k); k++)
		made_row(t, "L\t%ld\t%s\n", n, label);
}

static inline void
made_take(struct made_set *s, const struct made *m)
{
	struct made_table *t = s->tables;

	if (m->kind[0] == 'D') {
		s->section = m->a;
		made_row(&t[MADE_TABULAR], "D\t%s\t%s\t%s\n", m->a, m->b, m->c);
	} else if (m->kind[0] == 'C') {
		made_family(s, m->a, m->b, m->c, m->c);
		made_sevenths(s, m->a, m->c);
	} else if (m->kind[0] == 'N') {
		made_row(&t[MADE_TABULAR], "N\t%s\t%s\t%s\n", m->a, m->b, m->c);
	} else if (m->kind[0] == 'I') {
		made_line(s, m);
	} else if (m->kind[0] == 'G') {
		made_growths(s, m);
	} else if (m->kind[0] == 'M') {
		for (int i = 1; i < 7; i++)
			made_row(&t[MADE_DRUG], "T\t%s\t%d\t%s%d\t0\n", m->a,
				 i + 1, m->b, i);
	} else if (m->kind[0] == 'P') {
		made_pcs_table(s, m);
	} else if (m->kind[0] == 'K') {
		made_term(s, m);
	} else if (m->kind[0] == 'H') {
		made_row(&t[MADE_HCPCS], "M\t%s\tC\t%.12s\t%s\t\t\t\t%s\t\n",
			 m->a, m->b, m->b, m->c);
	}
}

/* All rows of the set; the caller frees them. */
static inline char *
generate_rows(void)
{
	static const char *const heads[MADE_TABLES] = {
		"cm_order\tFY2026",        "cm_order\tFY2025",
		"cm_tabular\tFY2026",      "poa_exempt\tFY2026",
		"drg_severity\tv40",       "cm_index\tFY2026",
		"cm_neoplasm\tFY2026",     "cm_drug\tFY2026",
		"pcs_order\tFY2026",       "pcs_tables\tFY2026",
		"pcs_definitions\tFY2026", "hcpcs\t2025Q4",
	};
	struct made_set s = { .section = "" };
	struct made_table all = { .rows = 0 };

	for (size_t i = 0; i < PR_LEN(generate_made); i++) {
		const struct made *m = &generate_made[i];
		const char *axes[4] = { m->a, m->b, m->c, NULL };

		if (m->kind[0] == 'V') {
			axes[2] = m[0].c;
			axes[3] = m[1].a;
			made_pcs_row(&s, axes);
		} else if (m->kind[0] != 'Q') {
			made_take(&s, m);
		}
	}
	for (int i = 0; i < MADE_TABLES; i++) {
		struct made_table *t = &s.tables[i];

		all.text = realloc(all.text, all.len + t->len + 200);
		assert_non_null(all.text);
		all.len += (size_t)sprintf(
			all.text + all.len, "F\t%s\tmade\n%sE\t%.*s\t%ld\n",
			heads[i], t->text, (int)strcspn(heads[i], "\t"),
			heads[i], t->rows);
		free(t->text);
	}
	return all.text;
}

#endif
