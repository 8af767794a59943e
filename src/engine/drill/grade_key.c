/* grade_key.c - the key as slots, and the systems of what was typed */
#include "grade.h"

#include <string.h>

#define FIRST_WEIGHT 1.5

bool
grade_has_table(const struct pr_codebook *book, enum pr_code_system system)
{
	return book && (unsigned)system < PR_CODE_SYSTEMS &&
	       book->edition[system] && book->edition[system][0];
}

const struct pr_code_row *
grade_row(const struct pr_codebook *book, enum pr_code_system system,
	  const char *code)
{
	size_t n = strlen(code);

	if (!grade_has_table(book, system) || n == 0 || n >= PR_CODE_MAX)
		return NULL;
	return book->find(book->ctx, system, code);
}

/* The systems of an item as bits; all when it names none that we know. */
static unsigned
systems_of(const struct pr_item *item)
{
	unsigned set = 0;

	for (size_t i = 0; i < item->n_systems; i++) {
		enum pr_code_system s = pr_code_system_of(item->systems[i]);

		if (s != PR_CODE_NONE)
			set |= 1u << s;
	}
	return set ? set : (1u << PR_CODE_SYSTEMS) - 2;
}

static bool
is_single(unsigned set)
{
	return set && !(set & (set - 1));
}

static enum pr_code_system
lowest(unsigned set)
{
	int s = 1;

	while (s < PR_CODE_SYSTEMS - 1 && !(set >> s & 1))
		s++;
	return (enum pr_code_system)s;
}

/* The systems of this set in which a code has a shape. */
static unsigned
fitting(unsigned set, const char *code)
{
	unsigned out = 0;

	for (int s = 1; s < PR_CODE_SYSTEMS; s++)
		if (set >> s & 1 && shape_fits(code, (enum pr_code_system)s))
			out |= 1u << s;
	return out;
}

/* A code that fits several of the systems: what the tables or the shape say. */
static enum pr_code_system
choose_system(const struct pr_codebook *book, unsigned set, const char *code,
	      enum pr_code_system guess)
{
	for (int s = 1; s < PR_CODE_SYSTEMS; s++)
		if (set >> s & 1 &&
		    grade_row(book, (enum pr_code_system)s, code))
			return (enum pr_code_system)s;
	return set >> guess & 1 ? guess : lowest(set);
}

/* A procedure code with O for 0 or I for 1, which look like a diagnosis when
 * they come first; beside diagnoses only the tables can tell. */
static bool
is_slip(const struct pr_codebook *book, unsigned set, const char *code)
{
	char plain[PR_CODE_MAX], category[4];

	if (!(set >> PR_CODE_PCS & 1) || !pcs_undo_slips(plain, code) ||
	    !shape_fits(plain, PR_CODE_PCS))
		return false;
	if (!(set >> PR_CODE_CM & 1))
		return true;
	memcpy(category, code, 3);
	category[3] = '\0';
	return grade_has_table(book, PR_CODE_CM) &&
	       !grade_row(book, PR_CODE_CM, category) &&
	       grade_row(book, PR_CODE_PCS, plain);
}

/* The system of a code among those of the item; a code that fits none keeps
 * the one that it looks like. */
static enum pr_code_system
system_among(const struct pr_codebook *book, unsigned set, const char *code,
	     enum pr_code_system guess)
{
	unsigned fit = fitting(set, code);

	if (is_slip(book, set, code))
		return PR_CODE_PCS;
	if (is_single(fit))
		return lowest(fit);
	if (fit)
		return choose_system(book, fit, code, guess);
	if (guess != PR_CODE_NONE && shape_fits(code, guess))
		return guess;
	if (set >> guess & 1 && guess)
		return guess;
	/* no diagnosis starts with a digit: a procedure code cut short */
	if (code[0] >= '0' && code[0] <= '9' && set >> PR_CODE_PCS & 1)
		return PR_CODE_PCS;
	return lowest(set);
}

static enum pr_code_system
system_of_answer(const struct pr_item *item, const struct pr_codebook *book,
		 const struct pr_answer *a, const char *code)
{
	enum pr_code_system named = pr_code_system_of(a->system);
	struct pr_code_shape shape;
	unsigned fit, set;

	if (named != PR_CODE_NONE)
		return named;
	set = systems_of(item);
	fit = fitting(set, code);
	if (is_single(fit))
		return lowest(fit);
	pr_code_shape(&shape, a->text ? a->text : "", PR_CODE_NONE);
	return system_among(book, set, code, shape.system);
}

void
grade_answer_code(char code[static 12], enum pr_code_system *system,
		  const struct pr_item *item, int key,
		  const struct pr_codebook *book)
{
	const struct pr_answer *a = &item->answers[key];

	shape_normal(code, 12, a->text ? a->text : "");
	*system = system_of_answer(item, book, a, code);
}

static void
add_entry(struct grading *g, const char *text, int key, int slot)
{
	struct entry *e;

	if (g->n_entries == GRADE_ENTRIES)
		return;
	e = &g->entries[g->n_entries++];
	e->answer = &g->item->answers[key];
	shape_normal(e->code, sizeof(e->code), text);
	e->system = system_of_answer(g->item, g->book, e->answer, e->code);
	e->row = grade_row(g->book, e->system, e->code);
	e->key = key;
	e->slot = slot;
}

/* The slot of an answer: that of its group when there is one already. */
static int
slot_for(struct grading *g, int key)
{
	const char *group = g->item->answers[key].group;
	struct slot *s;

	for (int i = 0; group && i < g->n_slots; i++) {
		const char *other = g->item->answers[g->slots[i].key].group;

		if (other && strcmp(other, group) == 0)
			return i;
	}
	if (g->n_slots == GRADE_SLOTS)
		return -1;
	s = &g->slots[g->n_slots];
	s->key = key;
	s->weight = g->item->answers[key].credit;
	s->line = -1;
	return g->n_slots++;
}

static bool
is_first(const struct pr_item *item, size_t key)
{
	if (item->answers[key].first)
		return true;
	if (item->sequence != PR_SEQUENCE_FIRST_ONLY || key > 0)
		return false;
	for (size_t i = 0; i < item->n_answers; i++)
		if (item->answers[i].first)
			return false;
	return true;
}

/* With nothing required any one of the others is the answer. */
static void
require_something(struct grading *g)
{
	for (int i = 0; i < g->n_slots; i++)
		if (g->slots[i].required)
			return;
	for (int i = 0; i < g->n_entries; i++)
		g->entries[i].slot = 0;
	if (g->n_slots > 0) {
		g->n_slots = 1;
		g->slots[0].required = true;
	}
}

void
grade_key(struct grading *g)
{
	const struct pr_item *item = g->item;

	for (size_t k = 0; k < item->n_answers; k++) {
		const struct pr_answer *a = &item->answers[k];
		int slot = a->text ? slot_for(g, (int)k) : -1;

		if (slot < 0)
			continue;
		g->slots[slot].required |= a->required;
		g->slots[slot].first |= is_first(item, k);
		add_entry(g, a->text, (int)k, slot);
		for (size_t i = 0; i < a->n_alternatives; i++)
			add_entry(g, a->alternatives[i], (int)k, slot);
	}
	require_something(g);
	for (int i = 0; i < g->n_slots; i++)
		if (g->slots[i].first)
			g->slots[i].weight *= FIRST_WEIGHT;
}

/* The code of an entry, or one that a slip of O or I keeps from being it. */
static bool
is_entry(const struct entry *e, const struct pr_codebook *book,
	 const char *code)
{
	char plain[PR_CODE_MAX];

	if (strcmp(e->code, code) == 0)
		return true;
	return e->system == PR_CODE_PCS && pcs_undo_slips(plain, code) &&
	       strcmp(e->code, plain) == 0 &&
	       !grade_row(book, PR_CODE_CM, code);
}

/* "E1137X9" reads like five characters and nine units; where no units are
 * counted it is a diagnosis of seven. */
static void
take_units_back(unsigned set, struct pr_code_line *line)
{
	char whole[PR_CODE_MAX];

	if (set >> PR_CODE_HCPCS & 1 || set >> PR_CODE_CPT & 1 ||
	    !(set >> PR_CODE_CM & 1) || strlen(line->code) != 5 ||
	    line->n_mods > 0 || line->units < 1 || line->units > 9)
		return;
	memcpy(whole, line->code, 5);
	whole[5] = 'X';
	whole[6] = (char)('0' + line->units);
	whole[7] = '\0';
	memcpy(line->code, whole, sizeof(whole));
	line->units = 0;
}

void
grade_lines(struct grading *g)
{
	unsigned set = systems_of(g->item);
	struct pr_code_grade *out = g->out;

	for (size_t k = 0; k < out->n_lines; k++) {
		struct pr_code_line *line = &out->lines[k];

		take_units_back(set, line);
		/* a code that the key has is of the key's system */
		for (int i = 0; i < g->n_entries; i++)
			if (strcmp(g->entries[i].code, line->code) == 0)
				set |= 1u << g->entries[i].system;
		line->system =
			system_among(g->book, set, line->code, line->system);
		for (int i = 0; i < g->n_entries; i++)
			if (is_entry(&g->entries[i], g->book, line->code))
				line->system = g->entries[i].system;
		g->rows[k] = grade_row(g->book, line->system, line->code);
	}
}
