/* schema_exam.c - members of an exam */
#include "schema.h"

#define SHAPE(var, title, table) \
	static const struct shape var = { title, table, PR_LEN(table), false }

static const char *const words_delivery[] = { "fixed", "linear_on_the_fly",
					      "adaptive", NULL };
static const char *const words_navigation[] = { "linear", "nonlinear", NULL };
static const char *const words_use[] = { "exam", "drill", NULL };
static const char *const words_unanswered[] = { "wrong", "omitted", NULL };
const char *const words_scale[] = { "raw",    "percent",
				    "linear", "piecewise_linear",
				    "irt",    NULL };

static const struct field form[] = {
	{ "scored_items", F_NATURAL, REQUIRED, NULL, NULL },
	{ "pretest_items", F_COUNT, 0, NULL, NULL },
	{ "delivery", F_WORD, 0, words_delivery, NULL },
	{ "navigation", F_WORD, 0, words_navigation, NULL },
	{ "shuffle_items", F_BOOL, 0, NULL, NULL },
};
SHAPE(shape_form, "a form", form);

static const struct field scale[] = {
	{ "min", F_NUMBER, REQUIRED, NULL, NULL },
	{ "max", F_NUMBER, REQUIRED, NULL, NULL },
	{ "method", F_WORD, 0, words_scale, NULL },
	{ "points", F_POINT, LIST, NULL, NULL },
};
SHAPE(shape_scale, "a scale", scale);

static const struct field cut[] = {
	{ "raw", F_NUMBER, 0, NULL, NULL },
	{ "percent", F_PERCENT, 0, NULL, NULL },
	{ "scaled", F_NUMBER, 0, NULL, NULL },
	{ "theta", F_NUMBER, 0, NULL, NULL },
	{ "method", F_STRING, 0, NULL, NULL },
};
static const struct shape shape_cut = { "a cut", cut, PR_LEN(cut), true };

static const struct field ref_form[] = {
	{ "n", F_NATURAL, REQUIRED, NULL, NULL },
	{ "cut", F_NATURAL, REQUIRED, NULL, NULL },
	{ "sd_b", F_UPWARD, REQUIRED, NULL, NULL },
};
SHAPE(shape_ref_form, "a reference form", ref_form);

static const struct field scoring[] = {
	{ "scale", F_OBJECT, 0, NULL, &shape_scale },
	{ "cut", F_OBJECT, 0, NULL, &shape_cut },
	{ "reference", F_OBJECT, 0, NULL, &shape_ref_form },
	{ "unanswered", F_WORD, 0, words_unanswered, NULL },
	{ "guess_penalty", F_UPWARD, 0, NULL, NULL },
};
SHAPE(shape_scoring, "scoring", scoring);

static const struct field weight[] = {
	{ "percent", F_PERCENT, 0, NULL, NULL },
	{ "percent_min", F_PERCENT, 0, NULL, NULL },
	{ "percent_max", F_PERCENT, 0, NULL, NULL },
	{ "items", F_COUNT, 0, NULL, NULL },
};
static const struct shape shape_weight = { "a weight", weight, PR_LEN(weight),
					   true };

static const struct field task_from[] = {
	{ "exam", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "task", F_IDENTIFIER, REQUIRED, NULL, NULL },
};
SHAPE(shape_task_from, "a task of another exam", task_from);

static const struct field task[] = {
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "title", F_TEXT, REQUIRED, NULL, NULL },
	{ "weight_percent", F_PERCENT, 0, NULL, NULL },
	{ "from", F_OBJECT, LIST, NULL, &shape_task_from },
	{ "alignment", F_OBJECT, 0, NULL, &shape_alignment },
};
SHAPE(shape_task, "a task", task);

static const struct field domain[] = {
	{ "identifier", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "title", F_TEXT, REQUIRED, NULL, NULL },
	{ "weight", F_OBJECT, REQUIRED, NULL, &shape_weight },
	{ "tasks", F_OBJECT, LIST, NULL, &shape_task },
	{ "cognitive_mix", F_SHARES, 0, NULL, NULL },
	{ "alignment", F_OBJECT, 0, NULL, &shape_alignment },
};
SHAPE(shape_domain, "a domain", domain);

static const struct field case_sets[] = {
	{ "min", F_COUNT, 0, NULL, NULL },
	{ "max", F_COUNT, 0, NULL, NULL },
};
SHAPE(shape_case_sets, "case_sets", case_sets);

static const struct field exam[] = {
	{ "uuid", F_UUID, REQUIRED, NULL, NULL },
	{ "identifier", F_IDENTIFIER, REQUIRED | HASHED, NULL, NULL },
	{ "title", F_TEXT, REQUIRED | HASHED, NULL, NULL },
	{ "version", F_NATURAL, 0, NULL, NULL },
	{ "issuer", F_STRING, 0, NULL, NULL },
	{ "effective", F_TIME, HASHED, NULL, NULL },
	{ "expires", F_TIME, HASHED, NULL, NULL },
	{ "time_limit_seconds", F_NATURAL, HASHED, NULL, NULL },
	{ "use", F_WORD, HASHED, words_use, NULL },
	{ "form", F_OBJECT, HASHED, NULL, &shape_form },
	{ "item_types", F_WORD, LIST1 | UNIQUE | HASHED, words_item_type,
	  NULL },
	{ "scoring", F_OBJECT, HASHED, NULL, &shape_scoring },
	{ "domains", F_OBJECT, REQUIRED | LIST1 | HASHED, NULL, &shape_domain },
	{ "case_sets", F_OBJECT, HASHED, NULL, &shape_case_sets },
	{ "references", F_OBJECT, LIST, NULL, &shape_reference },
	{ "extensions", F_FREE, 0, NULL, NULL },
};
const struct shape shape_exam = { "an exam", exam, PR_LEN(exam), false };
