/* mark_words.c - a mark in four short parts; see proctor/coding.h */
#include "words.h"

#include <stdio.h>
#include <string.h>

/* Writes, and marks with three dots that it did not fit. */
void
words_put(char *out, size_t cap, const char *text)
{
	size_t n = strlen(text);

	if (n < cap) {
		memcpy(out, text, n + 1);
		return;
	}
	n = cap - 4;
	/* not inside a character, not behind a blank */
	while (n > 0 && ((text[n] & 0xc0) == 0x80 || text[n - 1] == ' '))
		n--;
	snprintf(out, cap, "%.*s...", (int)n, text);
}

static void
put_code(char *out, size_t cap, const struct pr_codebook *book,
	 const struct pr_code_line *line)
{
	const struct pr_code_row *row =
		grade_row(book, line->system, line->code);
	char text[600], shown[12];
	size_t n;

	pr_code_display(shown, line->system, line->code);
	n = (size_t)snprintf(text, sizeof(text), "%s", shown);
	for (int i = 0; i < line->n_mods; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n, "-%s",
				      line->mods[i]);
	if (line->units)
		n += (size_t)snprintf(text + n, sizeof(text) - n, " x%d",
				      line->units);
	if (line->poa)
		n += (size_t)snprintf(
			text + n, sizeof(text) - n, " POA %s",
			line->poa == 'E' ? "blank" : (char[2]){ line->poa });
	if (row && row->title)
		snprintf(text + n, sizeof(text) - n, " %s", row->title);
	words_put(out, cap, text);
}

void
words_answer_line(struct pr_code_line *line, const struct pr_item *item,
		  int key, const struct pr_codebook *book)
{
	const struct pr_answer *a = &item->answers[key];

	memset(line, 0, sizeof(*line));
	grade_answer_code(line->code, &line->system, item, key, book);
	for (size_t i = 0; i < a->n_modifiers && i < PR_LINE_MODS; i++) {
		size_t n = strnlen(a->modifiers[i], 2);

		memcpy(line->mods[line->n_mods], a->modifiers[i], n);
		line->n_mods++;
	}
	line->units = a->units > 1 ? a->units : 0;
	if (a->poa)
		line->poa =
			(char)(strcmp(a->poa, "exempt") == 0 ? 'E' : a->poa[0]);
}

static bool
is_line(const struct pr_code_grade *grade, int line)
{
	return line >= 0 && (size_t)line < grade->n_lines;
}

bool
words_keyed_line(struct pr_code_line *line, const struct words *w, int at)
{
	int key;

	if (!is_line(w->grade, at))
		return false;
	key = w->grade->paired[at];
	if (key < 0 || (size_t)key >= w->item->n_answers)
		return false;
	words_answer_line(line, w->item, key, w->book);
	return true;
}

/* For a pair the code that belongs before, as the key has it: what was
 * entered for it may be wrong itself. */
static bool
find_wanted(struct pr_code_line *line, const struct words *w)
{
	const struct pr_mark *m = w->mark;

	if (m->kind == PR_FB_EXCLUDES1 || m->kind == PR_FB_DUPLICATE)
		return false;
	if (m->kind == PR_FB_SEQ_PAIR)
		return words_keyed_line(line, w, m->other);
	if (m->key < 0 || (size_t)m->key >= w->item->n_answers)
		return false;
	words_answer_line(line, w->item, m->key, w->book);
	return true;
}

static void
put_wanted(struct pr_mark_words *out, const struct words *w)
{
	struct pr_code_line line;

	if (!find_wanted(&line, w))
		return;
	put_code(out->wanted, sizeof(out->wanted), w->book, &line);
}

void
pr_mark_words(struct pr_mark_words *out, const struct pr_code_grade *grade,
	      size_t mark, const struct pr_item *item,
	      const struct pr_codebook *book)
{
	struct words w = { grade, NULL, item, book };

	memset(out, 0, sizeof(*out));
	if (mark >= grade->n_marks)
		return;
	w.mark = &grade->marks[mark];
	if (is_line(grade, w.mark->line))
		put_code(out->entered, sizeof(out->entered), book,
			 &grade->lines[w.mark->line]);
	put_wanted(out, &w);
	words_difference(out->difference, sizeof(out->difference), &w);
	words_why(out->why, sizeof(out->why), &w);
}
