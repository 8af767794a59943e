/* test_lint_words.c - words of stems and options: R410 to R416, R418, R420,
 * R421, R436 */
#include "lint_case.h"

#define ASK(stem) ITEM("I1", stem, "Overlay", "Duplicate", "Alias", "Overlap")
#define ASK_MORE(stem, more) \
	ITEM_MORE("I1", stem, "Overlay", "Duplicate", "Alias", "Overlap", more)

static void
lint__a_stem_asks_something_of_its_own(void **state)
{
	static const struct lint_row rows[] = {
		{ 410, ASK("The master patient index."), { 0 } },
		{ 410, ASK("Records:"), { 0 } },
		{ 410, ASK("Which of the following is true?"), { 0 } },
		{ 410,
		  ASK("Which statement about an index is true? Which "
		      "statement is correct?"),
		  { 0 } },
		{ 0, ASK("Two numbers for one patient are"), { 0 } },
		{ 0, ASK("An error with one number is:"), { 0 } },
		{ 0, ASK("Select the error with one number."), { 0 } },
		{ 0,
		  ASK("Two numbers make an index ____ of this kind."),
		  { 0 } },
		{ 0,
		  ASK("A patient of one hospital got two numbers at two "
		      "visits within a year. Which of these is correct?"),
		  { 0 } },
		{ 0,
		  "{\"identifier\":\"I1\",\"type\":\"true_false\",\"stem\":"
		  "\"The record belongs to the "
		  "hospital.\",\"answer\":true," SOUND "}",
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__an_item_stands_on_its_own(void **state)
{
	static const struct lint_row rows[] = {
		{ 411,
		  ASK("With the rate of the previous question, which "
		      "error is this?"),
		  { 0 } },
		{ 411,
		  ASK("Given your answer to item 3, which error is it?"),
		  { 0 } },
		/* the items of a case may build on each other */
		{ 0,
		  ASK_MORE("With the rate of the previous question, which "
			   "error is this?",
			   ",\"stimulus\":{\"uuid\":\"a0d77b3a-2235-55ed-"
			   "bebf-938f76a7177c\"}"),
		  { 0 } },
		{ 0,
		  ASK("A patient questions the previous bill. Which "
		      "error is this?"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__a_question_is_not_turned_around(void **state)
{
	static const struct lint_row rows[] = {
		{ 412, ASK("Which of these is not an error?"), { 0 } },
		{ 412, ASK("Which error isn't found by the program?"), { 0 } },
		{ 412, ASK("All of these are errors except"), { 0 } },
		{ 412, ASK("Which error is least likely here?"), { 0 } },
		{ 412, ASK("Which of these is NOT an error?"), { 0 } },
		/* the "not" belongs to a clause or to the story */
		{ 0,
		  ASK("Which error shows that a name was not checked?"),
		  { 0 } },
		{ 0,
		  ASK("The name was not checked. Which error follows?"),
		  { 0 } },
		{ 0, ASK("What might show a clerk could not read it?"), { 0 } },
		{ 0, ASK("Which error needs at least two numbers?"), { 0 } },
		{ 0,
		  ASK("A clerk who does not sign it sees a chart. Which error "
		      "is it?"),
		  { 0 } },
		{ 0,
		  ASK("The clerk works each day except Sunday. Which "
		      "error was made?"),
		  { 0 } },
	};
	struct lint_case c;

	(void)state;
	lint_rows(rows, PR_LEN(rows));
	lint_case_run(&c, "en", "", rows[0].item);
	assert_int_equal(c.worst[412 - 401], PR_WARNING);
	lint_case_run(&c, "en", "", rows[4].item);
	assert_int_equal(c.worst[412 - 401], PR_NOTICE);
}

static void
lint__how_often_is_said_in_numbers(void **state)
{
	static const struct lint_row rows[] = {
		{ 413,
		  ITEM("I1", "When is it signed?", "On the next day",
		       "Usually on time", "In the next week",
		       "In the next month"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "An audit usually finds it. When is it signed?",
		       "On the next day", "On the same day", "In the next week",
		       "In the next month"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "What is done?", "The rules are read",
		       "Unusual cases are read", "The index is read",
		       "The bill is read"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

#define LONG_10 "the clerk of the unit sees that and asks about "
#define LONG_40 LONG_10 LONG_10 LONG_10 LONG_10

static void
lint__a_stem_can_be_read(void **state)
{
	static const struct lint_row rows[] = {
		{ 414, ASK(LONG_40 "it, which error is it?"), { 0 } },
		{ 414,
		  ASK(LONG_10 "it. " LONG_10 "it. " LONG_10 "it. " LONG_10
			      "it. " LONG_10 "it. " LONG_10 "it. " LONG_10
			      "it. " LONG_10 "it. " LONG_10 "it. " LONG_10
			      "it. " LONG_10 "it. " LONG_10 "it. " LONG_10
			      "it. " LONG_10 "it. " LONG_10 "it. " LONG_10
			      "it. " LONG_10 "it. Which error is it?"),
		  { 0 } },
		{ 0,
		  ASK(LONG_10 "it. " LONG_10 "it. " LONG_10
			      "it. Which error is it?"),
		  { 0 } },
		/* "a.m." may end a sentence */
		{ 0,
		  ASK(LONG_10 "it until 8:00 a.m. " LONG_10
			      "it. Which error is it?"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__an_option_has_one_idea(void **state)
{
	static const struct lint_row rows[] = {
		{ 416,
		  ITEM("I1", "What is read?", "The face sheet of the stay",
		       "The name and the sex and the age or the payer",
		       "The plan of the unit's nurses",
		       "The order of the surgeon in charge"),
		  { 404 } },
		{ 416,
		  ITEM("I1", "What is done?", "The form is signed by her",
		       "The form is read; it is filed",
		       "The form is copied by him", "The form is lost by them"),
		  { 0 } },
		/* lists were asked for */
		{ 0,
		  ITEM("I1", "Which set is it?", "Age; sex; payer; room",
		       "Age; sex; phone", "Sex; room; phone",
		       "Payer; room; phone"),
		  { 406 } },
		/* every option has two parts */
		{ 0,
		  ITEM("I1", "What is done?", "It is signed; a copy stays",
		       "It is read; a copy goes", "It is lost; nobody asks",
		       "It is sold; we ask"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "What is read?", "Name and address",
		       "Sex and birth date", "Payer and phone", "Room and bed"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__options_do_not_speak_of_each_other(void **state)
{
	static const struct lint_row rows[] = {
		{ 418,
		  ITEM("I1", "Which error is it?", "Overlay", "Duplicate",
		       "Alias", "All of the above"),
		  { 0 } },
		{ 418,
		  ITEM("I1", "Which error is it?", "Overlay", "Duplicate",
		       "Alias", "None of these"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "What is found?", "Two of the numbers differ",
		       "None of these rules applies to it",
		       "The name was spelled wrongly",
		       "The index was not searched"),
		  { 0 } },
		{ 420,
		  ITEM("I1", "Which error is it?", "Overlay", "Duplicate",
		       "Alias", "A and C only"),
		  { 0 } },
		{ 420,
		  ITEM("I1", "Which error is it?", "Overlay", "Duplicate",
		       "Alias", "Both A and B"),
		  { 0 } },
		{ 420,
		  ITEM("I1",
		       "Look at these: I. Name. II. Sex. III. Payer. Which "
		       "are searched?",
		       "I and II", "I and III", "II and III", "I, II and III"),
		  { 406 } },
		/* Medicare has parts */
		{ 0,
		  ITEM("I1", "Which parts of Medicare pay it?", "A and B",
		       "A and C", "B and D", "C and D"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "Which vitamins are named?", "A", "B", "C", "D"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__slips_of_the_pen_are_told(void **state)
{
	static const struct lint_row rows[] = {
		{ 421, ASK("Which error did the clerk recieve?"), { 0 } },
		{ 421, ASK("Which error is the the first?"), { 0 } },
		{ 421,
		  ITEM("I1", "Which error is it?", "Overlay", "Duplicate",
		       "Alias", "Paitent overlap"),
		  { 0 } },
		{ 0,
		  ASK("It had had an error that that clerk saw. Which?"),
		  { 0 } },
		{ 0, ASK("It has an error. Error reports say which?"), { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__terms_out_of_use_are_told_unless_the_past_is_meant(void **state)
{
	static const struct lint_row rows[] = {
		{ 436, ASK("Which ICD-9-CM error is this?"), { 0 } },
		{ 436, ASK("Which error does the JCAHO look for?"), { 0 } },
		{ 436, ASK("Which error does a CTR look for?"), { 0 } },
		{ 436, ASK("Which stage of Meaningful Use is this?"), { 0 } },
		{ 436,
		  ITEM("I1", "Which index is meant?", "Disease index",
		       "HCFA index", "Payer index", "Staff index"),
		  { 0 } },
		/* a wrong option may be a thing of the past */
		{ 0,
		  ITEM("I1", "Which set is used?", "ICD-9-CM", "ICD-10-CM",
		       "ICD-O-3", "ICF"),
		  { 0 } },
		{ 0,
		  ASK("A record of 2012 has an ICD-9-CM code. Which "
		      "error is this?"),
		  { 0 } },
		{ 0,
		  ASK("ICD-10-CM replaced ICD-9-CM. Which error is this?"),
		  { 0 } },
		{ 0, ASK("Which report makes meaningful use of it?"), { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__words_of_another_language_are_not_judged(void **state)
{
	struct lint_case c;
	const char *item =
		ITEM("I1", "Which of these is not an error? The the JCAHO",
		     "Always", "Usually", "Duplicate", "All of the above");

	(void)state;
	lint_case_run(&c, "en", "", item);
	assert_true(c.all > 3);
	lint_case_run(&c, "es", "", item);
	assert_int_equal(c.all, 0);
	assert_int_equal(c.sum.foreign, 1);
	/* what needs no words is judged in any language */
	lint_case_run(&c, "es-MX", "",
		      ITEM("I1", "Cual?", "Uno",
			   "Una frase que es mucho mas larga", "Dos", "Tres"));
	assert_int_equal(c.found[404 - 401], 1);
	/* "enm" is not English */
	lint_case_run(&c, "enm", "", item);
	assert_int_equal(c.all, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lint__a_stem_asks_something_of_its_own),
		cmocka_unit_test(lint__an_item_stands_on_its_own),
		cmocka_unit_test(lint__a_question_is_not_turned_around),
		cmocka_unit_test(lint__how_often_is_said_in_numbers),
		cmocka_unit_test(lint__a_stem_can_be_read),
		cmocka_unit_test(lint__an_option_has_one_idea),
		cmocka_unit_test(lint__options_do_not_speak_of_each_other),
		cmocka_unit_test(lint__slips_of_the_pen_are_told),
		cmocka_unit_test(
			lint__terms_out_of_use_are_told_unless_the_past_is_meant),
		cmocka_unit_test(
			lint__words_of_another_language_are_not_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
