/* buf.c - bytes that grow up to a maximum; see util/buf.h */
#include "util/buf.h"

#include "util/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CAP_MIN ((size_t)64)

void
buf_init(struct buf *buf, size_t max)
{
	*buf = (struct buf){ .max = max };
}

void
buf_release(struct buf *buf)
{
	if (!buf)
		return;
	free(buf->data);
	*buf = (struct buf){ .max = buf->max };
}

void
buf_reset(struct buf *buf)
{
	buf->len = 0;
	buf->status = PR_OK;
	if (buf->data)
		buf->data[0] = '\0';
}

/* Makes room for more bytes and the NUL; false when that failed. */
static bool
room(struct buf *buf, size_t more)
{
	size_t cap = buf->cap > CAP_MIN ? buf->cap : CAP_MIN;
	char *data;

	if (buf->status != PR_OK)
		return false;
	if (more > buf->max - buf->len || buf->max >= PTRDIFF_MAX) {
		buf->status = PR_EINVAL;
		return false;
	}
	if (buf->len + more < buf->cap)
		return true;
	while (cap <= buf->len + more)
		cap *= 2;
	data = mem_resize(buf->data, cap, 1);
	if (!data) {
		buf->status = PR_ENOMEM;
		return false;
	}
	buf->data = data;
	buf->cap = cap;
	return true;
}

char *
buf_space(struct buf *buf, size_t len)
{
	char *place;

	if (!room(buf, len))
		return NULL;
	place = buf->data + buf->len;
	buf->len += len;
	place[len] = '\0';
	return place;
}

void
buf_add(struct buf *buf, const void *data, size_t len)
{
	char *place = buf_space(buf, len);

	if (place && len > 0)
		memcpy(place, data, len);
}

void
buf_adds(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void
buf_addc(struct buf *buf, char c)
{
	if (!room(buf, 1))
		return;
	buf->data[buf->len++] = c;
	buf->data[buf->len] = '\0';
}

void
buf_pad(struct buf *buf, char c, size_t n)
{
	if (!room(buf, n))
		return;
	memset(buf->data + buf->len, c, n);
	buf->len += n;
	buf->data[buf->len] = '\0';
}

void
buf_printf(struct buf *buf, const char *fmt, ...)
{
	va_list ap;
	va_list again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0) {
		if (buf->status == PR_OK)
			buf->status = PR_EINVAL;
	} else if (room(buf, (size_t)n)) {
		vsnprintf(buf->data + buf->len, (size_t)n + 1, fmt, again);
		buf->len += (size_t)n;
	}
	va_end(again);
}

const char *
buf_text(const struct buf *buf)
{
	return buf->data ? buf->data : "";
}

enum pr_status
buf_status(const struct buf *buf, struct pr_err *err)
{
	if (buf->status == PR_OK)
		return PR_OK;
	if (buf->status == PR_ENOMEM)
		return mem_fail(err);
	return pr_fail(err, buf->status, "the text would exceed %zu bytes",
		       buf->max);
}

enum pr_status
buf_take(char **out, size_t *len, struct buf *buf, struct pr_err *err)
{
	enum pr_status st;

	*out = NULL;
	buf_add(buf, "", 0); /* an empty text is a text */
	st = buf_status(buf, err);
	if (st == PR_OK) {
		*out = buf->data;
		if (len)
			*len = buf->len;
		buf->data = NULL;
	}
	buf_release(buf);
	return st;
}
