/* test_oom_tables.c - whichever allocation fails at the code tables: nothing
 * is stored, nothing is lost, and what was not read for want of memory is not
 * taken for what is not there */
#include "proctor/generate.h"

#include "generate_rows.h"
#include "oom.h"

#define ALL                                                                   \
	ROWS_ORDER ROWS_TABULAR ROWS_INDEX ROWS_DRUG ROWS_PCS ROWS_PCS_TABLES \
		ROWS_HCPCS

static struct tables_case *the_case;

/* As oom_until_it_fits, but most steps are left out of what is long. */
static void
until_it_fits(enum pr_status (*task)(struct pr_err *err), int step)
{
	enum pr_status st = PR_ENOMEM;

	for (int n = 0; st != PR_OK; n += step) {
		struct pr_err err = { 0 };

		assert_true(n < 100000);
		oom_left = n;
		st = task(&err);
		oom_left = -1;
		if (st != PR_OK && st != PR_ENOMEM)
			fail_msg("allocation %d: %s (%s)", n,
				 pr_status_text(st), err.text);
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
	}
}

static enum pr_status
import(struct pr_err *err)
{
	char path[100];
	const char *const paths[] = { path };
	struct pr_tables_sum sum;
	enum pr_status st;

	snprintf(path, sizeof(path), "%s/rows", the_case->dir);
	st = pr_tables_import(the_case->data, paths, 1, &the_case->options,
			      NULL, NULL, &sum, err);
	assert_true((st == PR_OK) == (sum.now != NULL));
	free(sum.now);
	return st;
}

static enum pr_status
open_tables(struct pr_err *err)
{
	struct pr_tables *tables;
	enum pr_status st = pr_tables_open(&tables, the_case->data, NULL, err);

	assert_true((st == PR_OK) == (tables != NULL));
	pr_tables_close(tables);
	return st;
}

static enum pr_status
list(struct pr_err *err)
{
	struct pr_edition_row *rows = NULL;
	size_t n = 0;
	enum pr_status st = pr_tables_list(the_case->data, &rows, &n, err);

	assert_true((st == PR_OK) == (n == 7));
	free(st == PR_OK ? rows : NULL);
	return st;
}

/* Whether both are found; with memory again they are, whatever was before. */
static bool
look_up(struct pr_tables *tables, const char *code)
{
	struct pr_hit hits[5];
	struct pr_page *page = NULL;
	size_t n = 0;
	bool ok = pr_tables_find(tables, "heart failure", PR_CODE_NONE, hits, 5,
				 &n, NULL) == PR_OK;
	bool paged = pr_tables_page(tables, code, &page, NULL) == PR_OK;

	assert_true(paged == (page != NULL));
	ok = ok && n && !strcmp(hits[0].code, "I50.9") && paged;
	pr_page_free(page);
	return ok;
}

static void
oom__an_import_is_whole_or_not_there(void **state)
{
	struct tables_case *c = *state;

	the_case = c;
	tables_file(c, "rows", ALL);
	until_it_fits(import, 3);
	until_it_fits(open_tables, 1);
	until_it_fits(list, 1);
	until_it_fits(import, 1); /* nothing new */
}

static void
oom__what_is_looked_up_is_found_later(void **state)
{
	static const char *const pages[] = { "I50", "I50.1",   "S06.0X9A",
					     "0FT", "0FT40ZZ", "J1885" };
	struct tables_case *c = *state;

	tables_take(c, ALL);
	for (size_t i = 0; i < PR_LEN(pages); i++) {
		bool all = false;

		for (int n = 0; !all; n++) {
			assert_true(n < 10000);
			tables_reopen(c, NULL);
			oom_left = n;
			all = look_up(c->tables, pages[i]);
			all = all && oom_left > 0;
			oom_left = -1;
			assert_true(look_up(c->tables, pages[i]));
		}
	}
}

/* What a book is asked; how much of the answer was there. */
static size_t
ask(const struct pr_codebook *b)
{
	const struct pr_note *notes;
	const struct pr_seventh *sevenths;
	const char *owner;
	size_t n = b->find(b->ctx, PR_CODE_CM, "I509") != NULL;

	n += b->find(b->ctx, PR_CODE_PCS, "0FT40ZZ") != NULL;
	n += b->row(b->ctx, PR_LIST_HCPCS, 1) != NULL;
	n += b->notes(b->ctx, "I501", &notes);
	n += b->sevenths(b->ctx, "S060X9", &sevenths, &owner);
	n += b->note(b->ctx, PR_LIST_NOTES, 0) != NULL;
	n += b->note(b->ctx, PR_LIST_TERMS, 1) != NULL;
	n += b->index(b->ctx, 2) != NULL;
	n += b->cell(b->ctx, PR_LIST_DRUG, 1) != NULL;
	n += b->pcs_table(b->ctx, "0FT") != NULL;
	return n;
}

static void
oom__a_book_short_of_memory_answers_later(void **state)
{
	struct tables_case *c = *state;
	size_t all, got = 0;

	tables_take(c, ALL);
	tables_reopen(c, NULL);
	all = ask(c->book);
	assert_int_equal(all, 15);
	for (int n = 0; got != all; n++) {
		assert_true(n < 10000);
		tables_reopen(c, NULL);
		oom_left = n;
		got = ask(c->book);
		oom_left = -1;
		assert_true(got <= all);
		assert_int_equal(ask(c->book), all);
	}
}

/* ---- generators ---------------------------------------------------------- */

static const struct pr_generator *the_generator;
static const struct pr_codebook *the_book;
static uint64_t the_seed;

static enum pr_status
generate(struct pr_err *err)
{
	struct pr_generated made;
	enum pr_status st = pr_generate(&made, the_generator, the_book, NULL,
					the_seed, err);

	assert_true((st == PR_OK) == (made.record != NULL));
	pr_generated_release(&made);
	return st;
}

/* A seed that the generator takes; false when there is none at hand. */
static bool
has_seed(void)
{
	for (the_seed = 1; the_seed < 200; the_seed++) {
		struct pr_err err = { 0 };

		if (generate(&err) == PR_OK)
			return true;
	}
	return false;
}

static void
oom__a_generated_item_is_whole_or_not_there(void **state)
{
	struct tables_case *c = *state;
	const struct pr_generator *all;
	char *rows = generate_rows();
	size_t n, tried = 0;

	tables_take(c, rows);
	free(rows);
	tables_reopen(c, NULL);
	the_book = c->book;
	all = pr_generators(&n);
	for (size_t i = 0; i < n; i++) {
		the_generator = &all[i];
		if (!pr_generator_ready(the_generator, the_book, NULL) ||
		    !has_seed())
			continue;
		until_it_fits(generate, 5); /* the book has all it needs */
		tried++;
	}
	assert_true(tried > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TABLES_TEST(oom__an_import_is_whole_or_not_there),
		TABLES_TEST(oom__what_is_looked_up_is_found_later),
		TABLES_TEST(oom__a_book_short_of_memory_answers_later),
		TABLES_TEST(oom__a_generated_item_is_whole_or_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
