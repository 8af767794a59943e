/* gen_term.c - the language of the record: abbreviations, word parts, and
 * abbreviations that are misread */
#include "gen.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct term {
	const char *abbreviation, *means, *area;
};

static const struct term terms[] = {
#define X(abbreviation, means, area) { abbreviation, means, area },
#include "terms.def"
#undef X
};

/* How much b looks like an answer to a: same area, same first letter. */
static int
likeness(const struct term *a, const struct term *b)
{
	return 2 * !strcmp(a->area, b->area) +
	       (tolower((unsigned char)a->means[0]) ==
		tolower((unsigned char)b->means[0]));
}

/* Another term that is like enough and not yet taken; NULL after many tries. */
static const struct term *
other_term(struct gen *g, const struct term *right, int least)
{
	for (int tries = 0; tries < 400; tries++) {
		const struct term *t = &terms[gen_below(g, PR_LEN(terms))];
		bool taken = !strcmp(t->means, right->means) ||
			     !strcmp(t->abbreviation, right->abbreviation);

		for (size_t i = 0; i < g->draft.n_options; i++)
			taken = taken ||
				!strcmp(g->draft.options[i].text, t->means);
		if (!taken && likeness(right, t) >= least)
			return t;
	}
	return NULL;
}

/* Whether the initials of the words tell the abbreviation: then options would
 * give the key away. */
static bool
initials_tell(const struct term *t)
{
	size_t at = 0;

	for (const char *p = t->means; *p; p++) {
		bool first = p == t->means || p[-1] == ' ' || p[-1] == '-';

		if (first &&
		    tolower((unsigned char)*p) ==
			    tolower((unsigned char)t->abbreviation[at]))
			at++;
	}
	return at >= 2;
}

/* An accepted answer: the words with other marks between them. */
static void
accept(struct gen *g, const char *means, const char *marks)
{
	char *out = g->draft.texts[g->draft.n_texts];
	size_t n = 0;

	for (const char *p = means; *p && n + 1 < sizeof(g->draft.texts[0]);
	     p++) {
		if (!strchr(marks, *p))
			out[n++] = *p;
		else if (*p == '-')
			out[n++] = ' ';
	}
	out[n] = '\0';
	for (size_t i = 0; i < g->draft.n_texts; i++)
		if (!strcmp(g->draft.texts[i], out))
			return;
	g->draft.n_texts++;
}

static void
offer_terms(struct gen *g, const struct term *t)
{
	gen_option(g, GEN_RIGHT, t->means, "%s: %s.", t->abbreviation,
		   t->means);
	for (int least = 3; g->draft.n_options < 4 && least >= 0;) {
		const struct term *o = other_term(g, t, least);

		if (o)
			gen_option(g, GEN_PLAIN, o->means,
				   "That is written %s.", o->abbreviation);
		else
			least--;
	}
}

enum pr_status
gen_abbreviation(struct gen *g)
{
	const struct term *t = &terms[gen_below(g, PR_LEN(terms))];

	gen_identity(g, "%s|%s", t->abbreviation, t->area);
	gen_stem(g, "Area: %s. What does \"%s\" stand for?%s", t->area,
		 t->abbreviation, initials_tell(t) ? " Write it out." : "");
	gen_why(g, "%s stands for %s.", t->abbreviation, t->means);
	gen_law(g, "Standard medical and billing abbreviations", t->area);
	gen_rate(g, "remember", 0.75, 25);
	if (!initials_tell(t)) {
		offer_terms(g, t);
		return PR_OK;
	}
	g->draft.type = GEN_TEXT;
	accept(g, t->means, "");
	accept(g, t->means, "-");
	accept(g, t->means, ",");
	accept(g, t->means, ",-");
	return PR_OK;
}

struct part {
	const char *part, *kind, *means, *word, *word_means;
};

static const struct part parts[] = {
#define X(part, kind, means, word, word_means) \
	{ part, kind, means, word, word_means },
#include "wordparts.def"
#undef X
};

/* Meanings so near that one part could be said to have either. */
static const char *const near[][5] = {
	{ "within", "inside" },
	{ "under", "beneath", "below normal" },
	{ "over", "upon", "above normal" },
	{ "against", "opposite" },
	{ "fixing in place", "fastening surgically" },
	{ "widening", "enlargement" },
	{ "disease", "abnormal condition" },
	{ "vein", "vessel" },
};

static bool
stands_in(const char *const set[5], const char *means)
{
	for (size_t i = 0; i < 5 && set[i]; i++)
		if (!strcmp(set[i], means))
			return true;
	return false;
}

static bool
means_near(const char *a, const char *b)
{
	for (size_t i = 0; i < PR_LEN(near); i++)
		if (stands_in(near[i], a) && stands_in(near[i], b))
			return true;
	return !strcmp(a, b);
}

enum pr_status
gen_wordpart(struct gen *g)
{
	const struct part *p = &parts[gen_below(g, PR_LEN(parts))];

	gen_identity(g, "%s", p->part);
	gen_stem(g, "What does the %s \"%s\" mean, as in \"%s\"?",
		 strcmp(p->kind, "root") ? p->kind : "word root", p->part,
		 p->word);
	gen_why(g, "\"%s\": %s. So %s is %s.", p->part, p->means, p->word,
		p->word_means);
	gen_option(g, GEN_RIGHT, p->means, "%s: %s.", p->word, p->word_means);
	for (int tries = 0; g->draft.n_options < 4 && tries < 400; tries++) {
		const struct part *o = &parts[gen_below(g, PR_LEN(parts))];

		if (strcmp(o->kind, p->kind) != 0 ||
		    means_near(o->means, p->means) || gen_offered(g, o->means))
			continue;
		gen_option(g, GEN_PLAIN, o->means, "That is \"%s\", as in %s.",
			   o->part, o->word);
	}
	gen_law(g, "Greek and Latin word parts of medical terms", p->kind);
	gen_rate(g, "remember", 0.78, 20);
	return PR_OK;
}

struct misread {
	const char *written, *meant, *taken, *instead, *list;
};

static const struct misread misreads[] = {
#define X(written, meant, taken, instead, list) \
	{ written, meant, taken, instead, list },
#include "errorprone.def"
#undef X
};

/* Whether a word of three letters or more, or of capitals, stands in both:
 * "IV or the number 10" and "IM or IV" are no two answers. */
static bool
share_a_word(const char *a, const char *b)
{
	static const char *const plain = " ,.;()";

	for (a += strspn(a, plain); *a; a += strspn(a, plain)) {
		size_t n = strcspn(a, plain);
		bool tells = n > 3 || (n > 1 && isupper((unsigned char)a[1]));

		for (const char *p = b; tells && *p; p += strspn(p, plain)) {
			size_t len = strcspn(p, plain);

			if (len == n && !strncmp(p, a, n))
				return true;
			p += len;
		}
		a += n;
	}
	return false;
}

/* What could be said of the one as well as of the other. */
static bool
is_mixed_up(const struct misread *m, const struct misread *o)
{
	return share_a_word(o->taken, m->taken) ||
	       share_a_word(o->taken, m->meant) ||
	       share_a_word(o->meant, m->meant);
}

enum pr_status
gen_errorprone(struct gen *g)
{
	const struct misread *m = &misreads[gen_below(g, PR_LEN(misreads))];

	gen_identity(g, "%s", m->written);
	gen_stem(g,
		 "In an order \"%s\" is meant as %s. What has it been mistaken "
		 "for, so that it should not be used?",
		 m->written, m->meant);
	gen_why(g, "\"%s\" has been read as %s. Write: %s.", m->written,
		m->taken, m->instead);
	gen_option(g, GEN_RIGHT, m->taken, "Write instead: %s.", m->instead);
	for (int tries = 0; g->draft.n_options < 4 && tries < 400; tries++) {
		const struct misread *o =
			&misreads[gen_below(g, PR_LEN(misreads))];

		if (o == m || gen_offered(g, o->taken) || is_mixed_up(m, o))
			continue;
		gen_option(g, GEN_PLAIN, o->taken,
			   "That is what \"%s\" is mistaken for.", o->written);
	}
	gen_law(g,
		!strcmp(m->list, "ISMP list")
			? "ISMP list of error-prone abbreviations"
			: "Joint Commission official \"Do Not Use\" list",
		m->written);
	gen_rate(g, "understand", 0.7, 30);
	return PR_OK;
}
