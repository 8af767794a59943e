/* opt.c - options as tables; see cli/opt.h */
#include "cli/opt.h"

#include "util/nearest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *
opt_nearest(const char *word, const char *(*next)(const void *, size_t),
	    const void *ctx)
{
	return nearest_name(word, next, ctx);
}

struct all_sets {
	const struct opt_set *sets;
	size_t n;
};

static const char *
next_option(const void *ctx, size_t i)
{
	const struct all_sets *all = ctx;

	for (size_t s = 0; s < all->n; s++) {
		if (i < all->sets[s].n)
			return all->sets[s].opts[i].name;
		i -= all->sets[s].n;
	}
	return NULL;
}

static enum pr_status
unknown(const struct all_sets *all, const char *name, struct pr_err *err)
{
	const char *near = opt_nearest(name, next_option, all);

	if (near)
		return pr_fail(err, PR_EINVAL,
			       "there is no option --%s; the nearest is --%s",
			       name, near);
	return pr_fail(err, PR_EINVAL, "there is no option --%s", name);
}

/* True when word is one of "a|b|c". */
static bool
is_one_of(const char *list, const char *word)
{
	size_t len = strlen(word);

	while (*list) {
		size_t n = strcspn(list, "|");

		if (n == len && !strncmp(list, word, n))
			return true;
		list += n + (list[n] == '|');
	}
	return false;
}

static enum pr_status
set_number(struct opt_number *out, const char *name, const char *text,
	   struct pr_err *err)
{
	char *end;
	unsigned long long value;

	errno = 0;
	value = strtoull(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end || errno)
		return pr_fail(err, PR_EINVAL,
			       "--%s takes a whole number, not \"%s\"", name,
			       text);
	*out = (struct opt_number){ .set = true, .value = value };
	return PR_OK;
}

static enum pr_status
set(const struct opt_set *in, const struct opt *opt, const char *text,
    struct pr_err *err)
{
	void *at = (char *)in->values + opt->at;

	switch (opt->kind) {
	case OPT_FLAG:
		*(bool *)at = true;
		break;
	case OPT_WORD:
		if (!is_one_of(opt->arg, text))
			return pr_fail(err, PR_EINVAL,
				       "--%s takes %s, not \"%s\"", opt->name,
				       opt->arg, text);
		*(const char **)at = text;
		break;
	case OPT_TEXT:
		*(const char **)at = text;
		break;
	case OPT_NUMBER:
		return set_number(at, opt->name, text, err);
	case OPT_LIST: {
		struct opt_list *list = at;

		if (list->n == OPT_LIST_MAX)
			return pr_fail(err, PR_EINVAL,
				       "--%s may be given %d times at most",
				       opt->name, OPT_LIST_MAX);
		list->items[list->n++] = text;
		break;
	}
	}
	return PR_OK;
}

static bool
find(const struct all_sets *all, const char *name, size_t len, char letter,
     const struct opt_set **in, const struct opt **out)
{
	for (size_t s = 0; s < all->n; s++)
		for (size_t i = 0; i < all->sets[s].n; i++) {
			const struct opt *o = &all->sets[s].opts[i];

			if (letter ? o->letter == letter
				   : strlen(o->name) == len &&
					     !strncmp(o->name, name, len)) {
				*in = &all->sets[s];
				*out = o;
				return true;
			}
		}
	return false;
}

/* One option at argv[*i]; moves *i over a value of its own. */
static enum pr_status
take(const struct all_sets *all, int argc, char *const *argv, int *i,
     struct pr_err *err)
{
	const char *word = argv[*i];
	bool is_long = word[1] == '-';
	const char *name = word + 1 + is_long;
	size_t len = is_long ? strcspn(name, "=") : 1;
	const char *value = name[len] ? name + len + (is_long ? 1 : 0) : NULL;
	const struct opt_set *in;
	const struct opt *opt;

	if (!find(all, name, len, (char)(is_long ? 0 : *name), &in, &opt)) {
		char cut[64];

		if (!is_long)
			return pr_fail(err, PR_EINVAL, "there is no option %s",
				       word);
		snprintf(cut, sizeof(cut), "%.*s", (int)len, name);
		return unknown(all, cut, err);
	}
	if (opt->kind == OPT_FLAG && value)
		return pr_fail(err, PR_EINVAL, "--%s takes no value",
			       opt->name);
	if (opt->kind != OPT_FLAG && !value) {
		if (*i + 1 >= argc)
			return pr_fail(err, PR_EINVAL, "--%s needs %s",
				       opt->name, opt->arg);
		value = argv[++*i];
	}
	return set(in, opt, value, err);
}

enum pr_status
opt_parse(const struct opt_set *sets, size_t n_sets, int argc,
	  char *const *argv, bool first_only, struct opt_args *args, int *used,
	  struct pr_err *err)
{
	struct all_sets all = { sets, n_sets };
	bool open = true;
	int i;

	for (i = 0; i < argc; i++) {
		const char *word = argv[i];
		enum pr_status st;

		if (open && !strcmp(word, "--")) {
			open = false;
			continue;
		}
		if (!open || word[0] != '-' || !word[1]) {
			if (first_only)
				break;
			args->v[args->n++] = word;
			continue;
		}
		st = take(&all, argc, argv, &i, err);
		if (st)
			return st;
	}
	if (used)
		*used = i;
	return PR_OK;
}

void
opt_help(FILE *to, const struct opt *opts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char left[64];

		snprintf(left, sizeof(left), "%s%c%s--%s%s%s",
			 opts[i].letter ? "-" : "",
			 opts[i].letter ? opts[i].letter : ' ',
			 opts[i].letter ? ", " : "   ", opts[i].name,
			 opts[i].arg ? " " : "",
			 opts[i].arg ? opts[i].arg : "");
		fprintf(to, "  %-32s %s\n", left, opts[i].help);
	}
}
