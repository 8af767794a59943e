/*
 * proctor/code_files.h - the official files there are to import
 *
 * floor    app
 * idea     The product ships no code table. What to fetch, from whom and how
 *          large it is are facts with a date, kept as data.
 */
#ifndef PR_CODE_FILES_H
#define PR_CODE_FILES_H

#include "proctor/codebook.h"

struct pr_code_file {
	enum pr_code_system system;
	const char *name;  /* as the publisher lists it */
	const char *holds; /* what it is good for */
	const char *publisher;
	const char *page; /* where it is listed */
	long kb;          /* 0 not known */
};

/** The files, most needed first. owns: static. */
const struct pr_code_file *pr_code_files(size_t *n);

/** When and from what these facts were taken. owns: static string. */
const char *pr_code_files_source(void);

#endif
