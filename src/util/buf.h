/*
 * util/buf.h - bytes that grow up to a maximum given at birth
 *
 * floor    util
 * idea     Add without looking; the first failure stays and everything after
 *          it is dropped, so one question at the end (buf_status, buf_take)
 *          is enough. data always ends with NUL once something was added.
 */
#ifndef PR_UTIL_BUF_H
#define PR_UTIL_BUF_H

#include "proctor/err.h"

/* Zeroed it is valid, and takes nothing: its maximum is 0. */
struct buf {
	char *data; /* NULL while nothing was added */
	size_t len; /* without the NUL */
	size_t cap; /* private from here */
	size_t max;
	enum pr_status status;
};

void buf_init(struct buf *buf, size_t max);
void buf_release(struct buf *buf);

/* Empties it and forgets a failure; keeps memory and maximum. */
void buf_reset(struct buf *buf);

void buf_add(struct buf *buf, const void *data, size_t len);
/* Adds len bytes that the caller writes at once; NULL when there is no room. */
char *buf_space(struct buf *buf, size_t len);
void buf_adds(struct buf *buf, const char *text);
void buf_addc(struct buf *buf, char c);
void buf_pad(struct buf *buf, char c, size_t n); /* c, n times */
void buf_printf(struct buf *buf, const char *fmt, ...) PR_PRINTF(2, 3);

/* What was added so far, never NULL; lent until the next call. */
const char *buf_text(const struct buf *buf);

/* PR_OK, PR_ENOMEM, or PR_EINVAL when the maximum was reached. */
PR_NODISCARD enum pr_status buf_status(const struct buf *buf,
				       struct pr_err *err);

/*
 * Hands over the bytes, which the caller frees with free(), and releases buf
 * in any case. *out is never NULL on success; len may be NULL.
 */
PR_NODISCARD enum pr_status buf_take(char **out, size_t *len, struct buf *buf,
				     struct pr_err *err);

#endif
