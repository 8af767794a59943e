/*
 * convert/codes.h - an official code table in, rows out
 *
 * floor    convert (a second program; util and include/proctor below it)
 * idea     One call over bytes in memory, as in convert/convert.h. What it
 *          writes is said in proctor/coderows.h. It opens nothing; an archive
 *          is unpacked member by member, a piece at a time.
 */
#ifndef PR_CONVERT_CODES_H
#define PR_CONVERT_CODES_H

#include "convert/convert.h"

struct codes_options {
	const char *name;    /* of the file, for what only a name tells */
	const char *edition; /* of all of its tables, NULL: found out */
	bool cpt;            /* it is the learner's own list: code,text */
};

/*
 * Makes XML known to its library while files can still be opened; before the
 * sandbox closes.
 */
void codes_prepare(void);

/*
 * Converts len bytes. PR_OK also when the file was refused, which the report
 * says; PR_ENOMEM, or what the callbacks return.
 */
PR_NODISCARD enum pr_status codes_run(const struct codes_options *options,
				      const char *bytes, size_t len,
				      const struct convert_out *out,
				      struct pr_err *err);

#endif
