/* view_drilled.c - the closing page of a drill: what went wrong, what next */
#include "proctor/library.h"
#include "report/drill.h"
#include "report/words.h"
#include "tui/paper.h"
#include "tui/sit.h"
#include "tui/views.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define BAR_COL 40
#define BAR_CELLS 10
#define LABEL 14

struct drilled {
	struct pr_drill_result *result;
	struct paper page;
	bool built, narrow;
};

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct drilled *s = view->state;
	const struct view_score_arg *score = arg;

	s->page.unicode = tui_unicode(view->tui);
	return pr_drill_result(tui_desk(view->tui), score->sitting, &s->result,
			       err);
}

static void
close(struct view *view)
{
	struct drilled *s = view->state;

	paper_clear(&s->page);
	pr_drill_result_free(s->result);
}

/* ---- the page ----------------------------------------------------------- */

static void
put_bar(struct paper *paper, const char *text, int part, int all,
	const char *tail)
{
	char line[160];
	struct paper_row *p;

	snprintf(line, sizeof(line), "%.150s", text);
	line[0] = (char)toupper((unsigned char)line[0]);
	p = paper_put(paper, ROLE_TEXT, "", 0, line);
	if (!p)
		return;
	p->barred = true;
	p->bar = (struct bar){ all > 0 ? (double)part / all : 0, -1, -1, -1 };
	p->bar_col = BAR_COL;
	p->bar_cells = BAR_CELLS;
	snprintf(p->tail, sizeof(p->tail), "%s", tail);
}

static void
bar_skills(struct paper *paper, const struct pr_drill_result *r)
{
	for (size_t i = 0; i < r->n_skills; i++) {
		const struct pr_skill_row *row = &r->skills[i];
		char tail[PAPER_TAIL];

		snprintf(tail, sizeof(tail), "%d of %d, learning %d",
			 row->right, row->n, row->learning);
		put_bar(paper, row->title, row->right, row->n, tail);
	}
}

static void
bar_errors(struct paper *paper, const struct pr_drill_result *r)
{
	int most = 1;
	int all = 0;

	for (size_t i = 0; i < r->n_errors; i++) {
		all += r->errors[i].last20;
		most = r->errors[i].n > most ? r->errors[i].n : most;
		most = r->errors[i].last20 > most ? r->errors[i].last20 : most;
	}
	for (size_t i = 0; i < r->n_errors; i++) {
		const struct pr_error_row *row = &r->errors[i];
		char tail[PAPER_TAIL];

		snprintf(tail, sizeof(tail), "%d here, %d of your last %d",
			 row->n, row->last20, all);
		put_bar(paper, pr_feedback_words(row->kind), row->n, most,
			tail);
	}
}

static void
put_next(struct paper *paper, const struct pr_drill_result *r)
{
	for (size_t i = 0; i < r->n_next; i++)
		paper_fmt(paper, ROLE_TEXT, "%d  %s", (int)i + 1,
			  r->next[i].why);
}

static void
put_facts(struct paper *paper, const struct pr_drill_result *r,
	  enum drill_section section, bool narrow)
{
	struct words_fact fact = { 0 };

	for (int i = 0; drill_fact(&fact, r, section, i); i++) {
		if (section == DRILL_SUMS && !narrow)
			paper_put(paper, i ? ROLE_TEXT : ROLE_CHOSEN,
				  fact.label, LABEL, fact.text);
		else if (section == DRILL_SUMS)
			paper_fmt(paper, ROLE_TEXT, "%s: %s", fact.label,
				  fact.text);
		else if (section == DRILL_SLOW)
			paper_fmt(paper, ROLE_TEXT, "Item %s", fact.text);
		else
			paper_put(paper, ROLE_TEXT, "", 0, fact.text);
	}
}

static void
put_section(struct paper *paper, const struct pr_drill_result *r,
	    enum drill_section section, bool narrow)
{
	struct words_fact fact = { 0 };

	if (!drill_fact(&fact, r, section, 0))
		return;
	if (section != DRILL_SUMS)
		paper_put(paper, ROLE_HEADING, "", 0, drill_heading(section));
	if (section == DRILL_NEXT)
		put_next(paper, r);
	else if (section == DRILL_SKILLS && !narrow)
		bar_skills(paper, r);
	else if (section == DRILL_ERRORS && !narrow)
		bar_errors(paper, r);
	else
		put_facts(paper, r, section, narrow);
	paper_gap(paper);
}

static void
build(struct drilled *s, bool narrow)
{
	if (s->built && s->narrow == narrow)
		return;
	paper_clear(&s->page);
	for (int i = 0; i < DRILL_SECTIONS; i++)
		put_section(&s->page, s->result, (enum drill_section)i, narrow);
	s->built = true;
	s->narrow = narrow;
}

/* ---- drawing ------------------------------------------------------------ */

static void
draw_next(struct draw *d, int row, const struct drilled *s)
{
	char text[200];

	if (s->result->n_next)
		snprintf(text, sizeof(text), "> Next: %s (Enter)",
			 s->result->next[0].why);
	else
		snprintf(text, sizeof(text), "> Next: a mixed drill (Enter)");
	draw_cut(d, row, 0, draw_cols(d), ROLE_FOCUS, text);
	draw_focus(d, row, 0);
}

static void
draw(struct view *view, struct draw *d)
{
	struct drilled *s = view->state;
	const struct pr_drill_result *r = s->result;
	char right[64];
	char where[48];
	struct rect b;

	snprintf(right, sizeof(right),
		 r->answered < r->n && !draw_narrow(d)
			 ? "%d of %d right, %d not answered"
			 : "%d of %d right",
		 r->right, r->answered, r->n - r->answered);
	b = draw_frame(d,
		       draw_narrow(d) ? "Drill done" : "DRILL   Closing page",
		       right, false);
	build(s, b.cols < 76);
	paper_draw(d, (struct rect){ b.row, 1, b.rows - 2, b.cols - 2 },
		   &s->page);
	paper_where(where, &s->page);
	draw_next(d, b.row + b.rows - 1, s);
	if (where[0])
		draw_right(d, b.row + b.rows - 2, b.cols - 1, ROLE_WARN, where);
}

/* ---- keys --------------------------------------------------------------- */

static enum view_next
start(struct view *view, size_t which)
{
	struct drilled *s = view->state;
	const struct pr_drill_result *r = s->result;
	struct pr_drill_plan plan = { 0 };

	if (which < r->n_next) {
		plan.kind = r->next[which].kind;
		plan.skill = r->next[which].skill;
	} else if (r->n_next) {
		tui_say(view->tui, "There is no suggestion %zu.", which + 1);
		return VIEW_STAY;
	}
	return sit_drill(view->tui, &plan) ? VIEW_CLOSE : VIEW_STAY;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct drilled *s = view->state;
	struct view_rationale_arg items = { s->result->sitting, 0, false };

	if (paper_move(&s->page, action))
		return VIEW_STAY;
	switch ((int)action) {
	case ACT_ENTER:
		return start(view, 0);
	case ACT_CHOOSE:
		return start(view, (size_t)keymap_place(key));
	case ACT_REVIEW:
		tui_open(view->tui, &view_rationale, &items);
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
	(void)view;
	if (action == ACT_ENTER)
		return "Enter next drill";
	if (action == ACT_CHOOSE)
		return "1-3 another";
	return NULL;
}

static const char *
status(struct view *view)
{
	const struct drilled *s = view->state;

	return s->result->n_next
		       ? "Enter: the drill suggested. v: the items once more. "
			 "Esc leaves."
		       : "Enter: a mixed drill. v: the items once more. Esc "
			 "leaves.";
}

const struct view_ops view_drilled = {
	.screen = ON_DRILLED,
	.state_size = sizeof(struct drilled),
	.open = open,
	.draw = draw,
	.act = act,
	.hint = hint,
	.status = status,
	.close = close,
};
