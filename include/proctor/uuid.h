/*
 * proctor/uuid.h - names that never clash: from a name (v5), from a time (v7)
 *
 * floor    util (pure: time and chance are handed in)
 * source   RFC 9562
 */
#ifndef PR_UUID_H
#define PR_UUID_H

#include "proctor/err.h"

#define PR_UUID_LEN 16
#define PR_UUID_TEXT 37 /* 36 characters and NUL */

/**
 * Reads the form we write: 36 characters, lower case, four hyphens. The
 * version is not looked at.
 *
 * errors   PR_EPARSE; out is then untouched
 */
PR_NODISCARD enum pr_status pr_uuid_parse(unsigned char out[PR_UUID_LEN],
					  const char *text, struct pr_err *err);

/** True when pr_uuid_parse would take the text; NULL is not taken. */
bool pr_uuid_is_text(const char *text);

/** Writes 36 characters, lower case, and NUL. */
void pr_uuid_format(char out[PR_UUID_TEXT],
		    const unsigned char uuid[PR_UUID_LEN]);

/**
 * Version 5: the same name in the same namespace is the same UUID.
 *
 * shape    name is len bytes
 */
void pr_uuid_v5(unsigned char out[PR_UUID_LEN],
		const unsigned char space[PR_UUID_LEN], const char *name,
		size_t len);

/**
 * Version 7: sorts by time, to the millisecond.
 *
 * shape    random is 10 bytes, of which 74 bits are used
 * units    ms since 1970 UTC, 0..2^48-1; held to these ends
 */
void pr_uuid_v7(unsigned char out[PR_UUID_LEN], int64_t ms,
		const unsigned char random[10]);

#endif
