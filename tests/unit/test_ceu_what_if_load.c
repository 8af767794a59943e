/* test_ceu_what_if_load.c - a picture tells what was remarked on a what-if;
 * see proctor/ceu_desk.h */
#include "ceu_case.h"

static struct pr_ceu_picture *
supposed(struct ceu_case *c, const char *what_if)
{
	struct pr_ceu_picture *p = NULL;

	assert_pr_ok(pr_ceu_load(c->d.desk, what_if, &p, &c->d.err), &c->d.err);
	return p;
}

static void
ceu_load__tells_what_was_remarked_on_a_what_if(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_picture *p;

	ceu_hold(c, "AT", "2026-01-01");
	p = supposed(c, "6 units, ALPHA, coding, 2027-02-01");
	assert_int_equal(p->what_if_said.n, 1);
	assert_false(p->what_if_said.faulty);
	assert_non_null(strstr(p->what_if_said.of[0].text, "there are core"));
	assert_string_equal(p->extra->title, "coding");
	pr_ceu_picture_free(p);
	p = supposed(c, "6 units, ALPHA, core, 2027-02-01");
	assert_int_equal(p->what_if_said.n, 0);
	pr_ceu_picture_free(p);
	p = supposed(c, NULL);
	assert_int_equal(p->what_if_said.n, 0);
	pr_ceu_picture_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(ceu_load__tells_what_was_remarked_on_a_what_if),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
