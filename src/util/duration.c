/* duration.c - lengths of time as text; see proctor/date.h */
#include "proctor/date.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define DURATION_MAX_MS (INT64_C(366) * 86400000)

void
pr_duration_format(char out[PR_DURATION_TEXT], int64_t ms)
{
	const char *sign = ms < 0 ? "-" : "";
	uint64_t away = ms < 0 ? 0 - (uint64_t)ms : (uint64_t)ms;
	uint64_t s = away / 1000 + (away % 1000 != 0);
	uint64_t h = s / 3600;
	unsigned m = (unsigned)(s / 60 % 60);

	/* The hours of the longest int64 fit; the mask says so to gcc. */
	h &= UINT64_C(0x3FFFFFFFFFF);
	if (h > 0)
		snprintf(out, PR_DURATION_TEXT, "%s%" PRIu64 ":%02u:%02u", sign,
			 h, m, (unsigned)(s % 60));
	else
		snprintf(out, PR_DURATION_TEXT, "%s%u:%02u", sign, m,
			 (unsigned)(s % 60));
}

/* One or more digits; the end, or NULL when there are none or too many. */
static const char *
read_number(int64_t *value, const char *text)
{
	const char *p = text;

	*value = 0;
	for (; *p >= '0' && *p <= '9'; p++) {
		if (p - text >= 11)
			return NULL;
		*value = *value * 10 + (*p - '0');
	}
	return p > text ? p : NULL;
}

/* "h:mm:ss" or "m:ss" after the first number; false when it is neither. */
static bool
read_colons(int64_t *ms, int64_t first, const char *text)
{
	int64_t s = first;
	int parts = 1;

	for (; *text == ':' && parts < 3; parts++) {
		if (text[1] < '0' || text[1] > '5' || text[2] < '0' ||
		    text[2] > '9')
			return false;
		s = (s * 6 + (text[1] - '0')) * 10 + (text[2] - '0');
		text += 3;
	}
	*ms = s * 1000;
	return *text == '\0';
}

/* The rank of a unit, larger first, 0 when it is none; *used its letters. */
static int
read_unit(int64_t *unit_ms, size_t *used, const char *text)
{
	static const struct {
		const char *name;
		int64_t ms;
	} units[] = {
		{ "ms", 1 }, { "s", 1000 }, { "m", 60000 }, { "h", 3600000 }
	};

	for (size_t i = 0; i < PR_LEN(units); i++) {
		size_t n = strlen(units[i].name);

		if (strncmp(text, units[i].name, n) != 0)
			continue;
		*unit_ms = units[i].ms;
		*used = n;
		return (int)i + 1;
	}
	return 0;
}

/* "1h30m": units from large to small, each at most once. */
static bool
read_units(int64_t *ms, const char *text)
{
	int above = 5;

	*ms = 0;
	while (*text) {
		int64_t n, unit = 0;
		size_t used = 0;
		int rank;

		text = read_number(&n, text);
		if (!text)
			return false;
		rank = read_unit(&unit, &used, text);
		if (rank == 0 || rank >= above)
			return false;
		*ms += n * unit;
		text += used;
		above = rank;
	}
	return true;
}

enum pr_status
pr_duration_parse(int64_t *out, const char *text, struct pr_err *err)
{
	int64_t ms = 0, first = 0;
	const char *rest = read_number(&first, text);
	bool ok = rest != NULL;

	if (ok && (*rest == ':' || *rest == '\0'))
		ok = read_colons(&ms, first, rest);
	else if (ok)
		ok = read_units(&ms, text);
	if (!ok || ms > DURATION_MAX_MS)
		return pr_fail(err, PR_EPARSE,
			       "\"%.40s\" is no length of time such as 45s, "
			       "30m, 1h30m or 2:05:09",
			       text);
	*out = ms;
	return PR_OK;
}
