/*
 * proctor/item.h - one question, its case material, and how a response is
 * graded
 *
 * floor    engine (bank)
 * idea     An item is read once from its record, is immutable afterwards and
 *          owns all its text. Options keep their bank order for ever; a
 *          shuffle is a permutation kept beside the item (form.h), so bit k
 *          of a choice mask always means options[k].
 */
#ifndef PR_ITEM_H
#define PR_ITEM_H

#include "proctor/content.h"
#include "proctor/err.h"

struct pr_item {
	char uuid[37];
	char stimulus[37]; /* "" when none */
	bool shuffle;
	int stimulus_position;
	int version;
	const char *identifier; /* may be NULL */
	enum pr_item_type type;
	enum pr_item_status status;
	const char *title; /* may be NULL */
	struct pr_content stem;
	struct pr_content lead_in;
	struct pr_content rationale;

	struct pr_option *options; /* choice types: the options; ordering: the
				      elements; matching: the sources */
	size_t n_options;
	struct pr_option *targets; /* matching only */
	size_t n_targets;
	int *pairs;      /* matching: pairs[k] = target of source k, -1 none */
	int *order;      /* ordering: order[k] = element at place k */
	int min_choices; /* 0 when not stated */
	int max_choices;

	struct pr_answer *answers; /* typed items */
	size_t n_answers;
	struct pr_answer *wrong_answers; /* text + rationale */
	size_t n_wrong_answers;
	const char **systems; /* code_entry: code sets of its codes */
	size_t n_systems;
	enum pr_sequence sequence;   /* code_entry */
	int slots;                   /* code_entry, 0 when not stated */
	double extra_penalty;        /* code_entry, points off per extra code */
	struct pr_known_code *traps; /* code_entry: typical errors by name */
	size_t n_traps;
	const char **never_first; /* code_entry: beginnings of codes */
	size_t n_never_first;
	const char **together; /* code_entry: pairs, one after the other, that
				  may be reported together here */
	size_t n_together;     /* strings, two a pair */
	const char *unit;      /* numeric, may be NULL */
	int max_length;        /* short_text, 0 when not stated */

	struct pr_objective *objectives;
	size_t n_objectives;
	struct pr_authority *authority;
	size_t n_authority;
	struct pr_content *hints;
	size_t n_hints;
	const char **enemies; /* uuids */
	size_t n_enemies;
	const char **media_fallback; /* what a terminal shows for media */
	size_t n_media;

	enum pr_level level;
	double angoff;          /* .05-.95, NAN when absent */
	int raters;             /* of the Angoff rating, 0 when absent */
	double irt_b, irt_b_sd; /* NAN when absent */
	int time_expected_s;    /* 0 when absent */
	const char *review_by;  /* YYYY-MM-DD, may be NULL */
	const char *code_edition;
	enum pr_scoring_method scoring;
	double points;     /* practice display only */
	double min_points; /* 0 unless stated */

	unsigned char hash[32]; /* content hash, see bank.h */
	void *memory;           /* private: the arena that holds it all */
};

struct pr_section {
	const char *title;
	struct pr_content body;
};

/* Case material shared by the items of a case set. */
struct pr_stimulus {
	char uuid[37];
	const char *identifier;
	int version;
	const char *title; /* may be NULL */
	const char *kind;  /* "chart", "table", ..., may be NULL */
	struct pr_content body;
	struct pr_section *sections;
	size_t n_sections;
	const char **media_fallback;
	size_t n_media;
	unsigned char hash[32];
	void *memory;
};

/*
 * What the learner gave. choice has bit k for options[k]; body holds typed
 * text, "source=target ..." ids for matching, "id id id" for ordering.
 */
struct pr_response {
	uint32_t choice;
	const char *body; /* lent, NULL when unused */
};

struct pr_grade {
	bool answered;
	bool right; /* full credit: the only thing that counts in a form */
	int credit; /* 0..100, whole percent, for practice display */
	int answer; /* index of the accepted answer that matched, or -1 */
	int wrong;  /* index of the wrong_answers entry that matched, or -1 */
};

/**
 * Ends an item; NULL is allowed.
 *
 * owns     takes item and everything lent from it
 */
void pr_item_free(struct pr_item *item);

/**
 * Ends a stimulus; NULL is allowed.
 *
 * owns     takes stimulus and everything lent from it
 */
void pr_stimulus_free(struct pr_stimulus *stimulus);

/**
 * Grades one response.
 *
 * shape    an empty choice and an empty body mean "not answered"
 * units    credit in whole percent, rounded down below 100
 * owns     nothing is kept; item and response are borrowed
 * errors   none: what cannot be read as an answer is wrong, not an error
 * source   research/bank-format.md 2; DESIGN section 7 (0/1 in a form)
 */
struct pr_grade pr_item_grade(const struct pr_item *item,
			      const struct pr_response *response);

/**
 * Checks that a text compiles as a POSIX extended regular expression.
 *
 * errors   PR_EPARSE with the reason
 */
PR_NODISCARD enum pr_status pr_regex_check(const char *text,
					   struct pr_err *err);

/**
 * True when a response of this type is a choice mask rather than text.
 */
bool pr_item_is_choice(enum pr_item_type type);

/**
 * The mask of the correct options of a choice item, 0 for other types.
 *
 * owns     item is borrowed
 */
uint32_t pr_item_key(const struct pr_item *item);

/**
 * Checks that a response has the right form before it is recorded, so that
 * a person is told at once: a number that is no number, an unknown id, more
 * choices than allowed.
 *
 * owns     item and response are borrowed
 * errors   PR_EINVAL with a sentence that says what would be right
 */
PR_NODISCARD enum pr_status pr_response_check(
	const struct pr_item *item, const struct pr_response *response,
	struct pr_err *err);

/**
 * The field's word for a type ("single_choice"), status or level.
 *
 * owns     static strings, never NULL
 */
const char *pr_item_type_name(enum pr_item_type type);

/** As pr_item_type_name, for a status. */
const char *pr_item_status_name(enum pr_item_status status);

/** As pr_item_type_name, for a level: "recall", "application", "analysis". */
const char *pr_level_name(enum pr_level level);

#endif
