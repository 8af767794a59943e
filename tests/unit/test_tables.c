/* test_tables.c - code tables in and the book over them; rows of our own */
#include "proctor/store_codes.h"

#include "tables_case.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define ALL                                                                   \
	ROWS_ORDER ROWS_TABULAR ROWS_INDEX ROWS_DRUG ROWS_PCS ROWS_PCS_TABLES \
		ROWS_HCPCS                                                    \
		"F\tpoa_exempt\tFY2026\tpoa.txt\nO\tI50.1\n"                  \
		"E\tpoa_exempt\t1\n"                                          \
		"F\tdrg_severity\tv40\tcc.txt\nV\tI501\tCC\n"                 \
		"V\tS060X9A\tMCC\nE\tdrg_severity\t2\n"                       \
		"F\tdrg_titles\tv40\ta.txt\nG\t193\t04\tM\tPneumonia"         \
		"\nE\tdrg_titles\t1\n"

static char *
bytes_of(struct tables_case *c, size_t *len)
{
	char *path = fs_join(c->data, "codes.db");
	char *bytes = NULL;

	assert_pr_ok(fs_read(&bytes, len, path, 1 << 28, &c->err), &c->err);
	free(path);
	return bytes;
}

static size_t
files_in(const char *dir)
{
	struct fs_list list;
	size_t n;

	assert_int_equal(fs_list(&list, dir, NULL), PR_OK);
	n = list.n_names;
	fs_list_release(&list);
	return n;
}

/* ---- in ------------------------------------------------------------------ */

static void
tables__come_in_with_their_counts(void **state)
{
	struct tables_case *c = *state;
	struct pr_edition_row *rows;
	size_t n;

	tables_take(c, ALL);
	assert_true(c->sum.committed);
	assert_int_equal(c->sum.tables, 10);
	assert_int_equal(c->sum.n_now, 10);
	assert_int_equal(c->sum.rows, 9 + 16 + 4 + 3 + 3 + 9 + 3 + 1 + 2 + 1);
	assert_pr_ok(pr_tables_list(c->data, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 10);
	assert_string_equal(rows[0].what, "cm_order");
	assert_string_equal(rows[0].name, "rows");
	assert_int_equal(rows[0].loaded_ms, NOW_MS);
	free(rows);
}

static void
tables__the_tabular_is_written_out_against_the_order_file(void **state)
{
	struct tables_case *c = *state;

	tables_take(c, ALL);
	assert_int_equal(c->sum.expanded, 6); /* I501 I509 and twice A and D */
	assert_int_equal(c->sum.surplus, 1);  /* S060X7D */
	assert_int_equal(c->sum.missing, 0);
	assert_int_equal(c->sum.pcs_expanded, 2);
	assert_int_equal(c->sum.pcs_surplus + c->sum.pcs_missing, 0);
}

static void
tables__the_same_file_again_changes_nothing(void **state)
{
	struct tables_case *c = *state;
	char *before, *after;
	size_t a, b;

	tables_take(c, ALL);
	before = bytes_of(c, &a);
	tables_take(c, ALL);
	assert_int_equal(c->sum.same, 10);
	assert_int_equal(c->sum.tables, 0);
	assert_int_equal(c->sum.n_now, 10);
	assert_false(c->sum.committed);
	after = bytes_of(c, &b);
	assert_int_equal(a, b);
	assert_memory_equal(before, after, a);
	free(before);
	free(after);
}

static void
tables__an_april_file_replaces_its_own_table_only(void **state)
{
	static const char april[] =
		"F\tcm_order\tFY2026\torder.txt\n"
		"C\tI50\t0\t1\tHeart failure\tHeart failure\n"
		"C\tI501\t1\t2\tLeft vent failure\tLeft again\n"
		"E\tcm_order\t2\n";
	struct tables_case *c = *state;

	tables_take(c, ALL);
	tables_take(c, april);
	assert_int_equal(c->sum.tables, 1);
	tables_reopen(c, NULL);
	assert_int_equal(c->book->count(c->book->ctx, PR_LIST_CM), 2);
	assert_null(tables_find(c, PR_CODE_CM, "I509"));
	assert_string_equal(tables_find(c, PR_CODE_CM, "I501")->title,
			    "Left again");
	assert_non_null(tables_find(c, PR_CODE_PCS, "0FT40ZZ"));
	assert_non_null(tables_find(c, PR_CODE_HCPCS, "J1885"));
	/* what its notes named is no longer there */
	assert_int_equal(c->book->count(c->book->ctx, PR_LIST_NOTES), 0);
	/* the first file is no longer all there, so it comes in again */
	tables_take(c, ALL);
	assert_int_equal(c->sum.tables, 10);
	tables_reopen(c, NULL);
	assert_int_equal(c->book->count(c->book->ctx, PR_LIST_CM), 9);
	assert_int_equal(c->book->count(c->book->ctx, PR_LIST_NOTES), 2);
}

static void
tables__editions_stand_side_by_side(void **state)
{
	static const char older[] = "F\tcm_order\tFY2025\torder.txt\n"
				    "C\tI50\t0\t1\tOld\tOld\n"
				    "C\tI508\t1\t2\tOld\tOld\n"
				    "E\tcm_order\t2\n";
	struct tables_case *c = *state;

	tables_take(c, ALL);
	tables_take(c, older);
	tables_reopen(c, NULL);
	assert_string_equal(c->book->edition[PR_CODE_CM], "FY2026");
	assert_null(tables_find(c, PR_CODE_CM, "I508"));
	tables_reopen(c, "FY2025");
	assert_string_equal(c->book->edition[PR_CODE_CM], "FY2025");
	assert_string_equal(c->book->edition[PR_CODE_PCS], "");
	assert_string_equal(c->book->edition[PR_CODE_HCPCS], "2025Q4");
	assert_non_null(tables_find(c, PR_CODE_CM, "I508"));
	assert_null(tables_find(c, PR_CODE_PCS, "0FT40ZZ"));
	pr_tables_close(c->tables);
	c->tables = NULL;
	assert_pr_refused(
		pr_tables_open(&c->tables, c->data, "FY1999", &c->err),
		PR_ENOTFOUND, &c->err);
	assert_null(c->tables);
}

static void
tables__a_list_of_codes_gives_way_to_the_order_file(void **state)
{
	static const char codes[] = "F\tcm_codes\tFY2026\tcodes.txt\n"
				    "C\tI501\t1\t0\t\tLeft\n"
				    "C\tI509\t1\t0\t\tUnspecified\n"
				    "E\tcm_codes\t2\n";
	struct tables_case *c = *state;

	tables_take(c, codes);
	tables_reopen(c, NULL);
	assert_int_equal(tables_find(c, PR_CODE_CM, "I509")->order, 2);
	assert_null(tables_find(c, PR_CODE_CM, "I50"));
	tables_take(c, ROWS_ORDER);
	tables_reopen(c, NULL);
	assert_non_null(tables_find(c, PR_CODE_CM, "I50"));
	tables_take(c, codes); /* it is stored, and says nothing more */
	tables_reopen(c, NULL);
	assert_int_equal(c->book->count(c->book->ctx, PR_LIST_CM), 9);
}

static void
tables__an_edition_can_be_said(void **state)
{
	struct tables_case *c = *state;
	const char *const rows = "F\tcm_order\t\torder.txt\n"
				 "C\tI501\t1\t2\tx\tx\nE\tcm_order\t1\n";

	assert_pr_refused(tables_refuse(c, rows), PR_EINVAL, &c->err);
	c->options.edition = "FY2031";
	tables_take(c, rows);
	tables_reopen(c, NULL);
	assert_string_equal(c->book->edition[PR_CODE_CM], "FY2031");
}

/* ---- refused ------------------------------------------------------------- */

static void
tables__rows_that_are_none_change_nothing(void **state)
{
	static const char head[] = "F\tcm_order\tFY2027\tx\n";
	static const char *const wrong[] = {
		"C\tI50\t0\t1\tHeart failure\n",      /* a field less */
		"C\tI50\t0\t1\tHeart\tHeart\tmore\n", /* a field more */
		"C\tI50\t2\t1\tHeart\tHeart\n",       /* neither 0 nor 1 */
		"C\tI50\t0\t-1\tHeart\tHeart\n",      /* no number */
		"C\tI50!\t0\t1\tHeart\tHeart\n",      /* no code */
		"C\tI5000000\t0\t1\tHeart\tHeart\n",  /* too long */
		"C\t\t0\t1\tHeart\tHeart\n",          /* none */
		"C\tI50\t0\t1\tHeart\t\n",            /* no title */
		"C\tI50\t0\t1\tHeart\tHe\001rt\n",    /* control */
		"C\tI50\t0\t1\tHeart\tHe\377rt\n",    /* no UTF-8 */
		"O\tI50\n",                           /* of another table */
		"X\n",
		"\n",
		"C\tI50\t0\t1\tHeart\tHeart", /* cut off */
		"F\tcm_order\tFY2027\tx\n",   /* within it */
		"E\tcm_order\t7\n",           /* wrong number */
		"E\tpcs_order\t0\n",          /* of another */
	};
	struct tables_case *c = *state;
	char *before, *after;
	size_t a, b;

	tables_take(c, ALL);
	before = bytes_of(c, &a);
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		char rows[300];

		snprintf(rows, sizeof(rows), "%s%s", head, wrong[i]);
		assert_pr_refused(tables_refuse(c, rows), PR_EPARSE, &c->err);
		assert_int_equal(c->sum.n_now, 0);
	}
	/* the end is missing */
	assert_pr_refused(tables_refuse(c, "F\tcm_order\tFY2027\tx\n"
					   "C\tI50\t0\t1\tHeart\tHeart\n"),
			  PR_EPARSE, &c->err);
	after = bytes_of(c, &b);
	assert_int_equal(a, b);
	assert_memory_equal(before, after, a);
	assert_int_equal(files_in(c->data), 2); /* with the lock */
	free(before);
	free(after);
}

static void
tables__rows_that_contradict_change_nothing(void **state)
{
	static const char *const wrong[] = {
		/* twice the same code */
		"F\tcm_order\tFY2027\tx\nC\tI50\t0\t1\tx\tx\n"
		"C\tI50\t0\t2\tx\tx\nE\tcm_order\t2\n",
		/* not in its order */
		"F\tcm_order\tFY2027\tx\nC\tI50\t0\t2\tx\tx\n"
		"C\tI51\t0\t1\tx\tx\nE\tcm_order\t2\n",
		/* a parent that is not there */
		"F\tcm_tabular\tFY2027\tx\nD\tI50\tch 9\tx\n"
		"E\tcm_tabular\t1\n",
		/* a note without its owner */
		"F\tcm_tabular\tFY2027\tx\nN\tI50\t3\tx\n"
		"E\tcm_tabular\t1\n",
		/* a line under one that is not there */
		"F\tcm_index\tFY2027\tx\nI\t1\t2\t1\tx, y\t\t\t0\t\t\n"
		"E\tcm_index\t1\n",
		/* an axis that there is not */
		"F\tpcs_tables\tFY2027\tx\nA\t0FT\t1\t3\tA\tx\n"
		"E\tpcs_tables\t1\n",
	};
	struct tables_case *c = *state;
	char *before, *after;
	size_t a, b;

	tables_take(c, ALL);
	before = bytes_of(c, &a);
	for (size_t i = 0; i < PR_LEN(wrong); i++)
		assert_pr_refused(tables_refuse(c, wrong[i]), PR_ESCHEMA,
				  &c->err);
	after = bytes_of(c, &b);
	assert_int_equal(a, b);
	assert_memory_equal(before, after, a);
	assert_int_equal(files_in(c->data), 2);
	free(before);
	free(after);
}

static void
tables__nothing_comes_of_nothing(void **state)
{
	struct tables_case *c = *state;
	const char *const none[] = { "gone", NULL };
	struct pr_edition_row *rows;
	size_t n = 1;

	assert_pr_refused(tables_refuse(c, ""), PR_ENOTFOUND, &c->err);
	assert_pr_refused(tables_import(c, none), PR_ENOTFOUND, &c->err);
	assert_pr_refused(pr_tables_open(&c->tables, c->data, NULL, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_null(c->tables);
	assert_pr_ok(pr_tables_list(c->data, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 0);
	assert_null(rows);
}

static void
tables__what_the_converter_says_is_told(void **state)
{
	struct tables_case *c = *state;

	tables_converter(
		c, "#!/bin/sh\ncat >/dev/null\nprintf 'F\\t563\\t12\\t1\\t\\t"
		   "order.txt\\tits end\\t\\t\\nE\\t0\\t1\\n' >&2\n");
	assert_pr_refused(tables_refuse(c, "x"), PR_EPARSE, &c->err);
	tables_converter(c, "#!/bin/sh\ncat\n");
	assert_pr_refused(tables_refuse(c, ROWS_ORDER), PR_EIO, &c->err);
	tables_converter(c, "#!/bin/sh\ncat\nexit 10\n");
	assert_pr_refused(tables_refuse(c, ROWS_ORDER), PR_EIO, &c->err);
	c->options.converter = "/nowhere/proctor-convert";
	assert_pr_refused(tables_refuse(c, ROWS_ORDER), PR_ENOTFOUND, &c->err);
	assert_int_equal(files_in(c->data), 0);
}

/* ---- a process that ends, a disk that is full ---------------------------- */

static bool
stop_at(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	(void)done, (void)total;
	return strcmp(doing, ctx) != 0;
}

static bool
die_at(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	if (!stop_at(ctx, doing, done, total))
		kill(getpid(), SIGKILL);
	return true;
}

static enum pr_status
import_with(struct tables_case *c, const struct pr_progress *progress)
{
	char *path = tables_path(c, "rows");
	const char *paths[] = { path };
	enum pr_status st;

	st = pr_tables_import(c->data, paths, 1, &c->options, NULL, progress,
			      &c->sum, &c->err);
	free(path);
	return st;
}

static const char again[] = "F\tcm_order\tFY2027\torder.txt\n"
			    "C\tI501\t1\t2\tx\tx\nE\tcm_order\t1\n";

static void
tables__a_wish_to_stop_leaves_the_old_file(void **state)
{
	struct tables_case *c = *state;
	static const char *const at[] = { "cm_order", "FY2027", "codes.db" };
	struct pr_progress progress = { NULL, stop_at };
	char *before, *after;
	size_t a, b;

	tables_take(c, ALL);
	before = bytes_of(c, &a);
	tables_file(c, "rows", again);
	for (size_t i = 0; i < PR_LEN(at); i++) {
		char *where = mem_strdup(at[i]);

		progress.ctx = where;
		free(c->sum.now);
		assert_pr_refused(import_with(c, &progress), PR_ESTOP, &c->err);
		free(where);
	}
	after = bytes_of(c, &b);
	assert_int_equal(a, b);
	assert_memory_equal(before, after, a);
	assert_int_equal(files_in(c->data), 2);
	free(before);
	free(after);
}

static void
tables__a_killed_import_leaves_the_old_file(void **state)
{
	static const char *const at[] = { "cm_order", "FY2027", "codes.db" };
	struct tables_case *c = *state;
	char *before, *after;
	size_t a, b;

	tables_take(c, ALL);
	before = bytes_of(c, &a);
	tables_file(c, "rows", again);
	for (size_t i = 0; i < PR_LEN(at); i++) {
		char *where = mem_strdup(at[i]);
		struct pr_progress progress = { where, die_at };
		int status = 0;
		pid_t pid = fork();

		if (pid == 0) {
			if (import_with(c, &progress) == PR_OK)
				_exit(0);
			_exit(1);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
		free(where);
		after = bytes_of(c, &b);
		assert_int_equal(a, b);
		assert_memory_equal(before, after, a);
		free(after);
	}
	tables_take(c, again); /* takes away what they left */
	assert_int_equal(files_in(c->data), 2);
	free(before);
}

static void
tables__a_full_disk_leaves_the_old_file(void **state)
{
	struct tables_case *c = *state;
	char *before, *after;
	size_t a, b;

	tables_take(c, ALL);
	before = bytes_of(c, &a);
	tables_file(c, "rows", again);
	for (rlim_t room = 8192; room < (rlim_t)a; room += 32768) {
		int status = 0;
		pid_t pid = fork();

		if (pid == 0) {
			const struct rlimit limit = { room, room };

			signal(SIGXFSZ, SIG_IGN);
			setrlimit(RLIMIT_FSIZE, &limit);
			_exit(import_with(c, NULL) == PR_OK ? 0 : 1);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 1);
		after = bytes_of(c, &b);
		assert_int_equal(a, b);
		assert_memory_equal(before, after, a);
		free(after);
		assert_int_equal(files_in(c->data), 2);
	}
	free(before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TABLES_TEST(tables__come_in_with_their_counts),
		TABLES_TEST(
			tables__the_tabular_is_written_out_against_the_order_file),
		TABLES_TEST(tables__the_same_file_again_changes_nothing),
		TABLES_TEST(tables__an_april_file_replaces_its_own_table_only),
		TABLES_TEST(tables__editions_stand_side_by_side),
		TABLES_TEST(
			tables__a_list_of_codes_gives_way_to_the_order_file),
		TABLES_TEST(tables__an_edition_can_be_said),
		TABLES_TEST(tables__rows_that_are_none_change_nothing),
		TABLES_TEST(tables__rows_that_contradict_change_nothing),
		TABLES_TEST(tables__nothing_comes_of_nothing),
		TABLES_TEST(tables__what_the_converter_says_is_told),
		TABLES_TEST(tables__a_wish_to_stop_leaves_the_old_file),
		TABLES_TEST(tables__a_killed_import_leaves_the_old_file),
		TABLES_TEST(tables__a_full_disk_leaves_the_old_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
