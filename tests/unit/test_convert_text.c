/* test_convert_text.c - encodings, Aiken, limits of the converter */
#include "convert_case.h"

#define HEAD "stem,a,b,key\n"

static void
decode__windows_1252_is_read_and_counted(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, HEAD "Caf\351 \223x\224?,\200,y,A\n");
	assert_counts(&c, 1, 0);
	assert_report(&c, "F\t504\t0\t0\t\t\t4\t");
	assert_line(&c, "Caf\303\251 \342\200\234x\342\200\235?");
	assert_line(&c, "\"text\":\"\342\202\254\"");
	assert_report(&c, "in Windows-1252");
	give(&c, HEAD "Caf\201?,x,y,A\n");
	assert_report(&c, "F\t502\t0\t0\t\t\tsome bytes are neither");
	assert_int_equal(c.lines.len, 0);
	converted_release(&c);
}

static void
decode__marks_at_the_start_are_followed(void **state)
{
	static const char little[] = "\377\376s\0t\0e\0m\0,\0a\0,\0b\0,\0k\0e\0"
				     "y\0\n\0O\0\075\330\000\336,\0x\0,\0y\0,"
				     "\0A\0\n\0";
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "\357\273\277" HEAD "One?,x,y,A\n");
	assert_counts(&c, 1, 0);
	assert_report(&c, "F\t511\t1\t1\t");
	give_bytes(&c, little, sizeof(little) - 1);
	assert_counts(&c, 1, 0);
	assert_line(&c, "\"stem\":\"O\360\237\230\200\"");
	assert_report(&c, "in UTF-16LE");
	give_bytes(&c, little, sizeof(little) - 2);
	assert_report(&c, "F\t502\t0\t0\t\t\tit is UTF-16 that ends in the "
			  "middle");
	give_bytes(&c, "\376\377\330\075\0a", 6);
	assert_report(&c, "F\t502\t");
	converted_release(&c);
}

static void
decode__what_is_no_text_is_called_by_its_name(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *name;
	} files[] = {
		{ "PK\003\004 more", 9, "zip archive" },
		{ "%PDF-1.7", 8, "PDF" },
		{ "stem\0,a", 7, "NUL" },
		{ "<?xml version=\"1.0\"?>", 21, "XML" },
		{ "[{\"q\":1}]", 9, "JSON" },
		{ " \n\n", 3, "empty" },
		{ "", 0, "empty" },
	};
	struct converted c = CONVERTED;

	(void)state;
	for (size_t i = 0; i < PR_LEN(files); i++) {
		give_bytes(&c, files[i].bytes, files[i].len);
		assert_report(&c, files[i].name);
		assert_counts(&c, 0, 0);
		assert_int_equal(c.lines.len, 0);
	}
	converted_release(&c);
}

static void
decode__every_line_end_is_one(void **state)
{
	static const char *const texts[] = {
		HEAD "One?,x,y,A\nTwo?,x,y,Z\n",
		"stem,a,b,key\r\nOne?,x,y,A\r\nTwo?,x,y,Z\r\n",
		"stem,a,b,key\rOne?,x,y,A\rTwo?,x,y,Z\r",
		"stem,a,b,key\r\nOne?,x,y,A\r\nTwo?,x,y,Z",
	};
	struct converted c = CONVERTED;

	(void)state;
	for (size_t i = 0; i < PR_LEN(texts); i++) {
		give(&c, texts[i]);
		assert_counts(&c, 1, 1);
		assert_report(&c, "F\t537\t3\t10\t");
	}
	give(&c, "stem,a,b,key\r\n\"One\r\nmore?\",x,y,A\r\nTwo?,x,y,Z\r\n");
	assert_line(&c, "\"One\\nmore?\"");
	assert_report(&c, "F\t537\t4\t10\t");
	converted_release(&c);
}

static void
decode__hidden_characters_go_and_are_told(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, HEAD "O\001ne\342\200\213?,x\033,y,A\n");
	assert_counts(&c, 1, 0);
	assert_line(&c, "\"stem\":\"One?\"");
	assert_report(&c, "F\t517\t2\t1\t\tstem\t2 control or invisible "
			  "characters");
	assert_report(&c, "F\t517\t2\t8\t\toptions\t1 control or invisible "
			  "character\t");
	give(&c, "stem\ta\tb\tkey\n\"One\ttab?\"\tx\ty\tA\n");
	assert_line(&c, "One\\ttab?");
	assert_lacks(c.report.data, "F\t517");
	converted_release(&c);
}

static void
aiken__is_read_as_people_write_it(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "What is 2 < 3?\nA. so\nB. false\nANSWER: a\n\n\n"
		 "A stem\nof two lines\n\nA)first\nB) second\nC) third\n"
		 "Answer : C\nFEEDBACK: why\nand more\n\n"
		 "C. difficile is?\nA) True\nB) False\nANSWER:B");
	assert_counts(&c, 3, 0);
	assert_line(&c, "{\"id\":\"A\",\"text\":\"so\",\"correct\":true}");
	assert_line(&c, "\"stem\":\"A stem\\nof two lines\"");
	assert_line(&c, "\"text\":\"third\",\"correct\":true");
	assert_line(&c, "\"rationale\":\"why\\nand more\"");
	assert_line(&c, "\"type\":\"true_false\",\"stem\":\"C. difficile is?\""
			",\"answer\":false");
	assert_report(&c, "R\t1\t1\tstem:1:1\toptions[0].text:2:1\t");
	converted_release(&c);
}

static void
aiken__what_moodle_drops_is_told(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "Few?\nA) only\nANSWER: A\n\n"     /* 1 */
		 "A) orphan\nB) too\n\n"            /* 5 */
		 "ANSWER: A\n\n"                    /* 8 */
		 "Open?\nA) x\nB) y\n\n"            /* 10 */
		 "Out?\nA) x\nB) y\n ANSWER: D\n\n" /* 14 */
		 "Gap?\nA) x\nC) y\nANSWER: A\n\n"  /* 19 */
		 "Good?\nA) x\nB) y\nANSWER: A\n\n" /* 24 */
		 "good?\nA) x\nB) y\nANSWER: B\n\n" /* 29 */
		 "Last?\nA) x\n");                  /* 34 */
	assert_counts(&c, 1, 8);
	assert_report(&c, "F\t535\t1\t1\t\t\t1 option\t");
	assert_report(&c, "F\t543\t5\t1\t\t\tan option\t");
	assert_report(&c, "F\t543\t8\t1\t\t\tANSWER\t");
	assert_report(&c, "F\t545\t10\t1\t");
	assert_report(&c, "F\t537\t17\t2\t\tkey\tD\ta letter of the options, "
			  "A to B");
	assert_report(&c, "F\t546\t21\t1\t\toptions\tC\tB\t");
	assert_report(&c, "F\t539\t29\t1\t\t\t24\t");
	assert_report(&c, "F\t545\t34\t1\t");
	converted_release(&c);
}

static void
aiken__a_wrapped_option_goes_on(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "One?\nA) x\nmore x\nB) y\nANSWER: A\n"
		 "Lost?\nA) x\nB) y\nTwo?\nA) x\nB) z\nANSWER: B\n");
	assert_counts(&c, 2, 1);
	assert_line(&c, "\"text\":\"x\\nmore x\",\"correct\":true");
	assert_report(&c, "F\t518\t3\t1\t\t\tA\t");
	assert_report(&c, "F\t545\t6\t1\t");
	assert_line(&c, "\"stem\":\"Two?\"");
	assert_report(&c, "R\t9\t1\tstem:9:1\t");
	converted_release(&c);
}

static void
aiken__an_empty_last_option_costs_no_letter(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "What is one?\nA. x\nB. y\nC. z\nD.\nWhat is two now?\n"
		 "and here?\nA. x\nB. y\nANSWER: B\n");
	assert_counts(&c, 1, 1);
	assert_report(&c, "F\t545\t1\t1\t");
	assert_line(&c, "\"stem\":\"What is two now?\\nand here?\"");
	assert_report(&c, "R\t6\t1\tstem:6:1\t");
	converted_release(&c);
}

/* n copies of a byte between two texts. */
static char *
long_text(const char *before, char c, size_t n, const char *after)
{
	size_t a = strlen(before), b = strlen(after);
	char *text = malloc(a + n + b + 1);

	assert_non_null(text);
	memcpy(text, before, a);
	memset(text + a, c, n);
	memcpy(text + a + n, after, b + 1);
	return text;
}

static void
limits__a_field_has_an_end(void **state)
{
	struct converted c = CONVERTED;
	char *text = long_text(HEAD, 'x', PR_FOREIGN_FIELD + 1,
			       ",x,y,A\nTwo?,x,y,A\n");

	(void)state;
	give(&c, text);
	assert_counts(&c, 1, 1);
	assert_report(&c, "F\t532\t2\t1\t\t\t65536\t");
	free(text);
	text = long_text("One?\nA) ", 'x', PR_FOREIGN_FIELD + 1,
			 "\nB) y\nANSWER: A\n\nTwo?\nA) x\nB) y\nANSWER: A\n");
	give(&c, text);
	assert_counts(&c, 1, 1);
	assert_report(&c, "F\t532\t1\t1\t");
	free(text);
	converted_release(&c);
}

static void
limits__after_a_long_option_the_next_question_is_whole(void **state)
{
	struct converted c = CONVERTED;
	char *text = long_text("One?\nA. ", 'x', PR_FOREIGN_FIELD + 1,
			       "\nTwo?\nA. x\nB. y\nANSWER: A\n");

	(void)state;
	give(&c, text);
	assert_counts(&c, 1, 1);
	assert_report(&c, "F\t532\t1\t1\t\t\t65536\t");
	assert_report(&c, "X\t1\t1\n");
	assert_line(&c, "\"stem\":\"Two?\"");
	free(text);
	text = long_text("One?\nA. x\n", 'x', PR_FOREIGN_FIELD + 1,
			 "\nA. x\nB. y\nANSWER: A\n");
	give(&c, text);
	assert_counts(&c, 0, 2);
	assert_report(&c, "F\t532\t1\t1\t\t\t65536\t");
	assert_report(&c, "F\t532\t3\t1\t\t\t65536\t");
	free(text);
	converted_release(&c);
}

/* A short file ends inside the field that is never closed. */
static void
limits__an_open_quotation_says_how_far_it_reaches(void **state)
{
	struct converted c = CONVERTED;
	struct buf text;

	(void)state;
	buf_init(&text, CONVERT_MAX);
	buf_adds(&text, HEAD);
	for (int i = 2; i <= 200; i++)
		buf_printf(&text, "%sItem %d?,x,y,A\n", i == 6 ? "\"" : "", i);
	give(&c, buf_text(&text));
	assert_counts(&c, 4, 1);
	assert_report(&c, "F\t531\t6\t1\t\t\tthis quotation mark is never "
			  "closed: all the rest of the file, up to line 200");
	/* in the last row too, where nothing comes after */
	give(&c, HEAD "One?,x,y,A\nTwo?,x,\"y,A");
	assert_counts(&c, 1, 1);
	assert_report(&c, "F\t531\t3\t8\t");
	buf_release(&text);
	converted_release(&c);
}

static void
limits__unknown_domains_are_listed_up_to_a_hundred(void **state)
{
	static const struct convert_domain domains[] = { { "D1", NULL,
							   "One" } };
	struct converted c = CONVERTED;
	struct buf text;
	long told = 0;

	(void)state;
	buf_init(&text, CONVERT_MAX);
	buf_adds(&text, "stem,a,b,key,domain\n");
	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "%d?,x,y,A,Topic %d\n", i, i);
	buf_adds(&text, "last?,x,y,A,topic 7\n");
	c.options.exam = "EX";
	c.options.domains = domains;
	c.options.n_domains = PR_LEN(domains);
	give(&c, buf_text(&text));
	assert_counts(&c, 20001, 0);
	for (const char *at = c.report.data; (at = strstr(at, "F\t516\t"));
	     at++)
		told++;
	assert_int_equal(told, 101);
	assert_report(&c, "\tTopic 7\t2 items\tD1\n");
	assert_report(&c, "\tTopic 99\t1 item\tD1\n");
	assert_report(&c, "F\t516\t102\t12\t\t\tTopic 100\t19900 items, of "
			  "this and of further names,\tD1\n");
	buf_release(&text);
	converted_release(&c);
}

static void
limits__rows_and_broken_rows_are_counted(void **state)
{
	struct converted c = CONVERTED;
	struct buf text;

	(void)state;
	buf_init(&text, CONVERT_MAX);
	buf_adds(&text, HEAD);
	for (long i = 0; i <= PR_FOREIGN_RECORDS; i++)
		buf_printf(&text, "%ld?,x,y,A\n", i);
	give(&c, buf_text(&text));
	assert_counts(&c, 0, 0);
	assert_report(&c, "F\t503\t0\t0\t\t\tmore than 100,000 rows\t100,000");
	buf_reset(&text);
	buf_adds(&text, HEAD);
	for (long i = 0; i <= PR_FOREIGN_BROKEN; i++)
		buf_printf(&text, "\"x\"%ld?,x,y,A\n", i);
	give(&c, buf_text(&text));
	assert_counts(&c, 0, 0);
	assert_report(&c, "F\t503\t0\t0\t\t\tmore than 1,000 rows");
	buf_release(&text);
	converted_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decode__windows_1252_is_read_and_counted),
		cmocka_unit_test(decode__marks_at_the_start_are_followed),
		cmocka_unit_test(decode__what_is_no_text_is_called_by_its_name),
		cmocka_unit_test(decode__every_line_end_is_one),
		cmocka_unit_test(decode__hidden_characters_go_and_are_told),
		cmocka_unit_test(aiken__is_read_as_people_write_it),
		cmocka_unit_test(aiken__what_moodle_drops_is_told),
		cmocka_unit_test(aiken__a_wrapped_option_goes_on),
		cmocka_unit_test(aiken__an_empty_last_option_costs_no_letter),
		cmocka_unit_test(limits__a_field_has_an_end),
		cmocka_unit_test(
			limits__after_a_long_option_the_next_question_is_whole),
		cmocka_unit_test(
			limits__an_open_quotation_says_how_far_it_reaches),
		cmocka_unit_test(
			limits__unknown_domains_are_listed_up_to_a_hundred),
		cmocka_unit_test(limits__rows_and_broken_rows_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
