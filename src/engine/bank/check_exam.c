/* check_exam.c - what one exam must be beyond the shape of its members */
#include "internal.h"
#include "rule_numbers.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void
check_twice(struct check *c, const cJSON *list, int rule)
{
	int i = 0;

	for (const cJSON *a = list->child; a; a = a->next, i++) {
		const char *id = json_string(a, "identifier");

		for (const cJSON *b = list->child; b != a; b = b->next) {
			size_t mark;

			if (strcmp(id, json_string(b, "identifier")) != 0)
				continue;
			mark = check_enter_index(c, i);
			check_say(c, rule, id, NULL, NULL);
			check_leave(c, mark);
			break;
		}
	}
}

static void
check_domain(struct check *c, const cJSON *domain)
{
	const cJSON *weight = json_get(domain, "weight");
	const cJSON *tasks = json_get(domain, "tasks");
	double low = json_number(weight, "percent_min", 0);
	double high = json_number(weight, "percent_max", 100);
	double percent = json_number(weight, "percent", ABSENT);
	double sum = 0;
	size_t mark;

	if (!check_is_whole(c, "domains.weight"))
		return;
	if (low > high || percent < low || percent > high)
		check_say_at(c, "weight", RULE_PERCENT_RANGE, text_of(low).text,
			     text_of(high).text);
	if (!cJSON_GetArraySize(tasks) || !check_is_whole(c, "domains.tasks"))
		return;
	mark = check_enter(c, "tasks");
	check_twice(c, tasks, RULE_TASK_TWICE);
	check_leave(c, mark);
	for (const cJSON *t = tasks->child; t; t = t->next)
		sum += json_number(t, "weight_percent", ABSENT);
	if (fabs(sum - percent) > 0.5)
		check_say(c, RULE_TASK_WEIGHTS,
			  json_string(domain, "identifier"), text_of(sum).text,
			  text_of(percent).text);
}

static void
check_domains(struct check *c, const cJSON *exam)
{
	const cJSON *list = json_get(exam, "domains");
	int n = cJSON_GetArraySize(list), i = 0;
	size_t mark;

	if (!check_is_sound(c, "domains"))
		return;
	mark = check_enter(c, "domains");
	if (n > PR_DOMAINS_MAX)
		check_say(c, RULE_TOO_MANY, text_of(n).text,
			  text_of(PR_DOMAINS_MAX).text, NULL);
	if (check_is_sound(c, "domains.identifier"))
		check_twice(c, list, RULE_DOMAIN_TWICE);
	for (const cJSON *v = list->child; v; v = v->next) {
		size_t inner = check_enter_index(c, i++);

		check_domain(c, v);
		check_leave(c, inner);
	}
	check_leave(c, mark);
}

/* The blueprint is asked as it will be asked before a form is drawn. */
static void
check_outline(struct check *c, const cJSON *json)
{
	struct arena *arena = arena_new(BUILD_ARENA_MAX);
	struct pr_exam *exam = arena ? build_exam(arena, json) : NULL;
	struct pr_err err = { 0 };

	if (!exam)
		c->no_memory = true;
	else if (pr_blueprint_check(exam, &err) == PR_ESCHEMA)
		check_say_at(c, "domains", RULE_BLUEPRINT, err.text, NULL);
	arena_free(arena);
}

static void
check_points(struct check *c, const cJSON *scale)
{
	const cJSON *points = json_get(scale, "points");
	const char *method = json_string(scale, "method");
	bool wanted = method && strcmp(method, "piecewise_linear") == 0;
	int n = cJSON_GetArraySize(points);

	if ((wanted && n < 2) || n > 16) {
		check_say(c, RULE_SCALE_POINTS,
			  n ? "are too many" : "are missing", NULL, NULL);
		return;
	}
	for (const cJSON *v = n ? points->child->next : NULL; v; v = v->next) {
		const cJSON *before = v->prev;

		if (v->child->valuedouble > before->child->valuedouble &&
		    v->child->next->valuedouble >
			    before->child->next->valuedouble)
			continue;
		check_say(c, RULE_SCALE_POINTS, "do not rise", NULL, NULL);
		return;
	}
}

/* Percent right of a scaled score, ABSENT when the scale does not say. */
static double
percent_of_scaled(const cJSON *scale, double scaled)
{
	const char *method = json_string(scale, "method");
	double low = json_number(scale, "min", 0);
	double high = json_number(scale, "max", 0);

	if (!method || strcmp(method, "linear") == 0)
		return 100 * (scaled - low) / (high - low);
	if (strcmp(method, "percent") == 0)
		return scaled;
	if (strcmp(method, "piecewise_linear") != 0)
		return ABSENT;
	for (const cJSON *v = cJSON_GetArrayItem(json_get(scale, "points"), 1);
	     v; v = v->next) {
		double x0 = v->prev->child->valuedouble;
		double y0 = v->prev->child->next->valuedouble;
		double x1 = v->child->valuedouble;
		double y1 = v->child->next->valuedouble;

		if (scaled >= y0 && scaled <= y1)
			return x0 + (x1 - x0) * (scaled - y0) / (y1 - y0);
	}
	return ABSENT;
}

static void
compare_cuts(struct check *c, const char *one, double a, const char *two,
	     double b, double slack)
{
	char left[48], right[48];

	if (isnan(a) || isnan(b) || fabs(a - b) <= slack)
		return;
	snprintf(left, sizeof(left), "%s (%.4g %%)", one, a);
	snprintf(right, sizeof(right), "%s (%.4g %%)", two, b);
	check_say(c, RULE_CUTS_DISAGREE, left, right, NULL);
}

static void
check_cut(struct check *c, const cJSON *exam, const cJSON *scale,
	  const cJSON *cut)
{
	double n = json_number(json_get(exam, "form"), "scored_items", ABSENT);
	double raw = 100 * json_number(cut, "raw", ABSENT) / n;
	double percent = json_number(cut, "percent", ABSENT);
	double scaled = json_number(cut, "scaled", ABSENT);
	double low = json_number(scale, "min", ABSENT);
	double high = json_number(scale, "max", ABSENT);
	double slack = 100 / n; /* a cut is a whole item */
	char ends[64];

	snprintf(ends, sizeof(ends), "%.10g to %.10g", low, high);
	if (scaled < low || scaled > high)
		check_say_at(c, "scaled", RULE_CUT_OUTSIDE,
			     text_of(scaled).text, ends);
	compare_cuts(c, "raw", raw, "percent", percent, slack);
	scaled = scale ? percent_of_scaled(scale, scaled) : ABSENT;
	compare_cuts(c, "scaled", scaled, "percent", percent, 1);
	compare_cuts(c, "scaled", scaled, "raw", raw, slack);
}

static void
check_scale(struct check *c, const cJSON *scoring, const cJSON *scale)
{
	const cJSON *ref = json_get(scoring, "reference");
	const char *method = json_string(scale, "method");
	double low = json_number(scale, "min", 0);
	double high = json_number(scale, "max", 1);
	double n = json_number(ref, "n", 2), cut = json_number(ref, "cut", 1);
	size_t mark = check_enter(c, "scale");

	if (low >= high)
		check_say(c, RULE_SCALE_ENDS, text_of(low).text,
			  text_of(high).text, NULL);
	check_points(c, scale);
	check_leave(c, mark);
	if (cut >= n)
		check_say_at(c, "reference", RULE_REFERENCE, text_of(n).text,
			     text_of(cut).text);
	if (method && strcmp(method, "irt") == 0 &&
	    (!ref || !json_get(json_get(scoring, "cut"), "scaled")))
		check_say(c, RULE_NO_REFERENCE, NULL, NULL, NULL);
}

/* What scoring will need; R239 says it of an irt scale. */
static void
check_usable_cut(struct check *c, const cJSON *scoring)
{
	const cJSON *scale = json_get(scoring, "scale");
	const cJSON *cut = json_get(scoring, "cut");
	const char *method = json_string(scale, "method");
	const char *right = "cut.scaled, between min and max";
	double value = json_number(cut, "scaled", ABSENT);
	bool share = true;

	if (!scale || (method && strcmp(method, "irt") == 0))
		return;
	if (!method || strcmp(method, "linear") == 0) {
		share = json_get(scoring, "reference") ||
			json_number(cut, "percent", 0) > 0;
		right = "cut.scaled, between min and max, and cut.percent or "
			"a reference";
	} else if (strcmp(method, "raw") == 0) {
		value = json_number(cut, "raw", value);
		right = "cut.raw, between min and max";
	} else if (strcmp(method, "percent") == 0) {
		value = json_number(cut, "percent", value);
		right = "cut.percent, between min and max";
	}
	if (share && value > json_number(scale, "min", ABSENT) &&
	    value < json_number(scale, "max", ABSENT))
		return;
	check_say(c, RULE_NO_CUT, right, NULL, NULL);
}

static void
check_case_sets(struct check *c, const cJSON *sets)
{
	double low = json_number(sets, "min", 0);
	double high = json_number(sets, "max", low);

	if (low > high)
		check_say_at(c, "case_sets", RULE_CASE_SETS, text_of(low).text,
			     text_of(high).text);
}

static void
check_scoring(struct check *c, const cJSON *exam)
{
	const cJSON *scoring = json_get(exam, "scoring");
	const cJSON *cut = json_get(scoring, "cut");
	size_t mark = check_enter(c, "scoring");
	int errors = c->errors;

	check_scale(c, scoring, json_get(scoring, "scale"));
	if (cut && errors == c->errors && check_is_whole(c, "form")) {
		size_t inner = check_enter(c, "cut");

		check_cut(c, exam, json_get(scoring, "scale"), cut);
		check_leave(c, inner);
	}
	if (errors == c->errors)
		check_usable_cut(c, scoring);
	check_leave(c, mark);
}

void
check_exam_rules(struct check *c, const cJSON *exam)
{
	bool sound;
	int errors = c->errors;

	check_domains(c, exam);
	if (check_is_whole(c, "case_sets"))
		check_case_sets(c, json_get(exam, "case_sets"));
	sound = !errors && !c->errors;
	if (check_is_whole(c, "scoring"))
		check_scoring(c, exam);
	if (sound)
		check_outline(c, exam);
}
