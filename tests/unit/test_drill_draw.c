/* test_drill_draw.c - which items make a drill, and what there is to draw */
#include "drill_case.h"

static void
assert_no_drill(struct desk_case *c, struct pr_drill_plan plan,
		enum pr_status status)
{
	struct pr_seat *seat = (struct pr_seat *)c;

	assert_pr_refused(pr_drill_start(c->desk, &plan, &seat, &c->err),
			  status, &c->err);
	assert_null(seat);
}

static void
drill__one_key_items_come_first_and_nothing_twice(void **state)
{
	struct desk_case *c = *state;
	const struct pr_form *form;
	bool typed = false;

	drill_begin(c, pack_plan(3));
	form = pr_seat_form(c->seat);
	assert_int_equal(form->n_slots, 6);
	for (size_t i = 0; i < form->n_slots; i++) {
		const struct pr_item *item =
			pr_seat_item(c->seat, (int)i, &c->err);
		bool choice = pr_item_is_choice(item->type);

		assert_false(choice && typed);
		typed = typed || !choice;
		assert_int_equal(form->slots[i].role, PR_ROLE_PRACTICE);
		for (size_t k = 0; k < i; k++)
			assert_true(form->slots[k].item_rev !=
				    form->slots[i].item_rev);
	}
	assert_int_equal(pr_seat_sitting(c->seat)->rules.kind,
			 PR_SITTING_DRILL);
	assert_true(pr_seat_sitting(c->seat)->rules.feedback);
	assert_false(pr_seat_sitting(c->seat)->rules.scaled);
}

static void
drill__a_seed_draws_the_same_drill_again(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_plan plan = { .seeded = true, .seed = 11, .items = 12 };
	unsigned char hash[2][32];

	for (int i = 0; i < 2; i++) {
		struct pr_seat *seat;

		assert_pr_ok(pr_drill_start(c->desk, &plan, &seat, &c->err),
			     &c->err);
		memcpy(hash[i], pr_seat_form(seat)->hash, 32);
		pr_seat_leave(seat);
	}
	assert_memory_equal(hash[0], hash[1], 32);
	plan.seed = 12;
	drill_begin(c, plan);
	assert_memory_not_equal(hash[0], pr_seat_form(c->seat)->hash, 32);
}

static void
drill__an_optional_pack_is_drawn_when_named_only(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_plan plan = { .kind = "modifier", .items = 200 };
	struct pr_drill_pack *packs;
	bool found = false;
	size_t n;

	assert_pr_ok(pr_drill_start(c->desk, &plan, &c->seat, &c->err),
		     &c->err);
	for (size_t i = 0; i < pr_seat_form(c->seat)->n_slots; i++)
		assert_string_not_equal(
			pr_seat_item(c->seat, (int)i, &c->err)->identifier,
			"T-OPT-1");
	case_leave(c);
	drill_begin(c, (struct pr_drill_plan){ .pack = OPTIONAL });
	assert_int_equal(pr_seat_form(c->seat)->n_slots, 1);
	assert_int_equal(slot_of(c, "T-OPT-1"), 0);
	assert_pr_ok(pr_drill_packs(c->desk, &packs, &n, &c->err), &c->err);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(packs[i].identifier, OPTIONAL) != 0)
			continue;
		found = packs[i].optional && packs[i].items == 1;
		assert_non_null(strstr(packs[i].notice, "licensed"));
	}
	assert_true(found);
	free(packs);
}

static void
drill__names_that_are_none_are_refused_with_those_there_are(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_plan plan = { .kind = "nope" };

	assert_no_drill(c, plan, PR_ENOTFOUND);
	plan = (struct pr_drill_plan){ .pack = "nope" };
	assert_no_drill(c, plan, PR_ENOTFOUND);
	plan = (struct pr_drill_plan){ .skill = "assign.nope" };
	assert_no_drill(c, plan, PR_ENOTFOUND);
	plan = (struct pr_drill_plan){ .kind = "valid",
				       .skill = "assign.outpatient" };
	assert_no_drill(c, plan, PR_ENOTFOUND);
	plan = (struct pr_drill_plan){ .items = 201 };
	assert_no_drill(c, plan, PR_EINVAL);
	plan = (struct pr_drill_plan){ .pace_s = -1 };
	assert_no_drill(c, plan, PR_EINVAL);
	plan = pack_plan(1);
	plan.skill = "poa.exempt";
	assert_no_drill(c, plan, PR_EPOOL);
}

static void
drill__no_exam_to_sit(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_practice(1, 5);
	struct pr_exam_row *rows;
	size_t n;

	plan.exam = PR_DRILLS;
	assert_int_equal(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			 PR_EINVAL);
	assert_non_null(strstr(c->err.text, "proctor drill"));
	assert_pr_ok(pr_library_exams(c->desk, &rows, &n, &c->err), &c->err);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++)
		assert_string_not_equal(rows[i].identifier, PR_DRILLS);
	free(rows);
}

static const char *
task_at(const struct drill_skills *skills, const struct pr_exam *exam, size_t i)
{
	const struct drill_skill *s = &skills->rows[i];

	return exam->domains[s->domain].tasks[s->task].identifier;
}

static void
drill__skills_never_tried_come_before_those_that_went_badly(void **state)
{
	struct desk_case *c = *state;
	struct drill_skills skills;
	struct pr_exam *exam;

	assert_pr_ok(pr_library_exam(c->desk, PR_DRILLS, &exam, NULL, &c->err),
		     &c->err);
	assert_pr_ok(drill_skills_load(&skills, c->desk, exam, &c->err),
		     &c->err);
	/* the first skill of each kind, then the second ones */
	for (size_t d = 0; d < exam->n_domains; d++)
		assert_int_equal(skills.rows[d].domain, d);
	assert_int_equal(skills.rows[exam->n_domains].task, 1);
	drill_skills_release(&skills);
	drill_begin(c, pack_plan(3));
	answer(c, slot_of(c, "T-GUIDE-1"), 1, NULL);
	answer(c, slot_of(c, "T-VALID-1"), 2, NULL);
	case_do(c, PR_EVENT_END, -1, 0);
	assert_pr_ok(drill_skills_load(&skills, c->desk, exam, &c->err),
		     &c->err);
	assert_string_equal(task_at(&skills, exam, skills.n - 2),
			    "valid.billable");
	assert_string_equal(task_at(&skills, exam, skills.n - 1),
			    "guideline.general");
	assert_true(skills.rows[skills.n - 2].need >
		    skills.rows[skills.n - 1].need);
	drill_skills_release(&skills);
	pr_exam_free(exam);
}

static void
drill__items_not_met_come_before_those_met(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_plan plan = pack_plan(3);
	const struct pr_item *item;
	char first[65];

	plan.skill = "valid.billable";
	plan.items = 1;
	drill_begin(c, plan);
	item = pr_seat_item(c->seat, 0, &c->err);
	snprintf(first, sizeof(first), "%s", item->identifier);
	case_do(c, PR_EVENT_END, -1, 0);
	for (uint64_t seed = 1; seed < 6; seed++) {
		struct pr_seat *seat;

		plan.seed = seed;
		assert_pr_ok(pr_drill_start(c->desk, &plan, &seat, &c->err),
			     &c->err);
		item = pr_seat_item(seat, 0, &c->err);
		assert_string_not_equal(item->identifier, first);
		pr_seat_leave(seat);
	}
}

static size_t
made_items(struct desk_case *c)
{
	struct pr_item_row *rows;
	size_t n;

	assert_pr_ok(pr_library_items(c->desk, PR_GENERATED_BANK_NAME, &rows,
				      &n, &c->err),
		     &c->err);
	free(rows);
	return n;
}

static void
drill__a_made_item_is_the_same_item_for_ever(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_plan plan = {
		.kind = "computation", .seeded = true, .seed = 5, .items = 8
	};
	unsigned char hash[32];
	size_t made;

	assert_pr_ok(pr_drill_start(c->desk, &plan, &c->seat, &c->err),
		     &c->err);
	assert_int_equal(pr_seat_form(c->seat)->n_slots, 8);
	memcpy(hash, pr_seat_form(c->seat)->hash, 32);
	made = made_items(c);
	assert_true(made > 0 && made <= 8);
	case_again(c);
	drill_begin(c, plan);
	assert_memory_equal(hash, pr_seat_form(c->seat)->hash, 32);
	assert_int_equal(made_items(c), made);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	drill_begin(c, plan); /* what was met is made no second time */
	assert_memory_not_equal(hash, pr_seat_form(c->seat)->hash, 32);
	assert_true(made_items(c) > made);
}

static bool
row_is_sane(const struct pr_drill_row *row)
{
	bool any = row->authored || row->generated;

	return row->title[0] && row->unseen <= row->authored &&
	       any == !row->why_not[0];
}

static void
drill__rows_say_what_there_is_and_what_is_missing(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_row *rows;
	int suggested = 0;
	size_t n;

	assert_pr_ok(pr_drill_rows(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 18);
	assert_string_equal(rows[0].kind, "");
	assert_string_equal(rows[1].kind, "assign");
	assert_string_equal(rows[17].kind, "computation");
	for (size_t i = 0; i < n; i++) {
		assert_true(row_is_sane(&rows[i]));
		suggested += rows[i].suggested;
	}
	assert_int_equal(suggested, 1);
	assert_true(rows[0].suggested);
	free(rows);
	drill_begin(c, pack_plan(3));
	answer(c, slot_of(c, "T-VALID-1"), 2, NULL);
	case_do(c, PR_EVENT_END, -1, 0);
	assert_pr_ok(pr_drill_rows(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(rows[0].responses, 1);
	assert_false(rows[0].suggested);
	assert_string_equal(rows[4].kind, "valid");
	assert_true(rows[4].suggested);
	assert_int_equal(rows[4].right, 0);
	free(rows);
}

#define T(name) \
	cmocka_unit_test_setup_teardown(name, drill_setup, drill_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(drill__one_key_items_come_first_and_nothing_twice),
		T(drill__a_seed_draws_the_same_drill_again),
		T(drill__an_optional_pack_is_drawn_when_named_only),
		T(drill__names_that_are_none_are_refused_with_those_there_are),
		T(drill__no_exam_to_sit),
		T(drill__skills_never_tried_come_before_those_that_went_badly),
		T(drill__items_not_met_come_before_those_met),
		T(drill__a_made_item_is_the_same_item_for_ever),
		T(drill__rows_say_what_there_is_and_what_is_missing),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
