/* test_event.c - canonical bytes, and the chain of an independent program */
#include "proctor/event.h"
#include "proctor/hash.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#define ROOM (PR_EVENT_BODY_MAX + 80)

static void
assert_same(const struct pr_event *a, const struct pr_event *b)
{
	assert_int_equal(a->seq, b->seq);
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->slot, b->slot);
	assert_int_equal(a->choice, b->choice);
	assert_true(a->value == b->value);
	assert_true(a->active_ms == b->active_ms);
	assert_true(a->boot_ms == b->boot_ms);
	assert_true(a->wall_ms == b->wall_ms);
	assert_int_equal(a->body == NULL, b->body == NULL);
	if (a->body)
		assert_string_equal(a->body, b->body);
}

static void
event__every_kind_comes_back_from_its_bytes(void **state)
{
	static const char *const bodies[] = { NULL, "", "x",
					      "caf\xC3\xA9 \xE2\x89\xA0\n" };
	unsigned char bytes[ROOM];
	struct pr_err err = { 0 };

	(void)state;
	for (int kind = 1; kind <= PR_EVENT_LAST; kind++)
		for (size_t i = 0; i < PR_LEN(bodies); i++) {
			struct pr_event in = {
				.seq = UINT32_MAX - (uint32_t)kind,
				.kind = (enum pr_event_kind)kind,
				.slot = kind % 2 ? -1 : INT32_MAX,
				.choice = UINT32_C(0x80000001),
				.value = kind % 3 ? INT64_MIN : INT64_MAX,
				.active_ms = 12345678901,
				.boot_ms = -1,
				.wall_ms = INT64_C(1790000000000),
				.body = bodies[i],
			};
			struct pr_event out;
			size_t n = pr_event_bytes(bytes, sizeof(bytes), &in);

			assert_true(n > 0);
			assert_pr_ok(pr_event_parse(&out, bytes, n, &err),
				     &err);
			assert_same(&in, &out);
		}
}

static void
event__the_longest_text_fits_the_promised_room(void **state)
{
	char body[PR_EVENT_BODY_MAX + 2];
	unsigned char bytes[ROOM];
	struct pr_event in = { .seq = 1, .kind = PR_EVENT_NOTE, .body = body };
	struct pr_event out;
	struct pr_err err = { 0 };
	size_t n;

	(void)state;
	memset(body, 'a', sizeof(body));
	body[PR_EVENT_BODY_MAX] = '\0';
	n = pr_event_bytes(bytes, sizeof(bytes), &in);
	assert_true(n > PR_EVENT_BODY_MAX);
	assert_pr_ok(pr_event_parse(&out, bytes, n, &err), &err);
	assert_same(&in, &out);
	assert_int_equal(pr_event_bytes(bytes, n - 1, &in), 0);
	assert_int_equal(pr_event_bytes(bytes, n, &in), n);
}

/* Made by Python: hashlib.blake2b(before + bytes, digest_size=32). */
static const struct {
	struct pr_event event;
	const char *hash;
} chain[] = {
	{ { .seq = 1,
	    .kind = PR_EVENT_BEGIN,
	    .slot = -1,
	    .value = 12300000,
	    .boot_ms = 1000000,
	    .wall_ms = INT64_C(1700000000000),
	    .body = "boot-1" },
	  "8d43cfe1b4419289c57bd11db4de733c903d47c75468e29f8dbf1322b7cd069b" },
	{ { .seq = 2,
	    .kind = PR_EVENT_MOVE,
	    .boot_ms = 1000000,
	    .wall_ms = INT64_C(1700000000000) },
	  "3a62b50fcfa59c7b538719cbd0393eb68639a1bc4d535ff471d10bb2ae510cd5" },
	{ { .seq = 3,
	    .kind = PR_EVENT_ANSWER,
	    .choice = 4,
	    .active_ms = 31000,
	    .boot_ms = 1031000,
	    .wall_ms = INT64_C(1700000031000) },
	  "988d4314fad37dd578636041967f482c0b709f8d50a6da1539d0a0a21322d0ef" },
	{ { .seq = 4,
	    .kind = PR_EVENT_NOTE,
	    .active_ms = 45000,
	    .boot_ms = 1045000,
	    .wall_ms = INT64_C(1700000045000),
	    .body = "caf\xC3\xA9 \xE2\x89\xA0" },
	  "827d417b8f2dfb807aa2d36788b2f34778483b0872bd09d561a3698e9d1bfb2f" },
	{ { .seq = 5,
	    .kind = PR_EVENT_UNDO,
	    .active_ms = 46000,
	    .boot_ms = 1046000,
	    .wall_ms = INT64_C(1700000046000),
	    .body = "" },
	  "dae0a4b696df86c629a6095e1a5862352ee69bddd52b3204971bc90d49fd5dba" },
	{ { .seq = 6,
	    .kind = PR_EVENT_END,
	    .slot = -1,
	    .value = -1,
	    .active_ms = 50000,
	    .boot_ms = 1050000,
	    .wall_ms = -5 },
	  "e44cf4440973f58f5e4acede7ad4d5a4d2869a7604c516a1011b6e629e228ae4" },
};

static void
event__the_chain_is_that_of_an_independent_program(void **state)
{
	unsigned char head[32] = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(chain); i++) {
		struct pr_event event = chain[i].event;
		char text[PR_HASH_TEXT];

		pr_event_chain(&event, head);
		memcpy(head, event.hash, sizeof(head));
		pr_hex_format(text, head, sizeof(head));
		assert_string_equal(text, chain[i].hash);
	}
}

static void
event__the_first_bytes_are_the_published_ones(void **state)
{
	static const char want[] =
		"70726f63746f722e6576656e742f310100000001000000ffffffff00000000"
		"e0aebb0000000000000000000000000040420f00000000000068e5cf8b0100"
		"000106000000626f6f742d3100";
	unsigned char bytes[ROOM];
	char text[2 * ROOM + 1];
	size_t n = pr_event_bytes(bytes, sizeof(bytes), &chain[0].event);

	(void)state;
	pr_hex_format(text, bytes, n);
	assert_string_equal(text, want);
}

static void
event__every_field_is_in_the_chain(void **state)
{
	static const unsigned char zero[32];
	struct pr_event base = chain[0].event, e[11];

	(void)state;
	for (size_t i = 0; i < PR_LEN(e); i++)
		e[i] = base;
	e[1].seq++;
	e[2].kind = PR_EVENT_RESUME;
	e[3].slot = 0;
	e[4].choice = 1;
	e[5].value++;
	e[6].active_ms++;
	e[7].boot_ms++;
	e[8].wall_ms++;
	e[9].body = "";
	e[10].body = NULL;
	for (size_t i = 0; i < PR_LEN(e); i++) {
		pr_event_chain(&e[i], zero);
		for (size_t k = 0; k < i; k++)
			assert_memory_not_equal(e[i].hash, e[k].hash, 32);
	}
}

/* A copy of exactly n bytes, so that asan sees one step too far. */
static void
refuse(const unsigned char *bytes, size_t n)
{
	unsigned char *exact = malloc(n ? n : 1);
	struct pr_event out = { .seq = 77, .kind = PR_EVENT_SEAL };
	struct pr_err err = { 0 };

	assert_non_null(exact);
	memcpy(exact, bytes, n);
	assert_pr_refused(pr_event_parse(&out, exact, n, &err), PR_EDAMAGED,
			  &err);
	assert_int_equal(out.seq, 77);
	assert_int_equal(out.kind, PR_EVENT_SEAL);
	free(exact);
}

static void
event__cut_and_lengthened_records_are_refused(void **state)
{
	unsigned char bytes[ROOM] = { 0 };
	size_t n = pr_event_bytes(bytes, sizeof(bytes), &chain[3].event);

	(void)state;
	for (size_t cut = 0; cut < n; cut++)
		refuse(bytes, cut);
	refuse(bytes, n + 1);
}

static void
event__records_of_impossible_content_are_refused(void **state)
{
	/* offsets behind the tag of 15: seq, kind, ..., body flag, length */
	enum {
		KIND = 19,
		BODY = 63,
		LENGTH = 64,
		TEXT = 68
	};
	unsigned char good[ROOM], bad[ROOM];
	size_t n = pr_event_bytes(good, sizeof(good), &chain[0].event);
	struct {
		size_t at;
		unsigned char to;
	} faults[] = {
		{ 0, 'P' },          { 14, '2' },        { KIND, 0 },
		{ KIND, 23 },        { KIND + 3, 0x80 }, { BODY, 0 },
		{ BODY, 2 },         { LENGTH, 5 },      { LENGTH, 7 },
		{ LENGTH + 3, 255 }, { TEXT + 2, 0 },    { n - 1, 'x' },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(faults); i++) {
		memcpy(bad, good, n);
		bad[faults[i].at] = faults[i].to;
		refuse(bad, n);
	}
}

static void
event__every_kind_has_its_own_name(void **state)
{
	(void)state;
	for (int a = 1; a <= PR_EVENT_LAST; a++) {
		const char *name = pr_event_name((enum pr_event_kind)a);

		assert_string_not_equal(name, "unknown");
		for (int b = 1; b < a; b++)
			assert_string_not_equal(
				name, pr_event_name((enum pr_event_kind)b));
	}
	assert_string_equal(pr_event_name((enum pr_event_kind)0), "unknown");
	assert_string_equal(pr_event_name((enum pr_event_kind)23), "unknown");
	assert_string_equal(pr_event_name(PR_EVENT_BREAK_START), "break_start");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(event__every_kind_comes_back_from_its_bytes),
		cmocka_unit_test(
			event__the_longest_text_fits_the_promised_room),
		cmocka_unit_test(
			event__the_chain_is_that_of_an_independent_program),
		cmocka_unit_test(event__the_first_bytes_are_the_published_ones),
		cmocka_unit_test(event__every_field_is_in_the_chain),
		cmocka_unit_test(event__cut_and_lengthened_records_are_refused),
		cmocka_unit_test(
			event__records_of_impossible_content_are_refused),
		cmocka_unit_test(event__every_kind_has_its_own_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
