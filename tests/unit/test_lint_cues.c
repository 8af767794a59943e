/* test_lint_cues.c - what gives a key away: R401 to R407, R417, R419 */
#include "lint_case.h"

#define Q "Which document must be signed?"

static void
lint__a_sound_item_trips_nothing(void **state)
{
	struct lint_case c;

	(void)state;
	lint_case_run(&c, "en-US", "",
		      ITEM("I1", Q, "Discharge summary", "Operative report",
			   "Face sheet of the stay", "Nursing care plan"));
	assert_int_equal(c.all, 0);
	assert_int_equal(c.sum.items, 1);
}

static void
lint__the_stem_s_article_fits_every_option_or_is_told(void **state)
{
	static const struct lint_row rows[] = {
		{ 401,
		  ITEM("I1", "The error of one patient with two numbers is a",
		       "overlay", "duplicate", "alias", "overlap"),
		  { 0 } },
		{ 401,
		  ITEM("I1", "A file with two patients in one number is an",
		       "duplicate", "overlay", "merge", "split record"),
		  { 0 } },
		/* "an MPI", "a HIPAA form": either may be said */
		{ 0,
		  ITEM("I1", "The index of all patients is an", "MPI", "EMPI",
		       "APC", "SNF list"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "A code of that kind stands for a",
		       "universal fee", "one-time visit", "used device",
		       "European rule"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "The fee is due after an", "hour of work",
		       "honest try", "11 day stay", "audit"),
		  { 407 } },
		{ 0,
		  ITEM("I1", "Which of these is called a?", "overlay",
		       "duplicate", "alias", "overlap"),
		  { 0 } },
		{ 401,
		  ITEM("I1", "The parts of the record that are reviewed are",
		       "history", "orders", "summary", "index"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "The part of the record that is reviewed is",
		       "history", "order", "census", "index"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__one_pair_of_opposites_is_told(void **state)
{
	static const struct lint_row rows[] = {
		{ 402,
		  ITEM("I1", "What happens to the case mix index?",
		       "It decreases", "It increases", "It is audited twice",
		       "It is sent to CMS"),
		  { 0 } },
		{ 402,
		  ITEM("I1", "What may the clerk do?", "She may not sign it",
		       "She may sign it", "She calls a nurse",
		       "She asks for help"),
		  { 0 } },
		/* two pairs are a square, nothing stands out */
		{ 0,
		  ITEM("I1", "What happens to rate and cost?", "Cost increases",
		       "Rate increases", "Cost decreases", "Rate decreases"),
		  { 0 } },
		/* the key is not one of the pair */
		{ 0,
		  ITEM("I1", "What happens to the case mix index?",
		       "It decreases", "It is not changed", "It increases",
		       "It is sent to CMS"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__absolute_words_are_told_where_only_wrong_options_have_them(void **state)
{
	static const struct lint_row rows[] = {
		{ 403,
		  ITEM("I1", "When is the form signed?",
		       "Always before surgery", "Within one day of surgery",
		       "After the patient leaves", "During a nurse's shift"),
		  { 0 } },
		{ 403,
		  ITEM("I1", "Who signs the form?", "All of the staff nurses",
		       "The surgeon of the case", "Only the head of the unit",
		       "Every clerk on the shift"),
		  { 0 } },
		/* the key has one too */
		{ 0,
		  ITEM("I1", "When is the form signed?",
		       "Always before surgery", "Never without the surgeon",
		       "After the patient leaves", "During a nurse's shift"),
		  { 0 } },
		/* the stem speaks of it */
		{ 0,
		  ITEM("I1", "A policy says \\\"always\\\". What does it need?",
		       "A list of what always holds", "A named owner in HIM",
		       "A copy at the front desk", "A vote of the board"),
		  { 0 } },
		/* one honest "all" */
		{ 0,
		  ITEM("I1", "Who signs the form?", "All of the staff nurses",
		       "The surgeon of the case", "The head of the unit",
		       "A clerk on the shift"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__a_key_that_is_clearly_longest_is_told(void **state)
{
	static const struct lint_row rows[] = {
		{ 404,
		  ITEM("I1", Q, "Face sheet",
		       "The operative report of the surgeon in charge",
		       "Care plan", "Order set"),
		  { 0 } },
		/* longest, but not by what anybody sees */
		{ 0,
		  ITEM("I1", Q, "Face sheet", "Operative report", "Care plan",
		       "Order set"),
		  { 0 } },
		/* a wrong option is as long */
		{ 0,
		  ITEM("I1", Q, "Face sheet",
		       "The operative report of the surgeon in charge",
		       "The nursing care plan of the patient's unit",
		       "Order set"),
		  { 0 } },
		/* numbers have the length they have */
		{ 0,
		  ITEM_MORE("I1", "How many were there?", "1 discharge",
			    "1,234,567,890,123,456 discharges", "2 discharges",
			    "3 discharges", ",\"shuffle\":false"),
		  { 417 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__a_stem_word_only_in_the_key_is_told(void **state)
{
	static const struct lint_row rows[] = {
		{ 405,
		  ITEM("I1", "Which plan covers a disaster?", "Staffing chart",
		       "Disaster recovery", "Budget of the unit",
		       "Master index"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "Which plan covers a disaster?", "Staffing chart",
		       "Disaster recovery", "Disaster drill form",
		       "Master index"),
		  { 0 } },
		/* words that say nothing, or stand everywhere */
		{ 0,
		  ITEM("I1", "Which plan covers a patient?", "Staffing chart",
		       "Patient index", "Budget of the unit", "Order list"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "Which of these should be used before surgery?",
		       "Staffing chart", "What should be in hand",
		       "Budget of the unit", "Master index"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__a_key_whose_parts_all_come_back_is_told(void **state)
{
	static const struct lint_row rows[] = {
		{ 406,
		  ITEM("I1", "Which two are checked?", "Name and address",
		       "Name and birth date", "Birth date and phone",
		       "Sex and payer"),
		  { 0 } },
		/* a square: each part comes back for each option */
		{ 0,
		  ITEM("I1", "Which two are checked?", "Name and payer",
		       "Name and birth date", "Sex and birth date",
		       "Sex and payer"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "Which two are checked?", "Name", "Birth date",
		       "Sex", "Payer"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

static void
lint__options_of_mixed_kinds_are_told(void **state)
{
	static const struct lint_row rows[] = {
		{ 407,
		  ITEM("I1", "How long is it kept?", "5 years", "For good",
		       "7 years", "9 years"),
		  { 0 } },
		{ 407,
		  ITEM("I1", "What is done?", "The clerk files it.",
		       "The nurse signs the form", "The vendor deletes it",
		       "The coder reads it"),
		  { 0 } },
		{ 407,
		  ITEM("I1", "What is it?", "Overlay", "duplicate", "Alias",
		       "Overlap"),
		  { 0 } },
		/* a name among small letters; an acidity */
		{ 0,
		  ITEM("I1", "The visit is paid by", "a private plan",
		       "Medicare", "the patient", "an employer"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "What is measured?", "Weight", "pH", "Height",
		       "Pulse"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "When is it read?", "Daily at 8 in the night",
		       "Daily at 9 a.m.", "Daily after the round",
		       "Daily before the round"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "Which entry is right?", "Bupropion pill",
		       "hydrALAZINE pill", "Clonidine pill", "Insulin pump"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "What is asked?", "Is it signed by her?",
		       "It is signed by her.", "It was read by her!",
		       "It was read by him."),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

#define FIXED ",\"shuffle\":false"

static void
lint__numbers_and_dates_are_sorted(void **state)
{
	static const struct lint_row rows[] = {
		{ 417,
		  ITEM_MORE("I1", "How many days?", "7 days", "30 days",
			    "14 days", "60 days", FIXED),
		  { 0 } },
		{ 417,
		  ITEM_MORE("I1", "On which day?", "14 March", "2 March",
			    "5 March", "9 March", FIXED),
		  { 0 } },
		{ 417,
		  ITEM_MORE("I1", "On which day?", "2026-03-14", "2026-03-02",
			    "2026-04-01", "2026-05-01", FIXED),
		  { 0 } },
		/* in order, but it will be shuffled */
		{ 417,
		  ITEM("I1", "How many days?", "7 days", "14 days", "30 days",
		       "60 days"),
		  { 0 } },
		{ 0,
		  ITEM_MORE("I1", "How many days?", "60 days", "30 days",
			    "14 days", "1 day", FIXED),
		  { 0 } },
		{ 0,
		  ITEM_MORE("I1", "What is the fee?", "$90", "$1,000",
			    "$1,200.50", "$2,000", FIXED),
		  { 0 } },
		/* names made of digits; a year that turns */
		{ 0,
		  ITEM_MORE("I1", "Which type of bill?", "0115", "0111", "0118",
			    "0117", FIXED),
		  { 0 } },
		{ 0,
		  ITEM_MORE("I1", "On which day?", "9 November", "17 November",
			    "2 December", "1 January", FIXED),
		  { 0 } },
		/* codes and mixed units are no numbers to sort */
		{ 0,
		  ITEM_MORE("I1", "Which code?", "99213", "0UT14ZZ", "I21.4",
			    "E11.9", FIXED),
		  { 407 } },
		{ 0,
		  ITEM_MORE("I1", "How long?", "7 days", "2 hours", "14 weeks",
			    "6 months", FIXED),
		  { 0 } },
	};
	struct lint_case c;

	(void)state;
	lint_rows(rows, PR_LEN(rows));
	lint_case_run(&c, "en", "", rows[0].item);
	assert_int_equal(c.worst[417 - 401], PR_WARNING);
	lint_case_run(&c, "en", "", rows[3].item);
	assert_int_equal(c.worst[417 - 401], PR_NOTICE);
}

static void
lint__ranges_do_not_overlap(void **state)
{
	static const struct lint_row rows[] = {
		{ 419,
		  ITEM("I1", "How many days?", "0 to 10 days", "10 to 20 days",
		       "21 to 30 days", "31 to 40 days"),
		  { 0 } },
		{ 419,
		  ITEM("I1", "How many percent?", "5%-15%", "10%-20%",
		       "25%-30%", "35%-40%"),
		  { 0 } },
		{ 419,
		  ITEM("I1", "How old?", "Under 20 years", "18 to 30 years",
		       "31 to 60 years", "More than 60 years"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "How many days?", "0 to 9 days", "10 to 19 days",
		       "20 to 29 days", "30 days or more"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "How old?", "Under 20 years", "20 to 30 years",
		       "31 to 60 years", "Over 60 years"),
		  { 0 } },
		/* requirements, not ranges */
		{ 0,
		  ITEM("I1", "How long is it kept?", "At least 5 years",
		       "At least 6 years", "At least 7 years",
		       "At least 10 years"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "When?", "Within 24 hours", "Within 48 hours",
		       "Within 72 hours", "Within 96 hours"),
		  { 0 } },
		{ 0,
		  ITEM("I1", "How long?", "1 to 3 days", "2 to 4 weeks",
		       "3 to 6 months", "4 to 8 years"),
		  { 0 } },
	};

	(void)state;
	lint_rows(rows, PR_LEN(rows));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lint__a_sound_item_trips_nothing),
		cmocka_unit_test(
			lint__the_stem_s_article_fits_every_option_or_is_told),
		cmocka_unit_test(lint__one_pair_of_opposites_is_told),
		cmocka_unit_test(
			lint__absolute_words_are_told_where_only_wrong_options_have_them),
		cmocka_unit_test(lint__a_key_that_is_clearly_longest_is_told),
		cmocka_unit_test(lint__a_stem_word_only_in_the_key_is_told),
		cmocka_unit_test(lint__a_key_whose_parts_all_come_back_is_told),
		cmocka_unit_test(lint__options_of_mixed_kinds_are_told),
		cmocka_unit_test(lint__numbers_and_dates_are_sorted),
		cmocka_unit_test(lint__ranges_do_not_overlap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
