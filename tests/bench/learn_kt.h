/*
 * learn_kt.h - answer logs for the benches of the ability filter: reading
 * them, and how good chances were
 */
#ifndef LEARN_KT_H
#define LEARN_KT_H

#include "bench.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

struct row {
	int user, item;
	bool right;
};

struct rows {
	struct row *at;
	size_t n;
};

/* The rows of each learner stand together, in the order of practice. */
struct kt {
	struct rows train, test;
	int *skill; /* of each item: the first that is named */
	int n_items, n_skills;
	double rate; /* right answers in train */
};

static inline void *
room(size_t n, size_t size)
{
	void *at = calloc(n ? n : 1, size);

	if (!at)
		die("memory", "none left");
	return at;
}

static inline FILE *
open_log(const char *set, const char *part)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/kt/%s_%s.csv",
		 data && *data ? data : "../shared/data", set, part);
	f = fopen(path, "r");
	if (f && !fgets(path, sizeof path, f)) { /* the names of columns */
		fclose(f);
		f = NULL;
	}
	return f;
}

/* Reads up to three whole numbers; false at the end. */
static inline bool
next_line(FILE *f, long *v, int n)
{
	char line[256];
	char *at = line;

	if (!fgets(line, sizeof line, f))
		return false;
	for (int i = 0; i < n; i++) {
		char *end;

		v[i] = strtol(at, &end, 10);
		if (end == at || v[i] < 0 || v[i] > 10000000)
			die("a log", "a line is not as it should be");
		at = end + (*end == ',');
	}
	return true;
}

static inline bool
read_rows(struct rows *out, const char *set, const char *part)
{
	FILE *f = open_log(set, part);
	size_t cap = 1 << 16;
	long v[3];

	if (!f)
		return false;
	out->at = room(cap, sizeof *out->at);
	while (next_line(f, v, 3)) {
		if (out->n == cap) {
			cap *= 2;
			out->at = realloc(out->at, cap * sizeof *out->at);
			if (!out->at)
				die("memory", "none left");
		}
		out->at[out->n++] =
			(struct row){ (int)v[0], (int)v[1], v[2] == 1 };
	}
	fclose(f);
	return out->n > 0;
}

static inline void
count_items(struct kt *kt, const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].item >= kt->n_items)
			kt->n_items = rows->at[i].item + 1;
}

static inline bool
read_skills(struct kt *kt, const char *set)
{
	FILE *f = open_log(set, "item_skills");
	long v[2];

	if (!f)
		return false;
	kt->skill = room((size_t)kt->n_items, sizeof *kt->skill);
	for (int i = 0; i < kt->n_items; i++)
		kt->skill[i] = -1;
	while (next_line(f, v, 2)) {
		if (v[0] < kt->n_items && kt->skill[v[0]] < 0)
			kt->skill[v[0]] = (int)v[1];
		if (v[1] >= kt->n_skills)
			kt->n_skills = (int)v[1] + 1;
	}
	fclose(f);
	for (int i = 0; i < kt->n_items; i++) /* what has none: one of its own */
		if (kt->skill[i] < 0)
			kt->skill[i] = kt->n_skills;
	kt->n_skills++;
	return true;
}

static inline void
kt_free(struct kt *kt)
{
	free(kt->train.at);
	free(kt->test.at);
	free(kt->skill);
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
	return true;
}

/* ---- how good chances were ----------------------------------------------- */

struct claim {
	double p;
	bool right;
};

static inline int
by_chance(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	return x->p < y->p ? -1 : x->p > y->p;
}

static inline double
claims_log_loss(const struct claim *claims, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		double p = fmin(fmax(claims[i].p, 1e-6), 1 - 1e-6);

		sum -= claims[i].right ? log(p) : log(1 - p);
	}
	return sum / (double)n;
}

/* By ranks, equal chances share theirs; puts claims in order. */
static inline double
claims_auc(struct claim *claims, size_t n)
{
	double ranks = 0;
	double right = 0;

	qsort(claims, n, sizeof *claims, by_chance);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i; j < n && !(claims[j].p > claims[i].p); j++)
			;
		for (size_t k = i; k < j; k++) {
			ranks += claims[k].right ? (double)(i + 1 + j) / 2 : 0;
			right += claims[k].right;
		}
	}
	return (ranks - right * (right + 1) / 2) /
	       (right * ((double)n - right));
}

#endif
