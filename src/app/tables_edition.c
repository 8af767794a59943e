/* tables_edition.c - which tables there are, and which make an edition */
#include "util/mem.h"

#include "tables.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[PR_TABLES] = {
#define X(name, word) [PR_TABLE_##name] = (word),
	PR_TABLE_LIST(X)
#undef X
};

const char *
tables_word(enum pr_table_what what)
{
	return what < PR_TABLES ? words[what] : "";
}

enum pr_table_what
tables_what(const char *word)
{
	int i = 0;

	while (i < (int)PR_TABLES && strcmp(words[i], word) != 0)
		i++;
	return (enum pr_table_what)i;
}

enum pr_code_system
tables_system(enum pr_table_what what)
{
	switch (what) {
	case PR_TABLE_PCS_ORDER:
	case PR_TABLE_PCS_TABLES:
	case PR_TABLE_PCS_DEFINITIONS:
	case PR_TABLE_PCS_INDEX:
		return PR_CODE_PCS;
	case PR_TABLE_HCPCS:
		return PR_CODE_HCPCS;
	case PR_TABLE_DRG_TITLES:
	case PR_TABLE_DRG_SEVERITY:
		return PR_CODE_DRG;
	case PR_TABLE_CPT:
		return PR_CODE_CPT;
	case PR_TABLE_CM_ORDER:
	case PR_TABLE_CM_CODES:
	case PR_TABLE_CM_TABULAR:
	case PR_TABLE_CM_INDEX:
	case PR_TABLE_CM_EINDEX:
	case PR_TABLE_CM_NEOPLASM:
	case PR_TABLE_CM_DRUG:
	case PR_TABLE_POA_EXEMPT:
		return PR_CODE_CM;
	case PR_TABLES:
		break;
	}
	return PR_CODE_NONE;
}

int
tables_newer(const char *a, const char *b)
{
	while (*a && *b) {
		if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
			char *end_a, *end_b;
			long x = strtol(a, &end_a, 10);
			long y = strtol(b, &end_b, 10);

			if (x != y)
				return x < y ? -1 : 1;
			a = end_a;
			b = end_b;
			continue;
		}
		if (*a != *b)
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		a++;
		b++;
	}
	return (*a != '\0') - (*b != '\0');
}

/* ---- the parts ----------------------------------------------------------- */

struct reading {
	struct tables_parts *out;
	bool out_of_memory;
};

static void
copy(char *out, size_t cap, const struct pr_value *cell)
{
	snprintf(out, cap, "%s", cell->text ? cell->text : "");
}

static bool
take_part(void *ctx, const struct pr_value *c, size_t n)
{
	struct reading *r = ctx;
	struct tables_part part = { .id = c[0].number };
	struct tables_part *room;

	(void)n;
	part.what = tables_what(c[1].text ? c[1].text : "");
	if (part.what == PR_TABLES)
		return true;
	copy(part.edition, sizeof(part.edition), &c[2]);
	part.rows = (long)c[3].number;
	part.loaded_ms = c[4].number;
	copy(part.name, sizeof(part.name), &c[5]);
	part.file = c[6].number;
	room = mem_room(r->out->parts, r->out->n, &r->out->cap, sizeof(part));
	if (!room) {
		r->out_of_memory = true;
		return false;
	}
	r->out->parts = room;
	room[r->out->n++] = part;
	return true;
}

static int
by_table(const void *a, const void *b)
{
	const struct tables_part *x = a, *y = b;
	int order = (int)tables_system(x->what) - (int)tables_system(y->what);

	if (!order)
		order = tables_newer(x->edition, y->edition);
	return order ? order : (int)x->what - (int)y->what;
}

enum pr_status
tables_parts(struct tables_parts *out, struct pr_codes *codes,
	     struct pr_err *err)
{
	struct reading r = { out, false };
	enum pr_status st;

	*out = (struct tables_parts){ 0 };
	st = pr_codes_ask(codes, PR_ASK_PARTS, NULL, 0, &r, take_part, err);
	if (!st && r.out_of_memory)
		st = mem_fail(err);
	if (!st && out->n)
		qsort(out->parts, out->n, sizeof(*out->parts), by_table);
	if (st) {
		free(out->parts);
		*out = (struct tables_parts){ 0 };
	}
	return st;
}

/* ---- the edition --------------------------------------------------------- */

/* The tables without which a system has no codes. */
static bool
is_base(enum pr_table_what what)
{
	return what == PR_TABLE_CM_ORDER || what == PR_TABLE_CM_CODES ||
	       what == PR_TABLE_PCS_ORDER || what == PR_TABLE_HCPCS ||
	       what == PR_TABLE_DRG_TITLES || what == PR_TABLE_CPT;
}

/* "FY2026" and "2025Q4" are counted in different ways. */
static bool
same_kind(const char *a, const char *b)
{
	bool x = isdigit((unsigned char)*a), y = isdigit((unsigned char)*b);

	return x ? y : *a == *b;
}

/* The newest edition of a system, with codes if there is one with codes;
 * only older ones than limit, if it is not "". */
static const char *
newest(const struct tables_parts *parts, enum pr_code_system system,
       const char *limit)
{
	const char *best = "";
	bool best_base = false;

	for (size_t i = 0; i < parts->n; i++) {
		const struct tables_part *p = &parts->parts[i];
		bool base = is_base(p->what);

		if (tables_system(p->what) != system ||
		    (*limit && tables_newer(p->edition, limit) >= 0))
			continue;
		if (!*best || base > best_base ||
		    (base == best_base && tables_newer(p->edition, best) > 0)) {
			best = p->edition;
			best_base = base;
		}
	}
	return best;
}

static bool
has(const struct tables_parts *parts, enum pr_code_system system,
    const char *edition)
{
	for (size_t i = 0; i < parts->n; i++)
		if (tables_system(parts->parts[i].what) == system &&
		    !strcmp(parts->parts[i].edition, edition))
			return true;
	return false;
}

static const char *
edition_of(const struct tables_parts *parts, enum pr_code_system system,
	   const char *wanted, const struct pr_tables *before)
{
	const char *best;

	if (before && !before->edition[system][0])
		return "";
	best = newest(parts, system, before ? before->edition[system] : "");
	if (!wanted || !*wanted)
		return best;
	if (has(parts, system, wanted))
		return wanted;
	return same_kind(best, wanted) ? "" : best;
}

void
tables_choose(struct pr_tables *t, const struct tables_parts *parts,
	      const char *edition, const struct pr_tables *before)
{
	const char *index = "";

	for (int s = 1; s < PR_CODE_SYSTEMS; s++)
		snprintf(t->edition[s], sizeof(t->edition[s]), "%s",
			 edition_of(parts, (enum pr_code_system)s, edition,
				    before));
	for (size_t i = 0; i < parts->n; i++) {
		const struct tables_part *p = &parts->parts[i];
		const char *own = t->edition[tables_system(p->what)];

		if (!strcmp(p->edition, own) && *own) {
			t->part[p->what] = p->id;
		} else if (p->what == PR_TABLE_PCS_INDEX && *own &&
			   tables_newer(p->edition, own) < 0 &&
			   tables_newer(p->edition, index) > 0) {
			/* to look things up only, so an older one serves */
			index = p->edition;
			t->part[p->what] = p->id;
		}
	}
	if (t->part[PR_TABLE_CM_ORDER]) /* all that the other says, and more */
		t->part[PR_TABLE_CM_CODES] = 0;
}
