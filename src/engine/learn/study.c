/*
 * study.c - work laid out over days; see proctor/study_plan.h
 *
 * Every kind of work is a heap of seconds. Some comes in on each day; each day
 * takes whole minutes off the heaps by one rule. A minute that is not used up
 * by its kind is had in advance, so no minute is counted twice.
 */
#include "proctor/study_plan.h"

#include "study_fresh.h"

#include <math.h>
#include <string.h>

#define MINUTE 60.0

struct work {
	const struct pr_study_in *in;
	int n;
	bool mock[PR_STUDY_DAYS_MAX];
	int mocks;        /* wanted */
	long fresh_items; /* without the diagnostic's and today's */
};

/* What waits, by kind, in seconds. */
struct heaps {
	double diagnostic, review, drill, fresh;
	double again;    /* reviews in items */
	double late;     /* that come in the last days, which nobody misses */
	double reviewed; /* items so far, for whole ones */
	double answered; /* seconds so far, for whole items */
};

/* ---- what comes in ------------------------------------------------------- */

/* Days on which something new may be met. */
static int
fresh_days(const struct pr_study_in *in)
{
	int n = (int)in->n_days, quiet = PR_STUDY_QUIET_DAYS;

	if ((int)in->n_days < in->days_left)
		return n;
	return n > quiet ? n - quiet : 0;
}

/* Of these the study days from one on. */
static int
fresh_left(const struct pr_study_in *in, int from)
{
	int days = 0;

	for (int i = from; i < fresh_days(in); i++)
		days += in->have[i] > 0;
	return days;
}

/* Reviews of a day: of what is remembered, and of what was new before. */
static void
come_in(struct heaps *h, const struct work *w, const struct pr_study_slot *days,
	int i)
{
	const struct pr_study_in *in = w->in;
	double items = 0, seconds;

	for (int k = 0; k < i; k++)
		items += days[k].fresh_items * in->after[i - k];
	seconds = in->review_seconds[i] + items * in->again_seconds;
	h->review += seconds;
	h->again += in->review_items[i] + items;
	/* what has faded by today is a backlog on whatever day */
	if (i > 0 && i >= fresh_days(in))
		h->late += seconds;
	else
		h->drill += MINUTE * PR_STUDY_DRILL_MINUTES * in->skills[i];
}

/* ---- the rule of a day --------------------------------------------------- */

struct pr_study_quota
pr_study_quota(long unmet, int days, int minutes, int item_seconds)
{
	struct pr_study_quota quota = { 0, false };
	long even, most;

	if (unmet <= 0 || days <= 0)
		return quota;
	even = (unmet + days - 1) / days;
	most = (long)minutes * 40 / item_seconds;
	quota.is_short = even > most;
	if (even < PR_STUDY_FRESH_LEAST)
		even = PR_STUDY_FRESH_LEAST;
	if (even > unmet)
		even = unmet;
	quota.items = (int)(even < most ? even : most);
	return quota;
}

/* Whole minutes off a heap; what is over is had in advance. */
static int
serve(double *heap, int room)
{
	double whole = ceil(fmax(*heap, 0) / MINUTE - 1e-9);
	int minutes = whole < room ? (int)whole : room;

	*heap -= minutes * MINUTE;
	return minutes;
}

static int
day_review(struct heaps *h, struct pr_study_slot *day, int room)
{
	double was = h->review, done, before = floor(h->reviewed + 1e-6);

	day->review = serve(&h->review, room);
	if (was <= 0 || !day->review)
		return room;
	done = h->again * fmin(1, day->review * MINUTE / was);
	h->again -= done;
	h->reviewed += done;
	day->review_items = (int)(floor(h->reviewed + 1e-6) - before);
	return room - day->review;
}

/* Whole skills alone. */
static int
day_drill(struct heaps *h, struct pr_study_slot *day, int room, int most)
{
	int all = most < room ? most : room;

	while (h->drill > 0 && all >= PR_STUDY_DRILL_MINUTES) {
		day->drill += PR_STUDY_DRILL_MINUTES;
		h->drill -= MINUTE * PR_STUDY_DRILL_MINUTES;
		all -= PR_STUDY_DRILL_MINUTES;
		room -= PR_STUDY_DRILL_MINUTES;
	}
	return room;
}

/* Skills take a quarter of a day, and a day has only so many. */
static int
skills_most(int room)
{
	int most = PR_STUDY_SKILLS_MOST * PR_STUDY_DRILL_MINUTES;

	return room / 4 < most ? room / 4 : most;
}

static int
day_fresh(struct heaps *h, struct pr_study_slot *day, int room, int each)
{
	double was = h->fresh, before = floor(h->answered / each + 1e-6);
	int minutes = serve(&h->fresh, room);

	h->fresh = fmax(0, h->fresh);
	h->answered += was - h->fresh;
	day->fresh += minutes;
	day->fresh_items += (int)(floor(h->answered / each + 1e-6) - before);
	return room - minutes;
}

/* The queue of today, in place of what its layout would be. */
static void
take_today(struct heaps *h, struct pr_study_slot *day,
	   const struct pr_study_today *today)
{
	double was = h->review;

	day->review_items = today->review_items;
	day->review = today->review;
	day->fresh_items = today->fresh_items;
	day->fresh = today->fresh;
	day->drill = today->drill;
	h->review = fmax(0, h->review - today->review_seconds);
	h->again *= was > 0 ? h->review / was : 0;
	h->drill = fmax(0, h->drill - MINUTE * PR_STUDY_DRILL_MINUTES *
					      today->skills);
}

static struct pr_study_quota
quota_of(const struct heaps *h, const struct pr_study_in *in, int i, int room)
{
	double items = ceil(h->fresh / in->item_seconds - 1e-9);

	return pr_study_quota((long)items, fresh_left(in, i), room,
			      in->item_seconds);
}

/* One day of the layout; i: its number. Whether its time is short. */
static bool
lay_day(struct heaps *h, struct pr_study_slot *day, const struct work *w, int i)
{
	const struct pr_study_in *in = w->in;
	int room = in->have[i], each = in->item_seconds, owed;
	struct pr_study_quota quota = { 0, false };

	day->mock = w->mock[i] ? in->mock_minutes : 0;
	day->diagnostic = serve(&h->diagnostic, room);
	room -= day->diagnostic;
	if (!i && in->today) {
		take_today(h, day, in->today);
		return in->today->is_short;
	}
	if (i < fresh_days(in))
		quota = quota_of(h, in, i, room);
	owed = (quota.items * each + 59) / 60;
	room = day_drill(h, day, room, skills_most(room));
	room -= owed = owed < room ? owed : room;
	day_fresh(h, day, owed, each);
	room += owed - day->fresh;
	room = day_review(h, day, room);
	if (i < fresh_days(in))
		room = day_fresh(h, day, room, each);
	day_drill(h, day, room, room);
	return quota.is_short;
}

static int
minutes_of(double seconds)
{
	return (int)ceil(fmax(seconds, 0) / MINUTE - 1e-9);
}

static void
lay_out(struct pr_study_made *out, struct pr_study_slot *days,
	const struct work *w)
{
	const struct pr_study_in *in = w->in;
	struct heaps h = { .diagnostic = (double)in->diagnostic_items *
					 in->item_seconds,
			   .fresh = (double)w->fresh_items * in->item_seconds };
	bool first = true;

	memset(days, 0, (size_t)w->n * sizeof(*days));
	for (int i = 0; i < w->n; i++) {
		bool is_short;

		come_in(&h, w, days, i);
		is_short = lay_day(&h, &days[i], w, i);
		if (first && in->have[i] > days[i].diagnostic) {
			out->new_first = is_short;
			first = false;
		}
	}
	out->missing_fresh =
		minutes_of(fmax(h.diagnostic, 0) + fmax(h.fresh, 0));
	out->left_out = minutes_of(fmax(h.review - h.late, 0) + h.drill);
}

/* ---- all of it ----------------------------------------------------------- */

static bool
days_are_good(const struct pr_study_in *in)
{
	if (in->days_left < 0 || in->n_days > PR_STUDY_DAYS_MAX ||
	    in->n_days > (size_t)in->days_left || in->item_seconds <= 0 ||
	    in->again_seconds <= 0 || in->diagnostic_items < 0)
		return false;
	for (size_t i = 0; i < in->n_days; i++)
		if (in->have[i] < 0 || in->skills[i] < 0 ||
		    !(in->review_items[i] >= 0) ||
		    !(in->review_seconds[i] >= 0) || !(in->after[i] >= 0))
			return false;
	return true;
}

/* Nothing of today's queue is negative. */
static bool
today_is_good(const struct pr_study_today *today)
{
	if (!today)
		return true;
	return today->review_items >= 0 && today->fresh_items >= 0 &&
	       today->skills >= 0 && today->review >= 0 && today->fresh >= 0 &&
	       today->drill >= 0 && today->review_seconds >= 0;
}

static bool
groups_are_good(const struct pr_study_group *groups, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (groups[i].domain < 0 ||
		    groups[i].domain >= PR_DOMAINS_MAX ||
		    groups[i].unseen < 0 || !(groups[i].share >= 0))
			return false;
	return true;
}

static enum pr_status
check(const struct pr_study_in *in, const struct pr_study_group *groups,
      size_t n_groups, struct pr_err *err)
{
	if (days_are_good(in) && today_is_good(in->today) &&
	    groups_are_good(groups, n_groups))
		return PR_OK;
	return pr_fail(err, PR_EINVAL,
		       "a plan needs days, minutes, items and shares that are "
		       "not negative and at most %d days",
		       PR_STUDY_DAYS_MAX);
}

static void
sum_up(struct pr_study_made *out, const struct pr_study_slot *days,
       const struct work *w)
{
	int mock_minutes = w->in->mock_minutes;

	for (int i = 0; i < w->n; i++) {
		const struct pr_study_slot *d = &days[i];

		out->have += w->in->have[i] + d->mock;
		out->need += d->diagnostic + d->mock + d->review + d->drill +
			     d->fresh;
		out->mocks += w->mock[i];
		out->planned += d->fresh_items;
	}
	out->missing_mocks = (w->mocks - out->mocks) * mock_minutes;
	out->missing = out->missing_mocks + out->missing_fresh;
	out->need += out->missing;
}

int
pr_study_room(struct pr_study_slot *out, const struct pr_study_in *in)
{
	double diagnostic = (double)in->diagnostic_items * in->item_seconds;
	struct pr_study_slot day = { 0 };
	bool mock[PR_STUDY_DAYS_MAX];
	int room = 0;

	if (in->n_days) {
		pr_study_mocks(mock, in);
		day.mock = mock[0] ? in->mock_minutes : 0;
		day.diagnostic = serve(&diagnostic, in->have[0]);
		room = in->have[0] - day.diagnostic;
	}
	if (out)
		*out = day;
	return room;
}

enum pr_status
pr_study_make(struct pr_study_made *out, struct pr_study_slot *days,
	      struct pr_study_group *groups, size_t n_groups,
	      const struct pr_study_in *in, struct pr_err *err)
{
	struct work w = { .in = in, .n = (int)in->n_days };
	struct pr_study_made made = { 0 };
	enum pr_status st = check(in, groups, n_groups, err);

	if (st)
		return st;
	for (size_t i = 0; i < n_groups; i++)
		made.unseen += groups[i].unseen;
	w.fresh_items = made.unseen - in->diagnostic_items;
	w.fresh_items -= in->today ? in->today->fresh_items : 0;
	if (w.fresh_items < 0)
		w.fresh_items = 0;
	w.mocks = pr_study_mocks(w.mock, in);
	lay_out(&made, days, &w);
	sum_up(&made, days, &w);
	made.planned += study_fresh_place(days, in, groups, n_groups);
	*out = made;
	return PR_OK;
}
