/* schema_item.c - the members that items of every type share */
#include "schema.h"

#define SHAPE(var, title, table) \
	static const struct shape var = { title, table, PR_LEN(table), false }

const char *const words_item_type[] = {
	"single_choice", "multiple_response", "true_false",
	"numeric",       "short_text",        "code_entry",
	"matching",      "ordering",          NULL
};
const char *const words_status[] = { "draft",   "review",    "active",
				     "pretest", "suspended", "retired",
				     NULL };
const char *const words_level[] = { "remember", "understand", "apply",
				    "analyze",  "evaluate",   "create",
				    NULL };
const char *const words_method[] = {
	"all_or_nothing", "per_option",  "plus_minus", "pairs",
	"positions",      "best_answer", NULL
};
static const char *const words_label[] = { "very_easy", "easy",      "medium",
					   "hard",      "very_hard", NULL };
static const char *const words_model[] = { "rasch", "2pl", "3pl", "gpcm",
					   NULL };

static const struct field stimulus_ref[] = {
	{ "uuid", F_UUID, REQUIRED, NULL, NULL },
	{ "position", F_NATURAL, 0, NULL, NULL },
};
SHAPE(shape_stimulus_ref, "a stimulus reference", stimulus_ref);

static const struct field objective[] = {
	{ "exam", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "domain", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "task", F_IDENTIFIER, 0, NULL, NULL },
	{ "alignment", F_OBJECT, 0, NULL, &shape_alignment },
};
SHAPE(shape_objective, "an objective", objective);

static const struct field irt[] = {
	{ "model", F_WORD, REQUIRED, words_model, NULL },
	{ "a", F_NUMBER, 0, NULL, NULL },
	{ "b", F_NUMBER, REQUIRED, NULL, NULL },
	{ "c", F_SHARE, 0, NULL, NULL },
	{ "b_sd", F_UPWARD, 0, NULL, NULL },
	{ "thresholds", F_NUMBER, LIST, NULL, NULL },
};
SHAPE(shape_irt, "irt", irt);

static const struct field difficulty[] = {
	{ "label", F_WORD, 0, words_label, NULL },
	{ "angoff", F_RATING, 0, NULL, NULL },
	{ "raters", F_NATURAL, 0, NULL, NULL },
	{ "p_value", F_SHARE, 0, NULL, NULL },
	{ "discrimination", F_NUMBER, 0, NULL, NULL },
	{ "n", F_COUNT, 0, NULL, NULL },
	{ "irt", F_OBJECT, 0, NULL, &shape_irt },
};
SHAPE(shape_difficulty, "difficulty", difficulty);

static const struct field scoring[] = {
	{ "points", F_POSITIVE, 0, NULL, NULL },
	{ "method", F_WORD, 0, words_method, NULL },
	{ "min_points", F_NUMBER, 0, NULL, NULL },
};
SHAPE(shape_scoring, "scoring", scoring);

static const struct field authority[] = {
	{ "source", F_TEXT, REQUIRED, NULL, NULL },
	{ "locator", F_STRING, 0, NULL, NULL },
	{ "as_of", F_DAY, 0, NULL, NULL },
};
SHAPE(shape_authority, "an authority", authority);

static const struct field waiver[] = {
	{ "rule", F_TEXT, REQUIRED, NULL, NULL },
	{ "reason", F_TEXT, REQUIRED, NULL, NULL },
};
SHAPE(shape_waiver, "a waiver", waiver);

static const struct field head[] = {
	{ "uuid", F_UUID, 0, NULL, NULL },
	{ "identifier", F_IDENTIFIER, 0, NULL, NULL },
	{ "version", F_NATURAL, 0, NULL, NULL },
	{ "content_hash", F_HASH, 0, NULL, NULL },
	{ "status", F_WORD, 0, words_status, NULL },
	{ "type", F_ITEM_TYPE, REQUIRED | HASHED, NULL, NULL },
	{ "title", F_STRING, 0, NULL, NULL },
	{ "lang", F_LANG, 0, NULL, NULL },
	{ "stimulus", F_OBJECT, HASHED, NULL, &shape_stimulus_ref },
	{ "stem", F_CONTENT, REQUIRED | HASHED, NULL, NULL },
	{ "lead_in", F_CONTENT, HASHED, NULL, NULL },
};
const struct shape shape_item_head = { "an item", head, PR_LEN(head), false };

static const struct field tail[] = {
	{ "rationale", F_CONTENT, HASHED, NULL, NULL },
	{ "hints", F_CONTENT, LIST, NULL, NULL },
	{ "references", F_OBJECT, LIST, NULL, &shape_reference },
	{ "authority", F_OBJECT, LIST, NULL, &shape_authority },
	{ "review_by", F_DAY, 0, NULL, NULL },
	{ "objectives", F_OBJECT, LIST, NULL, &shape_objective },
	{ "tags", F_TEXT, LIST | UNIQUE, NULL, NULL },
	{ "cognitive_level", F_WORD, 0, words_level, NULL },
	{ "difficulty", F_OBJECT, 0, NULL, &shape_difficulty },
	{ "time_expected_seconds", F_NATURAL, 0, NULL, NULL },
	{ "scoring", F_OBJECT, HASHED, NULL, &shape_scoring },
	{ "enemies", F_UUID, LIST | UNIQUE, NULL, NULL },
	{ "media", F_OBJECT, LIST | HASHED, NULL, &shape_media },
	{ "people", F_OBJECT, LIST, NULL, &shape_person },
	{ "rights", F_OBJECT, 0, NULL, &shape_rights },
	{ "created", F_TIME, 0, NULL, NULL },
	{ "modified", F_TIME, 0, NULL, NULL },
	{ "code_edition", F_STRING, 0, NULL, NULL },
	{ "waivers", F_OBJECT, LIST, NULL, &shape_waiver },
	{ "extensions", F_FREE, 0, NULL, NULL },
};
const struct shape shape_item_tail = { "an item", tail, PR_LEN(tail), false };
