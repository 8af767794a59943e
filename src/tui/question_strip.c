/* question_strip.c - the list of items beside the question, from 132 columns */
#include "tui/question.h"

#include <stdio.h>
#include <string.h>

#define STRIP_CELL 9

static void
cell_text(char out[24], struct tui *tui, int slot)
{
	const struct pr_sitting *s = sit_state(tui);
	const struct pr_cell *cell = &s->cells[slot];
	char answer[SIT_ANSWER] = "";
	const struct pr_item *item;

	/* only what was displayed is loaded */
	item = cell->answered ? sit_item(tui, slot) : NULL;
	if (item)
		sit_answer(answer, item, sit_slot(tui, slot), cell);
	else
		snprintf(answer, sizeof(answer), "%s",
			 cell->reached ? "." : "-");
	if (strlen(answer) > 3)
		snprintf(answer, sizeof(answer), "ok");
	snprintf(out, 24, "%3d  %.3s%s", slot + 1, answer,
		 cell->flagged ? "!" : "");
}

void
strip_draw(struct draw *d, struct rect r, struct tui *tui)
{
	const struct pr_sitting *s = sit_state(tui);
	struct pr_sitting_counts c = pr_sitting_count(s);
	int rows = r.rows - 4;
	int page = rows * (r.cols / STRIP_CELL);
	int first = page > 0 ? s->at / page * page : 0;

	draw_split(d, r.col, r.row, r.rows);
	draw_at(d, r.row - 1, r.col, ROLE_QUIET, draw_glyph(d, GLYPH_TEE_DOWN));
	draw_at(d, r.row + r.rows, r.col, ROLE_QUIET,
		draw_glyph(d, GLYPH_TEE_UP));
	draw_fmt(d, r.row, r.col + 2, ROLE_HEADING,
		 "Items   answered %d, without %d", c.answered, c.unanswered);
	for (int i = 0; i < page && first + i < (int)s->n_slots; i++) {
		int row = r.row + 2 + i % rows;
		int col = r.col + 2 + i / rows * STRIP_CELL;
		int slot = first + i;
		char text[24];

		cell_text(text, tui, slot);
		if (slot == s->at)
			draw_at(d, row, col, ROLE_FOCUS, ">");
		draw_at(d, row, col + (slot == s->at),
			slot == s->at ? ROLE_FOCUS : ROLE_TEXT,
			text + (slot == s->at && text[0] == ' '));
	}
	draw_at(d, r.row + r.rows - 1, r.col + 2, ROLE_QUIET,
		"A..H answer   . seen   - not seen   ! flag");
}
