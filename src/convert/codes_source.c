/* codes_source.c - the bytes of a file, member by member, by libarchive
 *
 * Plain text comes through it too, so that there is one way in. Names in an
 * archive are only shown; nothing is written anywhere. A zip is read by its
 * list of members, which a cut-off one has lost.
 */
#include "util/mem.h"

#include "codes_internal.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
bad_archive(struct source *s, const char *what)
{
	const char *text = archive_error_string(s->archive);
	char says[160];

	if (codes_over(s->c))
		return;
	if (archive_errno(s->archive) == ENOMEM) {
		codes_no_memory(s->c);
		return;
	}
	snprintf(says, sizeof(says), "%s (%s)", what,
		 text ? text : "no more is known");
	codes_say(s->c, PR_RULE_CODES_ARCHIVE, 0, 0, says, NULL, NULL);
}

static bool
is_zip(const char *bytes, size_t len)
{
	return len >= 4 &&
	       (!memcmp(bytes, "PK\3\4", 4) || !memcmp(bytes, "PK\5\6", 4));
}

static bool
is_gzip(const char *bytes, size_t len)
{
	return len >= 2 && !memcmp(bytes, "\x1f\x8b", 2);
}

static void
make_crc(struct source *s)
{
	for (uint32_t i = 0; i < 256; i++) {
		uint32_t crc = i;

		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320U : 0);
		s->crc_of[i] = crc;
	}
	s->crc = ~(uint32_t)0;
}

/* Our own memory: a piece at a time would only be slower. */
static int
opens(struct source *s)
{
	struct archive *a = s->archive;
	int bad = ARCHIVE_OK;

	if (is_zip(s->in, s->in_len))
		bad = archive_read_support_format_zip_seekable(a);
	else
		bad = archive_read_support_format_raw(a);
	s->gzip = is_gzip(s->in, s->in_len);
	if (bad >= ARCHIVE_WARN && s->gzip) {
		make_crc(s);
		bad = archive_read_support_filter_gzip(a);
	}
	if (bad < ARCHIVE_WARN)
		return bad;
	return archive_read_open_memory(a, s->in, s->in_len);
}

bool
source_open(struct source *s, struct codes *c, const char *bytes, size_t len)
{
	*s = (struct source){ .c = c, .in = bytes, .in_len = len };
	s->bytes = mem_array(SOURCE_CAP, 1);
	s->archive = archive_read_new();
	if (!s->bytes || !s->archive) {
		codes_no_memory(c);
		return false;
	}
	if (!len) {
		codes_say(c, PR_RULE_CODES_NONE, 0, 0, "it is empty", NULL,
			  NULL);
		return false;
	}
	if (opens(s) != ARCHIVE_OK) {
		bad_archive(s, "it is damaged or cut off");
		return false;
	}
	return true;
}

void
source_close(struct source *s)
{
	if (s->archive)
		archive_read_free(s->archive);
	free(s->bytes);
	*s = (struct source){ .c = s->c };
}

/* The end of a name without folders, in plain ASCII; "" in a raw file. */
static void
name_member(struct source *s, struct archive_entry *entry)
{
	const char *path = archive_entry_pathname(entry);
	char *out = s->c->member;
	size_t n = 0;

	out[0] = '\0';
	if (archive_format(s->archive) == ARCHIVE_FORMAT_RAW)
		return;
	path = path && *base_name(path) ? base_name(path) : "a member";
	for (; *path && n < NAME_MAX_SHOWN; path++)
		out[n++] = (char)(*path >= ' ' && *path < 0x7f ? *path : '?');
	out[n] = '\0';
}

/* libarchive leaves the end of a gzip file unread: CRC-32 and length. */
static void
count_crc(struct source *s, const char *bytes, size_t n)
{
	uint32_t crc = s->crc;

	for (size_t i = 0; i < n; i++)
		crc = crc >> 8 ^
		      s->crc_of[(crc ^ (unsigned char)bytes[i]) & 255];
	s->crc = crc;
}

static uint32_t
number_at(const char *bytes)
{
	uint32_t n = 0;

	for (int i = 3; i >= 0; i--)
		n = n << 8 | (unsigned char)bytes[i];
	return n;
}

static void
check_crc(struct source *s)
{
	const char *tail = s->in + s->in_len - 8;

	if (codes_over(s->c) || !s->gzip || s->in_len < 18)
		return;
	if (number_at(tail) != ~s->crc ||
	    number_at(tail + 4) != (uint32_t)s->opened)
		codes_say(s->c, PR_RULE_CODES_ARCHIVE, 0, 0,
			  "its checksum is not that of its content", NULL,
			  NULL);
}

/* Fills up what lies ready, as far as the member goes. */
static void
fill(struct source *s)
{
	char has[64];

	memmove(s->bytes, s->bytes + s->at, s->len - s->at);
	s->len -= s->at;
	s->at = 0;
	while (!s->end && s->len < SOURCE_CAP) {
		la_ssize_t n = archive_read_data(s->archive, s->bytes + s->len,
						 SOURCE_CAP - s->len);

		if (n < 0)
			bad_archive(s, "it is damaged or cut off");
		if (n <= 0) {
			s->end = true;
			check_crc(s);
			break;
		}
		if (s->gzip)
			count_crc(s, s->bytes + s->len, (size_t)n);
		s->len += (size_t)n;
		s->opened += (size_t)n;
		if (s->opened > PR_CODEROWS_OPEN) {
			snprintf(has, sizeof(has), "more than %zu MiB unpacked",
				 PR_CODEROWS_OPEN >> 20);
			codes_limit(s->c, has, "256 MiB");
			s->end = true;
		}
	}
}

static bool
too_many(struct source *s)
{
	char has[64];

	if (++s->members <= PR_CODEROWS_MEMBERS)
		return false;
	snprintf(has, sizeof(has), "more than %d members", PR_CODEROWS_MEMBERS);
	codes_limit(s->c, has, "200 members");
	return true;
}

bool
source_next(struct source *s)
{
	struct codes *c = s->c;
	struct archive_entry *entry = NULL;

	while (!codes_over(c)) {
		int got = archive_read_next_header(s->archive, &entry);

		c->line = 0;
		c->member[0] = '\0';
		if (got == ARCHIVE_EOF)
			return false;
		if (got < ARCHIVE_WARN) {
			bad_archive(s, "it is damaged or cut off");
			return false;
		}
		if (too_many(s))
			return false;
		name_member(s, entry);
		s->at = s->len = 0;
		s->end = false;
		s->whole = true;
		if (archive_entry_filetype(entry) != AE_IFREG)
			continue;
		if (archive_entry_is_encrypted(entry)) {
			codes_skipped(c, "it is encrypted");
			continue;
		}
		fill(s);
		return !codes_over(c);
	}
	return false;
}

size_t
source_peek(const struct source *s, const char **bytes)
{
	*bytes = s->bytes + s->at;
	return s->len - s->at;
}

size_t
source_read(struct source *s, char *out, size_t max)
{
	if (s->at == s->len)
		fill(s);
	if (max > s->len - s->at)
		max = s->len - s->at;
	memcpy(out, s->bytes + s->at, max);
	s->at += max;
	return codes_over(s->c) ? 0 : max;
}

bool
source_line(struct source *s, const char **text, size_t *len)
{
	const char *from = s->bytes + s->at;
	const char *lf = memchr(from, '\n', s->len - s->at);

	if (!lf && !s->end) {
		fill(s);
		from = s->bytes;
		lf = memchr(from, '\n', s->len);
	}
	if (codes_over(s->c) || s->at == s->len)
		return false;
	s->c->line++;
	*text = from;
	*len = lf ? (size_t)(lf - from) : s->len - s->at;
	s->at += *len + (lf ? 1 : 0);
	s->whole = lf != NULL;
	if (*len > PR_CODEROWS_TEXT) {
		codes_limit(s->c, "a line of more than 64 KiB", "64 KiB");
		return false;
	}
	if (*len && from[*len - 1] == '\r')
		--*len;
	/* the sign of the end of a file in old systems */
	return s->whole || *len != 1 || from[0] != 0x1a;
}

bool
source_ended(struct source *s)
{
	if (!s->whole && !codes_over(s->c))
		codes_cut(s->c, "the last line has no end");
	return !codes_over(s->c);
}
