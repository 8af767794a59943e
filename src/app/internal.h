/*
 * app/internal.h - what the files of app/ share and nobody else sees
 *
 * floor    app (transactions begin and end here)
 */
#ifndef PR_APP_INTERNAL_H
#define PR_APP_INTERNAL_H

#include "proctor/desk.h"
#include "proctor/exam.h"
#include "proctor/form.h"
#include "proctor/item.h"
#include "proctor/library.h"
#include "proctor/seat.h"
#include "proctor/sheet.h"
#include "proctor/store_item.h"
#include "proctor/store_sitting.h"
#include "proctor/tables.h"

struct pool;
struct drill_record;
struct learn_fact;

struct pr_desk {
	struct pr_store *store;
	struct pr_desk_options options; /* strings are copies of ours */
	struct pr_learner learner;
	unsigned char learner_uuid[16];
	int64_t learner_created_ms;
	/* code tables, opened when they are first asked for */
	struct pr_tables *tables, *before;
	bool tables_tried, before_tried;
};

struct pr_seat {
	struct pr_desk *desk;
	int64_t id, learner;
	unsigned char uuid[16];
	struct pr_exam *exam;
	struct pr_form *form;
	struct pr_sitting *sitting;
	struct pr_item **items;       /* n_slots, NULL until asked for */
	struct pr_stimulus **stimuli; /* n_slots, NULL until asked for */
	struct pr_changes *changes;   /* n_slots */
	int utc_offset_min;
	int time_percent, extra_min;
	bool test_clock;
	int64_t begin_ms;
	/* events applied to the sitting but not on the disk, oldest first */
	struct pending *pending;
	size_t n_pending;
	int64_t retry_boot_ms; /* not before */
	int warned_min;        /* last warning given, minutes */
	bool wrote_emergency;  /* this seat put answers in the file */
	struct rescue *rescue; /* answers of an emergency file */
	size_t n_rescue;
	int64_t right_ms; /* median of the learner's right answers, 0 none */
	bool right_known; /* it was looked up */
	char notice[600]; /* to be said before the first item, "" nothing */
};

/* An event with its own copy of the text. */
struct pending {
	struct pr_event event;
	char *body;
	bool seen;                   /* the item must be marked seen with it */
	bool rescued;                /* it is in the emergency file */
	struct drill_record *record; /* grade that is due with it, NULL none */
	struct learn_fact *fact;     /* what it teaches, NULL nothing */
};

/* One answer found in an emergency file. */
struct rescue {
	int slot;
	uint32_t choice;
	char *body;
};

/* The desk's clocks as the sitting machine wants them; lent until next read */
void app_now(const struct pr_desk *desk, struct pr_env *env,
	     struct pr_clocks *clocks);

/* begin .. commit around a call; rolls back when it fails. */
PR_NODISCARD enum pr_status app_transact(
	struct pr_desk *desk,
	enum pr_status (*call)(void *ctx, struct pr_err *), void *ctx,
	struct pr_err *err);

/* A learner's row as it is handed out; the learner at the desk. */
void app_learner_copy(struct pr_learner *out, const struct pr_db_learner *row);
void app_learner_sit(struct pr_desk *desk, const struct pr_db_learner *row);

/* Today's civil date of the desk, YYYY-MM-DD. */
void app_today(const struct pr_desk *desk, char out[11]);

/* ---- forms --------------------------------------------------------------- */

PR_NODISCARD enum pr_status app_form_store(struct pr_desk *desk,
					   struct pr_form *form,
					   const struct pr_exam *exam,
					   bool reserved, struct pr_err *err);
PR_NODISCARD enum pr_status app_form_load(struct pr_form **out,
					  struct pr_desk *desk, int64_t form,
					  const struct pr_exam *exam,
					  struct pr_err *err);
PR_NODISCARD enum pr_status app_form_hash(struct pr_form *form,
					  struct pr_desk *desk,
					  struct pr_err *err);
PR_NODISCARD enum pr_status app_form_from_json(
	struct pr_form **out, struct pr_desk *desk, const struct pr_exam *exam,
	const struct pool *pool, const char *json, struct pr_err *err);
PR_NODISCARD enum pr_status app_pool_avoid(struct pool *pool,
					   struct pr_desk *desk,
					   const char *json,
					   struct pr_err *err);

/* ---- sittings ------------------------------------------------------------ */

/* Gives the row its uuid and its stored form, and inserts it. */
PR_NODISCARD enum pr_status app_sitting_put(struct pr_desk *desk,
					    const struct pr_form *form,
					    struct pr_db_sitting *row,
					    struct pr_err *err);
PR_NODISCARD enum pr_status app_seat_new(struct pr_seat **out,
					 struct pr_desk *desk,
					 const struct pr_db_sitting *row,
					 struct pr_err *err);
/* Replays the stored log into a fresh seat. */
PR_NODISCARD enum pr_status app_seat_replay(struct pr_seat *seat,
					    struct pr_err *err);
/* Stamps, writes, applies one event of a kind. */
PR_NODISCARD enum pr_status app_seat_event(struct pr_seat *seat,
					   struct pr_event *event,
					   struct pr_err *err);
/* Writes what is pending; PR_OK when nothing is left. */
PR_NODISCARD enum pr_status app_seat_flush(struct pr_seat *seat,
					   struct pr_err *err);
/* The same on a fresh connection, after a write that failed. */
PR_NODISCARD enum pr_status app_seat_retry(struct pr_seat *seat,
					   struct pr_err *err);
/* Seals an ended sitting: sheet, score, state, one transaction. */
PR_NODISCARD enum pr_status app_seat_seal(struct pr_seat *seat,
					  struct pr_err *err);
/* All cells of the sheet, from the replayed state. */
PR_NODISCARD enum pr_status app_seat_sheet(struct pr_seat *seat,
					   unsigned char **out, size_t *len,
					   struct pr_err *err);

/* A log of a sealed sitting ends where the sitting's row says. */
PR_NODISCARD enum pr_status app_seat_check_head(const struct pr_seat *seat,
						const unsigned char head[32],
						struct pr_err *err);

/* Emergency file of a sitting: path (free), append what is pending, read,
 * drop. */
char *app_emergency_path(const struct pr_seat *seat);
PR_NODISCARD enum pr_status app_emergency_add(struct pr_seat *seat,
					      struct pr_err *err);
PR_NODISCARD enum pr_status app_emergency_read(struct pr_seat *seat,
					       struct pr_err *err);
int app_emergency_count(const struct pr_desk *desk,
			const unsigned char uuid[16]);
void app_emergency_drop(struct pr_seat *seat);

/* Looks at share_dir/question_banks and takes in what is new. */
PR_NODISCARD enum pr_status app_shipped_load(struct pr_desk *desk,
					     struct pr_err *err);

/* The header of a bank row, for reading its records back. */
PR_NODISCARD enum pr_status app_bank_header(struct pr_desk *desk, int64_t bank,
					    struct pr_bank_header *out,
					    struct pr_err *err);

#endif
