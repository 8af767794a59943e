/* view_score.c - the score report: the result, and one next step */
#include "proctor/library.h"
#include "report/missed.h"
#include "report/report.h"
#include "report/words.h"
#include "tui/score_page.h"
#include "tui/sit.h"
#include "tui/tui.h"
#include "tui/views.h"
#include "util/fs.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>

struct score {
	struct pr_result *result;
	struct pr_exam *exam; /* names of domains, may be NULL */
	struct paper page;
	enum score_form form; /* of the page built, -1 none */
	bool sentences;
	bool writing; /* the box that asks which file */
	int missed, first_missed;
	bool weak, mock; /* what Enter leads to after a check */
};

static void
count_missed(struct score *s)
{
	s->first_missed = -1;
	for (int i = 0; i < s->result->n_items; i++) {
		if (!missed_is(s->result, &s->result->responses[i]))
			continue;
		s->missed++;
		if (s->first_missed < 0)
			s->first_missed = i;
	}
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct score *s = view->state;
	const struct view_score_arg *score = arg;
	enum pr_status status = pr_result_load(tui_desk(view->tui),
					       score->sitting, &s->result, err);

	if (status != PR_OK)
		return status;
	/* names only: the report stands without them */
	if (pr_library_exam(tui_desk(view->tui), s->result->exam, &s->exam,
			    NULL, NULL) != PR_OK)
		s->exam = NULL;
	s->page.unicode = tui_unicode(view->tui);
	s->form = (enum score_form) - 1;
	count_missed(s);
	s->mock = s->result->kind == PR_SITTING_QUICK &&
		  s->result->quick == PR_QUICK_ABOVE;
	s->weak = !s->mock && (s->result->kind == PR_SITTING_QUICK ||
			       s->result->kind == PR_SITTING_DIAGNOSTIC);
	return PR_OK;
}

static void
close(struct view *view)
{
	struct score *s = view->state;

	paper_clear(&s->page);
	pr_exam_free(s->exam);
	pr_result_free(s->result);
}

/* ---- drawing ------------------------------------------------------------ */

static void
build(struct score *s, const struct draw *d)
{
	enum score_form form = s->sentences     ? SCORE_SENTENCES
			       : draw_narrow(d) ? SCORE_LINES
						: SCORE_TABLE;

	if (form == s->form)
		return;
	paper_clear(&s->page);
	score_page(&s->page, s->result, form);
	s->form = form;
}

/* The result in one line, on every page of the report. */
static void
draw_headline(struct draw *d, const struct pr_result *r)
{
	char said[SAY_MAX];

	if (r->scaled)
		draw_fmt(d, 1, 1, ROLE_CHOSEN,
			 "Practice score %d, likely range %d to %d, passing "
			 "line %d. %s",
			 r->score, r->score_lo, r->score_hi, r->cut,
			 r->score == r->cut ? "On it."
			 : r->passed        ? "Above it."
					    : "Below it.");
	else
		draw_cut(d, 1, 1, draw_cols(d) - 2, ROLE_CHOSEN,
			 say_score(said, r));
}

static void
draw_next(struct draw *d, int row, const struct score *s)
{
	char text[160];

	if (s->weak)
		snprintf(text, sizeof(text),
			 "> Next: practise where points are lost (Enter)");
	else if (s->mock)
		snprintf(text, sizeof(text),
			 "> Next: sit a whole mock (Enter)");
	else if (s->missed)
		snprintf(text, sizeof(text),
			 "> Next: review the %d item%s that %s not right "
			 "(Enter)",
			 s->missed, s->missed == 1 ? "" : "s",
			 s->missed == 1 ? "was" : "were");
	else if (s->result->next_domain[0])
		snprintf(text, sizeof(text), "> Next: practise %.40s (Enter)",
			 s->result->next_domain);
	else
		snprintf(text, sizeof(text), "> Next: practise more (Enter)");
	draw_cut(d, row, 0, draw_cols(d), ROLE_FOCUS, text);
	draw_focus(d, row, 0);
}

static void
draw_files(struct draw *d, struct rect b)
{
	int row = b.row + b.rows - 6;

	draw_fill(d, (struct rect){ row, 0, 6, b.cols }, ROLE_TEXT);
	draw_rule(d, row, "WRITE A FILE", "into the folder you started from");
	draw_at(d, row + 1, 2, ROLE_TEXT, "1 the report, to print (HTML)");
	draw_at(d, row + 2, 2, ROLE_TEXT, "2 the report as text");
	draw_at(d, row + 3, 2, ROLE_TEXT, "3 the missed items, to print");
	draw_at(d, row + 4, 2, ROLE_TEXT, "4 every response (CSV)");
	draw_at(d, row + 5, 2, ROLE_TEXT, "Esc none");
	draw_focus(d, row + 1, 2);
}

static void
draw(struct view *view, struct draw *d)
{
	struct score *s = view->state;
	const struct pr_result *r = s->result;
	char title[160];
	char said[SAY_MAX];
	char where[48];
	struct rect b;
	struct rect page;

	if (draw_narrow(d))
		snprintf(title, sizeof(title), "Score %.20s", r->exam);
	else
		snprintf(title, sizeof(title), "%.60s   Score report",
			 say_kind(said, r->kind, r->exam));
	words_moment(said, r->end_ms, r->utc_offset_min);
	b = draw_frame(d, title, said, true);
	if (!draw_low(d))
		draw_headline(d, r);
	build(s, d);
	page = (struct rect){ b.row, 1, b.rows - 2, b.cols - 2 };
	paper_draw(d, page, &s->page);
	paper_where(where, &s->page);
	draw_next(d, b.row + b.rows - 1, s);
	if (where[0])
		draw_right(d, b.row + b.rows - 2, b.cols - 1, ROLE_WARN, where);
	if (s->writing)
		draw_files(d, b);
}

/* ---- files -------------------------------------------------------------- */

typedef enum pr_status render_fn(const struct report *report,
				 const struct pr_sink *sink,
				 struct pr_err *err);

static const struct {
	const char *ending;
	bool missed;
	render_fn *render;
} files[] = {
	{ "report.html", false, report_html },
	{ "report.txt", false, report_text },
	{ "missed.html", true, report_html },
	{ "responses.csv", false, report_csv },
};

static enum pr_status
to_writer(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	return fs_writer_add(ctx, bytes, n, err);
}

/* A name that is not taken: RHIT-12-report.html, RHIT-12-2-report.html. */
static bool
free_name(char out[160], const struct pr_result *r, const char *ending)
{
	for (int i = 1; i < 100; i++) {
		struct fs_info info;
		char number[16] = "";

		if (i > 1)
			snprintf(number, sizeof(number), "-%d", i);
		snprintf(out, 160, "%.64s-%lld%s-%s", r->exam,
			 (long long)r->sitting, number, ending);
		if (fs_info(&info, out, NULL) == PR_ENOTFOUND)
			return true;
	}
	return false;
}

/* With the folder, which nobody sees on a full screen. */
static void
say_written(struct view *view, const char *name)
{
	char *folder = realpath(".", NULL);

	tui_say(view->tui, "Written: %s in %s", name,
		folder ? folder : "the folder you started from");
	free(folder);
}

static void
write_file(struct view *view, size_t which)
{
	struct score *s = view->state;
	struct report report = { .result = s->result,
				 .exam = s->exam,
				 .desk = tui_desk(view->tui),
				 .missed = files[which].missed,
				 .width = 76 };
	struct pr_err err = { 0 };
	struct fs_writer *writer = NULL;
	struct pr_sink sink = { NULL, to_writer };
	char name[160];
	enum pr_status status;

	if (!free_name(name, s->result, files[which].ending)) {
		tui_say(view->tui, "There are a hundred such files here "
				   "already. Nothing was written.");
		return;
	}
	status = fs_writer_open(&writer, name, FS_SHARED, &err);
	sink.ctx = writer;
	if (!status)
		status = files[which].render(&report, &sink, &err);
	if (!status)
		status = fs_writer_commit(writer, &err);
	else
		fs_writer_abandon(writer);
	if (status)
		tui_alarm(view->tui, &err);
	else
		say_written(view, name);
}

/* ---- keys --------------------------------------------------------------- */

static bool
type(struct view *view, const struct key *key)
{
	struct score *s = view->state;

	if (!s->writing)
		return false;
	s->writing = false;
	if (key->code >= '1' && key->code < '1' + (int)PR_LEN(files))
		write_file(view, (size_t)(key->code - '1'));
	else
		tui_say(view->tui, "Nothing was written.");
	return true;
}

static void
practise(struct view *view)
{
	struct score *s = view->state;
	struct view_practice_arg arg = { s->result->exam, NULL };

	if (s->result->next_domain[0])
		arg.domain = s->result->next_domain;
	tui_open(view->tui, &view_practice, &arg);
}

/* A new sitting takes the place of this page. */
static void
sit_next(struct view *view)
{
	struct score *s = view->state;
	struct pr_plan plan =
		sit_plan_for(s->result->exam,
			     s->mock ? PR_SITTING_MOCK : PR_SITTING_PRACTICE);
	struct view_begin_arg begin = { &plan };

	plan.weak = s->weak;
	if (s->mock)
		tui_open(view->tui, &view_begin, &begin);
	else
		sit_start(view->tui, &plan);
}

static void
review(struct view *view)
{
	struct score *s = view->state;
	struct view_rationale_arg arg = { s->result->sitting, s->first_missed,
					  true };

	if (s->weak || s->mock)
		sit_next(view);
	else if (s->missed)
		tui_open(view->tui, &view_rationale, &arg);
	else
		practise(view);
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct score *s = view->state;

	(void)key;
	if (paper_move(&s->page, action))
		return VIEW_STAY;
	switch ((int)action) {
	case ACT_ENTER:
		review(view);
		break;
	case ACT_PRACTICE:
		practise(view);
		break;
	case ACT_EXPORT:
		s->writing = true;
		tui_say(view->tui, "Which file? 1 to 4.");
		break;
	case ACT_REVIEW:
		s->sentences = !s->sentences;
		tui_say(view->tui, s->sentences
					   ? "The report as sentences, one a "
					     "row. v goes back."
					   : "The report as a table.");
		break;
	case ACT_BACK:
		return VIEW_CLOSE;
	default:
		break;
	}
	return VIEW_STAY;
}

static const char *
hint(const struct view *view, enum action action)
{
	const struct score *s = view->state;

	if (action == ACT_ENTER && s->mock)
		return "Enter mock exam";
	if (action == ACT_ENTER && s->weak)
		return "Enter practise";
	if (action == ACT_ENTER)
		return s->missed ? "Enter review" : "Enter practise";
	return NULL;
}

const struct view_ops view_score = {
	.screen = ON_SCORE,
	.state_size = sizeof(struct score),
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.hint = hint,
	.close = close,
};
