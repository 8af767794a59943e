/*
 * app/seat_internal.h - small helpers of the seat's files
 *
 * floor    app
 */
#ifndef PR_APP_SEAT_INTERNAL_H
#define PR_APP_SEAT_INTERNAL_H

#include "internal.h"

struct cJSON;

/* Forgets events that are not written, from this one on. */
void seat_drop_pending(struct pr_seat *seat, size_t from);

/* All items of the form, loaded. */
PR_NODISCARD enum pr_status seat_load_items(struct pr_seat *seat,
					    struct pr_err *err);

/*
 * Items and their case material, before the clock runs: a disk that fails
 * later then takes no question away.
 */
PR_NODISCARD enum pr_status seat_load_all(struct pr_seat *seat,
					  struct pr_err *err);

/* The row of the sitting as it stands, for state changes. */
void seat_row(const struct pr_seat *seat, struct pr_db_sitting *row);

/* Adds a finite number so that it is read back as the same number. */
bool app_json_number(struct cJSON *object, const char *name, double value);

/* A quick check that is sure of its verdict has nothing more to ask. */
bool seat_quick_is_sure(struct pr_seat *seat);

/* The event as a row; body is lent from the event. */
void seat_event_row(const struct pr_seat *seat, const struct pr_event *event,
		    struct pr_db_event *row);

#endif
