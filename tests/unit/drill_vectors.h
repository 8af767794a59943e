/* drill_vectors.h - the cases and vectors of tests/data/drill_vectors.def */
#ifndef DRILL_VECTORS_H
#define DRILL_VECTORS_H

#include "proctor/bank.h"
#include "proctor/coding.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *id, *members;
} cases[] = {
#define CASE(id, members) { id, members },
#include "../data/drill_vectors.def"
#undef CASE
};

static const struct {
	const char *id, *answer;
	int learning, strict;
	const char *kinds;
} vectors[] = {
#define VECTOR(id, answer, learning, strict, kinds) \
	{ id, answer, learning, strict, kinds },
#include "../data/drill_vectors.def"
#undef VECTOR
};

static inline struct pr_item *
make_item(const char *members)
{
	char text[4000];
	struct pr_item *item = NULL;
	struct pr_err err = { 0 };

	snprintf(text, sizeof(text), "{\"identifier\":\"I\",\"stem\":\"q\",%s}",
		 members);
	assert_pr_ok(pr_item_read(&item, text, strlen(text), NULL, &err), &err);
	return item;
}

static inline struct pr_item *
make_case(const char *id)
{
	for (size_t i = 0; i < PR_LEN(cases); i++)
		if (strcmp(cases[i].id, id) == 0)
			return make_item(cases[i].members);
	fail_msg("no case %s", id);
	return NULL;
}

/* The kinds of a grade, apart by blanks. */
static inline const char *
kinds_of(const struct pr_code_grade *grade, char out[static 600])
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t m = 0; m < grade->n_marks && n < 560; m++)
		n += (size_t)snprintf(out + n, 600 - n, "%s%s", m ? " " : "",
				      pr_feedback_name(grade->marks[m].kind));
	return out;
}

static inline void
expect(const struct pr_item *item, const struct pr_codebook *book,
       const char *answer, int learning, int strict, const char *kinds)
{
	struct pr_code_grade grade;
	struct pr_err err = { 0 };
	char found[600];

	assert_pr_ok(pr_code_grade(&grade, item, answer, book, &err), &err);
	kinds_of(&grade, found);
	if (grade.learning != learning || grade.strict != strict ||
	    strcmp(found, kinds) != 0)
		fail_msg("%s: %d/%d %s, not %d/%d %s", answer, grade.learning,
			 grade.strict, found, learning, strict, kinds);
	assert_int_equal(grade.right, strict == 100);
}

/* The key of an item as lines, required answers only. */
static inline void
key_lines(char *out, size_t cap, const struct pr_item *item)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < item->n_answers; i++)
		if (item->answers[i].required)
			n += (size_t)snprintf(out + n, cap - n, "%s ",
					      item->answers[i].text);
}

static inline void
expect_vectors(const struct pr_codebook *book)
{
	for (size_t i = 0; i < PR_LEN(vectors); i++) {
		struct pr_item *item = make_case(vectors[i].id);

		expect(item, book, vectors[i].answer, vectors[i].learning,
		       vectors[i].strict, vectors[i].kinds);
		pr_item_free(item);
	}
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_item *item = make_item(cases[i].members);
		char key[400];

		key_lines(key, sizeof(key), item);
		expect(item, book, key, 100, 100, "");
		pr_item_free(item);
	}
}

#endif
