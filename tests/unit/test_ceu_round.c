/*
 * test_ceu_round.c - what is exported comes in again without loss: random
 * ledgers with every field, corrected and taken back rows
 *
 * The converter is the one that was built beside the program.
 */
#include "report/ceu.h"
#include "util/buf.h"

#include "ceu_case_life.h"

#define LEDGERS 40

/* ---- what came of it ----------------------------------------------------- */

enum said {
	CLOSED,
	CYCLES,
	FILES,
	TOLD,
	PERIODS,
	TOLD_BEFORE,
	WAITING,
	SAID
};

/* ---- out and in ---------------------------------------------------------- */

typedef enum pr_status page_fn(const struct ceu_report *report,
			       const struct pr_sink *sink, struct pr_err *err);

static enum pr_status
take(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)err;
	buf_add(ctx, bytes, n);
	return PR_OK;
}

/* Numbers of rows are for eyes only. */
static void
drop_numbers(char *json)
{
	static const char *const names[] = { "\"number\": ", "\"row\": ",
					     "\"entry\": ", "ceu correct " };

	for (size_t i = 0; i < PR_LEN(names); i++)
		for (char *p = json; (p = strstr(p, names[i]));) {
			char *from = p + strlen(names[i]);
			size_t n = strspn(from, "0123456789");

			memmove(from, from + n, strlen(from + n) + 1);
			p = from;
		}
}

static char *
print(struct ceu_case *c, page_fn *page)
{
	struct pr_ceu_picture *p = ceu_load(c);
	struct ceu_report report = {
		.picture = p, .now_ms = CASE_NOW, .learner = "me", .width = 80
	};
	struct buf out;
	const struct pr_sink sink = { .ctx = &out, .write = take };
	char *text;

	buf_init(&out, (size_t)1 << 22);
	assert_pr_ok(page(&report, &sink, &c->d.err), &c->d.err);
	pr_ceu_picture_free(p);
	text = strdup(buf_text(&out));
	assert_non_null(text);
	buf_release(&out);
	return text;
}

static void
say_finding(void *ctx, const struct pr_finding *finding)
{
	(void)ctx;
	print_message("# %s:%ld: %s\n", finding->file, finding->line,
		      finding->wrong);
}

static struct pr_ceu_imported
take_in(struct ceu_case *c, const char *path, const char *converter)
{
	const struct pr_findings findings = { .found = say_finding };
	const struct pr_ceu_import import = { .path = path,
					      .converter = converter };
	struct pr_ceu_imported got;

	assert_pr_ok(
		pr_ceu_import(c->d.desk, &import, &findings, &got, &c->d.err),
		&c->d.err);
	return got;
}

/* What b has, so that nothing is missing of what a ledger can say. */
static void
count_said(struct ceu_case *c, long said[SAID])
{
	struct pr_ceu_picture *p = ceu_load(c);

	for (size_t i = 0; i < p->ledger.n_holdings; i++)
		said[CLOSED] += p->ledger.holdings[i].until.year > 0;
	said[CYCLES] += (long)p->ledger.n_copied;
	for (size_t i = 0; i < p->ledger.n_entries; i++) {
		const struct pr_ceu_entry *e = &p->ledger.entries[i];

		said[FILES] += e->has_certificate;
		for (size_t k = 0; k < e->n_claims; k++) {
			said[TOLD] += e->claims[k].reported.year > 0;
			said[PERIODS] += e->claims[k].period.year > 0;
			said[TOLD_BEFORE] +=
				e->claims[k].reported_before.year > 0;
			said[WAITING] += e->claims[k].accepted == PR_CEU_MAYBE;
		}
	}
	pr_ceu_picture_free(p);
}

static void
assert_same(struct ceu_case *a, struct ceu_case *b, page_fn *page)
{
	char *one = print(a, page), *other = print(b, page);

	drop_numbers(one);
	drop_numbers(other);
	for (size_t i = 0;; i++) {
		size_t from = i < 200 ? 0 : i - 200;

		if (one[i] != other[i])
			fail_msg("here: ...%.400s\nthere: ...%.400s",
				 one + from, other + from);
		if (!one[i])
			break;
	}
	free(one);
	free(other);
}

/* From a to b as a file of this kind, and back to a where all of it is; it is
 * the same then, and is judged the same. */
static void
travel(struct ceu_case *a, struct ceu_case *b, page_fn *page, const char *name,
       const char *converter)
{
	char *out = print(a, page);
	const char *path = ceu_path(a, name);
	struct pr_ceu_imported got;

	ceu_file(a->d.base, name, out, strlen(out));
	got = take_in(a, path, converter);
	assert_int_equal(got.entries + got.holdings + got.cycles, 0);
	got = take_in(b, path, converter);
	assert_int_equal(got.refused, 0);
	free(out);
	assert_same(a, b, page);
	assert_same(a, b, ceu_status_json);
}

static const char *
beside_the_program(void)
{
	static char path[1100];
	const char *program = getenv("PROCTOR");

	if (!program)
		skip();
	snprintf(path, sizeof(path), "%s-convert", program);
	if (access(path, X_OK) != 0)
		skip();
	return path;
}

/* Each ledger is a learner's, here and there. */
static void
sit_down(struct ceu_case *c, int n)
{
	char name[20];

	snprintf(name, sizeof(name), "learner %d", n);
	assert_pr_ok(pr_learner_add(c->d.desk, name, &c->d.err), &c->d.err);
	ceu_again(c, name);
	c->learner = NULL;
}

static void
travel_often(struct ceu_case *a, page_fn *page, const char *name,
	     const char *converter)
{
	void *other = NULL;
	struct ceu_case *b;
	long said[SAID] = { 0 };

	ceu_setup(&other);
	b = other;
	ceu_rules_file(a, "omega.json", omega_rules);
	ceu_rules_file(b, "omega.json", omega_rules);
	for (int i = 0; i < LEDGERS; i++) {
		pr_rng_seed_stream(&rng, 20, (uint64_t)i);
		sit_down(a, i);
		sit_down(b, i);
		live(a);
		travel(a, b, page, name, converter);
		count_said(b, said);
	}
	for (int i = 0; i < SAID; i++) {
		if (said[i] < 5)
			fail_msg("%d of kind %d", (int)said[i], i);
	}
	ceu_teardown(&other);
}

static void
round__a_table_loses_nothing(void **state)
{
	travel_often(*state, ceu_export_csv, "ledger.csv",
		     beside_the_program());
}

static void
round__json_loses_nothing(void **state)
{
	travel_often(*state, ceu_export_json, "ledger.json", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(round__a_table_loses_nothing),
		ceu_test(round__json_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
