/*
 * app/foreign_run.h - one run of the converter
 *
 * floor    app
 * idea     Banks in other formats and official code tables go the same way:
 *          bytes in, lines and a report out into two files of the caller's,
 *          and nothing is believed before the converter ended well.
 */
#ifndef PR_APP_FOREIGN_RUN_H
#define PR_APP_FOREIGN_RUN_H

#include "proctor/bank.h"
#include "proctor/foreign.h"

#include <stdio.h>

/* Words of the converter's command line; the last is NULL. */
struct foreign_args {
	char **v;
	size_t n, cap;
};

struct foreign_run {
	const char *file;     /* as the user named it */
	const char *not_ours; /* "is no certbank file": why it is needed */
	FILE *lines, *report;
	void *ctx; /* of tick */
	/* PR_ESTOP when the user asks for it; fed: bytes that went in */
	enum pr_status (*tick)(void *ctx, uint64_t fed, struct pr_err *err);
};

/* import_foreign_run.c: feeds bytes to the converter and collects what it
 * gives; PR_OK only when it ended well. */
PR_NODISCARD enum pr_status foreign_run(const struct foreign_run *run,
					const struct foreign_args *args,
					const struct pr_source *bytes,
					struct pr_err *err);

/* A finding of the report and the room its words stand in. */
struct foreign_finding {
	struct pr_finding finding;
	char wrong[PR_ERR_TEXT_MAX], right[PR_ERR_TEXT_MAX];
};

/* foreign_report.c: a line of the report that begins with F, cut in place;
 * false for a rule that is none. The file's name is the caller's to set. */
bool foreign_read_finding(struct foreign_finding *out, char *line);

/* import_feed.c: a file in a folder without a name; gone when closed. */
PR_NODISCARD enum pr_status import_temp_in(FILE **out, const char *dir,
					   struct pr_err *err);
/* Lines and report could not be written. */
PR_NODISCARD enum pr_status import_temp_fail(struct pr_err *err);

#endif
