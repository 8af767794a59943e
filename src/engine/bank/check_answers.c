/* check_answers.c - typed answers: numbers, texts and codes */
#include "proctor/item.h"

#include "check.h"
#include "rule_numbers.h"

#include <stdio.h>
#include <string.h>

/* The list is sound, and so are these parts of its entries. */
static bool
is_usable(const struct check *c, const char *list, const char *const *parts)
{
	char path[48];
	bool sound = check_is_sound(c, list);

	for (size_t i = 0; sound && parts[i]; i++) {
		snprintf(path, sizeof(path), "%s.%s", list, parts[i]);
		sound = check_is_whole(c, path);
	}
	return sound;
}

/* At least one accepted answer must earn everything. */
static void
check_credit(struct check *c, const cJSON *answers)
{
	static const char *const parts[] = { "credit", NULL };
	double best = 0;

	if (!is_usable(c, "answers", parts))
		return;
	for (const cJSON *v = answers->child; v; v = v->next) {
		double credit = json_number(v, "credit", 1);

		best = credit > best ? credit : best;
	}
	if (best < 1)
		check_say_at(c, "answers", RULE_NO_FULL_CREDIT,
			     text_of(best).text, NULL);
}

static void
check_tolerance(struct check *c, const cJSON *tolerance)
{
	const char *kind = json_string(tolerance, "kind");
	double v = json_decimal(json_get(tolerance, "value"));
	bool digits = kind && (strcmp(kind, "significant_digits") == 0 ||
			       strcmp(kind, "decimal_places") == 0);
	bool whole = v >= 0 && v <= 15 && v == (double)(int)v;
	bool places = kind && strcmp(kind, "decimal_places") == 0;

	if (!tolerance)
		return;
	if (v < 0 || (digits && !(whole && (v >= 1 || places))))
		check_say_at(c, "tolerance", RULE_TOLERANCE, text_of(v).text,
			     kind);
}

static void
check_number_answer(struct check *c, const cJSON *v)
{
	const cJSON *value = json_get(v, "value");
	const cJSON *min = json_get(v, "min"), *max = json_get(v, "max");
	const cJSON *tolerance = json_get(v, "tolerance");
	bool range = min && max && !tolerance && !value;

	if (!range && (!value || min || max)) {
		check_say(c, RULE_VALUE_OR_RANGE, NULL, NULL, NULL);
		return;
	}
	if (range && json_decimal(min) > json_decimal(max))
		check_say(c, RULE_MIN_ABOVE_MAX,
			  text_of(json_decimal(min)).text,
			  text_of(json_decimal(max)).text, NULL);
	check_tolerance(c, tolerance);
}

void
check_numeric(struct check *c, const cJSON *item)
{
	static const char *const parts[] = { "value", "min", "max", "tolerance",
					     NULL };
	const cJSON *answers = json_get(item, "answers");
	const cJSON *first =
		is_usable(c, "answers", parts) ? answers->child : NULL;
	int i = 0;

	for (const cJSON *v = first; v; v = v->next) {
		size_t mark = check_enter(c, "answers");

		check_enter_index(c, i++);
		check_number_answer(c, v);
		check_leave(c, mark);
	}
	check_credit(c, answers);
}

void
check_short_text(struct check *c, const cJSON *item)
{
	static const char *const parts[] = { "text", "match", NULL };
	const cJSON *answers = json_get(item, "answers");
	const cJSON *first =
		is_usable(c, "answers", parts) ? answers->child : NULL;
	int i = 0;

	for (const cJSON *v = first; v; v = v->next) {
		const char *match = json_string(v, "match");
		size_t mark = check_enter(c, "answers");
		struct pr_err err = { 0 };

		check_enter_index(c, i++);
		if (match && strcmp(match, "regex") == 0 &&
		    pr_regex_check(json_string(v, "text"), &err))
			check_say_at(c, "text", RULE_REGEX, err.text, NULL);
		check_leave(c, mark);
	}
	check_credit(c, answers);
}

/* Codes are the same whatever their dots. */
static bool
same_code(const char *a, const char *b)
{
	for (;;) {
		while (*a == '.')
			a++;
		while (*b == '.')
			b++;
		if (*a != *b || !*a)
			return *a == *b;
		a++;
		b++;
	}
}

static bool
has_code(const cJSON *answers, const char *code)
{
	for (const cJSON *v = answers->child; v; v = v->next)
		if (same_code(json_string(v, "code"), code))
			return true;
	return false;
}

static void
check_code_answer(struct check *c, const cJSON *item, const cJSON *v)
{
	const cJSON *systems = json_get(item, "systems");
	const char *system = json_string(v, "system");
	const cJSON *after = json_get(v, "after");
	bool known = !system;

	if (!check_is_whole(c, "systems"))
		known = true;
	for (const cJSON *s = known ? NULL : systems->child; s && !known;
	     s = s->next)
		known = strcmp(s->valuestring, system) == 0;
	if (!known)
		check_say_at(c, "system", RULE_CODE_SYSTEM, system, NULL);
	for (const cJSON *a = cJSON_GetArrayItem(after, 0); a; a = a->next)
		if (!has_code(json_get(item, "answers"), a->valuestring))
			check_say_at(c, "after", RULE_UNKNOWN_CODE,
				     a->valuestring, NULL);
}

void
check_code_entry(struct check *c, const cJSON *item)
{
	static const char *const parts[] = { "system", "code",     "after",
					     "group",  "required", NULL };
	const cJSON *answers = json_get(item, "answers");
	int needed = 0, i = 0;
	double slots;

	if (!is_usable(c, "answers", parts))
		return;
	for (const cJSON *v = answers->child; v; v = v->next) {
		size_t mark = check_enter(c, "answers");

		check_enter_index(c, i++);
		check_code_answer(c, item, v);
		check_leave(c, mark);
		needed += !cJSON_IsFalse(json_get(v, "required")) &&
			  !json_get(v, "group");
	}
	slots = json_number(item, "slots", needed);
	if (check_is_sound(c, "slots") && slots < needed)
		check_say_at(c, "slots", RULE_SLOTS, text_of(slots).text,
			     text_of(needed).text);
}
