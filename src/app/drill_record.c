/*
 * drill_record.c - the grade of a response, as it is kept
 *
 * Made when the response is closed, with the tables of that moment, and
 * written in the transaction of the event that closes it: SHOW, or the seal
 * for what was answered and never shown.
 */
#include "util/mem.h"

#include "drill_internal.h"
#include "library_internal.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* {"kinds": {"B": "WRONG_SEVENTH"}}: what a distractor stands for. */
#define ITEM_FACTS "urn:proctor:drill"

static bool
is_drill(const struct pr_seat *seat)
{
	return seat->sitting->rules.kind == PR_SITTING_DRILL;
}

static void
add_error(struct drill_record *r, enum pr_feedback kind, const char *line,
	  const char *key)
{
	struct drill_error *e;

	if (r->n == PR_LEN(r->errors) || (int)kind < 1)
		return;
	e = &r->errors[r->n++];
	e->kind = (int)kind;
	library_cut(e->line, sizeof(e->line), line ? line : "");
	library_cut(e->key, sizeof(e->key), key ? key : "");
}

/* Of one line out of place several marks may speak: that is one error. */
static bool
is_counted(const struct pr_code_grade *grade, size_t mark)
{
	const struct pr_mark *m = &grade->marks[mark];

	for (size_t i = 0; i < mark && pr_feedback_is_order(m->kind); i++)
		if (grade->marks[i].line == m->line &&
		    pr_feedback_is_order(grade->marks[i].kind))
			return true;
	return false;
}

static enum pr_status
grade_codes(struct drill_record *r, struct pr_seat *seat,
	    const struct pr_item *item, struct pr_err *err)
{
	struct pr_code_grade *grade = mem_array(1, sizeof(*grade));
	enum pr_status st;

	if (!grade)
		return mem_fail(err);
	st = pr_drill_grade(seat, r->slot, grade, NULL);
	if (st == PR_ENOMEM) {
		free(grade);
		return mem_fail(err);
	}
	if (st) /* no code lines at all: wrong as a whole */
		add_error(r, PR_FB_BAD_FORMAT,
			  seat->sitting->cells[r->slot].body, "");
	for (size_t i = 0; !st && i < grade->n_marks; i++) {
		const struct pr_mark *m = &grade->marks[i];
		bool line = m->line >= 0 && (size_t)m->line < grade->n_lines;
		bool key = m->key >= 0 && (size_t)m->key < item->n_answers;

		if (is_counted(grade, i))
			continue;
		add_error(r, m->kind, line ? grade->lines[m->line].code : "",
			  key ? item->answers[m->key].text : "");
	}
	if (!st) {
		r->strict = grade->strict;
		r->learning = grade->learning;
	}
	free(grade);
	return PR_OK;
}

/* What a wrong answer of a made item is called, 0 when nobody said. */
static enum pr_feedback
kind_of(struct pr_desk *desk, int64_t item_rev, const char *answer)
{
	const cJSON *kind = NULL;
	struct pr_db_rev rev;
	cJSON *record;
	enum pr_feedback found = (enum pr_feedback)0;

	if (pr_db_rev_get(desk->store, item_rev, &rev, NULL) != PR_OK)
		return found;
	record = cJSON_ParseWithLength(rev.record, rev.record_len);
	kind = cJSON_GetObjectItemCaseSensitive(record, "extensions");
	kind = cJSON_GetObjectItemCaseSensitive(kind, ITEM_FACTS);
	kind = cJSON_GetObjectItemCaseSensitive(kind, "kinds");
	kind = cJSON_GetObjectItemCaseSensitive(kind, answer);
	if (cJSON_IsString(kind))
		found = pr_feedback_of(kind->valuestring);
	cJSON_Delete(record);
	return found;
}

/* "B" of a choice, the accepted text of a typed answer. */
static const char *
key_of(const struct pr_item *item)
{
	uint32_t key = pr_item_key(item);

	for (size_t k = 0; k < item->n_options; k++)
		if (key & UINT32_C(1) << k)
			return item->options[k].id;
	if (item->n_answers && item->answers[0].text)
		return item->answers[0].text;
	return "";
}

/* A wrong answer that somebody gave a name. */
static void
name_error(struct drill_record *r, struct pr_seat *seat,
	   const struct pr_item *item)
{
	const struct pr_cell *cell = &seat->sitting->cells[r->slot];
	int64_t rev = seat->form->slots[r->slot].item_rev;
	struct pr_response response = { cell->choice, cell->body };
	struct pr_grade grade = pr_item_grade(item, &response);

	if (grade.right)
		return;
	for (size_t k = 0; k < item->n_options; k++) {
		const char *id = item->options[k].id;

		if (pr_item_is_choice(item->type) &&
		    cell->choice & UINT32_C(1) << k &&
		    !(pr_item_key(item) & UINT32_C(1) << k))
			add_error(r, kind_of(seat->desk, rev, id), id,
				  key_of(item));
	}
	if (grade.wrong >= 0 && (size_t)grade.wrong < item->n_wrong_answers)
		add_error(r,
			  kind_of(seat->desk, rev,
				  item->wrong_answers[grade.wrong].text),
			  cell->body, key_of(item));
}

enum pr_status
drill_record_make(struct drill_record **out, struct pr_seat *seat, int slot,
		  int64_t at_ms, struct pr_err *err)
{
	const struct pr_item *item;
	struct drill_record *r;
	struct drill_score score;
	struct pr_err own = { 0 };
	enum pr_status st = PR_OK;

	*out = NULL;
	if (!is_drill(seat) || slot < 0)
		return PR_OK;
	item = pr_seat_item(seat, slot, &own);
	if (!item)
		return pr_fail(err, own.status, "%s", own.text);
	r = mem_array(1, sizeof(*r));
	if (!r)
		return mem_fail(err);
	r->sitting = seat->id;
	r->learner = seat->desk->learner.id;
	r->at_ms = at_ms;
	r->slot = slot;
	snprintf(r->edition, sizeof(r->edition), "%s",
		 drill_edition_here(seat->desk, item));
	if (!seat->sitting->cells[slot].answered) {
		*out = r; /* looked up unanswered: nothing earned */
		return PR_OK;
	}
	if (item->type == PR_ITEM_CODE_ENTRY) {
		st = grade_codes(r, seat, item, err);
	} else {
		st = drill_score(&score, seat, slot, err);
		r->strict = score.strict;
		r->learning = score.learning;
		name_error(r, seat, item);
	}
	if (st)
		free(r);
	else
		*out = r;
	return st;
}

enum pr_status
drill_record_write(struct pr_store *store, const struct drill_record *r,
		   struct pr_err *err)
{
	struct pr_db_grade grade = {
		.sitting = r->sitting,
		.slot = r->slot,
		.learner = r->learner,
		.at_ms = r->at_ms,
		.strict = r->strict,
		.learning = r->learning,
		.edition = r->edition,
	};
	enum pr_status st = pr_db_grade_put(store, &grade, err);

	for (size_t i = 0; !st && i < r->n; i++) {
		struct pr_db_error error = {
			.sitting = r->sitting,
			.slot = r->slot,
			.n = (int)i,
			.kind = r->errors[i].kind,
			.line = r->errors[i].line,
			.key = r->errors[i].key,
			.learner = r->learner,
			.at_ms = r->at_ms,
		};

		st = pr_db_error_put(store, &error, err);
	}
	return st;
}

enum pr_status
drill_records_left(struct drill_records *out, struct pr_seat *seat,
		   struct pr_err *err)
{
	const struct pr_sitting *s = seat->sitting;
	enum pr_status st = PR_OK;

	*out = (struct drill_records){ 0 };
	if (!is_drill(seat))
		return PR_OK;
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers they are */
	out->rows = mem_array(s->n_slots, sizeof(*out->rows));
	if (!out->rows)
		return mem_fail(err);
	for (size_t i = 0; i < s->n_slots && !st; i++) {
		if (!s->cells[i].answered || s->cells[i].shown)
			continue;
		st = drill_record_make(&out->rows[out->n], seat, (int)i,
				       s->end_wall_ms, err);
		out->n += !st;
	}
	return st; /* released by the caller in any case */
}

void
drill_records_release(struct drill_records *records)
{
	for (size_t i = 0; i < records->n; i++)
		free(records->rows[i]);
	free(records->rows);
	*records = (struct drill_records){ 0 };
}

struct closed {
	const struct pr_sitting *sitting;
	bool sealed;
	size_t n;
	int wrong; /* a slot that has a grade and should not, -1 none */
};

static bool
is_closed(const struct closed *c, size_t slot)
{
	const struct pr_cell *cell = &c->sitting->cells[slot];

	return cell->shown || (c->sealed && cell->answered);
}

static bool
count_grade(void *ctx, const struct pr_db_grade *grade)
{
	struct closed *c = ctx;

	c->n++;
	if ((size_t)grade->slot >= c->sitting->n_slots ||
	    !is_closed(c, (size_t)grade->slot))
		c->wrong = grade->slot;
	return c->wrong < 0;
}

enum pr_status
drill_records_check(struct pr_seat *seat, bool sealed, struct pr_err *err)
{
	struct closed c = { seat->sitting, sealed, 0, -1 };
	struct pr_err own = { 0 };
	struct pr_db_drill row;
	size_t want = 0;
	enum pr_status st;

	if (!is_drill(seat))
		return PR_OK;
	st = pr_db_drill_get(seat->desk->store, seat->id, &row, &own);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, PR_EDAMAGED,
			       "sitting %lld: nothing says what this drill "
			       "was started as",
			       (long long)seat->id);
	if (st)
		return pr_fail(err, st, "%s", own.text);
	st = pr_db_grade_each(seat->desk->store, seat->id, 0, &c, count_grade,
			      err);
	for (size_t i = 0; i < c.sitting->n_slots; i++)
		want += is_closed(&c, i);
	if (!st && (c.wrong >= 0 || c.n != want))
		return pr_fail(err, PR_EDAMAGED,
			       "sitting %lld: its grades are not those of the "
			       "responses that were closed",
			       (long long)seat->id);
	return st;
}
