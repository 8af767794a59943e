/* ceu_packet.c - a cycle as a folder for an auditor; see cli/ceu.h */
#include "report/ceu_packet.h"

#include "cli/ceu.h"
#include "cli/out.h"
#include "proctor/hash.h"
#include "util/buf.h"
#include "util/fs.h"
#include "util/mem.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CERTIFICATES "certificates"
#define MANIFEST_BYTES ((size_t)1 << 24)
#define NAME_BYTES 80 /* of a certificate's path in the folder */
#define SLUG_BYTES 40 /* of a title in it */

/* The folder under its temporary name, and what lies in it. */
struct packet {
	struct pr_desk *desk;
	const struct ceu_report *report;
	const struct pr_ceu_cycle *cycle;
	char *dir;                 /* the temporary one */
	char (*names)[NAME_BYTES]; /* by entry of the ledger, "" none */
	const char **files;        /* the same, NULL none */
	struct ceu_packed packed;
	struct buf manifest;
	struct pr_err *err;
};

/* ---- files --------------------------------------------------------------- */

static char *
path_of(const struct packet *p, const char *name)
{
	return fs_join(p->dir, name);
}

/* "hash  name", as sha256sum -c reads it. */
static void
add_hash(struct packet *p, const unsigned char hash[PR_HASH_LEN],
	 const char *name)
{
	char hex[PR_HASH_TEXT];

	pr_hex_format(hex, hash, PR_HASH_LEN);
	buf_printf(&p->manifest, "%s  %s\n", hex, name);
}

typedef enum pr_status packet_fn(const struct ceu_report *report,
				 const struct ceu_packet *packet,
				 const struct pr_sink *sink,
				 struct pr_err *err);

static enum pr_status
write_report(struct packet *p, const char *name, packet_fn *write)
{
	const struct ceu_packet packet = { p->cycle, p->files };
	unsigned char hash[PR_HASH_LEN];
	struct out_file *file;
	char *path = path_of(p, name);
	enum pr_status st;

	if (!path)
		return mem_fail(p->err);
	st = out_file_open(&file, path, false, p->err);
	if (!st) {
		struct pr_sink sink = out_file_sink(file);

		st = write(p->report, &packet, &sink, p->err);
		st = out_file_close(file, st, p->err);
	}
	if (!st)
		st = fs_sha256(hash, path, p->err);
	if (!st)
		add_hash(p, hash, name);
	free(path);
	return st;
}

/* ---- certificates -------------------------------------------------------- */

/* "Privacy in 2027" as "privacy-in-2027". */
static void
make_slug(char out[SLUG_BYTES + 1], const char *title)
{
	size_t n = 0;

	for (; *title && n < SLUG_BYTES; title++) {
		unsigned char c = (unsigned char)*title;

		if (c < 0x80 && isalnum(c))
			out[n++] = (char)tolower(c);
		else if (n && out[n - 1] != '-')
			out[n++] = '-';
	}
	while (n && out[n - 1] == '-')
		n--;
	out[n] = '\0';
}

static enum pr_status
copy_bytes(struct packet *p, const struct pr_ceu_entry *entry, const char *name)
{
	char *path = path_of(p, name);
	enum pr_status st =
		path ? pr_ceu_certificate_copy(p->desk, entry, path, p->err)
		     : mem_fail(p->err);

	if (!st)
		add_hash(p, entry->certificate, name);
	free(path);
	return st;
}

/* A certificate that is gone or was changed is named, and left out: what else
 * there is serves the auditor all the same. */
static enum pr_status
lose(struct packet *p, const struct pr_ceu_entry *it, size_t number,
     const char *what, enum pr_status st)
{
	char hex[PR_HASH_TEXT];

	if (st != PR_ENOTFOUND && st != PR_EDAMAGED)
		return st;
	if (p->err)
		*p->err = (struct pr_err){ .status = PR_OK };
	pr_hex_format(hex, it->certificate, PR_HASH_LEN);
	buf_printf(&p->manifest,
		   "# not here: the certificate of No. %zu (entry #%lld) %s; "
		   "its hash was %s\n",
		   number, (long long)it->row, what, hex);
	p->packed.lost++;
	return PR_OK;
}

static enum pr_status
copy_certificate(struct packet *p, size_t entry, size_t number)
{
	const struct pr_ceu_entry *it =
		&p->report->picture->ledger.entries[entry];
	char slug[SLUG_BYTES + 1];
	char *from = NULL;
	enum pr_status st = pr_ceu_certificate_path(p->desk, it, &from, p->err);

	if (st)
		return lose(p, it, number, "is missing", st);
	make_slug(slug, it->title);
	snprintf(p->names[entry], NAME_BYTES, CERTIFICATES "/%02zu%s%s.%s",
		 number, slug[0] ? "-" : "", slug,
		 pr_ceu_certificate_type(from));
	st = copy_bytes(p, it, p->names[entry]);
	free(from);
	if (st == PR_EDAMAGED || st == PR_ENOTFOUND)
		return lose(p, it, number,
			    st == PR_EDAMAGED
				    ? "is not the file that was taken in"
				    : "is missing",
			    st);
	if (!st) {
		p->files[entry] = p->names[entry];
		p->packed.certificates++;
	}
	return st;
}

/* Numbered as summary.html numbers its entries. */
static enum pr_status
copy_certificates(struct packet *p)
{
	const struct ceu_packet packet = { p->cycle, p->files };
	struct ceu_packet_walk walk = { .report = p->report,
					.packet = &packet };
	const struct pr_ceu_line *line;
	char *dir = path_of(p, CERTIFICATES);
	enum pr_status st = dir ? fs_mkdir(dir, p->err) : mem_fail(p->err);

	free(dir);
	while (!st && (line = ceu_packet_next(&walk)) != NULL)
		if (p->report->picture->ledger.entries[line->entry]
			    .has_certificate)
			st = copy_certificate(p, line->entry, walk.n);
	p->packed.entries = walk.n;
	p->packed.without = walk.n - p->packed.certificates - p->packed.lost;
	return st;
}

/* ---- the folder ---------------------------------------------------------- */

static enum pr_status
write_manifest(struct packet *p)
{
	char *path = path_of(p, "MANIFEST");
	enum pr_status st =
		path ? buf_status(&p->manifest, p->err) : mem_fail(p->err);

	if (!st)
		st = fs_write(path, p->manifest.data, p->manifest.len,
			      FS_SHARED, p->err);
	free(path);
	return st;
}

static enum pr_status
fill(struct packet *p)
{
	enum pr_status st = copy_certificates(p);

	if (!st)
		st = write_report(p, "summary.html", ceu_packet_html);
	if (!st)
		st = write_report(p, "entries.csv", ceu_packet_csv);
	return st ? st : write_manifest(p);
}

static void
remove_files(const char *dir)
{
	struct fs_list files = { 0 };

	if (!dir || fs_list(&files, dir, NULL))
		return;
	for (size_t i = 0; i < files.n_names; i++) {
		char *path = fs_join(dir, files.names[i]);

		if (path && strcmp(files.names[i], CERTIFICATES) != 0)
			(void)!fs_remove(path, NULL);
		free(path);
	}
	fs_list_release(&files);
}

/* Away with a folder that is not whole. */
static void
remove_all(const struct packet *p)
{
	char *inner = path_of(p, CERTIFICATES);

	remove_files(inner);
	if (inner)
		(void)rmdir(inner);
	free(inner);
	remove_files(p->dir);
	(void)rmdir(p->dir);
}

/* "FOLDER.XXXXXX", made; without a slash at the end of FOLDER. */
static enum pr_status
make_dir(struct packet *p, const char *folder, size_t len)
{
	size_t cap = len + sizeof(".XXXXXX");

	p->dir = malloc(cap);
	if (!p->dir)
		return mem_fail(p->err);
	snprintf(p->dir, cap, "%.*s.XXXXXX", (int)len, folder);
	if (mkdtemp(p->dir))
		return PR_OK;
	free(p->dir);
	p->dir = NULL;
	return pr_fail(p->err, PR_EIO,
		       "the folder %s cannot be made; the folder it is to lie "
		       "in has to be there and writable",
		       folder);
}

static enum pr_status
make(struct packet *p, const char *folder)
{
	size_t n = p->report->picture->ledger.n_entries, len = strlen(folder);
	enum pr_status st;
	char *target;

	while (len > 1 && folder[len - 1] == '/')
		len--;
	p->names = mem_array(n + 1, sizeof(*p->names));
	p->files = mem_array(n + 1, sizeof(*p->files));
	target = mem_strndup(folder, len);
	st = p->names && p->files && target ? make_dir(p, folder, len)
					    : mem_fail(p->err);
	if (!st) {
		st = fill(p);
		if (!st && rename(p->dir, target))
			st = pr_fail(p->err, PR_EIO,
				     "the folder %s cannot be given its name",
				     target);
		if (st)
			remove_all(p);
	}
	free(target);
	free(p->dir);
	free(p->names);
	free(p->files);
	return st;
}

enum pr_status
cli_ceu_packet(struct pr_desk *desk, const struct ceu_report *report,
	       const struct pr_ceu_cycle *cycle, const char *folder,
	       struct ceu_packed *out, struct pr_err *err)
{
	struct packet p = {
		.desk = desk, .report = report, .cycle = cycle, .err = err
	};
	struct fs_info info;
	enum pr_status st;

	if (!*folder)
		return pr_fail(err, PR_EINVAL, "the folder has no name");
	if (!fs_info(&info, folder, NULL))
		return pr_fail(err, PR_EEXIST,
			       "%s is there already; name a folder that is "
			       "not",
			       folder);
	buf_init(&p.manifest, MANIFEST_BYTES);
	st = make(&p, folder);
	buf_release(&p.manifest);
	if (!st)
		*out = p.packed;
	return st;
}
