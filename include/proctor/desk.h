/*
 * proctor/desk.h - the desk: one open data folder, one learner, the clock
 *
 * floor    app
 * idea     Everything a front end can do starts from a desk. It owns the
 *          store and hands out plain values; transactions begin and end in
 *          app/ and nowhere else.
 */
#ifndef PR_DESK_H
#define PR_DESK_H

#include "proctor/env.h"
#include "proctor/err.h"

struct pr_desk;

/* Long work tells how far it is; total 0 means unknown. */
struct pr_progress {
	void *ctx;
	/* false asks to stop: the call then ends with PR_ESTOP */
	bool (*at)(void *ctx, const char *doing, uint64_t done, uint64_t total);
};

struct pr_desk_options {
	const char *data_dir;      /* made with 0700 when missing */
	const char *share_dir;     /* shipped question_banks, NULL: none */
	const char *emergency_dir; /* another folder for unsaved answers */
	const char *learner;       /* name, NULL: the first learner */
	void *clock_ctx;
	void (*clock)(void *ctx, struct pr_env *out);
	bool seeded; /* --seed with --now: uuids come from seed too */
	uint64_t seed;
	bool load_banks; /* take in shipped banks that are new or changed */
	struct pr_progress progress; /* at may be NULL */
};

/**
 * Opens the data folder, alone: brings the file to the newest schema, loads
 * shipped banks when asked.
 *
 * owns     *out is the caller's, closed with pr_desk_close, NULL on failure;
 *          options and its strings are copied
 * errors   PR_EBUSY with the holder's pid; PR_EFOREIGN, PR_EVERSION,
 *          PR_EDAMAGED for a file that is not touched; PR_EIO, PR_EFULL;
 *          PR_ENOTFOUND for an unknown learner; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_desk_open(struct pr_desk **out,
					 const struct pr_desk_options *options,
					 struct pr_err *err);

/**
 * Closes a desk; NULL is allowed.
 *
 * owns     takes desk; seats and values lent from it end before
 */
void pr_desk_close(struct pr_desk *desk);

/**
 * Reads the clocks the desk was given.
 *
 * owns     out is the caller's, desk is borrowed
 */
void pr_desk_now(const struct pr_desk *desk, struct pr_env *out);

enum pr_purpose {
	PR_PURPOSE_UNKNOWN, /* first start: not asked yet */
	PR_PURPOSE_EXAM,    /* preparing for learner.exam */
	PR_PURPOSE_CEU,     /* logs continuing education */
	PR_PURPOSE_TEACH,
	PR_PURPOSE_SKIPPED, /* asked, not answered */
};

struct pr_learner {
	int64_t id;
	char name[64];
	enum pr_purpose purpose;
	char exam[65];       /* identifier, "" unknown */
	char exam_date[11];  /* YYYY-MM-DD, "" unknown */
	int minutes_a_day;   /* 0 unknown */
	int time_percent;    /* accommodation: 100, 125, 150, 200, .. 300 */
	int extra_min;       /* accommodation: minutes on top */
	bool breaks_stop;    /* accommodation: the clock stops in breaks */
	int reserve_forms;   /* full forms held back from practice, 0..2 */
	unsigned study_days; /* days of study, bit 0 Monday; 127 every day */
};

/**
 * The learner at the desk.
 *
 * owns     lent by desk until the next save or close
 */
const struct pr_learner *pr_desk_learner(const struct pr_desk *desk);

/**
 * Writes the learner's row.
 *
 * owns     learner is copied
 * errors   PR_EINVAL with what would be right (a date, 100..300 percent),
 *          PR_EIO, PR_EFULL; the row is then as before
 */
PR_NODISCARD enum pr_status pr_desk_save_learner(
	struct pr_desk *desk, const struct pr_learner *learner,
	struct pr_err *err);

/** The path of the database file. owns: lent by desk. */
const char *pr_desk_path(const struct pr_desk *desk);

/**
 * Checks the whole file: SQLite's integrity check, every event chain, every
 * sheet rebuilt from its events and compared, every row of the CEU ledger
 * and every certificate.
 *
 * owns     report is called for each finding with one sentence
 * errors   PR_EDAMAGED when anything was found, PR_EIO
 */
PR_NODISCARD enum pr_status pr_desk_check(struct pr_desk *desk, void *ctx,
					  void (*report)(void *ctx,
							 const char *sentence),
					  struct pr_err *err);

/**
 * Writes one file with everything (ledger, banks, certificates). Certificates
 * whose file is gone or changed are left out; pr_ceu_check names them.
 *
 * owns     path is borrowed; an existing file is refused
 * errors   PR_EEXIST, PR_EIO, PR_EFULL; no half file is left
 */
PR_NODISCARD enum pr_status pr_desk_backup(struct pr_desk *desk,
					   const char *path,
					   struct pr_err *err);

/**
 * Puts a backup in the place of the data folder's file. The present file is
 * kept beside it under a dated name. Runs without an open desk; certificates
 * become files when the folder is next opened.
 *
 * owns     strings are borrowed; *kept receives the old file's path or ""
 * errors   PR_EFOREIGN, PR_EVERSION, PR_EDAMAGED for a file that is no sound
 *          backup (nothing is changed then); PR_EBUSY; PR_EIO; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_desk_restore(const char *data_dir,
					    const char *path, char kept[4096],
					    int64_t now_ms, struct pr_err *err);

#endif
