/* decode.c - whatever bytes come, UTF-8 goes on */
#include "proctor/text.h"
#include "util/mem.h"

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What Windows-1252 has at 0x80..0x9f; 0 is nothing. */
static const uint16_t windows[32] = {
	0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
	0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Files that are no text, by their first bytes. */
static const struct {
	const char *bytes, *what;
} magic[] = {
	{ "PK\003\004", "it is a zip archive, such as an .xlsx workbook" },
	{ "\320\317\021\340", "it is an old Office file, such as .xls" },
	{ "%PDF", "it is a PDF file" },
	{ "\037\213", "it is compressed with gzip" },
	{ "SQLite format 3", "it is a database file" },
	{ "\211PNG", "it is a picture" },
	{ "\377\330\377", "it is a picture" },
	{ "{\\rtf", "it is an RTF document" },
};

static bool
is_utf8(const char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		size_t used = 1;

		if ((unsigned char)text[i] < 0x80) {
			i++;
			continue;
		}
		if (pr_text_next(text + i, len - i, &used) == 0xfffd &&
		    (used != 3 || memcmp(text + i, "\357\277\275", 3) != 0))
			return false;
		i += used;
	}
	return true;
}

/* The code point of a byte, 0 for none. */
static uint32_t
windows_cp(unsigned char c)
{
	return c >= 0x80 && c < 0xa0 ? windows[c - 0x80] : c;
}

static void
no_text(struct job *job, const char *what)
{
	SAY_FILE(job, PR_RULE_NOT_TEXT, what, NULL, NULL);
}

static void
too_long(struct job *job)
{
	char has[64], limit[64];

	snprintf(has, sizeof(has), "more than %zu MiB once it is UTF-8",
		 PR_FOREIGN_FILE >> 20);
	snprintf(limit, sizeof(limit), "%zu MiB", PR_FOREIGN_FILE >> 20);
	SAY_FILE(job, PR_RULE_FOREIGN_LIMIT, has, limit, NULL);
}

/* Bytes that the text takes in UTF-8, 0 when a byte means nothing. */
static size_t
windows_size(const char *bytes, size_t len, size_t *changed)
{
	size_t n = 0;

	*changed = 0;
	for (size_t i = 0; i < len; i++) {
		uint32_t cp = windows_cp((unsigned char)bytes[i]);

		if (!cp)
			return 0;
		*changed += cp >= 0x80;
		n += cp < 0x80 ? 1 : cp < 0x800 ? 2 : 3;
	}
	return n;
}

static void
from_windows(struct job *job, const char *bytes, size_t len, char **owned)
{
	size_t changed, n = windows_size(bytes, len, &changed);
	char count[64];
	char *text;

	if (!n) {
		no_text(job, "some bytes are neither UTF-8 nor Windows-1252");
		return;
	}
	if (n > PR_FOREIGN_FILE) {
		too_long(job);
		return;
	}
	*owned = text = mem_array(n + 1, 1);
	if (!text) {
		job_failed(job, mem_fail(&job->err));
		return;
	}
	n = 0;
	for (size_t i = 0; i < len; i++)
		n += pr_text_put(text + n, windows_cp((unsigned char)bytes[i]));
	job->text = text;
	job->len = n;
	job->encoding = "Windows-1252";
	snprintf(count, sizeof(count), "%zu", changed);
	SAY_FILE(job, PR_RULE_WINDOWS_1252, count, NULL, NULL);
}

static uint32_t
unit_at(const char *bytes, size_t i, bool big)
{
	const unsigned char *p = (const unsigned char *)bytes + i;

	return big ? (uint32_t)(p[0] << 8 | p[1])
		   : (uint32_t)(p[1] << 8 | p[0]);
}

/* One code point at *i; false for half a pair and for NUL. */
static bool
utf16_next(uint32_t *cp, const char *bytes, size_t len, size_t *i, bool big)
{
	uint32_t low;

	*cp = unit_at(bytes, *i, big);
	*i += 2;
	if (*cp < 0xd800 || *cp > 0xdfff)
		return *cp != 0;
	if (*cp >= 0xdc00 || *i + 2 > len)
		return false;
	low = unit_at(bytes, *i, big);
	*i += 2;
	*cp = 0x10000 + ((*cp - 0xd800) << 10) + (low - 0xdc00);
	return low >= 0xdc00 && low <= 0xdfff;
}

static void
from_utf16(struct job *job, const char *bytes, size_t len, char **owned)
{
	bool big = (unsigned char)bytes[0] == 0xfe;
	char *text = mem_array(3, len / 2 + 2);
	size_t n = 0;

	*owned = text;
	if (!text) {
		job_failed(job, mem_fail(&job->err));
		return;
	}
	for (size_t i = 2; i + 2 <= len;) {
		uint32_t cp;

		if (!utf16_next(&cp, bytes, len, &i, big)) {
			no_text(job, "it begins as UTF-16 and is not");
			return;
		}
		n += pr_text_put(text + n, cp);
	}
	if (len % 2) {
		no_text(job, "it is UTF-16 that ends in the middle of a "
			     "character");
		return;
	}
	text[n] = '\0';
	job->text = text;
	job->len = n;
	job->encoding = big ? "UTF-16BE" : "UTF-16LE";
}

void
decode(struct job *job, const char *bytes, size_t len, char **owned)
{
	*owned = NULL;
	for (size_t i = 0; i < PR_LEN(magic); i++) {
		size_t n = strlen(magic[i].bytes);

		if (len >= n && !memcmp(bytes, magic[i].bytes, n)) {
			no_text(job, magic[i].what);
			return;
		}
	}
	job->text = bytes;
	job->len = len;
	job->encoding = "UTF-8";
	if (len >= 2 &&
	    (!memcmp(bytes, "\377\376", 2) || !memcmp(bytes, "\376\377", 2)))
		from_utf16(job, bytes, len, owned);
	else if (memchr(bytes, '\0', len))
		no_text(job, "it holds NUL bytes");
	else if (!is_utf8(bytes, len))
		from_windows(job, bytes, len, owned);
	if (job->len >= 3 && !memcmp(job->text, "\357\273\277", 3)) {
		job->text += 3;
		job->len -= 3;
	}
	if (!job->fatal && job->len > PR_FOREIGN_FILE)
		too_long(job);
}
