/* schema_types.c - the members that each type of item has of its own */
#include "schema.h"

#define SHAPE(var, title, table) \
	static const struct shape var = { title, table, PR_LEN(table), false }

const char *const words_tolerance[] = { "absolute", "relative",
					"significant_digits", "decimal_places",
					NULL };
const char *const words_match[] = { "exact", "case_insensitive", "wildcard",
				    "regex", NULL };
const char *const words_sequence[] = { "unordered", "ordered", "first_only",
				       NULL };
static const char *const words_code_role[] = {
	"principal", "secondary", "external_cause", "procedure", "supply",
	"other",     NULL
};
static const char *const words_poa[] = { "Y", "N", "U", "W", "exempt", NULL };

static const struct field option[] = {
	{ "id", F_OPTION_ID, REQUIRED, NULL, NULL },
	{ "text", F_CONTENT, REQUIRED, NULL, NULL },
	{ "correct", F_BOOL, 0, NULL, NULL },
	{ "credit", F_SIGNED, 0, NULL, NULL },
	{ "rationale", F_CONTENT, 0, NULL, NULL },
	{ "fixed", F_BOOL, 0, NULL, NULL },
	{ "media", F_OBJECT, LIST, NULL, &shape_media },
};
SHAPE(shape_option, "an option", option);

static const struct field id_text[] = {
	{ "id", F_OPTION_ID, REQUIRED, NULL, NULL },
	{ "text", F_CONTENT, REQUIRED, NULL, NULL },
	{ "rationale", F_CONTENT, 0, NULL, NULL },
};
SHAPE(shape_id_text, "an element", id_text);

static const struct field single_choice[] = {
	{ "shuffle", F_BOOL, HASHED, NULL, NULL },
	{ "options", F_OBJECT, REQUIRED | LIST2 | MAX26 | HASHED, NULL,
	  &shape_option },
};
SHAPE(shape_single_choice, "a single_choice item", single_choice);

static const struct field multiple_response[] = {
	{ "min_choices", F_COUNT, HASHED, NULL, NULL },
	{ "max_choices", F_NATURAL, HASHED, NULL, NULL },
	{ "shuffle", F_BOOL, HASHED, NULL, NULL },
	{ "options", F_OBJECT, REQUIRED | LIST2 | MAX26 | HASHED, NULL,
	  &shape_option },
};
SHAPE(shape_multiple_response, "a multiple_response item", multiple_response);

static const struct field true_false[] = {
	{ "answer", F_BOOL, REQUIRED | HASHED, NULL, NULL },
	{ "rationale_true", F_CONTENT, HASHED, NULL, NULL },
	{ "rationale_false", F_CONTENT, HASHED, NULL, NULL },
};
SHAPE(shape_true_false, "a true_false item", true_false);

static const struct field tolerance[] = {
	{ "kind", F_WORD, REQUIRED, words_tolerance, NULL },
	{ "value", F_DECIMAL, REQUIRED, NULL, NULL },
};
SHAPE(shape_tolerance, "a tolerance", tolerance);

static const struct field numeric_answer[] = {
	{ "value", F_DECIMAL, 0, NULL, NULL },
	{ "min", F_DECIMAL, 0, NULL, NULL },
	{ "max", F_DECIMAL, 0, NULL, NULL },
	{ "tolerance", F_OBJECT, 0, NULL, &shape_tolerance },
	{ "credit", F_CREDIT, 0, NULL, NULL },
	{ "rationale", F_CONTENT, 0, NULL, NULL },
};
SHAPE(shape_numeric_answer, "an answer", numeric_answer);

static const struct field numeric[] = {
	{ "unit", F_STRING, HASHED, NULL, NULL },
	{ "answers", F_OBJECT, REQUIRED | LIST1 | HASHED, NULL,
	  &shape_numeric_answer },
};
SHAPE(shape_numeric, "a numeric item", numeric);

static const struct field text_answer[] = {
	{ "text", F_TEXT, REQUIRED, NULL, NULL },
	{ "match", F_WORD, 0, words_match, NULL },
	{ "credit", F_CREDIT, 0, NULL, NULL },
	{ "rationale", F_CONTENT, 0, NULL, NULL },
};
SHAPE(shape_text_answer, "an answer", text_answer);

static const struct field wrong_text[] = {
	{ "text", F_TEXT, REQUIRED, NULL, NULL },
	{ "rationale", F_CONTENT, REQUIRED, NULL, NULL },
};
SHAPE(shape_wrong_text, "a wrong answer", wrong_text);

static const struct field short_text[] = {
	{ "answers", F_OBJECT, REQUIRED | LIST1 | HASHED, NULL,
	  &shape_text_answer },
	{ "wrong_answers", F_OBJECT, LIST | HASHED, NULL, &shape_wrong_text },
	{ "max_length", F_NATURAL, HASHED, NULL, NULL },
};
SHAPE(shape_short_text, "a short_text item", short_text);

static const struct field near_code[] = {
	{ "code", F_CODE, REQUIRED, NULL, NULL },
	{ "credit", F_CREDIT, REQUIRED, NULL, NULL },
	{ "rationale", F_CONTENT, 0, NULL, NULL },
};
SHAPE(shape_near_code, "a near code", near_code);

static const struct field code_answer[] = {
	{ "system", F_TEXT, 0, NULL, NULL },
	{ "code", F_CODE, REQUIRED, NULL, NULL },
	{ "modifiers", F_MODIFIER, LIST, NULL, NULL },
	{ "units", F_NATURAL, 0, NULL, NULL },
	{ "role", F_WORD, 0, words_code_role, NULL },
	{ "required", F_BOOL, 0, NULL, NULL },
	{ "first", F_BOOL, 0, NULL, NULL },
	{ "after", F_CODE, LIST, NULL, NULL },
	{ "group", F_IDENTIFIER, 0, NULL, NULL },
	{ "poa", F_WORD, 0, words_poa, NULL },
	{ "credit", F_CREDIT, 0, NULL, NULL },
	{ "alternatives", F_STRING, LIST, NULL, NULL },
	{ "near", F_OBJECT, LIST, NULL, &shape_near_code },
	{ "missing_kind", F_IDENTIFIER, 0, NULL, NULL },
	{ "rationale", F_CONTENT, 0, NULL, NULL },
};
SHAPE(shape_code_answer, "an answer", code_answer);

static const struct field wrong_code[] = {
	{ "system", F_STRING, 0, NULL, NULL },
	{ "code", F_STRING, REQUIRED, NULL, NULL },
	{ "rationale", F_CONTENT, REQUIRED, NULL, NULL },
};
SHAPE(shape_wrong_code, "a wrong code", wrong_code);

static const struct field trap[] = {
	{ "code", F_CODE, REQUIRED, NULL, NULL },
	{ "kind", F_IDENTIFIER, REQUIRED, NULL, NULL },
	{ "rationale", F_CONTENT, 0, NULL, NULL },
};
SHAPE(shape_trap, "a trap", trap);

static const struct field code_entry[] = {
	{ "systems", F_TEXT, REQUIRED | LIST1 | HASHED, NULL, NULL },
	{ "sequence", F_WORD, HASHED, words_sequence, NULL },
	{ "slots", F_NATURAL, HASHED, NULL, NULL },
	{ "extra_code_penalty", F_UPWARD, HASHED, NULL, NULL },
	{ "answers", F_OBJECT, REQUIRED | LIST1 | HASHED, NULL,
	  &shape_code_answer },
	{ "wrong_codes", F_OBJECT, LIST | HASHED, NULL, &shape_wrong_code },
	{ "traps", F_OBJECT, LIST | HASHED, NULL, &shape_trap },
	{ "never_first", F_CODE, LIST | HASHED, NULL, NULL },
	{ "allow_together", F_CODE_PAIR, LIST | HASHED, NULL, NULL },
};
SHAPE(shape_code_entry, "a code_entry item", code_entry);

static const struct field matching[] = {
	{ "shuffle", F_BOOL, HASHED, NULL, NULL },
	{ "sources", F_OBJECT, REQUIRED | LIST1 | HASHED, NULL,
	  &shape_id_text },
	{ "targets", F_OBJECT, REQUIRED | LIST1 | HASHED, NULL,
	  &shape_id_text },
	{ "pairs", F_ID_PAIR, REQUIRED | LIST1 | HASHED, NULL, NULL },
};
SHAPE(shape_matching, "a matching item", matching);

static const struct field ordering[] = {
	{ "elements", F_OBJECT, REQUIRED | LIST2 | HASHED, NULL,
	  &shape_id_text },
	{ "correct_order", F_OPTION_ID, REQUIRED | LIST2 | UNIQUE | HASHED,
	  NULL, NULL },
};
SHAPE(shape_ordering, "an ordering item", ordering);

const struct shape *const shape_of_type[PR_ITEM_TYPES] = {
	[PR_ITEM_SINGLE_CHOICE] = &shape_single_choice,
	[PR_ITEM_MULTIPLE_RESPONSE] = &shape_multiple_response,
	[PR_ITEM_TRUE_FALSE] = &shape_true_false,
	[PR_ITEM_NUMERIC] = &shape_numeric,
	[PR_ITEM_SHORT_TEXT] = &shape_short_text,
	[PR_ITEM_CODE_ENTRY] = &shape_code_entry,
	[PR_ITEM_MATCHING] = &shape_matching,
	[PR_ITEM_ORDERING] = &shape_ordering,
};
