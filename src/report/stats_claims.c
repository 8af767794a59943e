/* stats_claims.c - forecasts against outcomes, on paper; see stats_report.h */
#include "proctor/date.h"
#include "report/html.h"
#include "report/jsonw.h"
#include "report/stats_report.h"
#include "report/stats_words.h"

#include <math.h>
#include <stdio.h>

#define LABEL 10

static const char *const headings[2] = {
	"Forecasts against mocks taken later",
	"Forecasts against real results",
};

static const char note[] =
	"Each mock and each real result is held against the last forecast made "
	"before it; mocks of which more than 10 % was met before are left out. "
	"Who enters results, and who puts an exam off after a low forecast, is "
	"not everybody: such rates speak for those who entered them.";

static const struct pr_calibration *
half(const struct pr_stats_claims *c, int real)
{
	return real ? &c->results : &c->mocks;
}

static void
say_row(char out[WORDS_MAX], const struct pr_claim_row *row)
{
	char claimed[WORDS_MAX];

	stats_words_chance(claimed, pr_readiness_shown(row->p),
			   pr_readiness_shown(row->lo),
			   pr_readiness_shown(row->hi));
	snprintf(out, WORDS_MAX, "%s %.20s: %s with %d; claimed %.100s on %s",
		 row->date, row->exam, row->pass ? "passed" : "not passed",
		 row->score, claimed, row->made);
}

/* ---- text ---------------------------------------------------------------- */

static void
text_bins(struct page *page, const struct pr_calibration *c)
{
	page_add(page, "  claimed       mean  passed     of  rate and likely "
		       "range\n");
	for (size_t i = 0; i < PR_LEN(c->bins); i++) {
		size_t n = c->bins[i].n;

		page_printf(page, "  %3.0f to %3.0f %% ", 100 * c->bins[i].p_lo,
			    100 * c->bins[i].p_hi);
		if (!n) {
			page_add(page, "    -       0      0\n");
			continue;
		}
		page_printf(page,
			    "%3.0f %% %7zu %6zu  %.0f %%, %.0f to %.0f %%\n",
			    100 * c->bins[i].claimed, c->bins[i].passed, n,
			    100.0 * (double)c->bins[i].passed / (double)n,
			    100 * c->bins[i].lo, 100 * c->bins[i].hi);
	}
}

static void
text_half(struct page *page, const struct pr_stats_claims *claims, int real)
{
	const struct pr_calibration *c = half(claims, real);
	struct words_fact fact;
	char text[WORDS_MAX], line[WORDS_MAX + 16];

	page_printf(page, "%s\n", headings[real]);
	for (int i = 0; stats_words_claims(&fact, c, i); i++) {
		snprintf(line, sizeof(line), "%-*s %s", LABEL, fact.label,
			 fact.text);
		page_wrap(page, line, 2, LABEL + 1);
	}
	if (c->n >= STATS_WORDS_CLAIMS_MIN)
		text_bins(page, c);
	for (size_t i = 0; i < claims->n_rows; i++)
		if (claims->rows[i].real == (real != 0)) {
			say_row(text, &claims->rows[i]);
			page_wrap(page, text, 2, 2);
		}
	page_addc(page, '\n');
}

enum pr_status
claims_text(const struct claims_report *report, const struct pr_sink *sink,
	    struct pr_err *err)
{
	const struct pr_stats_claims *c = report->claims;
	struct page page;

	page_init(&page, sink, report->width);
	page_printf(&page, "%zu forecast%s so far%s.\n\n", c->n_forecasts,
		    c->n_forecasts == 1 ? "" : "s",
		    report->everybody ? ", of everybody" : "");
	for (int real = 0; real < 2; real++)
		text_half(&page, c, real);
	page_wrap(&page, note, 0, 0);
	return page_end(&page, err);
}

/* ---- JSON ---------------------------------------------------------------- */

static void
json_number(struct jsonw *json, const char *key, double value)
{
	if (isfinite(value))
		jsonw_number(json, key, value, 4);
	else
		jsonw_null(json, key);
}

static void
json_half(struct jsonw *json, const char *key, const struct pr_calibration *c)
{
	bool enough = c->n >= STATS_WORDS_CLAIMS_MIN;

	jsonw_object(json, key);
	jsonw_int(json, "outcomes", (int64_t)c->n);
	jsonw_bool(json, "too_few", !enough);
	json_number(json, "brier", enough ? c->brier : (double)NAN);
	json_number(json, "brier_base", enough ? c->brier_base : (double)NAN);
	json_number(json, "skill", enough ? c->skill : (double)NAN);
	json_number(json, "slope", enough ? c->slope : (double)NAN);
	json_number(json, "slope_low", enough ? c->slope_lo : (double)NAN);
	json_number(json, "slope_high", enough ? c->slope_hi : (double)NAN);
	jsonw_array(json, "bins");
	for (size_t i = 0; enough && i < PR_LEN(c->bins); i++) {
		jsonw_object(json, NULL);
		json_number(json, "from", c->bins[i].p_lo);
		json_number(json, "to", c->bins[i].p_hi);
		json_number(json, "claimed", c->bins[i].claimed);
		jsonw_int(json, "outcomes", (int64_t)c->bins[i].n);
		jsonw_int(json, "passed", (int64_t)c->bins[i].passed);
		json_number(json, "low", c->bins[i].lo);
		json_number(json, "high", c->bins[i].hi);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_end(json);
}

enum pr_status
claims_json(const struct claims_report *report, const struct pr_sink *sink,
	    struct pr_err *err)
{
	const struct pr_stats_claims *c = report->claims;
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.calibration/1");
	jsonw_bool(&json, "everybody", report->everybody);
	jsonw_int(&json, "forecasts", (int64_t)c->n_forecasts);
	json_half(&json, "mocks", &c->mocks);
	json_half(&json, "results", &c->results);
	jsonw_array(&json, "rows");
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct pr_claim_row *row = &c->rows[i];

		jsonw_object(&json, NULL);
		jsonw_text(&json, "exam", row->exam);
		jsonw_int(&json, "claimed_ms", row->at_ms);
		jsonw_text(&json, "claimed_on", row->made);
		jsonw_number(&json, "claimed", row->p, 4);
		jsonw_number(&json, "low", row->lo, 4);
		jsonw_number(&json, "high", row->hi, 4);
		jsonw_text(&json, "date", row->date);
		jsonw_bool(&json, "real", row->real);
		jsonw_int(&json, "score", row->score);
		jsonw_bool(&json, "passed", row->pass);
		jsonw_end(&json);
	}
	jsonw_end(&json);
	jsonw_text(&json, "note", note);
	jsonw_end(&json);
	return page_end(&page, err);
}

/* ---- HTML ---------------------------------------------------------------- */

static void
html_bins(struct page *page, const struct pr_calibration *c)
{
	page_add(page, "<table>\n<tr><th>Claimed</th><th class=\"n\">Passed"
		       "</th><th>Rate and likely range</th></tr>\n");
	for (size_t i = 0; i < PR_LEN(c->bins); i++) {
		size_t n = c->bins[i].n;

		page_printf(page,
			    "<tr><td>%.0f to %.0f %%</td><td class=\"n\">%zu "
			    "of %zu</td><td>",
			    100 * c->bins[i].p_lo, 100 * c->bins[i].p_hi,
			    c->bins[i].passed, n);
		if (n)
			page_printf(page, "%.0f %%, %.0f to %.0f %%",
				    100.0 * (double)c->bins[i].passed /
					    (double)n,
				    100 * c->bins[i].lo, 100 * c->bins[i].hi);
		page_add(page, "</td></tr>\n");
	}
	page_add(page, "</table>\n");
}

static void
html_half(struct page *page, const struct pr_stats_claims *claims, int real)
{
	const struct pr_calibration *c = half(claims, real);
	struct words_fact fact;
	char text[WORDS_MAX];

	page_printf(page, "<h2>%s</h2>\n<dl>\n", headings[real]);
	for (int i = 0; stats_words_claims(&fact, c, i); i++) {
		page_printf(page, "<dt>%s</dt><dd>", fact.label);
		page_html(page, fact.text);
		page_add(page, "</dd>\n");
	}
	page_add(page, "</dl>\n");
	if (c->n >= STATS_WORDS_CLAIMS_MIN)
		html_bins(page, c);
	for (size_t i = 0; i < claims->n_rows; i++)
		if (claims->rows[i].real == (real != 0)) {
			say_row(text, &claims->rows[i]);
			page_add(page, "<p>");
			page_html(page, text);
			page_add(page, "</p>\n");
		}
}

enum pr_status
claims_html(const struct claims_report *report, const struct pr_sink *sink,
	    struct pr_err *err)
{
	struct page page;

	page_init(&page, sink, 0);
	html_head(&page, report->everybody
				 ? "Forecasts against outcomes, everybody"
				 : "Forecasts against outcomes");
	for (int real = 0; real < 2; real++)
		html_half(&page, report->claims, real);
	page_add(&page, "<p>");
	page_html(&page, note);
	page_add(&page, "</p>\n");
	html_foot(&page);
	return page_end(&page, err);
}
