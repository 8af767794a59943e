/* test_mem.c - arrays, arenas and buffers, and their limits */
#include "util/arena.h"
#include "util/buf.h"
#include "util/mem.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

static void
mem__an_array_is_zeroed(void **state)
{
	unsigned char *a = mem_array(100, 3);

	(void)state;
	assert_non_null(a);
	for (size_t i = 0; i < 300; i++)
		assert_int_equal(a[i], 0);
	free(a);
}

static void
mem__an_empty_array_is_not_null(void **state)
{
	void *a = mem_array(0, 8);

	(void)state;
	assert_non_null(a);
	free(a);
}

static void
mem__sizes_that_wrap_around_are_refused(void **state)
{
	char *kept = mem_strdup("kept");
	size_t cap = SIZE_MAX / 2 + 1;

	(void)state;
	assert_null(mem_array(SIZE_MAX / 2, 4));
	assert_null(mem_array(SIZE_MAX, SIZE_MAX));
	assert_null(mem_resize(kept, SIZE_MAX / 4, 8));
	assert_null(mem_room(kept, cap, &cap, 1));
	assert_true(cap == SIZE_MAX / 2 + 1);
	assert_null(mem_strndup("x", SIZE_MAX));
	assert_string_equal(kept, "kept");
	free(kept);
}

static void
mem__room_is_made_before_it_is_needed(void **state)
{
	int *items = NULL;
	size_t cap = 0;

	(void)state;
	for (int n = 0; n < 1000; n++) {
		int *grown = mem_room(items, (size_t)n, &cap, sizeof(*items));

		assert_non_null(grown);
		items = grown;
		assert_true(cap > (size_t)n);
		items[n] = n;
	}
	assert_int_equal(items[999], 999);
	assert_true(cap <= 2000);
	free(items);
}

static void
arena__places_are_zeroed_aligned_and_apart(void **state)
{
	struct arena *arena = arena_new(10000000);
	unsigned char *before = NULL;

	(void)state;
	for (size_t size = 0; size < 2000; size++) {
		unsigned char *p = arena_alloc(arena, size);

		assert_non_null(p);
		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, size);
		assert_ptr_not_equal(p, before);
		before = p;
	}
	arena_free(arena);
}

static void
arena__texts_are_copied(void **state)
{
	struct arena *arena = arena_new(1000);
	char text[] = "abc";
	char *copy = arena_strdup(arena, text);
	char *part = arena_strndup(arena, text, 2);
	char *bytes = arena_memdup(arena, "\0x", 2);

	(void)state;
	text[0] = 'X';
	assert_string_equal(copy, "abc");
	assert_string_equal(part, "ab");
	assert_memory_equal(bytes, "\0x", 2);
	assert_string_equal(arena_strndup(arena, NULL, 0), "");
	arena_free(arena);
}

static void
arena__the_maximum_holds(void **state)
{
	struct arena *arena = arena_new(64);

	(void)state;
	assert_non_null(arena_alloc(arena, 48));
	assert_null(arena_alloc(arena, 17));
	assert_non_null(arena_alloc(arena, 16));
	assert_null(arena_alloc(arena, 1));
	assert_null(arena_alloc(arena, SIZE_MAX));
	assert_null(arena_array(arena, SIZE_MAX / 2, 4));
	assert_null(arena_strndup(arena, "x", SIZE_MAX));
	assert_int_equal(arena_used(arena), 64);
	arena_free(arena);
}

static void
arena__a_reset_gives_everything_back(void **state)
{
	struct arena *arena = arena_new(1000000);

	(void)state;
	arena_reset(arena);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 900; i++) {
			unsigned char *p = arena_alloc(arena, 1000);

			assert_non_null(p);
			assert_int_equal(p[999], 0);
			memset(p, 1, 1000);
		}
		arena_reset(arena);
		assert_int_equal(arena_used(arena), 0);
	}
	arena_free(arena);
	arena_free(NULL);
}

static void
buf__text_is_put_together(void **state)
{
	struct pr_err err = { 0 };
	struct buf buf;
	char *out;
	size_t len;

	(void)state;
	buf_init(&buf, 1000);
	assert_string_equal(buf_text(&buf), "");
	buf_adds(&buf, "one");
	buf_addc(&buf, ' ');
	buf_printf(&buf, "%d%s", 2, " three");
	buf_pad(&buf, '.', 3);
	buf_add(&buf, "\0", 1);
	assert_memory_equal(buf_text(&buf), "one 2 three...\0", 16);
	assert_pr_ok(buf_take(&out, &len, &buf, &err), &err);
	assert_int_equal(len, 15);
	assert_string_equal(out, "one 2 three...");
	assert_null(buf.data);
	free(out);
}

static void
buf__an_empty_text_is_a_text(void **state)
{
	struct pr_err err = { 0 };
	struct buf buf = { 0 };
	char *out;

	(void)state;
	buf_init(&buf, 10);
	assert_pr_ok(buf_take(&out, NULL, &buf, &err), &err);
	assert_string_equal(out, "");
	free(out);
}

static void
buf__past_the_maximum_nothing_is_added_and_it_is_told(void **state)
{
	struct pr_err err = { 0 };
	struct buf buf;
	char *out = NULL;

	(void)state;
	buf_init(&buf, 5);
	buf_adds(&buf, "12345");
	assert_pr_ok(buf_status(&buf, &err), &err);
	buf_addc(&buf, '6');
	assert_string_equal(buf_text(&buf), "12345");
	buf_printf(&buf, "%s", "");
	buf_pad(&buf, 'x', SIZE_MAX);
	assert_pr_refused(buf_status(&buf, &err), PR_EINVAL, &err);
	assert_pr_refused(buf_take(&out, NULL, &buf, &err), PR_EINVAL, &err);
	assert_null(out);
	buf_adds(&buf, "12345");
	assert_pr_ok(buf_status(&buf, &err), &err);
	buf_release(&buf);
}

static void
buf__a_zeroed_one_takes_nothing(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	buf_adds(&buf, "x");
	assert_string_equal(buf_text(&buf), "");
	assert_int_equal(buf_status(&buf, NULL), PR_EINVAL);
	buf_release(&buf);
	buf_release(NULL);
}

static void
buf__a_reset_forgets_text_and_failure(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 4);
	buf_adds(&buf, "12345");
	buf_reset(&buf);
	buf_adds(&buf, "abcd");
	buf_reset(&buf);
	assert_string_equal(buf_text(&buf), "");
	buf_adds(&buf, "ef");
	assert_string_equal(buf_text(&buf), "ef");
	assert_int_equal(buf_status(&buf, NULL), PR_OK);
	buf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mem__an_array_is_zeroed),
		cmocka_unit_test(mem__an_empty_array_is_not_null),
		cmocka_unit_test(mem__sizes_that_wrap_around_are_refused),
		cmocka_unit_test(mem__room_is_made_before_it_is_needed),
		cmocka_unit_test(arena__places_are_zeroed_aligned_and_apart),
		cmocka_unit_test(arena__texts_are_copied),
		cmocka_unit_test(arena__the_maximum_holds),
		cmocka_unit_test(arena__a_reset_gives_everything_back),
		cmocka_unit_test(buf__text_is_put_together),
		cmocka_unit_test(buf__an_empty_text_is_a_text),
		cmocka_unit_test(
			buf__past_the_maximum_nothing_is_added_and_it_is_told),
		cmocka_unit_test(buf__a_zeroed_one_takes_nothing),
		cmocka_unit_test(buf__a_reset_forgets_text_and_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
