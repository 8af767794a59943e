/* ceu_say.c - dates and lines as typed, and names nobody knows */
#include "proctor/text.h"
#include "util/nearest.h"

#include "ceu.h"

#include <stdio.h>
#include <string.h>

bool
app_ceu_day_is(struct pr_date date)
{
	return date.year != 0;
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
	if (app_ceu_day_is(today) && pr_date_order(date, today) > 0) {
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

/* ---- a name that nobody knows -------------------------------------------- */

enum pr_status
app_ceu_unknown(const struct pr_ceu_book *book, const char *name,
		struct pr_err *err)
{
	const char *near = nearest_name(name, pr_ceu_name_at, book);

	if (near)
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
