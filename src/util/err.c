/* err.c - statuses and their sentences; see proctor/err.h */
#include "proctor/err.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#undef pr_fail /* tests/lint/analyzer.h */
#undef pr_fail_at

/* Bytes of the character that begins with this one. */
static size_t
char_len(unsigned char lead)
{
	return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* One line of whole characters: a text cut at its end, or in its middle by
 * "%.40s", must stay valid UTF-8. */
static void
tidy(char *text)
{
	char *to = text;

	for (const char *p = text; *p;) {
		size_t len = char_len((unsigned char)*p);
		size_t n = 1;

		while (n < len && ((unsigned char)p[n] & 0xC0) == 0x80)
			n++;
		if ((unsigned char)*p < ' ')
			*to++ = ' ';
		else if (n == len)
			for (size_t i = 0; i < n; i++)
				*to++ = p[i];
		p += n;
	}
	*to = '\0';
}

enum pr_status
pr_fail(struct pr_err *err, enum pr_status status, const char *fmt, ...)
{
	char text[PR_ERR_TEXT_MAX]; /* fmt may use err->text */
	va_list ap;

	assert(status != PR_OK);
	if (!err)
		return status;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	tidy(text);
	err->status = status;
	memcpy(err->text, text, sizeof(text));
	return status;
}

enum pr_status
pr_fail_at(struct pr_err *err, enum pr_status status, const char *fmt, ...)
{
	char prefix[PR_ERR_TEXT_MAX];
	va_list ap;

	if (!err)
		return status;

	va_start(ap, fmt);
	vsnprintf(prefix, sizeof(prefix), fmt, ap);
	va_end(ap);
	return pr_fail(err, status, "%s: %s", prefix, err->text);
}

const char *
pr_status_text(enum pr_status status)
{
	static const char *const texts[] = {
#define X(name, text) [PR_##name] = (text),
		PR_STATUS_LIST(X)
#undef X
	};

	if ((size_t)status >= PR_LEN(texts))
		return "unknown status";
	return texts[status];
}
