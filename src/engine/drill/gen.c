/* gen.c - the generators and what they share; see proctor/generate.h */
#include "gen.h"

#include "proctor/uuid.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CM (1u << PR_LIST_CM)
#define PCS (1u << PR_LIST_PCS)
#define HCPCS (1u << PR_LIST_HCPCS)
#define NOTES (1u << PR_LIST_NOTES)
#define TERMS (1u << PR_LIST_TERMS)
#define INDEX (1u << PR_LIST_INDEX)
#define NEOPLASM (1u << PR_LIST_NEOPLASM)
#define DRUG (1u << PR_LIST_DRUG)
#define PCS_TABLES (1u << PR_LIST_PCS_TABLES)
#define PCS_TERMS (1u << PR_LIST_PCS_TERMS)
#define DRG (1u << PR_LIST_DRG)
#define SEVERITY (1u << PR_LIST_SEVERITY)
#define POA (1u << PR_LIST_POA)

static const struct pr_generator generators[] = {
#define X(name, task, what, choice, needs, before) \
	{ #name, task, what, needs, choice, before },
#include "generators.def"
#undef X
};

static enum pr_status (*const make[])(struct gen *g) = {
#define X(name, task, what, choice, needs, before) gen_##name,
#include "generators.def"
#undef X
};

const struct pr_generator *
pr_generators(size_t *n)
{
	*n = PR_LEN(generators);
	return generators;
}

bool
pr_generator_ready(const struct pr_generator *generator,
		   const struct pr_codebook *book,
		   const struct pr_codebook *before)
{
	if (generator->needs_before && !before)
		return false;
	for (int i = 0; i < PR_CODEBOOK_LISTS; i++)
		if (generator->needs >> i & 1 &&
		    (!book ||
		     book->count(book->ctx, (enum pr_codebook_list)i) <= 0))
			return false;
	return true;
}

enum pr_status
pr_generate(struct pr_generated *out, const struct pr_generator *generator,
	    const struct pr_codebook *book, const struct pr_codebook *before,
	    uint64_t seed, struct pr_err *err)
{
	struct gen *g = calloc(1, sizeof(*g));
	enum pr_status st;

	memset(out, 0, sizeof(*out));
	if (!g)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	g->generator = generator;
	g->book = book;
	g->before = before;
	g->draft.level = "apply";
	g->draft.angoff = 0.7;
	g->draft.seconds = 60;
	/* two generators of one seed do not draw the same */
	pr_rng_seed_stream(&g->rng, seed,
			   (uint64_t)(generator - generators) + 1);
	st = pr_generator_ready(generator, book, before)
		     ? make[generator - generators](g)
		     : PR_ESTATE;
	if (!st && !g->identified)
		st = PR_EPOOL;
	if (st)
		st = pr_fail(err, st,
			     st == PR_ESTATE ? "The code tables that this "
					       "drill is made from are not "
					       "here."
					     : "This draw gives no item.");
	else
		st = gen_write(g, out, err);
	free(g);
	return st;
}

void
pr_generated_release(struct pr_generated *generated)
{
	free(generated->record);
	memset(generated, 0, sizeof(*generated));
}

uint64_t
gen_below(struct gen *g, uint64_t n)
{
	return pr_rng_below(&g->rng, n);
}

const struct pr_code_row *
gen_row(struct gen *g, enum pr_codebook_list list)
{
	long n = g->book->count(g->book->ctx, list);

	if (n <= 0)
		return NULL;
	return g->book->row(g->book->ctx, list,
			    (long)gen_below(g, (uint64_t)n));
}

/* Chance from here on belongs to the item, not to the draw. */
void
gen_identity(struct gen *g, const char *fmt, ...)
{
	char name[400];
	unsigned char space[PR_UUID_LEN], uuid[PR_UUID_LEN];
	uint64_t seed = 0;
	va_list args;
	int n = snprintf(name, sizeof(name), "%s|%s|", g->generator->name,
			 g->draft.edition);

	va_start(args, fmt);
	vsnprintf(name + n, sizeof(name) - (size_t)n, fmt, args);
	va_end(args);
	if (pr_uuid_parse(space, PR_GENERATED_BANK, NULL))
		memset(space, 0, sizeof(space));
	pr_uuid_v5(uuid, space, name, strlen(name));
	pr_uuid_format(g->uuid, uuid);
	for (size_t i = 0; i < 8; i++)
		seed |= (uint64_t)uuid[i] << 8 * i;
	pr_rng_seed(&g->rng, seed);
	g->identified = true;
}

struct gen_option *
gen_option(struct gen *g, enum pr_feedback kind, const char *text,
	   const char *fmt, ...)
{
	struct gen_draft *d = &g->draft;
	struct gen_option *o = &d->options[d->n_options];
	va_list args;

	if (d->n_options == GEN_OPTIONS)
		return NULL;
	d->n_options++;
	o->kind = kind == GEN_PLAIN ? GEN_RIGHT : kind;
	o->right = kind == GEN_RIGHT;
	snprintf(o->text, sizeof(o->text), "%s", text);
	va_start(args, fmt);
	vsnprintf(o->why, sizeof(o->why), fmt, args);
	va_end(args);
	return o;
}

bool
gen_offered(const struct gen *g, const char *text)
{
	for (size_t i = 0; i < g->draft.n_options; i++)
		if (!strcmp(g->draft.options[i].text, text))
			return true;
	return false;
}

struct gen_line *
gen_line(struct gen *g, enum pr_code_system system, const char *code,
	 const char *fmt, ...)
{
	struct gen_draft *d = &g->draft;
	struct gen_line *line = &d->lines[d->n_lines];
	va_list args;

	if (d->n_lines == GEN_LINES)
		return NULL;
	d->n_lines++;
	d->type = GEN_CODES;
	line->system = system;
	snprintf(line->code, sizeof(line->code), "%s", code);
	va_start(args, fmt);
	vsnprintf(line->why, sizeof(line->why), fmt, args);
	va_end(args);
	return line;
}

void
gen_plant(struct gen *g, enum pr_feedback kind, const char *fmt, ...)
{
	struct gen_draft *d = &g->draft;
	va_list args;

	if (d->n_planted == PR_PLANTED_MAX)
		return;
	d->planted[d->n_planted].kind = kind;
	va_start(args, fmt);
	vsnprintf(d->planted[d->n_planted].answer, sizeof(d->planted[0].answer),
		  fmt, args);
	va_end(args);
	d->n_planted++;
}

void
gen_stem(struct gen *g, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(g->draft.stem, sizeof(g->draft.stem), fmt, args);
	va_end(args);
}

void
gen_why(struct gen *g, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(g->draft.why, sizeof(g->draft.why), fmt, args);
	va_end(args);
}

void
gen_law(struct gen *g, const char *source, const char *locator)
{
	snprintf(g->draft.source, sizeof(g->draft.source), "%s", source);
	snprintf(g->draft.locator, sizeof(g->draft.locator), "%s", locator);
}

void
gen_edition(struct gen *g, enum pr_code_system system)
{
	snprintf(g->draft.edition, sizeof(g->draft.edition), "%s %s",
		 pr_code_system_name(system), g->book->edition[system]);
}

void
gen_rate(struct gen *g, const char *level, double angoff, int seconds)
{
	g->draft.level = level;
	g->draft.angoff = angoff;
	g->draft.seconds = seconds;
}

const char *
gen_code(char out[12], enum pr_code_system system, const char *code)
{
	return pr_code_display(out, system, code);
}
