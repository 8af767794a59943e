/* study_json.c - plan and queue as JSON; see report/study.h */
#include "report/jsonw.h"
#include "report/study.h"
#include "report/study_words.h"

static const char *
domain_of(const struct study_report *report, int domain)
{
	const struct pr_exam *exam = report->exam;

	return exam && domain >= 0 && (size_t)domain < exam->n_domains
		       ? exam->domains[domain].identifier
		       : NULL;
}

static const char *
task_of(const struct study_report *report, const struct pr_study_day *day)
{
	const struct pr_domain *d;

	if (!domain_of(report, day->domain) || day->task < 0)
		return NULL;
	d = &report->exam->domains[day->domain];
	return (size_t)day->task < d->n_tasks ? d->tasks[day->task].identifier
					      : NULL;
}

static void
put_head(struct jsonw *json, const struct pr_study *s)
{
	char days[40];

	pr_study_days_format(days, s->study_days);
	jsonw_text(json, "schema", "proctor.plan/1");
	jsonw_text(json, "exam", s->exam);
	jsonw_text(json, "title", s->exam_title);
	jsonw_text(json, "exam_date", s->exam_date);
	jsonw_text(json, "today", s->today);
	jsonw_int(json, "days_left", s->days_left);
	jsonw_int(json, "minutes_a_day", s->minutes);
	jsonw_text(json, "study_days", days);
	jsonw_int(json, "have_min", s->have);
	jsonw_int(json, "need_min", s->need);
	jsonw_int(json, "missing_min", s->missing);
	jsonw_int(json, "missing_mocks_min", s->missing_mocks);
	jsonw_int(json, "missing_new_min", s->missing_fresh);
	jsonw_int(json, "review_left_out_min", s->left_out);
	jsonw_bool(json, "fits", s->missing == 0);
	jsonw_bool(json, "new_first", s->new_first);
	jsonw_int(json, "mocks", s->mocks);
	jsonw_int(json, "mocks_done", s->mocks_done);
	jsonw_int(json, "unseen", s->unseen);
	jsonw_int(json, "planned", s->planned);
	jsonw_int(json, "done_7_min", s->done_7);
	jsonw_int(json, "planned_7_min", s->planned_7);
	jsonw_int(json, "past_review_date", s->past_review_date);
	jsonw_text(json, "fit", s->fit);
	jsonw_text(json, "today_line", s->today_line);
}

static void
put_week(struct jsonw *json, const struct study_report *report,
	 const struct pr_study_week *w)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "from", w->from);
	jsonw_text(json, "to", w->to);
	jsonw_int(json, "have_min", w->have);
	jsonw_int(json, "need_min", w->need);
	jsonw_int(json, "new", w->fresh_items);
	jsonw_int(json, "reviews", w->review_items);
	jsonw_int(json, "mocks", w->mocks);
	jsonw_array(json, "domains");
	for (int d = 0; d < PR_DOMAINS_MAX; d++) {
		if (!w->domains[d])
			continue;
		jsonw_object(json, NULL);
		jsonw_text(json, "domain", domain_of(report, d));
		jsonw_int(json, "new", w->domains[d]);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_end(json);
}

static void
put_day(struct jsonw *json, const struct study_report *report,
	const struct pr_study_day *d)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "date", d->date);
	jsonw_int(json, "have_min", d->have);
	jsonw_int(json, "need_min", d->need);
	jsonw_int(json, "new", d->fresh_items);
	jsonw_int(json, "new_min", d->fresh);
	jsonw_int(json, "reviews", d->review_items);
	jsonw_int(json, "review_min", d->review);
	jsonw_int(json, "drill_min", d->drill);
	jsonw_int(json, "diagnostic_min", d->diagnostic_minutes);
	jsonw_bool(json, "mock", d->mock);
	jsonw_int(json, "mock_min", d->mock_minutes);
	jsonw_text(json, "domain", domain_of(report, d->domain));
	jsonw_text(json, "task", task_of(report, d));
	jsonw_end(json);
}

enum pr_status
study_json(const struct study_report *report, const struct pr_sink *sink,
	   struct pr_err *err)
{
	const struct pr_study *s = report->study;
	struct page page;
	struct jsonw json = { .page = &page };
	size_t weeks = s->n_weeks, days = s->n_days;

	if (report->weeks && report->weeks < weeks) {
		weeks = report->weeks;
		days = s->weeks[weeks].day;
	}
	page_init(&page, sink, 0);
	jsonw_object(&json, NULL);
	put_head(&json, s);
	jsonw_array(&json, "weeks");
	for (size_t i = 0; i < weeks; i++)
		put_week(&json, report, &s->weeks[i]);
	jsonw_end(&json);
	jsonw_array(&json, "days");
	for (size_t i = 0; i < days; i++)
		put_day(&json, report, &s->days[i]);
	jsonw_end(&json);
	jsonw_end(&json);
	return page_end(&page, err);
}

/* ---- the queue ----------------------------------------------------------- */

static void
put_row(struct jsonw *json, const struct pr_review_row *row)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "kind", row->item_rev ? "item" : "skill");
	jsonw_text(json, "name", row->name);
	jsonw_text(json, "words", row->words);
	jsonw_text(json, "domain", row->domain);
	jsonw_bool(json, "unseen", row->unseen);
	jsonw_text(json, "went", study_went(row));
	jsonw_number(json, "recall", row->recall, 4);
	jsonw_text(json, "recall_words", study_recall(row));
	jsonw_int(json, "days_since", row->days_since);
	jsonw_number(json, "gain", row->gain, 8);
	jsonw_int(json, "seconds", row->seconds);
	jsonw_end(json);
}

enum pr_status
review_json(const struct pr_review *r, const struct pr_sink *sink,
	    struct pr_err *err)
{
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.review/1");
	jsonw_text(&json, "exam", r->exam);
	jsonw_text(&json, "today", r->today);
	jsonw_maybe(&json, "exam_date", r->exam_date);
	jsonw_int(&json, "days_left", r->days_left);
	jsonw_int(&json, "minutes_a_day", r->minutes);
	jsonw_int(&json, "minutes_done", r->minutes_done);
	jsonw_bool(&json, "study_day", r->study_day);
	jsonw_bool(&json, "short_time", r->short_time);
	jsonw_int(&json, "met", r->met);
	jsonw_int(&json, "faded", r->faded);
	jsonw_int(&json, "unseen", r->unseen);
	jsonw_text(&json, "sentence", r->sentence);
	jsonw_array(&json, "rows");
	for (size_t i = 0; i < r->n; i++)
		put_row(&json, &r->rows[i]);
	jsonw_end(&json);
	jsonw_array(&json, "load_min");
	for (int i = 0; i < PR_REVIEW_DAYS; i++)
		jsonw_int(&json, NULL, r->load[i]);
	jsonw_end(&json);
	jsonw_end(&json);
	return page_end(&page, err);
}
