/* bench_grade.c - coding answers graded a second: over a small book of test
 * codes and, where they are at hand, over the full tables, beside a plain
 * comparison of strings: name, answers a second, part of the plain rate */
#include "../unit/drill_book.h"
#include "proctor/bank.h"
#include "proctor/coding.h"

#include "tables.h"

#define ROUNDS 600

static const struct {
	const char *id, *members;
} cases[] = {
#define CASE(id, members) { id, members },
#include "../data/drill_vectors.def"
#undef CASE
};

static const struct {
	const char *id, *answer;
} vectors[] = {
#define VECTOR(id, answer, learning, strict, kinds) { id, answer },
#include "../data/drill_vectors.def"
#undef VECTOR
};

static struct pr_item *items[PR_LEN(vectors)];

static void
read_items(void)
{
	for (size_t i = 0; i < PR_LEN(vectors); i++) {
		char text[4000];
		struct pr_err err = { 0 };

		for (size_t c = 0; c < PR_LEN(cases); c++)
			if (strcmp(cases[c].id, vectors[i].id) == 0)
				snprintf(text, sizeof(text),
					 "{\"identifier\":\"I\",\"stem\":"
					 "\"q\",%s}",
					 cases[c].members);
		if (pr_item_read(&items[i], text, strlen(text), NULL, &err))
			die("item", err.text);
	}
}

/* Each code of the key looked for in the answer, and no more. */
static int
plain(const struct pr_item *item, const char *answer)
{
	int right = 0;

	for (size_t k = 0; k < item->n_answers; k++)
		right += strstr(answer, item->answers[k].text) != NULL;
	return right;
}

static double
rate_plain(void)
{
	double start = seconds();
	volatile int sum = 0;

	for (int r = 0; r < ROUNDS * 20; r++)
		for (size_t i = 0; i < PR_LEN(vectors); i++)
			sum += plain(items[i], vectors[i].answer);
	return ROUNDS * 20 * (double)PR_LEN(vectors) / (seconds() - start);
}

static double
rate(const struct pr_codebook *book)
{
	double start = seconds();

	for (int r = 0; r < ROUNDS; r++) {
		for (size_t i = 0; i < PR_LEN(vectors); i++) {
			struct pr_code_grade grade;
			struct pr_err err = { 0 };

			if (pr_code_grade(&grade, items[i], vectors[i].answer,
					  book, &err))
				die("grade", err.text);
		}
	}
	return ROUNDS * (double)PR_LEN(vectors) / (seconds() - start);
}

static void
tell(const char *name, double value, double base)
{
	printf("%s\t%.0f\t%.4f\n", name, value, value / base);
}

int
main(void)
{
	const char *folder = bench_tables();
	double base;

	read_items();
	base = rate_plain();
	tell("grade: plain comparison", base, base);
	tell("grade: without tables", rate(NULL), base);
	tell("grade: small book", rate(&drill_book), base);
	if (folder) {
		struct pr_tables *tables = NULL;
		struct pr_err err = { 0 };

		if (pr_tables_open(&tables, folder, NULL, &err))
			die("tables", err.text);
		rate(pr_tables_book(tables)); /* what is asked for once */
		tell("grade: full tables", rate(pr_tables_book(tables)), base);
		pr_tables_close(tables);
		bench_tables_end();
	} else {
		puts("# grade: no code tables or no converter");
	}
	for (size_t i = 0; i < PR_LEN(vectors); i++)
		pr_item_free(items[i]);
	return 0;
}
