/* test_lint_bank.c - what only the whole shows: R431 to R434, R437 to R439 */
#include "lint_case.h"

#define FIVE(stem) ITEM("I1", stem, "Overlay", "Duplicate", "Alias", "Overlap")

/* ---- many items ---------------------------------------------------------- */

struct pile {
	char *text;
	size_t n, cap;
};

static void
pile(struct pile *p, const char *item)
{
	size_t len = strlen(item);

	if (p->n + len + 2 > p->cap) {
		p->cap = 2 * (p->n + len + 2);
		p->text = realloc(p->text, p->cap);
		assert_non_null(p->text);
	}
	if (p->n)
		p->text[p->n++] = ',';
	memcpy(p->text + p->n, item, len + 1);
	p->n += len;
}

static const char *const things[] = {
	"ledger",  "kidney",   "scanner", "payer",   "nurse",    "hallway",
	"invoice", "tumor",    "folder",  "surgeon", "pharmacy", "server",
	"wrist",   "contract", "visitor", "census",
};

/* Item k: a stem of its own, the key at place `key`, of this length. */
static void
pile_choice(struct pile *p, int k, int key, bool long_key)
{
	char item[1500];
	size_t n;

	n = (size_t)snprintf(
		item, sizeof(item),
		"{\"identifier\":\"I%d\",\"type\":\"single_choice\",\"stem\":"
		"\"Which %s%d %s%d %s%d goes?\",\"options\":[",
		k, things[k % 16], k, things[k / 3 % 16], k + 7,
		things[k / 7 % 16], k + 3);
	for (int i = 0; i < 4; i++)
		n += (size_t)snprintf(item + n, sizeof(item) - n,
				      "%s{\"id\":\"%c\",\"text\":\"%s%s%d\"%s}",
				      i ? "," : "", 'A' + i,
				      i == key && long_key ? "the longer " : "",
				      things[(k + i) % 16], 100 + k,
				      i == key ? ",\"correct\":true" : "");
	snprintf(item + n, sizeof(item) - n, "]," SOUND "}");
	pile(p, item);
}

static void
run_pile(struct lint_case *c, struct pile *p)
{
	lint_case_run(c, "en", "", p->text);
	free(p->text);
	memset(p, 0, sizeof(*p));
}

static void
lint__keys_in_one_place_are_told_by_chi_square(void **state)
{
	struct lint_case c;
	struct pile p = { 0 };

	(void)state;
	/* 10 each: 0 */
	for (int k = 0; k < 40; k++)
		pile_choice(&p, k, k % 4, false);
	run_pile(&c, &p);
	assert_int_equal(c.found[431 - 401], 0);
	/* 19, 7, 7, 7: 10.8, p .0129 */
	for (int k = 0; k < 40; k++)
		pile_choice(&p, k, k < 19 ? 0 : 1 + k % 3, false);
	run_pile(&c, &p);
	assert_int_equal(c.found[431 - 401], 0);
	/* 20, 7, 7, 6: 13.4, p .0038 */
	for (int k = 0; k < 40; k++)
		pile_choice(&p, k, k < 20 ? 0 : 1 + k % 3, false);
	run_pile(&c, &p);
	assert_int_equal(c.found[431 - 401], 1);
	assert_int_equal(c.worst[431 - 401], PR_WARNING);
	/* 25, 5, 5, 5: 30 */
	for (int k = 0; k < 40; k++)
		pile_choice(&p, k, k < 25 ? 0 : 1 + k % 3, false);
	run_pile(&c, &p);
	assert_int_equal(c.worst[431 - 401], PR_ERROR);
	/* too few to tell */
	for (int k = 0; k < 19; k++)
		pile_choice(&p, k, 0, false);
	run_pile(&c, &p);
	assert_int_equal(c.found[431 - 401], 0);
}

static void
lint__the_share_of_longest_keys_is_told(void **state)
{
	static const struct {
		int longest, found;
		enum pr_severity worst;
	} rows[] = {
		{ 8, 0, PR_NOTICE },   { 16, 0, PR_NOTICE },  /* 32 % */
		{ 17, 1, PR_WARNING }, { 20, 1, PR_WARNING }, /* 40 % */
		{ 21, 1, PR_ERROR },
	};
	struct lint_case c;
	struct pile p = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		for (int k = 0; k < 50; k++) {
			/* equal lengths: never the longest by itself */
			char item[900];
			bool longer = k < rows[i].longest;

			snprintf(item, sizeof(item),
				 "{\"identifier\":\"I%d\",\"type\":"
				 "\"single_choice\",\"stem\":\"Which %s%d "
				 "%s%d goes?\",\"options\":[{\"id\":\"A\","
				 "\"text\":\"wide%s\"%s},{\"id\":\"B\","
				 "\"text\":\"tall%s\"%s},{\"id\":\"C\","
				 "\"text\":\"thin%s\"%s},{\"id\":\"D\","
				 "\"text\":\"full%s\"%s}]," SOUND "}",
				 k, things[k % 16], k, things[k / 3 % 16],
				 k + 9, longer && k % 4 == 0 ? "ly" : "",
				 k % 4 == 0 ? ",\"correct\":true" : "",
				 longer && k % 4 == 1 ? "er" : "",
				 k % 4 == 1 ? ",\"correct\":true" : "",
				 longer && k % 4 == 2 ? "er" : "",
				 k % 4 == 2 ? ",\"correct\":true" : "",
				 longer && k % 4 == 3 ? "er" : "",
				 k % 4 == 3 ? ",\"correct\":true" : "");
			pile(&p, item);
		}
		run_pile(&c, &p);
		assert_int_equal(c.found[432 - 401], rows[i].found);
		if (rows[i].found)
			assert_int_equal(c.worst[432 - 401], rows[i].worst);
	}
}

/* ---- items that ask the same --------------------------------------------- */

#define TWO(a, key_a, b, key_b)                                      \
	ITEM("I1", a, "Tissue map", key_a, "Order set", "Care plan") \
	"," ITEM("I2", b, "Face sheet", key_b, "Budget line", "Staff chart")

static void
lint__the_same_stem_is_told_once_for_each_later_item(void **state)
{
	struct lint_case c;

	(void)state;
	lint_case_run(&c, "en", "",
		      TWO("Who signs this form?", "Surgeon",
			  "Who signs this  form ?", "Head nurse"));
	assert_int_equal(c.found[433 - 401], 1);
	assert_int_equal(c.found[434 - 401], 0);
	assert_string_equal(c.last_item, "I2");
	assert_non_null(strstr(c.last_wrong, "I1 (memory:"));
	/* items of different exams never meet */
	lint_case_run(&c, "en", "",
		      FIVE("Who signs this form?") ","
						   "{\"identifier\":\"I2\","
						   "\"type\":\"true_false\","
						   "\"stem\":\"Who signs this "
						   "form?\",\"answer\":true,"
						   "\"objectives\":[{\"exam\":"
						   "\"F\",\"domain\":"
						   "\"D1\"}]}");
	assert_int_equal(c.found[433 - 401], 0);
	/* in different cases the same words ask different things */
	lint_case_run(
		&c, "en", "",
		ITEM_MORE(
			"I1", "Who signs this form?", "a", "b", "c", "d",
			",\"stimulus\":{\"uuid\":\"a0d77b3a-2235-55ed-bebf-"
			"938f76a7177c\"}") "," ITEM_MORE("I2",
							 "Who signs this form?",
							 "a", "b", "c", "d",
							 ",\"stimulus\":{"
							 "\"uuid\":\"b0d77b3a-"
							 "2235-55ed-bebf-"
							 "938f76a7177c\"}"));
	assert_int_equal(c.found[433 - 401], 0);
}

static void
lint__the_same_question_in_other_words_is_found(void **state)
{
	static const char *const same[][4] = {
		{ "Within how many days must a hospital act on a patient's "
		  "request for access under HIPAA?",
		  "30 days",
		  "Under HIPAA, how many days does a hospital have to act on a "
		  "patient's request for access to her records?",
		  "30 days" },
		{ "Which form of the master patient index error occurs when "
		  "one patient has two numbers in the same facility?",
		  "Duplicate",
		  "One patient is given two numbers at the same facility. "
		  "Which master patient index error is this?",
		  "Duplicate" },
		{ "Who owns the physical health record of a hospital patient?",
		  "The hospital",
		  "Who is the owner of a hospital patient's physical health "
		  "record?",
		  "The hospital that made it" },
		{ "A hospital hires an outside company to collect paper "
		  "records and shred them at the company's plant. Which "
		  "document must be in place before the first pickup?",
		  "A business associate agreement with the company",
		  "An outside company will collect a hospital's paper records "
		  "and shred them at its own plant. Before the first pickup, "
		  "which document must be in place?",
		  "A business associate agreement" },
		{ "Eight patients had stays of 2, 3, 3, 4, 5, 6, 9 and 24 "
		  "days. What is the median length of stay, to one decimal "
		  "place?",
		  "4.5 days",
		  "The stays of eight patients were 2, 3, 3, 4, 5, 6, 9 and 24 "
		  "days. To one decimal place, what was the median stay?",
		  "4.5" },
		{ "What is the first level of appeal when a hospital disagrees "
		  "with a Medicare administrative contractor's initial "
		  "determination?",
		  "Redetermination by the contractor",
		  "A hospital disagrees with the initial determination of a "
		  "Medicare administrative contractor. Which level of appeal "
		  "comes first?",
		  "Redetermination" },
	};
	struct lint_case c;
	char items[4000], a[1500], b[1500];

	(void)state;
	for (size_t i = 0; i < PR_LEN(same); i++) {
		snprintf(a, sizeof(a),
			 ITEM("I1", "%s", "Tissue map", "%s", "Order set",
			      "Care plan"),
			 same[i][0], same[i][1]);
		snprintf(b, sizeof(b),
			 ITEM("I2", "%s", "Face sheet", "%s", "Budget line",
			      "Staff chart"),
			 same[i][2], same[i][3]);
		snprintf(items, sizeof(items), "%s,%s", a, b);
		lint_case_run(&c, "en", "", items);
		if (c.found[434 - 401] != 1)
			fail_msg("pair %zu is not found", i);
		lint_case_run(&c, "fr", "", items);
		assert_int_equal(c.found[434 - 401], 0);
	}
}

static void
lint__computations_and_neighbours_are_no_duplicates(void **state)
{
	struct lint_case c;

	(void)state;
	/* other numbers; with the same ones it is the same question */
	lint_case_run(&c, "en", "",
		      TWO("A hospital had 300 beds and 7,895 inpatient service "
			  "days in September. How did the bed occupancy move?",
			  "It rose",
			  "In September a hospital had 310 beds and 7,895 "
			  "inpatient service days. How did the bed occupancy "
			  "move?",
			  "It rose"));
	assert_int_equal(c.found[434 - 401], 0);
	lint_case_run(&c, "en", "",
		      TWO("A hospital had 300 beds and 7,895 inpatient service "
			  "days in September. How did the bed occupancy move?",
			  "It rose",
			  "In September a hospital had 300 beds and 7,895 "
			  "inpatient service days. How did the bed occupancy "
			  "move?",
			  "It rose"));
	assert_int_equal(c.found[434 - 401], 1);
	/* the same story, another measure */
	lint_case_run(&c, "en", "",
		      TWO("Eight patients had stays of 2, 3, 3, 4, 5, 6, 9 and "
			  "24 days. What is the median length of stay?",
			  "4.5 days",
			  "Eight patients had stays of 2, 3, 3, 4, 5, 6, 9 and "
			  "24 days. What is the mean length of stay?",
			  "7.0 days"));
	assert_int_equal(c.found[434 - 401], 0);
	/* one word turns it, and the key is another */
	lint_case_run(&c, "en", "",
		      TWO("Which figure stands in the numerator of the gross "
			  "autopsy rate that a hospital of the county reports "
			  "each month to its governing board?",
			  "Autopsies on inpatients",
			  "Which figure stands in the denominator of the gross "
			  "autopsy rate that a hospital of the county reports "
			  "each month to its governing board?",
			  "Deaths and discharges"));
	assert_int_equal(c.found[434 - 401], 0);
}

static void
lint__the_same_item_twice_is_the_gate_s_business(void **state)
{
	struct lint_case c;
	struct pr_lint *lint = lint_case_new(&c);
	static const char text[] =
		BANK_OPEN FIVE("Which error of an index is this one?") "]}";

	(void)state;
	lint_case_add(lint, text, NULL, 0);
	lint_case_add(lint, text, NULL, 0);
	lint_case_end(&c, lint);
	assert_int_equal(c.found[433 - 401], 0);
	assert_int_equal(c.found[434 - 401], 0);
}

/* ---- coverage ------------------------------------------------------------ */

#define EXAM                                                                 \
	"{\"uuid\":\"40c8b9e7-6935-5f88-ae5f-ef3fe31532a0\",\"identifier\":" \
	"\"E\",\"title\":\"E\",\"domains\":[{\"identifier\":\"D1\","         \
	"\"title\":\"One\",\"weight\":{\"percent_min\":40,\"percent_max\":"  \
	"60},\"tasks\":[{\"identifier\":\"T1\",\"title\":\"t\"},"            \
	"{\"identifier\":\"T2\",\"title\":\"u\"}]},{\"identifier\":\"D2\","  \
	"\"title\":\"Two\",\"weight\":{\"percent_min\":40,\"percent_max\":"  \
	"60}}]}"

static void
lint__what_an_exam_lacks_is_told(void **state)
{
	struct lint_case c;
	struct pile p = { 0 };

	(void)state;
	for (int k = 0; k < 40; k++)
		pile_choice(&p, k, k % 4, false);
	lint_case_run(&c, "en", EXAM, p.text);
	/* D2 has nothing, D1 has no item for T2 */
	assert_int_equal(c.found[437 - 401], 2);
	/* 100 % and 0 % */
	assert_int_equal(c.found[438 - 401], 2);
	/* only application */
	assert_int_equal(c.found[439 - 401], 2);
	assert_int_equal(c.sum.exams, 1);
	/* without the exam nobody can tell */
	lint_case_run(&c, "en", "", p.text);
	assert_int_equal(c.found[437 - 401] + c.found[438 - 401] +
				 c.found[439 - 401],
			 0);
	assert_int_equal(c.sum.exams, 0);
	free(p.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			lint__keys_in_one_place_are_told_by_chi_square),
		cmocka_unit_test(lint__the_share_of_longest_keys_is_told),
		cmocka_unit_test(
			lint__the_same_stem_is_told_once_for_each_later_item),
		cmocka_unit_test(
			lint__the_same_question_in_other_words_is_found),
		cmocka_unit_test(
			lint__computations_and_neighbours_are_no_duplicates),
		cmocka_unit_test(
			lint__the_same_item_twice_is_the_gate_s_business),
		cmocka_unit_test(lint__what_an_exam_lacks_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
