/* test_sitting.c - the state machine: what may happen when, and what it does */
#include "log.h"

static const struct pr_sitting_rules mock = { 0 }; /* see log_new */
static const struct pr_sitting_rules practice = { .kind = PR_SITTING_PRACTICE,
						  .feedback = true };

/* clang-format off */
/* One column a state: New, Running, Break, Away, Over, Sealed; + or -. */
static const struct {
	enum pr_event_kind kind;
	const char *allowed;
} table[] = {
	/*                        NRBAOS */
	{ PR_EVENT_BEGIN,        "+-----" },
	{ PR_EVENT_ANSWER,       "-+----" },
	{ PR_EVENT_CLEAR,        "-+----" },
	{ PR_EVENT_FLAG,         "-+----" },
	{ PR_EVENT_STRIKE,       "-+----" },
	{ PR_EVENT_NOTE,         "-+----" },
	{ PR_EVENT_HIGHLIGHT,    "-+----" },
	{ PR_EVENT_MOVE,         "-+----" },
	{ PR_EVENT_REPORT,       "-+----" },
	{ PR_EVENT_CONFIDENCE,   "-+----" },
	{ PR_EVENT_SHOW,         "-+----" },
	{ PR_EVENT_UNDO,         "-+----" },
	{ PR_EVENT_BREAK_START,  "-+----" },
	{ PR_EVENT_BREAK_END,    "--+---" },
	{ PR_EVENT_SUSPEND,      "-++---" },
	{ PR_EVENT_RESUME,       "---+--" },
	{ PR_EVENT_EXTRA_TIME,   "-++---" },
	{ PR_EVENT_HEARTBEAT,    "-++---" },
	{ PR_EVENT_TIMEOUT,      "-+++--" },
	{ PR_EVENT_END,          "-++---" },
	{ PR_EVENT_ABANDON,      "-+++--" },
	{ PR_EVENT_SEAL,         "----+-" },
};
/* clang-format on */

static struct pr_sitting_rules
timed_practice(void)
{
	return (struct pr_sitting_rules){ .kind = PR_SITTING_PRACTICE,
					  .feedback = true,
					  .timed = true,
					  .budget_ms = 3600000 };
}

/* Item 0 was answered twice, so that undo has something to do. */
static struct log *
in_state(enum pr_sitting_state state)
{
	struct log *log = log_new(timed_practice(), 3);

	if (state == PR_STATE_NEW)
		return log;
	log_simple(log, PR_EVENT_BEGIN);
	log_do(log, PR_EVENT_MOVE, 0, 0, 0, NULL);
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_pass(log, 5000);
	if (state == PR_STATE_BREAK)
		log_simple(log, PR_EVENT_BREAK_START);
	if (state == PR_STATE_AWAY)
		log_do(log, PR_EVENT_SUSPEND, -1, 0, PR_AWAY_LEFT, NULL);
	if (state >= PR_STATE_OVER)
		log_simple(log, PR_EVENT_END);
	if (state == PR_STATE_SEALED)
		log_do(log, PR_EVENT_SEAL, -1, 0, 0, "00");
	assert_int_equal(log->sitting->state, state);
	return log;
}

static struct pr_event
sample(enum pr_event_kind kind)
{
	bool slot = kind >= PR_EVENT_ANSWER && kind <= PR_EVENT_UNDO;
	struct pr_event e = { .kind = kind, .slot = slot ? 0 : -1 };

	if (kind == PR_EVENT_ANSWER || kind == PR_EVENT_STRIKE)
		e.choice = 2;
	if (kind == PR_EVENT_CONFIDENCE || kind == PR_EVENT_EXTRA_TIME)
		e.value = 3;
	if (kind == PR_EVENT_SUSPEND)
		e.value = PR_AWAY_LEFT;
	if (kind == PR_EVENT_NOTE)
		e.body = "n";
	return e;
}

static void
sitting__each_kind_is_allowed_in_its_states_only(void **state)
{
	(void)state;
	assert_int_equal(PR_LEN(table), PR_EVENT_LAST);
	for (size_t i = 0; i < PR_LEN(table); i++)
		for (int at = PR_STATE_NEW; at <= PR_STATE_SEALED; at++) {
			struct log *log = in_state((enum pr_sitting_state)at);
			struct pr_event e = sample(table[i].kind);
			struct pr_sitting *before = log_replay(log, log->n);
			struct pr_err err = { 0 };

			if (table[i].allowed[at] == '+') {
				assert_pr_ok(log_try(log, e, &err), &err);
			} else {
				assert_pr_refused(log_try(log, e, &err),
						  PR_ESTATE, &err);
				assert_true(
					log_same_state(before, log->sitting));
			}
			pr_sitting_free(before);
			log_free(log);
		}
}

static void
sitting__a_log_may_resume_after_a_vanished_process(void **state)
{
	struct log *log = in_state(PR_STATE_RUNNING);
	struct pr_sitting *again;

	(void)state;
	log_crash(log);
	assert_int_equal(log->sitting->state, PR_STATE_AWAY);
	log_pass(log, 60000);
	log_simple(log, PR_EVENT_RESUME);
	assert_int_equal(log->sitting->state, PR_STATE_RUNNING);
	again = log_replay(log, log->n);
	assert_true(log_same_state(again, log->sitting));
	pr_sitting_free(again);
	log_free(log);
}

static void
refuse(struct log *log, struct pr_event e, enum pr_status want)
{
	struct pr_sitting *before = log_replay(log, log->n);
	struct pr_err err = { 0 };

	assert_pr_refused(log_try(log, e, &err), want, &err);
	assert_true(log_same_state(before, log->sitting));
	pr_sitting_free(before);
}

static void
sitting__slots_and_values_that_cannot_be_are_refused(void **state)
{
	static char longer[PR_EVENT_BODY_MAX + 2];
	struct log *log = log_begun(mock, 3);
	struct pr_event e = { .kind = PR_EVENT_ANSWER, .choice = 1 };

	(void)state;
	memset(longer, 'x', PR_EVENT_BODY_MAX + 1);
	e.slot = 3;
	refuse(log, e, PR_EINVAL);
	e.slot = -1;
	refuse(log, e, PR_EINVAL);
	e.slot = INT32_MAX;
	refuse(log, e, PR_EINVAL);
	e.slot = INT32_MIN;
	refuse(log, e, PR_EINVAL);
	e.slot = 1; /* never displayed */
	refuse(log, e, PR_ESTATE);
	e.slot = 0;
	e.choice = 0;
	refuse(log, e, PR_EINVAL);
	e.body = "";
	refuse(log, e, PR_EINVAL);
	e.body = longer;
	refuse(log, e, PR_EINVAL);
	e = (struct pr_event){ .kind = PR_EVENT_CONFIDENCE, .value = 4 };
	refuse(log, e, PR_EINVAL);
	e.value = 0;
	refuse(log, e, PR_EINVAL);
	e = (struct pr_event){ .kind = PR_EVENT_EXTRA_TIME, .slot = -1 };
	refuse(log, e, PR_EINVAL);
	e.value = -1;
	refuse(log, e, PR_EINVAL);
	e.value = INT64_MAX;
	refuse(log, e, PR_EINVAL);
	e = (struct pr_event){ .kind = (enum pr_event_kind)23, .slot = -1 };
	refuse(log, e, PR_EINVAL);
	e.kind = (enum pr_event_kind)0;
	refuse(log, e, PR_EINVAL);
	e.kind = PR_EVENT_HEARTBEAT; /* an item it cannot belong to */
	e.slot = 2;
	refuse(log, e, PR_EINVAL);
	e.slot = 9999;
	refuse(log, e, PR_EINVAL);
	log_free(log);
}

static void
sitting__a_broken_chain_is_refused(void **state)
{
	struct log *log = log_begun(mock, 2);
	struct pr_event good[4];

	(void)state;
	log_pass(log, 1000);
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_pass(log, 1000);
	log_do(log, PR_EVENT_ANSWER, 0, 2, 0, NULL);
	memcpy(good, log->events, sizeof(good));
	for (int fault = 0; fault < 6; fault++) {
		struct pr_sitting *s = log_replay(log, 3);
		struct pr_sitting *before = log_replay(log, 3);
		struct pr_event bad = good[3];
		struct pr_err err = { 0 };

		if (fault == 0)
			bad.choice = 4;
		if (fault == 1)
			bad.hash[31] ^= 1;
		if (fault == 2)
			bad = good[2]; /* once more */
		if (fault == 3)
			bad.seq = 5;
		if (fault == 4) { /* time runs backwards, well chained */
			bad.active_ms = 999;
			pr_event_chain(&bad, s->head);
		}
		if (fault == 5) { /* a time that would overflow sums */
			bad.boot_ms = INT64_MIN;
			pr_event_chain(&bad, s->head);
		}
		assert_pr_refused(pr_sitting_apply(s, &bad, &err), PR_EDAMAGED,
				  &err);
		assert_true(log_same_state(s, before));
		pr_sitting_free(s);
		pr_sitting_free(before);
	}
	log_free(log);
}

/* Much of everything, by a small generator. */
static struct log *
busy_log(unsigned seed)
{
	struct pr_sitting_rules rules = timed_practice();
	struct log *log;
	unsigned x = seed * 2654435761U + 1;

	rules.policy = seed & 1 ? PR_CLOCK_RUN : PR_CLOCK_PAUSE;
	log = log_begun(rules, 7);
	for (int i = 0; i < 300; i++) {
		struct pr_event e;
		struct pr_err err = { 0 };

		x = x * 1664525U + 1013904223U;
		e = sample(log->sitting->state == PR_STATE_AWAY
				   ? PR_EVENT_RESUME
				   : (enum pr_event_kind)(1 + (x >> 8) % 18));
		if (e.slot == 0)
			e.slot = (int)((x >> 16) % 7);
		e.choice = e.choice ? 1 + ((x >> 20) & 7) : 0;
		if (e.kind == PR_EVENT_ANSWER && (x >> 28) == 3)
			e.body = "12.5";
		if (e.kind == PR_EVENT_RESUME)
			e.body = log->boot_id;
		log_pass(log, (x >> 12) % 4000);
		(void)!log_try(log, e, &err);
		if ((x >> 24) % 40 == 0)
			log_crash(log);
	}
	return log;
}

static void
sitting__a_replayed_log_is_the_same_state(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 60; seed++) {
		struct log *log = busy_log(seed);
		struct pr_sitting *again = log_replay(log, log->n);

		pr_sitting_gone(log->sitting);
		pr_sitting_gone(again);
		assert_true(log->n > 50);
		assert_true(log_same_state(again, log->sitting));
		pr_sitting_free(again);
		log_free(log);
	}
}

static void
sitting__undo_goes_back_one_response_and_again_forward(void **state)
{
	struct log *log = log_begun(mock, 2);
	const struct pr_cell *c = &log->sitting->cells[0];

	(void)state;
	refuse(log, (struct pr_event){ .kind = PR_EVENT_UNDO }, PR_ESTATE);
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL);
	assert_false(c->answered);
	assert_int_equal(c->choice, 0);
	log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL);
	assert_true(c->answered);
	assert_int_equal(c->choice, 1);
	log_do(log, PR_EVENT_ANSWER, 0, 0, 0, "3.5");
	assert_string_equal(c->body, "3.5");
	assert_int_equal(c->choice, 0);
	log_do(log, PR_EVENT_CLEAR, 0, 0, 0, NULL);
	assert_false(c->answered);
	assert_null(c->body);
	log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL);
	assert_true(c->answered);
	assert_string_equal(c->body, "3.5");
	assert_int_equal(c->n_answers, 2);
	log_free(log);
}

static void
sitting__undo_in_a_review_opens_what_was_shown(void **state)
{
	struct pr_sitting_rules review = { .kind = PR_SITTING_REVIEW,
					   .feedback = true };
	struct log *log = log_begun(review, 2);
	const struct pr_cell *c = &log->sitting->cells[0];

	(void)state;
	log_do(log, PR_EVENT_SHOW, 0, 0, 0, NULL);
	log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL); /* looked up, no answer */
	assert_false(c->shown);
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_do(log, PR_EVENT_ANSWER, 0, 0, 0, "3.5");
	log_do(log, PR_EVENT_CONFIDENCE, 0, 0, 3, NULL);
	log_do(log, PR_EVENT_SHOW, 0, 0, 0, NULL);
	log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL);
	assert_false(c->shown);
	assert_false(c->answered);
	assert_null(c->body);
	assert_int_equal(c->confidence, 0);
	/* there is no way back to what was given before the key was seen */
	refuse(log, (struct pr_event){ .kind = PR_EVENT_UNDO }, PR_ESTATE);
	log_do(log, PR_EVENT_ANSWER, 0, 2, 0, NULL);
	assert_int_equal(c->choice, 2);
	log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL); /* an open one, as ever */
	assert_false(c->answered);
	log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL);
	assert_int_equal(c->choice, 2);
	log_do(log, PR_EVENT_SHOW, 0, 0, 0, NULL);
	refuse(log, (struct pr_event){ .kind = PR_EVENT_ANSWER, .choice = 1 },
	       PR_ESTATE);
	log_free(log);
}

static void
sitting__linear_goes_forward_only(void **state)
{
	struct pr_sitting_rules rules = { .kind = PR_SITTING_MOCK,
					  .linear = true };
	struct log *log = log_begun(rules, 4);

	(void)state;
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_do(log, PR_EVENT_MOVE, 1, 0, 0, NULL);
	refuse(log, (struct pr_event){ .kind = PR_EVENT_MOVE }, PR_ESTATE);
	refuse(log, (struct pr_event){ .kind = PR_EVENT_ANSWER, .choice = 2 },
	       PR_ESTATE);
	refuse(log, (struct pr_event){ .kind = PR_EVENT_UNDO }, PR_ESTATE);
	log_do(log, PR_EVENT_MOVE, 3, 0, 0, NULL);
	refuse(log, (struct pr_event){ .kind = PR_EVENT_MOVE, .slot = 2 },
	       PR_ESTATE);
	log_do(log, PR_EVENT_ANSWER, 3, 1, 0, NULL);
	log_free(log);
}

static void
sitting__feedback_closes_the_item_and_a_mock_shows_none(void **state)
{
	struct log *log = log_begun(practice, 2);
	struct log *exam = log_begun(mock, 2);
	struct pr_event answer = { .kind = PR_EVENT_ANSWER, .choice = 2 };
	struct pr_event clear = { .kind = PR_EVENT_CLEAR };
	struct pr_event undo = { .kind = PR_EVENT_UNDO };
	struct pr_event sure = { .kind = PR_EVENT_CONFIDENCE, .value = 2 };

	(void)state;
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_do(log, PR_EVENT_CONFIDENCE, 0, 0, 1, NULL);
	log_do(log, PR_EVENT_SHOW, 0, 0, 0, NULL);
	refuse(log, sure, PR_ESTATE);
	refuse(log, answer, PR_ESTATE);
	refuse(log, clear, PR_ESTATE);
	refuse(log, undo, PR_ESTATE);
	log_do(log, PR_EVENT_NOTE, 0, 0, 0, "why?");
	log_do(log, PR_EVENT_MOVE, 1, 0, 0, NULL);
	log_do(log, PR_EVENT_ANSWER, 1, 1, 0, NULL);
	refuse(exam, (struct pr_event){ .kind = PR_EVENT_SHOW }, PR_ESTATE);
	log_free(log);
	log_free(exam);
}

static void
sitting__time_belongs_to_the_item_on_the_screen(void **state)
{
	struct log *log = log_begun(mock, 3);
	const struct pr_cell *c = log->sitting->cells;

	(void)state;
	log_pass(log, 10000);
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_pass(log, 2000);
	log_do(log, PR_EVENT_MOVE, 2, 0, 0, NULL);
	log_pass(log, 7000);
	log_do(log, PR_EVENT_FLAG, 0, 0, 1, NULL); /* of another item */
	log_pass(log, 1000);
	log_simple(log, PR_EVENT_BREAK_START);
	log_pass(log, 60000); /* a break is nobody's */
	log_simple(log, PR_EVENT_BREAK_END);
	log_pass(log, 500);
	log_do(log, PR_EVENT_MOVE, 0, 0, 0, NULL);
	log_pass(log, 300);
	log_simple(log, PR_EVENT_END);
	assert_int_equal(c[0].ms, 12300);
	assert_int_equal(c[1].ms, 0);
	assert_int_equal(c[2].ms, 8500);
	assert_int_equal(log->sitting->active_ms, 80800);
	assert_int_equal(log->sitting->n_breaks, 1);
	assert_int_equal(log->sitting->break_ms, 60000);
	log_free(log);
}

static void
sitting__counts_are_those_of_the_cells(void **state)
{
	struct log *log = log_begun(mock, 5);
	struct pr_sitting_counts n;

	(void)state;
	log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
	log_do(log, PR_EVENT_CONFIDENCE, 0, 0, 1, NULL);
	log_do(log, PR_EVENT_MOVE, 1, 0, 0, NULL);
	log_do(log, PR_EVENT_FLAG, 1, 0, 1, NULL);
	log_do(log, PR_EVENT_NOTE, 1, 0, 0, "a");
	log_do(log, PR_EVENT_NOTE, 0, 0, 0, "b");
	log_do(log, PR_EVENT_NOTE, 0, 0, 0, "");
	log_do(log, PR_EVENT_FLAG, 0, 0, 1, NULL);
	log_do(log, PR_EVENT_FLAG, 0, 0, 0, NULL);
	n = pr_sitting_count(log->sitting);
	assert_int_equal(n.answered, 1);
	assert_int_equal(n.unanswered, 4);
	assert_int_equal(n.flagged, 1);
	assert_int_equal(n.notes, 1);
	assert_int_equal(n.unseen, 3);
	assert_int_equal(n.seen_unanswered, 1);
	assert_int_equal(n.unsure, 1);
	log_free(log);
}

static void
sitting__rules_that_contradict_are_refused(void **state)
{
	struct pr_sitting *s = NULL;
	struct pr_err err = { 0 };
	struct pr_sitting_rules r = { .timed = true };

	(void)state;
	assert_pr_refused(pr_sitting_new(&s, &r, 1, &err), PR_EINVAL, &err);
	r.budget_ms = INT64_MAX;
	assert_pr_refused(pr_sitting_new(&s, &r, 1, &err), PR_EINVAL, &err);
	r.budget_ms = 1;
	assert_pr_refused(pr_sitting_new(&s, &r, 0, &err), PR_EINVAL, &err);
	r.feedback = r.scaled = true;
	assert_pr_refused(pr_sitting_new(&s, &r, 1, &err), PR_EINVAL, &err);
	assert_null(s);
	pr_sitting_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			sitting__each_kind_is_allowed_in_its_states_only),
		cmocka_unit_test(
			sitting__a_log_may_resume_after_a_vanished_process),
		cmocka_unit_test(
			sitting__slots_and_values_that_cannot_be_are_refused),
		cmocka_unit_test(sitting__a_broken_chain_is_refused),
		cmocka_unit_test(sitting__a_replayed_log_is_the_same_state),
		cmocka_unit_test(
			sitting__undo_goes_back_one_response_and_again_forward),
		cmocka_unit_test(
			sitting__undo_in_a_review_opens_what_was_shown),
		cmocka_unit_test(sitting__linear_goes_forward_only),
		cmocka_unit_test(
			sitting__feedback_closes_the_item_and_a_mock_shows_none),
		cmocka_unit_test(
			sitting__time_belongs_to_the_item_on_the_screen),
		cmocka_unit_test(sitting__counts_are_those_of_the_cells),
		cmocka_unit_test(sitting__rules_that_contradict_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
