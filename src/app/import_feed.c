/* import_feed.c - the bytes of one file: hashed on their way, kept as long as
 * a second reading may be needed and the file cannot be opened again */
#include "import_feed.h"

#include "util/fs.h"
#include "util/mem.h"

#include "import_foreign.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum pr_status
import_temp_fail(struct pr_err *err)
{
	int code = errno;
	char reason[128] = "";

	strerror_r(code, reason, sizeof(reason));
	return pr_fail(err, code == ENOSPC ? PR_EFULL : PR_EIO,
		       "A temporary file in the data folder could not be "
		       "used: %s.",
		       reason);
}

enum pr_status
import_temp_in(FILE **out, const char *dir, struct pr_err *err)
{
	char *path = fs_join(dir, "import-XXXXXX");
	int fd;

	*out = NULL;
	if (!path)
		return mem_fail(err);
	fd = mkstemp(path);
	if (fd >= 0)
		unlink(path);
	free(path);
	if (fd < 0)
		return import_temp_fail(err);
	*out = fdopen(fd, "w+b");
	if (!*out) {
		close(fd);
		return import_temp_fail(err);
	}
	return PR_OK;
}

enum pr_status
import_temp(FILE **out, struct import *im, struct pr_err *err)
{
	return import_temp_in(out, im->desk->options.data_dir, err);
}

/* What was kept comes first, then the rest of the input. */
static enum pr_status
replay(struct import_feed *feed, char *buf, size_t cap, size_t *n,
       struct pr_err *err)
{
	*n = fread(buf, 1, cap, feed->kept);
	if (*n)
		return PR_OK;
	if (ferror(feed->kept))
		return import_temp_fail(err);
	feed->replaying = false;
	import_feed_forget(feed);
	return PR_OK;
}

/* What was looked at already comes first. */
static enum pr_status
read_in(struct import_feed *feed, char *buf, size_t cap, size_t *n,
	struct pr_err *err)
{
	*n = feed->head_len - feed->head_at;
	if (!*n)
		return feed->in.read(feed->in.ctx, buf, cap, n, err);
	*n = *n < cap ? *n : cap;
	memcpy(buf, feed->head + feed->head_at, *n);
	feed->head_at += *n;
	return PR_OK;
}

static enum pr_status
feed_read(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct import_feed *feed = ctx;
	enum pr_status st;

	*n = 0;
	if (feed->replaying) {
		st = replay(feed, buf, cap, n, err);
		if (st)
			return st;
	}
	if (!*n) {
		st = read_in(feed, buf, cap, n, err);
		if (st)
			return st;
		if (feed->keeping && *n && fwrite(buf, 1, *n, feed->kept) != *n)
			return import_temp_fail(err);
	}
	pr_sha256_add(&feed->sha, buf, *n);
	feed->bytes += *n;
	return PR_OK;
}

static enum pr_status
open_input(struct import_feed *feed, const struct pr_source *standard_input,
	   struct pr_err *err)
{
	enum pr_status st;

	if (!strcmp(feed->of->path, "-")) {
		if (!standard_input->read)
			return pr_fail(err, PR_EINVAL,
				       "There is no standard input to read "
				       "from.");
		feed->in = *standard_input;
		return PR_OK;
	}
	st = fs_reader_open(&feed->file, feed->of->path, err);
	if (st)
		return st;
	feed->in.ctx = feed->file;
	feed->in.read = fs_reader_read;
	return PR_OK;
}

enum pr_status
import_feed_open(struct import_feed *feed, struct import *im,
		 struct pr_err *err)
{
	enum pr_status st;

	memset(feed, 0, sizeof(*feed));
	feed->of = &im->files.files[im->file];
	pr_sha256_init(&feed->sha);
	st = open_input(feed, &im->options->standard_input, err);
	if (!st && !feed->of->again) {
		st = import_temp(&feed->kept, im, err);
		feed->keeping = !st;
	}
	if (st)
		import_feed_close(feed);
	return st;
}

/* Enough of the file to see how it begins. */
static enum pr_status
fill_head(struct import_feed *feed, struct pr_err *err)
{
	size_t n = 1;
	enum pr_status st = PR_OK;

	while (!st && n && feed->head_len < IMPORT_HEAD &&
	       strspn(feed->head, " \t\r\n") == feed->head_len) {
		st = feed->in.read(feed->in.ctx, feed->head + feed->head_len,
				   IMPORT_HEAD - 1 - feed->head_len, &n, err);
		feed->head_len += st ? 0 : n;
	}
	return st;
}

/* What is no certbank goes to the converter. */
static enum pr_status
convert(struct import_feed *feed, struct import *im, struct pr_err *err)
{
	struct pr_source bytes = { feed->of->path, feed, feed_read };
	enum pr_status st;

	if (!im->options->foreign.converter)
		return PR_OK;
	st = fill_head(feed, err);
	if (st || !import_foreign_is(im, feed->head, feed->head_len))
		return st;
	import_feed_forget(feed);
	return import_foreign_open(&feed->foreign, im, feed->of, &bytes, err);
}

enum pr_status
import_feed_again(struct import_feed *feed, struct pr_err *err)
{
	pr_sha256_init(&feed->sha);
	feed->bytes = 0;
	feed->head_at = feed->head_len;
	if (feed->of->again) {
		fs_reader_close(feed->file);
		feed->file = NULL;
		return open_input(feed, &feed->in, err);
	}
	feed->keeping = false;
	if (fflush(feed->kept) != 0 || fseek(feed->kept, 0, SEEK_SET) != 0)
		return import_temp_fail(err);
	feed->replaying = true;
	return PR_OK;
}

void
import_feed_forget(struct import_feed *feed)
{
	feed->keeping = false;
	if (!feed->kept || feed->replaying)
		return;
	fclose(feed->kept);
	feed->kept = NULL;
}

void
import_feed_close(struct import_feed *feed)
{
	if (feed->kept)
		fclose(feed->kept);
	fs_reader_close(feed->file);
	import_foreign_close(feed->foreign);
	memset(feed, 0, sizeof(*feed));
}

void
import_feed_source(struct pr_source *out, struct import_feed *feed)
{
	out->name = feed->of->path;
	out->ctx = feed->foreign ? (void *)feed->foreign : (void *)feed;
	out->read = feed->foreign ? import_foreign_read : feed_read;
}

enum pr_status
import_feed_reader(struct pr_reader **out, struct import_feed *feed,
		   struct import *im, struct pr_err *err)
{
	struct pr_findings found = im->counted;
	struct pr_source source;
	enum pr_status st = convert(feed, im, err);

	if (st)
		return st;
	if (feed->foreign)
		found = (struct pr_findings){ feed->foreign,
					      import_foreign_found };
	import_feed_source(&source, feed);
	return pr_reader_open(out, &source, &im->options->limits, &found, err);
}

enum pr_status
import_feed_reread(struct pr_reader **reader, struct import_feed *feed,
		   struct import *im, const struct pr_bank_header *header,
		   struct pr_err *err)
{
	struct pr_reader *second = NULL;
	struct pr_source source;
	enum pr_status st = import_feed_again(feed, err);

	import_feed_source(&source, feed);
	if (!st)
		st = pr_reader_open(&second, &source, &im->options->limits,
				    &im->counted, err);
	if (!st)
		st = pr_reader_set_header(second, header, err);
	if (st) {
		pr_reader_close(second);
		return st;
	}
	pr_reader_close(*reader);
	*reader = second;
	return PR_OK;
}
