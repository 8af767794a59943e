/*
 * app/ceu.h - rows and files of the ledger, for the files app/ceu_*.c
 *
 * floor    app
 * idea     A writer lives within one transaction and stamps each row of the
 *          spine; the functions beside it write a row with all its details.
 *          Certificates are files first and rows after, so that no row ever
 *          names a file that is not on the disk.
 */
#ifndef PR_APP_CEU_H
#define PR_APP_CEU_H

#include "proctor/ceu_files.h"
#include "proctor/store_ceu.h"
#include "proctor/store_ceu_files.h"

#include "internal.h"

/* ---- ceu_rows.c ---------------------------------------------------------- */

struct app_ceu_writer {
	struct pr_desk *desk;
	struct pr_env env; /* when */
	int64_t last;      /* the learner's last row, mixed into uuids */
};

/* Inside a transaction, before the first row. */
PR_NODISCARD enum pr_status app_ceu_writer_begin(struct app_ceu_writer *w,
						 struct pr_desk *desk,
						 struct pr_err *err);

/* What is written: an all-zero uuid of an entry gets a new one; rows of the
 * values are not read, the new ones come back (row may be NULL). A closing is
 * written when until is set. */
PR_NODISCARD enum pr_status app_ceu_holding_put(
	struct app_ceu_writer *w, const struct pr_ceu_holding *holding,
	int64_t *row, struct pr_err *err);
PR_NODISCARD enum pr_status app_ceu_close_put(
	struct app_ceu_writer *w, int64_t holding,
	const struct pr_ceu_holding *closed, struct pr_err *err);
PR_NODISCARD enum pr_status app_ceu_copied_put(
	struct app_ceu_writer *w, const struct pr_ceu_copied *copied,
	int64_t *row, struct pr_err *err);
/* With its claims; corrects 0 none. The certificate's row is there already.
 * reports: also those that the claims tell (import only). */
PR_NODISCARD enum pr_status app_ceu_entry_put(struct app_ceu_writer *w,
					      const struct pr_ceu_entry *entry,
					      int64_t corrects, bool reports,
					      int64_t *row, struct pr_err *err);
PR_NODISCARD enum pr_status app_ceu_reported_put(
	struct app_ceu_writer *w, int64_t entry, const char *issuer,
	const char *account, struct pr_date date, struct pr_date period,
	struct pr_err *err);
PR_NODISCARD enum pr_status app_ceu_reversal_put(struct app_ceu_writer *w,
						 int64_t row,
						 const char *reason,
						 struct pr_err *err);

/* ---- ceu_load.c ---------------------------------------------------------- */

/* The ledger of the learner at the desk, from memory that arena owns. */
struct arena;
PR_NODISCARD enum pr_status app_ceu_ledger(struct pr_ceu_ledger *out,
					   struct pr_desk *desk,
					   struct arena *arena,
					   struct pr_err *err);

/* The holding that is open, of a credential as the book spells it; NULL. */
const struct pr_ceu_holding *app_ceu_holding_find(
	const struct pr_ceu_ledger *ledger, const char *issuer,
	const char *credential);

/* ceu_double.c: the same day, title, provider, minutes and units. */
bool app_ceu_is_same(const struct pr_ceu_entry *a,
		     const struct pr_ceu_entry *b);
/* Of entries that may be one activity the first, by index; its own, none. */
size_t app_ceu_first_same(const struct pr_ceu_ledger *ledger, size_t entry);

/* ---- ceu_report.c, ceu_place.c, ceu_outside.c ---------------------------- */
/* What was typed into an issuer's site, and where it stays. */
struct app_ceu_place {
	const char *account; /* "" all of the issuer */
	struct pr_date period;
};

struct app_ceu_said {
	struct pr_desk *desk;
	const struct pr_ceu_picture *picture;
	const char *issuer;
	const struct pr_ceu_issuer *rules; /* NULL: they are away */
	const char *account;               /* that was named, NULL none */
	const int64_t *entries;
	size_t n;
	struct pr_date date, period; /* period zero: as they count now */
	struct app_ceu_place *places;
};

/* PR_EINVAL for an entry that cannot count there. */
PR_NODISCARD enum pr_status app_ceu_places(struct app_ceu_said *s,
					   struct pr_err *err);
const struct pr_ceu_claim *app_ceu_claim_of(const struct pr_ceu_entry *entry,
					    const char *issuer);
/* PR_EEXIST when another account was told than the correction names. */
PR_NODISCARD enum pr_status app_ceu_check_told(const struct pr_ceu_entry *old,
					       const struct pr_ceu_entry *now,
					       struct pr_err *err);
/* PR_EINVAL, with why, for an entry that is worth nothing at the issuer. */
PR_NODISCARD enum pr_status app_ceu_earns(const struct app_ceu_said *s,
					  const struct pr_ceu_entry *entry,
					  struct pr_err *err);
/* In how many accounts of the issuer it counts now. */
size_t app_ceu_counts_in(const struct app_ceu_said *s,
			 const struct pr_ceu_entry *entry);
/* Accepted by an issuer that has a book, and in no cycle of it. */
bool app_ceu_is_outside(const struct pr_ceu_picture *picture, size_t entry,
			const struct pr_ceu_claim *claim);

/* ---- ceu_say.c: text in, refusals ---------------------------------------- */

/* A date that is one and not after today; what names it: "the day it was
 * earned". */
PR_NODISCARD enum pr_status app_ceu_date(struct pr_date *out, const char *text,
					 const char *what, struct pr_date today,
					 struct pr_err *err);
/* NULL and "" are ""; else one clean line of at most PR_CEU_TEXT - 1 bytes. */
PR_NODISCARD enum pr_status app_ceu_line(const char **out, const char *text,
					 const char *what, struct pr_err *err);
/* Why a row of an export does not hold: the program's own words. */
#define APP_CEU_BEFORE_EXPORT "corrected before it was exported"
/* Nobody issues it: PR_ENOTFOUND with the nearest name. */
enum pr_status app_ceu_unknown(const struct pr_ceu_book *book, const char *name,
			       struct pr_err *err);
bool app_ceu_day_is(struct pr_date date); /* there is one */

/* ---- ceu_kind.c, ceu_certificate.c, ceu_pack.c --------------------------- */

/* "pdf"; NULL with *what, for a sentence, when it is no certificate. */
const char *app_ceu_kind(const char *data, size_t len, const char **what);
/* The end of a name that says PDF or a picture: "pdf"; NULL none. */
const char *app_ceu_kind_named(const char *path);

/* DATA/certificates, or with a file in it; free(); NULL without memory. */
char *app_ceu_folder(const struct pr_desk *desk);
#define APP_CEU_FILE_NAME 80
void app_ceu_file_name(char out[APP_CEU_FILE_NAME],
		       const unsigned char hash[32]);
char *app_ceu_file(const struct pr_desk *desk, const unsigned char hash[32]);

/*
 * The ledger of a learner who was forgotten: rows inside a transaction, and
 * after its commit the files of the certificates that went with them.
 */
struct app_ceu_gone {
	long entries;
	unsigned char (*hashes)[32];
	size_t n, cap;
	bool no_memory;
};
PR_NODISCARD enum pr_status app_ceu_forget_rows(struct app_ceu_gone *gone,
						struct pr_desk *desk,
						int64_t learner,
						struct pr_err *err);
/* How many could not be taken away. */
long app_ceu_forget_files(const struct app_ceu_gone *gone,
			  const struct pr_desk *desk);
void app_ceu_gone_release(struct app_ceu_gone *gone);

/* Looks at a file and puts its bytes into the data folder, durably. */
PR_NODISCARD enum pr_status app_ceu_certificate_take(
	struct pr_desk *desk, const char *path, struct pr_ceu_certificate *out,
	struct pr_err *err);
/* Its row, in the writer's transaction. */
PR_NODISCARD enum pr_status app_ceu_certificate_put(
	struct app_ceu_writer *w, const struct pr_ceu_certificate *certificate,
	struct pr_err *err);
/* Is this certificate known to the data folder, by anybody? */
PR_NODISCARD enum pr_status app_ceu_certificate_known(
	struct pr_desk *desk, const unsigned char hash[32], bool *known,
	struct pr_err *err);

/* Looks whether a file has this hash: PR_ENOTFOUND, PR_EDAMAGED, PR_EIO. */
PR_NODISCARD enum pr_status app_ceu_file_check(const char *path,
					       const unsigned char hash[32],
					       struct pr_err *err);

/* After a restore: what travelled in the backup becomes files, then the rows
 * are cleared. Nothing to do is one look. */
PR_NODISCARD enum pr_status app_ceu_unpack(struct pr_desk *desk,
					   struct pr_err *err);
PR_NODISCARD enum pr_status app_ceu_backup(struct pr_desk *desk,
					   const char *path,
					   struct pr_err *err);

/* One sentence for each row that lacks its detail, detail without a row, and
 * certificate without its file (pr_desk_check). */
PR_NODISCARD enum pr_status app_ceu_rows_check(
	struct pr_desk *desk, void *ctx,
	void (*fault)(void *ctx, const char *sentence), struct pr_err *err);

#endif
