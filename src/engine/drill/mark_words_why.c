/* mark_words_why.c - why: the author, a note, or the rule behind the kind */
#include "words.h"

#include <stdio.h>
#include <string.h>

/* In own words, with the section of the ICD-10-CM guidelines of FY2026. */
static const char *const rules[] = {
	[PR_FB_BAD_FORMAT] = "A code has the length and dot of its code set.",
	[PR_FB_BAD_CHAR] = "The letters O and I are never used where 0 and 1 "
			   "could be meant.",
	[PR_FB_PLACEHOLDER] = "X fills empty places so that the seventh "
			      "character stands seventh (I.A.4).",
	[PR_FB_UNKNOWN_CODE] = "Only codes of the edition in force can be "
			       "reported; check it in the tabular (I.B.1).",
	[PR_FB_NOT_IN_TABLE] = "All four values must stand in one row of the "
			       "table that the first three characters name.",
	[PR_FB_NOT_BILLABLE] = "A code is reported to its last character; a "
			       "header is none (I.B.2).",
	[PR_FB_MISSING_SEVENTH] = "Where the category asks for a seventh "
				  "character it must be there (I.A.5).",
	[PR_FB_INVALID_SEVENTH] = "The category lists which seventh characters "
				  "it takes (I.A.5).",
	[PR_FB_TERMINATED] = "The code had ended on the date of service.",
	[PR_FB_WRONG_EDITION] = "The date of service decides which edition "
				"counts.",
	[PR_FB_WRONG_SEVENTH] = "A is active treatment, D healing or recovery, "
				"S a late effect (I.C.19.a).",
	[PR_FB_WRONG_LATERALITY] = "The side comes from the record (I.B.13).",
	[PR_FB_UNSPEC_LATERALITY] = "An unspecified side is the last resort; "
				    "the record names it (I.B.13).",
	[PR_FB_UNDER_SPECIFIED] = "Code as specifically as the record allows "
				  "(I.B.2, I.B.18).",
	[PR_FB_OVER_SPECIFIED] = "Do not say more than the record does "
				 "(I.B.18).",
	[PR_FB_WRONG_INTENT] = "Poisoning, adverse effect and underdosing are "
			       "different things; unknown intent is "
			       "accidental (I.C.19.e).",
	[PR_FB_SAME_SUBCATEGORY] = "Compare the titles in the tabular before "
				   "you choose (I.B.1).",
	[PR_FB_SAME_CATEGORY] = "Compare the titles in the tabular before you "
				"choose (I.B.1).",
	[PR_FB_SAME_BLOCK] = "Start at the main term in the index, then "
			     "verify in the tabular (I.B.1).",
	[PR_FB_WRONG_CODE] = "Start at the main term in the index, then "
			     "verify in the tabular (I.B.1).",
	[PR_FB_WRONG_PRODUCT] = "The description names product, dose and "
				"route.",
	[PR_FB_MISSING_CODE] = "Every condition that was treated, studied or "
			       "watched is coded (III, IV.J).",
	[PR_FB_MISSING_ADDITIONAL] = "A note on a code may ask for another "
				     "beside it (I.A.17, I.B.7).",
	[PR_FB_COMBINATION_MISSED] = "One code when one says it all (I.B.9); "
				     "\"with\" presumes a link (I.A.15).",
	[PR_FB_EXTRA_CODE] = "Only what the record supports is coded (III, "
			     "IV.J).",
	[PR_FB_EXTRA_COMPONENT] = "A combination code already says it "
				  "(I.B.9).",
	[PR_FB_EXTRA_INTEGRAL] = "What belongs to a disease is not coded "
				 "beside it (I.B.5).",
	[PR_FB_EXCLUDES1] = "An Excludes1 note keeps two codes apart unless "
			    "the conditions are unrelated (I.A.12.a).",
	[PR_FB_DUPLICATE] = "A diagnosis code is reported once (I.B.12).",
	[PR_FB_SYMPTOM_FOR_DIAGNOSIS] = "A symptom is coded only while no "
					"diagnosis explains it (I.B.4).",
	[PR_FB_HISTORY_FOR_ACTIVE] = "History is for what is over; what is "
				     "treated is active (I.C.21.c.4).",
	[PR_FB_FORBIDDEN_BY_RULE] = "A guideline bars this code beside the "
				    "others.",
	[PR_FB_SEQ_FIRST] = "First stands what chiefly caused the encounter, "
			    "unless a rule says otherwise (II, IV.G).",
	[PR_FB_SEQ_PAIR] = "\"Code first\" and \"use additional code\" fix "
			   "the order (I.A.13).",
	[PR_FB_NEVER_FIRST] = "Manifestations, underdosing and external "
			      "causes never stand first (I.A.13, "
			      "I.C.19.e.5.c, I.C.20).",
	[PR_FB_PCS_SECTION] = "The first character is the section.",
	[PR_FB_PCS_SYSTEM] = "The second character is the body system.",
	[PR_FB_PCS_ROOT] = "The objective of the procedure names the root "
			   "operation (PCS A11, B3.1).",
	[PR_FB_PCS_BODYPART] = "The body part key leads to the value (PCS "
			       "B4).",
	[PR_FB_PCS_APPROACH] = "The approach is how the site was reached (PCS "
			       "B5).",
	[PR_FB_PCS_DEVICE] = "A device is coded only when it stays (PCS B6).",
	[PR_FB_PCS_QUALIFIER] = "The qualifier adds what the other characters "
				"cannot say.",
	[PR_FB_MODIFIER_MISSING] = "The circumstance calls for a modifier.",
	[PR_FB_MODIFIER_WRONG] = "The modifier must say what was different.",
	[PR_FB_MODIFIER_EXTRA] = "A modifier needs its circumstance in the "
				 "record.",
	[PR_FB_UNITS_WRONG] = "Units are the dose by the dose of one unit, "
			      "rounded as the payer says.",
	[PR_FB_LEVEL_WRONG] = "The level follows decision making or time.",
	[PR_FB_POA_WRONG] = "Y at admission, N not, U unknown, W cannot be "
			    "determined (Appendix I).",
	[PR_FB_POA_EXEMPT] = "Codes of the exempt list carry no indicator "
			     "(Appendix I).",
	[PR_FB_DRG_WRONG] = "Principal diagnosis, procedure and CC or MCC "
			    "make the group.",
	[PR_FB_DRG_HAC] = "A hospital-acquired condition with N or U counts "
			  "as no CC or MCC.",
};

const char *
words_rule(enum pr_feedback kind)
{
	if ((size_t)kind >= PR_LEN(rules) || !rules[kind])
		return "";
	return rules[kind];
}

/* Verbs are stripped in the tables: these are put back. */
static const char *
verb(enum pr_note_kind kind)
{
	switch (kind) {
	case PR_NOTE_CODE_FIRST:
		return "code first ";
	case PR_NOTE_USE_ADDITIONAL:
		return "use additional ";
	case PR_NOTE_CODE_ALSO:
		return "code also ";
	case PR_NOTE_EXCLUDES1:
		return "Excludes1 ";
	case PR_NOTE_EXCLUDES2:
		return "Excludes2 ";
	case PR_NOTE_INCLUDES:
	case PR_NOTE_INCLUSION_TERM:
	case PR_NOTE_PLAIN:
	case PR_NOTE_SEVENTH:
		break;
	}
	return "";
}

static void
put_note(char *out, size_t cap, const struct pr_note *note)
{
	char text[1200], owner[12];
	bool coded = strncmp(note->text, "code", 4) == 0;
	bool use = note->kind == PR_NOTE_USE_ADDITIONAL;

	snprintf(text, sizeof(text), "note at %s: %s%s%s",
		 note_owner(owner, note), verb(note->kind),
		 use && !coded ? "code: " : "", note->text);
	words_put(out, cap, text);
}

static const char *
trap_words(const struct words *w)
{
	int at = w->mark->authored;

	if (at < 0 || (size_t)at >= w->item->n_traps)
		return NULL;
	return w->item->traps[at].rationale.text;
}

static const char *
near_words(const struct words *w, const struct pr_answer *a, const char *code)
{
	for (size_t i = 0; i < a->n_near; i++) {
		char near[12];

		shape_normal(near, sizeof(near), a->near[i].code);
		if (strcmp(near, code) == 0)
			return a->near[i].rationale.text;
	}
	for (size_t i = 0; i < w->item->n_wrong_answers; i++) {
		char wrong[12];

		shape_normal(wrong, sizeof(wrong),
			     w->item->wrong_answers[i].text);
		if (strcmp(wrong, code) == 0)
			return w->item->wrong_answers[i].rationale.text;
	}
	return NULL;
}

/* What the author says of this very error, or of the code that was wanted. */
static const char *
author_words(const struct words *w)
{
	static const struct pr_answer none = { .text = NULL };
	const struct pr_mark *m = w->mark;
	bool keyed = m->key >= 0 && (size_t)m->key < w->item->n_answers;
	const struct pr_answer *a = keyed ? &w->item->answers[m->key] : &none;
	const char *text = trap_words(w);

	if (!text && m->line >= 0 && (size_t)m->line < w->grade->n_lines)
		text = near_words(w, a, w->grade->lines[m->line].code);
	if (!text && !m->note)
		text = a->rationale.text;
	return text;
}

void
words_why(char *out, size_t cap, const struct words *w)
{
	const char *text = author_words(w);

	if (text)
		words_put(out, cap, text);
	else if (w->mark->note)
		put_note(out, cap, w->mark->note);
	else
		words_put(out, cap, words_rule_here(w));
}
