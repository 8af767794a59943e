/* learn_kt_log.h - rows of an answer log, read from a file */
#ifndef LEARN_KT_LOG_H
#define LEARN_KT_LOG_H

#include "bench.h"

#include <stdbool.h>

struct row {
	int user, item;
	bool right;
};

struct rows {
	struct row *at;
	size_t n;
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

#endif
