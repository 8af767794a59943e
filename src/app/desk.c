/* desk.c - opens the data folder and knows the learner; see proctor/desk.h */
#include "proctor/desk.h"

#include "proctor/date.h"
#include "util/mem.h"

#include "ceu.h"
#include "learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
app_learner_copy(struct pr_learner *out, const struct pr_db_learner *row)
{
	memset(out, 0, sizeof(*out));
	out->id = row->id;
	snprintf(out->name, sizeof(out->name), "%s", row->name);
	out->purpose = (enum pr_purpose)row->purpose;
	snprintf(out->exam, sizeof(out->exam), "%s", row->exam);
	snprintf(out->exam_date, sizeof(out->exam_date), "%s", row->exam_date);
	out->minutes_a_day = row->minutes_a_day;
	out->time_percent = row->time_percent;
	out->extra_min = row->extra_min;
	out->breaks_stop = row->breaks_stop;
	out->reserve_forms = row->reserve_forms;
	out->study_days = row->study_days;
}

void
app_learner_sit(struct pr_desk *desk, const struct pr_db_learner *row)
{
	app_learner_copy(&desk->learner, row);
	memcpy(desk->learner_uuid, row->uuid, sizeof(desk->learner_uuid));
	desk->learner_created_ms = row->created_ms;
}

static enum pr_status
load_learner(struct pr_desk *desk, struct pr_err *err)
{
	struct pr_db_learner row;
	enum pr_status st;

	st = pr_db_learner_find(desk->store, desk->options.learner, &row, err);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st,
			       "There is no learner named \"%.64s\" in this "
			       "data folder; proctor learner list shows who "
			       "is here, proctor learner add brings one in.",
			       desk->options.learner ? desk->options.learner
						     : "");
	if (!st)
		app_learner_sit(desk, &row);
	return st;
}

static bool
copy_string(const char **to, const char *from)
{
	*to = from ? mem_strdup(from) : NULL;
	return *to || !from;
}

static bool
copy_options(struct pr_desk *desk, const struct pr_desk_options *o)
{
	struct pr_desk_options *to = &desk->options;
	bool ok;

	*to = *o;
	ok = copy_string(&to->data_dir, o->data_dir);
	ok = copy_string(&to->share_dir, o->share_dir) && ok;
	ok = copy_string(&to->emergency_dir, o->emergency_dir) && ok;
	ok = copy_string(&to->learner, o->learner) && ok;
	return ok;
}

/* The copies are ours although the struct lends them as const. */
static void
free_string(const char *string)
{
	union {
		const char *lent;
		char *ours;
	} s = { string };

	free(s.ours);
}

enum pr_status
pr_desk_open(struct pr_desk **out, const struct pr_desk_options *options,
	     struct pr_err *err)
{
	struct pr_desk *desk = calloc(1, sizeof(*desk));
	enum pr_status st;
	struct pr_env env;

	*out = NULL;
	if (!desk)
		return mem_fail(err);
	if (!copy_options(desk, options)) {
		pr_desk_close(desk);
		return mem_fail(err);
	}
	pr_desk_now(desk, &env);
	st = pr_store_open(&desk->store, desk->options.data_dir, PR_STORE_WRITE,
			   NULL, env.wall_ms, err);
	if (!st)
		st = load_learner(desk, err);
	if (!st && options->load_banks && options->share_dir)
		st = app_shipped_load(desk, err);
	if (!st)
		st = learn_take_over(desk, err);
	if (!st)
		st = app_ceu_unpack(desk, err);
	if (st)
		pr_desk_close(desk);
	else
		*out = desk;
	return st;
}

void
pr_desk_close(struct pr_desk *desk)
{
	if (!desk)
		return;
	pr_tables_close(desk->tables);
	pr_tables_close(desk->before);
	pr_store_close(desk->store);
	free_string(desk->options.data_dir);
	free_string(desk->options.share_dir);
	free_string(desk->options.emergency_dir);
	free_string(desk->options.learner);
	free(desk);
}

void
pr_desk_now(const struct pr_desk *desk, struct pr_env *out)
{
	desk->options.clock(desk->options.clock_ctx, out);
}

void
app_now(const struct pr_desk *desk, struct pr_env *env,
	struct pr_clocks *clocks)
{
	pr_desk_now(desk, env);
	clocks->boot_ms = env->boot_ms;
	clocks->wall_ms = env->wall_ms;
	clocks->boot_id = env->boot_id;
}

const struct pr_learner *
pr_desk_learner(const struct pr_desk *desk)
{
	return &desk->learner;
}

const char *
pr_desk_path(const struct pr_desk *desk)
{
	return pr_store_path(desk->store);
}

enum pr_status
app_transact(struct pr_desk *desk,
	     enum pr_status (*call)(void *ctx, struct pr_err *), void *ctx,
	     struct pr_err *err)
{
	enum pr_status st = pr_store_begin(desk->store, err);

	if (st)
		return st;
	st = call(ctx, err);
	if (!st)
		st = pr_store_commit(desk->store, err);
	if (st)
		pr_store_rollback(desk->store);
	return st;
}

static bool
is_date(const char *text)
{
	struct pr_date date;

	return pr_date_parse(&date, text, NULL) == PR_OK;
}

static enum pr_status
check_learner(const struct pr_learner *l, struct pr_err *err)
{
	if (!l->name[0])
		return pr_fail(err, PR_EINVAL, "A learner needs a name.");
	if (l->exam_date[0] && !is_date(l->exam_date))
		return pr_fail(err, PR_EINVAL,
			       "\"%s\" is no date; write YYYY-MM-DD, for "
			       "example 2027-03-14.",
			       l->exam_date);
	if (l->minutes_a_day < 0 || l->minutes_a_day > 1440)
		return pr_fail(err, PR_EINVAL, "Minutes a day are 0 to 1440.");
	if (l->time_percent < 100 || l->time_percent > 300)
		return pr_fail(err, PR_EINVAL,
			       "The time multiplier is 1.0 to 3.0.");
	if (l->extra_min < 0 || l->extra_min > 600)
		return pr_fail(err, PR_EINVAL,
			       "Extra time is 0 to 600 minutes.");
	if (l->reserve_forms < 0 || l->reserve_forms > 2)
		return pr_fail(err, PR_EINVAL,
			       "0, 1 or 2 full forms can be held back.");
	if (l->study_days < 1 || l->study_days > 127)
		return pr_fail(err, PR_EINVAL,
			       "Study needs at least one day of the week.");
	return PR_OK;
}

struct save {
	struct pr_desk *desk;
	struct pr_db_learner row;
};

static enum pr_status
save_row(void *ctx, struct pr_err *err)
{
	struct save *save = ctx;

	return pr_db_learner_put(save->desk->store, &save->row, err);
}

enum pr_status
pr_desk_save_learner(struct pr_desk *desk, const struct pr_learner *learner,
		     struct pr_err *err)
{
	struct save save = { .desk = desk };
	struct pr_learner wanted = *learner;
	enum pr_status st = check_learner(&wanted, err);

	if (st)
		return st;
	wanted.id = desk->learner.id;
	save.row = (struct pr_db_learner){
		.id = wanted.id,
		.name = wanted.name,
		.purpose = (int)wanted.purpose,
		.exam = wanted.exam,
		.exam_date = wanted.exam_date,
		.minutes_a_day = wanted.minutes_a_day,
		.time_percent = wanted.time_percent,
		.extra_min = wanted.extra_min,
		.breaks_stop = wanted.breaks_stop,
		.reserve_forms = wanted.reserve_forms,
		.study_days = wanted.study_days,
		.created_ms = desk->learner_created_ms,
	};
	memcpy(save.row.uuid, desk->learner_uuid, sizeof(save.row.uuid));
	st = app_transact(desk, save_row, &save, err);
	if (!st)
		desk->learner = wanted;
	return st;
}
