/*
 * learn_kt.h - answer logs of other subjects, with the skill of each item and
 * where its items stand
 */
#ifndef LEARN_KT_H
#define LEARN_KT_H

#include "learn_kt_log.h"

#include <math.h>

/* The rows of each learner stand together, in the order of practice. */
struct kt {
	struct rows train, test;
	int *skill; /* of each item; several together count as one more */
	int n_items, n_skills;
	double rate;   /* right answers in train */
	double *start; /* of each skill: the difficulty its items have */
};

static inline void
count_items(struct kt *kt, const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].item >= kt->n_items)
			kt->n_items = rows->at[i].item + 1;
}

/* What stands for all the skills an item names, in whatever order. */
static inline unsigned long
together(unsigned long sum, long skill)
{
	unsigned long x = (unsigned long)skill + 1;

	return sum + (x * x * 40503 + x * 65599);
}

/* Gives each sum a number of its own, in the order they are met. */
static inline void
number_skills(struct kt *kt, const unsigned long *sums)
{
	unsigned long *seen = room((size_t)kt->n_items, sizeof *seen);

	for (int i = 0; i < kt->n_items; i++) {
		int s = 0;

		while (s < kt->n_skills && seen[s] != sums[i])
			s++;
		if (s == kt->n_skills)
			seen[kt->n_skills++] = sums[i];
		kt->skill[i] = s;
	}
	free(seen);
}

static inline bool
read_skills(struct kt *kt, const char *set)
{
	FILE *f = open_log(set, "item_skills");
	unsigned long *sums;
	long v[2];

	if (!f)
		return false;
	sums = room((size_t)kt->n_items, sizeof *sums);
	kt->skill = room((size_t)kt->n_items, sizeof *kt->skill);
	while (next_line(f, v, 2))
		if (v[0] < kt->n_items)
			sums[v[0]] = together(sums[v[0]], v[1]);
	fclose(f);
	number_skills(kt, sums);
	free(sums);
	return true;
}

/* Where the items of each skill stand with the training learners: logits of
 * wrong answers, drawn to the mean by five answers. */
static inline void
rate_skills(struct kt *kt)
{
	double *right = room((size_t)kt->n_skills, sizeof *right);
	double *n = room((size_t)kt->n_skills, sizeof *n);

	kt->start = room((size_t)kt->n_skills, sizeof *kt->start);
	for (size_t i = 0; i < kt->train.n; i++) {
		int s = kt->skill[kt->train.at[i].item];

		right[s] += kt->train.at[i].right;
		n[s]++;
	}
	for (int s = 0; s < kt->n_skills; s++) {
		double p = (right[s] + 5 * kt->rate) / (n[s] + 5);

		kt->start[s] = log((1 - p) / p);
	}
	free(right);
	free(n);
}

static inline void
kt_free(struct kt *kt)
{
	free(kt->train.at);
	free(kt->test.at);
	free(kt->skill);
	free(kt->start);
}

/* False when the logs are not there. */
static inline bool
kt_read(struct kt *kt, const char *set)
{
	size_t right = 0;

	*kt = (struct kt){ 0 };
	if (!read_rows(&kt->train, set, "train") ||
	    !read_rows(&kt->test, set, "test")) {
		kt_free(kt);
		return false;
	}
	count_items(kt, &kt->train);
	count_items(kt, &kt->test);
	for (size_t i = 0; i < kt->train.n; i++)
		right += kt->train.at[i].right;
	kt->rate = (double)right / (double)kt->train.n;
	if (!read_skills(kt, set)) {
		kt_free(kt);
		return false;
	}
	rate_skills(kt);
	return true;
}

#endif
