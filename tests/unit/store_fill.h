/* store_fill.h - rows to put into a data folder */
#ifndef STORE_FILL_H
#define STORE_FILL_H

#include "store_case.h"

static inline struct pr_db_bank
case_bank(int n)
{
	struct pr_db_bank bank = {
		.identifier = "demo",
		.title = "Demo",
		.version = 1,
		.format_minor = 1,
		.record = "{\"title\":\"Demo\"}",
		.loaded_ms = NOW_MS,
	};

	bank.uuid[0] = 1;
	bank.uuid[15] = (unsigned char)n;
	return bank;
}

static inline struct pr_db_exam
case_exam(const struct store_case *c, const char *identifier, int version)
{
	struct pr_db_exam exam = {
		.identifier = identifier,
		.version = version,
		.bank = c->bank,
		.record = "{\"n\":1}",
		.record_len = 7,
	};

	exam.uuid[0] = 2;
	exam.uuid[1] = (unsigned char)identifier[0];
	exam.hash[0] = (unsigned char)version;
	return exam;
}

static inline struct pr_db_item
case_item(const struct store_case *c, int n, const char *identifier)
{
	struct pr_db_item item = {
		.bank = c->bank,
		.identifier = identifier,
		.status = 2, /* active */
		.import_id = 1,
	};

	item.uuid[0] = 3;
	item.uuid[15] = (unsigned char)n;
	return item;
}

static inline struct pr_db_rev
case_rev(int64_t item, int version)
{
	struct pr_db_rev rev = {
		.item = item,
		.version = version,
		.type = 1,
		.level = 2,
		.angoff = 0.65,
		.raters = 3,
		.irt_b = (double)NAN,
		.irt_b_sd = (double)NAN,
		.seconds = 60,
		.n_options = 4,
		.fixed = 8,
		.shuffle = true,
		.record = "{\"stem\":\"?\"}",
		.record_len = 12,
	};

	rev.hash[0] = (unsigned char)item;
	rev.hash[1] = (unsigned char)version;
	return rev;
}

/* One active item with a revision and one objective. */
static inline int64_t
case_put_item(struct store_case *c, int n, const char *identifier)
{
	struct pr_db_item item = case_item(c, n, identifier);
	struct pr_db_objective objective = { "DEMO", "D1", "D1.T1" };
	struct pr_db_rev rev;

	assert_pr_ok(pr_db_item_put(c->store, &item, &c->err), &c->err);
	rev = case_rev(item.id, 1);
	assert_pr_ok(pr_db_rev_put(c->store, &rev, &c->err), &c->err);
	item.rev = rev.id;
	assert_pr_ok(pr_db_item_put(c->store, &item, &c->err), &c->err);
	assert_pr_ok(
		pr_db_objectives_put(c->store, item.id, &objective, 1, &c->err),
		&c->err);
	c->item = item.id;
	c->rev = rev.id;
	return item.id;
}

static inline struct pr_db_sitting
case_sitting(const struct store_case *c, int n)
{
	struct pr_db_sitting sitting = {
		.learner = 1,
		.form = c->form,
		.timed = true,
		.budget_ms = 3600000,
		.standard_ms = 3600000,
		.time_percent = 100,
		.boot_id = "boot",
		.state = 1, /* running */
		.begin_ms = NOW_MS,
	};

	sitting.uuid[0] = 5;
	sitting.uuid[15] = (unsigned char)n;
	return sitting;
}

static inline struct pr_db_event
case_event(const struct store_case *c, uint32_t seq)
{
	struct pr_db_event event = {
		.sitting = c->sitting,
		.seq = seq,
		.kind = 2,
		.slot = (int)seq - 1,
		.choice = UINT32_MAX,
		.value = -5,
		.active_ms = seq * 1000,
		.boot_ms = seq * 1001,
		.wall_ms = NOW_MS + seq,
		.body = seq % 2 ? "text" : NULL,
	};

	memset(event.hash, (int)seq, sizeof(event.hash));
	return event;
}

/* A bank, an exam, an item, a form of one slot and a sitting. */
static inline void
case_fill(struct store_case *c)
{
	struct pr_db_bank bank = case_bank(1);
	struct pr_db_exam exam;
	struct pr_db_form form = { .learner = 1, .created_ms = NOW_MS };
	struct pr_db_slot slot = { .domain = "D1", .n_options = 4 };
	struct pr_db_sitting sitting;

	case_begin(c);
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	c->bank = bank.id;
	exam = case_exam(c, "DEMO", 1);
	assert_pr_ok(pr_db_exam_put(c->store, &exam, &c->err), &c->err);
	c->exam = exam.id;
	case_put_item(c, 1, "first");
	form.exam_rev = exam.id;
	slot.item_rev = c->rev;
	assert_pr_ok(pr_db_form_put(c->store, &form, &slot, 1, &c->err),
		     &c->err);
	c->form = form.id;
	sitting = case_sitting(c, 1);
	assert_pr_ok(pr_db_sitting_put(c->store, &sitting, &c->err), &c->err);
	c->sitting = sitting.id;
	case_commit(c);
}

/* One commit an event, as in a sitting. */
static inline void
case_click(struct store_case *c, uint32_t seq)
{
	struct pr_db_event event = case_event(c, seq);

	case_begin(c);
	assert_pr_ok(pr_db_event_put(c->store, &event, &c->err), &c->err);
	case_commit(c);
}

static inline int
case_setup_full(void **state)
{
	case_setup_open(state);
	case_fill(*state);
	return 0;
}

#define row_test(f) \
	cmocka_unit_test_setup_teardown(f, case_setup_full, case_teardown)

#endif
