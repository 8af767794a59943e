/* test_convert.c - tables to certbank lines: columns, keys, identity */
#include "convert_case.h"

#define HEAD "question,a,b,c,key\n"

static void
convert__a_plain_table_gives_items(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, HEAD "One?,x,y,z,B\n\"Two, \"\"both\"\"\nlines?\",x,y,,a\n");
	assert_counts(&c, 2, 0);
	assert_line(&c, "\"stem\":\"One?\"");
	assert_line(&c, "{\"id\":\"B\",\"text\":\"y\",\"correct\":true}");
	assert_line(&c, "\"stem\":\"Two, \\\"both\\\"\\nlines?\"");
	assert_line(&c,
		    "\"urn:proctor:source\":{\"format\":\"csv\",\"line\":3");
	assert_line(&c, "\"trailer\",\"exams\":0,\"stimuli\":0,\"items\":2");
	assert_report(&c, "R\t3\t1\tstem:3:1\toptions[0].text:4:9\t");
	assert_report(&c, "F\t514\t0\t0\t\t\tletters\t2\t2 rows\n");
	converted_release(&c);
}

static void
convert__each_separator_is_found(void **state)
{
	static const char *const tables[] = {
		"stem;a;b;key\nOne, two?;x;y;A\n",
		"stem\ta\tb\tkey\nOne, two?\tx\ty\tA\n",
		"stem|a|b|key\nOne, two?|x|y|A\n",
		"stem,a,b,key\n\"One, two?\",x,y,A\n",
	};
	static const char *const names[] = { "semicolons", "tabs", "| signs",
					     "commas" };
	struct converted c = CONVERTED;

	(void)state;
	for (size_t i = 0; i < PR_LEN(tables); i++) {
		give(&c, tables[i]);
		assert_counts(&c, 1, 0);
		assert_line(&c, "One, two?");
		assert_report(&c, names[i]);
	}
	converted_release(&c);
}

static void
convert__headings_have_many_spellings(void **state)
{
	static const char *const heads[] = {
		"Question Text,Option A,Option B,Correct Answer",
		"PROMPT,choice1,choice2,answer",
		"stem,Answer 1,Answer 2,Correct answer(s)",
		"Question,A),B),Key",
		("Question - max 120 characters,Answer 1 - max 75,"
		 "Answer 2 - max 75,Correct answer(s) - choose at least one"),
		"text,alternative_a,alternative_b,right answer",
	};
	struct converted c = CONVERTED;
	char text[512];

	(void)state;
	c.options.key = CONVERT_KEY_ONE;
	for (size_t i = 0; i < PR_LEN(heads); i++) {
		snprintf(text, sizeof(text), "%s\nOne?,x,y,2\n", heads[i]);
		give(&c, text);
		assert_counts(&c, 1, 0);
		assert_line(&c, "\"id\":\"B\",\"text\":\"y\",\"correct\":true");
	}
	converted_release(&c);
}

static void
convert__answers_are_keys_beside_options(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "question,A,B,C,Answer 1,Answer 2\nOne?,x,y,z,A,C\n"
		 "Two?,x,y,z,B,\n");
	assert_counts(&c, 2, 0);
	assert_line(&c, "\"type\":\"multiple_response\"");
	assert_line(&c, "{\"id\":\"C\",\"text\":\"z\",\"correct\":true}");
	assert_line(&c, "\"type\":\"single_choice\"");
	converted_release(&c);
}

static void
convert__a_map_names_the_columns(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	c.options.map = "stem=Frage,a=Erste,b=Zweite,key=Richtig";
	give(&c, "Titel,,,,\nFrage,Erste,Zweite,Richtig,Notiz\n"
		 "Eins?,x,y,B,n\n");
	assert_counts(&c, 1, 0);
	assert_report(&c, "F\t513\t0\t0\t\t\t1 row\t");
	assert_report(&c, "F\t512\t2\t1\t\t\tNotiz\t");
	c.options.map = "stem=Frage,a=Dritte,b=Zweite,key=Richtig";
	give(&c, "Frage,Erste,Zweite,Richtig\nEins?,x,y,B\n");
	assert_counts(&c, 0, 0);
	assert_report(&c, "F\t505\t0\t0\t\t\tthere is no heading \"Dritte\"\t"
			  "Frage, Erste, Zweite, Richtig\t");
	c.options.map = "stem=Frage,colour=Erste";
	give(&c, "Frage,Erste,Zweite,Richtig\nEins?,x,y,B\n");
	assert_report(&c, "\"colour\" is nothing that items have");
	c.options.map = "stem=#1,a=#2,b=#3,key=#4";
	give(&c, "Eins?,x,y,B\nZwei?,x,y,A\n");
	assert_counts(&c, 2, 0);
	give(&c, "question,first,second,\"key, one only\"\nEins?,x,y,B\n");
	assert_counts(&c, 1, 0);
	give(&c, "question,first,second,answer\nEins?,x,y,B\n");
	assert_counts(&c, 1, 0);
	converted_release(&c);
}

static void
convert__a_table_without_headings_is_told(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "One?,w,x,y,z,A\nTwo?,w,x,y,z,D\n");
	assert_counts(&c, 2, 0);
	assert_report(&c, "without headings");
	assert_report(&c, "stem=#1, a=#2, b=#3, c=#4, d=#5, key=#6");
	converted_release(&c);
}

static void
convert__what_is_missing_in_the_headings_is_said(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "question,a,b,notes\nOne?,x,y,A\n");
	assert_counts(&c, 0, 0);
	assert_report(&c, "F\t507\t0\t0\t\t\tthe key\tquestion, a, b, notes");
	assert_int_equal(c.lines.len, 0);
	give(&c, "Some prose, and nothing else.\nMore of it.\n");
	assert_report(&c, "F\t501\t");
	converted_release(&c);
}

static void
key_is(const char *key, const char *options, uint32_t want)
{
	struct converted c = CONVERTED;
	char text[512];

	snprintf(text, sizeof(text),
		 "stem,a,b,c,d,key\nOne?,%s,\"%s\"\n"
		 "Two?,1st,2nd,3rd,4th,D\n",
		 options, key);
	give(&c, text);
	assert_counts(&c, 2, 0);
	for (int i = 0; i < 4; i++) {
		const char *line = strstr(c.lines.data, "One?");
		char mark[32];
		char piece[128];
		const char *at;

		snprintf(mark, sizeof(mark), "{\"id\":\"%c\"", 'A' + i);
		at = strstr(line, mark);
		assert_non_null(at);
		snprintf(piece, sizeof(piece), "%.*s", (int)strcspn(at, "}"),
			 at);
		assert_int_equal(strstr(piece, "true") != NULL, want >> i & 1);
	}
	converted_release(&c);
}

static void
convert__letters_come_in_many_forms(void **state)
{
	(void)state;
	key_is("B", "w,x,y,z", 2);
	key_is("b", "w,x,y,z", 2);
	key_is("B;D", "w,x,y,z", 10);
	key_is("BD", "w,x,y,z", 10);
	key_is("B, D", "w,x,y,z", 10);
	key_is("A|C", "w,x,y,z", 5);
	key_is("A and C", "w,x,y,z", 5);
	key_is("(C)", "w,x,y,z", 4);
	key_is("Option C", "w,x,y,z", 4);
	key_is("D.", "w,x,y,z", 8);
}

static void
convert__numbers_are_proved_over_the_whole_table(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, HEAD "One?,x,y,z,1\nTwo?,x,y,z,3\n");
	assert_counts(&c, 2, 0);
	assert_report(&c, "numbers from 1");
	give(&c, HEAD "One?,x,y,z,0\nTwo?,x,y,z,1\n");
	assert_counts(&c, 2, 0);
	assert_report(&c, "numbers from 0");
	give(&c, HEAD "One?,x,y,z,1\nTwo?,x,y,z,2\n");
	assert_report(&c, "F\t506\t0\t0\t\t\tnumbers from 1\tnumbers from 0");
	assert_int_equal(c.lines.len, 0);
	/* both proofs at once are none */
	give(&c, HEAD "One?,x,y,z,0\nTwo?,x,y,z,3\nThree?,x,y,z,1\n");
	assert_report(&c, "F\t506\t");
	c.options.key = CONVERT_KEY_ONE;
	give(&c, HEAD "One?,x,y,z,1\nTwo?,x,y,z,2\n");
	assert_counts(&c, 2, 0);
	give(&c, HEAD "One?,x,y,z,0\n");
	assert_counts(&c, 0, 1);
	assert_report(&c, "a number from 1 to 3");
	/* a point is no separator */
	c.options.key = CONVERT_KEYS;
	give(&c, HEAD "One?,x,y,z,1.0\nTwo?,x,y,z,3.0\n");
	assert_counts(&c, 2, 0);
	assert_report(&c, "numbers from 1");
	assert_lacks(c.lines.data, "multiple_response");
	give(&c, HEAD "One?,x,y,z,3\nTwo?,x,y,z,1.5\nThree?,x,y,z,2\n");
	assert_counts(&c, 2, 1);
	assert_report(&c, "F\t537\t3\t12\t\tkey\t1.5\t");
	/* "or" is neither one key nor two */
	give(&c, HEAD "One?,x,y,z,A\nTwo?,x,y,z,A or B\n");
	assert_counts(&c, 1, 1);
	converted_release(&c);
}

static void
convert__the_text_of_an_option_is_a_key(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, HEAD "One?,red,blue,green,Blue\n"
		      "Two?,red,\"blue, dark\",green,red;green\n"
		      "Three?,red,\"blue, dark\",green,\"blue, dark\"\n");
	assert_counts(&c, 3, 0);
	assert_report(&c, "the options' own text");
	assert_line(&c, "{\"id\":\"C\",\"text\":\"green\",\"correct\":true}");
	give(&c, HEAD "One?,red,blue,green,yellow\nTwo?,red,blue,green,red\n");
	assert_counts(&c, 1, 1);
	assert_report(&c, "F\t537\t2\t21\t\tkey\tyellow\t");
	/* letters that are texts too, and mean something else */
	give(&c, HEAD "One?,b,a,c,a\n");
	assert_report(&c, "F\t506\t0\t0\t\t\tletters\tthe options' own text");
	converted_release(&c);
}

static void
convert__kahoot_counts_from_one(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "Quiz template,,,,,,\n,,,,,,\n,Question,Answer 1,Answer 2,"
		 "Answer 3,Answer 4,Time limit (sec),Correct answer(s)\n"
		 "1,One?,w,x,y,z,20,\"1,3\"\n");
	assert_counts(&c, 1, 0);
	assert_line(&c, "\"id\":\"C\",\"text\":\"y\",\"correct\":true");
	assert_report(&c, "F\t513\t0\t0\t\t\t2 rows\t");
	converted_release(&c);
}

static void
convert__types_follow_keys_options_and_stem(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "type,stem,a,b,c,key\n,Pick some,x,y,z,AB\n");
	assert_line(&c, "\"min_choices\":1,\"max_choices\":3");
	give(&c, "type,stem,a,b,c,key\n,Which apply? Select TWO.,x,y,z,AB\n");
	assert_line(&c, "\"min_choices\":2,\"max_choices\":2");
	give(&c, "type,stem,a,b,c,key\n,Select three.,x,y,z,AB\n");
	assert_counts(&c, 0, 1);
	assert_report(&c, "F\t542\t2\t22\t\tkey\t3 options\t2 options");
	give(&c, "type,stem,a,b,c,key\n,So?,False,True,,B\n");
	assert_line(&c, "\"type\":\"true_false\",\"stem\":\"So?\","
			"\"answer\":true");
	give(&c, "type,stem,a,b,c,key\ntf,So?,,,,F\nT/F,Or?,,,,true\n");
	assert_counts(&c, 2, 0);
	assert_line(&c, "\"stem\":\"So?\",\"answer\":false");
	assert_line(&c, "\"stem\":\"Or?\",\"answer\":true");
	give(&c, "type,stem,a,b,c,key\nSingle,So?,x,y,,AB\n");
	assert_report(&c, "F\t548\t2\t");
	give(&c, "type,stem,a,b,c,key\nEssay,Why?,x,y,,A\n");
	assert_counts(&c, 0, 1);
	assert_report(&c, "F\t541\t2\t1\t\ttype\tEssay\t");
	give(&c, "type,stem,a,b,c,key\nmulti-select,So?,x,y,z,A\n");
	assert_line(&c, "\"type\":\"multiple_response\"");
	converted_release(&c);
}

static void
convert__every_fault_of_a_row_has_its_place(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, HEAD ",x,y,z,A\n"      /* no stem */
		      "Two?,x,,,A\n"    /* one option */
		      "Three?,x,y,z,\n" /* no key */
		      "Four?,x,y,z,E\n" /* no such option */
		      "Five?,x,y,z,A,more\n"
		      "Six?,x,y,z,A\n"
		      "SIX? ,x,y,z,B\n"); /* the same again */
	assert_counts(&c, 1, 6);
	assert_report(&c, "F\t534\t2\t1\t\tstem\t");
	assert_report(&c, "F\t535\t3\t1\t\t\t1 option\t");
	assert_report(&c, "F\t536\t4\t14\t\tkey\t");
	assert_report(&c, "F\t537\t5\t13\t\tkey\tE\tletters of the options, A "
			  "to C");
	assert_report(&c, "F\t533\t6\t15\t\t\t6 fields\t5 columns");
	assert_report(&c, "F\t539\t8\t1\t\t\t7\t");
	assert_report(&c, "X\t8\t1\n");
	converted_release(&c);
}

static void
convert__a_broken_quotation_costs_its_row_only(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, HEAD "\"One?,x,y,z,A\n\"Two?\",x,y,z,B\n5\" pipe?,x,y,z,C\n"
		      "\"shut\"open,x,y,z,A\nFour?,x,y,z,A\n");
	assert_counts(&c, 3, 2);
	assert_report(&c, "F\t531\t2\t1\t");
	assert_report(&c, "F\t531\t5\t1\t");
	assert_line(&c, "5\\\" pipe?");
	give(&c, HEAD "Zero?,x,y,z,A\n\"One?,x,y,z,A\nTwo?,x,y,z,B\n");
	assert_counts(&c, 1, 1);
	assert_report(&c, "F\t531\t3\t1\t\t\tthis quotation mark is never "
			  "closed");
	converted_release(&c);
}

static void
convert__identity_does_not_hang_on_the_order(void **state)
{
	struct converted c = CONVERTED, d = CONVERTED;
	const char *id;
	char name[32];

	(void)state;
	give(&c, HEAD "One?,x,y,z,A\nTwo?,x,y,z,B\n");
	give(&d, HEAD "Two?,x,y,z,B\n ONE? ,x,y,z,A\n");
	id = strstr(c.lines.data, "\"identifier\":\"q");
	assert_non_null(id);
	snprintf(name, sizeof(name), "%.17s", id + 14);
	assert_has(d.lines.data, name);
	give(&c, "id,stem,a,b,key\nX-1,One?,x,y,A\n17,Two?,x,y,B\n"
		 "X-1,Three?,x,y,A\na b/c,Four?,x,y,A\n");
	assert_counts(&c, 3, 1);
	assert_line(&c, "\"identifier\":\"X-1\"");
	assert_line(&c, "\"identifier\":\"_17\"");
	assert_line(&c, "\"identifier\":\"a-b-c\"");
	assert_line(&c, "\"line\":3,\"id\":\"17\"");
	assert_report(&c, "F\t540\t4\t1\tX-1\t\tX-1\t2\t");
	converted_release(&c);
	converted_release(&d);
}

static void
convert__what_belongs_to_an_item_comes_along(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "stem,a,b,key,explanation,rationale_a,feedback b,level,"
		 "difficulty,tags,source,reference,title\n"
		 "One?,x,y,A,So.,Yes.,No.,Application,Very hard,\"t; u;t\","
		 "Law,Book,T\n"
		 "Two?,x,y,A,,,,guess,soso,,,,\n");
	assert_counts(&c, 2, 0);
	assert_line(&c, "\"rationale\":\"So.\"");
	assert_line(&c, "\"correct\":true,\"rationale\":\"Yes.\"");
	assert_line(&c, "\"text\":\"y\",\"rationale\":\"No.\"");
	assert_line(&c, "\"cognitive_level\":\"apply\"");
	assert_line(&c, "\"difficulty\":{\"label\":\"very_hard\"}");
	assert_line(&c, "\"tags\":[\"t\",\"u\"]");
	assert_line(&c, "\"authority\":[{\"source\":\"Law\"}]");
	assert_line(&c, "\"references\":[{\"title\":\"Book\"}]");
	assert_line(&c, "\"title\":\"T\"");
	assert_report(&c, "F\t520\t3\t15\t\tlevel\tguess\tlevel\t");
	assert_report(&c, "F\t520\t3\t21\t\tdifficulty\tsoso\t");
	converted_release(&c);
}

static void
convert__domains_are_matched_and_unknown_ones_told_once(void **state)
{
	static const struct convert_domain domains[] = {
		{ "D1", NULL, "Records" },
		{ "D1", "D1.T1", "Complete the record" },
		{ "D2", NULL, "Privacy" },
	};
	static const char table[] =
		"stem,a,b,key,domain\n1?,x,y,A,d2\n2?,x,y,A,RECORDS\n"
		"3?,x,y,A,D1: Records\n4?,x,y,A,complete the  record\n"
		"5?,x,y,A,Physics\n6?,x,y,A,physics\n7?,x,y,A,\n";
	struct converted c = CONVERTED;

	(void)state;
	c.options.exam = "EX";
	c.options.domains = domains;
	c.options.n_domains = PR_LEN(domains);
	give(&c, table);
	assert_counts(&c, 7, 0);
	assert_line(&c, "[{\"exam\":\"EX\",\"domain\":\"D2\"}]");
	assert_line(&c, "\"stem\":\"3?\"");
	assert_line(&c, "[{\"exam\":\"EX\",\"domain\":\"D1\",\"task\":"
			"\"D1.T1\"}]");
	assert_report(&c, "F\t516\t6\t10\t\t\tPhysics\t2 items\tD1, D2\n");
	c.options.exam = NULL;
	c.options.exams = "A, B";
	give(&c, table);
	assert_report(&c, "F\t515\t2\t10\t\t\t6 items\tA, B\t");
	assert_lacks(c.lines.data, "objectives");
	converted_release(&c);
}

static void
convert__options_may_stand_in_one_cell(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	give(&c, "stem,choices,key\n"
		 "1?,\"[\"\"a\"\", \"\"b\\u00e9\\n\\ud83d\\ude00\"\"]\",B\n"
		 "2?,\"x\ny\",A\n3?,x|y|z,C\n4?,\"[\"\"a\"\", 3]\",A\n");
	assert_counts(&c, 3, 1);
	assert_line(&c, "\"text\":\"b\303\251\\n\360\237\230\200\"");
	assert_line(&c, "{\"id\":\"C\",\"text\":\"z\",\"correct\":true}");
	assert_report(&c, "F\t547\t6\t4\t\toptions\t");
	converted_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(convert__a_plain_table_gives_items),
		cmocka_unit_test(convert__each_separator_is_found),
		cmocka_unit_test(convert__headings_have_many_spellings),
		cmocka_unit_test(convert__answers_are_keys_beside_options),
		cmocka_unit_test(convert__a_map_names_the_columns),
		cmocka_unit_test(convert__a_table_without_headings_is_told),
		cmocka_unit_test(
			convert__what_is_missing_in_the_headings_is_said),
		cmocka_unit_test(convert__letters_come_in_many_forms),
		cmocka_unit_test(
			convert__numbers_are_proved_over_the_whole_table),
		cmocka_unit_test(convert__the_text_of_an_option_is_a_key),
		cmocka_unit_test(convert__kahoot_counts_from_one),
		cmocka_unit_test(convert__types_follow_keys_options_and_stem),
		cmocka_unit_test(convert__every_fault_of_a_row_has_its_place),
		cmocka_unit_test(
			convert__a_broken_quotation_costs_its_row_only),
		cmocka_unit_test(convert__identity_does_not_hang_on_the_order),
		cmocka_unit_test(convert__what_belongs_to_an_item_comes_along),
		cmocka_unit_test(
			convert__domains_are_matched_and_unknown_ones_told_once),
		cmocka_unit_test(convert__options_may_stand_in_one_cell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
