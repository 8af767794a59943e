/*
 * app/import_feed.h - the bytes of one file on their way to the reader
 *
 * floor    app
 * idea     A file is hashed as it is read, kept as long as it may have to be
 *          read a second time, and handed to the converter when it is no
 *          certbank. Import and preview read it through the same two calls.
 */
#ifndef PR_APP_IMPORT_FEED_H
#define PR_APP_IMPORT_FEED_H

#include "import.h"

/* Bytes of a file on their way to the reader. */
struct import_feed {
	struct pr_source in;
	char head[IMPORT_HEAD]; /* read to see what it is, not handed on yet */
	size_t head_len, head_at;
	struct import_foreign *foreign; /* NULL: it is certbank */
	struct fs_reader *file;         /* NULL for standard input */
	const struct import_file *of;
	FILE *kept; /* bytes read before the header, NULL none */
	bool keeping, replaying;
	struct pr_sha256 sha;
	uint64_t bytes;
};

PR_NODISCARD enum pr_status import_feed_open(struct import_feed *feed,
					     struct import *im,
					     struct pr_err *err);
/* A reader over it; what is no certbank goes through the converter first and
 * is told with its places in the foreign file. */
PR_NODISCARD enum pr_status import_feed_reader(struct pr_reader **out,
					       struct import_feed *feed,
					       struct import *im,
					       struct pr_err *err);
/* The same file once more by a reader that knows the header, which may be
 * lent by the first; *reader stays as it is on failure. */
PR_NODISCARD enum pr_status import_feed_reread(
	struct pr_reader **reader, struct import_feed *feed, struct import *im,
	const struct pr_bank_header *header, struct pr_err *err);
/* From the start again; what was read before is gone otherwise. */
PR_NODISCARD enum pr_status import_feed_again(struct import_feed *feed,
					      struct pr_err *err);
/* The reader's view of it. */
void import_feed_source(struct pr_source *out, struct import_feed *feed);
/* The header is here: nothing has to be kept any more. */
void import_feed_forget(struct import_feed *feed);
void import_feed_close(struct import_feed *feed);

#endif
