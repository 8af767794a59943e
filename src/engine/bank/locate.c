/* locate.c - the place of a member in the text of its record */
#include "check.h"

#include <stdlib.h>
#include <string.h>

/* A second walk over text that was found sound; scan does the stepping. */
struct finder {
	struct scan scan;
	const char *p, *e;
};

static void
skip_blanks(struct finder *f)
{
	while (f->p < f->e && strchr(" \n\t\r", *f->p) && *f->p)
		f->p++;
}

static bool
step_over(struct finder *f)
{
	if (scan_value(&f->scan, f->p, f->e, true) != SCAN_OK)
		return false;
	f->p = f->scan.end;
	skip_blanks(f);
	return true;
}

/* Steps behind the comma, false at the end of an object or array. */
static bool
next_entry(struct finder *f)
{
	if (f->p >= f->e || *f->p != ',')
		return false;
	f->p++;
	skip_blanks(f);
	return true;
}

/* From "{" to the value of the member. */
static bool
into_member(struct finder *f, const char *name, size_t len)
{
	if (f->p >= f->e || *f->p != '{')
		return false;
	f->p++;
	skip_blanks(f);
	while (f->p < f->e && *f->p == '"') {
		const char *from = f->p + 1;
		bool same;

		if (!step_over(f) || f->p >= f->e || *f->p != ':')
			return false;
		same = (size_t)(f->e - from) > len &&
		       memcmp(from, name, len) == 0 && from[len] == '"';
		f->p++;
		skip_blanks(f);
		if (same)
			return true;
		if (!step_over(f) || !next_entry(f))
			return false;
	}
	return false;
}

/* From "[" to the entry. */
static bool
into_entry(struct finder *f, long index)
{
	if (f->p >= f->e || *f->p != '[')
		return false;
	f->p++;
	skip_blanks(f);
	for (; index > 0; index--)
		if (!step_over(f) || !next_entry(f))
			return false;
	return f->p < f->e && *f->p != ']';
}

size_t
locate(const char *json, size_t len, const char *root, const char *path)
{
	struct finder *f = calloc(1, sizeof(*f));
	const char *found = json;
	bool deeper = true;

	if (!f)
		return 0;
	f->p = json;
	f->e = json + len;
	f->scan.depth_max = SCAN_LEVELS;
	skip_blanks(f);
	if (root && into_member(f, root, strlen(root)))
		found = f->p;
	f->p = found;
	while (deeper && *path) {
		size_t n = strcspn(path, ".[");

		if (*path == '[') {
			char *rest;
			long index = strtol(path + 1, &rest, 10);

			deeper = into_entry(f, index);
			path = *rest == ']' ? rest + 1 : rest;
		} else if (*path == '.') {
			path++;
			continue;
		} else {
			deeper = into_member(f, path, n);
			path += n;
		}
		if (deeper)
			found = f->p;
	}
	scan_release(&f->scan);
	free(f);
	return (size_t)(found - json);
}
