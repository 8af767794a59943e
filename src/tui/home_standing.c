/* home_standing.c - where one stands: exam date, last result, items */
#include "tui/home_data.h"
#include "tui/when.h"

#include <stdio.h>
#include <string.h>

#define DAYS_PER_WEEK 7
#define TWO_WEEKS 14

static int
draw_fact(struct draw *d, int row, const char *label, const char *text)
{
	draw_at(d, row, 2, ROLE_TEXT, label);
	draw_cut(d, row, 18, draw_cols(d) - 19, ROLE_TEXT, text);
	return row + 1;
}

static int
draw_exam(struct tui *tui, struct draw *d, int row,
	  const struct pr_learner *learner)
{
	struct pr_env now;
	struct pr_date day;
	char when[WHEN_MAX];
	char text[160];
	int64_t days;

	tui_now(tui, &now);
	if (!when_days_to(&days, learner->exam_date, &now) ||
	    pr_date_parse(&day, learner->exam_date, NULL) != PR_OK)
		return draw_fact(d, row, "Exam date",
				 "not set (Settings has it)");
	when_day(when, day);
	if (days < 0)
		snprintf(text, sizeof(text),
			 "%s is past; proctor result notes the score", when);
	else if (days == 0)
		snprintf(text, sizeof(text), "%s, today", when);
	else if (days < TWO_WEEKS)
		snprintf(text, sizeof(text), "%s, %lld day%s left", when,
			 (long long)days, days == 1 ? "" : "s");
	else
		snprintf(text, sizeof(text), "%s, %lld weeks left", when,
			 (long long)(days / DAYS_PER_WEEK));
	return draw_fact(d, row, "Exam date", text);
}

static int
draw_last(struct draw *d, int row, const struct home_data *data)
{
	const struct pr_past_row *p = data->past;
	char when[WHEN_MAX];
	char kind[96];
	char text[200];

	if (!data->n_past)
		return draw_fact(d, row, "Results", "none yet");
	when_short(when, p->end_ms, p->utc_offset_min);
	home_data_kind(kind, p->exam, p->kind);
	if (p->scaled)
		snprintf(text, sizeof(text),
			 "%s, %s: %d, likely range %d to %d", kind, when,
			 p->score, p->score_lo, p->score_hi);
	else if (p->kind == PR_SITTING_DIAGNOSTIC ||
		 p->kind == PR_SITTING_QUICK)
		snprintf(text, sizeof(text), "%s, %s: %d items", kind, when,
			 p->n);
	else
		snprintf(text, sizeof(text), "%s, %s: %d of %d right", kind,
			 when, p->right, p->n);
	return draw_fact(d, row, "Last result", text);
}

const char *
home_ceu_fit(const struct home_ceu_line *line, int cells)
{
	if ((int)strlen(line->text) <= cells || !line->brief[0])
		return line->text;
	return (int)strlen(line->wide) <= cells ? line->wide : line->brief;
}

/* One line of what is held; the whole of it is one letter away. */
static int
draw_ceu(struct draw *d, int row, const struct home_data *data)
{
	return data->glance.text[0] ? draw_fact(d, row, "CEUs (e)",
						home_ceu_fit(&data->glance,
							     draw_cols(d) - 19))
				    : row;
}

int
home_standing_ceu(struct draw *d, int row, const struct home_data *data)
{
	int room = draw_cols(d) - 3;

	draw_at(d, row++, 1, ROLE_HEADING, "Where you stand");
	for (int i = 0; i < data->n_accounts; i++)
		draw_cut(d, row++, 2, room, ROLE_TEXT,
			 home_ceu_fit(&data->accounts[i], room));
	if (data->more_accounts)
		draw_fmt(d, row++, 2, ROLE_TEXT, "%d more in the ledger",
			 data->more_accounts);
	if (!data->n_accounts)
		draw_cut(d, row++, 2, room, ROLE_TEXT,
			 data->glance.text[0]
				 ? data->glance.text
				 : "nothing is held yet; the first "
				   "line notes a credential");
	return row;
}

int
home_standing(struct tui *tui, struct draw *d, int row,
	      const struct home_data *data)
{
	const struct pr_learner *learner = pr_desk_learner(tui_desk(tui));
	const struct pr_exam_row *exam = home_data_exam(data, learner);
	char text[160];

	draw_at(d, row++, 1, ROLE_HEADING, "Where you stand");
	if (!exam) {
		row = draw_fact(d, row, "Banks",
				"none yet; \"proctor bank import FILE\" "
				"takes one in");
		return draw_ceu(d, row, data);
	}
	row = draw_exam(tui, d, row, learner);
	row = draw_last(d, row, data);
	if (data->today[0])
		row = draw_fact(d, row, "Today", data->today);
	snprintf(text, sizeof(text), "%s: %ld in the banks, %ld not met yet",
		 exam->identifier, exam->items, exam->unseen);
	row = draw_fact(d, row, "Items", text);
	return draw_ceu(d, row, data);
}
