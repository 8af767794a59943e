/*
 * proctor/err.h - how every fallible call in this library reports failure
 *
 * floor    util
 * idea     A call returns a status (what to do next) and, when the caller
 *          passed one, fills a struct pr_err (what to tell a person). The
 *          library never prints and never exits: only cli/ and tui/ do.
 */
#ifndef PR_ERR_H
#define PR_ERR_H

#include "proctor/base.h"

/* One list: the names, the fixed texts and pr_status_text() stay in step. */
#define PR_STATUS_LIST(X)                                          \
	X(OK, "success")                                           \
	X(EINVAL, "an argument is out of range")                   \
	X(ENOMEM, "out of memory")                                 \
	X(EIO, "a file could not be read or written")              \
	X(EFULL, "no room left on the disk")                       \
	X(EPARSE, "the text is not well formed")                   \
	X(ESCHEMA, "well formed, but breaks a rule")               \
	X(ENOTFOUND, "no such thing")                              \
	X(EEXIST, "it is already there")                           \
	X(ESTATE, "not allowed in the present state")              \
	X(EBUSY, "another process holds the data folder")          \
	X(EVERSION, "made by a newer version")                     \
	X(EFOREIGN, "not a file of this program")                  \
	X(EDAMAGED, "the file is damaged")                         \
	X(EPOOL, "the banks hold too few items for this form")     \
	X(EUNSAVED, "the change could not be written to the disk") \
	X(ESTOP, "stopped on request")

enum pr_status {
#define X(name, text) PR_##name,
	PR_STATUS_LIST(X)
#undef X
};

/* Room for one line of prose; longer text is cut, never overflowed. */
#define PR_ERR_TEXT_MAX 400

/* All zero is the valid "nothing went wrong": struct pr_err err = { 0 }; */
struct pr_err {
	enum pr_status status;
	char text[PR_ERR_TEXT_MAX]; /* UTF-8, no newline, "" when OK */
};

/**
 * Records a failure and hands the status back, so that callers can write
 * "return pr_fail(err, PR_EINVAL, ...)".
 *
 * owns     err is the caller's; NULL is allowed and drops the text
 * errors   none; returns status unchanged (never PR_OK)
 */
enum pr_status pr_fail(struct pr_err *err, enum pr_status status,
		       const char *fmt, ...) PR_PRINTF(3, 4);

/**
 * Puts "prefix: " before the text of a failure that came from below, once,
 * on the floor that knows the file name or the item.
 *
 * owns     err is the caller's; NULL is allowed
 * errors   none; returns status unchanged
 */
enum pr_status pr_fail_at(struct pr_err *err, enum pr_status status,
			  const char *fmt, ...) PR_PRINTF(3, 4);

/**
 * The fixed English text of a status.
 *
 * owns     static string, never NULL, never freed
 */
const char *pr_status_text(enum pr_status status);

#endif
