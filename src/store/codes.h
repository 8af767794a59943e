/*
 * store/codes.h - what the files of codes.db share
 *
 * floor    store
 */
#ifndef PR_STORE_CODES_INTERNAL_H
#define PR_STORE_CODES_INTERNAL_H

#include "proctor/store_codes.h"
#include "store/internal.h"

#define CODES_FILE "codes.db"
#define CODES_LOCK "codes.lock"
#define CODES_APPLICATION_ID 0x70726363 /* "prcc" */
#define CODES_VERSION 1

struct pr_codes {
	struct pr_store base; /* of it: db, stmt, names, lock, in_tx */
	char *temp;           /* a writer's copy, NULL once it has its name */
};

enum pr_status codes_fail(struct pr_codes *codes, int rc, struct pr_err *err);

/* Names only; *out is to be closed in any case. */
PR_NODISCARD enum pr_status codes_new(struct pr_codes **out, const char *dir,
				      const char *vfs, struct pr_err *err);
/* What lies at its path. */
PR_NODISCARD enum pr_status codes_look(struct pr_codes *codes,
				       enum store_kind *kind,
				       struct pr_err *err);
/* Opens the file for reading. */
PR_NODISCARD enum pr_status codes_connect(struct pr_codes *codes,
					  struct pr_err *err);
/* One statement that changes something; *out, first column of its row. */
PR_NODISCARD enum pr_status codes_do(struct pr_codes *codes, enum store_sql id,
				     const struct pr_value *cells, size_t n,
				     int64_t *out, struct pr_err *err);
/* Removes a writer's copy that has not got the file's name. */
void codes_drop_copy(struct pr_codes *codes);

#endif
