/* when.c - days and lengths of time, as the screens write them */
#include "tui/when.h"

#include <stdio.h>

static const char *const months[12] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};

char *
when_day(char out[WHEN_MAX], struct pr_date day)
{
	static const char *const names[7] = { "Mon", "Tue", "Wed", "Thu",
					      "Fri", "Sat", "Sun" };

	snprintf(out, WHEN_MAX, "%s %d %s %d", names[pr_date_weekday(day) - 1],
		 day.day, months[day.month - 1], day.year);
	return out;
}

char *
when_short(char out[WHEN_MAX], int64_t ms, int utc_offset_min)
{
	struct pr_date day = pr_date_from_ms(ms, utc_offset_min);

	if (ms == 0)
		snprintf(out, WHEN_MAX, "-");
	else
		snprintf(out, WHEN_MAX, "%d %s %d", day.day,
			 months[day.month - 1], day.year);
	return out;
}

static int64_t
day_of(int64_t ms, const struct pr_env *now)
{
	return pr_date_to_days(pr_date_from_ms(ms, now->utc_offset_min));
}

char *
when_ago(char out[WHEN_MAX], int64_t ms, const struct pr_env *now)
{
	int64_t days = day_of(now->wall_ms, now) - day_of(ms, now);

	if (days <= 0)
		snprintf(out, WHEN_MAX, "today");
	else if (days == 1)
		snprintf(out, WHEN_MAX, "yesterday");
	else
		snprintf(out, WHEN_MAX, "%lld days ago", (long long)days);
	return out;
}

bool
when_days_to(int64_t *days, const char *date, const struct pr_env *now)
{
	struct pr_date day;

	if (pr_date_parse(&day, date, NULL) != PR_OK)
		return false;
	*days = pr_date_to_days(day) - day_of(now->wall_ms, now);
	return true;
}

char *
when_hours(char out[WHEN_MAX], int64_t ms)
{
	long long minutes = (ms + 59999) / 60000;

	if (ms == 0)
		snprintf(out, WHEN_MAX, "-");
	else
		snprintf(out, WHEN_MAX, "%lld:%02lld", minutes / 60,
			 minutes % 60);
	return out;
}
