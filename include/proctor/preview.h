/*
 * proctor/preview.h - a few items, put together to be looked at
 *
 * floor    app
 * idea     Items of files and of banks are gathered as certbank records, with
 *          their case material, and taken into a scratch folder under an exam
 *          of one domain. A practice over the form that comes of it shows
 *          them as an exam does; the learner's own folder is only read.
 */
#ifndef PR_PREVIEW_H
#define PR_PREVIEW_H

#include "proctor/library.h"

#define PR_PREVIEW_EXAM "PREVIEW"
#define PR_PREVIEW_ITEMS 50

struct pr_preview;

struct pr_preview_sum {
	long items;    /* that are shown */
	long left_out; /* beyond PR_PREVIEW_ITEMS */
	long refused;  /* that the gate refuses */
};

/**
 * Starts an empty preview.
 *
 * owns     *out is the caller's, pr_preview_free, NULL on failure
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_preview_new(struct pr_preview **out,
					   struct pr_err *err);

/**
 * Ends a preview; NULL is allowed.
 *
 * owns     takes preview
 */
void pr_preview_free(struct pr_preview *preview);

/**
 * Gathers the items of a file, a folder (its .json and .jsonl files) or, for
 * "-", standard input, in the order in which they stand there.
 *
 * owns     desk is that of the scratch folder, options are as for an import;
 *          both are borrowed
 * errors   PR_ENOTFOUND for no such path; PR_EPARSE, PR_ESCHEMA, PR_EVERSION
 *          for a file refused whole; PR_EIO; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_preview_add_path(
	struct pr_preview *preview, struct pr_desk *desk, const char *path,
	const struct pr_import_options *options, struct pr_err *err);

/**
 * Gathers one item of the banks at a desk, by identifier or uuid.
 *
 * owns     desk is the learner's, only read from
 * errors   PR_ENOTFOUND; PR_EINVAL when an identifier is in several banks;
 *          PR_EDAMAGED; PR_EIO; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_preview_add_item(struct pr_preview *preview,
						struct pr_desk *desk,
						const char *item,
						struct pr_err *err);

/**
 * Takes what was gathered into the scratch folder and makes the form.
 *
 * owns     *form is the caller's (free), JSON for struct pr_plan; NULL on
 *          failure. desk is that of the scratch folder.
 * errors   PR_EPOOL when there is nothing to show; PR_EIO; PR_EFULL; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_preview_fill(struct pr_preview *preview,
					    struct pr_desk *desk, char **form,
					    struct pr_err *err);

/** The counts so far. owns: lent by preview. */
const struct pr_preview_sum *pr_preview_sum(const struct pr_preview *preview);

/**
 * The uuid of an item that is shown, in the order of the form.
 *
 * shape    i below pr_preview_sum()->items
 * owns     lent by preview
 */
const char *pr_preview_uuid(const struct pr_preview *preview, size_t i);

#endif
