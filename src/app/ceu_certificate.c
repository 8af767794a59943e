/* ceu_certificate.c - is it a certificate, and its copy under its hash */
#include "proctor/hash.h"
#include "proctor/text.h"
#include "util/fs.h"
#include "util/mem.h"

#include "ceu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "certificates"

/* ---- looking ------------------------------------------------------------- */

static enum pr_status
check_size(const char *path, struct pr_err *err)
{
	struct fs_info info;
	enum pr_status st = fs_info(&info, path, err);

	if (st)
		return st;
	if (info.is_dir)
		return pr_fail(err, PR_EINVAL,
			       "%s is a folder; name the file of the "
			       "certificate in it.",
			       path);
	if (!info.is_file)
		return pr_fail(err, PR_EINVAL,
			       "%s is no file; name the file of the "
			       "certificate.",
			       path);
	if (info.size == 0)
		return pr_fail(err, PR_EINVAL,
			       "%s is empty; fetch the certificate again.",
			       path);
	if (info.size > (int64_t)PR_CEU_CERTIFICATE_MAX)
		return pr_fail(err, PR_EINVAL,
			       "%s has %lld MiB; a certificate has at most "
			       "%d: save a smaller picture or PDF of it.",
			       path, (long long)(info.size >> 20),
			       (int)(PR_CEU_CERTIFICATE_MAX >> 20));
	return PR_OK;
}

static enum pr_status
judge(struct pr_ceu_certificate *out, const char *path, const char *data,
      size_t len, struct pr_err *err)
{
	const char *slash = strrchr(path, '/');
	const char *what = "";
	const char *type = len ? app_ceu_kind(data, len, &what) : NULL;
	char *name;
	enum pr_status st;

	if (!type)
		return pr_fail(err, PR_EINVAL,
			       "%s is %s; a certificate is a PDF, a picture "
			       "(PNG, JPEG, GIF, TIFF, WebP, HEIC) or plain "
			       "text.",
			       path, len ? what : "empty");
	if (!strcmp(type, "txt") && app_ceu_kind_named(path))
		return pr_fail(err, PR_EINVAL,
			       "%s is called .%s, and its bytes are text, such "
			       "as a page that asks to log in; fetch the "
			       "certificate again, or give a text a name that "
			       "ends in .txt.",
			       path, app_ceu_kind_named(path));
	if (!slash)
		slash = path - 1;
	st = pr_text_clean(&name, slash + 1, strlen(slash + 1), PR_CLEAN_FOLD,
			   NULL, err);
	if (st)
		return st;
	*out = (struct pr_ceu_certificate){ .bytes = (int64_t)len };
	snprintf(out->type, sizeof(out->type), "%s", type);
	/* cut between code points */
	snprintf(out->name, sizeof(out->name), "%.*s",
		 (int)pr_text_fit(name, strlen(name), 200, NULL), name);
	free(name);
	pr_sha256(out->hash, data, len);
	return PR_OK;
}

/* What it is, and its bytes (free). */
static enum pr_status
read_in(struct pr_ceu_certificate *out, char **data, const char *path,
	struct pr_err *err)
{
	size_t len = 0;
	enum pr_status st = check_size(path, err);

	*data = NULL;
	if (!st)
		st = fs_read(data, &len, path, PR_CEU_CERTIFICATE_MAX, err);
	if (!st)
		st = judge(out, path, *data, len, err);
	if (st) {
		free(*data);
		*data = NULL;
	}
	return st;
}

static bool
note_same(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct pr_ceu_certificate *c = ctx;

	if (row->has_certificate &&
	    memcmp(row->certificate, c->hash, sizeof(c->hash)) == 0)
		c->entry = row->id;
	return !c->entry;
}

static enum pr_status
find_twin(struct pr_desk *desk, struct pr_ceu_certificate *c,
	  struct pr_err *err)
{
	return pr_db_ceu_entry_each(desk->store, desk->learner.id, false, c,
				    note_same, err);
}

enum pr_status
pr_ceu_certificate_look(struct pr_desk *desk, const char *path,
			struct pr_ceu_certificate *out, struct pr_err *err)
{
	struct pr_ceu_certificate found;
	char *data;
	enum pr_status st = read_in(&found, &data, path, err);

	free(data);
	if (!st)
		st = find_twin(desk, &found, err);
	if (!st)
		*out = found;
	return st;
}

/* ---- in the data folder -------------------------------------------------- */

char *
app_ceu_folder(const struct pr_desk *desk)
{
	const char *path = pr_store_path(desk->store);
	const char *slash = strrchr(path, '/');
	char *dir = mem_strndup(path, slash ? (size_t)(slash - path) : 0);
	char *folder = dir ? fs_join(dir, FOLDER) : NULL;

	free(dir);
	return folder;
}

void
app_ceu_file_name(char out[APP_CEU_FILE_NAME], const unsigned char hash[32])
{
	pr_hex_format(out, hash, PR_HASH_LEN);
}

char *
app_ceu_file(const struct pr_desk *desk, const unsigned char hash[32])
{
	char name[APP_CEU_FILE_NAME];
	char *folder = app_ceu_folder(desk);
	char *path;

	app_ceu_file_name(name, hash);
	path = folder ? fs_join(folder, name) : NULL;
	free(folder);
	return path;
}

/*
 * One that is there already is written over: it may have been changed, or be
 * of an attempt that was cut off before its folder was on the disk.
 */
static enum pr_status
store_bytes(struct pr_desk *desk, const struct pr_ceu_certificate *c,
	    const char *data, struct pr_err *err)
{
	char *folder = app_ceu_folder(desk);
	char *path = app_ceu_file(desk, c->hash);
	enum pr_status st = folder && path ? PR_OK : mem_fail(err);

	if (!st)
		st = fs_mkdir(folder, err);
	if (!st)
		st = fs_write(path, data, (size_t)c->bytes, FS_OVERWRITE, err);
	free(path);
	free(folder);
	return st;
}

enum pr_status
app_ceu_certificate_take(struct pr_desk *desk, const char *path,
			 struct pr_ceu_certificate *out, struct pr_err *err)
{
	struct pr_ceu_certificate found;
	char *data;
	enum pr_status st = read_in(&found, &data, path, err);

	if (!st)
		st = find_twin(desk, &found, err);
	if (!st)
		st = store_bytes(desk, &found, data, err);
	free(data);
	if (!st)
		*out = found;
	return st;
}

enum pr_status
app_ceu_certificate_put(struct app_ceu_writer *w,
			const struct pr_ceu_certificate *certificate,
			struct pr_err *err)
{
	struct pr_db_ceu_certificate row = { .bytes = certificate->bytes,
					     .at_ms = w->env.wall_ms };

	memcpy(row.hash, certificate->hash, sizeof(row.hash));
	return pr_db_ceu_certificate_put(w->desk->store, &row, NULL, err);
}

/* ---- of an entry --------------------------------------------------------- */

struct find {
	const unsigned char *hash;
	bool found;
};

static bool
note_hash(void *ctx, const struct pr_db_ceu_certificate *row)
{
	struct find *find = ctx;

	find->found = memcmp(row->hash, find->hash, sizeof(row->hash)) == 0;
	return !find->found;
}

enum pr_status
app_ceu_certificate_known(struct pr_desk *desk, const unsigned char hash[32],
			  bool *known, struct pr_err *err)
{
	struct find find = { .hash = hash };
	enum pr_status st =
		pr_db_ceu_certificate_each(desk->store, &find, note_hash, err);

	if (!st)
		*known = find.found;
	return st;
}

enum pr_status
pr_ceu_certificate_path(struct pr_desk *desk, const struct pr_ceu_entry *entry,
			char **out, struct pr_err *err)
{
	struct fs_info info;
	char *path;
	enum pr_status st;

	*out = NULL;
	if (!entry->has_certificate)
		return pr_fail(err, PR_ENOTFOUND,
			       "Entry #%lld has no certificate.",
			       (long long)entry->row);
	path = app_ceu_file(desk, entry->certificate);
	if (!path)
		return mem_fail(err);
	if (fs_info(&info, path, NULL) != PR_OK || !info.is_file) {
		st = pr_fail(err, PR_ENOTFOUND,
			     "The certificate of entry #%lld is gone: %s; "
			     "restore a backup, or correct the entry with the "
			     "file again.",
			     (long long)entry->row, path);
		free(path);
		return st;
	}
	*out = path;
	return PR_OK;
}

/* The bytes of a file go to a writer, and through the hash. */
static enum pr_status
copy_bytes(struct fs_writer *to, struct fs_reader *from, unsigned char hash[32],
	   struct pr_err *err)
{
	struct pr_sha256 sha = { 0 };
	char chunk[16384];
	size_t n = 1;
	enum pr_status st = PR_OK;

	pr_sha256_init(&sha);
	while (!st && n > 0) {
		st = fs_reader_read(from, chunk, sizeof(chunk), &n, err);
		if (!st && n > 0) {
			pr_sha256_add(&sha, chunk, n);
			st = fs_writer_add(to, chunk, n, err);
		}
	}
	pr_sha256_end(&sha, hash);
	return st;
}

static enum pr_status
copy_file(const char *from, const char *to, const struct pr_ceu_entry *entry,
	  struct pr_err *err)
{
	unsigned char hash[PR_HASH_LEN];
	struct fs_reader *reader;
	struct fs_writer *writer;
	enum pr_status st = fs_reader_open(&reader, from, err);

	if (st)
		return st;
	st = fs_writer_open(&writer, to, FS_SHARED, err);
	if (!st)
		st = copy_bytes(writer, reader, hash, err);
	fs_reader_close(reader);
	if (!st && memcmp(hash, entry->certificate, sizeof(hash)) != 0)
		st = pr_fail(err, PR_EDAMAGED,
			     "The certificate of entry #%lld was changed "
			     "since it was taken in: %s; restore a backup, or "
			     "correct the entry with the file again.",
			     (long long)entry->row, from);
	if (!st)
		return fs_writer_commit(writer, err);
	fs_writer_abandon(writer);
	return st;
}

enum pr_status
pr_ceu_certificate_copy(struct pr_desk *desk, const struct pr_ceu_entry *entry,
			const char *to, struct pr_err *err)
{
	char *from;
	enum pr_status st = pr_ceu_certificate_path(desk, entry, &from, err);

	if (!st)
		st = copy_file(from, to, entry, err);
	free(from);
	return st;
}

enum pr_status
app_ceu_file_check(const char *path, const unsigned char hash[32],
		   struct pr_err *err)
{
	unsigned char found[PR_HASH_LEN];
	enum pr_status st = fs_sha256(found, path, err);

	if (!st && memcmp(found, hash, sizeof(found)) != 0)
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: is not the file that was taken in", path);
	return st;
}
