/*
 * util/fs_error.h - what the two files of fs share
 *
 * floor    util, private to fs.c and fs_write.c
 */
#ifndef PR_UTIL_FS_ERROR_H
#define PR_UTIL_FS_ERROR_H

#include "proctor/err.h"

/* errno as a status and "PATH: cannot DOING: reason". */
enum pr_status fs_error(struct pr_err *err, const char *doing,
			const char *path);

#endif
