/*
 * proctor/generate.h - drill items made from the code tables and from formulas
 *
 * floor    engine (drill; pure)
 * idea     A generator turns a book and a seed into one item whose key is
 *          provably right, as a certbank item record that goes through the
 *          same gate as any other. Its uuid is made of generator, parameters
 *          and edition: the same question is the same item for ever. A draw
 *          that its guard refuses is PR_EPOOL: take the next seed.
 */
#ifndef PR_GENERATE_H
#define PR_GENERATE_H

#include "proctor/coding.h"

/* Namespace of generated items and the bank that holds them. */
#define PR_GENERATED_BANK "6b1f6a06-6d0e-5c39-9d3a-0a2f4f2f2a51"
#define PR_GENERATED_BANK_NAME "drills-generated"

struct pr_generator {
	const char *name;  /* "seventh" */
	const char *task;  /* of exam DRILLS: "assign.seventh" */
	const char *what;  /* one short sentence for lists */
	unsigned needs;    /* 1 << enum pr_codebook_list, 0: no tables */
	bool choice;       /* answered with one key */
	bool needs_before; /* an older edition too */
};

/* A wrong answer to a generated item and what it must be called. */
struct pr_planted {
	char answer[96]; /* code lines, or an option's id */
	enum pr_feedback kind;
};

#define PR_PLANTED_MAX 8

struct pr_generated {
	char *record; /* JSON object of one item, one line */
	char uuid[37];
	char right[96]; /* the right response: code lines, option id, text */
	struct pr_planted planted[PR_PLANTED_MAX];
	size_t n_planted;
};

/**
 * All generators.
 *
 * owns     static
 */
const struct pr_generator *pr_generators(size_t *n);

/**
 * Whether a book holds what a generator needs.
 *
 * owns     all borrowed; book and before may be NULL
 */
bool pr_generator_ready(const struct pr_generator *generator,
			const struct pr_codebook *book,
			const struct pr_codebook *before);

/**
 * Makes one item.
 *
 * owns     *out is the caller's, pr_generated_release; zeroed on failure
 * errors   PR_EPOOL when this seed gives none; PR_ESTATE when the book lacks
 *          what it needs; PR_ENOMEM
 * source   research/coding.md 5.4; research/exams.md 7 (computations)
 */
PR_NODISCARD enum pr_status pr_generate(struct pr_generated *out,
					const struct pr_generator *generator,
					const struct pr_codebook *book,
					const struct pr_codebook *before,
					uint64_t seed, struct pr_err *err);

/**
 * Ends a generated item.
 *
 * owns     generated's content
 */
void pr_generated_release(struct pr_generated *generated);

#endif
