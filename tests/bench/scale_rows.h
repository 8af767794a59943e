/*
 * scale_rows.h - what the scale bench fills its files with: mocks of one exam,
 * and the same responses in a plain table
 */
#ifndef SCALE_ROWS_H
#define SCALE_ROWS_H

#include "proctor/exam.h"
#include "proctor/sheet.h"
#include "proctor/store_pool.h"
#include "proctor/store_sitting.h"

#include "scale.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

#define LEARNERS 1000
#define ITEMS 150 /* of a mock */
#define SCORED 130
#define FORMS 40
#define POOL_MAX 2000
#define START_MS INT64_C(1730000000000)

struct item {
	int64_t item, rev;
	uint8_t domain;
	char domain_name[65], task[65];
	double b;
};

struct build {
	struct place *p;
	struct pr_store *store;
	struct pr_exam *exam;
	int64_t exam_rev;
	struct item items[POOL_MAX];
	size_t n_items;
	struct item forms[FORMS][ITEMS];
	int64_t form_id[FORMS];
	double theta[LEARNERS];
	sqlite3 *plain;
	sqlite3_stmt *insert;
	struct pr_sheet_cell cells[ITEMS];
	int right;               /* of the scored ones */
	bool met[POOL_MAX * 64]; /* revisions, by the first learner */
	struct pr_err err;
};

static inline bool
take_item(void *ctx, const struct pr_db_pool *row)
{
	struct build *b = ctx;
	int domain = pr_exam_domain(b->exam, row->domain);
	struct item *item;

	if (b->n_items == POOL_MAX || domain < 0)
		return b->n_items < POOL_MAX;
	item = &b->items[b->n_items++];
	*item = (struct item){ .item = row->item,
			       .rev = row->rev.id,
			       .domain = (uint8_t)domain,
			       .b = (double)below(4001) / 1000 - 2 };
	snprintf(item->domain_name, sizeof(item->domain_name), "%s",
		 row->domain);
	snprintf(item->task, sizeof(item->task), "%s", row->task);
	return true;
}

static inline void
put_learners(struct build *b)
{
	for (int i = 1; i < LEARNERS; i++) {
		char name[20];
		struct pr_db_learner row = { .name = name,
					     .exam = "RHIT",
					     .time_percent = 100,
					     .created_ms = START_MS };

		snprintf(name, sizeof(name), "learner %d", i + 1);
		memcpy(row.uuid + 8, &i, sizeof(i));
		need(pr_db_learner_put(b->store, &row, &b->err), &b->err);
	}
	for (int i = 0; i < LEARNERS; i++)
		b->theta[i] = (double)below(3001) / 1000 - 1;
}

/* Items drawn without a second one, in any order. */
static inline void
put_form(struct build *b, int f)
{
	struct pr_db_form row = { .learner = 1,
				  .exam_rev = b->exam_rev,
				  .whole = true };
	static struct pr_db_slot slots[ITEMS];

	for (size_t i = 0; i < ITEMS; i++) {
		size_t k = i + below((unsigned)(b->n_items - i));
		struct item item = b->items[k];

		b->items[k] = b->items[i];
		b->items[i] = item;
		b->forms[f][i] = item;
		slots[i] = (struct pr_db_slot){
			.item_rev = item.rev,
			.role = i < SCORED ? 1 : 2,
			.domain = b->forms[f][i].domain_name,
			.task = b->forms[f][i].task,
			.set_no = -1,
			.n_options = 4,
		};
	}
	need(pr_db_form_put(b->store, &row, slots, ITEMS, &b->err), &b->err);
	b->form_id[f] = row.id;
}

static inline void
answer(struct build *b, int learner, const struct item *form)
{
	b->right = 0;
	for (int i = 0; i < ITEMS; i++) {
		double p = 1 / (1 + exp(form[i].b - b->theta[learner]));
		bool right = below(10000) < p * 10000;
		unsigned flags = PR_SHEET_REACHED | PR_SHEET_ANSWERED;

		if (i < SCORED)
			flags |= PR_SHEET_SCORED;
		if (below(4) == 0)
			flags |= PR_SHEET_FIRST_SEEN;
		b->right += i < SCORED && right;
		b->cells[i] = (struct pr_sheet_cell){
			.item_rev = (uint32_t)form[i].rev,
			.ms = 20000 + below(90000),
			.choice = 1U << below(4),
			.credit = right ? 100 : 0,
			.domain = form[i].domain,
			.flags = (uint16_t)flags,
		};
	}
}

static inline void
put_plain(struct build *b, int learner)
{
	for (int i = 0; i < ITEMS; i++) {
		const struct pr_sheet_cell *cell = &b->cells[i];
		int right = cell->credit == 100;

		sqlite3_bind_int(b->insert, 1, learner + 1);
		sqlite3_bind_int64(b->insert, 2, cell->item_rev);
		sqlite3_bind_int(b->insert, 3, cell->domain);
		sqlite3_bind_int(b->insert, 4, right);
		sqlite3_bind_int64(b->insert, 5, cell->ms);
		sqlite3_bind_int(b->insert, 6,
				 b->right - (i < SCORED ? right : 0));
		if (sqlite3_step(b->insert) != SQLITE_DONE)
			die("insert", sqlite3_errmsg(b->plain));
		sqlite3_reset(b->insert);
	}
}

static inline int64_t
put_sitting(struct build *b, long k, int learner, int64_t end_ms)
{
	struct pr_db_sitting row = { .learner = learner + 1,
				     .form = b->form_id[k % FORMS],
				     .kind = PR_SITTING_MOCK,
				     .timed = true,
				     .scaled = true,
				     .time_percent = 100,
				     .boot_id = "",
				     .state = PR_STATE_SEALED,
				     .begin_ms = end_ms - 9000000,
				     .end_ms = end_ms };
	struct pr_db_score score = { .n_scored = SCORED,
				     .raw = b->right,
				     .scaled = true,
				     .score = 100 + 2 * b->right,
				     .lo = 100,
				     .hi = 400,
				     .record = "{}" };

	memcpy(row.uuid, &k, sizeof(k));
	need(pr_db_sitting_put(b->store, &row, &b->err), &b->err);
	score.sitting = row.id;
	score.passed = score.score >= 300;
	need(pr_db_score_put(b->store, &score, &b->err), &b->err);
	return row.id;
}

#endif
