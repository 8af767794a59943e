/*
 * proctor/search.h - from a few typed words to lines of the code books
 *
 * floor    engine (codes; pure)
 * idea     Every line of the index, every inclusion term and every title is
 *          an entry of a few levels ("Diabetes / type 2 / with"). All entries
 *          are packed into one block of bytes with a list of places for each
 *          word; a query walks the lists of its words, so its cost is that of
 *          the lists, not of the book. Ranked is as a coder reads an index:
 *          main term first, default before its subterms, index before title.
 *          Each word of a query counts as the beginning of a word.
 */
#ifndef PR_SEARCH_H
#define PR_SEARCH_H

#include "proctor/codebook.h"

enum pr_search_source {
	PR_SEARCH_INDEX,
	PR_SEARCH_TERM, /* inclusion term */
	PR_SEARCH_TITLE,
	PR_SEARCH_NEOPLASM,
	PR_SEARCH_DRUG,
	PR_SEARCH_OTHER, /* PCS index and definitions */
};

#define PR_SEARCH_LEVELS 8
#define PR_SEARCH_WORDS 8 /* of a query; what follows is not looked at */

struct pr_search_entry {
	enum pr_search_source source;
	enum pr_code_system system;
	uint32_t ref;  /* the caller's number for the line */
	uint32_t code; /* the caller's number for the code: one hit each */
	char chapter;  /* first character of the code; HCPCS: 'g' quality
			  measures, 'm' modifiers */
	bool billable, unspecified;
	size_t n_levels; /* deeper ones are joined to the last by the caller */
	const char *levels[PR_SEARCH_LEVELS];
	const char *nemod; /* nonessential modifiers, "" none */
};

struct pr_search_builder;

/**
 * Begins a block.
 *
 * owns     *out is the caller's, pr_search_builder_free
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_search_builder_new(
	struct pr_search_builder **out, struct pr_err *err);

/** Ends a builder; NULL is allowed. owns: takes builder. */
void pr_search_builder_free(struct pr_search_builder *builder);

/**
 * Adds an entry.
 *
 * owns     all are borrowed
 * errors   PR_ENOMEM; PR_EINVAL past the limits of the block
 */
PR_NODISCARD enum pr_status pr_search_add(struct pr_search_builder *builder,
					  const struct pr_search_entry *entry,
					  struct pr_err *err);

/**
 * Packs what was added.
 *
 * owns     *bytes is the caller's (free); builder stays
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_search_pack(struct pr_search_builder *builder,
					   unsigned char **bytes, size_t *len,
					   struct pr_err *err);

struct pr_search;

/**
 * Opens a block.
 *
 * owns     *out is the caller's, pr_search_close; bytes are borrowed until then
 * errors   PR_EDAMAGED when they are no block; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_search_open(struct pr_search **out,
					   const unsigned char *bytes,
					   size_t len, struct pr_err *err);

/** Ends a search; NULL is allowed. owns: takes search. */
void pr_search_close(struct pr_search *search);

struct pr_search_hit {
	enum pr_search_source source;
	enum pr_code_system system;
	uint32_t ref, code;
	int cost;   /* hundredths, less is better; may be negative */
	bool loose; /* a letter was mended or a word left out */
};

/**
 * Finds entries, best first, at most one for each code: all words, else with
 * one letter of unknown words mended, else with one word left out.
 *
 * shape    out[max], max up to 100; returns how many; system NONE: all
 * owns     search is the caller's and is worked in
 * source   research/coding.md 6
 */
size_t pr_search_find(struct pr_search *search, const char *text,
		      enum pr_code_system system, struct pr_search_hit *out,
		      size_t max);

#endif
