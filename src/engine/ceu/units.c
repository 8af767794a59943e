/* units.c - units and what minutes earn; see proctor/ceu_units.h; names of
 * fields */
#include "proctor/ceu_draft.h"

#include <inttypes.h>
#include <stdio.h>

#define UNITS_MAX 20000 /* hundredths */

void
pr_ceu_units_format(char out[PR_CEU_UNITS_TEXT], int hundredths)
{
	const char *sign = hundredths < 0 ? "-" : "";
	int64_t away = hundredths < 0 ? -(int64_t)hundredths : hundredths;
	unsigned whole = (unsigned)(away / 100);
	unsigned rest = (unsigned)(away % 100);

	if (rest % 10)
		snprintf(out, PR_CEU_UNITS_TEXT, "%s%u.%02u", sign, whole,
			 rest);
	else
		snprintf(out, PR_CEU_UNITS_TEXT, "%s%u.%u", sign, whole,
			 rest / 10);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "-1", "4.333": numbers that deserve their own sentence. */
static enum pr_status
refuse(const char *text, struct pr_err *err)
{
	const char *p = text;
	int decimals = 0;

	if (*p == '-')
		return pr_fail(err, PR_EINVAL,
			       "\"%.20s\" is below 0; units are 0 to 200",
			       text);
	while (is_digit(*p))
		p++;
	if (*p == ',' && p > text && is_digit(p[1]))
		return pr_fail(err, PR_EINVAL,
			       "\"%.20s\" has a comma; write units with a "
			       "point, such as 1.5",
			       text);
	if (*p == '.')
		for (p++; is_digit(*p); p++)
			decimals++;
	if (decimals > 2 && *p == '\0')
		return pr_fail(err, PR_EINVAL,
			       "\"%.20s\" has %d decimals; units are kept "
			       "with two at most, such as 1.25",
			       text, decimals);
	return pr_fail(err, PR_EINVAL,
		       "\"%.20s\" is no number of units such as 1.5", text);
}

enum pr_status
pr_ceu_units_parse(int *out, const char *text, struct pr_err *err)
{
	const char *p = text;
	int64_t sum = 0;
	int decimals = 0;
	bool any = is_digit(*p);

	for (; is_digit(*p); p++)
		sum = sum > UNITS_MAX ? sum : sum * 10 + (*p - '0');
	if (*p == '.') {
		any = is_digit(p[1]);
		for (p++; is_digit(*p) && decimals < 2; p++, decimals++)
			sum = sum * 10 + (*p - '0');
	}
	if (!any || *p != '\0')
		return refuse(text, err);
	for (; decimals < 2; decimals++)
		sum *= 10;
	if (sum > UNITS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "\"%.20s\" is too much for one activity; units "
			       "are 0 to 200",
			       text);
	*out = (int)sum;
	return PR_OK;
}

/* Hundredths of so many minutes, cut down to the rule's step. */
static int64_t
exactly(const struct pr_ceu_rule *rule, int minutes)
{
	int64_t units = (int64_t)minutes * 100 / rule->minutes;

	return rule->step > 0 ? units - units % rule->step : units;
}

/* A rest that is long enough earns what the rule says of it. Where it says
 * nothing the whole units count; false when there are none: too short it is
 * not. */
static bool
add_rest(int64_t *units, const struct pr_ceu_rule *rule, int rest)
{
	switch (rule->rest) {
	case PR_CEU_REST_WHOLE:
		*units += 100;
		return true;
	case PR_CEU_REST_STEP:
		*units += exactly(rule, rest);
		return true;
	case PR_CEU_REST_UNKNOWN:
		break;
	}
	return *units > 0;
}

void
pr_ceu_units_of_minutes(int *out, const struct pr_ceu_rule *rule, int minutes)
{
	int64_t units;

	*out = PR_CEU_UNKNOWN;
	if (!rule || rule->kind != PR_CEU_COUNTING || rule->question ||
	    rule->minutes <= 0 || minutes <= 0)
		return;
	if (rule->least <= 0) {
		units = exactly(rule, minutes);
	} else {
		units = (int64_t)(minutes / rule->minutes) * 100;
		if (minutes % rule->minutes >= rule->least &&
		    !add_rest(&units, rule, minutes % rule->minutes))
			return;
	}
	*out = units > INT32_MAX ? INT32_MAX : (int)units;
}

const char *
pr_ceu_field_name(enum pr_ceu_field field)
{
	static const char *const names[PR_CEU_FIELDS] = {
		[PR_CEU_F_DATE] = "date",
		[PR_CEU_F_TITLE] = "title",
		[PR_CEU_F_PROVIDER] = "provider",
		[PR_CEU_F_MINUTES] = "minutes",
		[PR_CEU_F_UNITS] = "units",
		[PR_CEU_F_COST] = "cost",
		[PR_CEU_F_CERTIFICATE] = "certificate",
		[PR_CEU_F_NOTE] = "note",
		[PR_CEU_F_ISSUER] = "issuer",
		[PR_CEU_F_ACCEPTED] = "accepted",
		[PR_CEU_F_WHY] = "why",
		[PR_CEU_F_UNITS_THERE] = "units",
		[PR_CEU_F_CATEGORY] = "category",
		[PR_CEU_F_SOURCE] = "source",
		[PR_CEU_F_PLACE] = "place",
		[PR_CEU_F_APPROVAL] = "approval",
		[PR_CEU_F_REPORTED] = "reported",
	};

	return names[field];
}
