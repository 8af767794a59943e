/* tap.c - one line of TAP a scenario, with its numbers behind it */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>

static int n_tests, n_failed;

void
tap_ok(bool ok, const char *name, const char *fmt, ...)
{
	va_list ap;

	n_tests++;
	if (!ok)
		n_failed++;
	printf("%sok %d - %s\n# ", ok ? "" : "not ", n_tests, name);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	printf("\n");
	fflush(stdout);
}

static void
numbers(const struct count *c, char *out, size_t cap)
{
	int n = snprintf(out, cap, "%ld runs", c->runs);

	for (int v = 0; v < VERDICTS; v++)
		if (c->of[v] > 0 && n > 0 && (size_t)n < cap)
			n += snprintf(out + n, cap - (size_t)n, ", %ld %s",
				      c->of[v], verdict_name((enum verdict)v));
	if (c->strange > 0 && n > 0 && (size_t)n < cap)
		snprintf(out + n, cap - (size_t)n, ", %ld ended by a signal",
			 c->strange);
}

void
tap_sound(const char *name, const struct count *count)
{
	char text[200];

	numbers(count, text, sizeof(text));
	tap_ok(count->runs > 0 && count->of[SOUND] == count->runs &&
		       count->strange == 0,
	       name, "%s", text);
}

void
tap_control(const char *name, const struct count *count, int percent)
{
	long bad = count->runs - count->of[SOUND];
	char text[200];

	numbers(count, text, sizeof(text));
	tap_ok(count->runs > 0 && bad * 100 >= count->runs * percent, name,
	       "%s; at least %d %% must not be sound", text, percent);
}

int
tap_done(void)
{
	printf("1..%d\n", n_tests);
	return n_failed > 0;
}
