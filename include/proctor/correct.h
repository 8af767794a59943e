/*
 * proctor/correct.h - what a wrong key or a used-up item asks for
 *
 * floor    app
 * idea     A correction is appended with its reason. Sealed sittings keep
 *          their score; their report shows the raw score of the seal and the
 *          corrected one. The item leaves the draw until its bank brings a
 *          newer version.
 */
#ifndef PR_CORRECT_H
#define PR_CORRECT_H

#include "proctor/content.h"
#include "proctor/desk.h"

/* Numbers are stored: never renumbered. */
enum pr_correction {
	PR_CORRECTION_WITHDRAWN, /* an earlier correction was wrong */
	PR_CORRECTION_DROP,      /* counts for nobody */
	PR_CORRECTION_ACCEPT,    /* these answers are right, no others */
	PR_CORRECTION_FULL,      /* full credit for everybody */
	PR_CORRECTION_RETIRE,    /* the key stays, the item is used up */
	PR_CORRECTION_BACK,      /* it is not used up after all */
};

struct pr_correct_order {
	const char *item; /* uuid or identifier */
	int version;      /* 0: the current one */
	enum pr_correction kind;
	const char *accepted; /* "B,C": option ids, for ACCEPT */
	const char *reason;
};

struct pr_corrected {
	char identifier[65];
	int version;
	char accepted[128];         /* "B+C" as stored */
	long sittings;              /* sealed ones that had this version */
	enum pr_item_status status; /* of the item afterwards */
	bool changed;               /* by this call */
};

/**
 * "drop", "accept", "full credit", "withdrawn", "retired", "drawn again";
 * static.
 *
 * owns     nothing
 */
const char *pr_correction_name(enum pr_correction kind);

/**
 * Appends a correction and takes the item out of the draw, in one
 * transaction. What is thought of the key and whether the item is retired are
 * apart: WITHDRAWN and BACK each take back their own, and the item is drawn
 * again when neither holds it. Sittings that met it keep it.
 *
 * shape    for single choice and true/false each accepted option is right by
 *          itself; for multiple response they are the key together
 * owns     order is borrowed, *out is filled on success
 * errors   PR_ENOTFOUND for no such item or version; PR_EINVAL without a
 *          reason, for an option the item does not have, for ACCEPT of the key
 *          as it is or of an item that has no options, for taking back
 *          nothing; PR_EIO, PR_EFULL, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_correct(struct pr_desk *desk,
				       const struct pr_correct_order *order,
				       struct pr_corrected *out,
				       struct pr_err *err);

/* A problem that a learner reported with r while sitting. */
struct pr_problem {
	int64_t at_ms;
	char sitting[37];
	const char *learner, *exam, *bank, *bank_title;
	char item[37];
	const char *identifier; /* "" when it has none */
	int version;
	const char *text;
	const char *shown; /* option ids in the order the learner saw, "" when
			      there are none or they were not moved */
};

/**
 * Walks the reported problems, oldest first.
 *
 * shape    bank NULL: of all banks; else its identifier or uuid
 * owns     rows are lent; false stops
 * errors   PR_ENOTFOUND for no such bank, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_problems(
	struct pr_desk *desk, const char *bank, void *ctx,
	bool (*row)(void *ctx, const struct pr_problem *problem),
	struct pr_err *err);

#endif
