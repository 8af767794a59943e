/*
 * engine/drill/gen.h - what generators share: a draw, a draft, a record
 *
 * floor    engine (drill)
 * idea     A generator works in two steps. First it draws parameters with
 *          gen_below(), looks whether the guard lets them pass, and says who
 *          the item is with gen_identity(). From there on chance comes from
 *          the identity, not from the seed: the same parameters in the same
 *          edition give the same item to the byte. Then it fills the draft.
 *          PR_EPOOL is "this draw gives nothing".
 */
#ifndef PR_DRILL_GEN_H
#define PR_DRILL_GEN_H

#include "proctor/generate.h"
#include "proctor/rng.h"

#define GEN_OPTIONS 6
#define GEN_LINES 8
#define GEN_TEXTS 6
#define GEN_STEM 3000
#define GEN_WHY 1200

enum gen_type {
	GEN_CHOICE,
	GEN_CODES,
	GEN_TEXT,
	GEN_NUMBER,
	GEN_ORDER
};

struct gen_option {
	char text[400], why[500];
	bool right;
	enum pr_feedback kind; /* what choosing it is called, 0 none */
};

/* A line of the key of a code_entry item. */
struct gen_line {
	enum pr_code_system system;
	char code[12]; /* without dot */
	char mods[PR_LINE_MODS][3];
	int n_mods, units;
	char poa; /* 'Y' 'N' 'U' 'W' 'E', 0 not asked */
	bool first, optional;
	int after[3]; /* 1 + index of lines that come before, 0 none */
	enum pr_feedback missing; /* what leaving it out is called, 0 plain */
	char why[500];
};

struct gen_draft {
	enum gen_type type;
	char stem[GEN_STEM], why[GEN_WHY];
	struct gen_option options[GEN_OPTIONS]; /* GEN_ORDER: right order */
	size_t n_options;
	bool fixed; /* options keep their order */
	struct gen_line lines[GEN_LINES];
	size_t n_lines;
	char texts[GEN_TEXTS][96]; /* accepted answers of GEN_TEXT */
	size_t n_texts;
	double number; /* GEN_NUMBER */
	int decimals;
	char unit[24];
	char source[120], locator[120]; /* the rule that makes it right */
	char edition[40];               /* "ICD-10-CM FY2026", "" none */
	const char *level;              /* "remember", "apply", "analyze" */
	double angoff;
	int seconds;
	struct pr_planted planted[PR_PLANTED_MAX]; /* of code lines */
	size_t n_planted;
};

struct gen {
	const struct pr_generator *generator;
	const struct pr_codebook *book, *before;
	struct pr_rng rng;
	bool identified;
	char uuid[37];
	struct gen_draft draft;
};

/* Chance: 0 <= x < n. */
uint64_t gen_below(struct gen *g, uint64_t n);
/* A row by chance; NULL from an empty list. */
const struct pr_code_row *gen_row(struct gen *g, enum pr_codebook_list list);
/* Who the item is: parameters that make it up, in words of the tables. */
void gen_identity(struct gen *g, const char *fmt, ...) PR_PRINTF(2, 3);
/* Kinds of options that are no feedback: the key, and wrong without a name. */
#define GEN_RIGHT ((enum pr_feedback)0)
#define GEN_PLAIN ((enum pr_feedback) - 1)

/* Adds an option; text and why are cut to their room. */
struct gen_option *gen_option(struct gen *g, enum pr_feedback kind,
			      const char *text, const char *fmt, ...)
	PR_PRINTF(4, 5);
/* Whether an option with this text is there already. */
bool gen_offered(const struct gen *g, const char *text);
/* Adds a key line. */
struct gen_line *gen_line(struct gen *g, enum pr_code_system system,
			  const char *code, const char *fmt, ...)
	PR_PRINTF(4, 5);
/* Adds a wrong answer that must be found under its name. */
void gen_plant(struct gen *g, enum pr_feedback kind, const char *fmt, ...)
	PR_PRINTF(3, 4);
/* stem and why, printed; source and locator. */
void gen_stem(struct gen *g, const char *fmt, ...) PR_PRINTF(2, 3);
void gen_why(struct gen *g, const char *fmt, ...) PR_PRINTF(2, 3);
void gen_law(struct gen *g, const char *source, const char *locator);
/* "ICD-10-CM FY2026" of the book. */
void gen_edition(struct gen *g, enum pr_code_system system);
/* Level, share of just-qualified learners who answer right, seconds. */
void gen_rate(struct gen *g, const char *level, double angoff, int seconds);
/* The display form of a code; returns out. */
const char *gen_code(char out[12], enum pr_code_system system,
		     const char *code);

/* gen_write.c: the draft as a record. */
PR_NODISCARD enum pr_status gen_write(const struct gen *g,
				      struct pr_generated *out,
				      struct pr_err *err);

/* One function each, PR_EPOOL when the draw gives nothing. */
#define X(name, task, what, choice, needs, before) \
	PR_NODISCARD enum pr_status gen_##name(struct gen *g);
#include "generators.def"
#undef X

#endif
