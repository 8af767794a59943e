/*
 * convert/convert.h - a table or an Aiken file in, certbank lines out
 *
 * floor    convert (a second program; util and include/proctor below it)
 * idea     One call over bytes in memory, so that the same code runs in the
 *          sandbox, in the fuzzer and in tests. It opens nothing. What it
 *          writes is said in proctor/foreign.h.
 */
#ifndef PR_CONVERT_H
#define PR_CONVERT_H

#include "proctor/err.h"

enum convert_format {
	CONVERT_AUTO,
	CONVERT_CSV, /* any separator but TAB */
	CONVERT_TSV,
	CONVERT_AIKEN,
};

/* How keys are written. */
enum convert_key {
	CONVERT_KEY_LETTERS, /* B, BD, "B; D" */
	CONVERT_KEY_ONE,     /* 2 is the second option */
	CONVERT_KEY_ZERO,    /* 1 is the second option */
	CONVERT_KEY_TEXT,    /* the option's own words */
	CONVERT_KEYS,        /* found out over the whole file */
};

/* A domain (task NULL) or a task of the exam that items are meant for. */
struct convert_domain {
	const char *domain, *task, *title;
};

struct convert_options {
	enum convert_format format;
	enum convert_key key;
	const char *map;   /* "stem=Question,a=Choice 1", or NULL */
	const char *bank;  /* identifier */
	const char *title; /* of the bank */
	const char *exam;  /* identifier, NULL when it is not known */
	const char *own;   /* domain of items that name none, or NULL */
	const char *exams; /* those there are, for the message; may be NULL */
	const struct convert_domain *domains;
	size_t n_domains;
};

/* Where lines and report go; each call is one or more whole lines. */
struct convert_out {
	void *ctx;
	enum pr_status (*line)(void *ctx, const char *text, size_t len,
			       struct pr_err *err);
	enum pr_status (*report)(void *ctx, const char *text, size_t len,
				 struct pr_err *err);
};

/*
 * Converts len bytes. PR_OK also when the file was refused, which the report
 * says; PR_ENOMEM, or what the callbacks return.
 */
PR_NODISCARD enum pr_status convert_run(const struct convert_options *options,
					const char *bytes, size_t len,
					const struct convert_out *out,
					struct pr_err *err);

#endif
