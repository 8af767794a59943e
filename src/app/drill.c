/* drill.c - a drill while it runs: grade, pace, edition; proctor/drill.h */
#include "proctor/drill.h"

#include "drill_internal.h"
#include "library_internal.h"

#include <stdio.h>
#include <string.h>

/* What an item that does not say takes. */
#define CHOICE_S 60
#define TYPED_S 120

static const struct pr_cell *
cell_of(const struct pr_seat *seat, int slot)
{
	if (slot < 0 || (size_t)slot >= seat->form->n_slots)
		return NULL;
	return &seat->sitting->cells[slot];
}

enum pr_status
pr_drill_grade(struct pr_seat *seat, int slot, struct pr_code_grade *out,
	       struct pr_err *err)
{
	const struct pr_item *item = pr_seat_item(seat, slot, err);
	const struct pr_cell *cell = cell_of(seat, slot);

	if (!item || !cell)
		return err && err->status ? err->status : PR_EINVAL;
	if (item->type != PR_ITEM_CODE_ENTRY)
		return pr_fail(err, PR_ESTATE,
			       "Item %d is not answered with codes.", slot + 1);
	if (!cell->answered)
		return pr_fail(err, PR_ESTATE, "Item %d has no answer.",
			       slot + 1);
	return pr_code_grade(out, item, cell->body ? cell->body : "",
			     pr_desk_book(seat->desk), err);
}

enum pr_status
drill_score(struct drill_score *out, struct pr_seat *seat, int slot,
	    struct pr_err *err)
{
	const struct pr_item *item = pr_seat_item(seat, slot, err);
	const struct pr_cell *cell = cell_of(seat, slot);
	struct pr_response response;
	struct pr_code_grade codes;
	struct pr_grade grade;
	enum pr_status st;

	*out = (struct drill_score){ 0 };
	if (!item || !cell)
		return err && err->status ? err->status : PR_EIO;
	if (!cell->answered)
		return PR_OK;
	if (item->type == PR_ITEM_CODE_ENTRY) {
		st = pr_drill_grade(seat, slot, &codes, NULL);
		if (st == PR_ENOMEM)
			return pr_fail(err, st, "out of memory");
		if (!st)
			*out = (struct drill_score){ codes.strict,
						     codes.learning };
		return PR_OK; /* what cannot be read is wrong, no error */
	}
	response = (struct pr_response){ cell->choice, cell->body };
	grade = pr_item_grade(item, &response);
	out->strict = grade.right ? 100 : 0;
	out->learning = grade.right ? 100 : grade.credit;
	return PR_OK;
}

int64_t
drill_target_ms(int seconds, int type)
{
	if (seconds <= 0)
		seconds = pr_item_is_choice((enum pr_item_type)type) ? CHOICE_S
								     : TYPED_S;
	return (int64_t)seconds * 1000;
}

/* The pace that was asked for, else the item's own. */
static int64_t
target_of(struct pr_seat *seat, int slot)
{
	const struct pr_item *item = pr_seat_item(seat, slot, NULL);
	struct pr_db_drill row;

	if (pr_db_drill_get(seat->desk->store, seat->id, &row, NULL) == PR_OK &&
	    row.pace_s > 0)
		return (int64_t)row.pace_s * 1000;
	return item ? drill_target_ms(item->time_expected_s, (int)item->type)
		    : 0;
}

void
pr_drill_pace(struct pr_seat *seat, struct pr_drill_pace *out)
{
	const struct pr_sitting *s = seat->sitting;
	int64_t ms = 0;

	*out = (struct pr_drill_pace){ 0 };
	for (size_t i = 0; i < s->n_slots; i++) {
		const struct pr_cell *cell = &s->cells[i];
		struct drill_score score;

		if (!cell->answered ||
		    (!cell->shown && s->state != PR_STATE_SEALED))
			continue;
		out->answered++;
		ms += cell->ms;
		if (drill_score(&score, seat, (int)i, NULL) ||
		    score.strict < 100) {
			out->streak = 0;
			continue;
		}
		out->right++;
		if (++out->streak > out->best_streak)
			out->best_streak = out->streak;
	}
	if (out->answered)
		out->mean_ms = ms / out->answered;
	if (s->at >= 0)
		out->target_ms = target_of(seat, s->at);
}

bool
pr_drill_open_book(struct pr_seat *seat)
{
	struct pr_db_drill row;

	return pr_db_drill_get(seat->desk->store, seat->id, &row, NULL) !=
		       PR_OK ||
	       !row.closed;
}

static enum pr_code_system
system_of(const struct pr_item *item)
{
	if (item->n_systems)
		return pr_code_system_of(item->systems[0]);
	return PR_CODE_NONE;
}

const char *
drill_edition_here(struct pr_desk *desk, const struct pr_item *item)
{
	const struct pr_codebook *book = pr_desk_book(desk);
	enum pr_code_system system = system_of(item);

	if (!book || system == PR_CODE_NONE)
		return "";
	return book->edition[system] ? book->edition[system] : "";
}

/* "FY2026" of "ICD-10-CM FY2026". */
static const char *
last_word(const char *text)
{
	const char *blank = strrchr(text, ' ');

	return blank ? blank + 1 : text;
}

void
pr_drill_edition(struct pr_desk *desk, const struct pr_item *item,
		 char out[240])
{
	const char *edition = item->code_edition ? item->code_edition : "";
	bool codes = item->type == PR_ITEM_CODE_ENTRY;
	char lapsed[160] = "", today[11];
	size_t n = 0;

	out[0] = '\0';
	app_today(desk, today);
	if (edition[0]) {
		(void)pr_code_lapsed(lapsed, last_word(edition), today);
		/* the sentence begins with the year, the edition ends in it */
		if (lapsed[0])
			n = (size_t)snprintf(
				out, 240, "%.*s%.90s.",
				(int)(last_word(edition) - edition), edition,
				lapsed);
		else
			n = (size_t)snprintf(out, 240, "%.60s.", edition);
	}
	if (codes && !drill_edition_here(desk, item)[0])
		snprintf(out + n, 240 - n,
			 "%sNo table of these codes is here, so only the key "
			 "is checked: proctor codes import",
			 n ? " " : "");
}
