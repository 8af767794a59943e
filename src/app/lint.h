/*
 * app/lint.h - what the two sources of items to be judged share
 *
 * floor    app
 */
#ifndef PR_APP_LINT_H
#define PR_APP_LINT_H

#include "proctor/lint_library.h"

#include "internal.h"

#define LINT_WAIVERS 64

/* What a record says that struct pr_item does not keep. */
struct lint_extra {
	void *tree; /* cJSON, NULL when there is nothing */
	const char *lang;
	struct pr_waiver waivers[LINT_WAIVERS];
	size_t n_waivers;
};

/* Parses only a record that has a waiver or a language; json ends with NUL. */
void lint_extra_read(struct lint_extra *out, const char *json, size_t len);
void lint_extra_release(struct lint_extra *extra);

/* The language of a bank's record, freed with free(); NULL when none. */
char *lint_bank_lang(const char *json);

/* Judges one item of a record; language and waivers come from the record. */
PR_NODISCARD enum pr_status lint_record(struct pr_lint *lint,
					const struct pr_lint_at *place,
					const struct pr_item *item,
					const char *json, size_t len,
					struct pr_err *err);

/* PR_ESTOP when the user asks for it. */
PR_NODISCARD enum pr_status lint_tick(const struct pr_progress *progress,
				      const char *doing, uint64_t done,
				      uint64_t total, struct pr_err *err);

#endif
