/* generate_pcs.h - the made-up code set: tables of procedures, their codes */
#ifndef GENERATE_PCS_H
#define GENERATE_PCS_H

/* Part k of a text that has its parts apart by ";"; false at its end. */
static inline bool
made_part(char out[100], const char *text, int k)
{
	for (; k > 0 && text; k--) {
		text = strchr(text, ';');
		text += text ? 1 : 0;
	}
	if (!text || !*text)
		return false;
	snprintf(out, 100, "%.*s", (int)strcspn(text, ";"), text);
	return true;
}

static inline void
made_pcs_table(struct made_set *s, const struct made *m)
{
	static const char *const axes[] = { "Section",   "Body System",
					    "Operation", "Body Part",
					    "Approach",  "Device",
					    "Qualifier" };
	struct made_table *t = &s->tables[MADE_PCS_TABLES];
	char label[100];

	s->prefix = m->a;
	s->pcs_row = 0;
	for (int i = 0; i < 3; i++) {
		assert_true(made_part(label, m->b, i));
		made_row(t, "A\t%s\t0\t%d\t%c\t%s\n", m->a, i + 1, m->a[i],
			 label);
	}
	for (int i = 0; i < 7; i++)
		made_row(t, "B\t%s\t%d\t%s\t%s\n", m->a, i + 1, axes[i],
			 i == 2 ? m->c : "");
}

/* Every code of a row, in the order of the procedures. */
static inline void
made_pcs_codes(struct made_set *s, const char *const axes[4])
{
	struct made_table *t = &s->tables[MADE_PCS];
	char v[4][100];

	for (int a = 0; made_part(v[0], axes[0], a); a++)
		for (int b = 0; made_part(v[1], axes[1], b); b++)
			for (int c = 0; made_part(v[2], axes[2], c); c++)
				for (int d = 0; made_part(v[3], axes[3], d);
				     d++)
					made_row(t,
						 "C\t%s%c%c%c%c\t1\t%ld\tmade\t"
						 "%s, %s, %s, %s\n",
						 s->prefix, v[0][0], v[1][0],
						 v[2][0], v[3][0], t->rows + 1,
						 v[0] + 2, v[1] + 2, v[2] + 2,
						 v[3] + 2);
}

static inline void
made_pcs_row(struct made_set *s, const char *const axes[4])
{
	char label[100];

	s->pcs_row++;
	for (int axis = 0; axis < 4; axis++)
		for (int k = 0; made_part(label, axes[axis], k); k++)
			made_row(&s->tables[MADE_PCS_TABLES],
				 "A\t%s\t%ld\t%d\t%c\t%s\n", s->prefix,
				 s->pcs_row, axis + 4, label[0], label + 2);
	made_pcs_codes(s, axes);
}

#endif
