/* gen_lookup.c - from words to a code: index paths and inclusion terms; from
 * a code to its words */
#include "gen_cm.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define TRIES 120

static const struct pr_index_line *
index_line(const struct gen *g, long n)
{
	if (n < 0 || n >= g->book->count(g->book->ctx, PR_LIST_INDEX))
		return NULL;
	return g->book->index(g->book->ctx, n);
}

/* Whether two paths lie under one main term, by its first word. */
static bool
same_start(const char *a, const char *b)
{
	size_t n = strcspn(a, ", ");

	return n == strcspn(b, ", ") && memcmp(a, b, n) == 0;
}

/* Whether no other line near by has this path and another code. */
static bool
is_only_path(const struct gen *g, long at, const struct pr_index_line *line)
{
	for (int step = -1; step <= 1; step += 2)
		for (long n = at + step;; n += step) {
			const struct pr_index_line *l = index_line(g, n);

			if (!l || !same_start(l->path, line->path))
				break;
			if (!strcmp(l->path, line->path) &&
			    l->external == line->external &&
			    strcmp(l->code, line->code) != 0)
				return false;
		}
	return true;
}

static bool
has_words(const char *path)
{
	static const char *const blunt[] = { "NEC", "NOS", "specified" };

	for (size_t i = 0; i < PR_LEN(blunt); i++)
		if (similar_has_word(path, blunt[i]))
			return false;
	return strlen(path) > 4 && strlen(path) < 160;
}

static const struct pr_index_line *
draw_path(struct gen *g)
{
	long n = g->book->count(g->book->ctx, PR_LIST_INDEX);

	for (int i = 0; i < TRIES && n > 0; i++) {
		long at = (long)gen_below(g, (uint64_t)n);
		const struct pr_index_line *l = index_line(g, at);

		if (!l || l->dash || l->manif[0] || l->depth < 1 ||
		    !has_words(l->path) || !cm_valid(g, l->code) ||
		    !cm_wanted(g, l->code))
			continue;
		if (l->external && gen_below(g, 20))
			continue;
		if (is_only_path(g, at, l))
			return l;
	}
	return NULL;
}

enum pr_status
gen_indexwalk(struct gen *g)
{
	static const char *const stems[] = {
		"Follow the {2} along:\n{1}\nConfirm in the Tabular List and "
		"enter the code ({E}).",
		"{2}: {1}.\nWhich code of {E} does this line lead to?",
		"Find this line of the {2} and enter the code it gives ({E}):"
		"\n{1}",
	};
	const struct pr_index_line *line;
	const struct pr_code_row *row;
	const char *name;
	char code[12];

	gen_edition(g, PR_CODE_CM);
	line = draw_path(g);
	if (!line)
		return PR_EPOOL;
	row = cm_valid(g, line->code);
	gen_identity(g, "%s|%s", line->path, line->code);
	name = line->external ? "External Cause Index" : "Alphabetic Index";
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(line->path, name, ""));
	cm_show(code, row->code);
	gen_line(g, PR_CODE_CM, row->code, "%s: %s.", code, row->title)->first =
		true;
	gen_why(g,
		"The %s gives %s at \"%s\"%s%s. The Tabular List has it as "
		"\"%s\", valid for submission.",
		name, code, line->path,
		line->nemod[0] ? "; words in parentheses change nothing: " : "",
		line->nemod, row->title);
	cm_plant_header(g, row->code);
	cm_guide(g, CM_GUIDE_LOOK);
	gen_rate(g, "apply", 0.75, 60);
	return PR_OK;
}

static bool
same_words(const char *a, const char *b)
{
	while (*a && tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
		a++;
		b++;
	}
	return *a == *b;
}

/* The only inclusion term with this text. */
static bool
is_only_term(const struct gen *g, const struct pr_note *term)
{
	long n = g->book->count(g->book->ctx, PR_LIST_TERMS);
	char first = (char)tolower((unsigned char)term->text[0]);
	int found = 0;

	for (long i = 0; i < n && found < 2; i++) {
		const struct pr_note *t =
			g->book->note(g->book->ctx, PR_LIST_TERMS, i);

		if (t && tolower((unsigned char)t->text[0]) == first)
			found += same_words(t->text, term->text);
	}
	return found == 1;
}

static const struct pr_note *
draw_term(struct gen *g, const struct pr_code_row **row)
{
	long n = g->book->count(g->book->ctx, PR_LIST_TERMS);

	for (int i = 0; i < TRIES && n > 0; i++) {
		const struct pr_note *t =
			g->book->note(g->book->ctx, PR_LIST_TERMS,
				      (long)gen_below(g, (uint64_t)n));

		*row = t ? cm_owner(g, t) : NULL;
		if (!*row || !(*row)->valid || strlen(t->text) < 5 ||
		    strlen(t->text) > 200 || strpbrk(t->text, "():[]") ||
		    similar_has_word(t->text, "other") ||
		    same_words(t->text, (*row)->title) ||
		    !cm_wanted(g, (*row)->code))
			continue;
		if (is_only_term(g, t))
			return t;
	}
	return NULL;
}

enum pr_status
gen_inclusion(struct gen *g)
{
	static const char *const stems[] = {
		"\"{1}\" is an inclusion term of one code in the Tabular "
		"List. Which ({E})?",
		"Which code of {E} takes in the condition \"{1}\", by its "
		"inclusion terms?",
		"Under which code of {E} does the Tabular List list \"{1}\"?",
	};
	const struct pr_code_row *row = NULL;
	const struct pr_note *term;
	char code[12];

	gen_edition(g, PR_CODE_CM);
	term = draw_term(g, &row);
	if (!term)
		return PR_EPOOL;
	gen_identity(g, "%s|%s", row->code, term->text);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(term->text, "", ""));
	cm_show(code, row->code);
	gen_line(g, PR_CODE_CM, row->code, "%s: %s.", code, row->title)->first =
		true;
	gen_why(g,
		"\"%s\" stands as an inclusion term below %s, \"%s\": terms "
		"listed there are among the conditions the code is used for.",
		term->text, code, row->title);
	cm_plant_header(g, row->code);
	cm_tabular(g, row->code);
	gen_rate(g, "apply", 0.7, 60);
	return PR_OK;
}

/* A code near the row that is not yet an option; NULL none. */
static const struct pr_code_row *
near_code(struct gen *g, const struct pr_code_row *row, long reach)
{
	long place = cm_place(g, row);

	for (int i = 0; i < 80; i++) {
		long step = (long)gen_below(g, (uint64_t)(2 * reach)) - reach;
		const struct pr_code_row *r = cm_at(g, place + step);
		bool taken = !r || !r->valid || r->order == row->order;

		for (size_t k = 0; !taken && k < g->draft.n_options; k++)
			taken = !strcmp(g->draft.options[k].text, r->title);
		if (!taken)
			return r;
	}
	return NULL;
}

enum pr_status
gen_decode(struct gen *g)
{
	static const char *const stems[] = {
		"What does {1} stand for in {E}?",
		"A remittance lists {1}. Which title does {E} give it?",
		"Which of these is the title of {1} in {E}?",
	};
	static const long reach[] = { 4, 12, 40 };
	const struct pr_code_row *row;
	char code[12], shown[12];

	gen_edition(g, PR_CODE_CM);
	row = cm_draw(g);
	if (!row)
		return PR_EPOOL;
	gen_identity(g, "%s", row->code);
	cm_show(code, row->code);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(code, "", ""));
	gen_option(g, GEN_RIGHT, row->title, "%s is this title's code.", code);
	for (size_t i = 0; i < PR_LEN(reach); i++) {
		const struct pr_code_row *r = near_code(g, row, reach[i]);

		if (!r)
			return PR_EPOOL;
		gen_option(g, cm_kind(g, row, r), r->title, "That is %s.",
			   cm_show(shown, r->code));
	}
	gen_why(g, "%s: %s.", code, row->title);
	cm_tabular(g, row->code);
	gen_rate(g, "remember", 0.6, 40);
	return PR_OK;
}
