/*
 * cli/ceu_form.h - the questions of the form of an entry, in plain mode
 *
 * floor    cli
 */
#ifndef PR_CLI_CEU_FORM_H
#define PR_CLI_CEU_FORM_H

#include "cli/ceu_entry.h"

#define CEU_STEPS (8 + 7 * PR_CEU_CLAIMS)

/* One question. */
struct ceu_step {
	enum pr_ceu_field field;
	int claim; /* -1 of the entry */
};

struct cli_ceu_form {
	struct cli *cli;
	struct plain_in *in;
	struct pr_ceu_picture *picture;
	struct pr_ceu_room room;
	struct pr_ceu_draft draft;
	struct ceu_step steps[CEU_STEPS];
	size_t n, at;
	int64_t correct; /* the entry that is corrected, 0 a new one */
	char reason[PR_CEU_TEXT];
};

enum ceu_answer {
	CEU_ANSWER_NEXT,
	CEU_ANSWER_BACK,
	CEU_ANSWER_SAVE,
	CEU_ANSWER_LEAVE, /* or the end of input */
};

/* All questions, in their order. */
void cli_ceu_form_steps(struct cli_ceu_form *form);

/* Whether a question has a meaning after the answers so far. */
bool cli_ceu_form_is_due(const struct cli_ceu_form *form,
			 const struct ceu_step *step);

/* A finding that concerns this question; of minutes and units one is enough. */
bool cli_ceu_form_concerns(const struct ceu_step *step,
			   const struct pr_ceu_finding *finding);

/* Asks until the answer is right, or something else is wanted. */
enum ceu_answer cli_ceu_form_ask(struct cli_ceu_form *form,
				 const struct ceu_step *step);

#endif
