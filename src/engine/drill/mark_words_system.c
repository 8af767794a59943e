/* mark_words_system.c - why, where the rule behind a kind is another in this
 * code set or for this code than in general */
#include "words.h"

#include <string.h>

enum code_set {
	SET_CM,
	SET_PCS,
	SET_CLAIM, /* HCPCS and CPT */
	SET_OTHER,
};

static enum code_set
set_of(enum pr_code_system system)
{
	switch (system) {
	case PR_CODE_CM:
		return SET_CM;
	case PR_CODE_PCS:
		return SET_PCS;
	case PR_CODE_HCPCS:
	case PR_CODE_CPT:
		return SET_CLAIM;
	case PR_CODE_NONE:
	case PR_CODE_DRG:
		break;
	}
	return SET_OTHER;
}

/* Of procedures and of claim lines; the general rules speak of diagnoses. */
static const struct {
	enum pr_feedback kind;
	const char *pcs, *claim;
} others[] = {
	{ PR_FB_BAD_CHAR, NULL,
	  "Only letters and digits stand in these codes, each in its place." },
	{ PR_FB_UNKNOWN_CODE,
	  "A code is built from one row of the table that its first three "
	  "characters name (PCS A11).",
	  "Only codes in force on the date of service can be reported." },
	{ PR_FB_WRONG_CODE,
	  "The record gives body system and root operation; they name the "
	  "table to build from (PCS A11, B3.1).",
	  "The text of the code must say what was done or supplied." },
	{ PR_FB_MISSING_CODE,
	  "Each procedure with an objective of its own is coded (PCS B3.2).",
	  "Each service or supply that the record shows has a line of its "
	  "own." },
	{ PR_FB_EXTRA_CODE,
	  "Only what was done is coded; steps that belong to the procedure "
	  "are not (PCS B3.1b).",
	  "Only what the record shows was done or supplied is reported." },
	{ PR_FB_DUPLICATE,
	  "A procedure is coded again only for another body part, site or "
	  "objective (PCS B3.2).",
	  "What was given more than once is one line with its units." },
	{ PR_FB_SEQ_FIRST,
	  "First stands the procedure that treats what was found to be the "
	  "reason for the stay.",
	  NULL },
};

static const char *
of_set(enum pr_feedback kind, enum code_set set)
{
	for (size_t i = 0; i < PR_LEN(others); i++)
		if (others[i].kind == kind)
			return set == SET_PCS     ? others[i].pcs
			       : set == SET_CLAIM ? others[i].claim
						  : NULL;
	return NULL;
}

/* The seventh characters of the first care of a fracture: closed, and open by
 * its type. */
static bool
is_first_care(char seventh)
{
	return strchr("ABC", seventh) != NULL;
}

/* Traumatic fractures: S?2, and the growth plates of S49 to S99. */
static bool
is_fracture(const char *code)
{
	static const char *const plates[] = {
		"S490", "S491", "S590", "S591", "S592", "S790",
		"S791", "S890", "S891", "S892", "S893", "S990",
	};

	if (code[0] == 'S' && code[2] == '2')
		return true;
	for (size_t i = 0; i < PR_LEN(plates); i++)
		if (strncmp(code, plates[i], 4) == 0)
			return true;
	return false;
}

static const char *
why_fracture(char given, char wanted)
{
	if (is_first_care(given) && is_first_care(wanted))
		return "A is a closed fracture, B and C are open ones by "
		       "their type; one not called open is closed (I.C.19.c).";
	if (strchr("DEFGHJKMNPQR", given) && strchr("DEFGHJKMNPQR", wanted))
		return "After active treatment the seventh character says how "
		       "the fracture heals, and for some whether it was open "
		       "(I.C.19.c).";
	return NULL;
}

/* What a seventh character says depends on the category. */
static const char *
why_seventh(const char *given, const char *wanted)
{
	if (strlen(given) != 7 || strlen(wanted) != 7)
		return NULL;
	if (is_fracture(wanted))
		return why_fracture(given[6], wanted[6]);
	if (wanted[0] == 'O')
		return "The seventh character names the fetus that the "
		       "condition is about; 0 is one, or not stated "
		       "(I.C.15.a.6).";
	if (strncmp(wanted, "H40", 3) == 0)
		return "The seventh character is the stage of the glaucoma "
		       "that the record gives (I.C.7.a).";
	if (strncmp(wanted, "R40", 3) == 0)
		return "The seventh character says when the scale was taken "
		       "(I.C.18.e).";
	if (!strchr("STVWXYM", wanted[0]) || strncmp(wanted, "M1A", 3) == 0)
		return "The category says what its seventh characters mean "
		       "(I.A.5).";
	return NULL;
}

static bool
is_keyed(const struct words *w)
{
	return w->mark->key >= 0 && (size_t)w->mark->key < w->item->n_answers;
}

static const struct pr_code_line *
entered(const struct words *w)
{
	int line = w->mark->line;

	return line >= 0 && (size_t)line < w->grade->n_lines
		       ? &w->grade->lines[line]
		       : NULL;
}

const char *
words_rule_here(const struct words *w)
{
	const struct pr_code_line *line = entered(w);
	struct pr_code_line key = { 0 };
	const char *text = NULL;

	if (is_keyed(w))
		words_answer_line(&key, w->item, w->mark->key, w->book);
	if (w->mark->kind == PR_FB_WRONG_SEVENTH && line)
		text = why_seventh(line->code, key.code);
	else if (line || is_keyed(w))
		text = of_set(w->mark->kind,
			      set_of(line ? line->system : key.system));
	return text ? text : words_rule(w->mark->kind);
}
