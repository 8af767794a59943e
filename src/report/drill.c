/* drill.c - the closing page of a drill; see report/drill.h */
#include "report/drill.h"

#include "words/say.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const headings[] = {
	[DRILL_SUMS] = "Drill",
	[DRILL_SKILLS] = "By skill",
	[DRILL_ERRORS] = "By kind of error",
	[DRILL_SLOW] = "Slowest",
	[DRILL_NEXT] = "What to drill next",
	[DRILL_NOTES] = "Code set",
};

const char *
drill_heading(enum drill_section section)
{
	return headings[section];
}

static bool
sums(struct words_fact *out, const struct pr_drill_result *d, int i)
{
	char mean[SAY_MAX], target[SAY_MAX];

	if (i == 0) {
		out->label = "Right";
		snprintf(out->text, sizeof(out->text),
			 "%d of %d answered; learning score %d of 100",
			 d->right, d->answered, d->learning);
		if (d->n > d->answered)
			snprintf(out->text + strlen(out->text),
				 sizeof(out->text) - strlen(out->text),
				 "; %d not answered", d->n - d->answered);
		return true;
	}
	if (i == 1 && d->answered) {
		out->label = "Pace";
		snprintf(out->text, sizeof(out->text),
			 "%s an item; the target is %s",
			 say_length(mean, d->ms / d->answered),
			 say_length(target, d->target_ms / d->answered));
		return true;
	}
	if (i == 2 && d->answered) {
		out->label = "Best streak";
		snprintf(out->text, sizeof(out->text), "%d in a row",
			 d->best_streak);
		return true;
	}
	return false;
}

static bool
skill(struct words_fact *out, const struct pr_drill_result *d, int i)
{
	const struct pr_skill_row *row;

	if ((size_t)i >= d->n_skills)
		return false;
	row = &d->skills[i];
	out->label = row->task;
	snprintf(out->text, sizeof(out->text),
		 "%s: %d of %d right, learning score %d", row->title,
		 row->right, row->n, row->learning);
	return true;
}

static int
last_errors(const struct pr_drill_result *d)
{
	int n = 0;

	for (size_t i = 0; i < d->n_errors; i++)
		n += d->errors[i].last20;
	return n;
}

static bool
error(struct words_fact *out, const struct pr_drill_result *d, int i)
{
	const struct pr_error_row *row;

	/* sorted by how often: what did not happen here comes last */
	if ((size_t)i >= d->n_errors || !d->errors[i].n)
		return false;
	row = &d->errors[i];
	out->label = pr_feedback_name(row->kind);
	snprintf(out->text, sizeof(out->text),
		 "%s: %d in this drill, %d of your last %d errors",
		 pr_feedback_words(row->kind), row->n, row->last20,
		 last_errors(d));
	return true;
}

static bool
slow(struct words_fact *out, const struct pr_drill_result *d, int i)
{
	const struct pr_slow_row *row;
	char took[SAY_MAX], target[SAY_MAX];

	if ((size_t)i >= d->n_slow)
		return false;
	row = &d->slow[i];
	out->label = "Item";
	snprintf(out->text, sizeof(out->text), "%d: %.60s, target %.60s. %s",
		 row->slot + 1, say_length(took, row->ms),
		 say_length(target, row->target_ms), row->words);
	return true;
}

static bool
next(struct words_fact *out, const struct pr_drill_result *d, int i)
{
	const struct pr_next_row *row;

	if ((size_t)i >= d->n_next)
		return false;
	row = &d->next[i];
	out->label = "Drill";
	snprintf(out->text, sizeof(out->text), "%s proctor drill %s --skill %s",
		 row->why, row->kind, row->skill);
	return true;
}

bool
drill_fact(struct words_fact *out, const struct pr_drill_result *drill,
	   enum drill_section section, int i)
{
	switch (section) {
	case DRILL_SUMS:
		return sums(out, drill, i);
	case DRILL_SKILLS:
		return skill(out, drill, i);
	case DRILL_ERRORS:
		return error(out, drill, i);
	case DRILL_SLOW:
		return slow(out, drill, i);
	case DRILL_NEXT:
		return next(out, drill, i);
	case DRILL_NOTES:
		out->label = "Edition";
		snprintf(out->text, sizeof(out->text), "%s", drill->edition);
		return i == 0 && drill->edition[0];
	case DRILL_SECTIONS:
		break;
	}
	return false;
}

/* The words of an error say its name; a column of labels says it again. */
static void
put_fact(struct page *page, enum drill_section section,
	 const struct words_fact *fact)
{
	char line[WORDS_MAX + 80];

	if (section == DRILL_SUMS)
		snprintf(line, sizeof(line), "%s: %s", fact->label, fact->text);
	else if (section == DRILL_SLOW)
		snprintf(line, sizeof(line), "%s %s", fact->label, fact->text);
	else
		snprintf(line, sizeof(line), "%s", fact->text);
	line[0] = (char)toupper((unsigned char)line[0]);
	page_wrap(page, line, 2, 0);
}

void
drill_text(struct page *page, const struct pr_drill_result *drill)
{
	for (int s = 0; s < DRILL_SECTIONS; s++) {
		struct words_fact fact = { 0 };
		enum drill_section section = (enum drill_section)s;
		int i = 0;

		for (; drill_fact(&fact, drill, section, i); i++) {
			if (i == 0)
				page_printf(page, "%s\n",
					    drill_heading(section));
			put_fact(page, section, &fact);
		}
		if (i)
			page_addc(page, '\n');
	}
}

void
drill_html(struct page *page, const struct pr_drill_result *drill)
{
	for (int s = 0; s < DRILL_SECTIONS; s++) {
		struct words_fact fact = { 0 };
		enum drill_section section = (enum drill_section)s;
		int i = 0;

		for (; drill_fact(&fact, drill, section, i); i++) {
			if (i == 0)
				page_printf(page, "<h2>%s</h2>\n<dl>\n",
					    drill_heading(section));
			page_add(page, "<dt>");
			page_html(page, fact.label);
			page_add(page, "</dt><dd>");
			page_html(page, fact.text);
			page_add(page, "</dd>\n");
		}
		if (i)
			page_add(page, "</dl>\n");
	}
}

static void
json_skills(struct jsonw *json, const struct pr_drill_result *d)
{
	jsonw_array(json, "skills");
	for (size_t i = 0; i < d->n_skills; i++) {
		const struct pr_skill_row *row = &d->skills[i];

		jsonw_object(json, NULL);
		jsonw_text(json, "skill", row->task);
		jsonw_text(json, "title", row->title);
		jsonw_int(json, "items", row->n);
		jsonw_int(json, "right", row->right);
		jsonw_int(json, "learning", row->learning);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
json_errors(struct jsonw *json, const struct pr_drill_result *d)
{
	jsonw_array(json, "errors");
	for (size_t i = 0; i < d->n_errors; i++) {
		const struct pr_error_row *row = &d->errors[i];

		jsonw_object(json, NULL);
		jsonw_text(json, "kind", pr_feedback_name(row->kind));
		jsonw_text(json, "words", pr_feedback_words(row->kind));
		jsonw_int(json, "here", row->n);
		jsonw_int(json, "last20", row->last20);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
json_slow(struct jsonw *json, const struct pr_drill_result *d)
{
	jsonw_array(json, "slowest");
	for (size_t i = 0; i < d->n_slow; i++) {
		jsonw_object(json, NULL);
		jsonw_int(json, "slot", d->slow[i].slot + 1);
		jsonw_int(json, "ms", d->slow[i].ms);
		jsonw_int(json, "target_ms", d->slow[i].target_ms);
		jsonw_text(json, "words", d->slow[i].words);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_array(json, "next");
	for (size_t i = 0; i < d->n_next; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "kind", d->next[i].kind);
		jsonw_text(json, "skill", d->next[i].skill);
		jsonw_text(json, "why", d->next[i].why);
		jsonw_end(json);
	}
	jsonw_end(json);
}

void
drill_json(struct jsonw *json, const char *key, const struct pr_drill_result *d)
{
	jsonw_object(json, key);
	jsonw_text(json, "schema", "proctor.drill/1");
	jsonw_int(json, "sitting", d->sitting);
	jsonw_int(json, "items", d->n);
	jsonw_int(json, "answered", d->answered);
	jsonw_int(json, "right", d->right);
	jsonw_int(json, "learning", d->learning);
	jsonw_int(json, "best_streak", d->best_streak);
	jsonw_int(json, "ms", d->ms);
	jsonw_int(json, "target_ms", d->target_ms);
	json_skills(json, d);
	json_errors(json, d);
	json_slow(json, d);
	jsonw_maybe(json, "edition", d->edition);
	jsonw_end(json);
}
