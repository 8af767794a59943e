/* say_time.c - time, breaks and the clock in words; see words/say.h */
#include "words/coded.h"
#include "words/say.h"
#include "words/say_internal.h"

#include <stdlib.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)

static void
add_unit(char out[SAY_MAX], int64_t n, const char *unit)
{
	char count[SAY_MAX];

	if (n)
		say_add(out, "%s%s", out[0] ? " " : "",
			say_count(count, (long)n, unit));
}

char *
say_duration(char out[SAY_MAX], int64_t ms)
{
	int64_t seconds = ms <= 0 ? 0 : (ms + SECOND - 1) / SECOND;
	int64_t minutes = seconds / 60;

	say_put(out, "%s", "");
	if (seconds == 0)
		return say_put(out, "0 seconds");
	if (minutes < 10) {
		add_unit(out, minutes, "minute");
		add_unit(out, seconds % 60, "second");
		return out;
	}
	add_unit(out, minutes / 60, "hour");
	add_unit(out, minutes % 60, "minute");
	return out;
}

char *
say_length(char out[SAY_MAX], int64_t ms)
{
	int64_t seconds = ms <= 0 ? 0 : (ms + SECOND - 1) / SECOND;

	say_put(out, "%s", "");
	if (seconds == 0)
		return say_put(out, "0 seconds");
	add_unit(out, seconds / 3600, "hour");
	add_unit(out, seconds / 60 % 60, "minute");
	add_unit(out, seconds % 60, "second");
	return out;
}

char *
say_time_left(char out[SAY_MAX], const struct pr_sitting *sitting,
	      int64_t left_ms)
{
	char span[SAY_MAX];

	if (!sitting->rules.timed)
		return say_put(out, "No time limit.");
	if (left_ms <= 0)
		return say_put(out, "Time is up.");
	return say_put(out, "%s left.", say_duration(span, left_ms));
}

char *
say_pace(char out[SAY_MAX], const struct pr_sitting *sitting, int64_t left_ms)
{
	int64_t budget = sitting->rules.budget_ms + sitting->extra_ms;
	int64_t due;
	int64_t ahead;
	char span[SAY_MAX];

	if (!sitting->rules.timed || sitting->at < 0)
		return say_put(out, "%s", "");
	due = budget * sitting->at / (int64_t)sitting->n_slots;
	ahead = due - (budget - left_ms);
	if (llabs(ahead) < MINUTE)
		return say_put(out, "On pace.");
	/* whole minutes: the pace is a rough thing */
	say_duration(span, llabs(ahead) / MINUTE * MINUTE);
	return say_put(out,
		       ahead > 0 ? "On pace: %s ahead."
				 : "%s behind an even pace.",
		       span);
}

/* An exam that starts under a mark is not warned at it. */
char *
say_warnings(char out[SAY_MAX], int64_t budget_ms)
{
	if (budget_ms > 30 * MINUTE)
		return say_put(out, "at 30, 15, 5 and 1 minute");
	if (budget_ms > 15 * MINUTE)
		return say_put(out, "at 15, 5 and 1 minute");
	if (budget_ms > 5 * MINUTE)
		return say_put(out, "at 5 and 1 minute");
	if (budget_ms > MINUTE)
		return say_put(out, "at 1 minute");
	return say_put(out, "none in so short an exam");
}

char *
say_warning(char out[SAY_MAX], int minutes, const struct pr_sitting *sitting)
{
	return say_warning_left(out, sitting, minutes * MINUTE);
}

char *
say_warning_left(char out[SAY_MAX], const struct pr_sitting *sitting,
		 int64_t left_ms)
{
	char text[SAY_MAX];
	int n = pr_sitting_count(sitting).unanswered;

	say_put(out, "%s left. ", say_duration(text, left_ms));
	if (n == 0)
		return say_add(out, "Every item has an answer.");
	return say_add(out, "%d item%s no answer: %s.", n,
		       n == 1 ? " has" : "s have",
		       say_items(text, sitting, SAY_UNANSWERED, 8));
}

char *
say_time_up(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	int n = pr_sitting_count(sitting).unanswered;

	say_put(out, "Time is up. The %s has ended. ", say_what(sitting));
	if (n == 0)
		return say_add(out, "Every item has an answer.");
	return say_add(out, "%d item%s no answer.", n,
		       n == 1 ? " has" : "s have");
}

char *
say_policy(char out[SAY_MAX], enum pr_clock_policy policy)
{
	if (policy == PR_CLOCK_RUN)
		return say_put(out, "The clock runs on while the program is "
				    "closed.");
	return say_put(out, "The clock stops while the program is closed and "
			    "goes on when you resume.");
}

char *
say_accommodation(char out[SAY_MAX], int time_percent, int extra_min,
		  bool breaks_stop)
{
	char text[SAY_MAX];

	say_put(out, "%s", "");
	if (time_percent == 150)
		say_add(out, "time and a half");
	else if (time_percent == 200)
		say_add(out, "double time");
	else if (time_percent > 100)
		say_add(out, "time x %d.%02d", time_percent / 100,
			time_percent % 100);
	if (extra_min > 0)
		say_add(out, "%s%s more", out[0] ? " and " : "",
			say_count(text, extra_min, "minute"));
	if (breaks_stop)
		say_add(out, "%sthe clock stops in breaks", out[0] ? "; " : "");
	if (!out[0])
		return say_put(out, "None.");
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return say_add(out, ".");
}

char *
say_break(char out[SAY_MAX], bool stops)
{
	return say_put(out, "You are on a break. The clock %s.",
		       stops ? "stands still" : "is running");
}

char *
say_break_over(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	char span[SAY_MAX];

	return say_put(out,
		       "The break is over. Time in breaks so far: %s. Back to "
		       "item %d.",
		       say_duration(span, sitting->break_ms), sitting->at + 1);
}

char *
say_suspended(char out[SAY_MAX], const struct pr_sitting *sitting)
{
	char count[SAY_MAX];
	struct pr_sitting_counts c = pr_sitting_count(sitting);

	say_put(out, "Left at item %d. %s saved.", sitting->at + 1,
		say_count(count, c.answered, "answer"));
	if (!sitting->rules.timed)
		return out;
	return say_add(out,
		       sitting->rules.policy == PR_CLOCK_RUN
			       ? " The clock runs on."
			       : " The clock stands still until you resume.");
}
