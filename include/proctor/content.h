/*
 * proctor/content.h - the small parts that items and stimuli are made of
 *
 * floor    engine (bank)
 */
#ifndef PR_CONTENT_H
#define PR_CONTENT_H

#include "proctor/base.h"

enum pr_item_type {
	PR_ITEM_SINGLE_CHOICE,
	PR_ITEM_MULTIPLE_RESPONSE,
	PR_ITEM_TRUE_FALSE, /* read as two options, "true" and "false" */
	PR_ITEM_NUMERIC,
	PR_ITEM_SHORT_TEXT,
	PR_ITEM_CODE_ENTRY,
	PR_ITEM_MATCHING,
	PR_ITEM_ORDERING,
};
#define PR_ITEM_TYPES 8

enum pr_item_status {
	PR_STATUS_DRAFT,
	PR_STATUS_REVIEW,
	PR_STATUS_ACTIVE,
	PR_STATUS_PRETEST,
	PR_STATUS_SUSPENDED,
	PR_STATUS_RETIRED,
};

/* Cognitive level in the certifier's three words; research/exams.md 6.2. */
enum pr_level {
	PR_LEVEL_UNKNOWN,
	PR_LEVEL_RECALL,      /* remember, understand */
	PR_LEVEL_APPLICATION, /* apply */
	PR_LEVEL_ANALYSIS,    /* analyze, evaluate, create */
};

enum pr_text_format {
	PR_FORMAT_PLAIN,
	PR_FORMAT_MARKDOWN,
	PR_FORMAT_HTML
};

/* Text as the bank holds it; text is NULL when the member is absent. */
struct pr_content {
	const char *text;
	enum pr_text_format format;
};

#define PR_OPTIONS_MAX 26

/* An option, or a source, target or element of matching and ordering. */
struct pr_option {
	const char *id;
	struct pr_content text;
	struct pr_content rationale;
	bool correct;
	bool fixed;    /* keeps its place in a shuffle */
	double credit; /* NAN when the bank gives none */
};

enum pr_tolerance {
	PR_TOLERANCE_NONE,
	PR_TOLERANCE_ABSOLUTE,
	PR_TOLERANCE_RELATIVE,
	PR_TOLERANCE_SIGNIFICANT_DIGITS,
	PR_TOLERANCE_DECIMAL_PLACES,
};

enum pr_match {
	PR_MATCH_EXACT,
	PR_MATCH_CASE_INSENSITIVE,
	PR_MATCH_WILDCARD,
	PR_MATCH_REGEX, /* POSIX extended, whole string */
};

/* A wrong code that earns something, or that has a name of its own. */
struct pr_known_code {
	const char *code;
	double credit;    /* near misses only */
	const char *kind; /* traps only: a name of feedback.def */
	struct pr_content rationale;
};

/* One accepted answer of a numeric, short_text or code_entry item. */
struct pr_answer {
	const char *text; /* decimal, text or code as written; NULL: a range */
	double min, max;  /* numeric range; equal for a plain value */
	enum pr_tolerance tolerance;
	enum pr_match match;
	double tolerance_value;
	double credit; /* 0..1, 1 when the bank gives none */
	struct pr_content rationale;

	/* code_entry only */
	const char *system;     /* NULL: any of the item's systems */
	const char **modifiers; /* a set */
	size_t n_modifiers;
	const char **alternatives; /* codes accepted in the same place */
	size_t n_alternatives;
	const char **after; /* codes of the item that come before this one */
	size_t n_after;
	const char *group;          /* one of a group is enough; NULL */
	struct pr_known_code *near; /* near misses and their credit */
	size_t n_near;
	const char *poa;          /* present on admission; NULL */
	const char *missing_kind; /* what leaving it out is called; NULL */
	int units;                /* 0 when not stated */
	bool required;            /* false: earns nothing when absent */
	bool first;               /* belongs first */
};

/* How the places of codes count. */
enum pr_sequence {
	PR_SEQUENCE_UNORDERED,
	PR_SEQUENCE_ORDERED,
	PR_SEQUENCE_FIRST_ONLY,
};

struct pr_authority {
	const char *source;  /* "45 CFR 164.524" */
	const char *locator; /* "(b)(2)", may be NULL */
	const char *as_of;   /* YYYY-MM-DD, may be NULL */
};

struct pr_objective {
	const char *exam;
	const char *domain;
	const char *task; /* may be NULL */
};

enum pr_scoring_method {
	PR_SCORING_ALL_OR_NOTHING,
	PR_SCORING_PER_OPTION,
	PR_SCORING_PLUS_MINUS,
	PR_SCORING_PAIRS,
	PR_SCORING_POSITIONS,
	PR_SCORING_BEST_ANSWER,
};

#endif
