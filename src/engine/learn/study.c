/*
 * study.c - work laid out over days; see proctor/study_plan.h
 *
 * Every kind of work is a heap of seconds. Some comes in on each day, by a
 * calendar that knows the days but not their minutes; each day takes whole
 * minutes off the heaps in order. So with more minutes no heap is ever
 * higher on any day, and less is left at the end: this says whether it fits
 * and what is missing. When it does not fit, the days are laid out anew with
 * the reviews of those new items alone that were really met.
 */
#include "proctor/study_plan.h"

#include "study_fresh.h"

#include <math.h>
#include <string.h>

#define MINUTE 60.0
#define NEARBY 6 /* days around a mock that give it of their time */
/* New items come in evenly over this share of the time. */
#define FRESH_SHARE (2.0 / 3.0)

struct work {
	const struct pr_study_in *in;
	int n;
	bool mock[PR_STUDY_DAYS_MAX];
	int room[PR_STUDY_DAYS_MAX]; /* minutes without the mocks */
	int lent[PR_STUDY_DAYS_MAX], borrowed[PR_STUDY_DAYS_MAX];
	double fresh_in[PR_STUDY_DAYS_MAX];  /* items */
	double review_in[PR_STUDY_DAYS_MAX]; /* seconds */
	double review_count[PR_STUDY_DAYS_MAX];
	long fresh_items;  /* without the diagnostic's and today's */
	int unplaced;      /* minutes of mocks */
	double no_day;     /* seconds of new items that no day takes in */
	double left_fresh; /* seconds of new items left by the last layout */
};

/* Seconds that wait, by kind; late: reviews that only fall due in the last
 * days, which nobody misses. */
struct heaps {
	double diagnostic, review, late, drill, fresh;
	/* what was done so far, for whole items */
	double reviewed, answered, reviews_per_second;
};

/* ---- mocks --------------------------------------------------------------- */

/* The study day near a mock with most room left; -1 when all is used up. */
static int
roomiest(const struct work *w, int mock)
{
	int best = -1;

	for (int off = 1; off <= NEARBY; off++) {
		int around[2] = { mock + off, mock - off };

		for (size_t k = 0; k < PR_LEN(around); k++) {
			int day = around[k];

			if (day < 0 || day >= w->n || w->mock[day] ||
			    w->room[day] <= 0)
				continue;
			if (best < 0 || w->room[day] > w->room[best])
				best = day;
		}
	}
	return best;
}

/* A mock longer than its day takes minutes from the days around it. */
static void
take_mocks(struct work *w)
{
	for (int i = 0; i < w->n; i++)
		w->room[i] = w->in->have[i];
	for (int i = 0; i < w->n; i++)
		if (w->mock[i])
			w->room[i] -= w->in->mock_minutes;
	for (int i = 0; i < w->n; i++)
		while (w->mock[i] && w->room[i] < 0) {
			int day = roomiest(w, i);

			if (day < 0) {
				w->unplaced -= w->room[i];
				w->room[i] = 0;
				break;
			}
			w->room[day]--;
			w->lent[day]++;
			w->room[i]++;
			w->borrowed[i]++;
		}
}

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

/* New items come in evenly by study day, whole and some at least: a plan of
 * one item every other day would be none. */
static void
spread_fresh(struct work *w)
{
	int all = fresh_days(w->in), end = (int)(all * FRESH_SHARE), days = 0;
	int from = w->in->today ? 1 : 0;
	long left = w->fresh_items;

	if (end < 1)
		end = all;
	for (int i = from; i < end; i++)
		days += w->in->have[i] > 0;
	for (; !days && end < all; end++)
		days += end >= from && w->in->have[end] > 0;
	for (int i = from; i < end; i++) {
		long share = days ? (left + days - 1) / days : 0;

		if (w->in->have[i] <= 0)
			continue;
		if (share < PR_STUDY_FRESH_LEAST)
			share = PR_STUDY_FRESH_LEAST;
		if (share > left)
			share = left;
		w->fresh_in[i] = (double)share;
		left -= share;
		days--;
	}
	w->no_day = (double)left * w->in->item_seconds;
}

/* Reviews: of what is remembered, and of what will have been new. */
static void
spread_reviews(struct work *w)
{
	for (int i = 0; i < w->n; i++) {
		double items = 0;

		if (w->in->today)
			items = w->in->today->fresh_items * w->in->after[i];
		for (int k = 0; k < i; k++)
			items += w->fresh_in[k] * w->in->after[i - k];
		w->review_count[i] = w->in->review_items[i] + items;
		w->review_in[i] =
			w->in->review_seconds[i] + items * w->in->again_seconds;
	}
}

/* ---- the days ------------------------------------------------------------ */

/* Takes whole minutes off a heap, at most room; returns how many. */
static int
serve(double *heap, int room)
{
	double whole = ceil(*heap / MINUTE - 1e-9);
	int minutes = whole < room ? (int)whole : room;

	*heap = fmax(0, *heap - minutes * MINUTE);
	return minutes;
}

/* Whole items by what was done in all, so that they add up. */
static int
items_done(double *seconds, double more, double each)
{
	double before = floor(*seconds / each + 1e-6);

	*seconds += more;
	return (int)(floor(*seconds / each + 1e-6) - before);
}

static int
day_review(struct heaps *h, struct pr_study_slot *day, int room, double each)
{
	double was = h->review + h->late;

	day->review = serve(&h->review, room);
	day->review += serve(&h->late, room - day->review);
	if (each > 0)
		day->review_items = items_done(&h->reviewed,
					       was - h->review - h->late, each);
	return room - day->review;
}

static int
day_drill(struct heaps *h, struct pr_study_slot *day, int room)
{
	/* one skill a day, whole */
	if (h->drill <= 0 || room < PR_STUDY_DRILL_MINUTES)
		return room;
	day->drill = PR_STUDY_DRILL_MINUTES;
	h->drill -= MINUTE * PR_STUDY_DRILL_MINUTES;
	return room - day->drill;
}

static int
day_fresh(struct heaps *h, struct pr_study_slot *day, int room, int each)
{
	double was = h->fresh;

	day->fresh = serve(&h->fresh, room);
	day->fresh_items = items_done(&h->answered, was - h->fresh, each);
	return room - day->fresh;
}

/* How the days are laid out. */
struct order {
	bool new_first;
	bool real; /* reviews of the new items that were met */
};

/* Reviews of what was new on the days before. */
static double
again(const struct work *w, const struct pr_study_slot *days, int i)
{
	double items = 0;

	for (int k = 0; k < i; k++)
		items += days[k].fresh_items * w->in->after[i - k];
	return items * w->in->again_seconds;
}

static void
come_in(struct heaps *h, const struct work *w, const struct pr_study_slot *days,
	int i, struct order order)
{
	const struct pr_study_in *in = w->in;
	/* what has faded by today is a backlog on whatever day */
	bool late = i > 0 && i >= fresh_days(in);
	double review = order.real ? in->review_seconds[i] + again(w, days, i)
				   : w->review_in[i];

	if (late)
		h->late += review;
	else
		h->review += review;
	if (!late)
		h->drill += MINUTE * PR_STUDY_DRILL_MINUTES * in->skills[i];
	if (w->no_day > 0)
		return;
	if (order.new_first || order.real)
		h->fresh += i ? 0 : (double)w->fresh_items * in->item_seconds;
	else
		h->fresh += w->fresh_in[i] * in->item_seconds;
}

/* How long a review takes on the average. */
static double
review_each(const struct work *w)
{
	double items = 0, seconds = 0;

	for (int i = 0; i < w->n; i++) {
		items += w->review_count[i];
		seconds += w->review_in[i];
	}
	return items > 0 ? seconds / items : 0;
}

/* The queue of today, in place of what its layout would be. */
static void
take_today(struct heaps *h, struct pr_study_slot *day,
	   const struct pr_study_today *today)
{
	day->review_items = today->review_items;
	day->review = today->review;
	day->fresh_items = today->fresh_items;
	day->fresh = today->fresh;
	day->drill = today->drill;
	h->review = fmax(0, h->review - today->review_seconds);
	h->drill = fmax(0, h->drill - MINUTE * PR_STUDY_DRILL_MINUTES *
					      today->skills);
}

/* One day of the layout; i: its number. */
static void
lay_day(struct heaps *h, struct pr_study_slot *day, const struct work *w, int i,
	struct order order)
{
	const struct pr_study_in *in = w->in;
	bool fresh = i < fresh_days(in);
	int room = w->room[i];

	day->lent = w->lent[i];
	day->borrowed = w->borrowed[i];
	day->mock = w->mock[i] ? in->mock_minutes : 0;
	day->diagnostic = serve(&h->diagnostic, room);
	room -= day->diagnostic;
	if (!i && in->today) {
		take_today(h, day, in->today);
		return;
	}
	if (order.new_first && fresh)
		room = day_fresh(h, day, room, in->item_seconds);
	room = day_review(h, day, room, review_each(w));
	room = day_drill(h, day, room);
	if (!order.new_first && fresh)
		day_fresh(h, day, room, in->item_seconds);
}

/* All days in one order of work; returns the minutes that found no room. */
static int
lay_out(struct pr_study_slot *days, struct work *w, struct order order)
{
	struct heaps h = { .diagnostic = (double)w->in->diagnostic_items *
					 w->in->item_seconds };

	memset(days, 0, (size_t)w->n * sizeof(*days));
	for (int i = 0; i < w->n; i++) {
		come_in(&h, w, days, i, order);
		lay_day(&h, &days[i], w, i, order);
	}
	w->left_fresh = h.diagnostic + h.fresh + w->no_day;
	return w->unplaced +
	       (int)ceil((w->left_fresh + h.review + h.drill) / MINUTE - 1e-9);
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

/* Even every item once, and what has faded once, is more than there is. */
static bool
is_short(const struct work *w)
{
	const struct pr_study_in *in = w->in;
	long fresh = w->fresh_items + in->diagnostic_items +
		     (in->today ? in->today->fresh_items : 0);
	double need = (double)fresh * in->item_seconds + in->faded_seconds;
	double room = 0;

	for (int i = 0; i < w->n; i++)
		room += w->room[i];
	return need > room * MINUTE;
}

static void
sum_up(struct pr_study_made *out, const struct pr_study_slot *days,
       const struct work *w)
{
	for (int i = 0; i < w->n; i++) {
		const struct pr_study_slot *d = &days[i];

		out->have += w->in->have[i];
		out->need += d->diagnostic + d->mock + d->review + d->drill +
			     d->fresh;
		out->mocks += w->mock[i];
		out->planned += d->fresh_items;
	}
	/* what found no room of a mock stands in its day already */
	out->need += out->missing - w->unplaced;
	out->missing_mocks = w->unplaced;
	if (out->missing)
		out->missing_fresh = (int)ceil(w->left_fresh / MINUTE - 1e-9);
	if (out->missing_fresh > out->missing - w->unplaced)
		out->missing_fresh = out->missing - w->unplaced;
}

int
pr_study_room(struct pr_study_slot *out, const struct pr_study_in *in)
{
	struct work w = { .in = in, .n = (int)in->n_days };
	double diagnostic = (double)in->diagnostic_items * in->item_seconds;
	struct pr_study_slot day = { 0 };

	if (w.n) {
		pr_study_mocks(w.mock, in);
		take_mocks(&w);
		day.mock = w.mock[0] ? in->mock_minutes : 0;
		day.lent = w.lent[0];
		day.borrowed = w.borrowed[0];
		day.diagnostic = serve(&diagnostic, w.room[0]);
	}
	if (out)
		*out = day;
	return w.room[0] - day.diagnostic;
}

enum pr_status
pr_study_make(struct pr_study_made *out, struct pr_study_slot *days,
	      struct pr_study_group *groups, size_t n_groups,
	      const struct pr_study_in *in, struct pr_err *err)
{
	struct work w = { .in = in, .n = (int)in->n_days };
	struct pr_study_made made = { 0 };
	struct order order = { false, false };
	enum pr_status st = check(in, groups, n_groups, err);

	if (st)
		return st;
	for (size_t i = 0; i < n_groups; i++)
		made.unseen += groups[i].unseen;
	w.fresh_items = made.unseen - in->diagnostic_items;
	w.fresh_items -= in->today ? in->today->fresh_items : 0;
	if (w.fresh_items < 0)
		w.fresh_items = 0;
	pr_study_mocks(w.mock, in);
	take_mocks(&w);
	spread_fresh(&w);
	spread_reviews(&w);
	made.missing = lay_out(days, &w, order);
	if (made.missing) {
		order.new_first = true;
		made.missing = lay_out(days, &w, order);
	}
	if (made.missing) {
		order = (struct order){ is_short(&w), true };
		lay_out(days, &w, order);
	}
	made.new_first = order.new_first;
	sum_up(&made, days, &w);
	made.planned += study_fresh_place(days, in, groups, n_groups);
	*out = made;
	return PR_OK;
}
