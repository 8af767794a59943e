/* import_spool.c - items that wait for the end of the import, on the disk */
#include "util/mem.h"

#include "import_item.h"

#include <stdlib.h>
#include <string.h>

/* What is needed to take the item up again; its record follows. */
struct waiting {
	uint64_t len;
	uint64_t file;
	long line, column;
	struct import_bank bank;
	unsigned char hash[PR_HASH_LEN];
};

enum pr_status
import_wait(struct import *im, const struct import_at *at,
	    const struct pr_item *item, const char *json, size_t len,
	    struct pr_err *err)
{
	struct waiting w;

	if (!im->waiting) {
		enum pr_status st = import_temp(&im->waiting, im, err);

		if (st)
			return st;
	}
	memset(&w, 0, sizeof(w));
	w.len = len;
	w.file = im->file;
	w.line = at->line;
	w.column = at->column;
	w.bank = im->bank;
	memcpy(w.hash, item->hash, sizeof(w.hash));
	if (fwrite(&w, sizeof(w), 1, im->waiting) != 1 ||
	    fwrite(json, 1, len, im->waiting) != len)
		return import_temp_fail(err);
	im->n_waiting++;
	return PR_OK;
}

static enum pr_status
take_up(struct import *im, const struct waiting *w, const char *json,
	struct pr_err *err)
{
	struct pr_bank_header header = {
		.title = "",
		.default_format = w->bank.format,
		.format_minor = 1,
	};
	struct import_at at = { im->files.files[w->file].path, w->line,
				w->column, NULL, "item" };
	struct pr_item *item;
	enum pr_status st;

	memcpy(header.uuid, w->bank.uuid, sizeof(header.uuid));
	st = pr_item_read(&item, json, w->len, &header, err);
	if (st)
		return st;
	memcpy(item->hash, w->hash, sizeof(item->hash));
	at.label = item->identifier ? item->identifier : item->uuid;
	im->bank = w->bank;
	im->file = w->file;
	st = import_item(im, &at, item, json, w->len, true, err);
	pr_item_free(item);
	return st;
}

static enum pr_status
take_next(struct import *im, char **text, size_t *cap, struct pr_err *err)
{
	struct waiting w;

	if (fread(&w, sizeof(w), 1, im->waiting) != 1)
		return import_temp_fail(err);
	if (w.len + 1 > *cap) {
		char *more = mem_resize(*text, w.len + 1, 1);

		if (!more)
			return mem_fail(err);
		*text = more;
		*cap = w.len + 1;
	}
	if (fread(*text, 1, w.len, im->waiting) != w.len)
		return import_temp_fail(err);
	(*text)[w.len] = '\0';
	return take_up(im, &w, *text, err);
}

enum pr_status
import_waiting(struct import *im, struct pr_err *err)
{
	enum pr_status st = PR_OK;
	char *text = NULL;
	size_t cap = 0;

	if (!im->waiting)
		return PR_OK;
	if (fflush(im->waiting) != 0 || fseek(im->waiting, 0, SEEK_SET) != 0)
		return import_temp_fail(err);
	for (long i = 0; i < im->n_waiting && !st; i++) {
		if (i % 256 == 0)
			st = import_tick(im, im->done, err);
		if (!st)
			st = take_next(im, &text, &cap, err);
	}
	free(text);
	return st;
}
