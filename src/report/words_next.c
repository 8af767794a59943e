/* words_next.c - the one next step of a report; see report/words.h */
#include "report/words_internal.h"

#include <stdio.h>
#include <string.h>

/* Only a domain with enough answers to be judged is named. */
static const struct pr_domain_row *
next_domain(const struct pr_result *r)
{
	for (size_t i = 0; i < r->n_domains; i++)
		if (!strcmp(r->domains[i].identifier, r->next_domain) &&
		    !r->domains[i].too_few)
			return &r->domains[i];
	return NULL;
}

static bool
is_above(const struct pr_result *r)
{
	return r->kind == PR_SITTING_QUICK && r->quick == PR_QUICK_ABOVE;
}

/* The command where no domain is to be named. */
static void
general_command(char out[WORDS_MAX], const struct pr_result *r)
{
	switch (r->kind) {
	case PR_SITTING_MOCK:
		snprintf(out, WORDS_MAX, "proctor report --missed");
		return;
	case PR_SITTING_DIAGNOSTIC:
	case PR_SITTING_QUICK:
		snprintf(out, WORDS_MAX, "proctor drill weak");
		return;
	case PR_SITTING_REVIEW:
		snprintf(out, WORDS_MAX, "proctor review %s", r->exam);
		return;
	case PR_SITTING_PRACTICE:
	case PR_SITTING_DRILL:
		break;
	}
	snprintf(out, WORDS_MAX, "proctor exam %s --practice", r->exam);
}

void
words_next_command(char out[WORDS_MAX], const struct pr_result *r)
{
	if (r->kind == PR_SITTING_DRILL)
		snprintf(out, WORDS_MAX, "proctor drill%s%s",
			 next_domain(r) ? " " : "",
			 next_domain(r) ? r->next_domain : "");
	else if (is_above(r))
		snprintf(out, WORDS_MAX, "proctor exam %s", r->exam);
	else if (next_domain(r))
		snprintf(out, WORDS_MAX,
			 "proctor exam %s --practice --domain %s", r->exam,
			 r->next_domain);
	else
		general_command(out, r);
}

static const char *
general_step(const struct pr_result *r)
{
	switch (r->kind) {
	case PR_SITTING_MOCK:
		return "Read the items you missed and why.";
	case PR_SITTING_DIAGNOSTIC:
	case PR_SITTING_QUICK:
		return "Practise where points are lost; these are too few to "
		       "name one domain.";
	case PR_SITTING_REVIEW:
		return "Go on with what waits today.";
	case PR_SITTING_PRACTICE:
	case PR_SITTING_DRILL:
		break;
	}
	return "Practise ten more; these are too few to say where it pays "
	       "most.";
}

bool
words_next_step(char out[WORDS_MAX], const struct pr_result *r)
{
	const struct pr_domain_row *row = next_domain(r);
	char command[WORDS_MAX];

	words_next_command(command, r);
	if (is_above(r))
		snprintf(out, WORDS_MAX,
			 "Sit a whole mock: it shows stamina and pacing, and "
			 "gives a score. %.200s",
			 command);
	else if (row)
		snprintf(out, WORDS_MAX,
			 "Practise %.64s, %.160s: most points were lost there. "
			 "%.200s",
			 row->identifier, row->title, command);
	else
		snprintf(out, WORDS_MAX, "%s %.200s", general_step(r), command);
	return true;
}
