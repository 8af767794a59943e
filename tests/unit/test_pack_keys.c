/* test_pack_keys.c - the keys of the shipped drills, by the official tables
 *
 * Every key passes the check of coding.md 5.3 (9) and grades 100; every trap
 * is told by its own name. Without the tables only characters are looked at. */
#include "pack_case.h"

/* ---- responses ------------------------------------------------------------
 */

/* An answer as it is typed, with another code in its place or its own. */
static size_t
put_line(char *out, size_t cap, const struct pr_answer *a, const char *code)
{
	size_t n = (size_t)snprintf(
		out, cap, "%s%s",
		a->system && !strcmp(a->system, "CPT") ? "cpt:" : "",
		code ? code : a->text);

	if (code)
		return n + (size_t)snprintf(out + n, cap - n, "\n");
	for (size_t m = 0; m < a->n_modifiers; m++)
		n += (size_t)snprintf(out + n, cap - n, "-%s", a->modifiers[m]);
	if (a->units)
		n += (size_t)snprintf(out + n, cap - n, " x%d", a->units);
	if (a->poa)
		n += (size_t)snprintf(out + n, cap - n, " /%c",
				      strcmp(a->poa, "exempt") ? a->poa[0]
							       : 'E');
	return n + (size_t)snprintf(out + n, cap - n, "\n");
}

static bool
is_second_of_group(const struct pr_item *item, size_t key)
{
	const char *group = item->answers[key].group;

	for (size_t k = 0; group && k < key; k++)
		if (item->answers[k].group &&
		    !strcmp(item->answers[k].group, group))
			return true;
	return false;
}

static bool
comes_after(const struct pr_answer *a, const struct pr_answer *b)
{
	for (size_t i = 0; i < a->n_after; i++)
		if (!strcmp(a->after[i], b->text))
			return true;
	return false;
}

/* The order that the key asks for: first what may lead, then each line once
 * what comes before it is there. */
static size_t
key_order(const struct pr_item *item, bool optional, size_t out[static 32])
{
	bool done[32] = { false };
	size_t n = 0;

	assert_true(item->n_answers <= 32);
	for (size_t k = 0; k < item->n_answers; k++)
		done[k] = is_second_of_group(item, k) ||
			  (!optional && !item->answers[k].required);
	for (size_t round = 0; round < 3 * item->n_answers; round++) {
		for (size_t k = 0; k < item->n_answers; k++) {
			const struct pr_answer *a = &item->answers[k];
			bool waits = round == 0 && !a->first;

			for (size_t b = 0; b < item->n_answers; b++)
				waits |= !done[b] &&
					 comes_after(a, &item->answers[b]);
			if (done[k] || waits)
				continue;
			done[k] = true;
			out[n++] = k;
		}
	}
	for (size_t k = 0; k < item->n_answers; k++)
		if (!done[k])
			found("%s: %s waits for ever", item->identifier,
			      item->answers[k].text);
	return n;
}

/* The key as a response; line at (-1 none) has another code, and one more
 * line may come at the end. */
static void
put_key(char *out, size_t cap, const struct pr_item *item, bool optional,
	int at, const char *code)
{
	size_t order[32], n = 0, lines = key_order(item, optional, order);

	for (size_t i = 0; i < lines; i++)
		n += put_line(out + n, cap - n, &item->answers[order[i]],
			      (int)order[i] == at ? code : NULL);
	if (at < 0 && code)
		put_line(out + n, cap - n, &item->answers[0], code);
}

static void
grade(struct pr_code_grade *out, const struct pr_item *item, const char *text,
      const struct pr_codebook *with)
{
	struct pr_err err = { 0 };

	assert_pr_ok(pr_code_grade(out, item, text, with, &err), &err);
}

/* ---- keys -----------------------------------------------------------------
 */

static void
grade_key(const struct pr_item *item, const struct pr_codebook *with,
	  bool optional)
{
	struct pr_code_grade g;
	char text[2000];

	put_key(text, sizeof(text), item, optional, -1, NULL);
	grade(&g, item, text, with);
	if (g.strict != 100 || g.learning != 100 || !g.right || g.n_marks)
		found("%s: the key%s grades %d/%d, %zu marks, the first %s",
		      item->identifier, with ? "" : " without tables", g.strict,
		      g.learning, g.n_marks,
		      g.n_marks ? pr_feedback_name(g.marks[0].kind) : "none");
}

static void
pack_keys__each_grades_100_without_tables(void **state)
{
	(void)state;
	assert_true(n_pack >= 250);
	for (size_t i = 0; i < n_pack; i++) {
		grade_key(pack[i].item, NULL, false);
		grade_key(pack[i].item, NULL, true);
	}
	found_nothing();
}

static void
pack_keys__each_grades_100_by_the_tables(void **state)
{
	(void)state;
	if (!book)
		skip();
	for (size_t i = 0; i < n_pack; i++) {
		grade_key(pack[i].item, book, false);
		grade_key(pack[i].item, book, true);
	}
	found_nothing();
}

static void
pack_keys__each_passes_the_check(void **state)
{
	struct pr_key_fault faults[8];

	(void)state;
	if (!book)
		skip();
	for (size_t i = 0; i < n_pack; i++) {
		size_t n = pr_code_key_check(faults, 8, pack[i].item, book);

		for (size_t k = 0; k < n && k < 8; k++)
			found("%s: %s", pack[i].item->identifier,
			      faults[k].words);
	}
	found_nothing();
}

/* E10.10 is a diagnosis, E1010 part of a wheelchair: a lost dot must not
 * pass. */
static bool
is_of_task(const char *task, const char *system)
{
	static const struct {
		const char *task, *systems;
	} speaks[] = {
		{ "assign.outpatient", "ICD-10-CM" },
		{ "assign.inpatient", "ICD-10-CM" },
		{ "assign.procedure", "ICD-10-PCS" },
		{ "assign.supply", "HCPCS" },
		{ "assign.cpt", "CPT" },
		{ "poa.", "ICD-10-CM" },
		{ "chart.outpatient", "ICD-10-CM" },
		{ "chart.inpatient", "ICD-10-CM ICD-10-PCS" },
	};

	for (size_t i = 0; i < PR_LEN(speaks); i++)
		if (!strncmp(task, speaks[i].task, strlen(speaks[i].task)))
			return strstr(speaks[i].systems, system) != NULL;
	return false;
}

/* The system of a code as it is written, among those of its item. */
static enum pr_code_system
written_system(const struct pr_item *item, const char *code)
{
	for (size_t i = 0; i < item->n_systems; i++) {
		enum pr_code_system s = pr_code_system_of(item->systems[i]);
		struct pr_code_shape shape;

		if (s == PR_CODE_CM && strlen(code) > 3 && code[3] != '.')
			continue;
		pr_code_shape(&shape, code, s);
		if (shape.fault == PR_CODE_FINE && shape.system == s)
			return s;
	}
	return PR_CODE_NONE;
}

static void
pack_keys__each_code_is_of_the_system_its_task_asks_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_pack; i++) {
		const struct pr_item *item = pack[i].item;
		const char *task = item->objectives[0].task;

		for (size_t k = 0; k < item->n_answers; k++) {
			const struct pr_answer *a = &item->answers[k];

			if (!a->system || !is_of_task(task, a->system) ||
			    !written_system(item, a->text))
				found("%s: %s is of another system",
				      item->identifier, a->text);
		}
		for (size_t t = 0; t < item->n_traps; t++)
			if (!written_system(item, item->traps[t].code))
				found("%s: trap %s is of another system",
				      item->identifier, item->traps[t].code);
	}
	found_nothing();
}

static bool
is_there(const struct pr_item *item, const char *code)
{
	enum pr_code_system system = written_system(item, code);
	struct pr_code_shape s;

	pr_code_shape(&s, code, system);
	return system == PR_CODE_CPT || book->find(book->ctx, system, s.code);
}

static void
pack_keys__a_lost_dot_is_seen(void **state)
{
	static const char *systems[] = { "ICD-10-CM" };
	struct pr_item item = { .systems = systems, .n_systems = 1 };

	(void)state;
	assert_int_equal(written_system(&item, "E10.10"), PR_CODE_CM);
	assert_int_equal(written_system(&item, "I10"), PR_CODE_CM);
	assert_int_equal(written_system(&item, "E1010"), PR_CODE_NONE);
	assert_false(is_of_task("assign.inpatient", "HCPCS"));
	assert_true(is_of_task("chart.inpatient", "ICD-10-PCS"));
}

static void
pack_keys__traps_and_near_misses_are_in_the_tables(void **state)
{
	(void)state;
	if (!book)
		skip();
	for (size_t i = 0; i < n_pack; i++) {
		const struct pr_item *item = pack[i].item;

		for (size_t t = 0; t < item->n_traps; t++)
			if (!is_there(item, item->traps[t].code))
				found("%s: trap %s is in no table",
				      item->identifier, item->traps[t].code);
		for (size_t k = 0; k < item->n_answers; k++)
			for (size_t m = 0; m < item->answers[k].n_near; m++)
				if (!is_there(item,
					      item->answers[k].near[m].code))
					found("%s: near miss %s is in no table",
					      item->identifier,
					      item->answers[k].near[m].code);
	}
	found_nothing();
}

/* ---- traps ----------------------------------------------------------------
 */

static bool
is_told(const struct pr_code_grade *g, const struct pr_item *item, size_t trap)
{
	for (size_t m = 0; m < g->n_marks; m++)
		if (g->marks[m].authored == (int)trap &&
		    g->marks[m].kind == pr_feedback_of(item->traps[trap].kind))
			return true;
	return false;
}

static void
spring(const struct pr_item *item, size_t trap, int at,
       const struct pr_codebook *with)
{
	struct pr_code_grade g;
	char text[2000];

	put_key(text, sizeof(text), item, false, at, item->traps[trap].code);
	grade(&g, item, text, with);
	if (!is_told(&g, item, trap) || g.right || g.learning == 100)
		found("%s: trap %s %s %s is not told as %s (%d/%d)",
		      item->identifier, item->traps[trap].code,
		      at < 0 ? "added" : "in place of",
		      at < 0 ? "" : item->answers[at].text,
		      item->traps[trap].kind, g.strict, g.learning);
}

static void
spring_all(const struct pr_codebook *with)
{
	long sprung = 0;

	for (size_t i = 0; i < n_pack; i++) {
		const struct pr_item *item = pack[i].item;

		for (size_t t = 0; t < item->n_traps; t++, sprung++) {
			spring(item, t, -1, with);
			for (size_t k = 0; k < item->n_answers; k++)
				if (item->answers[k].required &&
				    !is_second_of_group(item, k))
					spring(item, t, (int)k, with);
		}
	}
	assert_true(sprung >= 500);
	found_nothing();
}

static void
pack_keys__each_trap_is_told_by_its_name_without_tables(void **state)
{
	(void)state;
	spring_all(NULL);
}

static void
pack_keys__each_trap_is_told_by_its_name(void **state)
{
	(void)state;
	if (!book)
		skip();
	spring_all(book);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack_keys__each_grades_100_without_tables),
		cmocka_unit_test(pack_keys__each_grades_100_by_the_tables),
		cmocka_unit_test(pack_keys__each_passes_the_check),
		cmocka_unit_test(
			pack_keys__each_code_is_of_the_system_its_task_asks_for),
		cmocka_unit_test(pack_keys__a_lost_dot_is_seen),
		cmocka_unit_test(
			pack_keys__traps_and_near_misses_are_in_the_tables),
		cmocka_unit_test(
			pack_keys__each_trap_is_told_by_its_name_without_tables),
		cmocka_unit_test(pack_keys__each_trap_is_told_by_its_name),
	};

	return cmocka_run_group_tests(tests, open_tables, close_tables);
}
