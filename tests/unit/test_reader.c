/* test_reader.c - what comes out of a bank file, in either form */
#include "bank_memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TF                                                        \
	"\"type\":\"true_false\",\"stem\":\"q\",\"answer\":true," \
	"\"rationale\":\"r\","                                    \
	"\"objectives\":[{\"exam\":\"E\",\"domain\":\"D1\"}]"
#define HEADER_LINE                                       \
	"{\"record\":\"header\",\"format\":\"certbank\"," \
	"\"format_version\":\"1.1\",\"bank\":" BANK_OBJECT "}\n"

static struct pr_record
next(struct pr_reader *reader)
{
	struct pr_record record = { 0 };
	struct pr_err err = { 0 };
	bool has = false;

	assert_pr_ok(pr_reader_next(reader, &record, &has, &err), &err);
	assert_true(has);
	return record;
}

static void
assert_end(struct pr_reader *reader)
{
	struct pr_record record;
	struct pr_err err = { 0 };
	bool has = true;

	assert_pr_ok(pr_reader_next(reader, &record, &has, &err), &err);
	assert_false(has);
	pr_reader_close(reader);
}

static void
reader__gives_header_then_items(void **state)
{
	struct bank_memory m = { .text = BANK_OPEN
				 "\n{\"identifier\":\"I1\"," TF "},\n"
				 "{\"identifier\":\"I2\"," TF "}]}" };
	struct pr_reader *reader = bank_open(&m);
	struct pr_record r = next(reader);

	(void)state;
	assert_int_equal(r.kind, PR_RECORD_HEADER);
	assert_string_equal(r.header->uuid, BANK_UUID);
	assert_string_equal(r.header->title, "T");
	assert_int_equal(r.header->format_minor, 1);
	r = next(reader);
	assert_int_equal(r.kind, PR_RECORD_ITEM);
	assert_int_equal(r.line, 2);
	assert_int_equal(r.column, 1);
	assert_string_equal(r.item->identifier, "I1");
	assert_int_equal(r.item->version, 1);
	assert_int_equal(r.item->status, PR_STATUS_ACTIVE);
	r = next(reader);
	assert_int_equal(r.line, 3);
	assert_string_equal(r.item->identifier, "I2");
	assert_int_equal(pr_reader_offset(reader), m.len - 2);
	assert_end(reader);
	assert_int_equal(m.found[PR_WARNING] + m.found[PR_ERROR], 0);
}

/* python3 -c "import uuid; print(uuid.uuid5(uuid.UUID(BANK), 'I1'))" */
static void
reader__derives_the_uuid_from_bank_and_identifier(void **state)
{
	struct bank_memory m = { .text = BANK_OPEN "{\"identifier\":\"I1\"," TF
						   "}]}" };
	struct pr_reader *reader = bank_open(&m);
	struct pr_record r;

	(void)state;
	next(reader);
	r = next(reader);
	assert_string_equal(r.item->uuid,
			    "57522a7a-0166-5136-8817-5a1af5c7a1db");
	assert_non_null(strstr(
		r.json, "\"uuid\":\"57522a7a-0166-5136-8817-5a1af5c7a1db\""));
	assert_end(reader);
}

static void
reader__reads_lines_with_blank_lines_and_a_trailer(void **state)
{
	struct bank_memory m = { .text = HEADER_LINE
				 "\n{\"record\":\"item\",\"item\":"
				 "{\"identifier\":\"I1\"," TF "}}\r\n\n"
				 "{\"record\":\"trailer\",\"exams\":0,"
				 "\"items\":1}\n" };
	struct pr_reader *reader = bank_open(&m);
	struct pr_record r;

	(void)state;
	assert_int_equal(next(reader).kind, PR_RECORD_HEADER);
	r = next(reader);
	assert_int_equal(r.kind, PR_RECORD_ITEM);
	assert_int_equal(r.line, 3);
	assert_string_equal(r.item->identifier, "I1");
	r = next(reader);
	assert_int_equal(r.kind, PR_RECORD_TRAILER);
	assert_int_equal(r.trailer_exams, 0);
	assert_int_equal(r.trailer_stimuli, -1);
	assert_int_equal(r.trailer_items, 1);
	assert_end(reader);
}

static void
reader__goes_on_after_a_refused_record(void **state)
{
	struct bank_memory m = { .text = BANK_OPEN
				 "{\"identifier\":\"I1\",\"a\":1,\"a\":2},\n"
				 "{\"identifier\":\"I2\"," TF "}]}" };
	struct pr_reader *reader = bank_open(&m);
	struct pr_record r;

	(void)state;
	next(reader);
	r = next(reader);
	assert_true(r.refused);
	assert_null(r.item);
	assert_int_equal(m.last.rule, 107);
	r = next(reader);
	assert_false(r.refused);
	assert_string_equal(r.item->identifier, "I2");
	assert_end(reader);
}

static void
reader__goes_on_after_a_broken_line(void **state)
{
	struct bank_memory m = { .text = HEADER_LINE
				 "{\"record\":\"item\",\"item\":{,}}\n"
				 "{\"record\":\"item\",\"item\":"
				 "{\"identifier\":\"I2\"," TF "}}\n" };
	struct pr_reader *reader = bank_open(&m);
	struct pr_record r;

	(void)state;
	next(reader);
	r = next(reader);
	assert_true(r.refused);
	assert_int_equal(m.last.rule, 106);
	assert_int_equal(m.last.line, 2);
	assert_int_equal(m.last.column, 26);
	assert_string_equal(next(reader).item->identifier, "I2");
	assert_end(reader);
}

/* No notice follows what is looked at. */
#define TO_DRAW                 \
	"\"status\":\"draft\"," \
	"\"objectives\":[{\"exam\":\"E\",\"domain\":\"D\"}],"

/* Line and column are those of the member, counted in characters. */
static void
reader__places_a_finding_at_its_member(void **state)
{
	struct bank_memory m = { .text = BANK_OPEN
				 "\n {\"identifier\":\"I1\",\"type\":"
				 "\"single_choice\",\"stem\":\"q\"," TO_DRAW
				 "\n  \"options\":[{\"id\":\"A\",\"text\":"
				 "\"\xc3\xa9\"},{\"id\":\"B\",\"text\":7,"
				 "\"correct\":true}]}]}" };
	struct pr_reader *reader = bank_open(&m);

	(void)state;
	next(reader);
	assert_true(next(reader).refused);
	assert_int_equal(m.last.rule, 132);
	assert_string_equal(m.last.member, "options[1].text");
	assert_string_equal(m.last.item, "I1");
	assert_int_equal(m.last.line, 3);
	assert_int_equal(m.last.column, 53);
	assert_end(reader);
}

static void
reader__places_a_finding_inside_a_line(void **state)
{
	struct bank_memory m = { .text = HEADER_LINE
				 "{\"record\":\"item\",\"item\":"
				 "{\"identifier\":\"I1\",\"stem\":7," TO_DRAW
				 "\"lang\":\"en\"}}\n" };
	struct pr_reader *reader = bank_open(&m);

	(void)state;
	next(reader);
	assert_true(next(reader).refused);
	assert_int_equal(m.last.rule, 131); /* the type */
	assert_int_equal(m.last.line, 2);
	assert_int_equal(m.last.column, 25);
	assert_end(reader);
}

static void
reader__asks_for_a_header_that_comes_late(void **state)
{
	static const char text[] =
		"{\"items\":[{\"identifier\":\"I1\"," TF
		"}],\"bank\":" BANK_OBJECT ",\"format_version\":\"1.1\","
		"\"format\":\"certbank\"}";
	struct bank_memory m = { .text = text };
	struct pr_reader *reader = bank_open(&m), *second;
	const struct pr_bank_header *header;
	struct pr_record r;
	struct pr_err err = { 0 };
	bool has;

	(void)state;
	assert_pr_refused(pr_reader_next(reader, &r, &has, &err), PR_ESTATE,
			  &err);
	assert_true(pr_reader_needs_header(reader));
	pr_reader_close(reader);

	m.at = 0;
	reader = bank_open(&m);
	assert_pr_ok(pr_reader_find_header(&header, reader, &err), &err);
	assert_string_equal(header->title, "T");
	m.at = 0;
	second = bank_open(&m);
	assert_pr_ok(pr_reader_set_header(second, header, &err), &err);
	pr_reader_close(reader);
	r = next(second);
	assert_int_equal(r.kind, PR_RECORD_ITEM);
	assert_string_equal(r.item->identifier, "I1");
	assert_end(second);
}

static void
reader__cleans_text_and_keeps_meaning(void **state)
{
	/* e + combining acute, CRLF */
	struct bank_memory m = { .text = BANK_OPEN
				 "{\"identifier\":\"I1\","
				 "\"type\":\"true_false\",\"answer\":true,"
				 "\"stem\":\"cafe\\u0301\\r\\nb\"}]}" };
	struct pr_reader *reader = bank_open(&m);

	(void)state;
	next(reader);
	assert_string_equal(next(reader).item->stem.text, "caf\xc3\xa9\nb");
	assert_end(reader);
}

static void
reader__holds_back_items_with_many_options(void **state)
{
	char text[4000];
	size_t n = (size_t)snprintf(
		text, sizeof(text), "%s",
		BANK_OPEN "{\"identifier\":\"I1\",\"type\":\"single_choice\","
			  "\"stem\":\"q\",\"status\":\"active\","
			  "\"options\":[");
	struct bank_memory m = { .text = text };
	struct pr_reader *reader;

	(void)state;
	for (int i = 0; i < 9; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n,
				      "%s{\"id\":\"O%d\",\"text\":\"x\","
				      "\"correct\":%s}",
				      i ? "," : "", i, i ? "false" : "true");
	snprintf(text + n, sizeof(text) - n, "]}]}");
	reader = bank_open(&m);
	next(reader);
	assert_int_equal(next(reader).item->status, PR_STATUS_DRAFT);
	assert_int_equal(m.found[PR_WARNING], 2); /* and no objective */
	assert_end(reader);
}

static void
reader__warns_of_members_of_later_minors_and_keeps_them(void **state)
{
	struct bank_memory m = {
		.text = "{\"format\":\"certbank\",\"format_version\":\"1.7\","
			"\"bank\":" BANK_OBJECT
			",\"items\":[{\"identifier\":\"I1\",\"mood\":"
			"{\"a\":1},\"difficulty\":{\"hue\":2}," TF "}]}"
	};
	struct pr_reader *reader = bank_open(&m);
	struct pr_record r;
	struct pr_item *item;
	struct pr_bank_header header;
	struct pr_err err = { 0 };

	(void)state;
	header = *next(reader).header;
	r = next(reader);
	assert_false(r.refused);
	assert_int_equal(m.found[PR_WARNING], 2);
	assert_non_null(strstr(r.json, "\"urn:certbank:unknown\":{"
				       "\"mood\":{\"a\":1},"
				       "\"difficulty.hue\":2}"));
	assert_pr_ok(pr_item_read(&item, r.json, r.json_len, &header, &err),
		     &err);
	assert_string_equal(item->identifier, "I1");
	pr_item_free(item);
	assert_end(reader);
}

static void
reader__writes_members_in_one_order(void **state)
{
	struct bank_memory m = { .text = BANK_OPEN
				 "{\"extensions\":{\"z\":1,\"a\":1.50},"
				 "\"answer\":true,\"stem\":\"q\","
				 "\"type\":\"true_false\",\"version\":3,"
				 "\"identifier\":\"I1\"}]}" };
	struct pr_reader *reader = bank_open(&m);
	struct pr_record r;
	const char *at = NULL;
	static const char *const order[] = {
		"\"uuid\":",
		"\"identifier\":",
		"\"version\":3",
		"\"content_hash\":",
		"\"status\":\"active\"",
		"\"type\":",
		"\"stem\":",
		"\"answer\":",
		"\"extensions\":{\"z\":1,\"a\":1.5}}",
	};

	(void)state;
	next(reader);
	r = next(reader);
	at = r.json;
	for (size_t i = 0; i < PR_LEN(order); i++) {
		at = strstr(at, order[i]);
		assert_non_null(at);
	}
	assert_end(reader);
}

static void
reader__refuses_a_damaged_record(void **state)
{
	static const char *const wrong[] = {
		"",
		"{",
		"7",
		"{\"type\":\"true_false\"}",
		"{}x",
		"{\"type\":\"essay\",\"stem\":\"q\"}",
		"{\"identifier\":\"I\",\"type\":\"single_choice\","
		"\"stem\":\"q\",\"options\":[{},{}]}",
	};
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		struct pr_item *item = (void *)&err;
		struct pr_exam *exam = (void *)&err;
		struct pr_stimulus *stimulus = (void *)&err;
		size_t len = strlen(wrong[i]);

		assert_pr_refused(
			pr_item_read(&item, wrong[i], len, NULL, &err),
			PR_EDAMAGED, &err);
		assert_null(item);
		assert_pr_refused(pr_exam_read(&exam, wrong[i], len, &err),
				  PR_EDAMAGED, &err);
		assert_null(exam);
		assert_pr_refused(
			pr_stimulus_read(&stimulus, wrong[i], len, NULL, &err),
			PR_EDAMAGED, &err);
		assert_null(stimulus);
	}
	pr_item_free(NULL);
	pr_exam_free(NULL);
	pr_stimulus_free(NULL);
	pr_reader_close(NULL);
}

static enum pr_status
fail_to_read(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	(void)ctx;
	(void)buf;
	(void)cap;
	*n = 0;
	return pr_fail(err, PR_EIO, "the disk is gone");
}

static void
reader__hands_on_a_failure_of_the_source(void **state)
{
	struct pr_source source = { "gone", NULL, fail_to_read };
	struct pr_reader *reader;
	struct pr_record record;
	struct pr_err err = { 0 };
	bool has;

	(void)state;
	assert_pr_ok(pr_reader_open(&reader, &source, NULL, NULL, &err), &err);
	assert_int_equal(pr_reader_next(reader, &record, &has, &err), PR_EIO);
	assert_string_equal(err.text, "the disk is gone");
	pr_reader_close(reader);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reader__gives_header_then_items),
		cmocka_unit_test(
			reader__derives_the_uuid_from_bank_and_identifier),
		cmocka_unit_test(
			reader__reads_lines_with_blank_lines_and_a_trailer),
		cmocka_unit_test(reader__goes_on_after_a_refused_record),
		cmocka_unit_test(reader__goes_on_after_a_broken_line),
		cmocka_unit_test(reader__places_a_finding_at_its_member),
		cmocka_unit_test(reader__places_a_finding_inside_a_line),
		cmocka_unit_test(reader__asks_for_a_header_that_comes_late),
		cmocka_unit_test(reader__cleans_text_and_keeps_meaning),
		cmocka_unit_test(reader__holds_back_items_with_many_options),
		cmocka_unit_test(
			reader__warns_of_members_of_later_minors_and_keeps_them),
		cmocka_unit_test(reader__writes_members_in_one_order),
		cmocka_unit_test(reader__refuses_a_damaged_record),
		cmocka_unit_test(reader__hands_on_a_failure_of_the_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
