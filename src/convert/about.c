/* about.c - what a row says about its question: domain, tags, authority */
#include "proctor/date.h"
#include "util/mem.h"

#include "internal.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Words apart by , ; or |, each once. */
static void
put_tags(struct job *job, const struct cell *tags)
{
	const char *before = ",\"tags\":[";
	const char *at = tags->text;
	size_t start = job->line.len;

	while (*at) {
		size_t n = strcspn(at, ",;|\n");
		struct cell tag = { at, n, tags->at };
		char *copy;
		bool again = false;

		at += n + (at[n] != '\0');
		cell_trim(&tag);
		copy = arena_strndup(job->arena, tag.text, tag.len);
		if (!copy) {
			job_failed(job, mem_fail(&job->err));
			return;
		}
		if (!tag.len)
			continue;
		if (job->line.len > start) {
			struct buf quoted;

			buf_init(&quoted, PR_FOREIGN_FIELD * 8);
			json_text(&quoted, copy);
			again = strstr(job->line.data + start,
				       buf_text(&quoted)) != NULL;
			job_failed(job, buf_status(&quoted, &job->err));
			buf_release(&quoted);
		}
		if (again)
			continue;
		buf_adds(&job->line, before);
		json_text(&job->line, copy);
		before = ",";
	}
	if (job->line.len > start)
		buf_addc(&job->line, ']');
}

static void
unknown_domain(struct job *job, const struct cell *cell)
{
	struct unknown *u = job->unknown;
	void *more;

	for (size_t i = 0; i < job->n_unknown; i++) {
		bool same = same_words(u[i].name, cell->text);

		if (!same && i < UNKNOWN_NAMES)
			continue;
		u[i].items++;
		u[i].others = u[i].others || !same;
		return;
	}
	more = mem_room(u, job->n_unknown, &job->unknown_cap, sizeof(*u));
	if (!more) {
		job_failed(job, mem_fail(&job->err));
		return;
	}
	job->unknown = u = more;
	u += job->n_unknown;
	u->name = mem_strndup(cell->text, cell->len);
	u->at = cell->at;
	u->items = 1;
	u->others = false;
	if (u->name)
		job->n_unknown++;
	else
		job_failed(job, mem_fail(&job->err));
}

static void
objective(struct job *job, const char *domain, const char *task)
{
	buf_adds(&job->line, ",\"objectives\":[{\"exam\":");
	json_text(&job->line, job->options->exam);
	buf_adds(&job->line, ",\"domain\":");
	json_text(&job->line, domain);
	if (task) {
		buf_adds(&job->line, ",\"task\":");
		json_text(&job->line, task);
	}
	buf_adds(&job->line, "}]");
}

static void
put_objective(struct job *job, const struct item *item)
{
	const struct convert_options *o = job->options;
	const struct convert_domain *d = NULL;
	const struct cell *cell = item->task.len ? &item->task : &item->domain;

	if (!cell->len && o->exam && o->own)
		objective(job, o->own, NULL);
	if (!cell->len)
		return;
	if (!job->with_domain++)
		job->first_domain = cell->at;
	if (!o->exam)
		return;
	if (item->task.len)
		d = domain_of(o, item->task.text, true);
	if (!d && item->domain.len) {
		cell = &item->domain;
		d = domain_of(o, item->domain.text, false);
	}
	if (!d) {
		unknown_domain(job, cell);
		return;
	}
	objective(job, d->domain, d->task);
}

/* A cell with one of a few words. */
static void
put_word(struct job *job, const struct item *item, const struct cell *cell,
	 const char *means, const char *kind, const char *words)
{
	if (!cell->len)
		return;
	if (!means)
		SAY(job, PR_RULE_VALUE_UNKNOWN, cell->at, native_id(item), kind,
		    cell->text, kind, words);
	else if (!strcmp(kind, "level"))
		buf_printf(&job->line, ",\"cognitive_level\":\"%s\"", means);
	else
		buf_printf(&job->line, ",\"difficulty\":{\"label\":\"%s\"}",
			   means);
}

static void
put_reference(struct job *job, const struct cell *cell)
{
	if (!cell->len)
		return;
	buf_adds(&job->line, ",\"references\":[{\"title\":");
	json_text(&job->line, cell->text);
	buf_adds(&job->line, "}]");
}

static bool
is_day(const char *text)
{
	struct pr_date date;

	return strlen(text) == PR_DATE_TEXT - 1 &&
	       pr_date_parse(&date, text, NULL) == PR_OK;
}

/* Cuts blanks and these characters from the end. */
static size_t
cut_back(const char *text, size_t len, const char *what)
{
	while (len && (isspace((unsigned char)text[len - 1]) ||
		       strchr(what, text[len - 1])))
		len--;
	return len;
}

/* The length without the words that lead to a day; len when there are none. */
static size_t
cut_words(const char *text, size_t len)
{
	static const char *const words[] = { "as of",     "as_of",
					     "checked",   "checked on",
					     "accessed",  "accessed on",
					     "retrieved", "retrieved on",
					     "verified",  "verified on" };
	size_t best = len;

	for (size_t i = 0; i < PR_LEN(words); i++) {
		size_t n = strlen(words[i]);

		if (n < len && !isalnum((unsigned char)text[len - n - 1]) &&
		    !strncasecmp(text + len - n, words[i], n) && len - n < best)
			best = len - n;
	}
	return best;
}

/* "45 CFR 164.526, as of 2026-11-21": the day, cut off with what leads to it.
 * A day that is part of the name ("Final rule 2024-08-16") stays. */
static bool
source_day(struct job *job, struct cell *source, char day[PR_DATE_TEXT])
{
	size_t n = cut_back(source->text, source->len, ".)]"), to, words;
	char *kept;

	if (n < PR_DATE_TEXT)
		return false;
	n -= PR_DATE_TEXT - 1;
	snprintf(day, PR_DATE_TEXT, "%s", source->text + n);
	to = cut_back(source->text, n, ":");
	words = cut_words(source->text, to);
	n = cut_back(source->text, words, ",;([");
	if (!is_day(day) || !n || (words == to && n == to)) {
		day[0] = '\0';
		return false;
	}
	kept = arena_strndup(job->arena, source->text, n);
	if (!kept) {
		job_failed(job, mem_fail(&job->err));
		return false;
	}
	source->text = kept;
	source->len = n;
	return true;
}

/* Says that a day was left out, and why. */
static void
no_day(struct job *job, const struct item *item, const char *why,
       const char *right)
{
	char wrong[128];

	snprintf(wrong, sizeof(wrong), "the day \"%.40s\", %s,",
		 item->as_of.text, why);
	SAY(job, PR_RULE_AS_OF, item->as_of.at, native_id(item), "authority",
	    wrong, right, NULL);
}

/* The rule that makes the key right, and the day it was looked at. */
static void
put_authority(struct job *job, const struct item *item)
{
	struct cell source = item->source;
	char day[PR_DATE_TEXT] = "";

	if (source.len && source_day(job, &source, day) && item->as_of.len)
		day[0] = '\0';
	if (item->as_of.len && !source.len)
		no_day(job, item, "which has no source",
		       "name the rule that was looked at in a column "
		       "\"source\"");
	else if (item->as_of.len && !is_day(item->as_of.text))
		no_day(job, item, "which is none", "write a day as 2026-11-21");
	else if (item->as_of.len)
		snprintf(day, sizeof(day), "%s", item->as_of.text);
	if (!source.len)
		return;
	buf_adds(&job->line, ",\"authority\":[{\"source\":");
	json_text(&job->line, source.text);
	if (day[0])
		buf_printf(&job->line, ",\"as_of\":\"%s\"", day);
	buf_adds(&job->line, "}]");
}

void
put_about(struct job *job, const struct item *item)
{
	put_member(job, "rationale", &item->rationale);
	put_reference(job, &item->reference);
	put_authority(job, item);
	put_objective(job, item);
	put_tags(job, &item->tags);
	put_word(job, item, &item->level,
		 item->level.len ? level_of(item->level.text) : NULL, "level",
		 level_words);
	put_word(job, item, &item->difficulty,
		 item->difficulty.len ? difficulty_of(item->difficulty.text)
				      : NULL,
		 "difficulty", difficulty_words);
	buf_printf(&job->line,
		   ",\"extensions\":{\"urn:proctor:source\":{\"format\":"
		   "\"%s\",\"line\":%ld",
		   job->format, item->at.line);
	put_member(job, "id", &item->id);
	buf_adds(&job->line, "}}}}");
}
