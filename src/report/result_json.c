/* result_json.c - a result as proctor.report/1; see report/report.h */
#include "proctor/date.h"
#include "report/chart.h"
#include "report/drill.h"
#include "report/jsonw.h"
#include "report/missed.h"
#include "report/words.h"

static void
put_time(struct jsonw *json, const char *key, int64_t ms, int offset)
{
	char text[PR_TIME_TEXT];

	pr_time_format(text, ms, offset);
	jsonw_text(json, key, text);
}

static const char *
over_by(enum pr_over_by by)
{
	switch (by) {
	case PR_OVER_ENDED:
		return "ended";
	case PR_OVER_TIMEOUT:
		return "timeout";
	case PR_OVER_ABANDONED:
		return "abandoned";
	case PR_OVER_NOT:
		break;
	}
	return "open";
}

static void
put_sitting(struct jsonw *json, const struct pr_result *r)
{
	jsonw_int(json, "sitting", r->sitting);
	jsonw_text(json, "uuid", r->uuid);
	jsonw_text(json, "learner", r->learner);
	jsonw_text(json, "exam", r->exam);
	jsonw_text(json, "exam_title", r->exam_title);
	jsonw_maybe(json, "outline_date", r->outline_date);
	jsonw_maybe(json, "outline_as_of", r->outline_as_of);
	jsonw_text(json, "form", r->form_hash);
	jsonw_text(json, "kind", report_kind(r->kind));
	jsonw_text(json, "over_by", over_by(r->over_by));
	put_time(json, "begin", r->begin_ms, r->utc_offset_min);
	put_time(json, "end", r->end_ms, r->utc_offset_min);
	jsonw_bool(json, "timed", r->timed);
	jsonw_text(json, "policy", r->policy == PR_CLOCK_RUN ? "run" : "pause");
	jsonw_int(json, "budget_ms", r->budget_ms);
	jsonw_int(json, "active_ms", r->active_ms);
	jsonw_object(json, "accommodation");
	jsonw_int(json, "time_percent", r->time_percent);
	jsonw_int(json, "extra_minutes", r->extra_min);
	jsonw_bool(json, "breaks_stop", r->breaks_stop);
	jsonw_end(json);
	jsonw_int(json, "breaks", r->n_breaks);
	jsonw_int(json, "break_ms", r->break_ms);
	jsonw_bool(json, "test_clock", r->test_clock);
	jsonw_bool(json, "clock_uncertain", r->clock_uncertain);
}

static void
put_counts(struct jsonw *json, const struct pr_result *r)
{
	jsonw_object(json, "counts");
	jsonw_int(json, "items", r->n_items);
	jsonw_int(json, "scored", r->n_scored);
	jsonw_int(json, "pretest", r->n_pretest);
	jsonw_int(json, "reached", r->n_reached);
	jsonw_int(json, "right", r->raw);
	jsonw_int(json, "blank", r->blank);
	jsonw_int(json, "not_reached", r->not_reached);
	jsonw_int(json, "pretest_right", r->pretest_right);
	jsonw_int(json, "met_before", r->met_before);
	jsonw_bool(json, "out_of_trend", r->out_of_trend);
	jsonw_number(json, "share", r->share, 4);
	jsonw_number(json, "share_low", r->share_lo, 4);
	jsonw_number(json, "share_high", r->share_hi, 4);
	jsonw_end(json);
}

static void
put_score(struct jsonw *json, const struct pr_result *r)
{
	if (!r->scaled) {
		jsonw_null(json, "score");
		jsonw_maybe(json, "why_not_scaled", r->why_not_scaled);
		return;
	}
	jsonw_object(json, "score");
	jsonw_int(json, "scaled", r->score);
	jsonw_int(json, "low", r->score_lo);
	jsonw_int(json, "high", r->score_hi);
	jsonw_number(json, "level", 0.95, 2);
	jsonw_number(json, "exact", r->score_exact, 3);
	jsonw_number(json, "standard_error", r->sem, 3);
	jsonw_int(json, "scale_min", r->scale_min);
	jsonw_int(json, "scale_max", r->scale_max);
	jsonw_int(json, "passing_line", r->cut);
	jsonw_int(json, "raw_passing_line", r->raw_cut);
	jsonw_bool(json, "passed", r->passed);
	jsonw_number(json, "chance_parallel", r->p_parallel, 3);
	jsonw_number(json, "accuracy", r->accuracy, 3);
	jsonw_int(json, "raters", r->raters);
	jsonw_int(json, "shift_if_too_kind", r->shift_up);
	jsonw_int(json, "shift_if_too_harsh", r->shift_down);
	jsonw_bool(json, "official", false);
	jsonw_end(json);
	jsonw_null(json, "why_not_scaled");
}

static const char *
verdict(enum pr_quick quick)
{
	switch (quick) {
	case PR_QUICK_ABOVE:
		return "above";
	case PR_QUICK_BELOW:
		return "below";
	case PR_QUICK_OPEN:
		return "not decided";
	case PR_QUICK_GO_ON:
		break;
	}
	return "ended early";
}

/* Only of a quick check. */
static void
put_quick(struct jsonw *json, const struct pr_result *r)
{
	if (r->kind != PR_SITTING_QUICK)
		return;
	jsonw_object(json, "quick_check");
	jsonw_text(json, "verdict", verdict(r->quick));
	jsonw_number(json, "chance_above", r->quick_p, 4);
	jsonw_int(json, "asked", r->quick_asked);
	jsonw_int(json, "of", r->n_items);
	jsonw_end(json);
}

static void
put_corrected(struct jsonw *json, const struct pr_result *r)
{
	jsonw_object(json, "corrected");
	jsonw_int(json, "right", r->raw_corrected);
	jsonw_int(json, "scored", r->n_scored_corrected);
	jsonw_array(json, "keys");
	for (size_t i = 0; i < r->n_corrected; i++) {
		const struct pr_corrected_row *row = &r->corrected[i];
		const struct pr_response_row *resp = &r->responses[row->slot];

		jsonw_object(json, NULL);
		jsonw_int(json, "slot", row->slot + 1);
		jsonw_text(json, "item", resp->uuid);
		jsonw_maybe(json, "identifier", resp->identifier);
		jsonw_text(json, "how", pr_correction_name(row->kind));
		jsonw_maybe(json, "accepted", row->accepted);
		jsonw_maybe(json, "shown_accepted", row->shown);
		jsonw_text(json, "reason", row->reason);
		jsonw_int(json, "at_ms", row->at_ms);
		jsonw_bool(json, "was_right", resp->right);
		jsonw_bool(json, "right", row->right);
		jsonw_bool(json, "counts", row->counts);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_end(json);
}

static void
put_domains(struct jsonw *json, const struct pr_result *r)
{
	jsonw_array(json, "domains");
	for (size_t i = 0; i < r->n_domains; i++) {
		const struct pr_domain_row *row = &r->domains[i];

		jsonw_object(json, NULL);
		jsonw_text(json, "domain", row->identifier);
		jsonw_text(json, "title", row->title);
		jsonw_number(json, "outline_percent", row->weight, 3);
		jsonw_int(json, "right", row->right);
		jsonw_int(json, "items", row->n);
		jsonw_number(json, "share", row->share, 4);
		jsonw_number(json, "low", row->lo, 4);
		jsonw_number(json, "high", row->hi, 4);
		jsonw_bool(json, "too_few", row->too_few);
		jsonw_number(json, "points_lost", row->points_lost, 3);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
put_pace(struct jsonw *json, const struct pr_result *r)
{
	char command[WORDS_MAX];

	jsonw_object(json, "pace");
	jsonw_int(json, "median_ms", r->median_ms);
	jsonw_int(json, "slow_wrong", r->slow_wrong);
	jsonw_int(json, "wrong_to_right", r->wrong_to_right);
	jsonw_int(json, "right_to_wrong", r->right_to_wrong);
	jsonw_int(json, "wrong_to_wrong", r->wrong_to_wrong);
	jsonw_int(json, "key_struck", r->key_struck);
	jsonw_int(json, "rapid", r->rapid);
	jsonw_int(json, "lucky", r->lucky);
	jsonw_int(json, "misconceptions", r->misconceptions);
	jsonw_end(json);
	jsonw_object(json, "next");
	jsonw_maybe(json, "domain", r->next_domain);
	words_next_command(command, r);
	jsonw_text(json, "command", command);
	jsonw_end(json);
}

/* The members of a response, inside an object that is open. */
static void
put_response(struct jsonw *json, const struct report *report,
	     const struct pr_response_row *row)
{
	char chosen[SAY_MAX] = "";
	char key[SAY_MAX] = "";

	(void)report_shown(report, row, chosen, key);
	jsonw_int(json, "slot", row->slot + 1);
	jsonw_text(json, "item", row->uuid);
	jsonw_int(json, "version", row->version);
	jsonw_maybe(json, "identifier", row->identifier);
	jsonw_maybe(json, "domain", report_domain(report, row));
	jsonw_maybe(json, "task", report_task(report, row));
	jsonw_text(json, "role", report_role(row->role));
	jsonw_maybe(json, "chosen", row->chosen);
	jsonw_text(json, "key", row->key);
	jsonw_bool(json, "answered", row->answered);
	jsonw_bool(json, "reached", row->reached);
	jsonw_bool(json, "correct", row->right);
	jsonw_int(json, "credit_percent", row->credit);
	jsonw_int(json, "ms", row->ms);
	jsonw_int(json, "changes", row->changes);
	jsonw_int(json, "wrong_to_right", row->wrong_to_right);
	jsonw_int(json, "right_to_wrong", row->right_to_wrong);
	jsonw_bool(json, "flagged", row->flagged);
	jsonw_bool(json, "met_before", row->met_before);
	jsonw_bool(json, "past_review", row->past_review);
	jsonw_bool(json, "key_struck", row->key_struck);
	jsonw_bool(json, "rapid", row->rapid);
	jsonw_int(json, "confidence", row->confidence);
	jsonw_maybe(json, "shown_chosen", chosen);
	jsonw_maybe(json, "shown_key", key);
}

static void
put_result(struct jsonw *json, const struct report *report)
{
	const struct pr_result *r = report->result;

	jsonw_text(json, "schema", "proctor.report/1");
	put_sitting(json, r);
	put_counts(json, r);
	put_score(json, r);
	put_quick(json, r);
	put_corrected(json, r);
	put_domains(json, r);
	put_pace(json, r);
	if (report->drill)
		drill_json(json, "drill", report->drill);
	jsonw_array(json, "responses");
	for (int i = 0; i < r->n_items; i++) {
		jsonw_object(json, NULL);
		json->flat = true;
		put_response(json, report, &r->responses[i]);
		jsonw_end(json);
		json->flat = false;
	}
	jsonw_end(json);
	jsonw_text(json, "notice", words_notice);
}

static void
put_item(struct jsonw *json, const struct pr_item *item)
{
	jsonw_text(json, "type", pr_item_type_name(item->type));
	jsonw_text(json, "stem", item->stem.text);
	jsonw_text(json, "rationale", item->rationale.text);
	jsonw_array(json, "options");
	for (size_t i = 0; i < item->n_options; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "id", item->options[i].id);
		jsonw_text(json, "text", item->options[i].text.text);
		jsonw_bool(json, "correct", item->options[i].correct);
		jsonw_text(json, "rationale", item->options[i].rationale.text);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_array(json, "authority");
	for (size_t i = 0; i < item->n_authority; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "source", item->authority[i].source);
		jsonw_text(json, "locator", item->authority[i].locator);
		jsonw_text(json, "as_of", item->authority[i].as_of);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static enum pr_status
put_missed(struct jsonw *json, const struct report *report, struct pr_err *err)
{
	struct missed missed = { .report = report };
	const struct pr_result *r = report->result;
	char note[WORDS_MAX];

	jsonw_text(json, "schema", "proctor.missed/1");
	put_sitting(json, r);
	jsonw_int(json, "items", r->n_items);
	jsonw_int(json, "asked", missed_of(r));
	jsonw_int(json, "missed", missed_count(r));
	jsonw_text(json, "corrections",
		   missed_corrections(note, r) ? note : NULL);
	jsonw_array(json, "responses");
	while (missed_next(&missed, err)) {
		int slot = missed.row->slot;

		jsonw_object(json, NULL);
		put_response(json, report, missed.row);
		jsonw_text(json, "correction",
			   missed_corrected(note, r, slot, &missed.view)
				   ? note
				   : NULL);
		missed.st = chart_json(json, missed.chart, err);
		put_item(json, missed.item);
		jsonw_end(json);
		if (missed.st)
			break;
	}
	jsonw_end(json);
	missed_release(&missed);
	jsonw_text(json, "notice", words_notice);
	return missed.st;
}

enum pr_status
report_json(const struct report *report, const struct pr_sink *sink,
	    struct pr_err *err)
{
	struct page page;
	struct jsonw json = { .page = &page };
	enum pr_status st = PR_OK;
	enum pr_status end;

	page_init(&page, sink, 0);
	jsonw_object(&json, NULL);
	if (report->missed)
		st = put_missed(&json, report, err);
	else
		put_result(&json, report);
	jsonw_end(&json);
	end = page_end(&page, st ? NULL : err);
	return st ? st : end;
}
