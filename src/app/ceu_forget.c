/* ceu_forget.c - the ledger of who is forgotten, and its files */
#include "util/fs.h"
#include "util/mem.h"

#include "ceu.h"

#include <stdlib.h>
#include <string.h>

static bool
note_hash(void *ctx, const unsigned char hash[32])
{
	struct app_ceu_gone *gone = ctx;
	void *more = mem_room(gone->hashes, gone->n, &gone->cap,
			      sizeof(*gone->hashes));

	gone->no_memory = !more;
	if (!more)
		return false;
	gone->hashes = more;
	memcpy(gone->hashes[gone->n++], hash, sizeof(*gone->hashes));
	return true;
}

static bool
count_entry(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct app_ceu_gone *gone = ctx;

	(void)row;
	gone->entries++;
	return true;
}

enum pr_status
app_ceu_forget_rows(struct app_ceu_gone *gone, struct pr_desk *desk,
		    int64_t learner, struct pr_err *err)
{
	enum pr_status st = pr_db_ceu_entry_each(desk->store, learner, false,
						 gone, count_entry, err);

	if (!st)
		st = pr_db_ceu_forget(desk->store, learner, gone, note_hash,
				      err);
	return !st && gone->no_memory ? mem_fail(err) : st;
}

long
app_ceu_forget_files(const struct app_ceu_gone *gone,
		     const struct pr_desk *desk)
{
	long left = 0;

	for (size_t i = 0; i < gone->n; i++) {
		char *path = app_ceu_file(desk, gone->hashes[i]);

		left += !path || fs_remove(path, NULL) != PR_OK;
		free(path);
	}
	return left;
}

void
app_ceu_gone_release(struct app_ceu_gone *gone)
{
	free(gone->hashes);
	*gone = (struct app_ceu_gone){ 0 };
}
