/*
 * app/result_internal.h - how a result is made, at the seal and at reading
 *
 * floor    app
 * idea     Rows, shares and pace follow from the log and are made anew each
 *          time; the score is computed once, at the seal, and read back.
 */
#ifndef PR_APP_RESULT_INTERNAL_H
#define PR_APP_RESULT_INTERNAL_H

#include "proctor/result.h"

#include "seat_internal.h"

/* Everything but the score, from a replayed seat. */
PR_NODISCARD enum pr_status result_rows(struct pr_result **out,
					struct pr_seat *seat,
					struct pr_err *err);

/* Keys corrected since; form is the row the seat sits. */
PR_NODISCARD enum pr_status result_corrected(struct pr_result *result,
					     const struct pr_seat *seat,
					     int64_t form, struct pr_err *err);

/* The score, computed from the frozen difficulties. */
PR_NODISCARD enum pr_status result_score(struct pr_result *result,
					 struct pr_seat *seat,
					 struct pr_err *err);

/* The score as JSON (cJSON_free) and back. */
char *result_score_json(const struct pr_result *result);
PR_NODISCARD enum pr_status result_score_read(struct pr_result *result,
					      const char *json,
					      struct pr_err *err);

/* Counts toward raw score: the scored items of a form, reached or not; of
 * practice the items that were reached. */
bool result_counts(const struct pr_response_row *row);

/* Domain rows, pace and changes, from the response rows. */
void result_domains(struct pr_result *result, const struct pr_exam *exam);
PR_NODISCARD enum pr_status result_pace(struct pr_result *result,
					struct pr_err *err);

#endif
