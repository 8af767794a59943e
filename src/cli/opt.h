/*
 * cli/opt.h - options as tables: parsing, usage and help from one struct
 *
 * floor    cli
 * idea     A command declares its options once and a struct that receives
 *          their values; each row says at which byte of that struct. Nothing
 *          is abbreviated; "--" ends the options; "-" is an operand.
 */
#ifndef PR_CLI_OPT_H
#define PR_CLI_OPT_H

#include "proctor/err.h"

#include <stdio.h>

#define OPT_LIST_MAX 16

enum opt_kind {
	OPT_FLAG,   /* bool */
	OPT_TEXT,   /* const char * */
	OPT_WORD,   /* const char *, one of those in arg: "pause|run" */
	OPT_NUMBER, /* struct opt_number */
	OPT_LIST,   /* struct opt_list, may be repeated */
};

struct opt_number {
	bool set;
	uint64_t value;
};

struct opt_list {
	const char *items[OPT_LIST_MAX];
	size_t n;
};

struct opt {
	const char *name; /* without the two hyphens */
	char letter;      /* "-o", or 0 */
	enum opt_kind kind;
	size_t at;        /* offsetof in the struct of values */
	const char *arg;  /* shown in the usage, NULL for a flag */
	const char *help; /* one line, no full stop */
};

/* A table and the struct it fills. */
struct opt_set {
	const struct opt *opts;
	size_t n;
	void *values;
};

/* What is left of argv once the options are taken out. */
struct opt_args {
	int n;
	const char **v; /* borrowed strings in an array of the caller */
};

/*
 * Takes options out of argv[0..argc), looking in each set in turn; operands
 * go to args->v, which has room for argc. With first_only the reading stops
 * at the first operand, *used then says how many words were read.
 * PR_EINVAL with a sentence that names the nearest option.
 */
PR_NODISCARD enum pr_status opt_parse(const struct opt_set *sets, size_t n_sets,
				      int argc, char *const *argv,
				      bool first_only, struct opt_args *args,
				      int *used, struct pr_err *err);

/* "  --seed N          draw with this seed" for each row. */
void opt_help(FILE *to, const struct opt *opts, size_t n);

/*
 * The name nearest to a mistyped word, or NULL when none is near. next gives
 * name i, NULL after the last.
 */
const char *opt_nearest(const char *word,
			const char *(*next)(const void *, size_t),
			const void *ctx);

#endif
