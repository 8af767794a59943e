/* stats_json.c - where a learner stands as proctor.stats/1 */
#include "proctor/coding.h"
#include "report/jsonw.h"
#include "report/stats_report.h"
#include "report/stats_words.h"

static void
put_share(struct jsonw *json, const struct pr_stat_row *row)
{
	jsonw_int(json, "answers", row->answers);
	jsonw_int(json, "right", row->right);
	jsonw_int(json, "first", row->first);
	jsonw_int(json, "first_right", row->first_right);
	if (row->first) {
		jsonw_number(json, "share", row->share, 4);
		jsonw_number(json, "low", row->lo, 4);
		jsonw_number(json, "high", row->hi, 4);
	} else {
		jsonw_null(json, "share");
		jsonw_null(json, "low");
		jsonw_null(json, "high");
	}
	jsonw_bool(json, "too_few", row->too_few);
}

static void
put_ability(struct jsonw *json, const struct pr_stat_row *row, bool has_form)
{
	jsonw_bool(json, "enough", row->enough);
	if (row->enough) {
		jsonw_number(json, "ability", row->ability, 4);
		jsonw_number(json, "ability_sd", row->sd, 4);
		jsonw_number(json, "below", row->below, 4);
		jsonw_bool(json, "weak", row->weak);
	} else {
		jsonw_null(json, "ability");
		jsonw_null(json, "ability_sd");
		jsonw_null(json, "below");
		jsonw_null(json, "weak");
	}
	if (has_form && row->first)
		jsonw_number(json, "points_lost", row->points_lost, 3);
	else
		jsonw_null(json, "points_lost");
}

static void
put_pace(struct jsonw *json, const struct pr_stat_row *row)
{
	jsonw_int(json, "median_ms", row->median_ms);
	jsonw_int(json, "slow_wrong", row->slow);
	jsonw_int(json, "rapid", row->rapid);
	jsonw_int(json, "changes", row->changes);
	jsonw_int(json, "wrong_to_right", row->wrong_to_right);
	jsonw_int(json, "right_to_wrong", row->right_to_wrong);
	jsonw_int(json, "lucky", row->lucky);
	jsonw_int(json, "misconceptions", row->misconceptions);
	jsonw_array(json, "weeks");
	for (int w = 0; w < PR_STATS_WEEKS; w++)
		if (row->week[w] < 0)
			jsonw_null(json, NULL);
		else
			jsonw_int(json, NULL, row->week[w]);
	jsonw_end(json);
}

static void
put_row(struct jsonw *json, const struct pr_stats *s, const char *key,
	const char *member, const struct pr_stat_row *row)
{
	bool level = member && !key;

	jsonw_object(json, key);
	json->flat = true;
	if (member) {
		jsonw_text(json, member, row->name);
		jsonw_text(json, "title", row->title);
	}
	if (row->weight > 0)
		jsonw_number(json, "outline_percent", row->weight, 3);
	else if (level)
		jsonw_null(json, "outline_percent");
	put_share(json, row);
	if (!member || member[0] == 'd')
		put_ability(json, row, s->has_form);
	if (member && member[0] == 'd')
		jsonw_int(json, "new_and_free", row->fresh);
	put_pace(json, row);
	jsonw_end(json);
	json->flat = false;
}

static void
put_rows(struct jsonw *json, const struct pr_stats *s, const char *key,
	 const char *member, const struct pr_stat_row *rows, size_t n)
{
	jsonw_array(json, key);
	for (size_t i = 0; i < n; i++)
		put_row(json, s, NULL, member, &rows[i]);
	jsonw_end(json);
}

static void
put_errors(struct jsonw *json, const struct pr_stats *s)
{
	jsonw_array(json, "errors");
	for (size_t i = 0; i < s->n_errors; i++) {
		const struct pr_stat_error *e = &s->errors[i];

		jsonw_object(json, NULL);
		jsonw_text(json, "kind",
			   pr_feedback_name((enum pr_feedback)e->kind));
		jsonw_text(json, "words", e->name);
		jsonw_int(json, "count", e->n);
		jsonw_int(json, "last_30_days", e->last30);
		jsonw_maybe(json, "skill", e->skill);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
put_sure(struct jsonw *json, const struct pr_stat_sure *sure)
{
	static const char *const names[] = { "not_said", "guess", "unsure",
					     "sure" };

	jsonw_object(json, "confidence");
	for (int i = 0; i < 4; i++) {
		jsonw_object(json, names[i]);
		jsonw_int(json, "answers", sure->n[i]);
		jsonw_int(json, "right", sure->right[i]);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
put_mocks(struct jsonw *json, const struct pr_stats *s)
{
	jsonw_array(json, "mocks");
	for (size_t i = 0; i < s->n_mocks; i++) {
		const struct pr_stat_mock *m = &s->mocks[i];

		jsonw_object(json, NULL);
		jsonw_int(json, "sitting", m->sitting);
		jsonw_text(json, "date", m->date);
		jsonw_int(json, "end_ms", m->end_ms);
		jsonw_int(json, "scaled", m->score);
		jsonw_int(json, "low", m->lo);
		jsonw_int(json, "high", m->hi);
		jsonw_bool(json, "passed", m->passed);
		jsonw_bool(json, "counts", m->counts);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
put_ready(struct jsonw *json, const struct pr_stats *s)
{
	jsonw_object(json, "forecast");
	jsonw_bool(json, "shown", s->ready_shown);
	if (s->ready_shown) {
		jsonw_int(json, "percent", s->ready_percent);
		jsonw_int(json, "low", s->ready_lo);
		jsonw_int(json, "high", s->ready_hi);
		jsonw_text(json, "for",
			   s->ready_then ? s->exam_date : s->today);
	} else {
		jsonw_null(json, "percent");
		jsonw_null(json, "low");
		jsonw_null(json, "high");
		jsonw_null(json, "for");
	}
	jsonw_text(json, "why", s->ready_why);
	jsonw_int(json, "first_answers", s->ability_answers);
	jsonw_int(json, "first_answers_needed", PR_READINESS_ANSWERS);
	jsonw_number(json, "coverage", s->coverage, 4);
	jsonw_number(json, "coverage_needed", PR_READINESS_COVERAGE, 2);
	jsonw_array(json, "moves");
	for (size_t i = 0; i < s->n_moves; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "domain",
			   stats_words_domain(s, s->moves[i].domain));
		jsonw_int(json, "answers", s->moves[i].answers);
		jsonw_number(json, "more", s->moves[i].more, 4);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_end(json);
}

/* The score on the exam date, when it was entered. */
static void
put_result(struct jsonw *json, const struct pr_stats *s)
{
	if (!s->result_noted) {
		jsonw_null(json, "result");
		return;
	}
	jsonw_object(json, "result");
	jsonw_int(json, "score", s->result);
	jsonw_bool(json, "passed", s->result_passed);
	jsonw_end(json);
}

static const char *
next_name(const struct pr_stats *s)
{
	switch (s->next) {
	case PR_STATS_NEXT_DIAGNOSTIC:
		return "diagnostic";
	case PR_STATS_NEXT_PRACTICE:
		return "practice";
	case PR_STATS_NEXT_WEAK:
		return "weak";
	case PR_STATS_NEXT_MOCK:
		return "mock";
	case PR_STATS_NEXT_REVIEW:
		return "review";
	case PR_STATS_NEXT_DRILL:
		return "drill";
	case PR_STATS_NEXT_NOTHING:
		break;
	}
	return s->ability_answers ? "resume" : "import";
}

static void
put_next(struct jsonw *json, const struct pr_stats *s)
{
	char command[WORDS_MAX];

	stats_words_command(command, s);
	jsonw_object(json, "next");
	jsonw_text(json, "what", next_name(s));
	jsonw_maybe(json, "domain",
		    s->next_domain < 0 ? NULL
				       : stats_words_domain(s, s->next_domain));
	jsonw_text(json, "why", s->advice);
	jsonw_text(json, "command", command);
	jsonw_end(json);
}

enum pr_status
stats_json(const struct stats_report *report, const struct pr_sink *sink,
	   struct pr_err *err)
{
	const struct pr_stats *s = report->stats;
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.stats/1");
	jsonw_text(&json, "learner", report->learner);
	jsonw_text(&json, "exam", s->exam);
	jsonw_text(&json, "exam_title", s->exam_title);
	jsonw_maybe(&json, "exam_date", s->exam_date);
	put_result(&json, s);
	jsonw_text(&json, "today", s->today);
	jsonw_int(&json, "sittings", s->sittings);
	jsonw_int(&json, "active_ms", s->ms);
	jsonw_int(&json, "days_of_30", s->days);
	jsonw_int(&json, "first_answers_of_14_days", s->recent);
	put_row(&json, s, "all", NULL, &s->all);
	put_ready(&json, s);
	put_rows(&json, s, "domains", "domain", s->domains, s->n_domains);
	put_rows(&json, s, "tasks", "task", s->tasks, s->n_tasks);
	put_rows(&json, s, "levels", "level", s->levels, PR_LEN(s->levels));
	put_rows(&json, s, "skills", "skill", s->skills, s->n_skills);
	put_errors(&json, s);
	put_sure(&json, &s->sure);
	put_mocks(&json, s);
	put_next(&json, s);
	jsonw_text(&json, "notice", words_notice);
	jsonw_end(&json);
	return page_end(&page, err);
}
