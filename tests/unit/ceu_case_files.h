/* ceu_case_files.h - entries and the files of their certificates */
#ifndef CEU_CASE_FILES_H
#define CEU_CASE_FILES_H

#include "ceu_case.h"

/* A PDF of our own, its path. */
static inline const char *
ceu_pdf(struct ceu_case *c, const char *name, const char *words)
{
	char text[200];

	snprintf(text, sizeof(text), "%%PDF-1.4\n%s\n", words);
	ceu_file(c->d.base, name, text, strlen(text));
	return ceu_path(c, name);
}

static inline struct pr_ceu_entry
entry(struct ceu_case *c, int64_t row)
{
	struct pr_ceu_picture *p = ceu_load(c);
	const struct pr_ceu_entry *found = pr_ceu_entry_find(&p->ledger, row);
	struct pr_ceu_entry copy;

	assert_non_null(found);
	copy = *found; /* its texts go with the picture */
	pr_ceu_picture_free(p);
	return copy;
}

static inline char *
path_of(struct ceu_case *c, int64_t row)
{
	const struct pr_ceu_entry e = entry(c, row);
	char *path;

	assert_pr_ok(pr_ceu_certificate_path(c->d.desk, &e, &path, &c->d.err),
		     &c->d.err);
	return path;
}

static inline size_t
files_in(const char *dir)
{
	struct fs_list list = { 0 };
	size_t n = 0;

	if (fs_list(&list, dir, NULL) == PR_OK)
		n = list.n_names;
	fs_list_release(&list);
	return n;
}

static inline int
mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

#endif
