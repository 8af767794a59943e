/* grade.c - responses to choices, matching and ordering; see proctor/item.h */
#include "grade.h"

#include <math.h>
#include <string.h>

double
grade_floor(const struct pr_item *item, double share)
{
	double floor = item->points > 0 ? item->min_points / item->points : 0;

	if (share < floor)
		share = floor;
	return share > 1 ? 1 : share < 0 ? 0 : share;
}

size_t
grade_word(const char **p, const char *blanks)
{
	*p += strspn(*p, blanks);
	return strcspn(*p, blanks);
}

int
grade_option(const struct pr_option *options, size_t n, const char *id,
	     size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(options[i].id) == len &&
		    memcmp(options[i].id, id, len) == 0)
			return (int)i;
	return -1;
}

/* Credits where the bank gives them, else 1 for correct and 0 for wrong. */
static double
option_credit(const struct pr_option *o)
{
	if (!isnan(o->credit))
		return o->credit;
	return o->correct ? 1 : 0;
}

/* The best single credit among the chosen. */
static double
best_credit(const struct pr_item *item, uint32_t choice)
{
	double best = 0;

	for (size_t i = 0; i < item->n_options; i++) {
		double credit = option_credit(&item->options[i]);

		if (choice >> i & 1 && credit > best)
			best = credit;
	}
	return best;
}

/*
 * Rights and wrongs against the key. per_option: each option, chosen or left,
 * counts alike; plus_minus: chosen rights minus chosen wrongs.
 */
static double
count_options(const struct pr_item *item, uint32_t choice, bool minus)
{
	int rights = 0, wrongs = 0, same = 0, keys = 0;

	for (size_t i = 0; i < item->n_options; i++) {
		bool chosen = choice >> i & 1;
		bool correct = item->options[i].correct;

		keys += correct;
		same += chosen == correct;
		rights += chosen && correct;
		wrongs += chosen && !correct;
	}
	if (minus)
		return keys ? (double)(rights - wrongs) / keys : 0;
	return item->n_options ? (double)same / (double)item->n_options : 0;
}

struct verdict
grade_choice(const struct pr_item *item, uint32_t choice)
{
	struct verdict v = { 0, -1, -1 };
	bool one = choice && !(choice & (choice - 1));

	if (choice == pr_item_key(item)) {
		v.share = 1;
		return v;
	}
	if (item->type != PR_ITEM_MULTIPLE_RESPONSE) {
		v.share = one ? best_credit(item, choice) : 0;
	} else if (item->scoring == PR_SCORING_PER_OPTION) {
		v.share = count_options(item, choice, false);
	} else if (item->scoring == PR_SCORING_PLUS_MINUS) {
		v.share = count_options(item, choice, true);
	}
	/* only the key itself is full credit */
	if (v.share >= 1)
		v.share = 0.99;
	return v;
}

struct verdict
grade_matching(const struct pr_item *item, const char *body)
{
	struct verdict v = { 0, -1, -1 };
	size_t len, rights = 0, given = 0;

	for (; (len = grade_word(&body, " ,;\n")) > 0; body += len) {
		const char *mark = memchr(body, '=', len);
		size_t left = mark ? (size_t)(mark - body) : len;
		int s = grade_option(item->options, item->n_options, body,
				     left);
		int t = mark ? grade_option(item->targets, item->n_targets,
					    mark + 1, len - left - 1)
			     : -1;

		given++;
		rights += s >= 0 && t >= 0 && item->pairs[s] == t;
	}
	if (given > item->n_options)
		return v; /* a source paired twice is no answer */
	v.share = (double)rights / (double)item->n_options;
	if (v.share < 1 && item->scoring != PR_SCORING_PAIRS &&
	    item->scoring != PR_SCORING_PER_OPTION)
		v.share = 0;
	return v;
}

struct verdict
grade_ordering(const struct pr_item *item, const char *body)
{
	struct verdict v = { 0, -1, -1 };
	size_t len, rights = 0, place = 0;

	for (; (len = grade_word(&body, " ,;\n")) > 0; body += len) {
		int o = grade_option(item->options, item->n_options, body, len);

		rights += place < item->n_options && o >= 0 &&
			  item->order[place] == o;
		place++;
	}
	if (place > item->n_options)
		return v;
	v.share = (double)rights / (double)item->n_options;
	if (v.share < 1 && item->scoring != PR_SCORING_POSITIONS)
		v.share = 0;
	return v;
}

static bool
is_answered(const struct pr_item *item, const struct pr_response *response)
{
	const char *body = response->body ? response->body : "";

	if (pr_item_is_choice(item->type))
		return response->choice != 0;
	return body[strspn(body, " \t\r\n")] != '\0';
}

static struct verdict
judge(const struct pr_item *item, const struct pr_response *response)
{
	switch (item->type) {
	case PR_ITEM_NUMERIC:
		return grade_number(item, response->body);
	case PR_ITEM_SHORT_TEXT:
		return grade_text(item, response->body);
	case PR_ITEM_CODE_ENTRY:
		return grade_codes(item, response->body);
	case PR_ITEM_MATCHING:
		return grade_matching(item, response->body);
	case PR_ITEM_ORDERING:
		return grade_ordering(item, response->body);
	case PR_ITEM_SINGLE_CHOICE:
	case PR_ITEM_MULTIPLE_RESPONSE:
	case PR_ITEM_TRUE_FALSE:
		break;
	}
	return grade_choice(item, response->choice);
}

struct pr_grade
pr_item_grade(const struct pr_item *item, const struct pr_response *response)
{
	struct pr_grade grade = { false, false, 0, -1, -1 };
	struct verdict v;

	grade.answered = is_answered(item, response);
	if (!grade.answered)
		return grade;
	v = judge(item, response);
	v.share = grade_floor(item, v.share);
	grade.right = v.share >= 1;
	grade.credit = grade.right ? 100 : (int)(v.share * 100 + 1e-9);
	if (!grade.right && grade.credit > 99)
		grade.credit = 99;
	grade.answer = v.answer;
	grade.wrong = v.wrong;
	return grade;
}
