/* view_about.c - what this is and is not; or what is known of an exam */
#include "report/exam.h"
#include "report/words.h"
#include "tui/views.h"
#include "util/buf.h"

struct about {
	struct ui_text text;
	struct pane pane;
};

static enum pr_status
to_buf(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)err;
	buf_add(ctx, bytes, n);
	return PR_OK;
}

/* Outline, form and scale of an exam, with what they rest on. */
static enum pr_status
exam_facts(struct buf *b, struct view *view, const char *identifier,
	   struct pr_err *err)
{
	struct pr_sink sink = { b, to_buf };
	struct pr_exam *exam = NULL;
	enum pr_status st = pr_library_exam(tui_desk(view->tui), identifier,
					    &exam, NULL, err);

	if (!st)
		st = exam_text(exam, 0, &sink, err);
	pr_exam_free(exam);
	return st;
}

static void
program_facts(struct buf *b, struct view *view)
{
	buf_adds(b,
		 "proctor " PR_VERSION ": practice for certification exams in "
		 "health information.\n\n");
	buf_adds(b, words_notice);
	buf_adds(b,
		 "\n\nA practice score is scaled like the exam; it is not an "
		 "official score. It comes with the range in which it would "
		 "fall again, and with what is not known. Difficulties and "
		 "the passing line are the writers' own estimates.\n\n"
		 "Facts that change, such as outlines, carry a date and a "
		 "source; an item past its date says so.\n\n"
		 "Everything stays on this computer. Your answers and results "
		 "are in one file:\n");
	buf_printf(b, "    %s\n", pr_desk_path(tui_desk(view->tui)));
	buf_adds(b, "\"proctor db backup FILE\" copies all of it.\n\n"
		    "The program is free software (MIT); the questions are "
		    "free to share with their source named (CC BY 4.0).\n\n"
		    "Whoever reads with a screen reader or a braille line may "
		    "like \"proctor --plain\": the same exam, line by line.");
}

static enum pr_status
open_about(struct view *view, const void *arg, struct pr_err *err)
{
	struct about *a = view->state;
	struct buf b = { 0 };
	enum pr_status st = PR_OK;

	buf_init(&b, 16000);
	if (arg)
		st = exam_facts(&b, view, arg, err);
	else
		program_facts(&b, view);
	if (!st)
		ui_text_set(&a->text, buf_text(&b), tui_unicode(view->tui));
	buf_release(&b);
	return st;
}

static void
close_about(struct view *view)
{
	struct about *a = view->state;

	ui_text_release(&a->text);
}

static enum view_next
act_about(struct view *view, enum action action, int key)
{
	struct about *a = view->state;

	(void)key;
	switch ((int)action) {
	case ACT_BACK:
	case ACT_ENTER:
		return VIEW_CLOSE;
	case ACT_UP:
		pane_scroll(&a->pane, -1);
		break;
	case ACT_DOWN:
		pane_scroll(&a->pane, 1);
		break;
	case ACT_PGUP:
		pane_page(&a->pane, -1);
		break;
	case ACT_PGDN:
		pane_page(&a->pane, 1);
		break;
	case ACT_FIRST:
		pane_scroll(&a->pane, -a->pane.lines);
		break;
	case ACT_LAST:
		pane_scroll(&a->pane, a->pane.lines);
		break;
	default:
		break;
	}
	return VIEW_STAY;
}

static const char *
hint_about(const struct view *view, enum action action)
{
	(void)view;
	return action == ACT_ENTER ? "" : NULL;
}

static const char *
status_about(struct view *view)
{
	struct about *a = view->state;
	static char where[48];

	pane_where(where, &a->pane);
	return where;
}

static void
draw_about(struct view *view, struct draw *d)
{
	struct about *a = view->state;
	struct rect body = draw_frame(d, "PROCTOR    About", NULL, false);
	struct rect text = { body.row, 1, body.rows,
			     draw_measure(d, draw_cols(d) - 2) };

	draw_pane(d, text, ROLE_TEXT, &a->pane, &a->text, true);
	draw_focus(d, body.row, 1);
}

const struct view_ops view_about = {
	.screen = ON_ABOUT,
	.state_size = sizeof(struct about),
	.open = open_about,
	.draw = draw_about,
	.act = act_about,
	.hint = hint_about,
	.status = status_about,
	.close = close_about,
};
