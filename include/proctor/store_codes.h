/*
 * proctor/store_codes.h - codes.db: official code tables as rows
 *
 * floor    store
 * idea     Readers open the file as something that never changes, and it never
 *          does: a writer works on a copy under another name, in one
 *          transaction, and gives it the file's name at the end. So readers
 *          and a writer do not disturb each other, and a write that fails or
 *          is killed leaves the old file as it was. Rows go in and come out as
 *          cells in the order of store/query/codes.sql, which says what they
 *          are; text and blobs that come out are lent until the visit returns.
 */
#ifndef PR_STORE_CODES_H
#define PR_STORE_CODES_H

#include "proctor/err.h"

struct pr_codes;

enum pr_value_type {
	PR_VALUE_NULL,
	PR_VALUE_INT,
	PR_VALUE_TEXT, /* of len bytes; what comes out ends with NUL */
	PR_VALUE_BLOB,
};

struct pr_value {
	enum pr_value_type type;
	int64_t number;
	const char *text;
	size_t len;
};

#define PR_VALUES_MAX 10

/* clang-format off */
#define PR_CODES_PUT_LIST(X) \
	X(FILE) X(BRINGS) X(PART) X(SIZE) X(CODE) X(NODE) X(NOTE) X(REF) \
	X(LISTED) X(SEVENTH) X(LINE) X(CELL) X(PCS_TABLE) X(PCS_VALUE) \
	X(PCS_AXIS) \
	X(TERM) X(INCLUDES) X(ENTRY) X(EXEMPT) X(SEVERITY) X(DRG) X(CPT) \
	X(BLOCK)

#define PR_CODES_ASK_LIST(X) \
	X(FILE) X(PARTS) X(SIZES) X(CODE) X(CODE_N) X(CODES_BELOW) \
	X(CODES) X(NODE) X(NODE_N) X(NODES) X(NODES_BELOW) X(NOTES) \
	X(NOTE) X(NOTES_ALL) X(REFS) X(LISTED) X(SEVENTHS) \
	X(SEVENTH_OWNERS) X(LINE) X(LINES) X(CELL) X(CELL_PATH) X(CELLS) \
	X(CELL_ROW) X(PCS_TABLE) X(PCS_VALUES) X(PCS_AXES) X(PCS_ALL) \
	X(TERM) X(TERMS) X(INCLUDES_ALL) X(INCLUDES) X(ENTRY) X(ENTRIES) \
	X(EXEMPT) X(SEVERITY) X(SEVERITY_N) X(DRG) X(DRG_N) X(CPT) \
	X(CPT_N) X(CPTS) X(BLOCK)
/* clang-format on */

enum pr_codes_put {
#define X(name) PR_PUT_##name,
	PR_CODES_PUT_LIST(X)
#undef X
};

enum pr_codes_ask {
#define X(name) PR_ASK_##name,
	PR_CODES_ASK_LIST(X)
#undef X
};

/**
 * Opens DIR/codes.db for reading.
 *
 * owns     *out is the caller's, pr_codes_close; NULL on failure
 * errors   PR_ENOTFOUND when there is none; PR_EFOREIGN, PR_EVERSION,
 *          PR_EDAMAGED: the file is untouched; PR_EIO; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_codes_open(struct pr_codes **out,
					  const char *dir, struct pr_err *err);

/**
 * Begins a change: what there is, in a copy of its own.
 *
 * shape    vfs NULL is the system's; tests name another
 * owns     *out is the caller's, pr_codes_close; NULL on failure
 * errors   as pr_codes_open, without PR_ENOTFOUND; PR_EBUSY with the writer's
 *          pid; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_codes_begin(struct pr_codes **out,
					   const char *dir, const char *vfs,
					   struct pr_err *err);

/**
 * Ends a change: durable, and seen by everybody who opens the file from now
 * on. On failure the file is what it was.
 *
 * owns     codes is borrowed; nothing but close may follow
 * errors   PR_EIO, PR_EFULL, PR_ESTATE when nothing was begun
 */
PR_NODISCARD enum pr_status pr_codes_commit(struct pr_codes *codes,
					    struct pr_err *err);

/**
 * Closes; NULL is allowed. A change that was not committed is dropped.
 *
 * owns     takes codes
 */
void pr_codes_close(struct pr_codes *codes);

/**
 * Puts one row.
 *
 * shape    n cells in the order of the columns; id, when not NULL, receives
 *          the number of a file or part
 * owns     all are borrowed
 * errors   PR_EEXIST when the part has such a row; PR_EIO, PR_EFULL, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_codes_put(struct pr_codes *codes,
					 enum pr_codes_put put,
					 const struct pr_value *cells, size_t n,
					 int64_t *id, struct pr_err *err);

/**
 * Takes a part out with all its rows; the file it came from stays known.
 *
 * owns     codes is borrowed
 * errors   PR_EIO, PR_EFULL, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_codes_drop(struct pr_codes *codes, int64_t part,
					  struct pr_err *err);

/**
 * Takes out the references of a part's notes and one of its lists.
 *
 * owns     codes is borrowed
 * errors   PR_EIO, PR_EFULL, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_codes_drop_refs(struct pr_codes *codes,
					       int64_t part, int list,
					       struct pr_err *err);

/**
 * Asks for rows; visit says whether it wants the next one. Within a visit
 * other questions may be asked, but not the same.
 *
 * owns     all are borrowed
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_codes_ask(
	struct pr_codes *codes, enum pr_codes_ask ask,
	const struct pr_value *keys, size_t n_keys, void *ctx,
	bool (*visit)(void *ctx, const struct pr_value *cells, size_t n),
	struct pr_err *err);

/** The path of the file. owns: lent by codes. */
const char *pr_codes_path(const struct pr_codes *codes);

/** Bytes of the file now. owns: codes is borrowed. */
int64_t pr_codes_bytes(const struct pr_codes *codes);

#endif
