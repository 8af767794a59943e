/*
 * engine/bank/check.h - checking one record: where we are, what was found
 *
 * floor    engine (bank)
 */
#ifndef PR_BANK_CHECK_H
#define PR_BANK_CHECK_H

#include "proctor/check.h"

#include "cut.h"
#include "schema.h"
#include "tree.h"

#include <cJSON.h>
#include <math.h>

/* No list of the format may be longer. */
#define CHECK_LIST_MAX 1000

/* Members with errors that are told apart. */
#define CHECK_BAD 16

/* Zeroed is valid: findings are then only counted. */
struct check {
	const struct pr_findings *findings; /* may be NULL */
	const char *file;
	const char *what;  /* as in struct pr_finding */
	const char *label; /* of the record, may be NULL */
	const char *json;  /* its text, to find places in; may be NULL */
	size_t len;
	struct cut_place place; /* of the text's first byte */
	const char *root;       /* member that holds the record, or NULL */
	int minor;              /* of the file's format version */
	int newest;             /* of the versions whose members are known */
	bool rationale_required;
	enum pr_text_format format; /* of a bare string */
	bool stored;         /* our own text: its strings are clean already */
	bool one_line;       /* line ends in strings become blanks */
	struct arena *arena; /* of the tree; what is changed goes there */

	int errors;
	bool no_memory;
	cJSON *unknown; /* members taken out, by path; NULL if none */
	char path[256];
	size_t path_len;
	bool typeless;           /* an item whose own members cannot be told */
	bool shaped;             /* the shapes were checked: bad is complete */
	char bad[CHECK_BAD][48]; /* members with errors: "options.id" */
	int n_bad;               /* more than CHECK_BAD: all are doubtful */
};

/* Whether nothing is wrong with the member ("options.id" is that of every
 * option) itself; what it holds may be. */
bool check_is_sound(const struct check *c, const char *member);
/* Nor with anything in it. */
bool check_is_whole(const struct check *c, const char *member);

/* Steps into a member or an entry; check_leave takes what they returned. */
size_t check_enter(struct check *c, const char *name);
size_t check_enter_index(struct check *c, int index);
void check_leave(struct check *c, size_t mark);

/* Reports against the rule, with up to three arguments, NULL when unused. */
void check_say(struct check *c, int rule, const char *one, const char *two,
	       const char *three);
void check_say_as(struct check *c, enum pr_severity severity, int rule,
		  const char *one, const char *two, const char *three);

/* check_say for a member of the present object. */
void check_say_at(struct check *c, const char *member, int rule,
		  const char *one, const char *two);

/* A number as words. */
struct number_text {
	char text[32];
};
struct number_text text_of(double number);

/* "a", "b" or "c": a NULL-ended list as words. */
const char *words_text(char *out, size_t cap, const char *const *words);

/*
 * Checks node, an object, against up to three shapes in turn; puts its
 * members into their order; replaces strings by their clean form.
 */
void check_shapes(struct check *c, cJSON *node,
		  const struct shape *const *shapes, size_t n_shapes);

/* One value against the kind of a field (list flags not looked at). */
void check_value(struct check *c, cJSON *node, const struct field *field);

/* check_text.c: a string value; the kinds F_STRING to F_DECIMAL. */
void check_string(struct check *c, cJSON *node, const struct field *field);
void check_content(struct check *c, cJSON *node);

/* What kind of JSON value this is: "a string". */
const char *json_kind(const cJSON *node);

/* Rules beyond the shapes, on a record whose shape is sound. */
void check_item_rules(struct check *c, const cJSON *item);
void check_exam_rules(struct check *c, const cJSON *exam);
void check_media_text(struct check *c, const cJSON *owner);

/* Says what is wrong with the type of an item that has none of ours. */
void check_item_type(struct check *c, cJSON *item);

/* check_answers.c, check_ids.c: the part of check_item_rules by type. */
void check_choice(struct check *c, const cJSON *item, bool single);
void check_numeric(struct check *c, const cJSON *item);
void check_short_text(struct check *c, const cJSON *item);
void check_code_entry(struct check *c, const cJSON *item);
void check_matching(struct check *c, const cJSON *item);
void check_ordering(struct check *c, const cJSON *item);

/* Members by name; NULL when absent. */
const cJSON *json_get(const cJSON *object, const char *name);
const char *json_string(const cJSON *object, const char *name);
/* What struct members hold for a number that is not there. */
#define ABSENT ((double)NAN)

double json_number(const cJSON *object, const char *name, double absent);
bool json_true(const cJSON *object, const char *name);

/* The value of a decimal, written as string or number. */
double json_decimal(const cJSON *node);

/* locate.c: the byte of the value at path, or of the innermost one found. */
size_t locate(const char *json, size_t len, const char *root, const char *path);

#endif
