/* import_foreign_args.c - what the converter is told: names and the exam */
#include "proctor/text.h"
#include "util/buf.h"
#include "util/mem.h"

#include "import_foreign.h"
#include "import_item.h"
#include "library_internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ARG_MAX_BYTES ((size_t)16384)

static enum pr_status
add(struct foreign_args *args, const char *name, const char *value,
    struct pr_err *err)
{
	struct buf buf;
	void *more;

	if (!value)
		return PR_OK;
	more = mem_room(args->v, args->n + 1, &args->cap, sizeof(*args->v));
	if (!more)
		return mem_fail(err);
	args->v = more;
	args->v[args->n] = args->v[args->n + 1] = NULL;
	buf_init(&buf, ARG_MAX_BYTES);
	buf_printf(&buf, "%s%s%s", name, *name ? "=" : "", value);
	return buf_take(&args->v[args->n++], NULL, &buf, err);
}

void
foreign_args_release(struct foreign_args *args)
{
	for (size_t i = 0; i < args->n; i++)
		free(args->v[i]);
	free(args->v);
	*args = (struct foreign_args){ 0 };
}

/* The exams that there are. */
struct exams {
	char only[65];
	struct buf names;
	size_t n;
};

static bool
take_exam(void *ctx, const struct pr_db_exam *exam)
{
	struct exams *e = ctx;

	buf_printf(&e->names, "%s%s", e->n ? ", " : "", exam->identifier);
	if (!e->n++)
		snprintf(e->only, sizeof(e->only), "%s", exam->identifier);
	return true;
}

/* "DOMAIN TASK TITLE", apart by TAB. */
static enum pr_status
add_domain(struct foreign_args *args, const char *domain, const char *task,
	   const char *title, struct pr_err *err)
{
	struct buf buf;
	enum pr_status st;

	buf_init(&buf, ARG_MAX_BYTES);
	buf_printf(&buf, "%s\t%s\t%s", domain, task ? task : "",
		   title ? title : "");
	st = buf_status(&buf, err);
	if (!st)
		st = add(args, "--domain", buf.data, err);
	buf_release(&buf);
	return st;
}

static enum pr_status
add_domains(struct foreign_args *args, const struct pr_exam *exam,
	    struct pr_err *err)
{
	enum pr_status st = add(args, "--exam", exam->identifier, err);

	for (size_t i = 0; i < exam->n_domains && !st; i++) {
		const struct pr_domain *d = &exam->domains[i];

		st = add_domain(args, d->identifier, NULL, d->title, err);
		for (size_t k = 0; k < d->n_tasks && !st; k++)
			st = add_domain(args, d->identifier,
					d->tasks[k].identifier,
					d->tasks[k].title, err);
	}
	return st;
}

/* The domain of items that name none, as the exam writes it. */
static enum pr_status
add_own(struct foreign_args *args, const struct pr_exam *exam,
	const char *named, const char *exams, struct pr_err *err)
{
	struct buf names;
	enum pr_status st;

	if (!named)
		return PR_OK;
	if (!exam)
		return pr_fail(err, PR_EINVAL,
			       "--domain needs --exam EXAM, the exam whose "
			       "domain \"%.64s\" is: %s.",
			       named, *exams ? exams : "import one first");
	buf_init(&names, ARG_MAX_BYTES);
	for (size_t i = 0; i < exam->n_domains; i++) {
		const struct pr_domain *d = &exam->domains[i];

		if (!strcasecmp(named, d->identifier) ||
		    (d->title && !strcasecmp(named, d->title))) {
			buf_release(&names);
			return add(args, "--own", d->identifier, err);
		}
		buf_printf(&names, "%s%s", i ? ", " : "", d->identifier);
	}
	st = pr_fail(err, PR_ENOTFOUND,
		     "%s has no domain \"%.64s\"; --domain names one of %s.",
		     exam->identifier, named, buf_text(&names));
	buf_release(&names);
	return st;
}

/* The exam that was named, or the only one. */
static enum pr_status
add_exam(struct foreign_args *args, struct import *im, struct pr_err *err)
{
	const char *named = im->options->foreign.exam;
	const struct pr_exam *exam = NULL;
	struct exams exams = { .n = 0 };
	enum pr_status st;

	buf_init(&exams.names, ARG_MAX_BYTES);
	st = pr_db_exam_each(im->desk->store, &exams, take_exam, err);
	if (!st)
		st = buf_status(&exams.names, err);
	if (!st && !named && exams.n == 1)
		named = exams.only;
	if (!st && named)
		st = import_exam_find(&exam, im, named, err);
	if (!st && named && !exam)
		st = pr_fail(err, PR_ENOTFOUND,
			     "There is no exam \"%s\"; %s%s.", named,
			     exams.n ? "--exam names one of "
				     : "import one that --exam can name",
			     buf_text(&exams.names));
	if (!st)
		st = exam ? add_domains(args, exam, err)
			  : add(args, "--exams", buf_text(&exams.names), err);
	if (!st)
		st = add_own(args, exam, im->options->foreign.domain,
			     buf_text(&exams.names), err);
	buf_release(&exams.names);
	return st;
}

/* "quiz 3" of "folder/quiz 3.csv", as one clean line. */
static enum pr_status
base_name(char **out, const char *path, struct pr_err *err)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	const char *dot = strrchr(base, '.');
	size_t n = dot && dot > base ? (size_t)(dot - base) : strlen(base);

	return pr_text_clean(out, base, n, PR_CLEAN_FOLD, NULL, err);
}

/* What identifiers do not have becomes "-". */
static void
identifier_of(char out[65], const char *name)
{
	size_t n = 0;

	if (!isalpha((unsigned char)name[0]) && name[0] != '_')
		out[n++] = '_';
	for (; *name && n < 64; name++) {
		unsigned char c = (unsigned char)*name;

		if (isalnum(c) || (c && strchr("_.-", c)))
			out[n++] = (char)c;
		else if (n && out[n - 1] != '-')
			out[n++] = '-';
	}
	out[n] = '\0';
}

/* The bank's identifier as it was given, or made of the file's name. */
static enum pr_status
name_bank(char out[65], const char *given, const char *base, const char *path,
	  struct pr_err *err)
{
	if (!given && !strcmp(path, "-"))
		return pr_fail(err, PR_EINVAL,
			       "What comes from standard input is no certbank "
			       "file and has no name; say --bank ID, and say "
			       "the same the next time.");
	identifier_of(out, given ? given : base);
	if (!given || !strcmp(out, given))
		return PR_OK;
	return pr_fail(err, PR_EINVAL,
		       "--bank takes an identifier: a letter or _, then "
		       "letters, digits, _ . - up to 64 characters, not "
		       "\"%.80s\".",
		       given);
}

/* What the bank is called: as said, as it is called already, as the file. */
static enum pr_status
add_names(struct foreign_args *args, struct import *im,
	  const struct import_file *of, struct pr_err *err)
{
	const struct pr_foreign_options *o = &im->options->foreign;
	const char *title = o->title;
	struct pr_db_bank row;
	char bank[65] = "";
	char *base = NULL;
	enum pr_status st = base_name(&base, of->path, err);

	if (!st)
		st = name_bank(bank, o->bank, base, of->path, err);
	if (!st)
		st = add(args, "--bank", bank, err);
	if (!st && !title && library_bank(im->desk, bank, &row, NULL) == PR_OK)
		title = row.title;
	if (!st && !title)
		title = o->bank ? bank : base;
	if (!st)
		st = add(args, "--title", title, err);
	free(base);
	return st;
}

enum pr_status
foreign_args(struct foreign_args *out, struct import *im,
	     const struct import_file *of, struct pr_err *err)
{
	const struct pr_foreign_options *o = &im->options->foreign;
	enum pr_status st = add(out, "", o->converter, err);

	if (!st)
		st = add_names(out, im, of, err);
	if (!st)
		st = add(out, "--format", o->format, err);
	if (!st)
		st = add(out, "--key", o->key, err);
	if (!st)
		st = add(out, "--map", o->map, err);
	if (!st)
		st = add_exam(out, im, err);
	return st;
}
