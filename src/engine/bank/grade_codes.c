/* grade_codes.c - codes as an answer in a form: the strict score of the drill
 * grader, without tables; see proctor/coding.h */
#include "engine/codes/shape.h"
#include "proctor/coding.h"

#include "grade.h"

#include <math.h>
#include <string.h>

static bool
is_code(const char *wrong, const char *code)
{
	char normal[16];

	shape_normal(normal, sizeof(normal), wrong);
	return strcmp(normal, code) == 0;
}

/* The first wrong code of the bank among lines that earn nothing whole. */
static int
find_wrong(const struct pr_item *item, const struct pr_code_grade *grade)
{
	for (size_t m = 0; m < grade->n_marks; m++) {
		int line = grade->marks[m].line;

		for (size_t i = 0; line >= 0 && i < item->n_wrong_answers; i++)
			if (is_code(item->wrong_answers[i].text,
				    grade->lines[line].code))
				return (int)i;
	}
	return -1;
}

/* Lines that stand for nothing in the key. */
static int
count_extra(const struct pr_code_grade *grade)
{
	int n = 0;

	for (size_t k = 0; k < grade->n_lines; k++)
		n += grade->paired[k] < 0;
	return n;
}

/* Where the bank prices extra codes itself, they cost that and no more: the
 * share is then of the lines that stand for something. */
static double
priced_share(const struct pr_item *item, const struct pr_code_grade *grade)
{
	int extra = count_extra(grade);
	int lines = (int)grade->n_lines, counted = lines - extra;
	double share = grade->strict / 100.0;

	if (extra == 0 || item->points <= 0)
		return share;
	if (counted > 0) /* whole lines again, not rounded percent */
		share = floor(share * lines + 0.5) / counted;
	share -= item->extra_penalty * extra / item->points;
	return share < 0 ? 0 : share;
}

struct verdict
grade_codes(const struct pr_item *item, const char *body)
{
	struct verdict v = { 0, -1, -1 };
	struct pr_code_grade grade;

	if (pr_code_grade(&grade, item, body, NULL, NULL))
		return v;
	v.wrong = find_wrong(item, &grade);
	if (grade.right) {
		v.share = 1;
		return v;
	}
	if (item->scoring == PR_SCORING_ALL_OR_NOTHING)
		return v;
	v.share = item->extra_penalty > 0 ? priced_share(item, &grade)
					  : grade.strict / 100.0;
	if (v.share >= 1)
		v.share = 0.99;
	return v;
}
