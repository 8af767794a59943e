/*
 * proctor/lint_library.h - files and banks judged by the lint rules
 *
 * floor    app
 * idea     Files go through the reader of the gate and nothing else: no data
 *          folder is opened, so a file can be judged while the program runs.
 *          A bank of the data folder brings what people answered with it.
 */
#ifndef PR_LINT_LIBRARY_H
#define PR_LINT_LIBRARY_H

#include "proctor/desk.h"
#include "proctor/lint.h"

/* Added up over all calls; zeroed before the first. */
struct pr_lint_read {
	long files;
	long unread;  /* files refused whole */
	long refused; /* records that the gate refuses, not judged */
	bool answers; /* a bank came with its answers */
	char why[PR_ERR_TEXT_MAX]; /* of the first unread file */
};

/**
 * Judges a file, a folder (every .json and .jsonl in it) or, for "-",
 * standard input.
 *
 * owns     arguments are borrowed; standard_input and progress may be NULL
 * errors   PR_ENOTFOUND for no such path; PR_EIO; PR_ESTOP; PR_EINVAL when
 *          standard input would have to be read twice; PR_ENOMEM. A file that
 *          the gate refuses whole is counted, not an error.
 */
PR_NODISCARD enum pr_status pr_lint_path(struct pr_lint *lint, const char *path,
					 const struct pr_source *standard_input,
					 const struct pr_progress *progress,
					 struct pr_lint_read *sum,
					 struct pr_err *err);

/**
 * Judges a bank of the data folder, by identifier or uuid, with the learner's
 * sealed responses and the exams that are there.
 *
 * owns     arguments are borrowed; progress may be NULL
 * errors   PR_ENOTFOUND for no such bank; PR_EIO; PR_EDAMAGED; PR_ESTOP;
 *          PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_lint_bank(struct pr_lint *lint,
					 struct pr_desk *desk, const char *bank,
					 const struct pr_progress *progress,
					 struct pr_lint_read *sum,
					 struct pr_err *err);

#endif
