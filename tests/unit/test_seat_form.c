/* test_seat_form.c - which items are drawn: reserve, avoid, form files, pool */
#include "app/internal.h"

#include "seat_case.h"

#include <sqlite3.h>

struct revs {
	int64_t rev[200];
	size_t n;
};

static struct revs
drawn(const struct desk_case *c)
{
	const struct pr_form *form = pr_seat_form(c->seat);
	struct revs r = { .n = form->n_slots };

	for (size_t i = 0; i < r.n; i++)
		r.rev[i] = form->slots[i].item_rev;
	return r;
}

static size_t
common(const struct revs *a, const struct revs *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			n += a->rev[i] == b->rev[k];
	return n;
}

struct held {
	struct desk_case *c;
	struct revs revs[3];
	size_t n;
};

static bool
hold_form(void *ctx, const struct pr_db_form *form)
{
	struct held *held = ctx;

	held->revs[held->n].n = 0;
	held->revs[held->n++].rev[0] = form->id;
	return held->n < 3;
}

static bool
hold_slot(void *ctx, const struct pr_db_slot *slot)
{
	struct revs *revs = ctx;

	revs->rev[revs->n++] = slot->item_rev;
	return true;
}

static struct held
reserved(struct desk_case *c)
{
	struct held held = { .c = c };
	struct pr_store *store = c->desk->store;

	assert_pr_ok(pr_db_reserved_each(store, c->desk->learner.id, "RHIT",
					 &held, hold_form, &c->err),
		     &c->err);
	for (size_t i = 0; i < held.n; i++)
		assert_pr_ok(pr_db_slot_each(store, held.revs[i].rev[0],
					     &held.revs[i], hold_slot, &c->err),
			     &c->err);
	return held;
}

static char *
saved(struct desk_case *c)
{
	char *json = NULL;

	assert_pr_ok(pr_seat_form_json(c->seat, &json, &c->err), &c->err);
	assert_non_null(json);
	return json;
}

static void
abandon(struct desk_case *c)
{
	case_do(c, PR_EVENT_ABANDON, -1, 0);
	case_leave(c);
}

static void
form__a_seed_gives_the_same_form_again(void **state)
{
	struct desk_case *c = *state;
	unsigned char first[32];
	struct pr_plan plan = case_mock(11);

	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	memcpy(first, pr_seat_form(c->seat)->hash, 32);
	case_do(c, PR_EVENT_BEGIN, -1, 0);
	case_die(c);
	case_remove(c->data); /* a fresh folder, other row numbers or not */
	case_open(c);
	case_begin(c, plan);
	assert_memory_equal(pr_seat_form(c->seat)->hash, first, 32);
	abandon(c);
	plan.seed = 12;
	case_begin(c, plan);
	assert_memory_not_equal(pr_seat_form(c->seat)->hash, first, 32);
}

static void
form__a_mock_has_its_blueprint(void **state)
{
	static const int scored[] = { 29, 21, 19, 28, 19, 14 };
	struct desk_case *c = *state;
	const struct pr_form *form;
	int have[6] = { 0 }, pretest = 0;

	case_begin(c, case_mock(0));
	form = pr_seat_form(c->seat);
	for (size_t i = 0; i < form->n_slots; i++) {
		if (form->slots[i].role == PR_ROLE_SCORED)
			have[form->slots[i].domain]++;
		else
			pretest++;
	}
	assert_memory_equal(have, scored, sizeof(have));
	assert_int_equal(pretest, 20);
	assert_true(form->whole_blueprint);
}

static void
form__practice_never_draws_what_is_held_back(void **state)
{
	struct desk_case *c = *state;
	struct held held;

	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct pr_plan plan = case_practice(seed, 10);
		struct revs got;

		case_begin(c, plan);
		got = drawn(c);
		assert_int_equal(got.n, 10);
		held = reserved(c);
		assert_true(held.n >= 1);
		assert_int_equal(held.revs[0].n, 150);
		for (size_t i = 0; i < held.n; i++)
			assert_int_equal(common(&got, &held.revs[i]), 0);
		abandon(c);
	}
	if (held.n == 2)
		assert_int_equal(common(&held.revs[0], &held.revs[1]), 0);
}

static void
form__a_mock_sits_the_form_that_was_held_back(void **state)
{
	struct desk_case *c = *state;
	struct held held, after;
	struct revs got;

	case_begin(c, case_practice(1, 5));
	abandon(c);
	held = reserved(c);
	assert_int_equal(held.n, 2);
	case_begin(c, case_mock(0));
	got = drawn(c);
	assert_int_equal(common(&got, &held.revs[0]), 150);
	after = reserved(c);
	assert_int_equal(after.n, held.n - 1);
}

static void
form__without_reserve_practice_may_have_everything(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner learner = *pr_desk_learner(c->desk);
	struct pr_plan plan = case_practice(4, 60);

	/* two forms hold too many of this domain's items back */
	plan.domain = "D6";
	assert_pr_refused(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			  PR_EPOOL, &c->err);
	plan.touch_reserve = true;
	case_begin(c, plan);
	abandon(c);
	case_again(c);
	learner.reserve_forms = 0;
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	plan = case_practice(5, 30);
	case_begin(c, plan);
}

/* A new outline came, and the forms held back are of the old one. */
static void
age_outline(struct desk_case *c)
{
	static const char sql[] =
		"INSERT INTO exam_rev (uuid, identifier, version, bank, hash,"
		" current, record) SELECT uuid, identifier, 99, bank, hash, 0,"
		" record FROM exam_rev; UPDATE form SET exam_rev ="
		" (SELECT max(id) FROM exam_rev)";
	char path[300];
	sqlite3 *db;
	char *why = NULL;

	case_die(c);
	snprintf(path, sizeof(path), "%s/proctor.db", c->data);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s", why);
	sqlite3_close(db);
	case_open(c);
}

static void
form__of_an_older_outline_is_no_longer_held_back(void **state)
{
	struct desk_case *c = *state;
	struct held before, after;

	case_begin(c, case_practice(1, 5));
	abandon(c);
	before = reserved(c);
	assert_true(before.n >= 1);
	age_outline(c);
	case_begin(c, case_practice(2, 5));
	abandon(c);
	after = reserved(c);
	assert_int_equal(after.n, before.n);
	case_begin(c, case_mock(0));
	assert_int_equal(reserved(c).n, before.n - 1);
}

static void
form__what_was_seen_is_met_again_last(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_practice(1, 6);
	struct revs first, second;

	plan.domain = "D2";
	case_begin(c, plan);
	first = drawn(c);
	for (int i = 1; i < 4; i++)
		case_do(c, PR_EVENT_MOVE, i, 0);
	case_again(c); /* 0 to 3 were displayed: durable */
	plan.seed = 2;
	case_begin(c, plan);
	second = drawn(c);
	first.n = 4;
	assert_int_equal(common(&first, &second), 0);
	for (size_t i = 0; i < second.n; i++)
		assert_false(pr_seat_form(c->seat)->slots[i].met_before);
}

static void
form__a_file_gives_the_same_form_elsewhere(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(21);
	unsigned char hash[32];
	struct pr_slot slots[150];
	char *json;

	case_begin(c, plan);
	memcpy(hash, pr_seat_form(c->seat)->hash, 32);
	memcpy(slots, pr_seat_form(c->seat)->slots, sizeof(slots));
	json = saved(c);
	case_die(c);
	case_remove(c->data);
	case_open(c);
	plan = case_mock(0);
	plan.form_json = json;
	case_begin(c, plan);
	assert_memory_equal(pr_seat_form(c->seat)->hash, hash, 32);
	assert_true(pr_seat_form(c->seat)->whole_blueprint);
	for (size_t i = 0; i < 150; i++) {
		const struct pr_slot *s = &pr_seat_form(c->seat)->slots[i];

		assert_memory_equal(s->order, slots[i].order, 26);
		assert_true(memcmp(&s->b, &slots[i].b, sizeof(s->b)) == 0);
		assert_int_equal(s->role, slots[i].role);
		assert_int_equal(s->set, slots[i].set);
	}
	free(json);
}

static char *
replaced(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	size_t room = strlen(text) + strlen(to) + 1;
	char *out = malloc(room);

	assert_non_null(at);
	assert_non_null(out);
	snprintf(out, room, "%.*s%s%s", (int)(at - text), text, to,
		 at + strlen(from));
	return out;
}

static void
form__a_file_that_is_none_is_refused(void **state)
{
	static const struct {
		const char *from, *to;
		enum pr_status want;
	} t[] = {
		{ "proctor.form/1", "proctor.form/9", PR_EPARSE },
		{ "\"slots\"", "\"Slots\"", PR_EPARSE },
		{ "\"RHIT\"", "\"CEHRS\"", PR_EINVAL },
		{ "\"version\":\t1", "\"version\":\t1e300", PR_ENOTFOUND },
		{ "\"version\":\t1", "\"version\":\t-1", PR_EPARSE },
		{ "\"version\":\t1", "\"version\":\t7", PR_ENOTFOUND },
		{ "\"b\":", "\"b\": 1e308, \"c\":", PR_EPARSE },
		{ "\"domain\":\t\"D", "\"domain\":\t\"E", PR_EPARSE },
		{ "\"order\":\t[\"", "\"order\":\t[\"Z", PR_EPARSE },
		{ "\"order\":\t[", "\"order\":\t[], \"no\": [", PR_EPARSE },
		{ "\"uuid\":\t\"", "\"uuid\":\t\"x", PR_EPARSE },
	};
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(21);
	char *json, *bad, *slot, *end;

	case_begin(c, plan);
	json = saved(c);
	abandon(c);
	plan = case_mock(0);
	for (size_t i = 0; i < PR_LEN(t); i++) {
		bad = replaced(json, t[i].from, t[i].to);
		plan.form_json = bad;
		assert_pr_refused(
			pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			t[i].want, &c->err);
		assert_null(c->seat);
		free(bad);
	}
	/* the first slot once more */
	slot = strstr(json, "[{");
	end = strstr(slot, "}, {");
	assert_non_null(end);
	bad = malloc(2 * strlen(json));
	assert_non_null(bad);
	snprintf(bad, 2 * strlen(json), "%.*s, %.*s%s", (int)(end + 1 - json),
		 json, (int)(end - slot), slot + 1, end + 1);
	plan.form_json = bad;
	assert_pr_refused(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			  PR_EPARSE, &c->err);
	free(bad);
	plan.form_json = "";
	assert_pr_refused(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			  PR_EPARSE, &c->err);
	free(json);
}

static void
form__what_is_avoided_is_not_drawn(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_practice(9, 40);
	const char *avoid[1];
	struct revs first, second;
	char *json;

	plan.touch_reserve = true;
	case_begin(c, plan);
	first = drawn(c);
	json = saved(c);
	abandon(c);
	avoid[0] = json;
	plan = case_mock(0);
	plan.avoid = avoid;
	plan.n_avoid = 1;
	case_begin(c, plan);
	second = drawn(c);
	assert_int_equal(common(&first, &second), 0);
	free(json);
}

static void
form__too_few_items_are_counted_by_domain(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_practice(9, 150);
	struct pr_pool pool;
	char text[80];
	int have;

	plan.domain = "D6";
	plan.touch_reserve = true;
	assert_pr_ok(pr_seat_pool(c->desk, &plan, &pool, &c->err), &c->err);
	assert_false(pool.enough);
	assert_int_equal(pool.n_rows, 1);
	assert_string_equal(pool.rows[0].domain, "D6");
	have = pool.rows[0].count.have;
	assert_true(have >= 60 && have < 150);
	assert_int_equal(pool.missing, 150 - have);
	assert_int_equal(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			 PR_EPOOL);
	snprintf(text, sizeof(text), "%d items are missing", 150 - have);
	assert_non_null(strstr(c->err.text, text));
	snprintf(text, sizeof(text), "D6 needs 150 and has %d", have);
	assert_non_null(strstr(c->err.text, text));
	c->err = (struct pr_err){ 0 };
	plan.domain = "D9";
	assert_int_equal(pr_seat_pool(c->desk, &plan, &pool, &c->err),
			 PR_ENOTFOUND);
	assert_non_null(strstr(c->err.text, "D1, D2"));
	c->err = (struct pr_err){ 0 };
	plan.domain = NULL;
	plan.exam = "NONE";
	assert_pr_refused(pr_seat_pool(c->desk, &plan, &pool, &c->err),
			  PR_ENOTFOUND, &c->err);
	plan = case_practice(9, 201);
	assert_pr_refused(pr_seat_pool(c->desk, &plan, &pool, &c->err),
			  PR_EINVAL, &c->err);
}

static void
form__all_items_of_a_domain_can_be_practised(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_practice(9, 24);

	plan.domain = "6"; /* with every case set in it */
	plan.touch_reserve = true;
	case_begin(c, plan);
	assert_int_equal(pr_seat_form(c->seat)->n_slots, 24);
}

static void
form__the_pool_says_what_the_start_will_find(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(0);
	struct pr_pool pool;
	int met = 0;

	case_begin(c, plan);
	for (int i = 0; i < 60; i++)
		case_do(c, PR_EVENT_MOVE, i, 0);
	abandon(c);
	plan = case_mock(77);
	assert_pr_ok(pr_seat_pool(c->desk, &plan, &pool, &c->err), &c->err);
	assert_true(pool.enough);
	assert_int_equal(pool.n_rows, 6);
	case_begin(c, plan);
	for (size_t i = 0; i < 150; i++)
		met += pr_seat_form(c->seat)->slots[i].met_before;
	assert_int_equal(pool.met_before, met);
	assert_in_range(met, 0, 60);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(form__##name, case_setup, case_teardown)
		TEST(a_seed_gives_the_same_form_again),
		TEST(a_mock_has_its_blueprint),
		TEST(practice_never_draws_what_is_held_back),
		TEST(a_mock_sits_the_form_that_was_held_back),
		TEST(without_reserve_practice_may_have_everything),
		TEST(of_an_older_outline_is_no_longer_held_back),
		TEST(what_was_seen_is_met_again_last),
		TEST(a_file_gives_the_same_form_elsewhere),
		TEST(a_file_that_is_none_is_refused),
		TEST(what_is_avoided_is_not_drawn),
		TEST(too_few_items_are_counted_by_domain),
		TEST(all_items_of_a_domain_can_be_practised),
		TEST(the_pool_says_what_the_start_will_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
