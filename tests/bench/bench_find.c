/* bench_find.c - looking up, a query a keystroke, beside a search of titles
 * only in the same run
 *
 * Prints name<TAB>n<TAB>value in milliseconds, or a line with # when the
 * tables or the converter are not at hand. */
#include "proctor/search.h"

#include "tables.h"

#include <string.h>

#define TIMES_MAX 20000
#define ROUNDS 3

static const char *const queries[] = {
	"type 2 diabetes with neuropathy",
	"hypertension",
	"heart attack",
	"uti",
	"copd exacerbation",
	"fracture radius left",
	"pneumonia",
	"iron deficiency anemia",
	"low back pain",
	"breast cancer",
	"gestational diabetes",
	"atrial fibrillation",
	"chf",
	"kidney stones",
	"laparoscopic cholecystectomy",
	"open wound of hand",
	"diabtes",
	"percutaneous endoscopic approach",
	"wheelchair",
	"e11.2",
	"S52.53",
	"0ft",
	"injection ketorolac",
	"migraine without aura",
};

static double times[TIMES_MAX];
static int n_times;

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
print(const char *name)
{
	qsort(times, (size_t)n_times, sizeof(times[0]), by_size);
	printf("%s_p50_ms\t%d\t%.3f\n", name, n_times, times[n_times / 2]);
	printf("%s_p99_ms\t%d\t%.3f\n", name, n_times,
	       times[n_times * 99 / 100]);
	n_times = 0;
}

/* Every beginning of every query, timed. */
static void
type_all(void *ctx, void (*ask)(void *ctx, const char *typed))
{
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < PR_LEN(queries); i++) {
			char typed[64];

			for (size_t k = 1; k <= strlen(queries[i]); k++) {
				double from;

				snprintf(typed, sizeof(typed), "%.*s", (int)k,
					 queries[i]);
				from = seconds();
				ask(ctx, typed);
				if (n_times < TIMES_MAX)
					times[n_times++] =
						(seconds() - from) * 1e3;
			}
		}
	}
}

static void
ask_tables(void *ctx, const char *typed)
{
	struct pr_hit hits[10];
	struct pr_err err = { 0 };
	size_t n;

	if (pr_tables_find(ctx, typed, PR_CODE_NONE, hits, 10, &n, &err))
		die("find", err.text);
}

static void
ask_titles(void *ctx, const char *typed)
{
	struct pr_search_hit hits[10];

	(void)pr_search_find(ctx, typed, PR_CODE_NONE, hits, 10);
}

/* The same search over nothing but the titles of both ICD-10 books. */
static void
bench_titles(const struct pr_codebook *book)
{
	static const enum pr_codebook_list lists[] = { PR_LIST_CM,
						       PR_LIST_PCS };
	struct pr_search_builder *builder;
	struct pr_search *search = NULL;
	struct pr_err err = { 0 };
	unsigned char *bytes;
	size_t len;

	if (pr_search_builder_new(&builder, &err))
		die("titles", err.text);
	for (size_t l = 0; l < PR_LEN(lists); l++) {
		long n = book->count(book->ctx, lists[l]);

		for (long i = 0; i < n; i++) {
			const struct pr_code_row *row =
				book->row(book->ctx, lists[l], i);
			struct pr_search_entry entry = {
				.source = PR_SEARCH_TITLE,
				.system = row->system,
				.ref = (uint32_t)i,
				.code = (uint32_t)i,
				.billable = row->valid,
				.n_levels = 1,
				.levels = { row->title },
			};

			if (pr_search_add(builder, &entry, &err))
				die("titles", err.text);
		}
	}
	if (pr_search_pack(builder, &bytes, &len, &err) ||
	    pr_search_open(&search, bytes, len, &err))
		die("titles", err.text);
	pr_search_builder_free(builder);
	type_all(search, ask_titles);
	print("find_titles_only");
	pr_search_close(search);
	free(bytes);
}

int
main(void)
{
	const char *folder = bench_tables();
	struct pr_tables *tables = NULL;
	struct pr_err err = { 0 };

	if (!folder) {
		puts("# find: no code tables or no converter");
		return 0;
	}
	if (pr_tables_open(&tables, folder, NULL, &err))
		die("tables", err.text);
	type_all(tables, ask_tables);
	print("find");
	bench_titles(pr_tables_book(tables));
	pr_tables_close(tables);
	bench_tables_end();
	return 0;
}
