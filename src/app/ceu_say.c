/* ceu_say.c - dates, lines and money as typed, and names nobody knows */
#include "proctor/text.h"
#include "util/nearest.h"

#include "ceu.h"

#include <stdio.h>
#include <string.h>

#define CENTS_MAX 10000000

bool
app_ceu_day_is(struct pr_date date)
{
	return date.year != 0;
}

int
app_ceu_day_order(struct pr_date a, struct pr_date b)
{
	int64_t x = pr_date_to_days(a), y = pr_date_to_days(b);

	return (x > y) - (x < y);
}

enum pr_status
app_ceu_date(struct pr_date *out, const char *text, const char *what,
	     struct pr_date today, struct pr_err *err)
{
	struct pr_date date;

	if (!text || pr_date_parse(&date, text, NULL) != PR_OK)
		return pr_fail(err, PR_EINVAL,
			       "\"%.40s\" is no date; write %s as YYYY-MM-DD, "
			       "for example 2026-03-14.",
			       text ? text : "", what);
	if (app_ceu_day_is(today) && app_ceu_day_order(date, today) > 0) {
		char now[PR_DATE_TEXT];

		pr_date_format(now, today);
		return pr_fail(err, PR_EINVAL,
			       "%s lies in the future, and today is %s; the "
			       "ledger takes %s once it has come.",
			       text, now, what);
	}
	*out = date;
	return PR_OK;
}

enum pr_status
app_ceu_line(const char **out, const char *text, const char *what,
	     struct pr_err *err)
{
	size_t len = text ? strlen(text) : 0;

	if (len >= PR_CEU_TEXT)
		return pr_fail(err, PR_EINVAL,
			       "%s has at most %d bytes; this one has %zu.",
			       what, PR_CEU_TEXT - 1, len);
	if (len && (!pr_text_is_clean(text, len, PR_CLEAN_FOLD) ||
		    strspn(text, " ") == len))
		return pr_fail(err, PR_EINVAL,
			       "%s is plain text of one line, without control "
			       "or invisible characters.",
			       what);
	*out = len ? text : "";
	return PR_OK;
}

enum pr_status
app_ceu_cents(int *out, const char *text, struct pr_err *err)
{
	const char *at = text + (text[0] == '$');
	long cents = 0;
	int places = -1; /* behind the point */

	for (; *at && places < 2 && cents <= CENTS_MAX; at++) {
		if (*at == '.' && places < 0 && at > text) {
			places = 0;
		} else if (*at >= '0' && *at <= '9') {
			cents = cents * 10 + (*at - '0');
			places += places >= 0;
		} else {
			break;
		}
	}
	if (places < 1)
		cents *= 100;
	else if (places == 1)
		cents *= 10;
	if (*at || at == text || places == 0 || cents > CENTS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "\"%.40s\" is no sum of money; write dollars, "
			       "as 218 or 218.50.",
			       text);
	*out = (int)cents;
	return PR_OK;
}

/* ---- a name that nobody knows -------------------------------------------- */

/* Name i of all issuers and credentials, old names too. */
static const char *
next_name(const void *ctx, size_t i)
{
	const struct pr_ceu_book *book = ctx;

	for (size_t k = 0; k < book->n; k++) {
		const struct pr_ceu_issuer *issuer = book->issuers[k];

		if (i == 0)
			return issuer->identifier;
		if (--i < 2 * issuer->n_credentials)
			return i % 2 ? issuer->credentials[i / 2].formerly
				     : issuer->credentials[i / 2].identifier;
		i -= 2 * issuer->n_credentials;
	}
	return NULL;
}

enum pr_status
app_ceu_unknown(const struct pr_ceu_book *book, const char *name,
		struct pr_err *err)
{
	const char *near = nearest_name(name, next_name, book);

	if (near && near[0])
		return pr_fail(err, PR_ENOTFOUND,
			       "No rules speak of \"%.64s\"; the nearest name "
			       "is %.64s.",
			       name, near);
	return pr_fail(err, PR_ENOTFOUND,
		       "No rules speak of \"%.64s\"; proctor ceu rules lists "
		       "who does, and one more comes in with proctor ceu "
		       "rules --import FILE.",
		       name);
}
