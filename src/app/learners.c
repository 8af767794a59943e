/* learners.c - who practises here: list, add, forget; see proctor/learner.h */
#include "proctor/learner.h"
#include "proctor/store_forecast.h"
#include "proctor/text.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "ceu.h"
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORGOTTEN "forgotten-"

/* ---- what was answered --------------------------------------------------- */

struct answered {
	struct pr_sheet_cell *cells;
	long sittings, responses;
	int64_t last_ms;
	enum pr_status st;
	struct pr_err *err;
};

static bool
add_sheet(void *ctx, const struct pr_db_sheet *sheet)
{
	struct answered *a = ctx;
	size_t n = 0;

	a->st = pr_sheet_unpack(a->cells, &n, sheet->cells, sheet->n, a->err);
	if (a->st)
		return false;
	for (size_t i = 0; i < n; i++)
		a->responses += (a->cells[i].flags & PR_SHEET_ANSWERED) != 0;
	a->sittings++;
	a->last_ms = sheet->end_ms;
	return true;
}

static enum pr_status
count_answered(struct answered *out, struct pr_desk *desk, int64_t learner,
	       struct pr_err *err)
{
	enum pr_status st;

	*out = (struct answered){ .err = err };
	out->cells = mem_array(PR_SHEET_SLOTS_MAX, sizeof(*out->cells));
	if (!out->cells)
		return mem_fail(err);
	st = pr_db_sheet_each(desk->store, learner, INT64_MIN, out, add_sheet,
			      err);
	free(out->cells);
	out->cells = NULL;
	return out->st ? out->st : st;
}

/* ---- list ---------------------------------------------------------------- */

struct list {
	struct pr_learner_row *rows;
	size_t n, cap;
	bool no_memory;
};

static bool
add_row(void *ctx, const struct pr_db_learner *learner)
{
	struct list *list = ctx;
	struct pr_learner_row *more;

	if (learner->forgotten_ms)
		return true;
	more = mem_room(list->rows, list->n, &list->cap, sizeof(*more));
	if (!more) {
		list->no_memory = true;
		return false;
	}
	list->rows = more;
	more += list->n++;
	memset(more, 0, sizeof(*more));
	app_learner_copy(&more->learner, learner);
	return true;
}

enum pr_status
pr_learner_list(struct pr_desk *desk, struct pr_learner_row **out, size_t *n,
		struct pr_err *err)
{
	struct list list = { 0 };
	enum pr_status st =
		pr_db_learner_each(desk->store, &list, add_row, err);

	*out = NULL;
	*n = 0;
	if (!st && list.no_memory)
		st = mem_fail(err);
	for (size_t i = 0; !st && i < list.n; i++) {
		struct pr_learner_row *row = &list.rows[i];
		struct answered answered;

		st = count_answered(&answered, desk, row->learner.id, err);
		row->here = row->learner.id == desk->learner.id;
		row->sittings = answered.sittings;
		row->responses = answered.responses;
		row->last_ms = answered.last_ms;
	}
	if (st) {
		free(list.rows);
		return st;
	}
	*out = list.rows;
	*n = list.n;
	return PR_OK;
}

/* ---- add ----------------------------------------------------------------- */

static enum pr_status
check_name(const char *name, struct pr_err *err)
{
	size_t len = strlen(name);

	if (!len)
		return pr_fail(err, PR_EINVAL, "A learner needs a name.");
	if (len >= sizeof(((struct pr_learner *)0)->name))
		return pr_fail(err, PR_EINVAL,
			       "A learner's name has at most 63 bytes; this "
			       "one has %zu.",
			       len);
	if (!pr_text_is_clean(name, len, PR_CLEAN_FOLD))
		return pr_fail(err, PR_EINVAL,
			       "A learner's name is plain text of one line, "
			       "without control or invisible characters.");
	if (name[0] == ' ' || name[len - 1] == ' ')
		return pr_fail(err, PR_EINVAL,
			       "A learner's name begins and ends with a sign "
			       "that can be seen; take the blank away.");
	if (strchr(name, '"'))
		return pr_fail(err, PR_EINVAL,
			       "A learner's name has no double quotes, which "
			       "command lines put around it; take them away.");
	if (!strncmp(name, FORGOTTEN, strlen(FORGOTTEN)))
		return pr_fail(err, PR_EINVAL,
			       "Names that begin with \"%s\" stand for "
			       "learners who were forgotten; choose another.",
			       FORGOTTEN);
	return PR_OK;
}

static bool
count_row(void *ctx, const struct pr_db_learner *learner)
{
	int64_t *newest = ctx;

	*newest = learner->id;
	return true;
}

/*
 * Under --now every process reads the same time and the same chance, so the
 * number of the row is mixed in.
 */
static enum pr_status
insert(struct pr_desk *desk, const char *name, struct pr_err *err)
{
	struct pr_db_learner row = { .name = name,
				     .time_percent = 100,
				     .reserve_forms = 2 };
	unsigned char chance[10];
	int64_t newest = 0;
	struct pr_env env;
	enum pr_status st =
		pr_db_learner_each(desk->store, &newest, count_row, err);

	if (st)
		return st;
	pr_desk_now(desk, &env);
	pr_env_random(&env, chance, sizeof(chance));
	for (size_t i = 0; i < sizeof(newest); i++)
		chance[2 + i] ^= (unsigned char)(newest >> 8 * i & 0xff);
	pr_uuid_v7(row.uuid, env.wall_ms, chance);
	row.created_ms = env.wall_ms;
	return pr_db_learner_put(desk->store, &row, err);
}

struct change {
	struct pr_desk *desk;
	const char *name;
	struct pr_db_learner row; /* as it becomes; then the first there is */
	struct app_ceu_gone gone;
};

static enum pr_status
add_learner(void *ctx, struct pr_err *err)
{
	struct change *c = ctx;

	return insert(c->desk, c->name, err);
}

enum pr_status
pr_learner_add(struct pr_desk *desk, const char *name, struct pr_err *err)
{
	struct change c = { .desk = desk, .name = name };
	struct pr_db_learner there;
	enum pr_status st = check_name(name, err);

	if (st)
		return st;
	st = pr_db_learner_find(desk->store, name, &there, NULL);
	if (!st)
		return pr_fail(err, PR_EEXIST,
			       "There is a learner named \"%s\" already; give "
			       "the new one another name.",
			       name);
	return app_transact(desk, add_learner, &c, err);
}

/* ---- forget -------------------------------------------------------------- */

static bool
add_name(void *ctx, const struct pr_db_learner *learner)
{
	struct pr_err *names = ctx;
	size_t at = strlen(names->text);

	if (!learner->forgotten_ms)
		snprintf(names->text + at, sizeof(names->text) - at, "%s\"%s\"",
			 at ? ", " : "", learner->name);
	return strlen(names->text) < 250;
}

static enum pr_status
nobody(struct pr_desk *desk, const char *name, struct pr_err *err)
{
	struct pr_err names = { 0 };
	enum pr_status st =
		pr_db_learner_each(desk->store, &names, add_name, err);

	if (st)
		return st;
	return pr_fail(err, PR_ENOTFOUND,
		       "There is no learner named \"%.63s\"; there is %.280s.",
		       name, names.text);
}

static enum pr_status
find(struct pr_desk *desk, const char *name, struct pr_db_learner *out,
     struct pr_err *err)
{
	struct pr_err local = { 0 };
	enum pr_status st = pr_db_learner_find(desk->store, name, out, &local);

	if (st == PR_ENOTFOUND)
		return nobody(desk, name, err);
	return st ? pr_fail(err, st, "%s", local.text) : PR_OK;
}

static bool
note_open(void *ctx, const struct pr_db_sitting *sitting)
{
	int *kind = ctx;

	*kind = sitting->kind;
	return false;
}

/* The command that goes on with a sitting of this kind. */
static const char *
command_of(int kind)
{
	if (kind == PR_SITTING_REVIEW)
		return "review";
	return kind == PR_SITTING_DRILL ? "drill" : "exam";
}

static enum pr_status
check_open(struct pr_desk *desk, int64_t learner, const char *name,
	   struct pr_err *err)
{
	int kind = -1;
	enum pr_status st = pr_db_sitting_each(desk->store, learner, false,
					       &kind, note_open, err);

	if (st || kind < 0)
		return st;
	return pr_fail(err, PR_ESTATE,
		       "A sitting of \"%s\" waits to be resumed; end it first: "
		       "proctor --learner \"%s\" %s --resume",
		       name, name, command_of(kind));
}

static enum pr_status
forget(void *ctx, struct pr_err *err)
{
	struct change *c = ctx;
	struct pr_store *store = c->desk->store;
	struct pr_db_learner first;
	enum pr_status st = pr_db_learner_put(store, &c->row, err);

	if (!st)
		st = app_ceu_forget_rows(&c->gone, c->desk, c->row.id, err);
	if (!st)
		st = pr_db_learner_find(store, NULL, &first, err);
	if (!st && first.forgotten_ms) {
		st = insert(c->desk, "me", err);
		if (!st)
			st = pr_db_learner_find(store, NULL, &first, err);
	}
	if (!st)
		c->row = first;
	return st;
}

/* What the file holds of somebody without a name. */
static struct pr_db_learner
nameless(struct pr_desk *desk, const struct pr_db_learner *was, char gone[40])
{
	struct pr_db_learner row = {
		.id = was->id,
		.name = gone,
		.time_percent = 100,
		.reserve_forms = was->reserve_forms,
		.created_ms = was->created_ms,
	};
	struct pr_env env;

	pr_desk_now(desk, &env);
	row.forgotten_ms = env.wall_ms > 0 ? env.wall_ms : 1;
	snprintf(gone, 40, FORGOTTEN "%lld", (long long)was->id);
	memcpy(row.uuid, was->uuid, sizeof(row.uuid));
	return row;
}

enum pr_status
pr_learner_forget(struct pr_desk *desk, const char *name,
		  struct pr_forgotten *out, struct pr_err *err)
{
	struct change c = { .desk = desk };
	struct pr_db_learner row;
	struct answered answered = { 0 };
	char gone[40];
	enum pr_status st = find(desk, name, &row, err);

	if (!st)
		st = check_open(desk, row.id, name, err);
	if (!st)
		st = count_answered(&answered, desk, row.id, err);
	if (st)
		return st;
	c.row = nameless(desk, &row, gone);
	st = app_transact(desk, forget, &c, err);
	if (!st) {
		if (desk->learner.id == row.id)
			app_learner_sit(desk, &c.row);
		*out = (struct pr_forgotten){
			.responses = answered.responses,
			.activities = c.gone.entries,
			.certificates = (long)c.gone.n,
			.left = app_ceu_forget_files(&c.gone, desk),
		};
	}
	app_ceu_gone_release(&c.gone);
	return st;
}
