/*
 * generate_case.h - books for the generators, and what is asked of an item
 *
 * An item passes the gate without a finding, its key is right, each planted
 * wrong answer is found under its own name, options differ, no text is
 * unfinished.
 */
#ifndef GENERATE_CASE_H
#define GENERATE_CASE_H

#include "proctor/generate.h"

#include "bank_memory.h"
#include "generate_rows.h"

struct generate_case {
	void *tables; /* struct tables_case, NULL for a folder of others */
	struct pr_tables *now, *then;
	const struct pr_codebook *book, *before;
	long made, refused;
};

static inline void
generate_open(struct generate_case *c, const char *data)
{
	struct pr_err err = { 0 };

	assert_pr_ok(pr_tables_open(&c->now, data, NULL, &err), &err);
	c->book = pr_tables_book(c->now);
	if (pr_tables_open(&c->then, data, "FY2025", &err) == PR_OK)
		c->before = pr_tables_book(c->then);
}

static inline int
generate_small(void **state)
{
	struct generate_case *c = calloc(1, sizeof(*c));
	char *rows = generate_rows();

	assert_non_null(c);
	assert_int_equal(tables_setup(&c->tables), 0);
	tables_take(c->tables, rows);
	free(rows);
	generate_open(c, ((struct tables_case *)c->tables)->data);
	*state = c;
	return 0;
}

/* The official tables: a folder that has them, or the files. */
static inline int
generate_official(void **state)
{
	static char convert[512], folder[512];
	const char *given = getenv("PROCTOR_CODES");
	const char *data = getenv("PROCTOR_TEST_DATA");
	const char *program = getenv("PROCTOR");
	const char *paths[2] = { folder };
	struct generate_case *c = calloc(1, sizeof(*c));
	struct tables_case *t;
	struct stat info;

	assert_non_null(c);
	*state = c;
	if (given) {
		generate_open(c, given);
		return 0;
	}
	snprintf(folder, sizeof(folder), "%s/codes",
		 data ? data : "../shared/data");
	snprintf(convert, sizeof(convert), "%s-convert",
		 program ? program : "build/debug/proctor");
	if (stat(folder, &info) != 0 || stat(convert, &info) != 0) {
		free(c);
		*state = NULL;
		return 0;
	}
	assert_int_equal(tables_setup(&c->tables), 0);
	t = c->tables;
	t->options.converter = convert;
	assert_pr_ok(pr_tables_import(t->data, paths, 1, &t->options, NULL,
				      NULL, &t->sum, &t->err),
		     &t->err);
	generate_open(c, t->data);
	return 0;
}

static inline int
generate_end(void **state)
{
	struct generate_case *c = *state;

	if (!c)
		return 0;
	pr_tables_close(c->now);
	pr_tables_close(c->then);
	if (c->tables)
		assert_int_equal(tables_teardown(&c->tables), 0);
	free(c);
	return 0;
}

static inline const struct pr_generator *
generate_named(const char *name)
{
	size_t n;
	const struct pr_generator *all = pr_generators(&n);

	for (size_t i = 0; i < n; i++)
		if (!strcmp(all[i].name, name))
			return &all[i];
	fail_msg("no generator %s", name);
	return NULL;
}

/* PR_EPOOL is the only refusal there may be. */
static inline enum pr_status
generate_make(struct generate_case *c, struct pr_generated *out,
	      const struct pr_generator *g, uint64_t seed)
{
	struct pr_err err = { 0 };
	enum pr_status st;

	if (!pr_generator_ready(g, c->book, c->before)) {
		memset(out, 0, sizeof(*out));
		return PR_ESTATE;
	}
	st = pr_generate(out, g, c->book, c->before, seed, &err);
	if (st) {
		assert_int_equal(st, PR_EPOOL);
		assert_true(err.text[0]);
		assert_null(out->record);
	}
	return st;
}

#include "generate_check.h"

/* Makes items until there are so many or seeds run out; returns how many. */
static inline long
generate_many(struct generate_case *c, const struct pr_generator *g,
	      long wanted, uint64_t seeds)
{
	long made = 0;

	for (uint64_t seed = 1; seed <= seeds && made < wanted; seed++) {
		struct pr_generated out;

		if (generate_make(c, &out, g, seed * 7919) == PR_OK) {
			generate_check(c, g, &out);
			made++;
		} else {
			c->refused++;
		}
		pr_generated_release(&out);
	}
	c->made += made;
	return made;
}

/* Every generator that is ready; at least so many of each. */
static inline void
generate_all(struct generate_case *c, long each, long least)
{
	size_t n;
	const struct pr_generator *all = pr_generators(&n);

	for (size_t i = 0; i < n; i++) {
		long made;

		if (!pr_generator_ready(&all[i], c->book, c->before))
			continue;
		made = generate_many(c, &all[i], each, (uint64_t)each * 100);
		if (made < least)
			fail_msg("%s: %ld items of %ld", all[i].name, made,
				 least);
	}
	print_message("# %ld items made, %ld draws gave none\n", c->made,
		      c->refused);
}

#endif
