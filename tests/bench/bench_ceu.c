/* bench_ceu.c - a ledger of ten credentials and 500 activities judged by the
 * shipped rules, beside one pass over the same activities that only sums their
 * units; and one renewal month with far too many choices: name, milliseconds,
 * times that pass */
#include "proctor/ceu.h"
#include "proctor/ceu_alloc.h"

#include "bench.h"

#include <string.h>

#define ENTRIES 500
#define ROUNDS 20
#define PASSES 2000

static const char *const files[] = { "aapc", "ahima", "ncra", "nha" };

static const struct pr_ceu_holding holdings[] = {
#define HELD(credential_, issuer_, year, month, day)                      \
	{                                                                 \
		.row = __LINE__, .credential = (credential_),             \
		.issuer = (issuer_), .since = { (year), (month), (day) }, \
		.successor = "", .reason = ""                             \
	}
	HELD("CPC", "AAPC", 2012, 3, 9),    HELD("RHIT", "AHIMA", 2012, 6, 1),
	HELD("CCS", "AHIMA", 2014, 2, 14),  HELD("COC", "AAPC", 2015, 9, 1),
	HELD("CHPS", "AHIMA", 2017, 5, 20), HELD("CEHRS", "NHA", 2018, 1, 15),
	HELD("CMAA", "NHA", 2018, 8, 2),    HELD("ODS", "NCRA", 2019, 4, 4),
	HELD("CBCS", "NHA", 2019, 11, 30),  HELD("CRC", "AAPC", 2020, 7, 7),
#undef HELD
};

static struct pr_ceu_claim claims[ENTRIES][PR_LEN(files)];
static struct pr_ceu_entry entries[ENTRIES];

static struct pr_ceu_issuer *
read_issuer(const char *name)
{
	static char text[1 << 20];
	const struct pr_findings none = { 0 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };
	char path[200];
	size_t n;
	FILE *file;

	snprintf(path, sizeof(path), "question_banks/credentials/%s.json",
		 name);
	file = fopen(path, "rb");
	if (!file)
		die(path, "cannot be read");
	n = fread(text, 1, sizeof(text), file);
	fclose(file);
	if (pr_ceu_rules_read(&issuer, path, text, n, &none, &err))
		die(path, err.text);
	return issuer;
}

/* A word of an attribute, or none. */
static const char *
word(const struct pr_ceu_issuer *issuer, size_t attribute)
{
	size_t n = issuer->n_words[attribute];
	unsigned i = below((unsigned)n + 1);

	return i < n ? issuer->words[attribute][i].identifier : "";
}

/* One activity every ten days; units in quarters, one in eight in minutes
 * only; one claim in six is open or refused. */
static void
make_entries(const struct pr_ceu_book *book)
{
	int64_t day = pr_date_to_days((struct pr_date){ 2013, 1, 1 });

	for (size_t i = 0; i < ENTRIES; i++) {
		struct pr_ceu_entry *e = &entries[i];

		*e = (struct pr_ceu_entry){
			.row = (int64_t)i + 100,
			.first = (int64_t)i + 100,
			.date = pr_date_from_days(day + (int64_t)i * 10),
			.title = "An activity",
			.provider = "",
			.note = "",
			.minutes = 30 + 15 * (int)below(10),
			.units = below(8) ? 25 * (1 + (int)below(16))
					  : PR_CEU_UNKNOWN,
			.cost_cents = PR_CEU_UNKNOWN,
			.certificate_name = "",
			.claims = claims[i],
			.n_claims = book->n,
		};
		for (size_t c = 0; c < book->n; c++) {
			const struct pr_ceu_issuer *issuer = book->issuers[c];

			claims[i][c] = (struct pr_ceu_claim){
				.issuer = issuer->identifier,
				.accepted =
					below(6) ? PR_CEU_YES : PR_CEU_MAYBE,
				.why = "",
				.units = PR_CEU_UNKNOWN,
				.word = { word(issuer, 0), word(issuer, 1),
					  word(issuer, 2) },
				.approval = "",
			};
		}
	}
}

static double
one_pass(void)
{
	double start = seconds();
	volatile int64_t sum = 0;

	for (int r = 0; r < PASSES; r++)
		for (size_t i = 0; i < ENTRIES; i++)
			for (size_t c = 0; c < entries[i].n_claims; c++)
				if (entries[i].claims[c].accepted == PR_CEU_YES)
					sum += entries[i].units;
	(void)sum; /* volatile: what it cost is what is wanted */
	return (seconds() - start) / PASSES;
}

static double
judged(const struct pr_ceu_book *book, size_t n)
{
	const struct pr_ceu_ledger ledger = { .holdings = holdings,
					      .n_holdings = PR_LEN(holdings),
					      .entries = entries,
					      .n_entries = n };
	double best = 1e9;

	for (int r = 0; r < ROUNDS; r++) {
		struct pr_ceu_status *status = NULL;
		struct pr_err err = { 0 };
		double start = seconds();
		double took;

		if (pr_ceu_judge(&status, book, &ledger,
				 (struct pr_date){ 2026, 11, 22 }, &err))
			die("judge", err.text);
		took = seconds() - start;
		best = took < best ? took : best;
		pr_ceu_status_free(status);
	}
	return best;
}

/* So many halves in one renewal month, two minimums in either cycle. */
static double
one_month(size_t n)
{
	static const struct pr_ceu_limit limits[] = { { 0, 1600, false, 0 },
						      { 1, 800, false, 1 } };
	static const struct pr_ceu_target targets[] = { { 3600, limits, 2 },
							{ 3600, limits, 2 } };
	static struct pr_ceu_item items[ENTRIES];
	static int given[ENTRIES];
	struct pr_err err = { 0 };
	double start;

	for (size_t i = 0; i < n; i++)
		items[i] = (struct pr_ceu_item){ 50 * (1 + (int)below(3)), 3,
						 below(4) };
	start = seconds();
	if (pr_ceu_allocate(given, targets, 2, items, n, NULL, &err))
		die("allocate", err.text);
	return seconds() - start;
}

static void
tell(const char *name, double took, double pass)
{
	printf("ceu: %s, ms\t%.3f\t%.1f\n", name, took * 1e3, took / pass);
}

int
main(void)
{
	struct pr_ceu_book book = { 0 };
	double pass;

	for (size_t i = 0; i < PR_LEN(files); i++) {
		struct pr_err err = { 0 };

		if (pr_ceu_book_add(&book, read_issuer(files[i]), &err))
			die(files[i], err.text);
	}
	make_entries(&book);
	pass = one_pass();
	printf("ceu: one pass over 500 activities, ms\t%.4f\t1\n", pass * 1e3);
	tell("10 credentials, 500 activities judged", judged(&book, ENTRIES),
	     pass);
	tell("10 credentials, 50 activities judged", judged(&book, 50), pass);
	tell("renewal month of 20 activities shared out", one_month(20), pass);
	tell("renewal month of 72, just too few", one_month(72), pass);
	tell("renewal month of 500, more than enough", one_month(500), pass);
	pr_ceu_book_release(&book);
	return 0;
}
