/* when.h - days and lengths of time, as the screens write them */
#ifndef PR_TUI_WHEN_H
#define PR_TUI_WHEN_H

#include "proctor/date.h"
#include "proctor/env.h"

#define WHEN_MAX 40

/* "Sat 21 Nov 2026" */
char *when_day(char out[WHEN_MAX], struct pr_date day);

/* "21 Nov 2026", of a moment at an offset; "-" for 0. */
char *when_short(char out[WHEN_MAX], int64_t ms, int utc_offset_min);

/* "today", "yesterday", "3 days ago" */
char *when_ago(char out[WHEN_MAX], int64_t ms, const struct pr_env *now);

/* Days from today to a date "YYYY-MM-DD"; false when it is none. */
bool when_days_to(int64_t *days, const char *date, const struct pr_env *now);

/* "3:30" of seconds, hours and minutes; "-" for 0. */
char *when_hours(char out[WHEN_MAX], int64_t ms);

#endif
