/* work.c - a sitting as the program writes it: one commit an event */
#include "proctor/store_drill.h"
#include "proctor/store_item.h"
#include "proctor/store_learn.h"
#include "proctor/store_sitting.h"
#include "store/internal.h"

#include "fault.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct sitting {
	const struct work *work;
	struct pr_store *store;
	int64_t id;
	long last; /* event that is there */
};

int64_t
work_choice(long seq)
{
	return (seq * 2654435761L) & 0xffffffffL;
}

static bool
fails(enum pr_status st)
{
	if (st != PR_OK)
		tally->failures++;
	return st != PR_OK;
}

static bool
put_bank(struct sitting *s, int64_t *bank, int64_t *exam)
{
	struct pr_db_bank b = { .title = "Bench",
				.version = 1,
				.record = "{}" };
	struct pr_db_exam e = { .identifier = "BENCH",
				.version = 1,
				.record = "{}",
				.record_len = 2 };

	if (fails(pr_db_bank_put(s->store, &b, NULL)))
		return false;
	e.bank = b.id;
	if (fails(pr_db_exam_put(s->store, &e, NULL)))
		return false;
	*bank = b.id;
	*exam = e.id;
	return true;
}

static bool
put_item(struct sitting *s, int64_t bank, int64_t *rev)
{
	struct pr_db_item item = { .bank = bank, .status = 2, .import_id = 1 };
	struct pr_db_rev r = { .version = 1,
			       .angoff = (double)NAN,
			       .irt_b = (double)NAN,
			       .irt_b_sd = (double)NAN,
			       .n_options = 4,
			       .record = "{}",
			       .record_len = 2 };

	if (fails(pr_db_item_put(s->store, &item, NULL)))
		return false;
	r.item = item.id;
	if (fails(pr_db_rev_put(s->store, &r, NULL)))
		return false;
	item.rev = r.id;
	*rev = r.id;
	return !fails(pr_db_item_put(s->store, &item, NULL));
}

static bool
put_sitting(struct sitting *s)
{
	struct pr_db_form form = { .learner = 1 };
	struct pr_db_slot slot = { .n_options = 4 };
	struct pr_db_sitting row = { .learner = 1,
				     .time_percent = 100,
				     .state = 1 };
	int64_t bank = 0;

	if (!put_bank(s, &bank, &form.exam_rev) ||
	    !put_item(s, bank, &slot.item_rev))
		return false;
	if (fails(pr_db_form_put(s->store, &form, &slot, 1, NULL)))
		return false;
	row.form = form.id;
	if (fails(pr_db_sitting_put(s->store, &row, NULL)))
		return false;
	s->id = row.id;
	return true;
}

static bool
make_sitting(struct sitting *s)
{
	if (fails(pr_store_begin(s->store, NULL)))
		return false;
	if (!put_sitting(s)) {
		pr_store_rollback(s->store);
		return false;
	}
	return !fails(pr_store_commit(s->store, NULL));
}

static bool
note_sitting(void *ctx, const struct pr_db_sitting *row)
{
	struct sitting *s = ctx;

	s->id = row->id;
	return false;
}

static bool
note_event(void *ctx, const struct pr_db_event *event)
{
	struct sitting *s = ctx;

	s->last = (long)event->seq;
	return true;
}

/* Where the log stands; what can be read now is told as saved. */
static bool
find_place(struct sitting *s)
{
	s->id = 0;
	s->last = tally->found = 0;
	if (fails(pr_db_sitting_each(s->store, 1, false, s, note_sitting,
				     NULL)))
		return false;
	if (s->id == 0)
		return make_sitting(s);
	if (fails(pr_db_event_each(s->store, s->id, s, note_event, NULL)))
		return false;
	tally->found = s->last;
	if (s->last > tally->acked)
		tally->acked = s->last;
	return true;
}

static bool
weaken(struct sitting *s)
{
	static const char *const pragma[] = {
		[WORK_FULL] = "PRAGMA synchronous = FULL",
		[WORK_NORMAL] = "PRAGMA synchronous = NORMAL",
		[WORK_OFF] = "PRAGMA synchronous = OFF",
	};

	return s->work->sync == WORK_FULL ||
	       sqlite3_exec(s->store->db, pragma[s->work->sync], NULL, NULL,
			    NULL) == SQLITE_OK;
}

static bool
start(struct sitting *s)
{
	struct pr_err err = { 0 };

	if (fails(pr_store_open(&s->store, s->work->dir, PR_STORE_WRITE,
				s->work->vfs, FAULT_NOW_MS, &err)))
		return false;
	return weaken(s) && find_place(s);
}

/* Every fourth event closes a response: its grade and two errors. */
static bool
put_grade(struct sitting *s, long seq)
{
	struct pr_db_grade grade = { .sitting = s->id,
				     .slot = (int)seq,
				     .learner = 1,
				     .at_ms = seq,
				     .learning = 50,
				     .edition = "FY2026" };
	struct pr_db_error error = { .sitting = s->id,
				     .slot = (int)seq,
				     .kind = 11,
				     .line = "S52.501B",
				     .key = "S52.501A",
				     .learner = 1,
				     .at_ms = seq };

	if (seq % 4)
		return true;
	if (fails(pr_db_grade_put(s->store, &grade, NULL)))
		return false;
	for (; error.n < 2; error.n++)
		if (fails(pr_db_error_put(s->store, &error, NULL)))
			return false;
	return true;
}

/* And what it teaches: a step, and the states it leaves. */
static bool
put_step(struct sitting *s, long seq)
{
	struct pr_db_step step = { .learner = 1,
				   .sitting = s->id,
				   .slot = (int)seq,
				   .item = 1, /* the only one */
				   .item_rev = 1,
				   .exam = "BENCH",
				   .domain = "D1",
				   .skill = "",
				   .at_ms = seq,
				   .grade = 3 };
	struct pr_db_ability ability = { .learner = 1,
					 .exam = "BENCH",
					 .answers = seq / 4,
					 .domains = "D1",
					 .state = "state",
					 .n_state = 5 };
	struct pr_db_memory memory = {
		.learner = 1, .item = 1, .skill = "", .reviews = seq / 4
	};
	struct pr_db_learnt learnt = { .item = 1, .n = seq / 4 };

	if (seq % 4)
		return true;
	return !fails(pr_db_step_put(s->store, &step, NULL)) &&
	       !fails(pr_db_ability_put(s->store, &ability, NULL)) &&
	       !fails(pr_db_memory_put(s->store, &memory, NULL)) &&
	       !fails(pr_db_learnt_put(s->store, &learnt, NULL));
}

static bool
click(struct sitting *s, long seq)
{
	struct pr_db_event event = { .sitting = s->id,
				     .seq = (uint32_t)seq,
				     .kind = 2,
				     .choice = (uint32_t)work_choice(seq),
				     .active_ms = seq * 1000,
				     .body = seq % 3 ? NULL : "typed answer" };
	long syncs = tally->syncs;

	memset(event.hash, (int)(seq & 0xff), sizeof(event.hash));
	if (fails(pr_store_begin(s->store, NULL)))
		return false;
	if (fails(pr_db_event_put(s->store, &event, NULL)) ||
	    !put_grade(s, seq) || !put_step(s, seq)) {
		pr_store_rollback(s->store);
		return false;
	}
	if (fails(pr_store_commit(s->store, NULL)))
		return false;
	s->last = seq;
	tally->acked = seq; /* only now the screen says saved */
	if (seq > 1) {
		tally->commit_syncs += tally->syncs - syncs;
		tally->commits++;
	}
	return true;
}

/* A fresh connection, or the first one when there is none yet. */
static bool
recover(struct sitting *s)
{
	if (s->work->same && s->store && s->id > 0)
		return true;
	if (!s->store)
		return start(s);
	if (fails(pr_store_reopen(s->store, NULL)))
		return false;
	return weaken(s) && find_place(s);
}

bool
work_run(const struct work *work)
{
	struct sitting s = { .work = work };
	int tries = work->retries;
	bool ok = start(&s);

	while (!ok && tries-- > 0)
		ok = recover(&s);
	while (ok && s.last < work->events) {
		long seq = s.last + 1;

		ok = click(&s, seq);
		while (!ok && tries-- > 0)
			ok = recover(&s);
		if (work->vfs)
			disk_tick(); /* the learner reads: power may go here */
		if (work->fold_every && seq % work->fold_every == 0)
			fails(pr_store_checkpoint(s.store, NULL));
	}
	if (!work->leave_open)
		pr_store_close(s.store);
	return ok;
}
