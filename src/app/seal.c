/* seal.c - the end of a sitting: sheet, score, state, in one transaction */
#include "proctor/hash.h"
#include "util/mem.h"

#include "drill_internal.h"
#include "learn.h"
#include "result_internal.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

struct seal {
	struct pr_seat *seat;
	struct pr_event event;
	char hash_text[PR_HASH_TEXT];
	unsigned char *sheet;
	size_t sheet_len;
	struct pr_result *result;
	char *record;
	struct drill_records grades; /* of responses that were not closed */
};

enum pr_status
app_seat_sheet(struct pr_seat *seat, unsigned char **out, size_t *len,
	       struct pr_err *err)
{
	size_t n = seat->form->n_slots;
	struct pr_sheet_cell *cells = mem_array(n, sizeof(*cells));
	unsigned char *bytes =
		mem_array(PR_SHEET_HEAD + n * PR_SHEET_CELL + PR_SHEET_TAIL, 1);
	enum pr_status st = PR_OK;

	*out = NULL;
	if (!cells || !bytes)
		st = mem_fail(err);
	if (!st)
		st = seat_load_items(seat, err);
	if (!st) {
		for (size_t i = 0; i < n; i++)
			pr_sheet_fill(&cells[i], &seat->form->slots[i],
				      seat->items[i], &seat->sitting->cells[i],
				      &seat->changes[i]);
		*len = pr_sheet_pack(bytes, cells, n);
		*out = bytes;
		bytes = NULL;
	}
	free(cells);
	free(bytes);
	return st;
}

/* What its responses teach, as far as it was not told before. */
static enum pr_status
write_learnt(struct pr_seat *seat, struct pr_err *err)
{
	struct learn_facts facts;
	enum pr_status st = learn_facts_left(&facts, seat, err);

	for (size_t i = 0; !st && i < facts.n; i++)
		st = learn_fact_write(seat, facts.rows[i], err);
	learn_facts_release(&facts);
	return st ? st : learn_forecast_write(seat, err);
}

static enum pr_status
write_rows(void *ctx, struct pr_err *err)
{
	struct seal *seal = ctx;
	struct pr_seat *seat = seal->seat;
	struct pr_store *store = seat->desk->store;
	const struct pr_result *r = seal->result;
	struct pr_db_event event;
	struct pr_db_sitting sitting;
	struct pr_db_score score = {
		.sitting = seat->id,
		.n_scored = r->n_scored,
		.raw = r->raw,
		.met_before = r->met_before,
		.scaled = r->scaled,
		.score = r->score,
		.lo = r->score_lo,
		.hi = r->score_hi,
		.passed = r->passed,
		.record = seal->record,
	};
	enum pr_status st;

	seat_event_row(seat, &seal->event, &event);
	st = pr_db_event_put(store, &event, err);
	/* before the sheet, so that it is not compared with itself */
	if (!st)
		st = write_learnt(seat, err);
	if (!st)
		st = pr_db_sheet_put(store, seat->id, seat->desk->learner.id,
				     seat->sitting->end_wall_ms, seal->sheet,
				     seal->sheet_len, err);
	if (!st)
		st = pr_db_score_put(store, &score, err);
	for (size_t i = 0; !st && i < seal->grades.n; i++)
		st = drill_record_write(store, seal->grades.rows[i], err);
	if (!st) {
		seat_row(seat, &sitting);
		sitting.state = PR_STATE_SEALED;
		memcpy(sitting.head, seal->event.hash, sizeof(sitting.head));
		st = pr_db_sitting_state(store, &sitting, err);
	}
	return st;
}

/* What is sealed is what the log says; it takes part in the chain itself. */
static enum pr_status
make_seal(struct seal *seal, struct pr_err *err)
{
	struct pr_seat *seat = seal->seat;
	unsigned char hash[PR_HASH_LEN];
	struct pr_env env;
	struct pr_clocks now;
	enum pr_status st;

	st = app_seat_sheet(seat, &seal->sheet, &seal->sheet_len, err);
	if (!st)
		st = result_rows(&seal->result, seat, err);
	if (!st)
		st = result_score(seal->result, seat, err);
	if (!st)
		st = drill_records_left(&seal->grades, seat, err);
	if (st)
		return st;
	seal->record = result_score_json(seal->result);
	if (!seal->record)
		return mem_fail(err);
	pr_blake2b(hash, seal->sheet, seal->sheet_len);
	pr_hex_format(seal->hash_text, hash, sizeof(hash));
	seal->event.kind = PR_EVENT_SEAL;
	seal->event.slot = -1;
	seal->event.body = seal->hash_text;
	app_now(seat->desk, &env, &now);
	return pr_sitting_stamp(&seal->event, seat->sitting, &now, err);
}

/* Is it on the disk although the commit reported a failure? */
static bool
is_sealed(const struct seal *seal)
{
	struct pr_db_sitting row;

	return pr_db_sitting_get(seal->seat->desk->store, seal->seat->id, &row,
				 NULL) == PR_OK &&
	       row.state == PR_STATE_SEALED &&
	       !memcmp(row.head, seal->event.hash, sizeof(row.head));
}

/* Twice: a second time on a fresh connection. */
static enum pr_status
write_seal(struct seal *seal, struct pr_err *err)
{
	struct pr_desk *desk = seal->seat->desk;

	if (app_transact(desk, write_rows, seal, err) == PR_OK)
		return PR_OK;
	if (pr_store_reopen(desk->store, NULL) == PR_OK &&
	    (is_sealed(seal) ||
	     app_transact(desk, write_rows, seal, NULL) == PR_OK))
		return PR_OK;
	return PR_EUNSAVED;
}

enum pr_status
app_seat_seal(struct pr_seat *seat, struct pr_err *err)
{
	struct seal seal = { .seat = seat };
	struct pr_err lost = { 0 };
	enum pr_status st = make_seal(&seal, err);

	if (!st) {
		st = write_seal(&seal, &lost);
		if (st)
			st = pr_fail(err, PR_EUNSAVED,
				     "NOT SAVED: %s The exam is over and your "
				     "answers are on the disk; the score is "
				     "made when it can be written.",
				     lost.text);
	}
	if (!st)
		st = pr_sitting_apply(seat->sitting, &seal.event, err);
	/* the end is a safe moment; a failed checkpoint loses nothing */
	if (!st)
		(void)!pr_store_checkpoint(seat->desk->store, NULL);
	free(seal.sheet);
	pr_result_free(seal.result);
	cJSON_free(seal.record);
	drill_records_release(&seal.grades);
	return st;
}
