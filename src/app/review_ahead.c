/*
 * review_ahead.c - the reviews that the coming days bring
 *
 * What a day's minutes do not hold goes on to the next study day, so that a
 * day that was missed is spread.
 */
#include "review_internal.h"

#include <math.h>

static int
room_on(const struct review_make *m, int day)
{
	if (day == 0)
		return study_left_today(&m->when);
	return study_is_day(&m->when, m->when.today + day) ? m->when.minutes
							   : 0;
}

void
review_ahead(struct review_make *m)
{
	double wanted[PR_REVIEW_DAYS] = { 0 }, over = 0;

	study_ahead(&m->pool, PR_REVIEW_DAYS, NULL, wanted);
	for (int day = 0; day < PR_REVIEW_DAYS; day++) {
		double work = (over + wanted[day]) / 60;
		int room = room_on(m, day), need = (int)ceil(work - 1e-9);

		m->review->load[day] = need < room ? need : room;
		over = 60 * fmax(0, work - m->review->load[day]);
	}
}
