/* exam.c - what is known of an exam, as text and as JSON */
#include "report/exam.h"

#include "report/jsonw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define LINE_MAX_BYTES 600

const char *
exam_grade(const char *grade)
{
	static const struct {
		const char *grade, *words;
	} grades[] = {
		{ "A", "the certifier's own page" },
		{ "B", "a copy of the certifier's document" },
		{ "C",
		  "dated secondary pages, not confirmed by the certifier" },
		{ "D", "older secondary pages, background only" },
		{ "R", "NOT CONFIRMED, a recollection" },
		{ "W", "the writers' own choice, not the certifier's" },
	};

	for (size_t i = 0; i < PR_LEN(grades); i++)
		if (grade && !strcmp(grade, grades[i].grade))
			return grades[i].words;
	return "UNKNOWN, not settled";
}

static void
weight_text(char *out, size_t size, const struct pr_domain *domain)
{
	size_t at = 0;

	out[0] = 0;
	if (!isnan(domain->percent_min) && !isnan(domain->percent_max))
		at = (size_t)snprintf(out, size, "%g to %g %%",
				      domain->percent_min, domain->percent_max);
	else if (!isnan(domain->percent))
		at = (size_t)snprintf(out, size, "%g %%", domain->percent);
	if (domain->items > 0 && at < size)
		snprintf(out + at, size - at, "%s%d scored items of a form",
			 at ? ", " : "", domain->items);
}

static void
put_form(struct page *page, const struct pr_exam *exam)
{
	const struct pr_exam_scale *s = &exam->scale;
	char line[LINE_MAX_BYTES];

	if (exam->scored_items > 0) {
		snprintf(line, sizeof(line),
			 "Form: %d scored and %d unscored pretest items, %d "
			 "minutes.",
			 exam->scored_items, exam->pretest_items,
			 exam->time_limit_s / 60);
		page_wrap(page, line, 0, 2);
	}
	if (s->kind != PR_SCALE_NONE && !exam->drill) {
		snprintf(line, sizeof(line), "Scale: %g to %g, passing at %g.",
			 s->min, s->max, s->cut);
		page_wrap(page, line, 0, 2);
	}
	if (s->kind == PR_SCALE_IRT) {
		snprintf(line, sizeof(line),
			 "Reference form of ours: %d items with a raw cut of "
			 "%d.",
			 s->ref_n, s->ref_cut);
		page_wrap(page, line, 0, 2);
	}
}

static void
put_domains(struct page *page, const struct pr_exam *exam)
{
	char line[LINE_MAX_BYTES], weight[120];

	page_add(page, "\nDomains\n");
	for (size_t d = 0; d < exam->n_domains; d++) {
		const struct pr_domain *dom = &exam->domains[d];

		weight_text(weight, sizeof(weight), dom);
		snprintf(line, sizeof(line), "%.64s %.300s: %s",
			 dom->identifier, dom->title, weight);
		page_wrap(page, line, 2, 4);
		for (size_t t = 0; t < dom->n_tasks; t++) {
			snprintf(line, sizeof(line), "%.64s %.300s",
				 dom->tasks[t].identifier, dom->tasks[t].title);
			page_wrap(page, line, 4, 6);
		}
	}
}

static void
put_facts(struct page *page, const struct pr_exam *exam)
{
	char line[LINE_MAX_BYTES];

	if (!exam->n_facts)
		return;
	snprintf(line, sizeof(line), "\nWhat this rests on%s%.10s\n",
		 exam->facts_as_of ? ", as looked up on " : "",
		 exam->facts_as_of ? exam->facts_as_of : "");
	page_add(page, line);
	for (size_t i = 0; i < exam->n_facts; i++) {
		const struct pr_fact *f = &exam->facts[i];

		snprintf(line, sizeof(line), "%.200s: %s. %.250s.", f->fact,
			 exam_grade(f->grade), f->source ? f->source : "");
		page_wrap(page, line, 2, 4);
	}
	page_wrap(page,
		  "Check anything that matters to you with the certifier "
		  "before you rely on it.",
		  0, 0);
}

enum pr_status
exam_text(const struct pr_exam *exam, int width, const struct pr_sink *sink,
	  struct pr_err *err)
{
	char line[LINE_MAX_BYTES];
	struct page page;

	page_init(&page, sink, width);
	snprintf(line, sizeof(line), "%.64s, %.200s, version %d",
		 exam->identifier, exam->title, exam->version);
	page_wrap(&page, line, 0, 2);
	if (exam->issuer) {
		snprintf(line, sizeof(line), "Issuer: %.300s", exam->issuer);
		page_wrap(&page, line, 0, 2);
	}
	snprintf(line, sizeof(line), "Outline in force since: %.10s",
		 exam->effective ? exam->effective : "unknown");
	page_wrap(&page, line, 0, 2);
	if (exam->expires) {
		snprintf(line, sizeof(line), "No longer in force after: %.10s",
			 exam->expires);
		page_wrap(&page, line, 0, 2);
	}
	put_form(&page, exam);
	put_domains(&page, exam);
	put_facts(&page, exam);
	return page_end(&page, err);
}

/* Tasks of other exams whose items are drawn here. */
static void
json_from(struct jsonw *json, const struct pr_task *task)
{
	jsonw_array(json, "from");
	for (size_t i = 0; i < task->n_from; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "exam", task->from[i].exam);
		jsonw_text(json, "task", task->from[i].task);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
json_domain(struct jsonw *json, const struct pr_domain *dom)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "identifier", dom->identifier);
	jsonw_text(json, "title", dom->title);
	jsonw_number(json, "percent", dom->percent, 2);
	jsonw_number(json, "percent_min", dom->percent_min, 2);
	jsonw_number(json, "percent_max", dom->percent_max, 2);
	jsonw_int(json, "items", dom->items);
	jsonw_array(json, "tasks");
	for (size_t t = 0; t < dom->n_tasks; t++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "identifier", dom->tasks[t].identifier);
		jsonw_text(json, "title", dom->tasks[t].title);
		json_from(json, &dom->tasks[t]);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_end(json);
}

static void
json_facts(struct jsonw *json, const struct pr_exam *exam)
{
	jsonw_maybe(json, "facts_as_of", exam->facts_as_of);
	jsonw_array(json, "facts");
	for (size_t i = 0; i < exam->n_facts; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "fact", exam->facts[i].fact);
		jsonw_text(json, "grade", exam->facts[i].grade);
		jsonw_maybe(json, "source", exam->facts[i].source);
		jsonw_end(json);
	}
	jsonw_end(json);
}

enum pr_status
exam_json(const struct pr_exam *exam, const struct pr_sink *sink,
	  struct pr_err *err)
{
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.exam/1");
	jsonw_text(&json, "identifier", exam->identifier);
	jsonw_text(&json, "title", exam->title);
	jsonw_int(&json, "version", exam->version);
	jsonw_maybe(&json, "issuer", exam->issuer);
	jsonw_maybe(&json, "effective", exam->effective);
	jsonw_int(&json, "scored_items", exam->scored_items);
	jsonw_int(&json, "pretest_items", exam->pretest_items);
	jsonw_int(&json, "time_limit_s", exam->time_limit_s);
	jsonw_number(&json, "scale_min", exam->scale.min, 3);
	jsonw_number(&json, "scale_max", exam->scale.max, 3);
	jsonw_number(&json, "cut", exam->scale.cut, 3);
	jsonw_array(&json, "domains");
	for (size_t d = 0; d < exam->n_domains; d++)
		json_domain(&json, &exam->domains[d]);
	jsonw_end(&json);
	json_facts(&json, exam);
	jsonw_end(&json);
	return page_end(&page, err);
}
