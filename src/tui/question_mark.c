/* question_mark.c - highlighting words of the question */
#include "proctor/text.h"
#include "tui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS 1024

struct word {
	size_t off, len;
};

/* The next word at or after an offset; false at the end. */
static bool
next_word(const struct ui_text *text, size_t from, struct word *word)
{
	const char *s = text->bytes ? text->bytes : "";

	from += strspn(s + from, " \n");
	word->off = from;
	word->len = strcspn(s + from, " \n");
	return word->len > 0;
}

static size_t
count_words(const struct ui_text *text)
{
	struct word word = { 0, 0 };
	size_t n = 0;

	while (n < WORDS && next_word(text, word.off + word.len, &word))
		n++;
	return n;
}

/* Reads "from-to from-to", places in the Unicode text, into words. */
static void
read_marks(bool marks[WORDS], const struct ui_text *text, const char *body)
{
	memset(marks, 0, WORDS * sizeof(*marks));
	while (body && *body) {
		char *end;
		unsigned long from = strtoul(body, &end, 10);
		unsigned long to =
			*end == '-' ? strtoul(end + 1, &end, 10) : from;
		struct word word = { 0, 0 };
		size_t i = 0;

		while (i < WORDS &&
		       next_word(text, word.off + word.len, &word)) {
			if (word.off < to && word.off + word.len > from)
				marks[i] = true;
			i++;
		}
		body = end + strspn(end, " ");
		if (end[0] && end[0] != ' ')
			return;
	}
}

static void
write_marks(char *out, size_t size, const bool marks[WORDS],
	    const struct ui_text *text)
{
	struct word word = { 0, 0 };
	size_t from = 0;
	size_t used = 0;
	size_t i = 0;

	out[0] = '\0';
	while (i < WORDS && next_word(text, word.off + word.len, &word)) {
		if (marks[i] && (i == 0 || !marks[i - 1]))
			from = word.off;
		if (marks[i] && (i + 1 == WORDS || !marks[i + 1]) &&
		    used + 48 < size)
			used += (size_t)snprintf(out + used, size - used,
						 "%s%zu-%zu", used ? " " : "",
						 from, word.off + word.len);
		i++;
	}
}

/* ---- drawing ------------------------------------------------------------ */

struct paint {
	struct draw *d;
	struct rect r;
	struct question *q;
	const bool *marks;
	size_t word; /* number of the next one */
};

static void
paint_word(struct paint *p, int row, int col, const struct word *word,
	   bool begins, bool ends)
{
	char text[256];
	bool focus = p->q->mark.on && p->word == p->q->mark.word;
	bool marked = p->marks[p->word];
	enum role role = focus ? ROLE_FOCUS : ROLE_FIELD;
	int after;

	if (!focus && !marked)
		return;
	snprintf(text, sizeof(text), "%.*s",
		 (int)(word->len < 250 ? word->len : 250),
		 p->q->text.stem.bytes + word->off);
	after = draw_at(p->d, row, col, role, text);
	/* signs in the blanks around, so that nothing hangs on the look */
	if (marked && begins)
		draw_at(p->d, row, col - 1, ROLE_FIELD, "[");
	if (marked && ends)
		draw_at(p->d, row, after, ROLE_FIELD, "]");
	if (!focus)
		return;
	p->q->mark.row = row;
	p->q->mark.col = col;
	draw_focus(p->d, row, col);
}

/* The words of one line; row < 0 is out of sight. */
static void
paint_line(struct paint *p, int row, const struct pr_line *line)
{
	const struct ui_text *text = &p->q->text.stem;
	struct word word = { line->off, 0 };

	while (p->word < WORDS && next_word(text, word.off + word.len, &word) &&
	       word.off < line->off + line->len) {
		int col = p->r.col + line->indent +
			  pr_text_cells(text->bytes + line->off,
					word.off - line->off);
		bool first = p->word == 0 || !p->marks[p->word - 1];
		bool last = p->word + 1 == WORDS || !p->marks[p->word + 1];

		if (row >= 0)
			paint_word(p, row, col, &word, first, last);
		p->word++;
	}
}

void
mark_draw(struct draw *d, struct rect r, struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	bool marks[WORDS];
	struct paint paint = { d, r, q, marks, 0 };
	struct pr_wrap wrap = { .text = q->text.stem.bytes,
				.len = q->text.stem.len,
				.width = r.cols,
				.hang = true };
	struct pr_line line;

	q->mark.row = q->mark.col = -1;
	if (!wrap.text || (!cell->highlight && !q->mark.on))
		return;
	read_marks(marks, &q->text.stem_unicode, cell->highlight);
	for (int n = 0; pr_wrap_next(&wrap, &line); n++) {
		bool seen =
			n >= q->stem.line && n < q->stem.line + q->stem.shown;

		paint_line(&paint, seen ? r.row + n - q->stem.line : -1, &line);
	}
}

/* ---- the view over the question ----------------------------------------- */

struct highlight {
	struct question *q;
};

static enum pr_status
mark_open(struct view *view, const void *arg, struct pr_err *err)
{
	struct highlight *h = view->state;
	const struct highlight_arg *of = arg;

	h->q = of->question;
	if (!count_words(&h->q->text.stem))
		return pr_fail(err, PR_ESTATE, "There is no text to mark.");
	h->q->mark.on = true;
	tui_say(view->tui, "Arrows go from word to word, Space marks, Esc is "
			   "done.");
	return PR_OK;
}

static void
mark_focus(struct view *view, struct draw *d)
{
	const struct highlight *h = view->state;

	draw_focus(d, h->q->mark.row, h->q->mark.col);
}

static void
flip(struct view *view)
{
	struct highlight *h = view->state;
	struct question *q = h->q;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	bool marks[WORDS];
	char body[PR_EVENT_BODY_MAX];
	struct pr_action action = { .kind = PR_EVENT_HIGHLIGHT,
				    .slot = -1,
				    .body = body };

	read_marks(marks, &q->text.stem_unicode, cell->highlight);
	marks[q->mark.word] = !marks[q->mark.word];
	write_marks(body, sizeof(body), marks, &q->text.stem_unicode);
	if (tui_do(view->tui, &action))
		sit_say(view->tui, marks[q->mark.word]
					   ? "Word highlighted."
					   : "Highlight taken away.");
}

static void
step(struct question *q, long words)
{
	long n = (long)count_words(&q->text.stem);
	long to = (long)q->mark.word + words;

	if (to >= n)
		to = n - 1;
	q->mark.word = to < 0 ? 0 : (size_t)to;
	/* keep the word in sight: its line is found when it is drawn */
	if (words > 0 && q->mark.row < 0)
		pane_scroll(&q->stem, 1);
}

static enum view_next
mark_act(struct view *view, enum action action, int key)
{
	struct highlight *h = view->state;

	(void)key;
	switch ((int)action) {
	case ACT_RIGHT:
		step(h->q, 1);
		break;
	case ACT_LEFT:
		step(h->q, -1);
		break;
	case ACT_DOWN:
		step(h->q, 8);
		break;
	case ACT_UP:
		step(h->q, -8);
		break;
	case ACT_FIRST:
		step(h->q, -WORDS);
		pane_scroll(&h->q->stem, -h->q->stem.lines);
		break;
	case ACT_LAST:
		step(h->q, WORDS);
		pane_scroll(&h->q->stem, h->q->stem.lines);
		break;
	case ACT_PGUP:
	case ACT_PGDN:
		pane_page(&h->q->stem, action == ACT_PGUP ? -1 : 1);
		break;
	case ACT_TOGGLE:
	case ACT_ENTER:
		flip(view);
		break;
	case ACT_BACK:
		tui_say(view->tui, "Highlighting done.");
		return VIEW_CLOSE;
	default:
		break;
	}
	return VIEW_STAY;
}

static enum view_next
mark_back(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

const struct view_ops view_highlight = {
	.screen = ON_HIGHLIGHT,
	.state_size = sizeof(struct highlight),
	.overlay = true,
	.open = mark_open,
	.draw = mark_focus,
	.act = mark_act,
	.back = mark_back,
};
