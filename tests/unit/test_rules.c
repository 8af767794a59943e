/* test_rules.c - every rule of the bank format has a text that breaks it, and
 * is then reported under its number, with words and a place */
#include "proctor/bank.h"
#include "proctor/rules.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum wrap {
	AS_FILE,     /* the text is the file */
	AS_BANK,     /* the bank object of a document */
	AS_EXAM,     /* one exam of a document */
	AS_STIMULUS, /* one stimulus */
	AS_ITEM,     /* one item */
	AS_LINE,     /* a line after the header line */
};

#define U1 "\"uuid\":\"38d017be-def6-589e-8f39-b707fba3220f\","
#define BANK                                                  \
	"{\"uuid\":\"c4a02227-b3ce-5eca-b6ce-33af245ce185\"," \
	"\"title\":\"T\"}"
#define HEAD "{\"format\":\"certbank\",\"format_version\":\"1.1\","
#define HEADER "{\"record\":\"header\"," HEAD_REST
#define HEAD_REST                                             \
	"\"format\":\"certbank\",\"format_version\":\"1.1\"," \
	"\"bank\":" BANK "}\n"
#define TF "\"identifier\":\"I1\",\"type\":\"true_false\",\"answer\":true,"
#define OBJECTIVE              \
	"\"rationale\":\"r\"," \
	"\"objectives\":[{\"exam\":\"E\",\"domain\":\"D1\"}]"
#define STEM "\"stem\":\"q\"," OBJECTIVE
#define SC(options)                                               \
	"{\"identifier\":\"I1\",\"type\":\"single_choice\"," STEM \
	",\"options\":[" options "]}"
#define MR(options, more)                                                    \
	"{\"identifier\":\"I1\","                                            \
	"\"type\":\"multiple_response\"," STEM more ",\"options\":[" options \
	"]}"
#define A_KEY "{\"id\":\"A\",\"text\":\"a\",\"correct\":true}"
#define B_NOT "{\"id\":\"B\",\"text\":\"b\"}"
#define O(id) ",{\"id\":\"" id "\",\"text\":\"x\"}"
#define NUM(answer)                                         \
	"{\"identifier\":\"I1\",\"type\":\"numeric\"," STEM \
	",\"answers\":[" answer "]}"
#define TXT(answer)                                            \
	"{\"identifier\":\"I1\",\"type\":\"short_text\"," STEM \
	",\"answers\":[" answer "]}"
#define CODE(answers, more)                                                  \
	"{\"identifier\":\"I1\","                                            \
	"\"type\":\"code_entry\"," STEM more ",\"systems\":[\"ICD-10-CM\"]," \
	"\"answers\":[" answers "]}"
#define MATCH(pairs)                                         \
	"{\"identifier\":\"I1\",\"type\":\"matching\"," STEM \
	",\"sources\":[{\"id\":\"s\",\"text\":\"x\"}],"      \
	"\"targets\":[{\"id\":\"t\",\"text\":\"y\"}],"       \
	"\"pairs\":[" pairs "]}"
#define DOMAIN(id, weight)                            \
	"{\"identifier\":\"" id "\",\"title\":\"d\"," \
	"\"weight\":{" weight "}}"
#define EXAM(domains, more)                            \
	"{" U1 "\"identifier\":\"E\",\"title\":\"t\"," \
	"\"domains\":[" domains "]" more "}"
#define D100 DOMAIN("D1", "\"percent\":100")
#define SCORING(more)                       \
	",\"form\":{\"scored_items\":100}," \
	"\"scoring\":{" more "}"

static const struct row {
	int rule;
	enum wrap wrap;
	const char *text;
} rows[] = {
	{ 101, AS_FILE, "\xef\xbb\xbf" HEAD "\"bank\":" BANK ",\"items\":[]}" },
	{ 102, AS_ITEM, "{" TF "\"stem\":\"caf\xe9\"}" },
	{ 103, AS_ITEM, "{" TF "\"stem\":\"a\\u0000b\"}" },
	{ 104, AS_ITEM, "{" TF "\"stem\":\"\\ud834\"}" },
	{ 105, AS_ITEM, "{" TF "\"stem\":\"a\tb\"}" },
	{ 106, AS_ITEM, "{" TF "\"stem\":\"a\",}" },
	{ 107, AS_ITEM, "{" TF "\"stem\":\"a\",\"st\\u0065m\":\"b\"}" },
	{ 108, AS_ITEM, "{" TF "\"stem\":\"a\",\"version\":9007199254740993}" },
	{ 109, AS_ITEM,
	  "{" TF "\"stem\":\"a\",\"extensions\":{\"x\":"
	  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
	  "]]]]]]}}" },
	{ 110, AS_ITEM, "LONG" },
	{ 111, AS_FILE, "VERY LONG" },
	{ 112, AS_FILE, HEAD "\"bank\":" BANK ",\"items\":[{\"a\":" },
	{ 113, AS_FILE, HEAD "\"bank\":" BANK ",\"items\":[]} x" },
	{ 114, AS_FILE, " \n " },
	{ 121, AS_FILE, "{\"items\":[]}" },
	{ 122, AS_FILE,
	  "{\"format\":\"certbank\",\"format_version\":\"2.0\",\"bank\":" BANK
	  ",\"items\":[]}" },
	{ 123, AS_FILE, HEAD "\"items\":[]}" },
	{ 124, AS_LINE, "{\"record\":\"essay\"}" },
	{ 125, AS_LINE, HEADER },
	{ 126, AS_LINE,
	  "{\"record\":\"trailer\",\"items\":0}\n"
	  "{\"record\":\"item\",\"item\":{" TF STEM "}}" },
	{ 127, AS_FILE, HEAD "\"bank\":" BANK ",\"items\":{}}" },
	{ 128, AS_BANK, "{\"title\":\"T\",\"uuid\":7}" },
	{ 131, AS_ITEM, "{" TF OBJECTIVE "}" },
	{ 132, AS_ITEM, "{" TF "\"stem\":7}" },
	{ 133, AS_ITEM, "{" TF "\"stem\":\"q\",\"sttus\":\"draft\"}" },
	{ 134, AS_ITEM, "{" TF "\"stem\":\"q\",\"status\":\"ready\"}" },
	{ 135, AS_ITEM, "{" TF "\"stem\":\"q\",\"version\":0}" },
	{ 136, AS_ITEM,
	  "{\"uuid\":\"3AFF65D1-D3BC-5D16-B24B-38D9FABC9D94\"," TF STEM "}" },
	{ 137, AS_ITEM,
	  "{\"identifier\":\"1 2\",\"type\":\"true_false\",\"answer\":true,"
	  "\"stem\":\"q\"}" },
	{ 138, AS_ITEM,
	  SC("{\"id\":\"A B\",\"text\":\"a\",\"correct\":true}," B_NOT) },
	{ 139, AS_ITEM, "{" TF STEM ",\"review_by\":\"2026-02-30\"}" },
	{ 140, AS_ITEM, "{" TF STEM ",\"lang\":\"e\"}" },
	{ 141, AS_ITEM, NUM("{\"value\":\"1,94\"}") },
	{ 142, AS_ITEM, "{" TF "\"stem\":\"  \"}" },
	{ 143, AS_ITEM, SC(A_KEY) },
	{ 144, AS_ITEM,
	  SC(A_KEY O("B") O("C") O("D") O("E") O("F") O("G") O("H") O("I")
		     O("J") O("K") O("L") O("M") O("N") O("O") O("P") O("Q")
			     O("R") O("S") O("T") O("U") O("V") O("W") O("X")
				     O("Y") O("Z") O("AA")) },
	{ 145, AS_ITEM, "{" TF STEM ",\"tags\":[\"a\",\"b\",\"a\"]}" },
	{ 146, AS_ITEM, "{" TF STEM ",\"content_hash\":\"sha256:00\"}" },
	{ 147, AS_ITEM, "{" TF STEM ",\"media\":[{\"file\":\"../x\"}]}" },
	{ 148, AS_ITEM,
	  "{" TF STEM ",\"people\":[{\"name\":\"n\",\"orcid\":\"0\"}]}" },
	{ 149, AS_ITEM, CODE("{\"code\":\"e11.9\"}", "") },
	{ 150, AS_ITEM,
	  "{\"identifier\":\"I\",\"type\":\"essay\",\"stem\":\"q\"}" },
	{ 151, AS_EXAM, EXAM(DOMAIN("D1", ""), "") },
	{ 161, AS_ITEM, "{" TF "\"stem\":\"a\\u202eb\"," OBJECTIVE "}" },
	{ 162, AS_ITEM,
	  "{" TF "\"stem\":{\"format\":\"html\",\"text\":\"<p>q\"}}" },
	{ 163, AS_ITEM,
	  "{" TF "\"stem\":{\"format\":\"markdown\",\"text\":\"<b>q</b>\"}}" },
	{ 201, AS_ITEM, "{\"type\":\"true_false\",\"answer\":true," STEM "}" },
	{ 202, AS_ITEM, SC(A_KEY O("A")) },
	{ 203, AS_ITEM, SC(B_NOT O("C")) },
	{ 204, AS_ITEM, MR(B_NOT O("C"), "") },
	{ 205, AS_ITEM,
	  MR(A_KEY "," B_NOT, ",\"min_choices\":2,\"max_choices\":1") },
	{ 206, AS_ITEM, MR(A_KEY "," B_NOT, ",\"min_choices\":2") },
	{ 207, AS_ITEM,
	  SC(A_KEY O("B") O("C") O("D") O("E") O("F") O("G") O("H") O("I")) },
	{ 208, AS_ITEM, MATCH("[\"s\",\"t9\"]") },
	{ 209, AS_ITEM, MATCH("[\"s\",\"t\"],[\"s\",\"t\"]") },
	{ 210, AS_ITEM,
	  "{\"identifier\":\"I1\",\"type\":\"ordering\"," STEM
	  ",\"elements\":[{\"id\":\"a\",\"text\":\"x\"},{\"id\":\"b\","
	  "\"text\":\"y\"}],\"correct_order\":[\"a\",\"c\"]}" },
	{ 211, AS_ITEM, NUM("{\"min\":\"5\",\"max\":4}") },
	{ 212, AS_ITEM,
	  NUM("{\"value\":5,\"tolerance\":{\"kind\":\"absolute\","
	      "\"value\":-1}}") },
	{ 213, AS_ITEM, NUM("{\"value\":5,\"max\":6}") },
	{ 214, AS_ITEM, NUM("{\"value\":5,\"credit\":0.5}") },
	{ 215, AS_ITEM, TXT("{\"text\":\"(a\",\"match\":\"regex\"}") },
	{ 216, AS_FILE,
	  HEAD "\"bank\":{\"uuid\":\"c4a02227-b3ce-5eca-b6ce-33af245ce185\","
	       "\"title\":\"T\",\"extensions\":{\"urn:proctor:bank\":"
	       "{\"rationale_required\":true}}},\"items\":[{" TF
	       "\"stem\":\"q\"}]}" },
	{ 217, AS_ITEM, "{" TF "\"stem\":\"q\"}" },
	{ 218, AS_ITEM, "{" TF "\"stem\":\"q\"}" },
	{ 219, AS_ITEM,
	  CODE("{\"code\":\"I10\"},{\"code\":\"N18.4\"}", ",\"slots\":1") },
	{ 220, AS_ITEM, CODE("{\"code\":\"I10\",\"after\":[\"E11.9\"]}", "") },
	{ 221, AS_ITEM,
	  "{" TF STEM ",\"content_hash\":\"sha256:00000000000000000000000000"
	  "00000000000000000000000000000000000000\"}" },
	{ 222, AS_ITEM, "{" TF STEM ",\"scoring\":{\"method\":\"pairs\"}}" },
	{ 223, AS_ITEM,
	  "{" U1 TF STEM
	  ",\"enemies\":[\"38d017be-def6-589e-8f39-b707fba3220f\"]}" },
	{ 224, AS_ITEM, "{" TF STEM ",\"difficulty\":{\"angoff\":0.7}}" },
	{ 225, AS_STIMULUS,
	  "{" U1 "\"identifier\":\"S\",\"body\":\"b\",\"media\":[{\"file\":"
	  "\"media/a.png\"}]}" },
	{ 226, AS_ITEM, CODE("{\"code\":\"I10\",\"system\":\"PCS\"}", "") },
	{ 231, AS_EXAM, EXAM(DOMAIN("D1", "\"percent\":90"), "") },
	{ 232, AS_EXAM, EXAM(D100 "," D100, "") },
	{ 233, AS_EXAM,
	  EXAM("{\"identifier\":\"D1\",\"title\":\"d\",\"weight\":{\"percent\""
	       ":100},\"tasks\":[{\"identifier\":\"T\",\"title\":\"t\"},"
	       "{\"identifier\":\"T\",\"title\":\"t\"}]}",
	       "") },
	{ 234, AS_EXAM,
	  EXAM(D100, SCORING("\"cut\":{\"raw\":70,\"percent\":60}")) },
	{ 235, AS_EXAM,
	  EXAM(D100, SCORING("\"scale\":{\"min\":9,\"max\":9}")) },
	{ 236, AS_EXAM,
	  EXAM(D100, SCORING("\"scale\":{\"min\":0,\"max\":9,\"method\":"
			     "\"piecewise_linear\",\"points\":[[0,0],"
			     "[0,9]]}")) },
	{ 237, AS_EXAM,
	  EXAM(D100, SCORING("\"scale\":{\"min\":0,\"max\":9},"
			     "\"cut\":{\"scaled\":10}")) },
	{ 238, AS_EXAM,
	  EXAM(D100, SCORING("\"reference\":{\"n\":10,\"cut\":10,"
			     "\"sd_b\":1}")) },
	{ 239, AS_EXAM,
	  EXAM(D100, SCORING("\"scale\":{\"min\":0,\"max\":9,"
			     "\"method\":\"irt\"}")) },
	{ 240, AS_EXAM,
	  EXAM(DOMAIN("D1", "\"percent_min\":60,\"percent_max\":40"), "") },
	{ 241, AS_EXAM, EXAM(D100, ",\"case_sets\":{\"min\":3,\"max\":2}") },
	{ 242, AS_EXAM,
	  EXAM("{\"identifier\":\"D1\",\"title\":\"d\",\"weight\":{\"percent\""
	       ":100},\"tasks\":[{\"identifier\":\"T\",\"title\":\"t\","
	       "\"weight_percent\":10}]}",
	       "") },
	{ 243, AS_EXAM,
	  EXAM(D100, SCORING("\"scale\":{\"min\":0,\"max\":9,\"method\":"
			     "\"piecewise_linear\",\"points\":[[0,0],"
			     "[100,9]]},\"cut\":{\"raw\":5}")) },
};

/* A text that gives itself out piece by piece, and what was found in it. */
struct trial {
	const char *text;
	size_t len, at, piece;
	int rule;        /* looked for */
	int hits, worse; /* findings of it; other errors */
	bool said;       /* each had words and a place */
};

static enum pr_status
give(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct trial *t = ctx;

	(void)err;
	*n = t->len - t->at;
	if (*n > cap)
		*n = cap;
	if (*n > t->piece)
		*n = t->piece;
	memcpy(buf, t->text + t->at, *n);
	t->at += *n;
	return PR_OK;
}

static void
note(void *ctx, const struct pr_finding *f)
{
	struct trial *t = ctx;

	if (f->rule == t->rule) {
		t->hits++;
		t->said = f->wrong && f->wrong[0] && f->right &&
			  strcmp(f->file, "trial") == 0 && f->line > 0 &&
			  f->column > 0 && !strstr(f->wrong, "{") &&
			  !strchr(f->wrong, '?');
	} else if (f->severity >= PR_ERROR) {
		t->worse++;
	}
}

static void
run_trial(struct trial *t)
{
	struct pr_source source = { "trial", t, give };
	struct pr_findings findings = { t, note };
	struct pr_bank_limits limits = { 4000, 3000, 0 };
	struct pr_reader *reader;
	struct pr_record record;
	struct pr_err err = { 0 };
	bool has = true;
	enum pr_status st;

	t->at = 0;
	t->hits = t->worse = 0;
	assert_pr_ok(pr_reader_open(&reader, &source, &limits, &findings, &err),
		     &err);
	do {
		st = pr_reader_next(reader, &record, &has, &err);
	} while (!st && has);
	assert_int_equal(st != PR_OK, err.text[0] != '\0');
	pr_reader_close(reader);
}

static char *
wrapped(const struct row *row)
{
	static const char *const before[] = {
		[AS_FILE] = "",
		[AS_BANK] = HEAD "\n\"bank\":",
		[AS_EXAM] = HEAD "\"bank\":" BANK ",\n\"items\":[],\"exams\":[",
		[AS_STIMULUS] =
			HEAD "\"bank\":" BANK ",\n\"items\":[],\"stimuli\":[",
		[AS_ITEM] = HEAD "\"bank\":" BANK ",\n\"items\":[",
		[AS_LINE] = HEADER,
	};
	static const char *const after[] = {
		[AS_FILE] = "",   [AS_BANK] = ",\"items\":[]}",
		[AS_EXAM] = "]}", [AS_STIMULUS] = "]}",
		[AS_ITEM] = "]}", [AS_LINE] = "\n",
	};
	char *out = malloc(10000);
	char blanks[3500];
	const char *text = row->text;

	assert_non_null(out);
	memset(blanks, 'x', sizeof(blanks) - 1);
	blanks[sizeof(blanks) - 1] = '\0';
	snprintf(out, 10000, "%s%s%s", before[row->wrap], text,
		 after[row->wrap]);
	if (row->rule == 110)
		snprintf(out, 10000, "%s{\"a\":\"%s\"}%s", before[row->wrap],
			 blanks, after[row->wrap]);
	if (row->rule == 111)
		snprintf(out, 10000, "%s\"%s\",\"%s\"%s", before[AS_ITEM],
			 blanks, blanks, after[AS_ITEM]);
	return out;
}

static void
rules__each_is_reported_under_its_number(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct trial t = { 0 };
		char *text = wrapped(&rows[i]);

		t.rule = rows[i].rule;
		t.text = text;
		t.len = strlen(text);
		t.piece = (size_t)-1;
		run_trial(&t);
		if (t.hits < 1 || !t.said)
			print_error("R%d: %d findings, %d others\n", t.rule,
				    t.hits, t.worse);
		assert_true(t.hits >= 1);
		assert_true(t.said);
		free(text);
	}
}

/* However the bytes arrive, the same is found. */
static void
rules__do_not_depend_on_how_the_bytes_arrive(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct trial whole = { 0 }, pieces;
		char *text = wrapped(&rows[i]);

		whole.rule = rows[i].rule;
		whole.text = text;
		whole.len = strlen(text);
		whole.piece = (size_t)-1;
		pieces = whole;
		pieces.piece = 1 + i % 7;
		run_trial(&whole);
		run_trial(&pieces);
		assert_int_equal(whole.hits, pieces.hits);
		assert_int_equal(whole.worse, pieces.worse);
		free(text);
	}
}

static void
rules__each_below_300_has_a_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < pr_rule_count(); i++) {
		const struct pr_rule *rule = pr_rule_at(i);
		size_t k = 0;

		if (rule->number >= 300)
			continue;
		while (k < PR_LEN(rows) && rows[k].rule != rule->number)
			k++;
		if (k == PR_LEN(rows))
			print_error("R%d has no row\n", rule->number);
		assert_true(k < PR_LEN(rows));
	}
}

static void
rules__are_in_order_with_names_and_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < pr_rule_count(); i++) {
		const struct pr_rule *rule = pr_rule_at(i);

		assert_true(i == 0 || rule->number > pr_rule_at(i - 1)->number);
		assert_ptr_equal(pr_rule_find(rule->number), rule);
		assert_true(rule->name[0] && rule->wrong[0]);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(pr_rule_at(k)->name,
						rule->name);
	}
	assert_null(pr_rule_find(100));
	assert_null(pr_rule_find(999));
}

/* The table of the specification names every rule as the program does. */
static void
rules__are_printed_in_the_specification(void **state)
{
	FILE *file = fopen("question_banks/README.md", "rb");
	char *page = calloc(1, 200000);

	(void)state;
	assert_non_null(file);
	assert_non_null(page);
	assert_true(fread(page, 1, 199999, file) > 0);
	fclose(file);
	for (size_t i = 0; i < pr_rule_count(); i++) {
		static const char *const severity[] = { "notice", "warning",
							"error", "fatal" };
		const struct pr_rule *rule = pr_rule_at(i);
		char row[1000];

		snprintf(row, sizeof(row), "\n| R%d | %s | %s | %s | %s |\n",
			 rule->number, rule->name, severity[rule->severity],
			 rule->wrong, rule->right);
		if (!strstr(page, row))
			print_error("missing:%s", row);
		assert_non_null(strstr(page, row));
	}
	free(page);
}

static void
rules__text_is_cut_between_characters(void **state)
{
	const char *args[] = { "caf\xc3\xa9", NULL };
	char out[16];

	(void)state;
	pr_rule_text(out, sizeof(out), "{1}-{2}-{3}!", args, 2);
	assert_string_equal(out, "caf\xc3\xa9-?-?!");
	pr_rule_text(out, 5, "{1}", args, 1);
	assert_string_equal(out, "caf");
	pr_rule_text(out, 6, "{1}", args, 1);
	assert_string_equal(out, "caf\xc3\xa9");
	pr_rule_text(out, 1, "abc", NULL, 0);
	assert_string_equal(out, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules__each_is_reported_under_its_number),
		cmocka_unit_test(rules__do_not_depend_on_how_the_bytes_arrive),
		cmocka_unit_test(rules__each_below_300_has_a_row),
		cmocka_unit_test(rules__are_in_order_with_names_and_words),
		cmocka_unit_test(rules__are_printed_in_the_specification),
		cmocka_unit_test(rules__text_is_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
