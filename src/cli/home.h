/*
 * cli/home.h - where one stands: what the home prompt and the status show
 *
 * floor    cli
 */
#ifndef PR_CLI_HOME_H
#define PR_CLI_HOME_H

#include "proctor/ceu_desk.h"
#include "proctor/library.h"
#include "proctor/result.h"
#include "proctor/seat.h"

struct home {
	struct pr_exam_row *exams;
	struct pr_past_row *past;     /* newest first */
	struct pr_paused_row *paused; /* newest first */
	size_t n_exams, n_past, n_paused;
	size_t n_ready;   /* exams at the head that can be practised */
	const char *next; /* the one next step, what follows "proctor" */
	struct pr_ceu_picture *ceu; /* NULL: nothing is held or logged */
	struct pr_err ceu_err;      /* why it could not be loaded */
};

/* home ends with home_release in any case. */
PR_NODISCARD enum pr_status home_load(struct home *home, struct pr_desk *desk,
				      struct pr_err *err);
void home_release(struct home *home);

/* All of it as proctor.status/1. */
PR_NODISCARD enum pr_status home_json(const struct home *home,
				      const struct pr_learner *learner,
				      const struct pr_sink *sink,
				      struct pr_err *err);

#endif
