/* bench_lint.c - a bank file judged, against a plain reading of the same file:
 * bench_lint [ITEMS]
 *
 * Prints name<TAB>n<TAB>value. Reading is the gate's reader and nothing else;
 * judging is reading, every rule and the comparison of all items. The words
 * are drawn as words are: few of them often, many of them rarely. */
#include "proctor/lint_library.h"
#include "util/fs.h"

#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define ITEMS 100000
#define WORDS 12000

/* Word k of a made-up language. */
static void
word(FILE *f, unsigned k)
{
	static const char *const parts[] = { "ba", "do", "fi", "gu", "ha",
					     "ke", "lo", "mi", "nu", "pa",
					     "re", "so", "ti", "vu", "wa" };

	do {
		fputs(parts[k % 15], f);
		k /= 15;
	} while (k);
	fputs("n", f);
}

static void
words(FILE *f, int n)
{
	static const char *const small[] = { "the", "of",    "a",   "to",
					     "in",  "which", "and", "is" };

	for (int i = 0; i < n; i++) {
		unsigned r = below(100);

		if (i)
			fputc(' ', f);
		if (r < 40)
			fputs(small[below(8)], f);
		else /* Zipf's law, nearly */
			word(f, below(1 + below(1 + below(WORDS))));
	}
}

static void
item(FILE *f, long i)
{
	unsigned key = below(4);

	fprintf(f,
		"{\"record\":\"item\",\"item\":{\"identifier\":\"SYN-%07ld\","
		"\"version\":1,\"type\":\"single_choice\",\"stem\":\"A clerk ",
		i);
	words(f, 24);
	fprintf(f, ". Which ");
	words(f, 9);
	fprintf(f, "?\",\"options\":[");
	for (unsigned k = 0; k < 4; k++) {
		fprintf(f, "%s{\"id\":\"%c\",\"text\":\"", k ? "," : "",
			'A' + (int)k);
		words(f, 8);
		fprintf(f, "\"%s,\"rationale\":\"",
			k == key ? ",\"correct\":true" : "");
		words(f, 14);
		fprintf(f, "\"}");
	}
	fprintf(f, "],\"rationale\":\"");
	words(f, 25);
	fprintf(f,
		"\",\"authority\":[{\"source\":\"Rule\",\"as_of\":"
		"\"2026-01-01\"}],\"review_by\":\"2030-01-01\","
		"\"objectives\":[{\"exam\":\"BENCH\",\"domain\":\"D%u\"}],"
		"\"cognitive_level\":\"apply\",\"difficulty\":{\"angoff\":"
		"0.%u,\"raters\":3},\"time_expected_seconds\":60}}\n",
		1 + below(8), 20 + below(70));
}

static void
write_bank(const char *path, long n)
{
	FILE *f = fopen(path, "wb");

	if (!f)
		die(path, "cannot be written");
	fprintf(f, "{\"record\":\"header\",\"format\":\"certbank\","
		   "\"format_version\":\"1.1\",\"bank\":{\"uuid\":"
		   "\"11111111-1111-4111-8111-111111111111\","
		   "\"title\":\"Bench\",\"lang\":\"en\"}}\n");
	for (long i = 0; i < n; i++)
		item(f, i);
	if (fclose(f) != 0)
		die(path, "cannot be written");
}

static void
no_finding(void *ctx, const struct pr_finding *finding)
{
	long *n = ctx;

	(void)finding;
	++*n;
}

static double
plain_read(const char *path, long want)
{
	struct pr_source source = { .name = path, .read = fs_reader_read };
	long refused = 0, items = 0;
	struct pr_findings findings = { &refused, no_finding };
	struct fs_reader *file;
	struct pr_reader *reader;
	struct pr_record record;
	struct pr_err err = { 0 };
	double from = seconds();
	bool has = true;

	if (fs_reader_open(&file, path, &err))
		die(path, err.text);
	source.ctx = file;
	if (pr_reader_open(&reader, &source, NULL, &findings, &err))
		die(path, err.text);
	while (has) {
		if (pr_reader_next(reader, &record, &has, &err))
			die(path, err.text);
		items += has && record.kind == PR_RECORD_ITEM;
	}
	pr_reader_close(reader);
	fs_reader_close(file);
	if (items != want)
		die(path, "not all items were read");
	return seconds() - from;
}

static double
judge(const char *path, long want, long *found)
{
	struct pr_findings findings = { found, no_finding };
	struct pr_lint_read sum = { 0 };
	struct pr_lint *lint;
	struct pr_err err = { 0 };
	double from = seconds();

	if (pr_lint_new(&lint, "2026-11-22", &findings, &err) ||
	    pr_lint_path(lint, path, NULL, NULL, &sum, &err) ||
	    pr_lint_finish(lint, &err))
		die(path, err.text);
	if (pr_lint_sum(lint).items != want)
		die(path, "not all items were judged");
	pr_lint_free(lint);
	return seconds() - from;
}

int
main(int argc, char *argv[])
{
	long n = argc > 1 ? strtol(argv[1], NULL, 10) : ITEMS;
	char path[] = "/tmp/proctor-lint-XXXXXX";
	int fd = mkstemp(path);
	struct rusage usage;
	double plain, judged, half;
	long found = 0;

	if (fd < 0)
		die(path, "cannot be made");
	close(fd);
	write_bank(path, n / 2);
	half = judge(path, n / 2, &found);
	found = 0;
	write_bank(path, n);
	plain = plain_read(path, n);
	judged = judge(path, n, &found);
	unlink(path);
	getrusage(RUSAGE_SELF, &usage);
	printf("lint_read_seconds\t%ld\t%.2f\n", n, plain);
	printf("lint_seconds\t%ld\t%.2f\n", n, judged);
	printf("lint_ratio\t%ld\t%.2f\n", n, judged / plain);
	printf("lint_growth_of_twice_the_items\t%ld\t%.2f\n", n, judged / half);
	printf("lint_findings\t%ld\t%ld\n", n, found);
	printf("lint_memory_mib\t%ld\t%ld\n", n, usage.ru_maxrss / 1024);
	return 0;
}
