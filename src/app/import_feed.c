/* import_feed.c - the bytes of one file: hashed on their way, kept as long as
 * a second reading may be needed and the file cannot be opened again */
#include "util/fs.h"
#include "util/mem.h"

#include "import.h"

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
import_temp(FILE **out, struct import *im, struct pr_err *err)
{
	char *path = fs_join(im->desk->options.data_dir, "import-XXXXXX");
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
		st = feed->in.read(feed->in.ctx, buf, cap, n, err);
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

enum pr_status
import_feed_again(struct import_feed *feed, struct pr_err *err)
{
	pr_sha256_init(&feed->sha);
	feed->bytes = 0;
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
	memset(feed, 0, sizeof(*feed));
}

/* The reader's view of a feed. */
void
import_feed_source(struct pr_source *out, struct import_feed *feed)
{
	out->name = feed->of->path;
	out->ctx = feed;
	out->read = feed_read;
}
