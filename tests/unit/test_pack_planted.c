/* test_pack_planted.c - the check of keys finds what is planted in copies of
 * the shipped drills: one error at every line of a key where it has a place */
#include "pack_case.h"

/* Whether the check of a changed copy says this; the copy is taken. */
static bool
is_faulted(cJSON *copy, const char *words)
{
	struct pr_key_fault faults[16];
	struct pr_item *item = read_item(copy);
	size_t n = pr_code_key_check(faults, 16, item, book);
	bool yes = false;

	for (size_t k = 0; k < n && k < 16; k++)
		yes |= strstr(faults[k].words, words) != NULL;
	pr_item_free(item);
	cJSON_Delete(copy);
	return yes;
}

/* A copy of an item, and the answer in it that is to be changed. */
static cJSON *
copy_of(size_t i, size_t key, cJSON **answer)
{
	cJSON *copy = cJSON_Duplicate(pack[i].json, true);

	assert_non_null(copy);
	*answer = cJSON_GetArrayItem(
		cJSON_GetObjectItemCaseSensitive(copy, "answers"), (int)key);
	assert_non_null(*answer);
	return copy;
}

/* A copy whose other members name nothing that is about to change. */
static cJSON *
loose_copy(size_t i, size_t key, cJSON **answer)
{
	cJSON *copy = copy_of(i, key, answer);
	cJSON *one;

	cJSON_DeleteItemFromObjectCaseSensitive(copy, "allow_together");
	cJSON_ArrayForEach(one,
			   cJSON_GetObjectItemCaseSensitive(copy, "answers"))
		cJSON_DeleteItemFromObjectCaseSensitive(one, "after");
	return copy;
}

static void
put_member(cJSON *of, const char *name, const char *value)
{
	cJSON_DeleteItemFromObjectCaseSensitive(of, name);
	assert_non_null(cJSON_AddStringToObject(of, name, value));
}

static const struct pr_code_row *
row_of(const struct pr_answer *a)
{
	struct pr_code_shape s;

	if (!a->system || strcmp(a->system, "ICD-10-CM") != 0)
		return NULL;
	pr_code_shape(&s, a->text, PR_CODE_CM);
	return book->find(book->ctx, PR_CODE_CM, s.code);
}

/* Plants one kind of error at one answer: 0 no place for it here, 1 found,
 * -1 not found. */
typedef int planter(size_t i, size_t key);

static int
plant_wrong(size_t i, size_t key)
{
	static const char *const wrong[] = { "E11.99", "0DTJ4ZY", "J0001" };
	const char *system = pack[i].item->answers[key].system;
	cJSON *answer, *copy;
	int at = !strcmp(system, "ICD-10-CM")    ? 0
		 : !strcmp(system, "ICD-10-PCS") ? 1
		 : !strcmp(system, "HCPCS")      ? 2
						 : -1;

	if (at < 0)
		return 0;
	copy = loose_copy(i, key, &answer);
	put_member(answer, "code", wrong[at]);
	return is_faulted(copy, "is not in") ? 1 : -1;
}

static int
plant_no_seventh(size_t i, size_t key)
{
	const struct pr_code_row *row = row_of(&pack[i].item->answers[key]);
	cJSON *answer, *copy;
	char code[12];

	if (!row || strlen(row->code) < 7)
		return 0;
	snprintf(code, sizeof(code), "%s", pack[i].item->answers[key].text);
	code[strlen(code) - 1] = '\0';
	copy = loose_copy(i, key, &answer);
	put_member(answer, "code", code);
	/* with an X left over the stem is no code at all */
	return is_faulted(copy, code) ? 1 : -1;
}

/* A valid code that the code's own notes exclude. */
static const struct pr_code_row *
excluded_by(const struct pr_code_row *row)
{
	const struct pr_note *notes = NULL;
	size_t n = book->notes(book->ctx, row->code, &notes);

	for (size_t i = 0; i < n; i++) {
		for (size_t r = 0; r < notes[i].n_refs; r++) {
			const struct pr_note_ref *ref = &notes[i].refs[r];
			const struct pr_code_row *other =
				book->find(book->ctx, PR_CODE_CM, ref->lo);

			if (notes[i].kind == PR_NOTE_EXCLUDES1 && other &&
			    other->valid &&
			    (row->order < ref->first || row->order > ref->last))
				return other;
		}
	}
	return NULL;
}

static int
plant_excluded(size_t i, size_t key)
{
	const struct pr_code_row *row = row_of(&pack[i].item->answers[key]);
	const struct pr_code_row *other = row ? excluded_by(row) : NULL;
	cJSON *answer, *copy, *more;
	char shown[12];

	if (!other || pack[i].item->n_together)
		return 0;
	copy = copy_of(i, key, &answer);
	more = cJSON_CreateObject();
	put_member(more, "system", "ICD-10-CM");
	put_member(more, "code",
		   pr_code_display(shown, PR_CODE_CM, other->code));
	cJSON_AddItemToArray(cJSON_GetObjectItemCaseSensitive(copy, "answers"),
			     more);
	return is_faulted(copy, "exclude each other") ? 1 : -1;
}

static int
plant_poa(size_t i, size_t key)
{
	const struct pr_code_row *row = row_of(&pack[i].item->answers[key]);
	cJSON *answer, *copy;
	bool exempt;

	if (!row || !pack[i].item->answers[key].poa)
		return 0;
	exempt = book->poa_exempt(book->ctx, row->code);
	copy = copy_of(i, key, &answer);
	put_member(answer, "poa", exempt ? "Y" : "exempt");
	return is_faulted(copy, "exempt from POA") ? 1 : -1;
}

static bool
wants_first(const struct pr_code_row *row, const char *before)
{
	struct pr_answer a = { .text = before, .system = "ICD-10-CM" };
	const struct pr_code_row *other = row_of(&a);
	const struct pr_note *notes = NULL;
	size_t n = book->notes(book->ctx, row->code, &notes);

	for (size_t i = 0; other && i < n; i++)
		for (size_t r = 0; r < notes[i].n_refs; r++)
			if (notes[i].kind == PR_NOTE_CODE_FIRST &&
			    other->order >= notes[i].refs[r].first &&
			    other->order <= notes[i].refs[r].last)
				return true;
	return false;
}

/* Takes the order away that a code-first note asks for. */
static int
plant_order(size_t i, size_t key)
{
	const struct pr_item *item = pack[i].item;
	const struct pr_answer *a = &item->answers[key];
	const struct pr_code_row *row = row_of(a);
	cJSON *answer, *copy;

	if (!row || a->n_after == 0 || !wants_first(row, a->after[0]))
		return 0;
	copy = copy_of(i, key, &answer);
	cJSON_DeleteItemFromObjectCaseSensitive(answer, "after");
	put_member(copy, "sequence", "unordered");
	cJSON_ArrayForEach(answer,
			   cJSON_GetObjectItemCaseSensitive(copy, "answers"))
		cJSON_DeleteItemFromObjectCaseSensitive(answer, "first");
	return is_faulted(copy, "before") ? 1 : -1;
}

/* Leaves out a line that a note asks for. Most notes ask only where something
 * applies, so that not every line is missed: how many are is what counts. */
static int
plant_gap(size_t i, size_t key)
{
	const char *kind = pack[i].item->answers[key].missing_kind;
	cJSON *answer, *copy;

	if (!kind || strcmp(kind, "MISSING_ADDITIONAL") != 0)
		return 0;
	copy = loose_copy(i, key, &answer);
	cJSON_DeleteItemFromArray(
		cJSON_GetObjectItemCaseSensitive(copy, "answers"), (int)key);
	return is_faulted(copy, "asks for");
}

static void
pack_planted__every_error_is_found(void **state)
{
	static const struct {
		const char *name;
		planter *plant;
		int least;
	} plants[] = {
		{ "a code that does not exist", plant_wrong, 500 },
		{ "a missing seventh character", plant_no_seventh, 50 },
		{ "an Excludes1 pair", plant_excluded, 150 },
		{ "a wrong POA exemption", plant_poa, 100 },
		{ "a code-first order that is not kept", plant_order, 30 },
		{ "an additional code left out", plant_gap, 10 },
	};

	(void)state;
	if (!book)
		skip();
	for (size_t p = 0; p < PR_LEN(plants); p++) {
		int n = 0;

		for (size_t i = 0; i < n_pack; i++) {
			const struct pr_item *item = pack[i].item;

			for (size_t k = 0; k < item->n_answers; k++) {
				int told = plants[p].plant(i, k);

				n += told != 0;
				if (told < 0)
					found("%s: %s at %s is not found",
					      item->identifier, plants[p].name,
					      item->answers[k].text);
			}
		}
		print_message("# %s: planted %d times\n", plants[p].name, n);
		assert_true(n >= plants[p].least);
	}
	found_nothing();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack_planted__every_error_is_found),
	};

	return cmocka_run_group_tests(tests, open_tables, close_tables);
}
